// From what GraphQL gives to what forms take: texts by language come as lists, and null says that nothing is said. It knows
// the shape of forms, and no single record type.
import type { z } from "zod";
import type { ErrorCode } from "../core/error-table";
import { type Form, shapeOf, unwrapped } from "./form-shape";

export type Content = Readonly<Record<string, unknown>>;
export type Path = readonly string[];

/** What is wrong with a request, and where in its input. */
export interface Complaint {
  readonly code: ErrorCode;
  readonly field: Path | null;
  readonly message: string;
}

/** What an input says of a record, and the fields that it empties. Fields that the form does not have are left behind. */
export function contentOf(
  form: z.ZodObject,
  input: Content,
  path: Path,
  complaints: Complaint[],
): { content: Content; emptied: readonly string[] } {
  const given = Object.entries(shapeOf(form)).filter(([name]) => input[name] !== undefined);
  // To empty such a field would be to say its preset: nobody who clears `visibility` means to publish.
  const presets = given.filter(([name, field]) => input[name] === null && unwrapped(field).preset !== undefined);
  for (const [name] of presets) {
    const message = "cannot be empty: leave it out, or say which";
    complaints.push({ code: "BAD_RECORD", field: [...path, name], message });
  }
  const content = given
    .filter(([name]) => input[name] !== null)
    .map(([name, field]) => [name, valueOf(field, input[name], [...path, name], complaints)] as const);
  return {
    content: Object.fromEntries(content),
    emptied: given.flatMap(([name]) => (input[name] === null ? [name] : [])),
  };
}

function valueOf(field: Form, value: unknown, path: Path, complaints: Complaint[]): unknown {
  const { form } = unwrapped(field);
  switch (form.def.type) {
    case "record":
      return textByLanguage(value as readonly LocalisedTextInput[], path, complaints);
    case "object":
      return contentOf(form as z.ZodObject, value as Content, path, complaints).content;
    case "array":
      return (value as unknown[]).map((item, index) =>
        valueOf((form as z.ZodArray<Form>).element, item, [...path, String(index)], complaints),
      );
    default:
      return value;
  }
}

interface LocalisedTextInput {
  readonly lang: string;
  readonly value: string;
}

function textByLanguage(texts: readonly LocalisedTextInput[], path: Path, complaints: Complaint[]): Content {
  const byLanguage = new Map(texts.map(({ lang, value }) => [lang, value]));
  if (byLanguage.size < texts.length) {
    complaints.push({ code: "BAD_RECORD", field: path, message: "has two texts in one language" });
  }
  return Object.fromEntries(byLanguage);
}
