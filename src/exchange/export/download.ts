// What a download is: one moment of the records, read whole and in bounded memory by whoever may see them. It knows neither
// forms nor HTTP.
import type { Sql } from "sql-template-tag";
import type { Visibility } from "../../core/context";
import type { Snapshot } from "../../database/database";
import type { RecordType } from "../../ledger/record-type";
import { type Column, type Languages, readRow, type Value } from "./columns.sql";
import type { Asked, Parameter } from "./parameters";
import { tableRows } from "./tables.sql";

/** Who asks for what, and where. Made anew for each download. */
export interface Inquiry {
  readonly asked: Asked;
  readonly sees: readonly Visibility[];
  readonly languages: Languages;
  /** The node's own name. */
  readonly node: string;
  /** The download's address on this node, with its parameters. */
  readonly address: string;
  /** Told how many more records were read. */
  readonly progress?: (records: number) => void;
}

/** Rows of one kind in a download. */
export interface Part {
  readonly name: string;
  /** FROM and WHERE, with the record as `t`, its shown assertion as `a` and its data set as `d`. */
  readonly rows: (asked: Asked, sees: readonly Visibility[]) => Sql;
}

/** A part that is read by its columns. */
export interface TablePart extends Part {
  readonly columns: readonly Column[];
}

/** A part that is read as what is said of its records. */
export interface RecordPart extends Part {
  readonly type: RecordType;
}

export interface Download {
  readonly path: string;
  /** With its charset, as a Content-Type. */
  readonly type: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly parts: readonly Part[];
  /** Compressed as it is. */
  readonly packed?: true;
  chunks(snapshot: Snapshot, inquiry: Inquiry): AsyncIterable<string | Uint8Array>;
}

/** A stream of chunks holds one, not sixteen as streams of objects do: each is the text of hundreds of records. */
export const ONE_AT_A_TIME = { highWaterMark: 1 } as const;

/** The rows of a part as values, by the batch. */
export async function* valuesOf(snapshot: Snapshot, part: TablePart, inquiry: Inquiry): AsyncGenerator<Value[][]> {
  const { asked, sees, languages } = inquiry;
  const statement = tableRows(part.columns, part.rows(asked, sees), sees);
  for await (const batch of snapshot.stream<Record<string, unknown>>(statement)) {
    yield batch.map((row) => readRow(part.columns, row, languages));
    inquiry.progress?.(batch.length);
  }
}
