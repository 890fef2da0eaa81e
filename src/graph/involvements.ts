// Where walks end: what the involvements of an actor in a policy or reform add up to, from the packed records.
// W(v, p) = 1 − ∏ (1 − base(role) · intensity · confidence). The formula stands in influence/measure.ts, and once more, as the
// oracle of tests, in influence/involved.sql.ts.
import {
  beginsOf,
  INVOLVED_WORDS,
  intensityOf,
  keyOf,
  kindOf,
  levelOf,
  PER_UNIT,
  stanceOf,
  unitsOf,
} from "./records.layout";
import type { Rows } from "./rows";
import type { View } from "./view";

/** What involvements of one actor in one subject add up to. */
export class Involved {
  count = 0;
  /** ∏ (1 − w) */
  #left = 1;
  #sum = 0;
  #for = 0;
  #against = 0;
  #based = 0;

  add(weight: number, stance: number | null): void {
    this.count += 1;
    this.#left *= 1 - weight;
    this.#sum += weight;
    if (stance === null) return;
    this.#for += weight * Math.max(0, stance);
    this.#against += weight * Math.max(0, -stance);
    this.#based += weight;
  }

  /** W(v, p), above 0 to 1. */
  get weight(): number {
    return 1 - this.#left;
  }

  /** W times the share of it that is for, that is against, and that has a stance with a number, each involvement by its own weight. */
  get for(): number {
    return (this.weight * this.#for) / this.#sum;
  }

  get against(): number {
    return (this.weight * this.#against) / this.#sum;
  }

  get based(): number {
    return (this.weight * this.#based) / this.#sum;
  }
}

/** Gives every record of a row that counts for the view: the other end, and what it weighs and wishes. */
function each(
  view: View,
  rows: Rows,
  row: number,
  take: (key: number, weight: number, stance: number | null) => void,
): void {
  const { words } = rows;
  const { roleWeights, stanceNumbers } = view.snapshot.memory.vocabulary;
  const pieces = rows.pieces(row);
  for (let piece = 0; piece < pieces.length; piece += 2) {
    for (let at = pieces[piece]!; at < pieces[piece + 1]!; at += INVOLVED_WORDS) {
      const [word0, word1, word2] = [words[at]!, words[at + 1]!, words[at + 2]!];
      if (beginsOf(word1) > view.day || levelOf(word2) > view.level) continue;
      const weight = roleWeights[kindOf(word0)]! * intensityOf(word2) * PER_UNIT * unitsOf(word1) * PER_UNIT;
      if (weight > 0) take(keyOf(word0), weight, stanceNumbers[stanceOf(word2)]!);
    }
  }
}

/** Who is involved in any of these subjects, taken together, by the number of the actor. */
export function involvedIn(view: View, subjects: readonly number[]): Map<number, Involved> {
  const sums = new Map<number, Involved>();
  for (const subject of subjects) {
    each(view, view.snapshot.involved, subject, (actor, weight, stance) => {
      const sum = sums.get(actor) ?? new Involved();
      sums.set(actor, sum);
      sum.add(weight, stance);
    });
  }
  return sums;
}

/** How many involvements of an actor count, in whatever policy. */
export function involvementsOf(view: View, actor: number): number {
  let count = 0;
  each(view, view.snapshot.involvedIn, actor, () => (count += 1));
  return count;
}
