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
import { HOPS, PAGE_RANK } from "../prepared.mjs";

export async function open({ url, day }) {
  throw new Error(
    `counterweight: not wired yet. engines/counterweight.mjs has to open the snapshot of ${url.replace(/:[^:@]*@/, "@")} as of ${day}, ` +
      `with maxHops ${HOPS} and PageRank of ${PAGE_RANK.iterations} iterations.`,
  );
}
