// Communities by modularity (Newman and Girvan 2004), found as Blondel and others do (Louvain, 2008): every node moves to the
// neighbouring community where it gains most, and is looked at again when a neighbour has left (Traag and others 2019), until none
// gains; then communities become nodes, and it begins again. A community whose parts are not tied to each other, which Louvain may leave behind, falls into those parts: that only raises modularity.
//
//   Q = 1/2m · Σ over pairs i, j in one community of (w_ij − s_i · s_j / 2m),  s: strength, 2m: all strengths
//
// Nodes are visited in the order of their numbers, and of equal gains the lower number wins: the same network always falls apart
// in the same way. The network is undirected: each tie stands in both rows.
import type { Network } from "./network";

export interface Communities {
  /** By node; the largest community is 0, equals by their first node. */
  readonly communityOf: Int32Array;
  readonly sizes: Int32Array;
  /** Above −1/2, below 1; null without ties. */
  readonly modularity: number | null;
}

/** Communities as nodes: a network, and beside it what is tied within each. */
interface Level {
  readonly network: Network;
  /** Both directions of the ties inside a node. */
  readonly inside: Float64Array;
}

/** Gains beneath this part of all weights are rounding, or not worth another round. */
const GAIN_MIN = 1e-9;
/** So that the time is bounded by the ties; a few visits are what a node needs. */
const VISITS_PER_NODE_MAX = 100;

export function communities(network: Network): Communities {
  let level: Level = { network, inside: new Float64Array(network.size) };
  const communityOf = Int32Array.from({ length: network.size }, (_, node) => node);
  for (;;) {
    const moved = moveNodes(level);
    if (!moved) break;
    const count = renumber(moved);
    for (let node = 0; node < communityOf.length; node++) communityOf[node] = moved[communityOf[node]!]!;
    level = aggregate(level, moved, count);
  }
  const parts = connectedParts(network, communityOf);
  const sizes = largestFirst(parts);
  return { communityOf: parts, sizes, modularity: modularity(network, parts) };
}

/** Q of any division; null without ties. */
export function modularity({ size, offsets, peers, weights }: Network, communityOf: Int32Array): number | null {
  const strengths = new Float64Array(size);
  let inside = 0;
  let all = 0;
  for (let node = 0; node < size; node++) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      strengths[communityOf[node]!]! += weights[at]!;
      all += weights[at]!;
      if (communityOf[node] === communityOf[peers[at]!]) inside += weights[at]!;
    }
  }
  if (all === 0) return null;
  let expected = 0;
  for (const strength of strengths) expected += (strength / all) ** 2;
  return inside / all - expected;
}

/** The community of each node when none gains by moving; null where none moved at all. */
function moveNodes({ network, inside }: Level): Int32Array | null {
  const { size, offsets, peers, weights } = network;
  const strengths = inside.slice();
  for (let node = 0; node < size; node++) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) strengths[node]! += weights[at]!;
  }
  const all = strengths.reduce((sum, each) => sum + each, 0);
  const communityOf = Int32Array.from({ length: size }, (_, node) => node);
  const totals = strengths.slice();
  /** From the node at hand to each community beside it. */
  const ties = new Float64Array(size);
  const beside = new Int32Array(size);
  const queue = communityOf.slice();
  const isWaiting = new Uint8Array(size).fill(1);
  const visitsMax = VISITS_PER_NODE_MAX * size;
  let hasMoved = false;
  for (let visit = 0, waiting = size; waiting > 0 && visit < visitsMax; visit++) {
    const node = queue[visit % size]!;
    isWaiting[node] = 0;
    waiting--;
    const own = communityOf[node]!;
    const strength = strengths[node]!;
    let count = 0;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const community = communityOf[peers[at]!]!;
      if (ties[community] === 0) beside[count++] = community;
      ties[community]! += weights[at]!;
    }
    totals[own]! -= strength;
    let best = own;
    let most = ties[own]! - (strength * totals[own]!) / all + GAIN_MIN * all;
    for (let each = 0; each < count; each++) {
      const community = beside[each]!;
      const gain = ties[community]! - (strength * totals[community]!) / all;
      if (community !== own && (gain > most || (gain === most && community < best))) {
        best = community;
        most = gain;
      }
      ties[community] = 0;
    }
    totals[best]! += strength;
    if (best === own) continue;
    communityOf[node] = best;
    hasMoved = true;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const peer = peers[at]!;
      if (isWaiting[peer] || communityOf[peer] === best) continue;
      isWaiting[peer] = 1;
      // Places of the queue come free in the order in which they are taken.
      queue[(visit + 1 + waiting++) % size] = peer;
    }
  }
  return hasMoved ? communityOf : null;
}

/** Numbers from 0 on in order of first appearance, in place; how many. */
function renumber(communityOf: Int32Array): number {
  const numbers = new Int32Array(communityOf.length).fill(-1);
  let count = 0;
  for (let node = 0; node < communityOf.length; node++) {
    const community = communityOf[node]!;
    if (numbers[community] === -1) numbers[community] = count++;
    communityOf[node] = numbers[community]!;
  }
  return count;
}

/** The nodes of each of `count` communities beside each other, and where each community begins. */
function grouped(communityOf: Int32Array, count: number): { starts: Int32Array; members: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const community of communityOf) starts[community + 1]!++;
  for (let community = 0; community < count; community++) starts[community + 1]! += starts[community]!;
  const next = starts.slice();
  const members = new Int32Array(communityOf.length);
  for (let node = 0; node < communityOf.length; node++) members[next[communityOf[node]!]!++] = node;
  return { starts, members };
}

function aggregate({ network, inside }: Level, communityOf: Int32Array, count: number): Level {
  const { offsets, peers, weights } = network;
  const { starts, members } = grouped(communityOf, count);
  const within = new Float64Array(count);
  const ties = new Float64Array(count);
  const beside = new Int32Array(count);
  const rows = {
    size: count,
    offsets: new Int32Array(count + 1),
    peers: new Int32Array(peers.length),
    weights: new Float64Array(peers.length),
  };
  let place = 0;
  for (let community = 0; community < count; community++) {
    let found = 0;
    for (let at = starts[community]!; at < starts[community + 1]!; at++) {
      const node = members[at]!;
      within[community]! += inside[node]!;
      for (let tie = offsets[node]!; tie < offsets[node + 1]!; tie++) {
        const other = communityOf[peers[tie]!]!;
        if (ties[other] === 0) beside[found++] = other;
        ties[other]! += weights[tie]!;
      }
    }
    for (const other of beside.subarray(0, found).sort()) {
      if (other === community) within[community]! += ties[other]!;
      else {
        rows.peers[place] = other;
        rows.weights[place++] = ties[other]!;
      }
      ties[other] = 0;
    }
    rows.offsets[community + 1] = place;
  }
  return {
    network: { ...rows, peers: rows.peers.slice(0, place), weights: rows.weights.slice(0, place) },
    inside: within,
  };
}

/** The same division, in which each community hangs together. */
function connectedParts({ size, offsets, peers }: Network, communityOf: Int32Array): Int32Array {
  const parts = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  let count = 0;
  for (let first = 0; first < size; first++) {
    if (parts[first] !== -1) continue;
    parts[first] = count;
    queue[0] = first;
    let reached = 1;
    for (let place = 0; place < reached; place++) {
      const node = queue[place]!;
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const peer = peers[at]!;
        if (parts[peer] !== -1 || communityOf[peer] !== communityOf[node]) continue;
        parts[peer] = count;
        queue[reached++] = peer;
      }
    }
    count++;
  }
  return parts;
}

/** Renumbers in place, the largest community first; how large each is. */
function largestFirst(communityOf: Int32Array): Int32Array {
  const count = renumber(communityOf);
  const sizes = new Int32Array(count);
  for (const community of communityOf) sizes[community]!++;
  const order = Int32Array.from({ length: count }, (_, community) => community).sort(
    (one, other) => sizes[other]! - sizes[one]! || one - other,
  );
  const places = new Int32Array(count);
  order.forEach((community, place) => (places[community] = place));
  for (let node = 0; node < communityOf.length; node++) communityOf[node] = places[communityOf[node]!]!;
  return order.map((community) => sizes[community]!);
}
