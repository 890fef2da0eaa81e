// Lists as data: a room declares a list's table, filters and orders; this file turns them into keyset pages, for the root
// of a query and for any number of parents at once, and into counts. One statement a page, one a count.
import DataLoader from "dataloader";
import sql, { raw, type Sql } from "sql-template-tag";
import type { Context, LoaderDefinition, Visibility } from "../core/context";
import { checkedPageSize, decodeCursor, encodeCursor, type OrderType, type Page, pageOf } from "../core/paging";
import { allOf, visible } from "./loaders";
import { type EntityClass, hydrate, selectList, tableName } from "./tables";

/** An order: an expression on alias `t` that is never null, the type a cursor is cast back to, and its direction. */
export interface Order {
  readonly by: Sql;
  readonly type: OrderType;
  readonly direction: "ASC" | "DESC";
}

export interface List<Entity, Filter extends object> {
  readonly entity: EntityClass<Entity>;
  /** A predicate on alias `t` for each filter that a question may give. */
  readonly filters: {
    readonly [Name in keyof Filter]-?: (value: NonNullable<Filter[Name]>, sees: readonly Visibility[]) => Sql;
  };
  readonly orders: Readonly<Record<string, Order>>;
  /** What must hold beside the record's own visibility, as that both ends of a tie are visible. */
  readonly where?: (sees: readonly Visibility[]) => Sql;
}

export interface ListArguments<Filter> {
  readonly first: number;
  readonly after?: string | null;
  readonly orderBy: string;
  readonly filter?: Filter | null;
}

/** A list below a parent: how a row of `t` belongs to the parent `p.id`. */
export interface NestedList<Entity, Filter extends object, Link> {
  readonly list: List<Entity, Filter>;
  readonly belongs: (link: Link) => Sql;
}

type Edge<Entity> = { cursor: string; node: Entity };
type NestedArguments<Filter, Link> = ListArguments<Filter> & { readonly link: Link };

/** All that must hold of a row `t`: that the reader sees it, and what he asked for. */
export const listConditions = <Entity, Filter extends object>(
  list: List<Entity, Filter>,
  filter: Filter | null | undefined,
  sees: readonly Visibility[],
): Sql => {
  const given = Object.entries(filter ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const asked = given.map(([name, value]) => list.filters[name as keyof Filter](value as never, sees));
  return allOf([visible("t", sees), ...(list.where ? [list.where(sees)] : []), ...asked]);
};

/** Rows of one page and one more, in the order asked for, behind the cursor. `scope` narrows to a parent. */
function pageRows<Entity, Filter extends object>(
  list: List<Entity, Filter>,
  { first, after, orderBy, filter }: ListArguments<Filter>,
  sees: readonly Visibility[],
  scope: readonly Sql[],
): Sql {
  const order = list.orders[orderBy]!;
  const direction = raw(order.direction);
  const behind = raw(order.direction === "ASC" ? ">" : "<");
  const position = after ? decodeCursor(after, orderBy, order.type) : null;
  const beyond = position
    ? [sql`(${order.by}, t.id) ${behind} (${position.value}::${raw(order.type)}, ${position.uuid}::uuid)`]
    : [];
  return sql`SELECT ${selectList(list.entity, "t")}, (${order.by})::text AS "orderValue"
    FROM ${raw(tableName(list.entity))} t
    WHERE ${allOf([...scope, listConditions(list, filter, sees), ...beyond])}
    ORDER BY ${order.by} ${direction}, t.id ${direction} LIMIT ${checkedPageSize(first) + 1}`;
}

function edgeOf<Entity>(list: List<Entity, never>, orderBy: string, row: { orderValue: string }): Edge<Entity> {
  const { orderValue, ...columns } = row;
  const node = hydrate(list.entity, columns);
  return { node, cursor: encodeCursor({ order: orderBy, value: orderValue, uuid: (node as { uuid: string }).uuid }) };
}

/** A page of all records of a list. */
export async function rootPage<Entity, Filter extends object>(
  context: Context,
  list: List<Entity, Filter>,
  args: ListArguments<Filter>,
): Promise<Page<Entity>> {
  const rows = await context.reader.rows<{ orderValue: string }>(pageRows(list, args, context.sees, []));
  const edges = rows.map((row) => edgeOf(list as List<Entity, never>, args.orderBy, row));
  return pageOf(edges, args.first, args.after, async () => {
    const counted = await context.reader.rows<{ total: number }>(
      sql`SELECT count(*)::int AS total FROM ${raw(tableName(list.entity))} t WHERE ${listConditions(list, args.filter, context.sees)}`,
    );
    return counted[0]!.total;
  });
}

/** Two loaders for a list below parents: pages and counts. Declared once beside the list. */
export function nestedPages<Entity, Filter extends object, Link>(
  name: string,
  { list, belongs }: NestedList<Entity, Filter, Link>,
): LoaderDefinition<string, Page<Entity>, NestedArguments<Filter, Link>> {
  const counts: LoaderDefinition<string, number, Pick<NestedArguments<Filter, Link>, "filter" | "link">> = {
    name: `${name}, counted`,
    make: (context, { filter, link }) =>
      new DataLoader<string, number>(async (parents) => {
        const rows = await context.reader.rows<{ parent: string; total: number }>(
          sql`SELECT p.id AS parent, c.total FROM unnest(${parents}::uuid[]) AS p(id) CROSS JOIN LATERAL
              (SELECT count(*)::int AS total FROM ${raw(tableName(list.entity))} t
               WHERE ${belongs(link)} AND ${listConditions(list, filter, context.sees)}) c`,
        );
        const totals = new Map(rows.map((row) => [row.parent, row.total]));
        return parents.map((parent) => totals.get(parent)!);
      }),
  };
  return {
    name,
    make: (context, args) =>
      new DataLoader<string, Page<Entity>>(async (parents) => {
        const rows = await context.reader.rows<{ parent: string; orderValue: string }>(
          sql`SELECT p.id AS parent, c.* FROM unnest(${parents}::uuid[]) AS p(id)
              CROSS JOIN LATERAL (${pageRows(list, args, context.sees, [belongs(args.link)])}) c`,
        );
        const edges = new Map<string, Edge<Entity>[]>(parents.map((parent) => [parent, []]));
        for (const { parent, ...row } of rows)
          edges.get(parent)!.push(edgeOf(list as List<Entity, never>, args.orderBy, row));
        return parents.map((parent) =>
          pageOf(edges.get(parent)!, args.first, args.after, () =>
            context.loader(counts, { filter: args.filter ?? null, link: args.link }).load(parent),
          ),
        );
      }),
  };
}
