// Spearman's rank correlation: whether two measures put the same things in the same order. It knows pairs of numbers.

export interface RankCorrelation {
  /** −1 to 1; null below three pairs, and where one of the two has a single value throughout. */
  readonly rho: number | null;
  /** How many pairs had both values. */
  readonly n: number;
}

const PAIRS_MIN = 3;

/** Ranks from 1 on; equal values share the mean of the ranks that they take up. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const alike = values.filter((other) => other === value).length;
    return below + (alike + 1) / 2;
  });
}

/** Pearson's correlation of the ranks, which is right with ties too (Kendall 1948). Pairs with a null are left out. */
export function spearman(pairs: readonly (readonly [number | null, number | null])[]): RankCorrelation {
  const known = pairs.filter((pair): pair is readonly [number, number] => pair[0] !== null && pair[1] !== null);
  const n = known.length;
  if (n < PAIRS_MIN) return { rho: null, n };
  const mean = (n + 1) / 2;
  const [xs, ys] = [0, 1].map((side) =>
    ranksOf(known.map((pair) => pair[side as 0 | 1])).map((rank) => rank - mean),
  ) as [number[], number[]];
  const product = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, each, index) => sum + each * other[index]!, 0);
  const spread = Math.sqrt(product(xs, xs) * product(ys, ys));
  return { rho: spread > 0 ? Math.min(1, Math.max(-1, product(xs, ys) / spread)) : null, n };
}
