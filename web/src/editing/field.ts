// What a form asks for, as data: fields by their kind, and how what is typed in them is kept. It knows no record type and
// draws nothing; editing/kinds.ts declares the forms, editing/field-control.tsx draws them.
import type { SearchType } from "../finding/record-choice";
import type { Vocabulary } from "../language/vocabulary";

/** What stands in a field while it is being filled: texts, and groups and lists of them. */
export type Value = string | null | readonly Value[] | Values;
export interface Values {
  readonly [name: string]: Value;
}

/** A record that was chosen, with what to call it. */
export interface Chosen extends Values {
  readonly id: string;
  readonly type: string;
  readonly name: string;
}

interface Declared {
  /** As the input of the mutation calls it. */
  readonly name: string;
  readonly required?: boolean;
  /** What stands in it when a new form is opened. */
  readonly initial?: string;
}
export type Field = Declared &
  (
    | { readonly kind: "text" | "longtext" | "slug" | "words" | "share" | "language" | "place" | "period" }
    /** `among`: the values that may be chosen, where not all of them. */
    | { readonly kind: "enum"; readonly of: keyof Vocabulary; readonly among?: readonly string[] }
    /** A text in several languages. */
    | { readonly kind: "texts"; readonly long?: boolean }
    /** `implies`: the field that follows from what is chosen, as a reform's policy. */
    | { readonly kind: "record"; readonly types?: SearchType[]; readonly implies?: string }
    | { readonly kind: "records"; readonly types: SearchType[] }
    | { readonly kind: "sector" }
    /** A passage of a source: an excerpt that is there, or a new one, whose source may be new too. */
    | { readonly kind: "passage" }
    /** `input`: the input type of its items, which has names of its own for some fields. */
    | { readonly kind: "list"; readonly of: readonly Field[]; readonly input: string }
  );
export type FieldOf<Kind extends Field["kind"]> = Extract<Field, { readonly kind: Kind }>;

/** The kind under which a declared form is found: its address is /edit/NAME. */
export interface Kind {
  readonly name: string;
  readonly type: keyof Vocabulary["RecordType"];
  readonly fields: readonly Field[];
  /** Where its name stands, for kinds whose records must have no twins. */
  readonly named?: { readonly field: string; readonly type: SearchType };
}

/** A source that is made along with what it is cited for. */
export const NEW_SOURCE: readonly Field[] = [
  { name: "title", kind: "text", required: true },
  { name: "kind", kind: "enum", of: "SourceKind", required: true },
  { name: "url", kind: "text" },
  { name: "published", kind: "period" },
];
/** Of a new excerpt, beside its source. */
export const NEW_EXCERPT: readonly Field[] = [
  { name: "quote", kind: "longtext" },
  { name: "page", kind: "text" },
  { name: "lang", kind: "language" },
  { name: "note", kind: "text" },
];

export function blank(field: Field, language: string): Value {
  switch (field.kind) {
    case "texts":
      return [{ lang: language, value: "" }];
    case "list":
      return field.required ? [blankOf(field.of, language)] : [];
    case "records":
      return [];
    case "record":
    case "sector":
      return null;
    case "passage":
      return { source: null, newSource: null, excerpt: "", ...blankOf(NEW_EXCERPT, language) };
    default:
      return field.initial ?? "";
  }
}

export const blankOf = (fields: readonly Field[], language: string): Values =>
  Object.fromEntries(fields.map((field) => [field.name, blank(field, language)]));

/** The value at a path, as `names.0.value`; undefined where nothing is. */
export const valueAt = (value: Value | undefined, path: readonly string[]): Value | undefined =>
  path.reduce<Value | undefined>(
    (at, step) => (at && typeof at === "object" ? (at as Values)[step] : undefined),
    value,
  );

/** The name of what a form is about, as far as it has been typed. */
export function nameIn(kind: Kind, values: Values): string {
  const value = kind.named && values[kind.named.field];
  if (typeof value === "string") return value.trim();
  const first = (value as readonly Values[] | undefined)?.find((each) => (each["value"] as string).trim());
  return first ? (first["value"] as string).trim() : "";
}

const SLUG_MAX = 120;

/** "Fédération générale" -> "federation-generale". */
export const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, SLUG_MAX)
    .replace(/-$/, "");
