// PageRank (Brin and Page 1998): the share of time that somebody spends at each node who follows ties by their weight, and
// now and then, or where no tie leads on, begins anew anywhere.
//
//   x_v = t + d · Σ over ties u → v of w(u, v) / s_u · x_u,   t = ((1 − d) · Σ x + d · Σ over u without ties x_u) / n
//
// with s_u the weights that leave u. Within a round each node takes what its neighbours have at that moment (Gauss and Seidel),
// which needs fewer rounds than taking what they had a round ago, and one array less.
import type { Network } from "./network";

export interface PageRankOptions {
  /** The part of steps that follow a tie. */
  readonly damping?: number;
  /** The rounds end when less than this part of all ranks changes. */
  readonly tolerance?: number;
  readonly iterationsMax?: number;
}

export interface PageRank {
  /** Each above 0; they sum to 1. */
  readonly ranks: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Who points at whom, laid out for one loop. What a round costs is waiting for memory, so nodes get new numbers, those that point
 * at most others first: what is read most often then lies together. Kept by whoever asks more than once.
 */
export interface IncomingTies {
  /** From a place in this layout to the node's own number. */
  readonly nodeAt: Int32Array;
  readonly offsets: Int32Array;
  readonly peers: Int32Array;
  /** null where all ties of a node weigh alike: then they need not be read. */
  readonly weights: Float64Array | null;
  /** 1 / s, and 0 where nothing leaves. */
  readonly perStrength: Float64Array;
}

export function incomingTies(network: Network): IncomingTies {
  const { size, offsets, peers, weights } = network;
  const nodeAt = byDegree(network);
  const placeOf = new Int32Array(size);
  for (let place = 0; place < size; place++) placeOf[nodeAt[place]!] = place;

  const even = weighsAlike(network);
  const incoming = {
    nodeAt,
    offsets: new Int32Array(size + 1),
    peers: new Int32Array(peers.length),
    weights: even ? null : new Float64Array(peers.length),
    perStrength: new Float64Array(size),
  };
  for (let at = 0; at < peers.length; at++) incoming.offsets[placeOf[peers[at]!]! + 1]!++;
  for (let place = 0; place < size; place++) incoming.offsets[place + 1]! += incoming.offsets[place]!;
  const next = incoming.offsets.slice();
  for (let place = 0; place < size; place++) {
    const node = nodeAt[place]!;
    let strength = 0;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const to = next[placeOf[peers[at]!]!]!++;
      incoming.peers[to] = place;
      if (incoming.weights) incoming.weights[to] = weights[at]!;
      strength += even ? 1 : weights[at]!;
    }
    incoming.perStrength[place] = strength > 0 ? 1 / strength : 0;
  }
  return incoming;
}

export function pageRank(
  { nodeAt, offsets, peers, weights, perStrength }: IncomingTies,
  { damping = 0.85, tolerance = 1e-12, iterationsMax = 100 }: PageRankOptions = {},
): PageRank {
  const size = nodeAt.length;
  const found = new Float64Array(size).fill(1);
  /** What a node hands to each tie that leaves it, per weight: d · x / s. */
  const handed = perStrength.map((share) => damping * share);
  let total = size;
  /** The ranks of those that hand on, together. */
  let flowing = 0;
  for (let place = 0; place < size; place++) if (handed[place]! > 0) flowing++;
  let change = size ? Infinity : 0;
  let iterations = 0;
  for (; change > tolerance * total && iterations < iterationsMax; iterations++) {
    const anew = (total - damping * flowing) / size;
    total = flowing = change = 0;
    for (let place = 0, at = 0; place < size; place++) {
      let sum = 0;
      const end = offsets[place + 1]!;
      if (weights) for (; at < end; at++) sum += handed[peers[at]!]! * weights[at]!;
      else for (; at < end; at++) sum += handed[peers[at]!]!;
      sum += anew;
      change += Math.abs(sum - found[place]!);
      total += sum;
      found[place] = sum;
      const share = perStrength[place]!;
      if (share > 0) flowing += sum;
      handed[place] = damping * share * sum;
    }
  }
  const ranks = new Float64Array(size);
  for (let place = 0; place < size; place++) ranks[nodeAt[place]!] = found[place]! / total;
  return { ranks, iterations, converged: change <= tolerance * total };
}

/** Nodes by how many they point at, most first; equals by number. */
function byDegree({ size, offsets }: Network): Int32Array {
  let most = 0;
  for (let node = 0; node < size; node++) most = Math.max(most, offsets[node + 1]! - offsets[node]!);
  const starts = new Int32Array(most + 2);
  for (let node = 0; node < size; node++) starts[most - (offsets[node + 1]! - offsets[node]!) + 1]!++;
  for (let less = 0; less <= most; less++) starts[less + 1]! += starts[less]!;
  const order = new Int32Array(size);
  for (let node = 0; node < size; node++) order[starts[most - (offsets[node + 1]! - offsets[node]!)]!++] = node;
  return order;
}

function weighsAlike({ size, offsets, weights }: Network): boolean {
  for (let node = 0; node < size; node++) {
    const first = weights[offsets[node]!];
    for (let at = offsets[node]! + 1; at < offsets[node + 1]!; at++) if (weights[at] !== first) return false;
  }
  return true;
}
