// The network of some actors as plain arrays: the ties among them as of a day, for the measures in centrality/, which know no
// snapshot. A tie weighs its confidence, parallel ones add up, and a symmetric one points both ways.
import { type Centralities, centralitiesOf, type CentralityMeasure } from "./centrality/centralities";
import { type Network, networkOf } from "./centrality/network";
import type { Deadline } from "./deadline";
import type { Desk } from "./desk";
import { PER_UNIT } from "./records.layout";
import type { Terms, View } from "./view";

export interface CentralitiesQuestion {
  readonly terms: Terms;
  /** Uuids; their places are the nodes of the network. */
  readonly actors: readonly string[];
  /** Numbers of the types of ties that count. */
  readonly types: readonly number[];
  readonly measures: readonly CentralityMeasure[];
}

export interface CentralitiesAnswer {
  /** Ordered pairs of actors with a tie from one to the other. */
  readonly pairCount: number;
  readonly results: Centralities;
}

export function centralities(desk: Desk, question: CentralitiesQuestion, deadline: Deadline): CentralitiesAnswer {
  const actors = question.actors.map((uuid) => desk.snapshot.actors.find(uuid));
  const network = networkAmong(desk.view(question.terms), actors, question.types, deadline);
  return { pairCount: network.peers.length, results: centralitiesOf(network, question.measures) };
}

/** An actor that is unknown here, below 0, has no ties. */
export function networkAmong(
  view: View,
  actors: ArrayLike<number> & { entries(): IterableIterator<[number, number]> },
  types: readonly number[],
  deadline: Deadline,
): Network {
  // One higher, so that 0 says that an actor does not belong to it.
  const nodes = new Int32Array(view.snapshot.actorsMax);
  for (const [node, actor] of actors.entries()) if (actor >= 0) nodes[actor] = node + 1;
  const { symmetric } = view.snapshot.memory.vocabulary;
  const counts = symmetric.map((_, type) => types.includes(type));
  /** Everything twice: first to know how much room it takes. */
  const each = (take: (source: number, target: number, weight: number) => void): void => {
    for (const [node, actor] of actors.entries()) {
      if (node % 1_024 === 0) deadline.check();
      if (actor < 0) continue;
      view.eachTie(actor, (peer, { kind, units, ends }) => {
        const type = kind >>> 1;
        const leaves = (kind & 1) === 0 || symmetric[type];
        if (leaves && nodes[peer] && counts[type] && ends >= view.day && units)
          take(node, nodes[peer] - 1, units * PER_UNIT);
      });
    }
  };
  let count = 0;
  each(() => (count += 1));
  const [sources, targets, weights] = [new Int32Array(count), new Int32Array(count), new Float64Array(count)];
  let next = 0;
  each((source, target, weight) => {
    sources[next] = source;
    targets[next] = target;
    weights[next++] = weight;
  });
  return networkOf(actors.length, sources, targets, weights);
}
