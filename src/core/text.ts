// Text as people write it: which characters can be stored, how names are compared, how a language is chosen.
import { Refusal } from "./refusal";

/** Text by language code (ISO 639-1): {"fr": "Travail décent", "nl": "Waardig werk"}. */
export type LocalisedText = Readonly<Record<string, string>>;

/** Why a text cannot be stored faithfully, or null. Postgres rejects NUL and silently replaces half a surrogate pair. */
export function unstorable(text: string): string | null {
  if (text.includes("\u0000")) return "it holds a NUL character";
  return text.isWellFormed() ? null : "it holds half of a surrogate pair";
}

/** Refuses unstorable text anywhere in a JSON value, naming the place: BAD_TEXT. */
export function refuseUnstorable(value: unknown, place: string): void {
  if (typeof value === "string") {
    const why = unstorable(value);
    if (why) throw new Refusal("BAD_TEXT", `${place} cannot be stored: ${why}`);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => refuseUnstorable(item, `${place}[${index}]`));
  } else if (value !== null && typeof value === "object") {
    for (const [key, item] of Object.entries(value)) {
      refuseUnstorable(key, `a key of ${place}`);
      refuseUnstorable(item, `${place}.${key}`);
    }
  }
}

/** Words of others may hold what a terminal would obey, or what turns a line around: it becomes `?`. */
export const printable = (text: string): string => text.replace(/\p{C}/gu, "?");

const LETTERS: Record<string, string> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ł: "l", ı: "i" };

/** How names are compared: without case, accents, punctuation or doubled spaces. `Solidarité  Mondiale!` = `solidarite mondiale`. */
export const normaliseName = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[œæßøđłı]/g, (letter) => LETTERS[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * The languages a reader wants, most wanted first: those asked for, then Accept-Language by quality, then the node's own
 * fallback. Codes are cut to their first part (fr-BE = fr).
 */
export function wantedLanguages(
  asked: readonly string[] | null | undefined,
  acceptLanguage: string,
  fallback: readonly string[],
): readonly string[] {
  const accepted = acceptLanguage
    .slice(0, 200)
    .split(",")
    .map((part, index) => {
      const [range = "", ...parameters] = part.trim().split(";");
      const quality = Number(/^\s*q=([\d.]+)/.exec(parameters.join(";"))?.[1] ?? 1);
      return { language: range.toLowerCase().split("-")[0]!, quality, index };
    })
    .filter(({ language, quality }) => /^[a-z]{2,3}$/.test(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ language }) => language);
  const first = (asked ?? []).map((language) => language.toLowerCase().split("-")[0]!);
  return [...new Set([...first, ...accepted, ...fallback])];
}

/** The text in the most wanted language there is; else in the first by code, so that the choice never depends on chance. */
export function chooseText(text: LocalisedText, languages: readonly string[]): { value: string; lang: string } | null {
  const lang = languages.find((language) => text[language] !== undefined) ?? Object.keys(text).sort()[0];
  return lang === undefined ? null : { value: text[lang]!, lang };
}
