// What a download is: one moment of the records, read whole and in bounded memory by whoever may see them. It knows neither
// forms nor HTTP.
import type { Sql } from "sql-template-tag";
import type { Visibility } from "../../core/context";
import type { Snapshot } from "../../database/database";
import { type Column, type Languages, readRow, type Value } from "./columns.sql";
import type { Asked, Parameter } from "./parameters";
import { tableRows } from "./tables.sql";

/** Who asks for what, and where. */
export interface Inquiry {
  readonly asked: Asked;
  readonly sees: readonly Visibility[];
  readonly languages: Languages;
  /** The node's own name. */
  readonly node: string;
  /** The download's address on this node, with its parameters. */
  readonly address: string;
}

/** Rows of one kind in a download. */
export interface Part {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: (asked: Asked, sees: readonly Visibility[]) => Sql;
}

export interface Download {
  readonly path: string;
  /** With its charset, as a Content-Type. */
  readonly type: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly parts: readonly Part[];
  chunks(snapshot: Snapshot, inquiry: Inquiry): AsyncIterable<string>;
}

/** The rows of a part as values, by the batch. */
export async function* valuesOf(snapshot: Snapshot, part: Part, inquiry: Inquiry): AsyncGenerator<Value[][]> {
  const { asked, sees, languages } = inquiry;
  const statement = tableRows(part.columns, part.rows(asked, sees), sees);
  for await (const batch of snapshot.stream<Record<string, unknown>>(statement)) {
    yield batch.map((row) => readRow(part.columns, row, languages));
  }
}
