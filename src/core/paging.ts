// Relay connections as plain data: pages, opaque cursors, and the limits on page size. No GraphQL, no SQL.
import { isDay } from "./period";
import { Refusal } from "./refusal";
import { unstorable } from "./text";

export const PAGE_SIZE_DEFAULT = 20;
export const PAGE_SIZE_MAX = 100;

/** One page of a list. `totalCount` is asked for only when a query selects it, because counting costs a statement. */
export interface Page<Node, Edge extends { cursor: string; node: Node } = { cursor: string; node: Node }> {
  readonly edges: readonly Edge[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  totalCount(): Promise<number>;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A keyset position: which order, the last value in it, and the record's uuid that breaks ties. */
export interface Position {
  readonly order: string;
  readonly value: string;
  readonly uuid: string;
}

/** Cuts the one row too many that tells whether there is a next page, and wraps the rest. */
export function pageOf<Node, Edge extends { cursor: string; node: Node }>(
  edgesPlusOne: readonly Edge[],
  first: number,
  after: string | null | undefined,
  totalCount: () => Promise<number>,
): Page<Node, Edge> {
  const edges = edgesPlusOne.slice(0, first);
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: edgesPlusOne.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** Refuses `first` outside 1 to 100 with PAGE_TOO_LARGE. */
export function checkedPageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > PAGE_SIZE_MAX) {
    throw new Refusal("PAGE_TOO_LARGE", `first: ${first} is outside 1 to ${PAGE_SIZE_MAX}`, { max: PAGE_SIZE_MAX });
  }
  return first;
}

export const encodeCursor = ({ order, value, uuid }: Position): string =>
  Buffer.from(JSON.stringify([order, value, uuid])).toString("base64url");

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the last value of a cursor must look like, by the type of its order: a forged one must not reach the database. */
const VALUE_FORMS = {
  text: (value: string) => unstorable(value) === null,
  "double precision": (value: string) => value.trim() !== "" && Number.isFinite(Number(value)),
  date: (value: string) => value === "-infinity" || isDay(value),
  timestamptz: (value: string) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-](0\d|1[0-4])(:\d\d)?$/.test(value) &&
    !Number.isNaN(Date.parse(value.replace(/[+-]\d\d$/, "$&:00"))),
} as const;

export type OrderType = keyof typeof VALUE_FORMS;

/** Reads a cursor that `encodeCursor` made for the same order; anything else is refused with BAD_CURSOR. */
export function decodeCursor(cursor: string, order: string, type: OrderType): Position {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parsed) && parsed.length === 3 && parsed.every((part) => typeof part === "string")) {
      const [madeFor, value, uuid] = parsed as [string, string, string];
      if (madeFor === order && UUID.test(uuid) && VALUE_FORMS[type](value)) return { order, value, uuid };
    }
  } catch {
    // Not JSON: refused below like every other foreign cursor.
  }
  throw new Refusal("BAD_CURSOR", `"${cursor.slice(0, 60)}" is not a cursor of this list in this order`);
}
