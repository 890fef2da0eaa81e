// What a thread keeps between questions: the snapshot as it knows it, and whatever was worked out for earlier questions and
// serves the next.
import { PolicySums } from "./policy-sums";
import { PathFinder } from "./shortest-path";
import { Snapshot } from "./snapshot";
import type { Patch, SnapshotMemory } from "./snapshot.memory";
import { TIE_ROWS } from "./records.layout";
import { type Terms, View } from "./view";
import { Walker } from "./walker";

/** Most questions are of today, by the published weights, for everybody: few other views are worth keeping. */
const VIEWS_MAX = 3;

export class Desk {
  readonly snapshot: Snapshot;
  readonly #views = new Map<string, View>();
  #walker: Walker | null = null;
  #pathFinder: PathFinder | null = null;
  #policySums: PolicySums | null = null;

  constructor(memory: SnapshotMemory) {
    this.snapshot = new Snapshot(memory);
  }

  get walker(): Walker {
    return (this.#walker ??= new Walker(this.snapshot.actorsMax));
  }

  get pathFinder(): PathFinder {
    return (this.#pathFinder ??= new PathFinder(this.snapshot.actorsMax));
  }

  get policySums(): PolicySums {
    return (this.#policySums ??= new PolicySums(this.snapshot.memory.policyOf.length));
  }

  view(terms: Terms): View {
    const key = JSON.stringify(terms);
    const view = this.#views.get(key) ?? new View(this.snapshot, terms);
    // The one that was used last goes to the end.
    this.#views.delete(key);
    this.#views.set(key, view);
    if (this.#views.size > VIEWS_MAX) this.#views.delete(this.#views.keys().next().value!);
    return view;
  }

  apply(patch: Patch): void {
    this.snapshot.apply(patch);
    const touched = new Set(patch.ties.map(({ row }) => Math.floor(row / TIE_ROWS)));
    for (const view of this.#views.values()) view.forget(touched);
  }

  /** After a question was stopped in the middle: what it left behind is no ground for another. */
  clear(): void {
    this.#walker = null;
    this.#pathFinder = null;
    this.#policySums = null;
  }
}
