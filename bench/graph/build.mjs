// What it takes to build the snapshot, beside merely reading the same rows from the same Postgres into the same process.
// usage: node bench/graph/build.mjs [--sizes small,middle] [--rounds 3] [--day 2025-01-01]
import { connected, load, openData } from "./data.mjs";
import { EngineClient } from "./engine.client.mjs";
import { prepare } from "./prepared.mjs";
import { digits, median, optionsOf, printTable, save } from "./report.mjs";

const { to } = load("pg-copy-streams");
const options = optionsOf({ sizes: "small,middle", rounds: 3, day: "2025-01-01" });

/** All that a snapshot for every day, every weight and every reader has to know. */
const ROWS = [
  "SELECT id, visibility, lower(existence_possibly), upper(existence_possibly) FROM actor",
  "SELECT id, visibility, type, source_id, target_id, confidence, lower(valid_possibly), upper(valid_possibly) FROM relationship",
  "SELECT id, visibility FROM policy",
  "SELECT id, visibility, policy_id, lower(begun_possibly), upper(begun_possibly) FROM reform",
  "SELECT id, visibility, actor_id, policy_id, reform_id, role, stance, intensity, confidence, lower(valid_possibly), upper(valid_possibly) FROM involvement",
];

const read = (url) =>
  connected(url, async (client) => {
    await client.query("SET statement_timeout = 0");
    const began = performance.now();
    let bytes = 0;
    for (const rows of ROWS) {
      for await (const chunk of client.query(to(`COPY (${rows}) TO STDOUT (FORMAT binary)`))) bytes += chunk.length;
    }
    return { seconds: (performance.now() - began) / 1_000, bytes };
  });

/** In a process of its own; `built`, where the engine tells it, leaves out all but the building. */
async function build(setting) {
  const client = new EngineClient("counterweight", setting);
  try {
    const { seconds, built } = await client.open(1_200);
    return built ?? seconds;
  } finally {
    await client.close();
  }
}

const table = [["", "read, s", "build, s", "build / read"]];
const samples = {};
for (const size of options.sizes.split(",")) {
  const data = await openData(size);
  try {
    const setting = { ...data, prepared: await prepare(data, options.day), day: options.day, deadline: 120 };
    const [reads, builds] = [[], []];
    await read(data.url);
    for (let round = 0; round < options.rounds; round += 1) {
      reads.push((await read(data.url)).seconds);
      await build(setting).then(
        (seconds) => builds.push(seconds),
        (error) => round || console.log(error.message.split("\n")[0]),
      );
    }
    const built = builds.length ? median(builds) : null;
    table.push([size, digits(median(reads)), digits(built), built ? digits(built / median(reads)) : "-"]);
    samples[size] = { reads, builds };
  } finally {
    await data.stop();
  }
}
printTable(table);
save("build", { options, samples });
