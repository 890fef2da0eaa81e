// Rows as a mapping sees them: trimmed, silent where a cell says nothing, with columns of its own laid over those of the file.
import type { Cell, Row } from "../files/table";

export type Places = ReadonlyMap<string, number>;

/** The columns of an overlay, by where their cells stand in it. */
export const placesOf = (columns: readonly string[]): Places =>
  new Map(columns.map((column, index) => [column, index]));

/** Empty cells always say nothing; `missing` lists others that do not. */
export const spoken = (row: Row, missing: ReadonlySet<string>): Row => ({
  line: row.line,
  cell: (column) => {
    const cell = row.cell(column);
    return typeof cell === "object" ? cell.flatMap((text) => said(text, missing) ?? []) : said(cell, missing);
  },
});

export function said(cell: string | undefined, missing: ReadonlySet<string>): string | undefined {
  const text = cell?.trim();
  return !text || missing.has(text) ? undefined : text;
}

export const overlaid = (row: Row, places: Places, cells: readonly Cell[]): Row => ({
  line: row.line,
  cell: (column) => {
    const place = places.get(column);
    return place === undefined ? row.cell(column) : cells[place];
  },
});
