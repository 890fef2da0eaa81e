// Sums of walks over the ties, from some actors on: the linear recurrence of influence/measure.ts, one hop after the other, over those
// actors only that a hop reaches. It keeps its arrays from one question to the next, because a fresh one for a million
// actors costs more than most questions.
import type { Deadline } from "./deadline";
import { type Arrival, spread } from "./spread";
import type { View } from "./view";

/** What an intermediate lets through: decay / max(1, strength)^hubPenalty, and nothing if it is left out. */
export interface Damping {
  /** Above 0 to 1. */
  readonly decay: number;
  /** 0 to 2. */
  readonly hubPenalty: number;
  /** Numbers of actors through which nothing is counted. */
  readonly excluded: ReadonlySet<number>;
}

export function damp(view: View, { decay, hubPenalty, excluded }: Damping, actor: number): number {
  if (excluded.size && excluded.has(actor)) return 0;
  if (!hubPenalty) return decay;
  const strength = view.strength(actor);
  if (strength <= 1) return decay;
  return decay / (hubPenalty === 0.5 ? Math.sqrt(strength) : strength ** hubPenalty);
}

export interface Seeds {
  readonly actors: readonly number[];
  readonly weights: readonly number[];
}

export interface Walk {
  readonly seeds: Seeds;
  /** Towards those whom the seeds influence, or back to those who influence them. */
  readonly direction: "OUTWARD" | "INWARD";
  /** Ties of the longest walk; 0: the seeds alone. */
  readonly ties: number;
  readonly damping: Damping;
}

interface Expansion {
  readonly byKind: Float64Array;
  readonly count: number;
  readonly damping: Damping | null;
}

/** To look at an actor anywhere in memory costs as much as to look at so many in a row. */
const JUMP_COST = 16;
/** Actors that an expansion looks at between two looks at the clock. */
const CLOCK_EVERY = 1_024;

export class Walker {
  /** By actor, for those reached: what all walks bring there, and the ties of the shortest of them plus one. */
  readonly totals: Float64Array;
  readonly hops: Uint8Array;
  /** The actors reached, the first `reachedCount`. */
  readonly reached: Int32Array;
  reachedCount = 0;
  #arriving: Float64Array;
  #leaving: Float64Array;
  #frontier: Int32Array;
  #nextFrontier: Int32Array;

  constructor(actorsMax: number) {
    this.totals = new Float64Array(actorsMax);
    this.hops = new Uint8Array(actorsMax);
    this.reached = new Int32Array(actorsMax);
    this.#arriving = new Float64Array(actorsMax);
    this.#leaving = new Float64Array(actorsMax);
    this.#frontier = new Int32Array(actorsMax);
    this.#nextFrontier = new Int32Array(actorsMax);
  }

  /**
   * Inward, `totals` are Σ over walks to the seeds of ∏ W · ∏ damp of all but the first, times the seed's weight. Outward, they
   * are Σ over walks from the seeds of ∏ W · ∏ damp of all between: the last actor is not damped yet, nor are seeds counted.
   */
  walk(view: View, { seeds, direction, ties, damping }: Walk, deadline: Deadline): void {
    this.#clear();
    const isInward = direction === "INWARD";
    const byKind = isInward ? view.inward : view.outward;
    let count = this.#begin(seeds, isInward);
    for (let hop = 1; hop <= ties && count; hop += 1) {
      // The last hop goes nowhere from where it arrives.
      const isLast = hop === ties;
      const before = isLast ? this.reachedCount : 0;
      const arrival = isLast
        ? { amounts: this.totals, fresh: this.reached, count: before }
        : { amounts: this.#arriving, fresh: this.#nextFrontier, count: before };
      this.#expand(view, { byKind, count, damping: isInward || hop > 1 ? damping : null }, arrival, deadline);
      if (isLast) this.#end(before, arrival.count, hop + 1);
      else this.#settle(arrival.count, hop + 1);
      count = isLast ? 0 : arrival.count;
    }
    for (let at = 0; at < count; at += 1) this.#leaving[this.#frontier[at]!] = 0;
  }

  /** Whether going through all actors in their order, as memory likes it, is faster than to jump to so many of them. */
  #isMost(count: number): boolean {
    return count * JUMP_COST > this.totals.length;
  }

  /** Everybody on the frontier passes on what came to it. */
  #expand(view: View, { byKind, count, damping }: Expansion, arrival: Arrival, deadline: Deadline): void {
    const [frontier, leaving] = [this.#frontier, this.#leaving];
    const isMost = this.#isMost(count);
    const end = isMost ? leaving.length : count;
    for (let at = 0; at < end; at += 1) {
      if (at % CLOCK_EVERY === 0) deadline.check();
      const actor = isMost ? at : frontier[at]!;
      const amount = leaving[actor]!;
      if (amount === 0) continue;
      leaving[actor] = 0;
      const carried = damping ? amount * damp(view, damping, actor) : amount;
      if (carried) spread(view, byKind, actor, carried, arrival);
    }
  }

  #begin({ actors, weights }: Seeds, isCounted: boolean): number {
    for (const [at, actor] of actors.entries()) {
      this.#frontier[at] = actor;
      this.#leaving[actor] = weights[at]!;
      if (!isCounted) continue;
      this.totals[actor] = weights[at]!;
      this.#touch(actor, 1);
    }
    return actors.length;
  }

  /** What has arrived is counted, and goes on with the next hop. */
  #settle(count: number, hops: number): void {
    const [arriving, fresh, totals] = [this.#arriving, this.#nextFrontier, this.totals];
    const isMost = this.#isMost(count);
    const end = isMost ? arriving.length : count;
    for (let at = 0; at < end; at += 1) {
      const actor = isMost ? at : fresh[at]!;
      const amount = arriving[actor]!;
      if (amount === 0) continue;
      if (totals[actor] === 0) this.#touch(actor, hops);
      totals[actor]! += amount;
    }
    [this.#frontier, this.#nextFrontier] = [this.#nextFrontier, this.#frontier];
    [this.#leaving, this.#arriving] = [this.#arriving, this.#leaving];
  }

  /** Whoever was reached by the last hop first is noted; where most were, all are listed anew, in their order. */
  #end(before: number, count: number, hops: number): void {
    const isMost = this.#isMost(count);
    let reached = isMost ? 0 : before;
    const end = isMost ? this.totals.length : count;
    for (let at = reached; at < end; at += 1) {
      const actor = isMost ? at : this.reached[at]!;
      if (this.totals[actor] === 0) continue;
      if (!this.hops[actor]) this.hops[actor] = hops;
      this.reached[reached++] = actor;
    }
    this.reachedCount = reached;
  }

  #touch(actor: number, hops: number): void {
    this.hops[actor] = hops;
    this.reached[this.reachedCount++] = actor;
  }

  #clear(): void {
    const { totals, hops, reached, reachedCount } = this;
    this.reachedCount = 0;
    if (this.#isMost(reachedCount)) {
      totals.fill(0);
      hops.fill(0);
      return;
    }
    for (let at = 0; at < reachedCount; at += 1) {
      totals[reached[at]!] = 0;
      hops[reached[at]!] = 0;
    }
  }
}
