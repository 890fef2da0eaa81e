// Our own engine, called through the built project as a module. The seam: whoever changes the engine changes this file alone.
//
//   influencers(policy)     [[actor, score], …]             the 50 strongest, strongest first
//   influences(actor, hops) { count, top: [[policy, score], …] }   how many policies, and the 50 on which it weighs most
//   shortestPath(a, b)      how many ties, either way, whatever their type; null where there is no path
//   pageRank()              [[actor, score], …]             the 50 highest
//   memory()                { bytes }                       of the snapshot
//
// Actors and policies go by number: uuid("actor", 7) is the id, numberOf(id) the way back. `spent` tells, where the engine can,
// how many ms of the last answer passed inside the worker; `built`, how many seconds building the snapshot took; close() ends it.
import { load, numberOf, uuid } from "../data.mjs";
import { DECAY, HOPS, HUB_PENALTY, PAGE_RANK } from "../prepared.mjs";

const ours = (file) => load(`./dist/src/graph/${file}.js`);
const TOP = 50;

export async function open({ url, day, deadline }) {
  const { readSnapshot } = ours("reading");
  const { WHOLE } = ours("records.sql");
  const { VOCABULARY } = ours("vocabulary");
  const { Desk } = ours("desk");
  const { Deadline } = ours("deadline");
  const { QUESTIONS } = ours("question-table");
  const { PathFinder } = ours("shortest-path");
  const { bytesOf } = ours("snapshot.memory");
  const { networkOf } = ours("centrality/network");
  const { incomingTies, pageRank } = ours("centrality/page-rank");
  const { best } = ours("ranking");
  const { termsOf } = ours("graph");

  const began = performance.now();
  const memory = await readSnapshot({ databaseUrl: url, readings: WHOLE, vocabulary: VOCABULARY });
  const built = (performance.now() - began) / 1_000;
  const desk = new Desk(memory);
  const { snapshot } = desk;
  const paths = new PathFinder(snapshot.actorsMax);
  const terms = termsOf(day, ["PUBLIC"]);
  const measured = { terms, decay: DECAY, hubPenalty: HUB_PENALTY, excluded: [], maxHops: HOPS };
  const page = { first: TOP, after: null };
  const limited = () => new Deadline(deadline * 1_000);
  const ranking = ({ places }) => places.slice(0, TOP).map(({ uuid: id, score }) => [numberOf(id), score]);
  // For PageRank every tie that has begun counts once, from its source on: laid out beforehand, as the limit's.
  const everybody = Int32Array.from({ length: snapshot.actorCount }, (_, actor) => actor);
  const incoming = incomingTies(wholeNetwork(snapshot, desk.view(terms), networkOf));
  return {
    built,
    influencers: (policy) =>
      ranking(
        QUESTIONS.influencers(
          desk,
          { ...measured, subject: { uuid: uuid("policy", policy), withReforms: true }, page },
          limited(),
        ),
      ),
    influences(actor, hops = HOPS) {
      const question = { ...measured, maxHops: hops, actor: uuid("actor", actor), page };
      const found = QUESTIONS.influences(desk, question, limited());
      return { count: found.total, top: ranking(found) };
    },
    shortestPath(one, other) {
      const [start, goal] = [one, other].map((number) => snapshot.actors.find(uuid("actor", number)));
      const path = paths.find(desk.view(terms), start, goal, limited());
      return path && path.length - 1;
    },
    pageRank() {
      const { ranks } = pageRank(incoming, { iterationsMax: PAGE_RANK.iterations });
      const places = best(everybody, ranks, snapshot.actors, TOP, null);
      return places.map(({ node }) => [numberOf(snapshot.actors.uuidOf(node)), ranks[node]]);
    },
    memory: () => ({ bytes: bytesOf(memory) }),
  };
}

function wholeNetwork(snapshot, view, networkOf) {
  const [sources, targets] = [[], []];
  for (let actor = 0; actor < snapshot.actorCount; actor += 1) {
    view.eachTie(actor, (peer, { kind }) => {
      if (kind & 1) return;
      sources.push(actor);
      targets.push(peer);
    });
  }
  return networkOf(snapshot.actorCount, sources, targets, new Float64Array(sources.length).fill(1));
}
