// What arrives at policies: for each, the sum over involved actors of what walks bring to them, times W(v, p). Arrays by the number of
// the policy, kept from one question to the next: a walk may reach half of all actors, and most of them are involved in something.
import {
  beginsOf,
  INVOLVED_WORDS,
  intensityOf,
  keyOf,
  kindOf,
  levelOf,
  PER_UNIT,
  stanceOf,
  unitsOf,
} from "./records.layout";
import type { View } from "./view";

export class PolicySums {
  /** The score, the same signed by stance, and the part of it that has a stance with a number. */
  readonly scores: Float64Array;
  readonly signed: Float64Array;
  readonly based: Float64Array;
  /** Edges of the shortest walk, the involvement included. */
  readonly hops: Uint8Array;
  readonly #reached: Int32Array;
  #count = 0;
  /** Of one actor, by policy: ∏ (1 − w), and the sums of w, of w · stance, of w with a stance. */
  readonly #left: Float64Array;
  readonly #sum: Float64Array;
  readonly #for: Float64Array;
  readonly #told: Float64Array;
  /** The policies of one actor, the first `#ownCount`. */
  readonly #own: Int32Array;
  #ownCount = 0;

  constructor(subjectsMax: number) {
    const numbers = () => new Float64Array(subjectsMax);
    [this.scores, this.signed, this.based] = [numbers(), numbers(), numbers()];
    [this.#left, this.#sum, this.#for, this.#told] = [numbers(), numbers(), numbers(), numbers()];
    this.hops = new Uint8Array(subjectsMax);
    this.#reached = new Int32Array(subjectsMax);
    this.#own = new Int32Array(subjectsMax);
  }

  /** The policies that anything has arrived at. */
  get policies(): Int32Array {
    return this.#reached.subarray(0, this.#count);
  }

  clear(): void {
    for (const policy of this.policies) {
      this.scores[policy] = this.signed[policy] = this.based[policy] = this.hops[policy] = 0;
    }
    this.#count = 0;
  }

  /** Some amount comes to an actor, over so many edges with its involvement. */
  arrive(view: View, actor: number, amount: number, hops: number): void {
    this.#involvementsOf(view, actor);
    const [scores, sums, own] = [this.scores, this.#sum, this.#own];
    for (let at = 0; at < this.#ownCount; at += 1) {
      const policy = own[at]!;
      const weight = amount * (1 - this.#left[policy]!);
      const share = weight / sums[policy]!;
      if (scores[policy] === 0) this.#reached[this.#count++] = policy;
      scores[policy]! += weight;
      this.signed[policy]! += share * this.#for[policy]!;
      this.based[policy]! += share * this.#told[policy]!;
      if (!this.hops[policy] || hops < this.hops[policy]) this.hops[policy] = hops;
      sums[policy] = this.#for[policy] = this.#told[policy] = 0;
    }
  }

  #involvementsOf(view: View, actor: number): void {
    const { involvedIn, memory } = view.snapshot;
    const { roleWeights, stanceNumbers } = memory.vocabulary;
    const { words } = involvedIn;
    const { policyOf } = memory;
    const { day, level } = view;
    const [sum, left, own] = [this.#sum, this.#left, this.#own];
    let count = 0;
    const pieces = involvedIn.pieces(actor);
    for (let piece = 0; piece < pieces.length; piece += 2) {
      for (let at = pieces[piece]!; at < pieces[piece + 1]!; at += INVOLVED_WORDS) {
        const word0 = words[at]!;
        const word1 = words[at + 1]!;
        const word2 = words[at + 2]!;
        if (beginsOf(word1) > day || levelOf(word2) > level) continue;
        const weight = roleWeights[kindOf(word0)]! * intensityOf(word2) * PER_UNIT * unitsOf(word1) * PER_UNIT;
        if (weight === 0) continue;
        const policy = policyOf[keyOf(word0)]!;
        if (sum[policy] === 0) {
          own[count++] = policy;
          left[policy] = 1;
        }
        left[policy]! *= 1 - weight;
        sum[policy]! += weight;
        const stance = stanceNumbers[stanceOf(word2)]!;
        if (stance === null) continue;
        this.#for[policy]! += weight * stance;
        this.#told[policy]! += weight;
      }
    }
    this.#ownCount = count;
  }
}
