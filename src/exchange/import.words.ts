// What a form's complaint says, in words that somebody who writes files understands.
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  record: 'a text by language, as {"en": "Housing"}',
  object: "an object, as {...}",
  array: "a list, as [...]",
  string: "text in quotes",
  number: "a number without quotes",
};

const WORDS_CHARACTERS_MAX = 300;
const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? "nothing";

/** One sentence for one complaint; what it does not know better it says as zod does. */
export function wordsOf(issue: Issue): string {
  return words(issue).slice(0, WORDS_CHARACTERS_MAX);
}

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
