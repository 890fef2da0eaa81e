// Whether a local question costs what it touches and not what the graph holds: "all policies of an actor", two hops and the involvement,
// asked in one graph of actors with ever larger neighbourhoods, and in ever larger graphs of actors with the same.
// usage: node bench/graph/growth.mjs [--sizes small,middle,large] [--engine counterweight] [--repeats 20]
// Writes docs/images/growth.svg and .csv; for another engine than ours, into results/ instead.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT, openData } from "./data.mjs";
import { EngineClient } from "./engine.client.mjs";
import { plotGrowth } from "./growth.plot.mjs";
import { prepare, readPrepared, startsOf } from "./prepared.mjs";
import { digits, median, optionsOf, printTable, quantile, save } from "./report.mjs";

const options = optionsOf({
  sizes: "small,middle,large",
  engine: "counterweight",
  /** In which graph neighbourhoods grow. */
  within: "middle",
  /** Rows that the question touches where the graph grows; small enough to be found in every graph. */
  touched: 300,
  repeats: 20,
  actors: 5,
  deadline: 120,
  day: "2025-01-01",
});
/** Edges of the longest walk: two ties and the involvement. */
const HOPS = 3;
const STEPS_A_DECADE = 3;

/** For each actor, how many ties and involvements the question has to read: what it reaches in two hops, whatever the engine. */
function touchedBy({ actors, pairs, seeds }) {
  const starts = startsOf(pairs[0], actors);
  const involvements = new Int32Array(actors);
  for (const actor of seeds[1]) involvements[actor] += 1;
  const met = new Int32Array(actors).fill(-1);
  const touched = new Int32Array(actors);
  for (let actor = 0; actor < actors; actor += 1) {
    let reached = [actor];
    met[actor] = actor;
    let count = involvements[actor];
    for (let hop = 1; hop < HOPS; hop += 1) {
      const next = [];
      for (const each of reached) {
        count += starts[each + 1] - starts[each];
        for (let at = starts[each]; at < starts[each + 1]; at += 1) {
          const other = pairs[1][at];
          if (met[other] === actor) continue;
          met[other] = actor;
          count += involvements[other];
          next.push(other);
        }
      }
      reached = next;
    }
    touched[actor] = count;
  }
  return touched;
}

/** The actors whose neighbourhoods come closest to the wanted size; none where even these are far off. */
function nearest(touched, wanted) {
  const off = (actor) => Math.abs(Math.log(touched[actor] / wanted));
  return Array.from(touched.keys())
    .filter((actor) => touched[actor] > 0 && off(actor) < 0.1)
    .sort((a, b) => off(a) - off(b) || a - b)
    .slice(0, options.actors);
}

/** ms of every repeat, for each group of actors; groups take turns, so that no group meets a warmer engine than another. */
async function measure(client, groups) {
  const samples = groups.map(() => []);
  for (let repeat = -2; repeat < options.repeats; repeat += 1) {
    for (const [index, { actors }] of groups.entries()) {
      for (const actor of actors) {
        const { ms, inside } = await client.ask("influences", [actor, HOPS], options.deadline);
        if (repeat >= 0) samples[index].push(inside ?? ms);
      }
    }
  }
  return samples;
}

function wantedSizes(touched) {
  const most = touched.reduce((high, count) => Math.max(high, count), 0);
  const wanted = [];
  for (let exponent = STEPS_A_DECADE; ; exponent += 1) {
    const size = Math.round(10 ** (exponent / STEPS_A_DECADE));
    if (size > most) return wanted;
    wanted.push(size);
  }
}

async function ofGraph(size) {
  const data = await openData(size);
  const directory = await prepare(data, options.day);
  const client = new EngineClient(options.engine, {
    ...data,
    prepared: directory,
    day: options.day,
    deadline: options.deadline,
  });
  try {
    await client.open(1_200);
    const touched = touchedBy(readPrepared(directory));
    const wanted = [
      { panel: "graph", size: options.touched },
      ...(size === options.within ? wantedSizes(touched).map((each) => ({ panel: "neighbourhood", size: each })) : []),
    ];
    const groups = wanted
      .map((group) => ({ ...group, actors: nearest(touched, group.size) }))
      .filter(({ actors }) => actors.length);
    const samples = await measure(client, groups);
    return groups.map(({ panel, actors }, index) => ({
      panel,
      size,
      ties: data.ties,
      touched: Math.round(actors.reduce((sum, actor) => sum + touched[actor], 0) / actors.length),
      ms: median(samples[index]),
      p95: quantile(samples[index], 0.95),
      samples: samples[index],
    }));
  } finally {
    await client.close();
    await data.stop();
  }
}

const points = [];
for (const size of options.sizes.split(",")) points.push(...(await ofGraph(size)));
const cells = ({ panel, size, ties, touched, ms, p95 }) => [panel, size, ties, touched, digits(ms), digits(p95)];
printTable([["growing", "graph", "ties", "touched", "median, ms", "95th"], ...points.map(cells)]);
save("growth", { options, points });

const folder = path.join(PROJECT, options.engine === "counterweight" ? "docs/images" : "bench/graph/results");
mkdirSync(folder, { recursive: true });
const csv = points.map(({ panel, ties, touched, ms, p95 }) =>
  [panel, ties, touched, ms.toFixed(4), p95.toFixed(4)].join(","),
);
writeFileSync(path.join(folder, "growth.csv"), `growing,ties,touched,median_ms,p95_ms\n${csv.join("\n")}\n`);
writeFileSync(
  path.join(folder, "growth.svg"),
  plotGrowth(points, { within: options.within, touched: options.touched }),
);
console.log(`Plot: ${path.relative(process.cwd(), path.join(folder, "growth.svg"))}`);
