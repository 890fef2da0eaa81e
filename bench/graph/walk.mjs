// The walks as one writes them over a library of graph objects: Maps by actor, one a hop. `visit(actor, found)` calls `found` with
// each neighbour and the weight of the step to it.
import { HOPS } from "./prepared.mjs";

export const byScore = (scores) => [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 50);

/** Sums over all walks of at most `hops` ties from the `seeds`, the seeds included. */
export function totals(seeds, visit, hops = HOPS - 1) {
  const total = new Map(seeds);
  let frontier = new Map(seeds);
  for (let hop = 0; hop < hops; hop += 1) {
    const next = new Map();
    for (const [actor, score] of frontier) {
      visit(actor, (other, weight) => {
        if (weight > 0) next.set(other, (next.get(other) ?? 0) + score * weight);
      });
    }
    frontier = next;
    for (const [actor, score] of frontier) total.set(actor, (total.get(actor) ?? 0) + score);
  }
  return total;
}

/** Who is involved where, by policy and by actor. */
export function involvedBy({ seeds: [policies, actors, weights] }) {
  const [byPolicy, byActor] = [new Map(), new Map()];
  const add = (map, key, pair) => (map.has(key) ? map.get(key).push(pair) : map.set(key, [pair]));
  for (let i = 0; i < policies.length; i += 1) {
    add(byPolicy, policies[i], [actors[i], weights[i]]);
    add(byActor, actors[i], [policies[i], weights[i]]);
  }
  return { byPolicy, byActor };
}

/** How much each policy gets of what reached its actors. */
export function policiesOf(reached, byActor) {
  const scores = new Map();
  for (const [actor, score] of reached) {
    for (const [policy, weight] of byActor.get(actor) ?? []) {
      scores.set(policy, (scores.get(policy) ?? 0) + score * weight);
    }
  }
  return { count: scores.size, top: byScore(scores) };
}
