// Which of its many names an actor is shown by.
import type { NameKind } from "./actor.kinds";

interface Name {
  readonly value: string;
  readonly lang?: string | undefined;
  readonly kind: NameKind;
}

/** An official name in a wanted language beats a short one; former names and variants come only when there is nothing else. */
const PREFERENCE: readonly (readonly NameKind[])[] = [["OFFICIAL"], ["SHORT"]];

/** The best name for a reader of these languages, most wanted first: for each language official, then short; then whatever there is. */
export function chooseName(
  names: readonly Name[],
  languages: readonly string[],
): { value: string; lang: string | null } {
  const pick = (kinds: readonly NameKind[], lang?: string) =>
    names.find((name) => kinds.includes(name.kind) && (lang === undefined || name.lang === lang));
  for (const lang of languages) {
    for (const kinds of PREFERENCE) {
      const name = pick(kinds, lang);
      if (name) return { value: name.value, lang };
    }
  }
  const name = pick(["OFFICIAL"]) ?? pick(["SHORT"]) ?? names[0]!;
  return { value: name.value, lang: name.lang ?? null };
}

/** The name that lists are sorted by, the same for every reader. */
export const sortName = (names: readonly Name[]): string => chooseName(names, ["en", "fr", "nl"]).value;
