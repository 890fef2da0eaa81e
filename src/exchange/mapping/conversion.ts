// What a cell's text becomes: a date, a number, a slug. Every conversion says what it expects, so that a cell can be refused in words.
import type { ErrorCode } from "../../core/error-table";
import { dateFormat } from "./date-format";
import type { From } from "./mapping.form";
import { slugOf } from "./slug";

export interface Conversion {
  readonly code: ErrorCode;
  /** As in `"x" is no number`. */
  readonly expects: string;
  /** null: the text is none. */
  convert(text: string): unknown;
}

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  1: true,
  false: false,
  no: false,
  0: false,
};

const number = (expects: string, convert: (text: string) => unknown): Conversion => ({
  code: "BAD_RECORD",
  expects,
  convert,
});

/** The conversion that a mapping asks for; null: the text stays. `wrong`: why it cannot be. */
export function conversionOf(form: From): Conversion | { readonly wrong: string } | null {
  if (form.date !== undefined) return dates(form.date);
  if (form.line) return { code: "BAD_RECORD", expects: "text", convert: (text) => text.replace(/\s+/g, " ") };
  if (form.slug) return { code: "BAD_RECORD", expects: "text with letters or digits", convert: slugOf };
  if (form.boolean)
    return number("true or false", (text) => {
      const word = text.toLowerCase();
      return Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : null;
    });
  if (form.integer) return number("whole number", (text) => (/^[+-]?\d{1,15}$/.test(text) ? Number(text) : null));
  if (form.decimal) return number(`amount with "${form.decimal}"`, (text) => digits(text, form.decimal!));
  if (form.number)
    return number(`number with "${form.number}"`, (text) => {
      const plain = digits(text, form.number!) ?? (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text) ? text : null);
      const value = Number(plain);
      return plain === null || !Number.isFinite(value) ? null : value;
    });
  return null;
}

function dates(given: string | readonly string[]): Conversion | { readonly wrong: string } {
  const formats = typeof given === "string" ? [given] : given;
  const readers: ((text: string) => string | null)[] = [];
  for (const format of formats) {
    const reader = dateFormat(format);
    if (typeof reader !== "function") return reader;
    readers.push(reader);
  }
  const convert = (text: string) => {
    for (const reader of readers) {
      const date = reader(text);
      if (date !== null) return date;
    }
    return null;
  };
  return { code: "BAD_DATE", expects: `date as ${formats.join(" or ")}`, convert };
}

/** Thousands may be set apart by spaces, apostrophes, or the mark that is not the decimal one; never by guessing. */
function digits(text: string, mark: "." | ","): string | null {
  const apart = mark === "." ? "," : ".";
  const pattern = new RegExp(`^[+-]?(\\d+|\\d{1,3}([\\s'’${apart}]\\d{3})+)(\\${mark}\\d+)?$`);
  if (!pattern.test(text)) return null;
  return text
    .replace(/[\s'’+]/g, "")
    .replaceAll(apart, "")
    .replace(mark, ".");
}
