// Lets forces find the places: ties pull, actors push each other away (ForceAtlas2, Jacomy and others 2014). A small network settles
// before it is drawn; a large one in a worker, a known number of steps, so that the same data settles in the same picture.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import ForceAtlas2Worker from "graphology-layout-forceatlas2/worker";
import type { Seen } from "./filter";
import type { NetworkData } from "./graph-data";
import { placeLoners, type Positions } from "./layout.first";

/** Up to so many actors the forces are done sooner than an eye would follow them. */
const AT_ONCE_MAX = 250;
const STEPS_AT_ONCE = 400;
/** From so many on actors push each other in groups (Barnes and Hut 1986), because pairs would be too many. */
const GROUPED_MIN = 500;
/** What a reader who wants no motion waits for: a bounded number of steps of a bounded amount of work, about a second. */
const WORK_STILL_MAX = 1_500_000;
/** Below this mean step, as a share of the picture, nobody sees a difference. */
const STILL = 0.0004;

interface Field {
  readonly graph: Graph;
  /** Actors that the forces move, in the order of the graph's nodes, and those that they do not. */
  readonly moved: readonly number[];
  readonly loners: readonly number[];
}

/** The seen actors with ties, joined once however many ties they share: parallel ties pull harder, but not many times as hard. */
function fieldOf(data: NetworkData, seen: Seen, places: Positions): Field {
  const pairs = new Map<number, number>();
  const order = data.actors.length;
  data.ties.forEach(({ source, target }, tie) => {
    if (!seen.ties[tie] || source === target) return;
    const pair = Math.min(source, target) * order + Math.max(source, target);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  const tied = new Uint8Array(order);
  for (const pair of pairs.keys()) tied[Math.floor(pair / order)] = tied[pair % order] = 1;
  const graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
  const moved: number[] = [];
  const loners: number[] = [];
  for (let actor = 0; actor < order; actor++) {
    if (!seen.actors[actor]) continue;
    (tied[actor] ? moved : loners).push(actor);
    if (tied[actor]) graph.addNode(actor, { x: places[2 * actor]!, y: places[2 * actor + 1]! });
  }
  for (const [pair, count] of pairs) {
    graph.addEdge(Math.floor(pair / order), pair % order, { weight: 1 + Math.log2(count) / 2 });
  }
  return { graph, moved, loners };
}

function settingsOf({ graph, moved }: Field) {
  return {
    ...forceAtlas2.inferSettings(graph),
    // Parts that no tie joins would drift out of the picture of a small network.
    gravity: moved.length >= GROUPED_MIN ? 0.05 : 0.3,
    barnesHutOptimize: moved.length >= GROUPED_MIN,
    barnesHutTheta: 0.8,
    linLogMode: false,
    edgeWeightInfluence: 1,
  };
}

/** Copies the places back; tells how far actors went, as a share of the picture. */
function takePlaces(data: NetworkData, { graph, moved, loners }: Field, places: Positions): number {
  let [path, reach, at] = [0, 1, 0];
  graph.forEachNode((_node, { x, y }: { x?: number; y?: number }) => {
    const actor = moved[at++]!;
    path += Math.hypot(x! - places[2 * actor]!, y! - places[2 * actor + 1]!);
    reach = Math.max(reach, Math.abs(x!), Math.abs(y!));
    places[2 * actor] = x!;
    places[2 * actor + 1] = y!;
  });
  placeLoners(data, places, loners, moved);
  return path / Math.max(1, moved.length) / reach;
}

export interface Settling {
  /** Stops the forces; what has been found stays. */
  freeze(): void;
}

export interface SettlingListener {
  /** Places have changed; resolves when they are shown. */
  moved(): Promise<void>;
  settled(): void;
}

const DONE: Settling = { freeze: () => undefined };

/** Moves `places`. Calls `settled` once, whether at the end or because of `freeze`; at once where nothing has to be waited for. */
export function settle(
  data: NetworkData,
  seen: Seen,
  places: Positions,
  { isStill, listener }: { isStill: boolean; listener: SettlingListener },
): Settling {
  const field = fieldOf(data, seen, places);
  const { order, size } = field.graph;
  const settings = settingsOf(field);
  if (isStill || order <= AT_ONCE_MAX) {
    const work = size + (order < GROUPED_MIN ? order ** 2 / 20 : order * Math.log2(order));
    const iterations =
      order <= AT_ONCE_MAX ? STEPS_AT_ONCE : Math.max(1, Math.min(STEPS_AT_ONCE, Math.floor(WORK_STILL_MAX / work)));
    if (order > 1) forceAtlas2.assign(field.graph, { iterations, settings });
    takePlaces(data, field, places);
    void listener.moved();
    listener.settled();
    return DONE;
  }
  return inWorker(data, field, settings, places, listener);
}

function inWorker(
  data: NetworkData,
  field: Field,
  settings: ReturnType<typeof settingsOf>,
  places: Positions,
  listener: SettlingListener,
): Settling {
  const worker = new ForceAtlas2Worker(field.graph, { settings, getEdgeWeight: "weight" });
  // Larger networks take longer for each step, and are legible after fewer.
  const stepsMax = Math.round(Math.max(150, 600 - 120 * Math.log10(field.graph.order)));
  const before = places.slice();
  let [steps, nextShown, isOver] = [0, 0, false];
  /** Showing may take a third of the time, not more; large networks are shown rarely, because they are worth a calm look. */
  const pauseMin = Math.min(600, field.graph.order / 10);
  const show = async () => {
    const begun = performance.now();
    nextShown = Infinity;
    places.set(before);
    await listener.moved();
    const now = performance.now();
    nextShown = now + Math.max(pauseMin, 2 * (now - begun));
  };
  const end = () => {
    if (isOver) return;
    isOver = true;
    worker.kill();
    takePlaces(data, field, places);
    void listener.moved();
    listener.settled();
  };
  field.graph.on("eachNodeAttributesUpdated", () => {
    steps++;
    const step = takePlaces(data, field, before);
    // The end is told later: the worker's supervisor is still at work on this step.
    if (steps >= stepsMax || (steps > 30 && step < STILL)) return void queueMicrotask(end);
    if (performance.now() >= nextShown) void show();
  });
  worker.start();
  return { freeze: end };
}
