// How ties and involvements lie in memory: two or three 32-bit words each, so that a walk reads one place and not six. Days, weights
// and rights are all in there; what a question makes of them is the business of view.ts.
//
//                  word 0                         word 1                          word 2
//   plain tie      peer 26 · kind 6               begins 18 · confidence 14
//   other tie      peer 26 · kind 6               begins 18 · confidence 14       ends 18 · (12 free) · level 2
//   involved       actor or subject 26 · role 6   begins 18 · confidence 14       intensity 14 · stance 4 · (12 free) · level 2
//
// Of an actor's ties, those stand first that ask for no second look: the only tie to their peer, without end, seen by
// everybody, of a type that carries influence. Most are such, and a walk takes them at a third of the time. Then come the special ones,
// and last the idle ones, of pairs whose ties are all of types that carry nothing. All ties of a pair stand together. A tie
// stands twice, in the row of either end; its kind is twice the type's number, plus one in the row of the target. So there
// may be 67 million actors and 32 types. Confidence and intensity are counted in ten-thousandths: four decimals are exact.
import type { Visibility } from "../core/context";

/** An actor has three rows of ties, one of each sort, in this order. */
export const TIE_ROWS = 3;
export const [PLAIN, SPECIAL, IDLE] = [0, 1, 2] as const;
export const PLAIN_WORDS = 2;
export const TIE_WORDS = 3;
export const INVOLVED_WORDS = 3;

const KEY_BITS = 26;
export const KEY_MASK = 2 ** KEY_BITS - 1;
export const ACTORS_MAX = 2 ** KEY_BITS;

const DAY_BITS = 18;
export const DAY_MASK = 2 ** DAY_BITS - 1;
/** What begins on no known day has always been. */
export const ALWAYS = 0;
/** The last day that can be told, in the year 2217: what ends then or later is open; what begins then, never does. */
export const OPEN = DAY_MASK;
export const NEVER = DAY_MASK;

const UNIT = 10_000;
const UNIT_MASK = 2 ** 14 - 1;
/** What a number in ten-thousandths is multiplied by. */
export const PER_UNIT = 1 / UNIT;

const LEVEL_SHIFT = 30;
const STANCE_SHIFT = 14;
const STANCE_MASK = 15;

/** From what everybody sees to what few see: who sees one level sees those before it. */
export const LEVELS: readonly Visibility[] = ["PUBLIC", "NODE", "PRIVATE"];

const DAY_MS = 86_400_000;
/** Day 1 is 1500-01-01. What lies before counts as always, and as faded. */
const DAY_ONE = Date.UTC(1500, 0, 1) / DAY_MS;

const within = (day: number): number => Math.min(Math.max(day, 1), DAY_MASK - 1);

/** The number of a day, YYYY-MM-DD. Outside of the years 1500 to 2217: the first or the last. */
export const dayNumber = (day: string): number => within(Date.parse(`${day}T00:00:00Z`) / DAY_MS - DAY_ONE + 1);

/** The same from days since 2000-01-01, as Postgres counts them; null: no known day. */
export const beginsOn = (postgresDay: number | null): number =>
  postgresDay === null ? ALWAYS : Math.min(Math.max(postgresDay + POSTGRES_DAY, 1), NEVER);
export const endsOn = (postgresDay: number | null): number =>
  postgresDay === null ? OPEN : Math.min(Math.max(postgresDay + POSTGRES_DAY, 1), OPEN);
const POSTGRES_DAY = Date.UTC(2000, 0, 1) / DAY_MS - DAY_ONE + 1;

export const inUnits = (share: number): number => Math.round(share * UNIT);

export const keyed = (key: number, kind: number): number => key | (kind << KEY_BITS);
export const since = (begins: number, units: number): number => begins | (units << DAY_BITS);
/** A day and a level: when a tie ends, or since when an actor or subject is there. */
export const dayAndLevel = (ends: number, level: number): number => ends | (level << LEVEL_SHIFT);
export const stanceWord = (intensity: number, stance: number, level: number): number =>
  intensity | (stance << STANCE_SHIFT) | (level << LEVEL_SHIFT);

export const keyOf = (word0: number): number => word0 & KEY_MASK;
export const kindOf = (word0: number): number => word0 >>> KEY_BITS;
export const beginsOf = (word1: number): number => word1 & DAY_MASK;
export const unitsOf = (word1: number): number => word1 >>> DAY_BITS;
export const endsOf = (word2: number): number => word2 & DAY_MASK;
export const levelOf = (word2: number): number => word2 >>> LEVEL_SHIFT;
export const intensityOf = (word2: number): number => word2 & UNIT_MASK;
export const stanceOf = (word2: number): number => (word2 >>> STANCE_SHIFT) & STANCE_MASK;

/** The later day, and the stricter level: what hangs on two records is there when both are, for whoever sees both. */
export const laterOf = (one: number, other: number): number => Math.max(one & DAY_MASK, other & DAY_MASK);
export const stricterOf = (one: number, other: number): number => Math.max(levelOf(one), levelOf(other));
