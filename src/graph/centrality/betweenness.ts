// Betweenness (Freeman 1977): on what part of the shortest paths between two others a node lies. Computed by Brandes' algorithm
// (2001): from each node one search in breadth, and back over its levels the paths that depend on each node. Ties count as one
// hop each, whatever their weight.
//
// The cost is nodes × (nodes + ties). Where that is too much, searches start at some nodes only, drawn evenly, and the sum is
// scaled up (Brandes and Pich 2007): right on average, and coarse for whoever lies on few paths.
import type { Network } from "./network";
import { shuffled } from "./random";

export interface Betweenness {
  /** Each from 0 to 1: of all ordered pairs of other nodes. 0 everywhere in a network of fewer than three. Estimates may exceed 1. */
  readonly scores: Float64Array;
  /** From how many nodes searches started; fewer than all: the scores are estimates. */
  readonly pivots: number;
  readonly sampled: boolean;
}

/** Nodes and ties that the searches may look at, all together: a second or two. */
const WORK_MAX = 5e7;
/** However large the network, fewer than that would tell nothing. */
const PIVOTS_MIN = 16;
const SEED = 20070101;

/** Numbers of paths may double with each hop; beyond this they are scaled down, level by level, and stay finite. */
const PATHS_MAX = 1e100;
/** And above 0, however small a part of their level's. */
const PATHS_MIN = 1e-200;

/** As many pivots as may be looked at; all nodes of a small network. An undirected network has each tie in both rows. */
export function betweenness(network: Network, pivotsMax = affordablePivots(network)): Betweenness {
  const { size } = network;
  const pivots = Math.min(size, pivotsMax);
  const search = new Search(network);
  const starts = pivots < size ? shuffled(size, SEED) : null;
  for (let pivot = 0; pivot < pivots; pivot++) search.from(starts ? starts[pivot]! : pivot);
  const scale = size > 2 ? size / pivots / ((size - 1) * (size - 2)) : 0;
  return { scores: search.dependencies.map((sum) => sum * scale), pivots, sampled: pivots < size };
}

const affordablePivots = ({ size, peers }: Network): number =>
  Math.max(PIVOTS_MIN, Math.floor(WORK_MAX / (size + peers.length)));

class Search {
  /** Of all searches so far: how much of the paths from their starts to all others runs through each node. */
  readonly dependencies: Float64Array;
  readonly #levels: Int32Array;
  /** How many shortest paths lead here from the start, in units of the level. */
  readonly #paths: Float64Array;
  /** What one path of the level before is worth in a level's units; 1 but for numbers too large. */
  readonly #unit: Float64Array;
  /** What a node hands back to each path that came to it: (1 + its dependency) / its paths. */
  readonly #credit: Float64Array;
  readonly #queue: Int32Array;

  constructor(private readonly network: Network) {
    const { size } = network;
    this.dependencies = new Float64Array(size);
    this.#levels = new Int32Array(size).fill(-1);
    this.#paths = new Float64Array(size);
    this.#unit = new Float64Array(size + 1).fill(1);
    this.#credit = new Float64Array(size);
    this.#queue = new Int32Array(size);
  }

  from(start: number): void {
    const reached = this.#walkOut(start);
    this.#walkBack(reached);
    for (let place = 0; place < reached; place++) {
      const node = this.#queue[place]!;
      this.#levels[node] = -1;
      this.#paths[node] = 0;
    }
  }

  /** Fills the queue with what can be reached, nearest first; how many they are. */
  #walkOut(start: number): number {
    const { offsets, peers } = this.network;
    const [levels, paths, queue] = [this.#levels, this.#paths, this.#queue];
    levels[start] = 0;
    paths[start] = 1;
    queue[0] = start;
    let reached = 1;
    let level = -1;
    for (let place = 0; place < reached; place++) {
      const node = queue[place]!;
      if (levels[node]! > level) this.#setUnit(++level, place, reached);
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const peer = peers[at]!;
        if (levels[peer] === -1) {
          levels[peer] = level + 1;
          queue[reached++] = peer;
        }
        if (levels[peer] === level + 1) paths[peer]! += paths[node]!;
      }
    }
    return reached;
  }

  /** A level is complete when its first node is taken up: all its paths are known then. */
  #setUnit(level: number, first: number, end: number): void {
    let most = 0;
    for (let place = first; place < end; place++) most = Math.max(most, this.#paths[this.#queue[place]!]!);
    this.#unit[level] = most > PATHS_MAX ? 1 / most : 1;
    if (most <= PATHS_MAX) return;
    for (let place = first; place < end; place++) {
      const node = this.#queue[place]!;
      this.#paths[node] = Math.max(this.#paths[node]! / most, PATHS_MIN);
    }
  }

  /** Farthest first: each node takes from those behind it the share of their paths that came through it. */
  #walkBack(reached: number): void {
    const { offsets, peers } = this.network;
    const [levels, paths, credit] = [this.#levels, this.#paths, this.#credit];
    for (let place = reached - 1; place > 0; place--) {
      const node = this.#queue[place]!;
      const next = levels[node]! + 1;
      let sum = 0;
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const peer = peers[at]!;
        if (levels[peer] === next) sum += credit[peer]!;
      }
      const dependency = sum * paths[node]! * this.#unit[next]!;
      credit[node] = (1 + dependency) / paths[node]!;
      this.dependencies[node]! += dependency;
    }
  }
}
