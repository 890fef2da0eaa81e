// What a question about the triangle weighs, and by what; and the days on which a series looks. No SQL, no GraphQL.
import { enumOf } from "../core/enum.types";
import { Refusal } from "../core/refusal";
import { seriesDays, type SeriesStep } from "../core/series";
import { checkedJurisdiction } from "../reforms/selection.criteria";
import type { Criteria } from "../reforms/selection.sql";

export const TriangleWeight = enumOf("TriangleWeight", "By what an actor counts in the triangle.", {
  COUNT: "Each actor of the selection counts 1: how many stand where.",
  INVOLVEMENT:
    "Each actor of the selection counts the sum of base(role) * intensity * confidence of its involvements in the selected " +
    "policies and reforms that had possibly begun: who takes part, and how hard. The base of each role stands at InvolvementRole.",
  INFLUENCE:
    "Each actor counts the sum of its influence I(a, p) on the selected policies, 3 hops, as `Policy.influencers` gives it: who weighs " +
    "on them, near or far. Here theme, policy and reform select what is influenced, not who influences. At most 1,000 policies " +
    "with somebody involved, under @knownAt 50: else TOO_MANY_POLICIES.",
});
export type TriangleWeight = keyof typeof TriangleWeight;

/** A question about any number of places: all of it but the place. */
export interface Weighing {
  readonly criteria: Criteria;
  readonly weightBy: TriangleWeight;
}

/** The place of a question that names none: everywhere. Places are jurisdictions otherwise. */
export const EVERYWHERE = "";

/** Whether the policies are named; else those of the place are meant. */
export const namesPolicies = ({ themeId, policyId, reformId }: Criteria): boolean =>
  Boolean(themeId ?? policyId ?? reformId);

const refuse = (argument: string, message: string) =>
  new Refusal("BAD_USER_INPUT", `${argument}: ${message}`, { argument });

export const checkedPlace = (jurisdiction: string | null | undefined): string =>
  jurisdiction === null || jurisdiction === undefined ? EVERYWHERE : checkedJurisdiction(jurisdiction, "jurisdiction");

export function refuseReversed(from: string, until: string): void {
  if (from > until) throw refuse("from", `${from} is after until, ${until}`);
}

export const JURISDICTIONS_MAX = 50;

/** Without repetitions, in the order given. */
export function checkedJurisdictions(codes: readonly string[]): string[] {
  const distinct = [...new Set(codes)];
  if (distinct.length < 1 || distinct.length > JURISDICTIONS_MAX) {
    throw refuse(
      "jurisdictions",
      `${distinct.length} are outside 1 to ${JURISDICTIONS_MAX}; leave it out for the largest`,
    );
  }
  return distinct.map((code) => checkedJurisdiction(code, "jurisdictions"));
}

/** Influence is reckoned anew for every day, all else in one go. */
const POINTS_MAX: Readonly<Record<TriangleWeight, number>> = { COUNT: 60, INVOLVEMENT: 60, INFLUENCE: 30 };

/** `from`, and every step after it up to `until`. Refuses reversed days, and too many with TOO_MANY_POINTS. */
export const pointsOf = (from: string, until: string, every: SeriesStep, weightBy: TriangleWeight): string[] =>
  seriesDays(from, until, every, POINTS_MAX[weightBy]);
