// Who stands where: each stance on one of four sides, each side counted by sector. Knows no drawing.
import { markOf, type Position, type Mark } from "../records/mark";

export const SIDES = ["for", "against", "between", "unknown"] as const;
export type Side = (typeof SIDES)[number];

/** To prefer another proposal, or to leave the vote free, is neither for nor against this one. */
export function sideOf(stance: string): Side {
  if (stance === "SUPPORT") return "for";
  if (stance === "OPPOSE") return "against";
  return stance === "UNKNOWN" ? "unknown" : "between";
}

const MARKS: readonly Mark[] = ["STATE", "ECONOMY", "CIVIL_SOCIETY", "BETWEEN", "UNPLACED"];
export type SideCounts = Readonly<Record<Side, number>>;
export interface SectorCounts extends SideCounts {
  readonly mark: Mark;
}

interface Standing {
  readonly stance: string;
  readonly actor: { readonly sectorPosition: Position | null };
}

/** One row for each sector that takes part. */
export function countsBySector(involvements: readonly Standing[]): SectorCounts[] {
  return MARKS.map((mark) => {
    const stances = involvements.filter(({ actor }) => markOf(actor.sectorPosition) === mark);
    const count = (side: Side) => stances.filter(({ stance }) => sideOf(stance) === side).length;
    return { mark, for: count("for"), against: count("against"), between: count("between"), unknown: count("unknown") };
  }).filter(({ mark: _, ...counts }) => Object.values(counts).some((count) => count > 0));
}
