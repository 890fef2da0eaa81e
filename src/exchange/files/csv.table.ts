// Reads CSV and its kin (RFC 4180) in bounded memory, and knows for every row and quote the line where it began. Written here, because
// the packages at hand read 6 MB a second and stop at the first wrong row.
import { Refusal } from "../../core/refusal";
import type { Complaint } from "../import/record-source";
import type { Row, Table } from "./table";
import { LINE_CHARACTERS_MAX } from "./lines";
import { type Encoding, lineBreaksIn, textOf } from "./text";

interface Cells {
  readonly line: number;
  readonly cells: string[];
}

type Item = Cells | Complaint;

const COLUMNS_MAX = 10_000;
const QUOTE = '"';

const wrong = (line: number, message: string): Complaint => ({ line, code: "BAD_ROW", message });

/** The first row is the heading. Throws FILE_UNREADABLE and BAD_TEXT, and BAD_ROW where there is no usable heading. */
export async function csvTable(
  file: string,
  encoding: Encoding | undefined,
  delimiter: string,
  quotes: boolean,
): Promise<Table> {
  const chunks = chunksOf(textOf(file, encoding), new CsvReader(delimiter, quotes));
  const { value: chunk } = await chunks.next();
  const first = chunk?.shift();
  const refuse = (line: number, message: string) =>
    new Refusal("BAD_ROW", `${file}, line ${line}: ${message}`, { line });
  if (!chunk || !first) throw refuse(1, "the file is empty: its first row must name the columns");
  if ("code" in first) throw refuse(first.line, first.message);
  const columns = first.cells.map((cell) => cell.trim());
  const twin = columns.find((column, index) => column && columns.indexOf(column) !== index);
  if (twin !== undefined) throw refuse(first.line, `two columns are called "${twin.slice(0, 60)}"`);
  return { columns, rows: rowsOf(chunk, chunks, columns) };
}

class CsvRow implements Row {
  constructor(
    readonly line: number,
    private readonly cells: readonly string[],
    private readonly places: ReadonlyMap<string, number>,
  ) {}

  cell(column: string): string | undefined {
    return this.cells[this.places.get(column) ?? -1];
  }
}

async function* rowsOf(
  first: readonly Item[],
  chunks: AsyncIterable<readonly Item[]>,
  columns: readonly string[],
): AsyncGenerator<Row | Complaint> {
  const places = new Map(columns.map((column, index) => [column, index]));
  const row = (item: Item): Row | Complaint => {
    if ("code" in item) return item;
    if (item.cells.length === columns.length) return new CsvRow(item.line, item.cells, places);
    return wrong(item.line, `has ${item.cells.length} cells, and the heading has ${columns.length}`);
  };
  for (const item of first) yield row(item);
  for await (const chunk of chunks) for (const item of chunk) yield row(item);
}

/** Chunk by chunk, because waiting for every row by itself would cost more than reading it. None of them is empty. */
async function* chunksOf(texts: AsyncIterable<string>, reader: CsvReader): AsyncGenerator<Item[], undefined> {
  for await (const text of texts) {
    const items = reader.read(text);
    if (items.length) yield items;
    if (reader.hasEnded) return;
  }
  const items = reader.end();
  if (items.length) yield items;
}

/** What one attempt to read a row came to. `more`: its end has not arrived yet. */
type Attempt =
  | { readonly kind: "row"; readonly cells: string[]; readonly end: number; readonly lines: number }
  | { readonly kind: "wrong"; readonly opened: number; readonly end: number; readonly lines: number }
  | { readonly kind: "more"; readonly opened: number | null };

/** Finds rows in text that comes in chunks. */
class CsvReader {
  /** A row was too long, or a quote is not closed: where the next row begins, nobody knows. */
  hasEnded = false;
  #text = "";
  #line = 1;

  constructor(
    private readonly delimiter: string,
    private readonly quotes: boolean,
  ) {}

  read(chunk: string): Item[] {
    this.#text += chunk;
    const items: Item[] = [];
    const opened = this.#take(items, false);
    this.hasEnded = this.#text.length > LINE_CHARACTERS_MAX;
    if (this.hasEnded) items.push(this.#tooLong(opened));
    return items;
  }

  end(): Item[] {
    const items: Item[] = [];
    const opened = this.#take(items, true);
    if (this.#text) items.push(this.#tooLong(opened));
    return items;
  }

  /** Takes whole rows from the text; the line, counted from the row's first, of a quote that is open at its end. */
  #take(items: Item[], isLast: boolean): number | null {
    let start = 0;
    while (start < this.#text.length) {
      const attempt = rowAt(this.#text, start, this.delimiter, this.quotes, isLast);
      if (attempt.kind === "more") {
        this.#text = this.#text.slice(start);
        return attempt.opened;
      }
      const item = this.#item(attempt, attempt.end - start);
      if (item) items.push(item);
      this.#line += attempt.lines;
      start = attempt.end;
    }
    this.#text = "";
    return null;
  }

  /** null: an empty line. */
  #item(attempt: Exclude<Attempt, { kind: "more" }>, length: number): Item | null {
    if (attempt.kind === "wrong")
      return wrong(this.#line + attempt.opened, "a quote opens here and closes before the cell ends");
    const { cells } = attempt;
    if (length > LINE_CHARACTERS_MAX) return wrong(this.#line, `is longer than ${LINE_CHARACTERS_MAX} characters`);
    if (cells.length > COLUMNS_MAX) return wrong(this.#line, `has more than ${COLUMNS_MAX} cells`);
    return cells.length === 1 && !cells[0]!.trim() ? null : { line: this.#line, cells };
  }

  #tooLong(opened: number | null): Complaint {
    return opened === null
      ? wrong(this.#line, `is longer than ${LINE_CHARACTERS_MAX} characters; nothing after it was read`)
      : wrong(this.#line + opened, "a quote opens here and is not closed; nothing after it was read");
  }
}

/** One row from `start` on. `opened` counts lines from the row's first. */
function rowAt(text: string, start: number, delimiter: string, quotes: boolean, isLast: boolean): Attempt {
  const cells: string[] = [];
  let lines = 0;
  let at = start;
  for (;;) {
    let end: number;
    if (quotes && text[at] === QUOTE) {
      const close = closingQuote(text, at + 1);
      if (close === -1 || (close + 1 === text.length && !isLast)) return { kind: "more", opened: lines };
      const opened = lines;
      const cell = text.slice(at + 1, close);
      lines += lineBreaksIn(cell);
      cells.push(cell.includes(QUOTE) ? cell.replaceAll('""', QUOTE) : cell);
      end = text[close + 1] === "\r" ? close + 2 : close + 1;
      if (end < text.length && text[end] !== "\n" && !text.startsWith(delimiter, end)) {
        const next = text.indexOf("\n", end);
        if (next === -1 && !isLast) return { kind: "more", opened };
        return { kind: "wrong", opened, end: next === -1 ? text.length : next + 1, lines: lines + 1 };
      }
    } else {
      end = at;
      while (end < text.length && text[end] !== "\n" && !text.startsWith(delimiter, end)) end += 1;
      cells.push(text.slice(at, text[end - 1] === "\r" && end > at && text[end] === "\n" ? end - 1 : end));
    }
    if (end >= text.length) return isLast ? { kind: "row", cells, end, lines } : { kind: "more", opened: null };
    if (text[end] === "\n") return { kind: "row", cells, end: end + 1, lines: lines + 1 };
    at = end + delimiter.length;
  }
}

/** Two quotes within a quoted cell are one of its text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at !== -1 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at;
}
