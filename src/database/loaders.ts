// Makers of loaders: a room declares, in one line each, which record or children it loads by which key. However many
// parents ask, a loader runs one statement. Every statement shows only what the reader sees.
import DataLoader from "dataloader";
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Context, LoaderDefinition, Visibility } from "../core/context";
import { type EntityClass, hydrate, selectList, tableName } from "./tables";

/** The visibility predicate of every statement, on the table that goes by `alias`. */
export const visible = (alias: string, sees: readonly Visibility[]): Sql =>
  sql`${raw(alias)}.visibility = ANY(${sees})`;

/** Only what is PRIVATE may share a slug or a number, and only with something open: of the two, the open one counts. */
export const openLast = (alias: string): Sql => sql`${raw(alias)}.visibility = 'PRIVATE' DESC`;

const BATCH_SIZE_MAX = 5_000;
const batching = { maxBatchSize: BATCH_SIZE_MAX };

/**
 * One record by a column that names it (`id`, `slug`). Unknown and hidden alike give null; `where` says what
 * else must hold on alias `t`, as that both ends of a tie are visible.
 */
export function oneBy<Entity extends object>(
  entity: EntityClass<Entity>,
  column: string,
  property: keyof Entity & string,
  where: (sees: readonly Visibility[]) => Sql = () => sql`true`,
): LoaderDefinition<string, Entity | null> {
  const cast = raw(column === "id" ? "uuid[]" : "text[]");
  return {
    name: `${entity.name} by ${column}`,
    make: (context: Context) =>
      new DataLoader<string, Entity | null>(async (keys) => {
        const rows = await context.reader.rows<Record<string, unknown>>(
          sql`SELECT ${selectList(entity, "t")} FROM ${raw(tableName(entity))} t
              WHERE t.${raw(column)} = ANY(${keys}::${cast}) AND ${visible("t", context.sees)} AND ${where(context.sees)}
              ORDER BY ${openLast("t")}`,
        );
        const found = new Map(rows.map((row) => [row[property], hydrate(entity, row)]));
        return keys.map((key) => found.get(key) ?? null);
      }, batching),
  };
}

/** All children of a parent that are few by nature (names, stages), in a fixed order; `statement` selects them with "parent". */
export function childrenBy<Child extends object, Args = undefined>(
  name: string,
  statement: (parents: readonly string[], sees: readonly Visibility[], args: Args) => Sql,
  make: (row: object) => Child = (row) => row as Child,
): LoaderDefinition<string, Child[], Args> {
  return {
    name,
    make: (context, args) =>
      new DataLoader<string, Child[]>(async (parents) => {
        const rows = await context.reader.rows<{ parent: string }>(statement(parents, context.sees, args));
        const byParent = new Map<string, Child[]>(parents.map((parent) => [parent, []]));
        for (const { parent, ...row } of rows) byParent.get(parent)!.push(make(row));
        return parents.map((parent) => byParent.get(parent)!);
      }, batching),
  };
}

/** Joins predicates with AND; none at all is true. */
export const allOf = (predicates: readonly Sql[]): Sql => (predicates.length ? join(predicates, " AND ") : sql`true`);
