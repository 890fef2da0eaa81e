// Enumerations declared once: their values with a description each, for TypeScript, GraphQL and import forms alike.
import { registerEnumType } from "type-graphql";

export type EnumOf<Values> = { readonly [Value in keyof Values]: Value };

/** Registers a GraphQL enum and returns it as an object whose values equal their keys. */
export function enumOf<const Values extends Record<string, string>>(
  name: string,
  description: string,
  values: Values,
): EnumOf<Values> {
  const members = Object.fromEntries(Object.keys(values).map((key) => [key, key])) as EnumOf<Values>;
  const valuesConfig = Object.fromEntries(Object.entries(values).map(([key, text]) => [key, { description: text }]));
  registerEnumType(members as Record<string, string>, { name, description, valuesConfig });
  return members;
}

/** The values as zod wants them. */
export const valuesOf = <Values extends Record<string, string>>(members: Values) =>
  Object.values(members) as unknown as [Values[keyof Values], ...Values[keyof Values][]];
