// Rows on their way into tables where there are some already.
import sql, { join, raw, type Sql } from "sql-template-tag";
import { insert, type Rows } from "../database/copy";

export const upsert = (table: string, rows: Rows): Sql => {
  const updates = [...Object.keys(rows[0]!), "updated_at", "made_by"].filter((column) => column !== "id");
  return sql`${insert(table, rows)}
    ON CONFLICT (id) DO UPDATE SET ${join(
      updates.map((column) => raw(`${column} = EXCLUDED.${column}`)),
      ", ",
    )}`;
};
