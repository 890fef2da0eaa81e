// ngraph, the other graph library for JavaScript: its own shortest path (NBA*), the walk written over its API. Its PageRank counts
// neighbours and stops at a tolerance it does not share out like the others': left out.
import createGraph from "ngraph.graph";
import { nba } from "ngraph.path";
import { HOPS, readPrepared } from "../prepared.mjs";
import { byScore, involvedBy, policiesOf, totals } from "../walk.mjs";

/** One link for each two actors that are tied, from the lower number to the higher, with the weight of the step each way. */
function linked({ actors, pairs, damping, ties }) {
  const graph = createGraph();
  for (let actor = 0; actor < actors; actor += 1) graph.addNode(actor);
  const linkOf = (one, other) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    return graph.getLink(low, high) ?? graph.addLink(low, high, { up: 0, down: 0 });
  };
  ties[0].forEach((source, i) => linkOf(source, ties[1][i]));
  pairs[0].forEach((from, i) => {
    const to = pairs[1][i];
    linkOf(from, to).data[from < to ? "up" : "down"] = pairs[2][i] * damping[to];
  });
  return graph;
}

export function open({ prepared: directory }) {
  const prepared = readPrepared(directory);
  const involved = involvedBy(prepared);
  const graph = linked(prepared);
  const finder = nba(graph);
  const visit = (rising, falling) => (actor, found) => {
    graph.forEachLinkedNode(actor, ({ id }, { data }) => found(id, data[actor < id ? rising : falling]));
  };
  const [outwards, towards] = [visit("up", "down"), visit("down", "up")];
  return {
    influencers: (policy) => byScore(totals(involved.byPolicy.get(policy) ?? [], towards)),
    influences: (actor, hops = HOPS) => policiesOf(totals([[actor, 1]], outwards, hops - 1), involved.byActor),
    shortestPath(one, other) {
      const path = finder.find(one, other);
      return path.length ? path.length - 1 : null;
    },
  };
}
