// A table, whatever file it comes from: rows whose cells are found by the column's name. It knows no records.
import type { Complaint } from "../import/record-source";
import type { Encoding } from "./text";

/** Text, or several texts where the file has a list. undefined: it says nothing. */
export type Cell = string | readonly string[] | undefined;

export interface Row {
  /** Where it begins. */
  readonly line: number;
  cell(column: string): Cell;
}

export interface Table {
  /** null: every row has columns of its own, as in JSON. */
  readonly columns: readonly string[] | null;
  /** To be read once. */
  readonly rows: AsyncIterable<Row | Complaint>;
}

export const TABLE_FORMATS = ["csv", "tsv", "json", "ndjson"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export interface TableOptions {
  readonly format?: TableFormat | undefined;
  readonly encoding?: Encoding | undefined;
  /** Of CSV: what stands between cells. */
  readonly delimiter?: string | undefined;
  /** Of CSV: false where quotes are text like any other. */
  readonly quotes?: boolean | undefined;
  /** Of JSON: where the list of rows stands, dotted; empty: the file is the list. */
  readonly path?: string | undefined;
}
