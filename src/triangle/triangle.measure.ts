// How far three forces balance, as formulas over shares. It knows numbers and refuses to know whose they are.
//
//   p                   the three shares; hybrids are split by their position: p_i = Σ w · position_i / Σ w
//   evenness            E = −Σ p ln p / ln 3               Shannon (1948), Pielou (1966): 0 one force alone, 1 all alike
//   barycentricBalance  B = 1 − |p − (⅓,⅓,⅓)| / √(2/3)     how near to the middle of the triangle; 0 in a corner
//   weakestLeg          M = 3 · min p                      0 where a force is missing, whatever the other two do
//
// M stands beside E because E flatters: without any civil society, but with the other two alike, it is ln 2 / ln 3 = .63.
import { type SectorPosition } from "../actors/actor.entity";
import type { Sector } from "../actors/actor.kinds";

export type Shares = Readonly<SectorPosition>;

/** Null where nobody has weight: the middle of nothing is not a balance. */
export interface BalanceMeasures {
  readonly shares: Shares | null;
  readonly evenness: number | null;
  readonly barycentricBalance: number | null;
  readonly weakestLeg: number | null;
  /** null too where two forces are equally weak. */
  readonly weakestSector: Sector | null;
}

/** Shares nearer to each other than this are alike: sums of many positions are exact to no more. */
const ALIKE = 1e-9;

const UNDEFINED: BalanceMeasures = {
  shares: null,
  evenness: null,
  barycentricBalance: null,
  weakestLeg: null,
  weakestSector: null,
};

/** What is only a rounding off its range comes back into it. */
const within01 = (number: number): number => Math.min(1, Math.max(0, number));

function weakestOf({ state, economy, civilSociety }: Shares): Sector | null {
  const legs: [Sector, number][] = [
    ["STATE", state],
    ["ECONOMY", economy],
    ["CIVIL_SOCIETY", civilSociety],
  ];
  const [first, second] = legs.sort(([, one], [, other]) => one - other) as [[Sector, number], [Sector, number]];
  return second[1] - first[1] > ALIKE ? first[0] : null;
}

/** From what each of the three forces weighs altogether. */
export function balanceOf({ state, economy, civilSociety }: Shares): BalanceMeasures {
  const total = state + economy + civilSociety;
  if (!(total > 0)) return UNDEFINED;
  const shares = { state: state / total, economy: economy / total, civilSociety: civilSociety / total };
  const p = Object.values(shares);
  const entropy = p.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);
  return {
    shares,
    evenness: within01(entropy / Math.log(3)),
    barycentricBalance: within01(1 - Math.hypot(...p.map((share) => share - 1 / 3)) / Math.sqrt(2 / 3)),
    weakestLeg: within01(3 * Math.min(...p)),
    weakestSector: weakestOf(shares),
  };
}
