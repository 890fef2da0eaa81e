// Counts of all visible records by type, in one statement.
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { type EntityClass, tableName } from "../database/tables";

const PLURALS: Readonly<Record<string, string>> = { Policy: "policies", Evidence: "evidence" };
/** CivicSpaceEvent: civicSpaceEvents. */
const plural = (type: string) => PLURALS[type] ?? `${type.charAt(0).toLowerCase()}${type.slice(1)}s`;

export interface CountedType {
  readonly entity: EntityClass<unknown>;
  /** What must hold beside the record's own visibility. */
  readonly where?: ((sees: readonly Visibility[]) => Sql) | undefined;
}

/** One row with a column for each type, by its plural: actors, policies... */
export const recordCounts = (types: readonly CountedType[], sees: readonly Visibility[]): Sql => {
  const counts = types.map(
    ({ entity, where }) =>
      sql`(SELECT count(*)::int FROM ${raw(tableName(entity))} t WHERE ${visible("t", sees)} AND ${where?.(sees) ?? sql`true`}) AS ${raw(`"${plural(entity.name)}"`)}`,
  );
  return sql`SELECT ${join(counts, ", ")}`;
};
