// The questions that the graph in memory answers: from plain data to plain data, by uuid, so that both can travel between threads.
// What they mean, and within which ranges, is said where they are asked.
import type { Deadline } from "./deadline";
import type { Desk } from "./desk";
import { type Involved, involvedIn } from "./involvements";
import type { PolicySums } from "./policy-sums";
import { type After, best, neat } from "./ranking";
import type { Snapshot } from "./snapshot";
import type { Terms, View } from "./view";
import { damp, type Damping } from "./walker";

/** What an influence depends on beside its two ends. */
export interface Measured {
  readonly terms: Terms;
  readonly decay: number;
  readonly hubPenalty: number;
  /** Uuids of actors through which nothing is counted. */
  readonly excluded: readonly string[];
  /** Edges of the longest walk, the involvement included. */
  readonly maxHops: number;
}

/** A policy with or without its reforms, or one reform. */
export interface Subject {
  readonly uuid: string;
  readonly withReforms: boolean;
}

export interface RankPage {
  readonly first: number;
  readonly after: After | null;
}

export interface Ranked {
  readonly uuid: string;
  /** By which pages are ordered. */
  readonly key: number;
  readonly score: number;
  readonly hops: number;
}

export interface Ranking<Place extends Ranked = Ranked> {
  readonly total: number;
  /** The page, and one more where there is one. */
  readonly places: readonly Place[];
}

export const dampingOf = ({ decay, hubPenalty, excluded }: Measured, { actors }: Snapshot): Damping => ({
  decay,
  hubPenalty,
  excluded: new Set(excluded.map((uuid) => actors.find(uuid)).filter((actor) => actor >= 0)),
});

/** The numbers of subjects and, where these are asked for, of their reforms. */
export function subjectNumbers(snapshot: Snapshot, wanted: readonly Subject[]): number[] {
  return wanted.flatMap(({ uuid, withReforms }) => {
    const number = snapshot.subjects.find(uuid);
    if (number < 0) return [];
    return withReforms ? [number, ...snapshot.reformsOf(number)] : [number];
  });
}

/** What each involved actor brings in: its whole weight, or what of it pushes one way. */
type Share = (involved: Involved) => number;

/** Walks back from those who are involved; afterwards the desk's walker has what reached whom. */
function walkBack(
  desk: Desk,
  measured: Measured,
  involved: ReadonlyMap<number, Involved>,
  share: Share,
  deadline: Deadline,
): void {
  const view = desk.view(measured.terms);
  const actors = [...involved.keys()].filter((actor) => share(involved.get(actor)!) !== 0);
  desk.walker.walk(
    view,
    {
      seeds: { actors, weights: actors.map((actor) => share(involved.get(actor)!)) },
      direction: "INWARD",
      ties: measured.maxHops - 1,
      damping: dampingOf(measured, desk.snapshot),
    },
    deadline,
  );
}

export interface InfluencersQuestion extends Measured {
  readonly subject: Subject;
  readonly page: RankPage;
}

/** Who weighs on a policy or reform, strongest first. */
export function influencers(desk: Desk, question: InfluencersQuestion, deadline: Deadline): Ranking {
  const { snapshot, walker } = desk;
  const involved = involvedIn(desk.view(question.terms), subjectNumbers(snapshot, [question.subject]));
  walkBack(desk, question, involved, ({ weight }) => weight, deadline);
  const reached = walker.reached.subarray(0, walker.reachedCount);
  const { first, after } = question.page;
  return {
    total: reached.length,
    places: best(reached, walker.totals, snapshot.actors, first + 1, after).map(({ node, key }) =>
      placed(desk, node, key),
    ),
  };
}

const placed = ({ snapshot, walker }: Desk, actor: number, key: number): Ranked => ({
  uuid: snapshot.actors.uuidOf(actor),
  key,
  score: neat(walker.totals[actor]!),
  hops: walker.hops[actor]!,
});

export interface PushesQuestion extends Measured {
  readonly subject: Subject;
  readonly actors: readonly string[];
}

/** Which way each actor's influence pushes: the same walks once more, weighted by the stances at their ends, over those that have one. */
export function pushes(desk: Desk, question: PushesQuestion, deadline: Deadline): (number | null)[] {
  const { snapshot, walker } = desk;
  const involved = involvedIn(desk.view(question.terms), subjectNumbers(snapshot, [question.subject]));
  const actors = question.actors.map((uuid) => snapshot.actors.find(uuid));
  // For and against walk apart: amounts that cancel each other out on the way would look like none.
  const shares: Share[] = [(each) => each.for, (each) => each.against, (each) => each.based];
  const [pro, contra, based] = shares.map((share) => {
    walkBack(desk, question, involved, share, deadline);
    return actors.map((actor) => (actor < 0 ? 0 : walker.totals[actor]!));
  });
  return based!.map((base, at) => netPush(pro![at]! - contra![at]!, base));
}

/** −1 to 1; null where nothing has a stance. */
const netPush = (signed: number, based: number): number | null =>
  based > 0 ? neat(Math.max(-1, Math.min(1, signed / based))) : null;

export interface InfluencesQuestion extends Measured {
  readonly actor: string;
  readonly page: RankPage;
}

export interface RankedPolicy extends Ranked {
  readonly netPush: number | null;
}

/** The policies on which an actor weighs, strongest first. */
export function influences(desk: Desk, question: InfluencesQuestion, deadline: Deadline): Ranking<RankedPolicy> {
  const { snapshot } = desk;
  const sums = sumByPolicy(desk, question, deadline);
  const { first, after } = question.page;
  return {
    total: sums.policies.length,
    places: best(sums.policies, sums.scores, snapshot.subjects, first + 1, after).map(({ node, key }) => ({
      ...{ uuid: snapshot.subjects.uuidOf(node), key, score: neat(sums.scores[node]!), hops: sums.hops[node]! },
      netPush: netPush(sums.signed[node]!, sums.based[node]!),
    })),
  };
}

/** Walks on from an actor, and sums what arrives where somebody is involved. */
function sumByPolicy(desk: Desk, question: InfluencesQuestion, deadline: Deadline): PolicySums {
  const { snapshot, walker, policySums: sums } = desk;
  const view = desk.view(question.terms);
  sums.clear();
  const start = startOf(view, question.actor);
  if (start < 0) return sums;
  const damping = dampingOf(question, snapshot);
  const seeds = { actors: [start], weights: [1] };
  walker.walk(view, { seeds, direction: "OUTWARD", ties: question.maxHops - 1, damping }, deadline);
  sums.arrive(view, start, 1, 1);
  for (let at = 0; at < walker.reachedCount; at += 1) {
    if (at % 1_024 === 0) deadline.check();
    const actor = walker.reached[at]!;
    if (!isInvolved(snapshot, actor)) continue;
    const passed = damp(view, damping, actor);
    if (passed) sums.arrive(view, actor, walker.totals[actor]! * passed, walker.hops[actor]!);
  }
  return sums;
}

/** Most actors that walks reach are involved in nothing. */
const isInvolved = ({ involvedIn: rows }: Snapshot, actor: number): boolean =>
  !rows.isAsBuilt(actor) || rows.offsets[actor]! < rows.offsets[actor + 1]!;

/** The number of an actor that is there as of the view's day, for who sees it; below 0: none. */
export function startOf(view: View, uuid: string): number {
  const actor = view.snapshot.actors.find(uuid);
  return actor >= 0 && view.isThere(actor) ? actor : -1;
}

export interface TotalsQuestion extends Measured {
  readonly subjects: readonly Subject[];
  /** At most so many actors, the strongest. */
  readonly limit: number;
}

/** What actors' influence on several policies sums to: one walk, because the sum is linear in what the involved bring in. */
export function totals(desk: Desk, question: TotalsQuestion, deadline: Deadline): Ranking {
  const { snapshot, walker } = desk;
  const view = desk.view(question.terms);
  const weights = new Map<number, number>();
  for (const subject of question.subjects) {
    for (const [actor, { weight }] of involvedIn(view, subjectNumbers(snapshot, [subject]))) {
      weights.set(actor, (weights.get(actor) ?? 0) + weight);
    }
  }
  const seeds = { actors: [...weights.keys()], weights: [...weights.values()] };
  const damping = dampingOf(question, snapshot);
  walker.walk(view, { seeds, direction: "INWARD", ties: question.maxHops - 1, damping }, deadline);
  const reached = walker.reached.subarray(0, walker.reachedCount);
  return {
    total: reached.length,
    places: best(reached, walker.totals, snapshot.actors, question.limit, null).map(({ node, key }) =>
      placed(desk, node, key),
    ),
  };
}
