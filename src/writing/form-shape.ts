// What a form says about its fields, wherever it says so: forms wrap a field to make it optional or to give it a default.
import type { z } from "zod";

export type Form = z.ZodType;

interface Unwrapped {
  /** The field's own form, without wrappers. */
  readonly form: Form;
  readonly isOptional: boolean;
  /** What is taken where nothing is given. */
  readonly preset: unknown;
  /** The outermost description. */
  readonly description: string | undefined;
}

export function unwrapped(field: Form): Unwrapped {
  const { description } = field;
  const { type } = field.def;
  if (type !== "optional" && type !== "default")
    return { form: field, isOptional: false, preset: undefined, description };
  const inner = unwrapped((field as z.ZodOptional<Form>).unwrap());
  const preset = type === "default" ? (field as z.ZodDefault<Form>).def.defaultValue : inner.preset;
  return {
    ...inner,
    isOptional: type === "optional" || inner.isOptional,
    preset,
    description: description ?? inner.description,
  };
}

export const shapeOf = (form: z.ZodObject): Readonly<Record<string, Form>> => form.shape;
