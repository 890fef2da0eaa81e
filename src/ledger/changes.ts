// A page of the whole ledger, newest first. One page looks through a part of it only, so that a reader who sees little of what
// was written last is answered as soon as one who sees all.
import type { Reader, Visibility } from "../core/context";
import { decodeCursor, encodeCursor, type Page, pageOf } from "../core/paging";
import { changesCount, changesIn, type Stretch } from "./changes.sql";
import { ledgerEnd } from "./feed.sql";
import type { LedgerEntry } from "./history.types";

const ORDER = "LEDGER";
/** Entries that one page looks through. */
export const LOOKED_THROUGH = 50_000;
/** A place in the ledger needs nothing beside it to break ties. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const cursorAt = (seq: number | string): string => encodeCursor({ order: ORDER, value: String(seq), uuid: NOBODY });

type Change = Omit<LedgerEntry, "origin">;
export type Question = Pick<Stretch, "types" | "exists">;

async function endOf(reader: Reader): Promise<number> {
  const [row] = await reader.rows<{ seq: string }>(ledgerEnd);
  return Number(row!.seq);
}

/** The last place before a cursor; a forged one may lead anywhere. */
const placeBefore = (cursor: string): number =>
  Math.max(0, Math.trunc(Number(decodeCursor(cursor, ORDER, "double precision").value)) - 1);

export async function changesPage(
  reader: Reader,
  sees: readonly Visibility[],
  question: Question,
  first: number,
  cursor: string | null | undefined,
): Promise<Page<Change>> {
  const before = cursor ? placeBefore(cursor) : Infinity;
  const upTo = Math.min(before, await endOf(reader));
  const after = Math.max(0, upTo - LOOKED_THROUGH);
  const rows = await reader.rows<Change>(changesIn({ ...question, after, upTo }, sees, first + 1));
  const edges = rows.map((node) => ({ node, cursor: cursorAt(node.seq) }));
  const page: Page<Change> = pageOf(edges, first, cursor, async () => {
    const whole = { ...question, after: 0, upTo: await endOf(reader) };
    return (await reader.rows<{ total: number }>(changesCount(whole, sees)))[0]!.total;
  });
  if (page.pageInfo.hasNextPage || after === 0) return page;
  // The page is not full, and the ledger goes on: the next one begins where this one stopped looking.
  return { ...page, pageInfo: { ...page.pageInfo, hasNextPage: true, endCursor: cursorAt(after + 1) } };
}
