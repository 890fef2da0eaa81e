// How good a path can still become: for each number of actors, the most that any walk of just so many makes of what comes to its
// first. A simple path is such a walk, so what these bounds rule out need not be looked at, and nothing that is among the best
// is lost. They know no path.
import type { Deadline } from "./deadline";
import type { View } from "./view";
import { damp, type Damping } from "./walker";

/** Where a path may end. */
export interface Arrival {
  /** What the path's score is multiplied by, above 0 to 1. */
  readonly weight: number;
  /** Whether the actor is itself an intermediate, as one who is involved. Another is a goal, which no path leaves again. */
  readonly isDamped: boolean;
}

/** Which walks there are, from any of the starts to any of the arrivals. */
export interface Walks {
  /** Numbers of actors that are there. */
  readonly starts: readonly number[];
  readonly arrivals: ReadonlyMap<number, Arrival>;
  /** Actors of the longest, both ends included. */
  readonly actorsMax: number;
  /** Who is left out is never passed; a start and a goal are not passed through. */
  readonly damping: Damping;
  /** Whether they also take ties that carry nothing. */
  readonly isWeightlessToo: boolean;
}

/** One step on, towards an arrival. */
export interface Step {
  readonly actor: number;
  /** W of the pair. */
  readonly weight: number;
  /** W times what the actor lets through. */
  readonly passed: number;
  /** The most that any walk makes of what comes to the actor before. */
  readonly most: number;
}

const NONE = -1;
/** Actors looked at between two looks at the clock. */
const CLOCK_EVERY = 512;

/**
 * Worked out from both ends, always where fewer actors stand: back from the arrivals as far as that is cheap, and for longer
 * walks at those actors only that are near enough to a start. So the cost follows the smaller of two neighbourhoods, not the graph.
 */
export class PathBounds {
  /** By actor, from 1 on; 0: never met. Cheap however large the graph: memory that nobody touches is not there yet. */
  readonly #places: Int32Array;
  #placeCount = 0;
  /** By place, then by the number of actors. */
  #bounds: Float64Array;
  readonly #width: number;
  /** A path from the only start does not come by there again. */
  readonly #onlyStart: number;
  #looks = 0;

  constructor(
    private readonly view: View,
    private readonly walks: Walks,
    private readonly deadline: Deadline,
  ) {
    const { starts, arrivals, actorsMax } = walks;
    this.#places = new Int32Array(view.snapshot.actorsMax);
    this.#width = actorsMax + 1;
    this.#bounds = new Float64Array(256 * this.#width).fill(NONE);
    this.#onlyStart = new Set(starts).size === 1 ? starts[0]! : NONE;
    const reached: number[] = [];
    for (const [actor, { weight }] of arrivals) this.#raise(actor, 1, weight, reached);
    this.#meet(reached);
  }

  /** The most that a walk of so many actors makes of what comes to its first; below 0: there is no such walk. */
  most(actor: number, size: number): number {
    const place = this.#places[actor]!;
    return place ? this.#bounds[place * this.#width + size]! : NONE;
  }

  /** The first steps of all walks of so many actors. */
  steps(actor: number, size: number): Step[] {
    this.#look();
    if (this.#isGoal(actor)) return [];
    const { view } = this;
    const steps: Step[] = [];
    const count = view.outwardPairs(actor, this.walks.isWeightlessToo);
    for (let at = 0; at < count; at += 1) {
      const most = this.most(view.peers[at]!, size - 1);
      if (most >= 0) steps.push({ actor: view.peers[at]!, weight: view.pairWeights[at]!, passed: 0, most });
    }
    // What actors let through is looked up only now: a strength that is not known yet is worked out where the pairs stood.
    let kept = 0;
    for (const { actor: next, weight, most } of steps) {
      if (!this.#isPassed(next)) continue;
      const passed = weight * this.#factor(next);
      steps[kept++] = { actor: next, weight, passed, most: passed * most };
    }
    steps.length = kept;
    return steps;
  }

  /** Lets the two sides grow until together they cover the longest walk; then bounds cross from one to the other. */
  #meet(arrivals: number[]): void {
    const { starts, actorsMax } = this.walks;
    const ahead = [[...new Set(starts)]];
    const seen = new Set(starts);
    let reached = arrivals;
    let size = 1;
    for (; size + ahead.length <= actorsMax;) {
      const front = ahead.at(-1)!;
      if (reached.length <= front.length) reached = this.#spread(reached, size++);
      else ahead.push(size + ahead.length < actorsMax ? this.#next(front, seen) : []);
    }
    for (let longer = size + 1; longer <= actorsMax; longer += 1) {
      for (const front of ahead.slice(0, actorsMax - longer + 1)) {
        for (const actor of front) {
          for (const { most } of this.steps(actor, longer)) this.#raise(actor, longer, most, null);
        }
      }
    }
  }

  /** From walks of so many actors to those of one more, whose first actors it returns. */
  #spread(reached: readonly number[], size: number): number[] {
    const { view } = this;
    const before: number[] = [];
    for (const actor of reached) {
      this.#look();
      if (!this.#isPassed(actor)) continue;
      const carried = this.most(actor, size) * this.#factor(actor);
      const count = view.inwardPairs(actor, this.walks.isWeightlessToo);
      for (let at = 0; at < count; at += 1) {
        const from = view.peers[at]!;
        if (!this.#isGoal(from)) this.#raise(from, size + 1, view.pairWeights[at]! * carried, before);
      }
    }
    return before;
  }

  /** Whom one more step reaches for the first time. */
  #next(front: readonly number[], seen: Set<number>): number[] {
    const { view } = this;
    const next: number[] = [];
    for (const actor of front) {
      this.#look();
      const count = this.#isGoal(actor) ? 0 : view.outwardPairs(actor, this.walks.isWeightlessToo);
      for (let at = 0; at < count; at += 1) {
        const peer = view.peers[at]!;
        if (seen.has(peer)) continue;
        seen.add(peer);
        next.push(peer);
      }
    }
    return next;
  }

  #isGoal(actor: number): boolean {
    return this.walks.arrivals.get(actor)?.isDamped === false;
  }

  #isPassed(actor: number): boolean {
    const { excluded } = this.walks.damping;
    return actor !== this.#onlyStart && (excluded.size === 0 || !excluded.has(actor) || this.#isGoal(actor));
  }

  #factor(actor: number): number {
    return this.#isGoal(actor) ? 1 : damp(this.view, this.walks.damping, actor);
  }

  #raise(actor: number, size: number, bound: number, fresh: number[] | null): void {
    let place = this.#places[actor]!;
    if (place === 0) {
      place = this.#places[actor] = ++this.#placeCount;
      if ((place + 1) * this.#width > this.#bounds.length) this.#grow();
    }
    const at = place * this.#width + size;
    const known = this.#bounds[at]!;
    if (known < 0) fresh?.push(actor);
    if (bound > known) this.#bounds[at] = bound;
  }

  #grow(): void {
    const bounds = new Float64Array(2 * this.#bounds.length).fill(NONE, this.#bounds.length);
    bounds.set(this.#bounds);
    this.#bounds = bounds;
  }

  #look(): void {
    this.#looks += 1;
    if (this.#looks % CLOCK_EVERY === 0) this.deadline.check();
  }
}
