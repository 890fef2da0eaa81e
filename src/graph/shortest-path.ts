// The shortest path between two actors: fewest ties, walked either way, whatever their type, those that have ended included, as far
// as the view sees them. Two searches in breadth, one from each end, meet in the middle; the one with fewer ties before it goes on.
// They know no weights.
import type { Deadline } from "./deadline";
import * as layout from "./records.layout";
import type { View } from "./view";

// An imported name is looked up in its module each time it is read: too dear in a loop over ties.
const { DAY_MASK, KEY_MASK, PLAIN, PLAIN_WORDS, SPECIAL, TIE_ROWS, TIE_WORDS } = layout;

/** Actors whose ties are looked at between two looks at the clock. */
const CLOCK_EVERY = 1_024;
const MARKS_MAX = 2 ** 30;
const NOBODY = -1;

/** One of the two searches. */
interface Side {
  /** By actor, side by side: the mark of the search that met it last, and from whom it came. */
  readonly met: Int32Array;
  readonly queue: Int32Array;
  /** No search before had the same, so that nothing is to be cleared. */
  readonly mark: number;
  /** Of the other search. */
  readonly theirs: number;
  /** One search fills the queue from the front, the other from the back: no actor is in both. */
  readonly way: 1 | -1;
  /** Where in the queue the last level stands, those whose ties it has not taken yet: from the first to before the end. */
  first: number;
  end: number;
  /** How many words of ties these have, roughly. */
  words: number;
  /** Whose ties are looked at. */
  asker: number;
}

/** Looks at ties of the side's asker, from place `begin` to `end`; gives the peer with whom the search is over. */
type Scan = (view: View, side: Side, begin: number, end: number, width: number) => number;

/** It keeps its arrays from one question to the next, because most touch a few hundred actors of a million. */
export class PathFinder {
  readonly #met: Int32Array;
  readonly #queue: Int32Array;
  #marks = 0;

  constructor(actorsMax: number) {
    this.#met = new Int32Array(2 * actorsMax);
    this.#queue = new Int32Array(actorsMax);
  }

  /**
   * The actors of one of the shortest paths, both ends included; null: there is none. The start alone where it is the goal. Which of
   * several it is depends on the numbers of the actors: always the same in one snapshot, perhaps another in the next.
   */
  find(view: View, start: number, goal: number, deadline: Deadline): number[] | null {
    if (start === goal) return [start];
    if (this.#marks === MARKS_MAX) this.#met.fill((this.#marks = 0));
    this.#marks += 2;
    const forward = this.#begin(view, start, 1);
    const backward = this.#begin(view, goal, -1);
    while (forward.first !== forward.end && backward.first !== backward.end) {
      const side = forward.words <= backward.words ? forward : backward;
      const peer = askAll(view, side, findTheirs, deadline);
      if (peer !== NOBODY) {
        const [near, far] = [this.#trail(side.asker), this.#trail(peer)];
        return side === forward ? [...near.reverse(), ...far] : [...far.reverse(), ...near];
      }
      // Only now, because most of whom a search could meet stand in the level that is never taken.
      const { end } = side;
      side.words = 0;
      askAll(view, side, meet, deadline);
      side.first = end;
    }
    return null;
  }

  #begin(view: View, actor: number, way: 1 | -1): Side {
    const [met, queue] = [this.#met, this.#queue];
    const [mark, theirs] = way > 0 ? [this.#marks, this.#marks - 1] : [this.#marks - 1, this.#marks];
    const first = way > 0 ? 0 : queue.length - 1;
    queue[first] = actor;
    met[2 * actor] = mark;
    met[2 * actor + 1] = NOBODY;
    const words = wordsOf(view.snapshot.ties.offsets, actor);
    return { met, queue, mark, theirs, way, first, end: first + way, words, asker: actor };
  }

  /** From an actor back to the end from which its search began. */
  #trail(actor: number): number[] {
    const actors: number[] = [];
    for (let at = actor; at !== NOBODY; at = this.#met[2 * at + 1]!) actors.push(at);
    return actors;
  }
}

/** All of the last level, until it is over. */
function askAll(view: View, side: Side, scan: Scan, deadline: Deadline): number {
  const { end, way } = side;
  for (let at = side.first; at !== end; at += way) {
    if (at % CLOCK_EVERY === 0) deadline.check();
    side.asker = side.queue[at]!;
    const peer = ask(view, side, scan);
    if (peer !== NOBODY) return peer;
  }
  return NOBODY;
}

function ask(view: View, side: Side, scan: Scan): number {
  const { ties } = view.snapshot;
  const row = TIE_ROWS * side.asker;
  if (ties.isAsBuilt(side.asker)) {
    const { offsets } = ties;
    const [middle, end] = [offsets[row + SPECIAL]!, offsets[row + TIE_ROWS]!];
    const peer = scan(view, side, offsets[row]!, middle, PLAIN_WORDS);
    return peer === NOBODY && middle < end ? scan(view, side, middle, end, TIE_WORDS) : peer;
  }
  for (let sort: number = PLAIN; sort < TIE_ROWS; sort += 1) {
    const pieces = ties.pieces(row + sort);
    for (let piece = 0; piece < pieces.length; piece += 2) {
      const width = sort === PLAIN ? PLAIN_WORDS : TIE_WORDS;
      const peer = scan(view, side, pieces[piece]!, pieces[piece + 1]!, width);
      if (peer !== NOBODY) return peer;
    }
  }
  return NOBODY;
}

/** Somebody whom the other search has met. */
function findTheirs(view: View, { met, theirs }: Side, begin: number, end: number, width: number): number {
  const { words } = view.snapshot.ties;
  const { day, level } = view;
  for (let at = begin; at < end; at += width) {
    const peer = words[at]! & KEY_MASK;
    if (met[2 * peer] !== theirs || (words[at + 1]! & DAY_MASK) > day) continue;
    if (width === PLAIN_WORDS || words[at + 2]! >>> 30 <= level) return peer;
  }
  return NOBODY;
}

/** Whom nobody has met goes into the queue. */
function meet(view: View, side: Side, begin: number, end: number, width: number): number {
  const { words, offsets } = view.snapshot.ties;
  const { day, level } = view;
  const { met, queue, mark, way, asker } = side;
  let [last, known] = [side.end, side.words];
  for (let at = begin; at < end; at += width) {
    const peer = words[at]! & KEY_MASK;
    if (met[2 * peer] === mark || (words[at + 1]! & DAY_MASK) > day) continue;
    if (width !== PLAIN_WORDS && words[at + 2]! >>> 30 > level) continue;
    met[2 * peer] = mark;
    met[2 * peer + 1] = asker;
    queue[last] = peer;
    last += way;
    known += wordsOf(offsets, peer);
  }
  side.end = last;
  side.words = known;
  return NOBODY;
}

/** As they were built; none of an actor that came later. */
const wordsOf = (offsets: Int32Array, actor: number): number => {
  const row = TIE_ROWS * actor;
  return row + TIE_ROWS < offsets.length ? offsets[row + TIE_ROWS]! - offsets[row]! : 0;
};
