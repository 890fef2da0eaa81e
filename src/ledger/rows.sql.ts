// Rows on their way into tables, by sets: as one JSON text that takes the table's own column types.
import sql, { join, raw, type Sql } from "sql-template-tag";
import { normaliseName } from "../core/text";
import type { Projection, RecordType } from "./record-type";

/** The rows of one of a record's child tables; its names go into the table that search reads. */
export function childRows(
  type: RecordType,
  table: string,
  owner: string,
  { id, payload, projection }: { id: string; payload: Readonly<Record<string, unknown>>; projection: Projection },
): readonly Readonly<Record<string, unknown>>[] {
  if (table !== "search_name") return (projection.children?.[table] ?? []).map((row) => ({ [owner]: id, ...row }));
  return (projection.names ?? []).map((name) => ({
    record_id: id,
    record_type: type.name,
    visibility: payload.visibility,
    ...name,
    normal: normaliseName(name.value),
  }));
}

const columnNames = (rows: readonly object[]): Sql => raw(Object.keys(rows[0]!).join(", "));

/** Rows travel as one JSON text and take the table's own column types. */
export const insert = (table: string, rows: readonly object[]): Sql => sql`
  INSERT INTO ${raw(table)} (${columnNames(rows)}) SELECT ${columnNames(rows)}
  FROM jsonb_populate_recordset(NULL::${raw(table)}, ${JSON.stringify(rows)}::jsonb)`;

export const upsert = (table: string, rows: readonly object[]): Sql => {
  const updates = [...Object.keys(rows[0]!), "updated_at", "made_by"].filter((column) => column !== "id");
  return sql`${insert(table, rows)}
    ON CONFLICT (id) DO UPDATE SET ${join(
      updates.map((column) => raw(`${column} = EXCLUDED.${column}`)),
      ", ",
    )}`;
};
