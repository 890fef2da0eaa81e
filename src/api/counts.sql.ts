// Counts of all visible records by type, in one statement.
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { type EntityClass, tableName } from "../database/tables";

const PLURALS: Readonly<Record<string, string>> = { Policy: "policies", Evidence: "evidence" };
/** CivicSpaceEvent: civicSpaceEvents. */
const plural = (type: string) => PLURALS[type] ?? `${type.charAt(0).toLowerCase()}${type.slice(1)}s`;

/** One row with a column for each type, by its plural: actors, policies... */
export const recordCounts = (types: readonly { entity: EntityClass<unknown> }[], sees: readonly Visibility[]): Sql => {
  const counts = types.map(
    ({ entity }) =>
      sql`(SELECT count(*)::int FROM ${raw(tableName(entity))} t WHERE ${visible("t", sees)}) AS ${raw(`"${plural(entity.name)}"`)}`,
  );
  return sql`SELECT ${join(counts, ", ")}`;
};
