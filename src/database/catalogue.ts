// Prints the tables as they stand in a database, from Postgres' own catalogue: what schema/tables.sql shows. No pg_dump is
// needed, which the embedded Postgres does not bring.
import sql from "sql-template-tag";
import type { Reader } from "../core/context";

interface TableRow {
  readonly table: string;
  readonly columns: readonly string[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
}

/** CREATE TABLE statements with constraints and indexes, ordered by name. For reading and comparing; not a dump. */
export async function printTables(reader: Reader): Promise<string> {
  const tables = await reader.rows<TableRow>(sql`
    SELECT c.relname AS table,
      (SELECT array_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
          || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
          || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') ORDER BY a.attnum)
        FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
      -- NOT NULL stands beside its column; Postgres 18 lists it among the constraints too.
      coalesce((SELECT array_agg(format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid, true)) ORDER BY k.contype DESC, k.conname)
        FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n'), '{}') AS constraints,
      coalesce((SELECT array_agg(pg_get_indexdef(i.indexrelid) ORDER BY i.indexrelid::regclass::text)
        FROM pg_index i WHERE i.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)), '{}') AS indexes
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'schema_migration'
    ORDER BY c.relname`);
  return tables.map(printTable).join("\n");
}

const printTable = ({ table, columns, constraints, indexes }: TableRow): string =>
  [
    `CREATE TABLE ${table} (\n  ${[...columns, ...constraints].join(",\n  ")}\n);`,
    ...indexes.map((index) => `${index.replace(" ON public.", " ON ")};`),
    "",
  ].join("\n");
