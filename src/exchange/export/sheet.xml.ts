// Sheets of a workbook as XML (ECMA-376, SpreadsheetML): a frozen header row, a filter on every column, sensible widths. Texts are
// inline strings, which no program runs as formulas. It knows rows of values, and no archive.
import type { Value } from "./columns.sql";
import { NOT_IN_XML, xml } from "./xml";

/** What a sheet and a cell can hold. */
export const SHEET_ROWS_MAX = 1_048_576;
const CELL_CHARACTERS_MAX = 32_767;
/** A spreadsheet's numbers are doubles: longer ones stay texts, so that no digit is lost. */
const NUMBER_DIGITS_MAX = 15;

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Places in the list of styles (workbook.xml.ts). */
const BOLD = ' s="1"';

/** A, B … Z, AA … */
export function letters(column: number): string {
  const last = String.fromCharCode("A".charCodeAt(0) + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/(^|_)(name|title|note|identifiers|website|url)$/, 40],
  [/(^|_)id$/, 24],
  [/(slug|role|themes|dataset)$/, 24],
];
const NARROW = 10;
const widthOf = (heading: string): number =>
  WIDTHS.find(([pattern]) => pattern.test(heading))?.[1] ?? Math.max(NARROW, heading.length + 3);

const isNumber = (text: string): boolean =>
  /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= NUMBER_DIGITS_MAX;

/** `_x0041_` in a text means A to a spreadsheet, so a text that holds just that says that its first underscore is one. */
const stringOf = (text: string): string =>
  xml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(NOT_IN_XML, "\uFFFD"));

/** Writes the cells of one sheet, and counts what did not fit. */
export class Sheet {
  rows = 0;
  /** Texts longer than a cell holds. */
  cut = 0;
  readonly #letters: readonly string[];

  constructor(
    private readonly headings: readonly string[],
    /** By column: whether its texts are numbers, where they are short enough. */
    private readonly numeric: readonly boolean[],
  ) {
    this.#letters = headings.map((_, index) => letters(index));
  }

  begin(): string {
    const columns = this.headings.map(
      (heading, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthOf(heading)}" customWidth="1"/>`,
    );
    const view = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
    return `${HEAD}<worksheet xmlns="${NAMESPACE}"><sheetViews><sheetView workbookViewId="0">${view}</sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>\n${this.row(this.headings, BOLD)}`;
  }

  row(values: readonly Value[], style = ""): string {
    this.rows += 1;
    let cells = "";
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index]!;
      if (value !== null)
        cells += this.#cell(`${this.#letters[index]!}${this.rows}`, value, this.numeric[index]!, style);
    }
    return `<row r="${this.rows}">${cells}</row>\n`;
  }

  end(): string {
    return `</sheetData><autoFilter ref="A1:${this.#letters.at(-1)!}${this.rows}"/></worksheet>`;
  }

  #cell(place: string, value: NonNullable<Value>, isNumeric: boolean, style: string): string {
    if (typeof value === "boolean") return `<c r="${place}" t="b"${style}><v>${Number(value)}</v></c>`;
    if (typeof value === "number" || (isNumeric && isNumber(value)))
      return `<c r="${place}"${style}><v>${value}</v></c>`;
    const space = /^\s|\s$|\s\s|\n/.test(value) ? ' xml:space="preserve"' : "";
    return `<c r="${place}" t="inlineStr"${style}><is><t${space}>${stringOf(this.#fitting(value))}</t></is></c>`;
  }

  #fitting(text: string): string {
    if (text.length <= CELL_CHARACTERS_MAX) return text;
    this.cut += 1;
    const short = text.slice(0, CELL_CHARACTERS_MAX);
    // Not in the middle of a character.
    return short.isWellFormed() ? short : short.slice(0, -1);
  }
}
