// What is asked: the same policies, actors and pairs for every engine, spread over the range from quiet to busy. And what counts as
// the same answer.
import { readPrepared, startsOf } from "./prepared.mjs";

/** By the names of the functions that answer them. */
export const QUESTIONS = {
  influencers: { title: "top-50 influencers of a policy, 3 hops" },
  influences: { title: "all policies of an actor, 3 hops" },
  shortestPath: { title: "shortest path between two actors" },
  pageRank: { title: "PageRank of all actors, 20 iterations" },
};

/** `count` sets of arguments a question. Every other policy is one of the busiest tenth; actors and pairs come evenly from all that have ties. */
export function argumentsOf(preparedDirectory, count) {
  const { actors, policies, pairs, seeds } = readPrepared(preparedDirectory);
  const involved = startsOf(seeds[0], policies);
  const degrees = startsOf(pairs[0], actors);
  const weight = (starts) => (key) => starts[key + 1] - starts[key];
  const ranking = (number, starts) =>
    Int32Array.from({ length: number }, (_, key) => key)
      .filter((key) => weight(starts)(key) > 0)
      .sort((a, b) => weight(starts)(b) - weight(starts)(a) || a - b);
  const busyFirst = ranking(policies, involved);
  const tiedFirst = ranking(actors, degrees);
  const at = (list, share) => list[Math.min(list.length - 1, Math.floor(list.length * share))];
  // The golden ratio spreads evenly whatever the count.
  const spread = (index, turn = 0.618_033_988_75) => (index * turn + 0.1) % 1;
  const each = (make) => Array.from({ length: count }, (_, index) => make(index));
  return {
    influencers: each((i) => [at(busyFirst, i % 2 ? spread(i) : spread(i) / 10)]),
    influences: each((i) => [at(tiedFirst, spread(i))]),
    shortestPath: each((i) => [at(tiedFirst, spread(i)), at(tiedFirst, spread(i + 7, 0.754_877_666_25))]),
    pageRank: [[]],
  };
}

/** Engines add in other orders, and some in single precision. */
const TOLERANCE = 1e-3;
const near = (a, b) => Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));

/** Whether two rankings tell the same: places hold the same scores, and whoever is missing in one is as good as its last. */
function sameRanking(one, other) {
  if (one.length !== other.length) return false;
  const scores = new Map(other);
  const last = other.at(-1)?.[1];
  return one.every(([id, score], place) => near(score, other[place][1]) && near(score, scores.get(id) ?? last));
}

/** Of scores up to a factor only the best ten are compared, by their order. */
const sameOrder = (one, other) => one.slice(0, 10).every(([id], place) => id === other[place][0]);

export function sameAnswer(question, one, other, proportional = false) {
  if (question === "shortestPath") return one === other;
  if (question === "influences") return one.count === other.count && sameAnswer("influencers", one.top, other.top);
  if (proportional) return sameOrder(one, other);
  return sameRanking(one, other) && sameRanking(other, one);
}
