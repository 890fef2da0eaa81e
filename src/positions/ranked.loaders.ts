// Makers of this room's loaders: one row for each key, and keyset pages of a ranking for each key. However many keys are
// asked, each is one statement. What is ranked, and by what, the statements say.
import DataLoader from "dataloader";
import sql, { type Sql } from "sql-template-tag";
import type { LoaderDefinition, Visibility } from "../core/context";
import { checkedPageSize, decodeCursor, encodeCursor, type Page, pageOf } from "../core/paging";

/** Rows have `parent`: the text of the key that they are about. */
type Statement<Key, Args> = (keys: readonly Key[], args: Args, sees: readonly Visibility[]) => Sql;

interface Keyed<Key> {
  readonly name: string;
  readonly textOf: (key: Key) => string;
}

/** One value a key; keys without a row get `otherwise`, which also fills what a row leaves out. */
export function valueBy<Key, Value extends object, Args>(
  { name, textOf }: Keyed<Key>,
  statement: Statement<Key, Args>,
  otherwise: Value,
): LoaderDefinition<Key, Value, Args> {
  return {
    name,
    make: (context, args) =>
      new DataLoader<Key, Value, string>(
        async (keys) => {
          const rows = await context.reader.rows<{ parent: string }>(statement(keys, args, context.sees));
          const found = new Map(rows.map(({ parent, ...value }) => [parent, { ...otherwise, ...value }]));
          return keys.map((key) => found.get(textOf(key)) ?? otherwise);
        },
        { cacheKeyFn: textOf },
      ),
  };
}

export interface Ranking<Key, Args> extends Keyed<Key> {
  /** `WITH …, ranking (parent, weight, id, …)`: heaviest first, equal ones by id. */
  readonly statement: Statement<Key, Args>;
  /** By what it is ordered: cursors of another order are refused. */
  readonly orderOf: (args: Args) => string;
}

export interface PageOf<Args> {
  readonly asked: Args;
  readonly first: number;
  readonly after: string | null;
}

/** Before everything: no weight is infinite. */
const START = { value: "Infinity", uuid: "00000000-0000-0000-0000-000000000000" };

/** Pages of a ranking; its size only when asked for. Refuses PAGE_TOO_LARGE and BAD_CURSOR. */
export function rankedPages<Key, Node extends object, Args>(
  ranking: Ranking<Key, Args>,
): LoaderDefinition<Key, Page<Node>, PageOf<Args>> {
  const { name, textOf, statement, orderOf } = ranking;
  const sizes = valueBy<Key, { total: number }, Args>(
    { name: `${name}, counted`, textOf },
    (keys, asked, sees) =>
      sql`${statement(keys, asked, sees)} SELECT parent, count(*)::int AS total FROM ranking GROUP BY parent`,
    { total: 0 },
  );
  return {
    name,
    make: (context, { asked, first, after }) =>
      new DataLoader<Key, Page<Node>, string>(
        async (keys) => {
          const order = orderOf(asked);
          const { value, uuid } = after ? decodeCursor(after, order, "double precision") : START;
          const rows = await context.reader.rows<Node & { parent: string; weight: number; id: string }>(sql`
            ${statement(keys, asked, context.sees)}
            SELECT * FROM (
              SELECT ranking.*, row_number() OVER (PARTITION BY parent ORDER BY weight DESC, id) AS place FROM ranking
              WHERE weight < ${Number(value)}::float8 OR (weight = ${Number(value)}::float8 AND id > ${uuid}::uuid)) r
            WHERE place <= ${checkedPageSize(first) + 1}::int ORDER BY parent, place`);
          const edges = new Map(keys.map((key) => [textOf(key), [] as { cursor: string; node: Node }[]]));
          for (const node of rows) {
            const cursor = encodeCursor({ order, value: String(node.weight), uuid: node.id });
            edges.get(node.parent)!.push({ cursor, node });
          }
          return keys.map((key) =>
            pageOf(edges.get(textOf(key))!, first, after, async () => {
              const { total } = await context.loader(sizes, asked).load(key);
              return total;
            }),
          );
        },
        { cacheKeyFn: textOf },
      ),
  };
}
