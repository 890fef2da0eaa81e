// What a form says against a content: code, place and a sentence that somebody who writes records understands. Imports,
// mutations and the command line tell it each in its own way; this knows none of them.
import type { z } from "zod";
import { ERROR_TABLE, type ErrorCode } from "../core/error-table";

type Issue = z.core.$ZodIssue;

export interface FormComplaint {
  readonly code: ErrorCode;
  /** From the content inwards: `["names", 0, "lang"]`; empty where it is about the content as a whole. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface Read<Content> {
  /** What may be asserted, its defaults filled in; undefined where anything is wrong. */
  readonly content: Content | undefined;
  readonly complaints: readonly FormComplaint[];
}

/** Holds a content against its form. */
export function readForm<Form extends z.ZodType>(form: Form, content: unknown): Read<z.output<Form>> {
  const { data, error } = form.safeParse(content, { reportInput: true });
  const complaints = (error?.issues ?? []).map((issue) => ({
    code: codeOf(issue),
    path: issue.path.map((step) => (typeof step === "symbol" ? String(step) : step)),
    message: words(issue).slice(0, WORDS_CHARACTERS_MAX),
  }));
  return { content: data, complaints };
}

/** All that the form says against the content; none: it may be asserted. */
export const complaintsOf = (form: z.ZodType, content: unknown): readonly FormComplaint[] =>
  readForm(form, content).complaints;

function codeOf(issue: Issue): ErrorCode {
  const code: unknown = issue.code === "custom" ? issue.params?.code : undefined;
  return typeof code === "string" && Object.hasOwn(ERROR_TABLE, code) ? (code as ErrorCode) : "BAD_RECORD";
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  record: 'a text by language, as {"en": "Housing"}',
  object: "an object, as {...}",
  array: "a list, as [...]",
  string: "text in quotes",
  number: "a number without quotes",
};

const WORDS_CHARACTERS_MAX = 300;
const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? "nothing";

/** What it does not know better it says as zod does. */
function words(issue: Issue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "is missing";
  if (issue.code === "invalid_type")
    return `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}, not ${shown(issue.input)}`;
  if (issue.code === "invalid_value" && issue.input === undefined) return "is missing";
  if (issue.code === "invalid_value") return `${shown(issue.input)} is none of ${issue.values.join(", ")}`;
  if (issue.code === "unrecognized_keys") return `has no field ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  if (issue.code === "too_small" && issue.origin === "string") return "must not be empty";
  if (issue.code === "too_big" && issue.origin === "string") return `must have at most ${issue.maximum} characters`;
  return issue.message;
}
