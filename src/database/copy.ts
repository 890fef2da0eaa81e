// Rows into a table, by sets: few as one JSON text in a statement, many by COPY, the fastest way that Postgres has, in its text format.
// It knows tables by name only.
import { finished } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from } from "pg-copy-streams";
import sql, { raw, type Sql } from "sql-template-tag";

/** A JSON text that is to be stored as it stands, and not made into text once more. */
export class JsonText {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Rows of one table that have the same columns; objects and lists are jsonb but where the table's column is an array of texts. */
export type Rows = readonly Readonly<Record<string, unknown>>[];

const isArrayColumn = new Map<string, ReadonlySet<string>>();

/** Columns that a table keeps as Postgres arrays; they do not change while the program runs. */
export async function arrayColumns(client: PoolClient, table: string): Promise<ReadonlySet<string>> {
  let columns = isArrayColumn.get(table);
  if (!columns) {
    const { rows } = await client.query<{ name: string }>(
      "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attndims > 0 AND attnum > 0",
      [table],
    );
    isArrayColumn.set(table, (columns = new Set(rows.map(({ name }) => name))));
  }
  return columns;
}

/** The rows in COPY's text format. */
export function copyText(rows: Rows, arrays: ReadonlySet<string>): string {
  const columns = Object.keys(rows[0]!);
  const encoders = columns.map((column) => (arrays.has(column) ? arrayText : fieldText));
  let text = "";
  for (const row of rows) {
    for (let index = 0; index < columns.length; index += 1) {
      text += `${index ? "\t" : ""}${encoders[index]!(row[columns[index]!])}`;
    }
    text += "\n";
  }
  return text;
}

export async function copy(client: PoolClient, statement: string, text: string): Promise<void> {
  const stream = client.query(from(statement));
  stream.end(text);
  await finished(stream);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const SPECIAL = /[\\\n\r\t]/;
const EVERY_SPECIAL = /[\\\n\r\t]/g;

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ESCAPES[character]!) : text;

function fieldText(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escaped(value);
  return escaped(value instanceof JsonText ? value.text : JSON.stringify(value));
}

const arrayText = (value: unknown): string =>
  value === null || value === undefined
    ? "\\N"
    : escaped(`{${(value as readonly string[]).map((each) => `"${each.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);

const columnNames = (rows: Rows): Sql => raw(Object.keys(rows[0]!).join(", "));

/** Rows travel as one JSON text and take the table's own column types. */
export const insert = (table: string, rows: Rows): Sql => sql`
  INSERT INTO ${raw(table)} (${columnNames(rows)}) SELECT ${columnNames(rows)}
  FROM jsonb_populate_recordset(NULL::${raw(table)}, ${JSON.stringify(rows)}::jsonb)`;
