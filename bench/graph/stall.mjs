// Whether one client can make all others wait: the time of `{ __typename }`, quiet and beside a client that asks the heaviest
// questions that the limits allow, in a loop. Quiet and loaded phases take turns.
// usage: node bench/graph/stall.mjs [--size middle] [--rounds 3] [--seconds 10]
import { setTimeout as pause } from "node:timers/promises";
import { openData } from "./data.mjs";
import { prepare } from "./prepared.mjs";
import { argumentsOf } from "./questions.mjs";
import { digits, optionsOf, printTable, quantile, save } from "./report.mjs";
import { HEAVIEST_WALKS, asker, dataOf, heaviestPaths, startClient, startServer } from "./server.mjs";

const options = optionsOf({ size: "middle", rounds: 3, seconds: 10, day: "2025-01-01" });
/** Pause between two small questions: a reader's pace, not a flood that would measure itself. */
const PAUSE_MS = 5;

async function smallQuestions(ask, seconds) {
  const samples = [];
  for (const until = Date.now() + seconds * 1_000; Date.now() < until; await pause(PAUSE_MS)) {
    const answer = await ask("{ __typename }");
    dataOf(answer);
    samples.push(answer.ms);
  }
  return samples;
}

const data = await openData(options.size);
try {
  const server = await startServer(data.url);
  try {
    const ask = asker(server.address);
    const [quiet, loaded, heavy] = [[], [], []];
    const pairs = argumentsOf(await prepare(data, options.day), 20).shortestPath;
    const heaviest = [HEAVIEST_WALKS, heaviestPaths(pairs)].map((query) => ({ query, variables: {} }));
    // The first question may wait for the snapshot.
    await ask(HEAVIEST_WALKS);
    for (const { query } of heaviest) {
      const { ms, status, text } = await ask(query);
      const refusal = JSON.parse(text).errors?.[0].extensions?.code;
      console.log(`${query.slice(0, 60)}…: ${digits(ms)} ms, ${text.length} bytes, ${refusal ?? status}`);
    }
    await smallQuestions(ask, 2);
    for (let round = 0; round < options.rounds; round += 1) {
      quiet.push(...(await smallQuestions(ask, options.seconds)));
      const client = await startClient(server.address, heaviest);
      loaded.push(...(await smallQuestions(ask, options.seconds)));
      heavy.push(await client.stop());
    }
    const cells = (samples) => [0.5, 0.95, 0.99, 1].map((share) => digits(quantile(samples, share)));
    printTable([
      ["{ __typename }, ms", "median", "95th", "99th", "most", "asked"],
      ["quiet", ...cells(quiet), quiet.length],
      ["loaded", ...cells(loaded), loaded.length],
      [
        "loaded / quiet",
        ...[0.5, 0.95, 0.99].map((share) => digits(quantile(loaded, share) / quantile(quiet, share))),
        "",
        "",
      ],
    ]);
    const sum = (name) => heavy.reduce((total, counts) => total + counts[name], 0);
    console.log(`Beside it: ${sum("answered")} heavy answers, ${sum("refused")} refused ${heavy[0].refusal ?? ""}`);
    save(`stall-${options.size}`, { options, quiet, loaded, heavy });
  } finally {
    await server.stop();
  }
} finally {
  await data.stop();
}
