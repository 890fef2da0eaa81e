// The structural influence measure: what a question may turn, within which ranges, and the formula that all of it follows.
// It knows numbers and refusals; SQL and GraphQL are its neighbours.
//
//   w(tie)   = base(type, direction) · confidence · 2^(−age / 10)                                one tie, in one direction
//   W(u, v)  = 1 − ∏ over all ties that join u and v (1 − w(tie))                                parallel ties add up below 1
//   w(inv)   = base(role) · intensity (1 where unknown) · confidence                             one involvement
//   W(v, p)  = 1 − ∏ over all involvements of v in p (1 − w(inv))
//   s_v      = Σ over all other actors x of W(v, x)                                              out-strength
//   damp(v)  = decay / max(1, s_v)^hubPenalty                                                    what an intermediate lets through
//   I(a, p)  = Σ over walks a → … → v → p of at most maxHops edges, the involvement included,
//              of ∏ W(edge) · ∏ over all actors of the walk but the first of damp(actor)
//
// Age is in years of 365.25 days from the last possible day of the tie; open and undated ties have none. A tie counts as of
// a day if it had possibly begun and both its actors had; an actor's end does not end its ties by itself: give the tie an
// end where a source tells one. An involvement counts if it had possibly begun, and its actor, and its reform where it
// has one. Walks may revisit actors, their start included, which makes I one linear recurrence (Katz 1953, with the damping
// of hubs added); the paths that are shown beside it are simple. netPush weighs the stances at the walks' ends by I.
import type { Context } from "../core/context";
import { Refusal } from "../core/refusal";
import { RELATIONSHIP_TYPES, type RelationshipType } from "../relationships/relationship-types";

/** Half of a tie's weight is gone ten years after its end. */
export const HALF_LIFE_YEARS = 10;

export const HOPS_MAX = 6;
export const HOPS_DEFAULT = 3;
export const TIE_HOPS_DEFAULT = 4;
export const DECAY_DEFAULT = 0.5;
/** Postgres refuses a product that vanishes in float8; six steps at this decay stay above that. */
export const DECAY_MIN = 1e-6;
export const HUB_PENALTY_DEFAULT = 0.5;
export const HUB_PENALTY_MAX = 2;
export const PATHS_MAX = 10;
export const PATHS_DEFAULT = 3;

export interface TieWeight {
  /** Influence of the source on the target, 0 to 1. */
  readonly forward: number;
  /** Influence of the target on the source, 0 to 1. */
  readonly backward: number;
}

/** Weights that take the place of the published ones, by relationship type. */
export type TieWeights = Readonly<Partial<Record<RelationshipType, TieWeight>>>;

export interface Measure {
  readonly maxHops: number;
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly decay: number;
  readonly hubPenalty: number;
  readonly weights?: TieWeights;
  /** Uuids of actors through which nothing is counted. */
  readonly excluded?: readonly string[];
}

/** What a ranking is about: a policy's own involvements, those in its reforms too, or those in one reform. */
export type Scope = "POLICY" | "POLICY_AND_REFORMS" | "REFORM";

/** The published base weights, with those that a question replaces. */
export const tieWeights = (replaced: TieWeights = {}): Readonly<Record<string, TieWeight>> => ({
  ...RELATIONSHIP_TYPES,
  ...replaced,
});

interface MeasureArguments {
  readonly maxHops: number;
  readonly asOf?: string | null;
  readonly decay: number;
  readonly hubPenalty: number;
  readonly weights?: readonly ({ readonly type: RelationshipType } & TieWeight)[];
}

export const EXCLUDED_MAX = 50;

const refuseArgument = (name: string, value: number, range: string) =>
  new Refusal("BAD_USER_INPUT", `${name}: ${value} is outside ${range}`, { argument: name });

/** Refuses `maxHops` outside 1 to 6 with HOPS_TOO_MANY. */
export function checkedHops(maxHops: number): number {
  if (Number.isInteger(maxHops) && maxHops >= 1 && maxHops <= HOPS_MAX) return maxHops;
  throw new Refusal("HOPS_TOO_MANY", `maxHops: ${maxHops} is outside 1 to ${HOPS_MAX}`, { max: HOPS_MAX });
}

/** Refuses the number of paths outside 1 to 10 with BAD_USER_INPUT. */
export function checkedPathCount(first: number): number {
  if (Number.isInteger(first) && first >= 1 && first <= PATHS_MAX) return first;
  throw refuseArgument("first", first, `1 to ${PATHS_MAX}`);
}

/** The measure that a question asks for; what is out of range is refused by name. */
export function measureOf(
  { maxHops, asOf, decay, hubPenalty, weights = [] }: MeasureArguments,
  context: Context,
  excluded: readonly string[] = [],
): Measure {
  checkedHops(maxHops);
  if (!(decay >= DECAY_MIN && decay <= 1)) throw refuseArgument("decay", decay, `${DECAY_MIN} to 1`);
  if (!(hubPenalty >= 0 && hubPenalty <= HUB_PENALTY_MAX)) {
    throw refuseArgument("hubPenalty", hubPenalty, `0 to ${HUB_PENALTY_MAX}`);
  }
  return {
    ...{ maxHops, asOf: asOf ?? context.today, decay, hubPenalty },
    ...(weights.length && { weights: checkedWeights(weights) }),
    ...(excluded.length && { excluded }),
  };
}

/** Refuses with BAD_USER_INPUT what is no weight, what is named twice, and a symmetric type with two. */
function checkedWeights(given: NonNullable<MeasureArguments["weights"]>): TieWeights {
  const weights: Partial<Record<RelationshipType, TieWeight>> = {};
  for (const { type, forward, backward } of given) {
    for (const [name, weight] of Object.entries({ forward, backward })) {
      if (!(weight >= 0 && weight <= 1)) throw refuseArgument(`weights ${type}, ${name}`, weight, "0 to 1");
    }
    if (weights[type]) throw new Refusal("BAD_USER_INPUT", `weights: ${type} is named twice`, { argument: "weights" });
    if (RELATIONSHIP_TYPES[type].symmetric && forward !== backward) {
      throw new Refusal("BAD_USER_INPUT", `weights: ${type} is symmetric, so it has one weight both ways`, {
        argument: "weights",
      });
    }
    weights[type] = { forward, backward };
  }
  return weights;
}
