// How large actors are drawn: the measures that can be counted from what is seen, as the server counts them, and sizes made of them.
// PageRank and betweenness come from the server and are handed in.
import { eachTie, type NetworkData } from "./graph-data";
import type { Seen } from "./filter";

export type CountedMeasure = "DEGREE" | "IN_DEGREE" | "OUT_DEGREE" | "STRENGTH";
/** A measure by name, or figures of the server by actor's id; an actor without one counts 0. */
export type Measure = CountedMeasure | ReadonlyMap<string, number>;

/** To how many others an actor is tied: parallel ties count once, a loop not at all, a symmetric tie points both ways. */
function degrees(data: NetworkData, seen: Seen, measure: Exclude<CountedMeasure, "STRENGTH">): Float64Array {
  const found = new Float64Array(data.actors.length);
  // The actor for whom a peer was counted last, so that no set is needed for each.
  const countedFor = new Int32Array(data.actors.length).fill(-1);
  for (let actor = 0; actor < found.length; actor++) {
    eachTie(data, actor, (number, peer) => {
      const tie = data.ties[number]!;
      const points =
        measure === "DEGREE" ||
        tie.symmetric ||
        (measure === "OUT_DEGREE" ? tie.source === actor : tie.target === actor);
      if (!seen.ties[number] || peer === actor || !points || countedFor[peer] === actor) return;
      countedFor[peer] = actor;
      found[actor]!++;
    });
  }
  return found;
}

/** The confidence of its ties, both directions summed; a symmetric tie goes both ways (Barrat and others 2004). */
function strengths({ actors, ties }: NetworkData, seen: Seen): Float64Array {
  const found = new Float64Array(actors.length);
  ties.forEach(({ source, target, symmetric, confidence }, number) => {
    if (!seen.ties[number] || source === target) return;
    const weight = symmetric ? 2 * confidence : confidence;
    found[source]! += weight;
    found[target]! += weight;
  });
  return found;
}

/** The measure of each actor, by number. */
export function measured(data: NetworkData, seen: Seen, measure: Measure): Float64Array {
  if (measure === "STRENGTH") return strengths(data, seen);
  if (typeof measure === "string") return degrees(data, seen, measure);
  return Float64Array.from(data.actors, ({ id }) => measure.get(id) ?? 0);
}

/** Radii in pixels. Areas grow with the measure, because the eye compares areas; a large network has smaller marks. */
export function radii(values: Float64Array, { actors, actorCount }: Seen): Float32Array {
  const crowd = Math.min(1, Math.log10(Math.max(actorCount, 10) / 10) / 3);
  const [smallest, largest] = [5 - 3.4 * crowd, 18 - 5 * crowd];
  const most = values.reduce((top, value, actor) => (actors[actor] ? Math.max(top, value) : top), 0);
  return Float32Array.from(values, (value) =>
    most > 0 ? Math.max(smallest, largest * Math.sqrt(Math.max(0, Math.min(1, value / most)))) : smallest,
  );
}
