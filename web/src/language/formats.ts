// Numbers, shares, days and periods as a reader of each language writes them.
import type { Language } from "./languages";

/** Belgian French and Dutch: days before months, commas for decimals. */
const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr-BE", nl: "nl-BE" };

export const formatNumber = (value: number, language: Language, decimals = 0): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: decimals }).format(value);

/** `share` 0 to 1, as whole per cent. */
export const formatShare = (share: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 0 }).format(share);

/** A measure as 0.0123: three digits that count, since scores span orders of magnitude. */
export const formatScore = (score: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumSignificantDigits: 3 }).format(score);

/** `day` as YYYY-MM-DD, YYYY-MM or YYYY. */
export function formatDay(day: string, language: Language): string {
  const parts = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(day);
  if (!parts) return day;
  const [, year, month, date] = parts;
  if (!month) return year!;
  const shown: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric", month: "long" };
  if (date) shown.day = "numeric";
  return new Intl.DateTimeFormat(LOCALES[language], shown).format(
    new Date(`${year}-${month}-${date ?? "01"}T00:00:00Z`),
  );
}

/** A moment of this node, in the reader's own time zone. */
export const formatMoment = (moment: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeStyle: "short" }).format(new Date(moment));

const ABOUT: Record<Language, string> = { en: "about", fr: "vers", nl: "omstreeks" };
const PERHAPS: Record<Language, string> = { en: "perhaps", fr: "peut-être", nl: "misschien" };
const SINCE: Record<Language, (day: string) => string> = {
  en: (day) => `since ${day}`,
  fr: (day) => `depuis ${day}`,
  nl: (day) => `sinds ${day}`,
};
const UNTIL: Record<Language, (day: string) => string> = {
  en: (day) => `until ${day}`,
  fr: (day) => `jusqu’à ${day}`,
  nl: (day) => `tot ${day}`,
};
const BEFORE_OR_IN: Record<Language, string> = { en: "undated", fr: "non daté", nl: "zonder datum" };
const DECADE: Record<Language, (decade: string) => string> = {
  en: (decade) => `the ${decade}s`,
  fr: (decade) => `les années ${decade}`,
  nl: (decade) => `de jaren ${decade}`,
};

/** One EDTF date: `1970~` about, `1970?` perhaps, `197X` the decade. What is beyond that is shown as written. */
function formatEdtfDay(text: string, language: Language): string {
  const doubt = /^(.+?)([~?%])$/.exec(text);
  if (doubt) {
    const word = doubt[2] === "?" ? PERHAPS[language] : ABOUT[language];
    return `${word} ${formatEdtfDay(doubt[1]!, language)}`;
  }
  const decade = /^(\d{3})X$/.exec(text);
  if (decade) return DECADE[language](`${decade[1]}0`);
  return formatDay(text, language);
}

/** An EDTF text in words: `1970/..` since 1970, `../1999` until 1999, `2015~` about 2015. */
export function formatPeriod(period: { readonly text: string } | null | undefined, language: Language): string {
  if (!period?.text) return BEFORE_OR_IN[language];
  const [from, until, ...rest] = period.text.split("/");
  if (rest.length || from === undefined) return period.text;
  if (until === undefined) return formatEdtfDay(from, language);
  const isOpen = (end: string) => end === "" || end === "..";
  if (isOpen(from) && isOpen(until)) return BEFORE_OR_IN[language];
  if (isOpen(until)) return SINCE[language](formatEdtfDay(from, language));
  if (isOpen(from)) return UNTIL[language](formatEdtfDay(until, language));
  return `${formatEdtfDay(from, language)} – ${formatEdtfDay(until, language)}`;
}

/** `one` or `many`, as the language counts: French counts 0 as one. */
export function counted(count: number, language: Language, one: string, many: string): string {
  const form = new Intl.PluralRules(language).select(count) === "one" ? one : many;
  return `${formatNumber(count, language)} ${form}`;
}
