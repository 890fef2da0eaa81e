// The best of many, in an order that pages can rely on: by score, and equal ones by uuid. Scores that differ only by rounding
// are equal: they depend on the order in which walks are summed, and that may change when the graph is built anew.
import type { Names } from "./names";

export interface Place {
  readonly node: number;
  /** What pages are ordered by: the score to forty binary digits. */
  readonly key: number;
}

/** Behind this place; the uuid by its bytes. */
export interface After {
  readonly key: number;
  readonly uuid: string;
}

/** 2^13 + 1: splits thirteen of the 53 binary digits off (Veltkamp 1968). */
const SPLITTER = 8_193;

export function rankKey(score: number): number {
  const split = SPLITTER * score;
  return split - (split - score);
}

/** As people read it, and as SQL gives it: twelve decimal digits. */
export const neat = (score: number): number => Number(score.toPrecision(12));

/** The first `first` of the nodes, behind `after`. */
export function best(
  nodes: Int32Array,
  scores: Float64Array,
  names: Names,
  first: number,
  after: After | null,
): Place[] {
  const heap: Place[] = [];
  const isWorse = (one: Place, other: Place): boolean =>
    one.key !== other.key ? one.key < other.key : names.compare(one.node, other.node) > 0;
  let bar = 0;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]!;
    const score = scores[node]!;
    if (score < bar) continue;
    const place = { node, key: rankKey(score) };
    if (after && !isBehind(place, after, names)) continue;
    if (heap.length < first) {
      heap.push(place);
      siftUp(heap, isWorse);
    } else if (isWorse(heap[0]!, place)) {
      heap[0] = place;
      siftDown(heap, isWorse);
    }
    // A little less than the worst: a score may round up to it.
    if (heap.length === first) bar = heap[0]!.key * (1 - 2 ** -39);
  }
  return heap.sort((one, other) => (isWorse(one, other) ? 1 : -1));
}

const isBehind = ({ node, key }: Place, after: After, names: Names): boolean =>
  key !== after.key ? key < after.key : names.uuidOf(node) > after.uuid;

type IsWorse = (one: Place, other: Place) => boolean;

/** The worst stands first. */
function siftUp(heap: Place[], isWorse: IsWorse): void {
  let at = heap.length - 1;
  while (at) {
    const parent = (at - 1) >> 1;
    if (!isWorse(heap[at]!, heap[parent]!)) return;
    [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
    at = parent;
  }
}

function siftDown(heap: Place[], isWorse: IsWorse): void {
  let at = 0;
  for (;;) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && isWorse(heap[child]!, heap[worst]!)) worst = child;
    }
    if (worst === at) return;
    [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
    at = worst;
  }
}
