// The names of the records that a statement refers to, by their ids.
import { useQuestion } from "../api/use-question";
import { useLanguage } from "../language/language";
import { titleOf } from "./any-record";
import type { NameOf } from "./payload";
import { TITLES } from "./questions";

/** The node answers for so many at once; the rest is shown by id. */
const NAMES_MAX = 100;

export function useNames(ids: readonly string[]): NameOf {
  const language = useLanguage();
  const asked = [...new Set(ids)].sort().slice(0, NAMES_MAX);
  const answer = useQuestion(TITLES, { ids: asked }, { enabled: asked.length > 0, keepLast: true });
  const names = new Map(
    (answer.data?.nodes ?? []).map((node, index) => [asked[index]!, node && titleOf(node, language)]),
  );
  return (id) => names.get(id) ?? undefined;
}
