// The innermost loops of a walk: what an actor carries goes to everybody at the other end of its ties. They take numbers and arrays
// only, because a question over three hops runs through them a million times.
import * as layout from "./records.layout";
import * as views from "./view";

// An imported name is looked up in its module each time it is read: too dear here.
const { DAY_MASK, IDLE, KEY_MASK, PLAIN, PLAIN_WORDS, SPECIAL, TIE_ROWS, TIE_WORDS } = layout;
const { FADING } = views;

/** Amounts by actor, and the list of those who had none before, the first `count`. */
export interface Arrival {
  readonly amounts: Float64Array;
  readonly fresh: Int32Array;
  count: number;
}

/** Carries on by these weights: by `view.inward` back to those who influence the actor, by `view.outward` to those whom it influences. */
export function spread(view: views.View, byKind: Float64Array, actor: number, carried: number, to: Arrival): void {
  const { ties } = view.snapshot;
  const row = TIE_ROWS * actor;
  if (view.plainCarry && ties.isAsBuilt(actor)) {
    const { offsets } = ties;
    const middle = offsets[row + SPECIAL]!;
    spreadPlain(view, byKind, offsets[row]!, middle, carried, to);
    const end = offsets[row + (view.idleCarry ? TIE_ROWS : IDLE)]!;
    if (middle < end) spreadAny(view, byKind, middle, end, TIE_WORDS, carried, to);
    return;
  }
  for (let sort: number = PLAIN; sort < (view.idleCarry ? TIE_ROWS : IDLE); sort += 1) {
    const pieces = ties.pieces(row + sort);
    for (let piece = 0; piece < pieces.length; piece += 2) {
      const width = sort === PLAIN ? PLAIN_WORDS : TIE_WORDS;
      spreadAny(view, byKind, pieces[piece]!, pieces[piece + 1]!, width, carried, to);
    }
  }
}

/** Over the only ties of their pairs, none of which is weightless. */
function spreadPlain(
  view: views.View,
  byKind: Float64Array,
  begin: number,
  end: number,
  carried: number,
  to: Arrival,
): void {
  const { amounts, fresh } = to;
  const { words } = view.snapshot.ties;
  const { day } = view;
  let { count } = to;
  for (let at = begin; at < end; at += PLAIN_WORDS) {
    const word1 = words[at + 1]!;
    if ((word1 & DAY_MASK) > day) continue;
    const word0 = words[at]!;
    const peer = word0 & KEY_MASK;
    const there = amounts[peer]!;
    if (there === 0) fresh[count++] = peer;
    amounts[peer] = there + carried * byKind[word0 >>> 26]! * (word1 >>> 18);
  }
  to.count = count;
}

/** Parallel ties stand side by side: each adds what those before it have left, which makes 1 − ∏ (1 − w). */
function spreadAny(
  view: views.View,
  byKind: Float64Array,
  begin: number,
  end: number,
  width: number,
  carried: number,
  to: Arrival,
): void {
  const { amounts, fresh } = to;
  const { words } = view.snapshot.ties;
  const { day, level } = view;
  const isPlain = width === PLAIN_WORDS;
  let { count } = to;
  let last = -1;
  let left = carried;
  for (let at = begin; at < end; at += width) {
    const word1 = words[at + 1]!;
    const word2 = isPlain ? DAY_MASK : words[at + 2]!;
    if ((word1 & DAY_MASK) > day || word2 >>> 30 > level) continue;
    const word0 = words[at]!;
    const peer = word0 & KEY_MASK;
    const ends = word2 & DAY_MASK;
    const weight = byKind[word0 >>> 26]! * (word1 >>> 18) * (ends < day ? FADING[day - ends]! : 1);
    if (weight === 0) continue;
    if (peer !== last) left = carried;
    last = peer;
    const there = amounts[peer]!;
    if (there === 0) fresh[count++] = peer;
    amounts[peer] = there + left * weight;
    left *= 1 - weight;
  }
  to.count = count;
}
