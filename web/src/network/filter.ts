// What of a network is seen: pure functions from a filter to two rows of marks, one for actors and one for ties. A day is asked as
// everywhere on the node: seen is what has possibly begun and has not certainly ended.
import { type Mark } from "../records/mark";
import { dayNumber, eachTie, type NetworkData } from "./graph-data";

export interface NetworkFilter {
  /** Types of ties, kinds of actors and marks that are kept; all, where nothing is said. */
  readonly types?: readonly string[] | null;
  readonly kinds?: readonly string[] | null;
  readonly marks?: readonly Mark[] | null;
  /** YYYY-MM-DD; no day: everything that ever was. */
  readonly asOf?: string | null;
  /** Only what can be reached from one actor within so many ties, whichever way they point. */
  readonly ego?: { readonly id: string; readonly hops: 1 | 2 | 3 } | null;
  /** Leaves out actors that no seen tie reaches. */
  readonly tiedOnly?: boolean;
}

export interface Seen {
  /** 1 for what is seen, by number. */
  readonly actors: Uint8Array;
  readonly ties: Uint8Array;
  readonly actorCount: number;
  readonly tieCount: number;
}

const setOf = (values: readonly string[] | null | undefined) => (values ? new Set(values) : null);

/** Which actors lie within reach, over seen ties. */
function within(
  data: NetworkData,
  seen: { actors: Uint8Array; ties: Uint8Array },
  start: number,
  hops: number,
): Uint8Array {
  const reached = new Uint8Array(data.actors.length);
  let frontier = seen.actors[start] ? [start] : [];
  for (const actor of frontier) reached[actor] = 1;
  for (let hop = 0; hop < hops; hop++) {
    const next: number[] = [];
    for (const actor of frontier) {
      eachTie(data, actor, (tie, peer) => {
        if (!seen.ties[tie] || reached[peer]) return;
        reached[peer] = 1;
        next.push(peer);
      });
    }
    frontier = next;
  }
  return reached;
}

/** A tie goes when one of its actors has gone. */
function withoutLooseEnds({ ties: all }: NetworkData, actors: Uint8Array, ties: Uint8Array): void {
  for (let tie = 0; tie < ties.length; tie++) {
    if (ties[tie]) ties[tie] = actors[all[tie]!.source]! & actors[all[tie]!.target]!;
  }
}

const countOf = (marks: Uint8Array): number => marks.reduce((sum, mark) => sum + mark, 0);

export function seenThrough(data: NetworkData, filter: NetworkFilter): Seen {
  const [types, kinds, marks] = [setOf(filter.types), setOf(filter.kinds), setOf(filter.marks)];
  const day = filter.asOf ? dayNumber(filter.asOf) : null;
  const holds = ({ from, until }: { from: number; until: number }) => day === null || (from <= day && until >= day);

  const actors = Uint8Array.from(data.actors, (actor) =>
    Number((!kinds || kinds.has(actor.kind)) && (!marks || marks.has(actor.mark)) && holds(actor)),
  );
  const ties = Uint8Array.from(data.ties, (tie) => Number((!types || types.has(tie.type)) && holds(tie)));
  withoutLooseEnds(data, actors, ties);

  if (filter.ego) {
    const start = data.numberOf.get(filter.ego.id);
    const reached =
      start === undefined ? new Uint8Array(actors.length) : within(data, { actors, ties }, start, filter.ego.hops);
    for (let actor = 0; actor < actors.length; actor++) actors[actor]! &= reached[actor]!;
    withoutLooseEnds(data, actors, ties);
  }
  if (filter.tiedOnly) {
    const tied = new Uint8Array(actors.length);
    for (let tie = 0; tie < ties.length; tie++) {
      if (ties[tie]) tied[data.ties[tie]!.source] = tied[data.ties[tie]!.target] = 1;
    }
    for (let actor = 0; actor < actors.length; actor++) actors[actor]! &= tied[actor]!;
  }
  return { actors, ties, actorCount: countOf(actors), tieCount: countOf(ties) };
}

/** The first and the last day that any tie or actor names: what a time slider runs over. Null where nothing is dated. */
export function daysOf({ actors, ties }: NetworkData): { first: number; last: number } | null {
  let [first, last] = [Infinity, -Infinity];
  for (const dated of [actors, ties]) {
    for (const { from, until } of dated) {
      for (const day of [from, until]) {
        if (!Number.isFinite(day)) continue;
        first = Math.min(first, day);
        last = Math.max(last, day);
      }
    }
  }
  return first <= last ? { first, last } : null;
}
