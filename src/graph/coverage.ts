// On how much an answer rests: which ties and involvements lie on its walks. Which sources stand behind these, Postgres tells: the
// graph in memory knows no evidence.
import type { Deadline } from "./deadline";
import type { Desk } from "./desk";
import { involvedIn, involvementsOf } from "./involvements";
import { dampingOf, type Measured, startOf, type Subject, subjectNumbers } from "./questions";
import type { View } from "./view";

export interface Coverage {
  readonly actorCount: number;
  readonly tieCount: number;
  readonly involvementCount: number;
  /** Uuids of the actors whose ties towards the question's walks count; null: more than can be looked up. */
  readonly inner: readonly string[] | null;
  /** And of those whose involvements count, where it begins at an actor. */
  readonly ends: readonly string[] | null;
}

/** More than so many actors nobody looks up the sources of. */
const INNER_MAX = 20_000;

export interface InfluencersCoverageQuestion extends Measured {
  readonly subject: Subject;
}

export function influencersCoverage(desk: Desk, question: InfluencersCoverageQuestion, deadline: Deadline): Coverage {
  const { snapshot, walker } = desk;
  const view = desk.view(question.terms);
  const involved = involvedIn(view, subjectNumbers(snapshot, [question.subject]));
  const seeds = { actors: [...involved.keys()], weights: [...involved.values()].map(({ weight }) => weight) };
  const damping = dampingOf(question, snapshot);
  walker.walk(view, { seeds, direction: "INWARD", ties: question.maxHops - 1, damping }, deadline);
  const involvementCount = [...involved.values()].reduce((sum, { count }) => sum + count, 0);
  const walks = { maxHops: question.maxHops, direction: "INWARD", excluded: damping.excluded } as const;
  return {
    ...carried(desk, view, walks, deadline),
    actorCount: walker.reachedCount,
    involvementCount,
    ends: null,
  };
}

export interface InfluencesCoverageQuestion extends Measured {
  readonly actor: string;
}

export function influencesCoverage(desk: Desk, question: InfluencesCoverageQuestion, deadline: Deadline): Coverage {
  const { snapshot, walker } = desk;
  const view = desk.view(question.terms);
  const start = startOf(view, question.actor);
  if (start < 0) return { actorCount: 0, tieCount: 0, involvementCount: 0, inner: [], ends: [] };
  const damping = dampingOf(question, snapshot);
  const seeds = { actors: [start], weights: [1] };
  walker.walk(view, { seeds, direction: "OUTWARD", ties: question.maxHops - 1, damping }, deadline);
  // The start is where all walks are at first, whether or not one comes back to it.
  if (!walker.hops[start]) walker.reached[walker.reachedCount++] = start;
  walker.hops[start] = 1;
  const passesOn = (actor: number): boolean => actor === start || !damping.excluded.has(actor);
  const reached = walker.reached.subarray(0, walker.reachedCount).filter(passesOn);
  let involvementCount = 0;
  for (const actor of reached) involvementCount += involvementsOf(view, actor);
  const ends = reached.length > INNER_MAX ? null : [...reached].map((actor) => snapshot.actors.uuidOf(actor));
  const walks = { maxHops: question.maxHops, direction: "OUTWARD", excluded: damping.excluded, start } as const;
  return { ...carried(desk, view, walks, deadline), actorCount: reached.length, involvementCount, ends };
}

interface Walks {
  readonly maxHops: number;
  readonly direction: "INWARD" | "OUTWARD";
  readonly excluded: ReadonlySet<number>;
  /** Who passes on what is its own, also where it is left out. */
  readonly start?: number;
}

/**
 * A tie lies on a counted walk exactly if the actor at its inner end passes anything on and still has an edge to spend: its hops are
 * below the most. Outward, nobody is entered who passes nothing on.
 */
function carried(
  { snapshot, walker }: Desk,
  view: View,
  { maxHops, direction, excluded, start }: Walks,
  deadline: Deadline,
): Pick<Coverage, "tieCount" | "inner"> {
  const isInner = (actor: number): boolean =>
    walker.hops[actor]! > 0 && walker.hops[actor]! < maxHops && (actor === start || !excluded.has(actor));
  const isEntered = (actor: number): boolean => direction === "INWARD" || !excluded.has(actor);
  const inner = walker.reached.subarray(0, walker.reachedCount).filter(isInner);
  const [here, there] = direction === "INWARD" ? [view.inward, view.outward] : [view.outward, view.inward];
  // Of a tie that counts from both ends, either sees one half.
  let halves = 0;
  for (let at = 0; at < inner.length; at += 1) {
    if (at % 1_024 === 0) deadline.check();
    const actor = inner[at]!;
    view.eachTie(actor, (peer, { kind, units }) => {
      if (!units || here[kind]! === 0 || !isEntered(peer)) return;
      const countsThere = isInner(peer) && there[kind]! > 0 && isEntered(actor);
      halves += countsThere ? 1 : 2;
    });
  }
  return {
    tieCount: halves / 2,
    inner: inner.length > INNER_MAX ? null : [...inner].map((actor) => snapshot.actors.uuidOf(actor)),
  };
}
