// Where a position lies in the drawn triangle of forces: State at the top, economy at the left, civil society at the right,
// all sides alike. Pure geometry: knows no drawing.
import { type Position } from "../records/mark";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Height of a triangle whose sides are 1. */
export const TERNARY_HEIGHT = Math.sqrt(3) / 2;

/** Barycentric coordinates as a point in a box `size` wide and `size * TERNARY_HEIGHT` high. */
export function ternaryPoint({ state, economy, civilSociety }: Position, size: number): Point {
  const sum = state + economy + civilSociety || 1;
  return { x: (size * (state / 2 + civilSociety)) / sum, y: (size * TERNARY_HEIGHT * (economy + civilSociety)) / sum };
}
