// How candidates are scored and when one is a match. Plain arithmetic over what was found: a person can do it again by hand
// from the features that each answer carries.

export interface Found {
  /** Nearness of the nearest name, 0 to 100. */
  readonly name: number;
  /** Whether it bears a number that was asked for. */
  readonly identified: boolean;
  /** For each property asked for that it has: whether they agree. */
  readonly agreements: Readonly<Record<string, boolean>>;
}

export interface Scored {
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}

/** An agreement closes a quarter of what is missing to 100; a disagreement costs as much as a name that is much less near. */
const AGREEMENT_CLOSES = 0.25;
const DISAGREEMENT_COSTS = 20;
/** Who has another's name stands below whoever has the number. */
const BESIDE_IDENTIFIED_MAX = 90;
/** The whole name, a former one included. */
const WHOLE_NAME = 95;
const CLEAR_LEAD = 10;

function scoreOf({ name, identified, agreements }: Found, isAnotherIdentified: boolean): number {
  if (identified) return 100;
  const adjusted = Object.values(agreements).reduce(
    (score, agrees) => (agrees ? score + (100 - score) * AGREEMENT_CLOSES : score - DISAGREEMENT_COSTS),
    name,
  );
  const bounded = Math.max(0, Math.min(adjusted, isAnotherIdentified ? BESIDE_IDENTIFIED_MAX : 100));
  return Math.round(bounded * 100) / 100;
}

/**
 * Best first. A match is the only one that bears a number asked for; or, where none does, the first, if it bears the whole
 * name, nothing asked for speaks against it, and the next is clearly less.
 */
export function scored<Candidate extends Found & { readonly uuid: string }>(
  candidates: readonly Candidate[],
): (Candidate & Scored)[] {
  const identified = candidates.filter((candidate) => candidate.identified).length;
  const ranked = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, identified > 0) }))
    .sort((a, b) => b.score - a.score || (a.candidate.uuid < b.candidate.uuid ? -1 : 1));
  const lead = (ranked[0]?.score ?? 0) - (ranked[1]?.score ?? 0);
  return ranked.map(({ candidate, score }, place) => ({
    ...candidate,
    score,
    match:
      identified > 0
        ? candidate.identified && identified === 1
        : place === 0 &&
          candidate.name >= WHOLE_NAME &&
          lead >= CLEAR_LEAD &&
          Object.values(candidate.agreements).every(Boolean),
    features: [
      { id: "name", value: candidate.name },
      ...Object.entries(candidate.agreements).map(([id, value]) => ({ id, value })),
    ],
  }));
}
