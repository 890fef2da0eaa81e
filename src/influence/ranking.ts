// How rankings are asked for and paged, whether SQL answers or the graph in memory.
import { decodeCursor, encodeCursor, type Page } from "../core/paging";
import type { InfluenceCoverage, RankingEdge } from "./influence.types";
import type { Measure, Scope } from "./measure";

/** The question of a ranking, the same for all parents that share a loader. */
export interface RankingQuestion {
  readonly scope: Scope;
  readonly measure: Measure;
}

export interface RankingArguments extends RankingQuestion {
  readonly first: number;
  readonly after: string | null;
  /** The ledger position that the answer must reflect; null: as fresh as it is at hand. */
  readonly atLeast?: string | null;
}

export interface Ranking extends Page<object, RankingEdge> {
  coverage(): Promise<InfluenceCoverage>;
  /** The ledger position that it reflects; null: that of the moment asked for. */
  readonly position: string | null;
}

const ORDER = "INFLUENCE";

export const rankCursor = (value: number, uuid: string): string =>
  encodeCursor({ order: ORDER, value: String(value), uuid });

/** Where a page begins; null: at the first place. Refuses a cursor of another list with BAD_CURSOR. */
export function behindOf(after: string | null): { value: number; uuid: string } | null {
  if (!after) return null;
  const { value, uuid } = decodeCursor(after, ORDER, "double precision");
  return { value: Number(value), uuid };
}
