// The form of the vocabulary: for each enum of the printed schema, what its every value is called. It has no word itself.
import type { introspection_types } from "../../../schema/schema";
import type { Said } from "./languages";

type Types = introspection_types;

/** The enums of the schema, by name. */
export type EnumName = {
  [Name in keyof Types]: Types[Name] extends { enumValues: string } ? Name : never;
}[keyof Types];
export type EnumValue<Name extends EnumName> = Types[Name]["enumValues"];

/** A missing value does not compile; a value that is gone neither. */
export type Labels = { readonly [Name in EnumName]: Readonly<Record<EnumValue<Name>, Said>> };
