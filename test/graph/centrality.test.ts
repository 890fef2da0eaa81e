// Degree, PageRank, betweenness and communities, against plain definitions on drawn networks, against networkx where this
// machine has it, and where nothing is defined.
import { execFileSync } from "node:child_process";
import path from "node:path";
import fc from "fast-check";
import { betweenness } from "../../src/graph/centrality/betweenness";
import { communities, modularity } from "../../src/graph/centrality/communities";
import { degrees } from "../../src/graph/centrality/degree";
import { type Network, networkOf, reversed, undirected } from "../../src/graph/centrality/network";
import { incomingTies, pageRank } from "../../src/graph/centrality/page-rank";

const PYTHON = "/usr/bin/python3";

type Tie = readonly [source: number, target: number, weight: number];

const made = (size: number, ties: readonly Tie[]): Network =>
  networkOf(
    size,
    ties.map(([source]) => source),
    ties.map(([, target]) => target),
    ties.map(([, , weight]) => weight),
  );
const both = (ties: readonly (readonly [number, number])[]): Tie[] => ties.map(([a, b]) => [a, b, 1]);
const clique = (first: number, size: number): Tie[] =>
  both(Array.from({ length: size ** 2 }, (_, at) => [first + Math.floor(at / size), first + (at % size)] as const));
const ranksOf = (network: Network) => pageRank(incomingTies(network)).ranks;

// Cycles, loops, parallel ties, hubs, isolated nodes, parts without a tie between them, one node and none.
const networks = fc.nat({ max: 12 }).chain((size) =>
  fc
    .array(fc.tuple(fc.nat(), fc.oneof(fc.nat(), fc.constant(0)), fc.constantFrom(1e-12, 0.1, 0.5, 1, 1, 1)), {
      maxLength: size ? 30 : 0,
    })
    .map((ties) => ({ size, ties: ties.map(([s, t, weight]): Tie => [s % size, t % size, weight]) })),
);

/** Weights between all pairs, parallel ties summed, loops left out. */
function matrixOf(size: number, ties: readonly Tie[]): number[][] {
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [source, target, weight] of ties) if (source !== target) matrix[source]![target]! += weight;
  return matrix;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);
const expectClose = (actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number) => {
  expect(actual).toHaveLength(expected.length);
  const worst = Math.max(0, ...Array.from(actual, (each, at) => Math.abs(each - expected[at]!)));
  expect(worst).toBeLessThanOrEqual(tolerance);
};

describe("a network", () => {
  it("has its ties in sorted rows, parallel ones summed and loops left out", () => {
    fc.assert(
      fc.property(networks, ({ size, ties }) => {
        const network = made(size, ties);
        const rows = matrixOf(size, ties).map((row) => row.flatMap((weight, peer) => (weight ? [[peer, weight]] : [])));
        const told = rows.map((_, node) => {
          const [from, to] = [network.offsets[node], network.offsets[node + 1]];
          const weights = network.weights.subarray(from, to);
          return [...network.peers.subarray(from, to)].map((peer, at) => [peer, weights[at]]);
        });
        expect(told.flat(2).map((each) => each!.toFixed(9))).toEqual(rows.flat(2).map((each) => each.toFixed(9)));
        expect(reversed(reversed(network))).toEqual(network);
      }),
    );
  });
});

describe("degrees", () => {
  it("count and weigh the ties of each node", () => {
    fc.assert(
      fc.property(networks, ({ size, ties }) => {
        const matrix = matrixOf(size, ties);
        const columns = matrix.map((_, node) => matrix.map((row) => row[node]!));
        const count = (row: number[]) => row.filter((weight) => weight > 0).length;
        const found = degrees(made(size, ties));
        expect([...found.out]).toEqual(matrix.map(count));
        expect([...found.in]).toEqual(columns.map(count));
        expectClose(found.outStrength, matrix.map(sum), 1e-12);
        expectClose(found.inStrength, columns.map(sum), 1e-12);
      }),
    );
  });
});

describe("PageRank", () => {
  /** The definition, step by step, until nothing changes. */
  function byPower(matrix: readonly (readonly number[])[], damping: number): number[] {
    const size = matrix.length;
    const strengths = matrix.map(sum);
    let ranks = matrix.map(() => 1 / size);
    for (let step = 0; step < 400; step++) {
      const dangling = sum(ranks.filter((_, node) => !strengths[node]));
      ranks = ranks.map((_, node) => {
        const handed = ranks.map((rank, from) =>
          strengths[from] ? (rank * matrix[from]![node]!) / strengths[from] : 0,
        );
        return (1 - damping) / size + damping * (sum(handed) + dangling / size);
      });
    }
    return ranks;
  }

  it("is what a walk by its definition comes to, and sums to 1", () => {
    fc.assert(
      fc.property(networks, fc.constantFrom(0.85, 0.5, 0), ({ size, ties }, damping) => {
        const found = pageRank(incomingTies(made(size, ties)), { damping });
        expectClose(found.ranks, byPower(matrixOf(size, ties), damping), 1e-6);
        expect(found.converged).toBe(true);
        if (size) expect(sum(found.ranks)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("says when it was stopped before its end", () => {
    const network = made(4, both([[0, 1], [1, 2], [2, 0], [3, 0]])); // prettier-ignore
    expect(pageRank(incomingTies(network), { iterationsMax: 3 })).toMatchObject({ iterations: 3, converged: false });
    expect(pageRank(incomingTies(network)).converged).toBe(true);
  });

  it("gives one node everything and no node nothing", () => {
    expect([...ranksOf(made(1, []))]).toEqual([1]);
    expect([...ranksOf(made(0, []))]).toEqual([]);
  });
});

describe("betweenness", () => {
  /** Of all ordered pairs: the share of shortest paths through each node, by distances and path counts between all. */
  function byPairs(matrix: readonly (readonly number[])[]): number[] {
    const size = matrix.length;
    const walks = matrix.map((_, start) => {
      const distance = new Array<number>(size).fill(Infinity);
      const paths = new Array<number>(size).fill(0);
      [distance[start], paths[start]] = [0, 1];
      for (let hops = 0; hops < size; hops++) {
        for (let node = 0; node < size; node++) {
          for (let next = 0; distance[node] === hops && next < size; next++) {
            if (!matrix[node]![next] || distance[next]! <= hops) continue;
            distance[next] = hops + 1;
            paths[next]! += paths[node]!;
          }
        }
      }
      return { distance, paths };
    });
    return matrix.map((_, node) => {
      let through = 0;
      for (let s = 0; s < size; s++) {
        for (let t = 0; t < size; t++) {
          const [first, second] = [walks[s]!.distance[node]!, walks[node]!.distance[t]!];
          if (s === t || node === s || node === t || !Number.isFinite(first + second)) continue;
          if (first + second !== walks[s]!.distance[t]) continue;
          through += (walks[s]!.paths[node]! * walks[node]!.paths[t]!) / walks[s]!.paths[t]!;
        }
      }
      return size > 2 ? through / ((size - 1) * (size - 2)) : 0;
    });
  }

  it("is the share of shortest paths through each node, along ties and both ways", () => {
    fc.assert(
      fc.property(networks, fc.boolean(), ({ size, ties }, isDirected) => {
        const all = isDirected ? ties : [...ties, ...ties.map(([s, t, weight]): Tie => [t, s, weight])];
        const { scores, pivots, sampled } = betweenness(isDirected ? made(size, ties) : undirected(made(size, ties)));
        expectClose(scores, byPairs(matrixOf(size, all)), 1e-12);
        expect([pivots, sampled]).toEqual([size, false]);
      }),
    );
  });

  it("stays finite where the number of shortest paths outgrows all numbers", () => {
    // Diamonds in a row: 2^1200 paths from end to end, through every node between them.
    const DIAMONDS = 1200;
    const ties = Array.from({ length: DIAMONDS }, (_, at) => [0, 3 * at] as const).flatMap(
      ([, a]) =>
      both([[a, a + 1], [a, a + 2], [a + 1, a + 3], [a + 2, a + 3]]), // prettier-ignore
    );
    const size = 3 * DIAMONDS + 1;
    const { scores } = betweenness(made(size, ties), size);
    const pairs = (size - 1) * (size - 2);
    const expected = Array.from({ length: size }, (_, node) => {
      const before = 3 * Math.floor(node / 3);
      // A knot lies between all before and all behind it; a side between half of them.
      return (node % 3 === 0 ? before * (size - 1 - before) : ((before + 1) * (size - 3 - before)) / 2) / pairs;
    });
    expectClose(scores, expected, 1e-9);
  });

  it("is estimated from some nodes where all would be too many, the same every time, and near the truth", () => {
    const SIZE = 300;
    const ties = Array.from({ length: 4 * SIZE }, (_, at): Tie => [at % SIZE, (at * at + 7 * at) % (1 + (at % 97)), 1]);
    const network = undirected(made(SIZE, ties));
    const [exact, estimate, again] = [betweenness(network), betweenness(network, 100), betweenness(network, 100)];
    expect([estimate.pivots, estimate.sampled]).toEqual([100, true]);
    expect(estimate).toEqual(again);
    expectClose(estimate.scores, exact.scores, 0.05);
    const top = (scores: Float64Array) => scores.indexOf(Math.max(...scores));
    expect(top(estimate.scores)).toBe(top(exact.scores));
  });
});

describe("communities", () => {
  const groupsOf = (communityOf: Int32Array) =>
    [...new Set(communityOf)].map((community) =>
      [...communityOf.keys()].filter((node) => communityOf[node] === community),
    );

  it("are cliques that nothing ties to each other, exactly, the largest first", () => {
    const found = communities(made(16, [...clique(0, 4), ...clique(4, 6), ...clique(10, 5)]));
    expect(groupsOf(found.communityOf)).toEqual([[0, 1, 2, 3], [4, 5, 6, 7, 8, 9], [10, 11, 12, 13, 14], [15]]);
    expect([...found.sizes]).toEqual([6, 5, 4, 1]);
    expect([0, 4, 10, 15].map((node) => found.communityOf[node])).toEqual([2, 0, 1, 3]);
  });

  it("are cliques in a ring too", () => {
    const CLIQUES = 8;
    const ring = Array.from({ length: CLIQUES }, (_, at) => [5 * at, 5 * ((at + 1) % CLIQUES) + 1] as const);
    const ties = [...ring.flatMap(([first]) => clique(first, 5)), ...both(ring)];
    const found = communities(undirected(made(5 * CLIQUES, ties)));
    expect([...found.sizes]).toEqual(new Array(CLIQUES).fill(5));
    for (const group of groupsOf(found.communityOf)) expect(group.at(-1)! - group[0]!).toBe(4);
  });

  it("hang together, are told by size, and make the modularity that its definition gives", () => {
    fc.assert(
      fc.property(networks, ({ size, ties }) => {
        const network = undirected(made(size, ties));
        const { communityOf, sizes, modularity: told } = communities(network);
        const groups = groupsOf(communityOf);
        expect([...sizes]).toEqual([...groups.map(({ length }) => length)].sort((one, other) => other - one));
        for (const group of groups) expect(sizes[communityOf[group[0]!]!]).toBe(group.length);
        const matrix = matrixOf(size, [...ties, ...ties.map(([s, t, weight]): Tie => [t, s, weight])]);
        for (const group of groups) {
          const reached = new Set([group[0]!]);
          for (const node of reached) for (const other of group) if (matrix[node]![other]) reached.add(other);
          expect(reached.size).toBe(group.length);
        }
        const strengths = matrix.map(sum);
        const all = sum(strengths);
        if (!all) return expect(told).toBeNull();
        const pairs = matrix.flatMap((row, i) =>
          row.map((weight, j) =>
            communityOf[i] === communityOf[j] ? weight - (strengths[i]! * strengths[j]!) / all : 0,
          ),
        );
        expect(told).toBeCloseTo(sum(pairs) / all, 9);
        // Better than each for itself, and than all in one.
        const alone = modularity(
          network,
          Int32Array.from({ length: size }, (_, node) => node),
        )!;
        expect(told!).toBeGreaterThanOrEqual(Math.max(alone, 0) - 1e-9);
      }),
    );
  });

  it("of no node are none, and of nodes without ties one each, without modularity", () => {
    expect(communities(made(0, []))).toMatchObject({ modularity: null, sizes: new Int32Array(0) });
    expect(communities(made(2, []))).toEqual({
      communityOf: Int32Array.of(0, 1),
      sizes: Int32Array.of(1, 1),
      modularity: null,
    });
  });
});

interface Found {
  readonly size: number;
  readonly directed: boolean;
  readonly ties: readonly Tie[];
  readonly pageRank: readonly number[];
  readonly betweenness: readonly number[];
  readonly undirectedBetweenness: readonly number[];
  readonly division: readonly (readonly number[])[];
  readonly modularity: readonly number[];
}

function fromNetworkx(): Record<string, Found> | null {
  try {
    execFileSync(PYTHON, ["-c", "import networkx"], { stdio: "pipe" });
  } catch (error) {
    console.warn(`Centralities are not compared with networkx here: ${String(error).slice(0, 200)}`);
    return null;
  }
  return JSON.parse(
    execFileSync(PYTHON, [path.join(__dirname, "centrality-oracle.py")], { encoding: "utf8" }),
  ) as Record<string, Found>;
}

describe("networkx", () => {
  const found = Object.entries(fromNetworkx() ?? {});
  const networkIn = ({ size, ties, directed }: Found) => {
    const network = made(size, ties);
    return directed ? network : undirected(network);
  };

  it("finds the same PageRank and the same betweenness", () => {
    for (const [, each] of found) {
      const network = networkIn(each);
      expectClose(ranksOf(network), each.pageRank, 1e-6);
      expectClose(betweenness(network).scores, each.betweenness, 1e-9);
      expectClose(betweenness(undirected(network)).scores, each.undirectedBetweenness, 1e-9);
    }
    expect.assertions(found.length * 6);
  });

  it("gives the same modularity to a division, and finds none that is much better than ours", () => {
    for (const [, each] of found) {
      const network = undirected(networkIn(each));
      const division = new Int32Array(each.size);
      each.division.forEach((community, at) => community.forEach((node) => (division[node] = at)));
      expect(modularity(network, division)).toBeCloseTo(each.modularity[0]!, 9);
      expect(communities(network).modularity).toBeGreaterThan(Math.max(...each.modularity) - 0.02);
    }
    expect.assertions(found.length * 2);
  });
});
