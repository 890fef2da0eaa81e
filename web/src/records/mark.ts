// Which mark an actor bears in every picture: the corner of the triangle that holds most of it, none of them, or unknown. An actor
// between the sectors is a point inside the triangle of forces, not a fourth corner: its mark says so.

export const MARKS = ["STATE", "ECONOMY", "CIVIL_SOCIETY", "BETWEEN", "UNPLACED"] as const;
export type Mark = (typeof MARKS)[number];

/** Shares of one actor, together 1. */
export interface Position {
  readonly state: number;
  readonly economy: number;
  readonly civilSociety: number;
}

/** A corner that holds two thirds of an actor is where one looks for it. */
const DOMINANT_SHARE_MIN = 2 / 3;

export function markOf(position: Position | null | undefined): Mark {
  if (!position) return "UNPLACED";
  if (position.state >= DOMINANT_SHARE_MIN) return "STATE";
  if (position.economy >= DOMINANT_SHARE_MIN) return "ECONOMY";
  if (position.civilSociety >= DOMINANT_SHARE_MIN) return "CIVIL_SOCIETY";
  return "BETWEEN";
}
