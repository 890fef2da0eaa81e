// graphology, the graph library for JavaScript: its own functions for PageRank and shortest paths, the walk written over its API.
import Graph from "graphology";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { bidirectional } from "graphology-shortest-path/unweighted.js";
import { HOPS, PAGE_RANK, readPrepared } from "../prepared.mjs";
import { byScore, involvedBy, policiesOf, totals } from "../walk.mjs";

const named = (pairs) => pairs.map(([actor, score]) => [Number(actor), score]);

/** One edge for each pair of actors that are tied, with the weight of the step each way and how many ties lead from its source. */
function directed({ actors, pairs, damping, ties }) {
  const graph = new Graph({ type: "directed" });
  for (let actor = 0; actor < actors; actor += 1) graph.addNode(actor);
  const [sources, targets, counts] = ties;
  for (let i = 0; i < sources.length; i += 1)
    graph.addEdge(sources[i], targets[i], { count: counts[i], there: 0, back: 0 });
  const [from, to, weights] = pairs;
  for (let i = 0; i < from.length; i += 1) {
    // Where ties lead both ways there are two edges, and the first of them bears the steps.
    const forward = graph.directedEdge(from[i], to[i]);
    const backward = graph.directedEdge(to[i], from[i]);
    const step = weights[i] * damping[to[i]];
    if (forward !== undefined && (backward === undefined || from[i] < to[i]))
      graph.setEdgeAttribute(forward, "there", step);
    else graph.setEdgeAttribute(backward, "back", step);
  }
  return graph;
}

function undirected({ actors, ties: [sources, targets] }) {
  const graph = new Graph({ type: "undirected" });
  for (let actor = 0; actor < actors; actor += 1) graph.addNode(actor);
  for (let i = 0; i < sources.length; i += 1) graph.mergeEdge(sources[i], targets[i]);
  return graph;
}

export function open({ prepared: directory }) {
  const prepared = readPrepared(directory);
  const involved = involvedBy(prepared);
  const graph = directed(prepared);
  const ties = undirected(prepared);
  const towards = (actor, found) =>
    graph.forEachEdge(actor, (_edge, { there, back }, source, target) =>
      source === actor ? found(target, back) : found(source, there),
    );
  const outwards = (actor, found) =>
    graph.forEachEdge(actor, (_edge, { there, back }, source, target) =>
      source === actor ? found(target, there) : found(source, back),
    );
  const tolerance = (prepared.lastChange * 1.000_001) / prepared.actors;
  return {
    influencers(policy) {
      const seeds = (involved.byPolicy.get(policy) ?? []).map(([actor, weight]) => [String(actor), weight]);
      return named(byScore(totals(seeds, towards)));
    },
    influences(actor, hops = HOPS) {
      return policiesOf(named([...totals([[String(actor), 1]], outwards, hops - 1)]), involved.byActor);
    },
    shortestPath: (one, other) => {
      const path = bidirectional(ties, String(one), String(other));
      return path && path.length - 1;
    },
    pageRank: () =>
      named(
        byScore(
          Object.entries(
            pagerank(graph, {
              alpha: PAGE_RANK.damping,
              maxIterations: PAGE_RANK.iterations,
              tolerance,
              getEdgeWeight: "count",
            }),
          ),
        ),
      ),
  };
}
