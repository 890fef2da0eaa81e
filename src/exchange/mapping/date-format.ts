// Dates as files write them, turned into EDTF by a pattern of a few letters: DD.MM.YYYY.

const PARTS = /YYYY|MM?|DD?|\*/g;
const DIGITS: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{2})",
  D: "(?<day>\\d{1,2})",
  "*": ".*",
};

/** A reader of one format, or why it is none. */
export function dateFormat(format: string): ((text: string) => string | null) | { readonly wrong: string } {
  const parts = format.match(PARTS) ?? [];
  const letters = parts.map((part) => part[0]).filter((letter) => letter !== "*");
  if (!letters.includes("Y")) return { wrong: "a date format needs YYYY" };
  if (letters.includes("D") && !letters.includes("M")) return { wrong: "a date format with a day needs a month" };
  if (new Set(letters).size < letters.length || parts.length > 4)
    return { wrong: "a date format names each part once" };
  const source = format
    .split(/(YYYY|MM?|DD?|\*)/)
    .map((piece) => DIGITS[piece] ?? piece.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("");
  const pattern = new RegExp(`^${source}$`, "s");
  return (text) => {
    const groups = text.length > 100 ? undefined : pattern.exec(text)?.groups;
    if (!groups) return null;
    const { year, month, day } = groups;
    return [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter((part) => part !== undefined).join("-");
  };
}
