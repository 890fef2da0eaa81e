// Questions of paths: from plain data to plain data, by uuid, as questions.ts has them.
import type { Deadline } from "./deadline";
import type { Desk } from "./desk";
import { involvedIn } from "./involvements";
import type { Arrival } from "./path-bounds";
import { dampingOf, type Measured, startOf, type Subject, subjectNumbers } from "./questions";
import { neat } from "./ranking";
import { type SimplePath, simplePaths } from "./simple-paths";
import type { Snapshot } from "./snapshot";
import type { View } from "./view";
import { damp } from "./walker";

/** Actors by uuid, with W of each step between them. */
export interface FoundPath {
  readonly actors: readonly string[];
  readonly weights: readonly number[];
  readonly score: number;
  readonly hops: number;
}

const found = ({ actors }: Snapshot, path: SimplePath): FoundPath => ({
  ...path,
  actors: path.actors.map((actor) => actors.uuidOf(actor)),
});

export interface InfluencePathsQuestion extends Measured {
  readonly subject: Subject;
  readonly starts: readonly string[];
  /** At most so many paths a start. */
  readonly first: number;
}

/** For each start its best paths into an involvement in the subject. */
export function influencePaths(desk: Desk, question: InfluencePathsQuestion, deadline: Deadline): FoundPath[][] {
  const { snapshot } = desk;
  const view = desk.view(question.terms);
  const arrivals = new Map<number, Arrival>();
  for (const [actor, { weight }] of involvedIn(view, subjectNumbers(snapshot, [question.subject]))) {
    arrivals.set(actor, { weight, isDamped: true });
  }
  return pathsFrom(desk, question, { arrivals, actorsMax: question.maxHops, isWeightlessToo: false }, deadline);
}

export interface TiePathsQuestion extends Measured {
  readonly starts: readonly string[];
  readonly goal: string;
  readonly first: number;
}

/** For each start its best paths to another actor; `maxHops` counts ties only. */
export function tiePaths(desk: Desk, question: TiePathsQuestion, deadline: Deadline): FoundPath[][] {
  const goal = startOf(desk.view(question.terms), question.goal);
  const arrivals = new Map(goal < 0 ? [] : [[goal, { weight: 1, isDamped: false }]]);
  return pathsFrom(desk, question, { arrivals, actorsMax: question.maxHops + 1, isWeightlessToo: true }, deadline);
}

function pathsFrom(
  desk: Desk,
  question: Measured & { readonly starts: readonly string[]; readonly first: number },
  walks: { arrivals: ReadonlyMap<number, Arrival>; actorsMax: number; isWeightlessToo: boolean },
  deadline: Deadline,
): FoundPath[][] {
  const { snapshot } = desk;
  const view = desk.view(question.terms);
  const starts = question.starts.map((uuid) => startOf(view, uuid));
  // A goal is no start of its own.
  const present = starts.filter((start) => start >= 0 && walks.arrivals.get(start)?.isDamped !== false);
  const asked = { ...walks, starts: present, damping: dampingOf(question, snapshot), first: question.first };
  const paths = walks.arrivals.size ? simplePaths(view, asked, deadline) : [];
  const byStart = new Map(present.map((start, at) => [start, paths[at] ?? []]));
  return starts.map((start) => (byStart.get(start) ?? []).map((path) => found(snapshot, path)));
}

export interface ShortestPathQuestion extends Measured {
  readonly start: string;
  readonly goal: string;
}

/** One of the paths with the fewest ties, however many; null: there is none. */
export function shortestPath(desk: Desk, question: ShortestPathQuestion, deadline: Deadline): FoundPath | null {
  const view = desk.view(question.terms);
  const [start, goal] = [startOf(view, question.start), startOf(view, question.goal)];
  const actors = start < 0 || goal < 0 ? null : desk.pathFinder.find(view, start, goal, deadline);
  if (!actors) return null;
  const weights = actors.slice(1).map((peer, at) => weightOf(view, actors[at]!, peer));
  const damping = dampingOf(question, desk.snapshot);
  const passed = actors.slice(1, -1).map((actor) => damp(view, damping, actor));
  const score = neat([...weights, ...passed].reduce((product, factor) => product * factor, 1));
  return found(desk.snapshot, { actors, weights, score, hops: weights.length });
}

/** W(actor, peer); 0 where their ties carry nothing. */
function weightOf(view: View, actor: number, peer: number): number {
  const count = view.outwardPairs(actor);
  const at = view.peers.subarray(0, count).indexOf(peer);
  return at < 0 ? 0 : view.pairWeights[at]!;
}
