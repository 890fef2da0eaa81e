// What a question sees of the ties: those that it may see, as of its day, with the weights that it gives to their types.
// From the packed records it makes pairs: W(u, v) = 1 − ∏ (1 − base · confidence · 2^(−age / 10)) over all ties of two actors.
// The formula stands in influence/measure.ts, and once more, as the oracle of tests, in influence/ties.sql.ts.
import * as layout from "./records.layout";
import type { Snapshot } from "./snapshot";
import type { TieWeights } from "./snapshot.memory";

// An imported name is looked up in its module each time it is read: too dear in a loop over ties.
const { DAY_MASK, IDLE, KEY_MASK, PER_UNIT, PLAIN, PLAIN_WORDS, TIE_ROWS, TIE_WORDS } = layout;

/** What pairs depend on. Plain data, so that it travels between threads. */
export interface Terms {
  /** The day, by its number (records.layout.ts). */
  readonly day: number;
  /** How many of the levels of visibility it sees beside the first. */
  readonly level: number;
  /** null: the published ones. */
  readonly weights: TieWeights | null;
}

/** One tie as its row has it (records.layout.ts): its kind, its confidence in ten-thousandths, its last day. */
export interface SeenTie {
  readonly kind: number;
  readonly units: number;
  readonly ends: number;
}

const HALF_LIFE_DAYS = 10 * 365.25;
/** What is left of a weight so many days after a tie's end. */
export const FADING = Float64Array.from({ length: DAY_MASK + 1 }, (_, days) => 2 ** -(days / HALF_LIFE_DAYS));

const KINDS = 64;
/** What one end of a tie carries to the other, by the kind of the tie as its row has it, per ten-thousandth of confidence. */
function weightsByKind(ofSource: readonly number[], ofTarget: readonly number[]): Float64Array {
  const byKind = new Float64Array(KINDS);
  for (let type = 0; type < ofSource.length; type += 1) {
    byKind[2 * type] = ofSource[type]! * PER_UNIT;
    byKind[2 * type + 1] = ofTarget[type]! * PER_UNIT;
  }
  return byKind;
}

export class View {
  /** Of the row asked for last: the actors at the other ends, by number, and the weights of their pairs. */
  peers = new Int32Array(1_024);
  pairWeights = new Float64Array(1_024);
  readonly day: number;
  readonly level: number;
  /** What one end of a tie carries to the other, by the kind of the tie as its row has it. */
  readonly outward: Float64Array;
  readonly inward: Float64Array;
  /** Whether the question lets ties carry that by the published weights do not, and the other way round. */
  readonly idleCarry: boolean;
  readonly plainCarry: boolean;
  readonly #strengths: Float64Array;

  constructor(
    readonly snapshot: Snapshot,
    readonly terms: Terms,
  ) {
    this.day = terms.day;
    this.level = terms.level;
    const { published } = snapshot.memory.vocabulary;
    const weights = terms.weights ?? published;
    this.outward = weightsByKind(weights.forward, weights.backward);
    this.inward = weightsByKind(weights.backward, weights.forward);
    const both = ({ forward, backward }: TieWeights, type: number) => forward[type]! > 0 && backward[type]! > 0;
    const any = ({ forward, backward }: TieWeights, type: number) => forward[type]! > 0 || backward[type]! > 0;
    const types = [...published.forward.keys()];
    this.idleCarry = types.some((type) => !any(published, type) && any(weights, type));
    this.plainCarry = types.every((type) => !both(published, type) || both(weights, type));
    // Zero, which costs no memory before it is read, says that a strength is not known: known ones stand one higher.
    this.#strengths = new Float64Array(snapshot.actorsMax);
  }

  /** Whether an actor has begun, for whoever sees it. */
  isThere(actor: number): boolean {
    const since = this.snapshot.memory.actorsSince[actor]!;
    return (since & DAY_MASK) <= this.day && since >>> 30 <= this.level;
  }

  /** W(actor, peer) for all peers; with or without those that nothing is carried to. Returns how many. */
  outwardPairs(actor: number, isWeightlessToo = false): number {
    return this.#pairs(actor, this.outward, isWeightlessToo);
  }

  /** W(peer, actor) for all peers. */
  inwardPairs(actor: number, isWeightlessToo = false): number {
    return this.#pairs(actor, this.inward, isWeightlessToo);
  }

  /** Every single tie of an actor that the view sees, those that carry nothing too; what is told of it is valid until the next. */
  eachTie(actor: number, take: (peer: number, tie: SeenTie) => void): void {
    const { ties } = this.snapshot;
    const { words } = ties;
    const tie = { kind: 0, units: 0, ends: 0 };
    for (let sort = 0; sort < TIE_ROWS; sort += 1) {
      const pieces = ties.pieces(TIE_ROWS * actor + sort);
      for (let piece = 0; piece < pieces.length; piece += 2) {
        for (let at = pieces[piece]!; at < pieces[piece + 1]!; at += sort === PLAIN ? PLAIN_WORDS : TIE_WORDS) {
          const word1 = words[at + 1]!;
          const word2 = sort === PLAIN ? DAY_MASK : words[at + 2]!;
          if ((word1 & DAY_MASK) > this.day || word2 >>> 30 > this.level) continue;
          tie.kind = words[at]! >>> 26;
          tie.units = word1 >>> 18;
          tie.ends = word2 & DAY_MASK;
          take(words[at]! & KEY_MASK, tie);
        }
      }
    }
  }

  /** s = Σ W(actor, peer). Worked out when first asked for: most actors are never an intermediate. */
  strength(actor: number): number {
    const known = this.#strengths[actor]!;
    if (known) return known - 1;
    const count = this.outwardPairs(actor);
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += this.pairWeights[at]!;
    this.#strengths[actor] = sum + 1;
    return sum;
  }

  /** After the ties of these actors have changed. */
  forget(actors: Iterable<number>): void {
    for (const actor of actors) this.#strengths[actor] = 0;
  }

  #pairs(actor: number, byKind: Float64Array, isWeightlessToo: boolean): number {
    let count = 0;
    for (let sort = 0; sort < TIE_ROWS; sort += 1) {
      if (sort === IDLE && !isWeightlessToo && !this.idleCarry) continue;
      count = this.#pairsOf(TIE_ROWS * actor + sort, byKind, isWeightlessToo, count);
    }
    return count;
  }

  /** The pairs of one row, behind those that are there already. */
  #pairsOf(row: number, byKind: Float64Array, isWeightlessToo: boolean, before: number): number {
    const { day, level } = this;
    const { ties } = this.snapshot;
    const { words } = ties;
    const isPlain = row % TIE_ROWS === PLAIN;
    const width = isPlain ? PLAIN_WORDS : TIE_WORDS;
    const pieces = ties.pieces(row);
    let count = before;
    for (let piece = 0; piece < pieces.length; piece += 2) {
      const [from, until] = [pieces[piece]!, pieces[piece + 1]!];
      this.#makeRoom(count + (until - from) / width);
      const { peers, pairWeights } = this;
      let last = -1;
      for (let at = from; at < until; at += width) {
        const word1 = words[at + 1]!;
        const word2 = isPlain ? DAY_MASK : words[at + 2]!;
        if ((word1 & DAY_MASK) > day || word2 >>> 30 > level) continue;
        const word0 = words[at]!;
        const peer = word0 & KEY_MASK;
        const ends = word2 & DAY_MASK;
        const weight = byKind[word0 >>> 26]! * (word1 >>> 18) * (ends < day ? FADING[day - ends]! : 1);
        if (peer === last) pairWeights[count - 1]! += weight * (1 - pairWeights[count - 1]!);
        else if (weight > 0 || isWeightlessToo) {
          peers[count] = last = peer;
          pairWeights[count] = weight;
          count += 1;
        }
      }
    }
    return count;
  }

  #makeRoom(count: number): void {
    if (count <= this.peers.length) return;
    const { peers, pairWeights } = this;
    this.peers = new Int32Array(2 * count);
    this.peers.set(peers);
    this.pairWeights = new Float64Array(2 * count);
    this.pairWeights.set(pairWeights);
  }
}
