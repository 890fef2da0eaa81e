// Templates: text with columns in braces, as "vote-{anr}". A template of which any column says nothing says nothing itself.
import { LINE_CHARACTERS_MAX } from "../files/lines";
import type { Cell, Row } from "../files/table";
import type { Complain } from "./scope";

interface Piece {
  readonly text: string;
  readonly isColumn: boolean;
}

export interface Template {
  readonly columns: readonly string[];
  fill(row: Row, complain: Complain): Cell;
}

/** A text with braces; `{{` and `}}` are braces of its own. `wrong`: why it is none. */
export function template(source: string): Template | { readonly wrong: string } {
  const parts: Piece[] = [];
  let text = "";
  const pattern = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;
  for (const [piece, column] of source.matchAll(pattern)) {
    if (piece === "{{" || piece === "}}") text += piece[0];
    else if (piece === "{" || piece === "}")
      return { wrong: `"${source}": a brace stands alone; write it twice if it is text` };
    else if (column === undefined) text += piece;
    else if (!column.trim()) return { wrong: `"${source}": there is no column between the braces` };
    else {
      parts.push({ text, isColumn: false }, { text: column.trim(), isColumn: true });
      text = "";
    }
  }
  parts.push({ text, isColumn: false });
  const pieces = parts.filter((part) => part.isColumn || part.text);
  const columns = pieces.filter(({ isColumn }) => isColumn).map(({ text: name }) => name);
  return { columns, fill: (row, complain) => filled(pieces, columns, row, complain) };
}

/** A column that holds a list makes a list: the template once for each. */
function filled(pieces: readonly Piece[], columns: readonly string[], row: Row, complain: Complain): Cell {
  let texts: readonly string[] = [""];
  let isList = false;
  for (const { text, isColumn } of pieces) {
    const cell = isColumn ? row.cell(text) : text;
    if (cell === undefined) return undefined;
    if (typeof cell === "string") texts = texts.map((start) => start + cell);
    else {
      // The second list of a template would multiply the first; nobody means that.
      if (isList) return undefined;
      isList = true;
      texts = cell.map((item) => texts[0]! + item);
    }
    // A long cell that a template names often, or beside a long list, would fill the memory.
    if (pieces.length > 1 && texts.reduce((sum, { length }) => sum + length, 0) > LINE_CHARACTERS_MAX)
      return complain("BAD_RECORD", `makes more than ${LINE_CHARACTERS_MAX} characters`, columns);
  }
  return isList ? texts : texts[0]!;
}
