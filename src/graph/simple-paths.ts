// The best simple paths from an actor to a policy or reform, or to another actor: the explanations of a score. Simple means that
// no actor comes twice; a path's score is the product of its W and of the damping of its intermediates, with no sum over anything.
// The same in SQL, as the oracle of tests, stands in influence/paths.sql.ts.
//
// The search is exact, branch and bound: paths grow actor by actor, the most promising first, and one that cannot come among the
// best any more is cut with all that would follow (path-bounds.ts tells how good it can become). The number of simple paths
// multiplies with every hop; the deadline is the limit.
import type { Deadline } from "./deadline";
import type { Names } from "./names";
import { PathBounds, type Step, type Walks } from "./path-bounds";
import { neat, rankKey } from "./ranking";
import type { View } from "./view";

export interface PathsQuestion extends Walks {
  /** At most so many paths a start. */
  readonly first: number;
}

export interface SimplePath {
  readonly actors: readonly number[];
  /** W of each tie. */
  readonly weights: readonly number[];
  /** 0 to 1; 0 only where a tie carries nothing. */
  readonly score: number;
  /** Ties, and the involvement where it ends in one. */
  readonly hops: number;
}

/** For each start its paths, best first; equal ones by their length, then by the uuids of their actors. */
export function simplePaths(view: View, question: PathsQuestion, deadline: Deadline): SimplePath[][] {
  const search = new Search(view, question, deadline);
  return question.starts.map((start) => search.from(start));
}

/** What rounding may take from a bound, as a factor: no path is left out for its last digits. */
const ROUNDING = 1 + 2 ** -46;
/** More than the actors of any path. */
const SIZES = 16;
/** Steps between two looks at the clock. */
const CLOCK_EVERY = 4_096;

class Search {
  readonly #bounds: PathBounds;
  /** By actor and number of actors: steps, the most promising first. */
  readonly #steps = new Map<number, Step[]>();
  readonly #actors: number[] = [];
  readonly #weights: number[] = [];
  #best: Best;
  #taken = 0;

  constructor(
    private readonly view: View,
    private readonly question: PathsQuestion,
    private readonly deadline: Deadline,
  ) {
    this.#bounds = new PathBounds(view, question, deadline);
    this.#best = new Best(view.snapshot.actors, question.first);
  }

  from(start: number): SimplePath[] {
    const { arrivals, actorsMax, first } = this.question;
    this.#best = new Best(this.view.snapshot.actors, first);
    this.#actors[0] = start;
    const arrival = arrivals.get(start);
    if (arrival?.isDamped) this.#best.take(this.#actors, [], arrival.weight);
    // Short ones first: of equal paths they are better, so that the long ones have to beat them.
    for (let size = 2; size <= actorsMax; size += 1) this.#extend(size, 1);
    return this.#best.paths.map(({ actors, weights, score }) => {
      const involvements = arrivals.get(actors.at(-1)!)!.isDamped ? 1 : 0;
      return { actors, weights, score: neat(score), hops: weights.length + involvements };
    });
  }

  /** Tries all ways on to paths of so many actors; `carried` is what the last one so far lets through. */
  #extend(size: number, carried: number): void {
    const [actors, weights, best] = [this.#actors, this.#weights, this.#best];
    const left = size - actors.length;
    for (const { actor, weight, passed, most } of this.#stepsFrom(actors.at(-1)!, left + 1)) {
      if (++this.#taken % CLOCK_EVERY === 0) this.deadline.check();
      const bound = carried * most * ROUNDING;
      // Whoever follows promises no more.
      if (best.isBeyond(bound, size)) return;
      if (actors.includes(actor)) continue;
      actors.push(actor);
      weights.push(weight);
      if (!best.isBehind(bound, size, actors)) {
        if (left === 1) best.take(actors, weights, carried * most);
        else this.#extend(size, carried * passed);
      }
      actors.pop();
      weights.pop();
    }
  }

  #stepsFrom(actor: number, size: number): readonly Step[] {
    const key = actor * SIZES + size;
    const known = this.#steps.get(key);
    if (known) return known;
    const names = this.view.snapshot.actors;
    const steps = this.#bounds
      .steps(actor, size)
      .sort((one, other) => other.most - one.most || names.compare(one.actor, other.actor));
    this.#steps.set(key, steps);
    return steps;
  }
}

interface Found {
  readonly actors: readonly number[];
  readonly weights: readonly number[];
  readonly score: number;
  /** Scores that differ by rounding only are equal (ranking.ts). */
  readonly key: number;
}

/** The best paths so far. Those who are compared have the same start. */
class Best {
  readonly paths: Found[] = [];

  constructor(
    private readonly names: Names,
    private readonly first: number,
  ) {}

  /** Whether paths of so many actors whose scores are no higher come too late, whoever their actors are. */
  isBeyond(bound: number, size: number): boolean {
    const last = this.#last();
    if (!last) return false;
    const key = rankKey(bound);
    return key < last.key || (key === last.key && size > last.actors.length);
  }

  /** Whether they come too late because they begin with these actors. */
  isBehind(bound: number, size: number, actors: readonly number[]): boolean {
    const last = this.#last();
    if (!last || rankKey(bound) > last.key || size < last.actors.length) return false;
    return this.#compare(actors, last.actors) > 0;
  }

  take(actors: readonly number[], weights: readonly number[], score: number): void {
    const found = { actors: [...actors], weights: [...weights], score, key: rankKey(score) };
    const before = this.paths.findIndex((path) => this.#isWorse(path, found));
    if (before >= 0) this.paths.splice(before, 0, found);
    else this.paths.push(found);
    if (this.paths.length > this.first) this.paths.pop();
  }

  /** The one that a further path has to beat, once there are enough. */
  #last(): Found | null {
    return this.paths.length === this.first ? this.paths.at(-1)! : null;
  }

  #isWorse(one: Found, other: Found): boolean {
    if (one.key !== other.key) return one.key < other.key;
    return (one.actors.length - other.actors.length || this.#compare(one.actors, other.actors)) > 0;
  }

  /** By uuid, actor by actor. */
  #compare(one: readonly number[], other: readonly number[]): number {
    for (let at = 0; at < one.length; at += 1) {
      const difference = one[at] === other[at] ? 0 : this.names.compare(one[at]!, other[at]!);
      if (difference) return difference;
    }
    return 0;
  }
}
