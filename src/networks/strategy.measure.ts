// How a centre's partners hang together, in numbers: from the few counts that the database gives. It knows no actors.
//
// n partners of a centre, t pairs of them tied to each other:
//   density        2t / (n · (n − 1))     of all pairs that could be tied (Wasserman and Faust 1994)
//   bypass share   t / (t + n)            of all tied pairs within the network, those that leave the centre out
//   effective size n − 2t / n             how many partners are not redundant to the centre (Burt 1992, after Borgatti 1997)

export interface PartnerCounts {
  readonly partnerCount: number;
  readonly tiedPairs: number;
}

export interface SectorSums {
  readonly state: number;
  readonly economy: number;
  readonly civilSociety: number;
}

export const density = ({ partnerCount: n, tiedPairs: t }: PartnerCounts): number | null =>
  n < 2 ? null : (2 * t) / (n * (n - 1));

export const bypassShare = ({ partnerCount: n, tiedPairs: t }: PartnerCounts): number | null =>
  n ? t / (t + n) : null;

export const effectiveSize = ({ partnerCount: n, tiedPairs: t }: PartnerCounts): number | null =>
  n ? n - (2 * t) / n : null;

/** E = −Σ p ln p / ln 3 over the three sectors (Pielou 1966); null where nobody has a place. */
export function evenness({ state, economy, civilSociety }: SectorSums): number | null {
  const sum = state + economy + civilSociety;
  if (sum <= 0) return null;
  const parts = [state, economy, civilSociety].map((weight) => weight / sum).filter((part) => part > 0);
  const entropy = -parts.reduce((total, part) => total + part * Math.log(part), 0);
  // Not −0 where all are in one corner, and not above 1 by rounding.
  return Math.min(1, Math.max(0, entropy / Math.log(3)));
}
