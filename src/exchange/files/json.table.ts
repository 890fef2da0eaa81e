// Reads rows out of JSON and newline-delimited JSON in bounded memory: a list may be of any length, a row has at most 1 MiB. It
// understands just enough of JSON to find where each row begins and ends; JSON.parse does the rest.
import { Refusal } from "../../core/refusal";
import type { Complaint } from "../import/record-source";
import { DEPTH_MAX, type JsonObject, jsonObject } from "./json.object";
import { LINE_CHARACTERS_MAX, linesOf } from "./lines";
import type { Cell, Row, Table } from "./table";
import { type Encoding, textOf } from "./text";

interface Piece {
  readonly line: number;
  readonly text: string;
  readonly tooLong?: true;
}

export const ndjsonTable = (file: string, encoding?: Encoding): Table => ({
  columns: null,
  rows: rowsOf(
    (async function* () {
      for await (const { number, ...line } of linesOf(file, encoding)) yield { line: number, ...line };
    })(),
  ),
});

/** `path` leads to the list of rows; empty: the file is the list. */
export const jsonTable = (file: string, encoding: Encoding | undefined, path: string): Table => ({
  columns: null,
  rows: rowsOf(elementsOf(file, encoding, path ? path.split(".") : [])),
});

async function* rowsOf(pieces: AsyncIterable<Piece>): AsyncGenerator<Row | Complaint> {
  for await (const { line, text, tooLong } of pieces) {
    if (tooLong) yield { line, code: "LINE_TOO_LONG", message: `is longer than ${LINE_CHARACTERS_MAX} characters` };
    else {
      const object = jsonObject(text);
      yield typeof object === "string" ? { line, code: "BAD_JSON", message: object } : new JsonRow(line, object);
    }
  }
}

/** `a.b.0` is the first of the list `b` in the object `a`, unless there is a field of that very name. */
class JsonRow implements Row {
  constructor(
    readonly line: number,
    private readonly value: JsonObject,
  ) {}

  cell(column: string): Cell {
    if (Object.hasOwn(this.value, column)) return cellOf(this.value[column]);
    let value: unknown = this.value;
    for (const step of column.split(".")) {
      if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
      value = (value as JsonObject)[step];
    }
    return cellOf(value);
  }
}

function cellOf(value: unknown): Cell {
  if (Array.isArray(value)) return value.map(cellOf).filter((cell): cell is string => typeof cell === "string");
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

async function* elementsOf(
  file: string,
  encoding: Encoding | undefined,
  path: readonly string[],
): AsyncGenerator<Piece> {
  const finder = new ElementFinder(file, path);
  for await (const text of textOf(file, encoding)) {
    yield* finder.elementsIn(text);
  }
  finder.end();
}

/** An object or list in which reading is, and at which of its fields. */
interface Open {
  readonly isList: boolean;
  key: string;
}

const KEY_CHARACTERS_MAX = 200;

/** Finds the elements of one list in text that comes in chunks. */
class ElementFinder {
  readonly #open: Open[] = [];
  #element: { readonly line: number; text: string; tooLong?: true } | null = null;
  /** The last string outside an element: the name of a field, if a colon follows. */
  #string = "";
  #isString = false;
  #isEscaped = false;
  #line = 1;
  #isFound = false;

  constructor(
    private readonly file: string,
    private readonly path: readonly string[],
  ) {}

  *elementsIn(text: string): Generator<Piece> {
    let begin = 0;
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at]!;
      if (character === "\n") this.#line += 1;
      if (this.#isString) {
        this.#readString(character);
        continue;
      }
      if (!this.#element && this.#isInList() && !/[\s,\]]/.test(character)) {
        this.#element = { line: this.#line, text: "" };
        begin = at;
      }
      const endsElement = this.#element && this.#open.length === this.path.length + 1;
      if (endsElement && (character === "," || character === "]")) {
        this.#take(text.slice(begin, at));
        yield this.#element!;
        this.#element = null;
      }
      this.#step(character);
    }
    this.#take(text.slice(begin));
  }

  end(): void {
    if (this.#open.length || this.#isString) throw this.#refusal("the file ends in the middle");
    if (this.#isFound) return;
    const where = this.path.length ? `has no list at \`${this.path.join(".")}\`` : "is no list";
    throw this.#refusal(`${where}: \`path\` says where the list of rows stands`);
  }

  #readString(character: string): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (character === "\\") this.#isEscaped = true;
    else if (character === '"') this.#isString = false;
    if (this.#isString && !this.#element && this.#string.length < KEY_CHARACTERS_MAX) this.#string += character;
  }

  #step(character: string): void {
    if (character === '"') {
      this.#isString = true;
      this.#string = "";
    } else if (character === "{" || character === "[") {
      this.#open.push({ isList: character === "[", key: "" });
      if (this.#open.length > DEPTH_MAX) throw this.#refusal(`is nested deeper than ${DEPTH_MAX}`);
      if (!this.#element && this.#isInList()) this.#isFound = true;
    } else if (character === "}" || character === "]") {
      if (this.#open.pop()?.isList !== (character === "]"))
        throw this.#refusal(`"${character}" closes what is not open`);
    } else if (character === ":" && !this.#element && this.#open.length) this.#open.at(-1)!.key = this.#string;
  }

  #isInList(): boolean {
    const { length } = this.path;
    if (this.#open.length !== length + 1 || !this.#open[length]!.isList) return false;
    return this.path.every((step, index) => this.#open[index]!.key === step);
  }

  #take(text: string): void {
    const element = this.#element;
    if (!element || element.tooLong) return;
    element.text += text;
    if (element.text.length > LINE_CHARACTERS_MAX) Object.assign(element, { text: "", tooLong: true });
  }

  #refusal(message: string): Refusal {
    return new Refusal("BAD_JSON", `${this.file}, line ${this.#line}: ${message}`, { line: this.#line });
  }
}
