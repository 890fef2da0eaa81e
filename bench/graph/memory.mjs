// How much memory the graph takes: the snapshot's own bytes a tie, and the resident memory of a server that answers questions.
// usage: node bench/graph/memory.mjs [--size large] [--seconds 60] [--day 2025-01-01]
import { setTimeout as pause } from "node:timers/promises";
import { openData } from "./data.mjs";
import { EngineClient } from "./engine.client.mjs";
import { prepare } from "./prepared.mjs";
import { argumentsOf } from "./questions.mjs";
import { digits, megabytes, median, optionsOf, printTable, save } from "./report.mjs";
import { INFLUENCERS, INFLUENCES, residentOf, startClient, startServer, typedId } from "./server.mjs";

const options = optionsOf({ size: "large", seconds: 60, day: "2025-01-01" });
const POLL_MS = 250;

/** Resident memory of the server from its start, while it is asked, and at rest behind that. */
async function ofServer(url, given) {
  const server = await startServer(url);
  const samples = [];
  const watch = async (phase, seconds) => {
    for (const until = Date.now() + seconds * 1_000; Date.now() < until; await pause(POLL_MS)) {
      const resident = residentOf(server.pid);
      if (resident) samples.push({ phase, ...resident });
    }
  };
  try {
    await watch("started", options.seconds / 6);
    const client = await startClient(server.address, [
      ...given.influencers.map(([policy]) => ({ query: INFLUENCERS, variables: { id: typedId("policy", policy) } })),
      ...given.influences.map(([actor]) => ({ query: INFLUENCES, variables: { id: typedId("actor", actor) } })),
    ]);
    await watch("asked", options.seconds);
    const answers = await client.stop();
    await watch("steady", options.seconds / 3);
    return { samples, answers };
  } finally {
    await server.stop();
  }
}

/** The snapshot's own bytes, as our engine tells them. */
async function ofSnapshot(setting) {
  const client = new EngineClient("counterweight", setting);
  try {
    return (await client.open(1_200)).bytes ?? null;
  } catch (error) {
    console.log(error.message.split("\n")[0]);
    return null;
  } finally {
    await client.close();
  }
}

const data = await openData(options.size);
try {
  const prepared = await prepare(data, options.day);
  const { samples, answers } = await ofServer(data.url, argumentsOf(prepared, 20));
  const bytes = await ofSnapshot({ ...data, prepared, day: options.day, deadline: 120 });
  const of = (phase) => samples.filter((sample) => sample.phase === phase).map(({ now }) => now);
  printTable([
    [options.size, "resident memory, median", "highest"],
    ...["started", "asked", "steady"].map((phase) => [
      phase,
      ...(of(phase).length ? [megabytes(median(of(phase))), megabytes(Math.max(...of(phase)))] : ["-", "-"]),
    ]),
    ["peak", "", samples.length ? megabytes(samples.at(-1).peak) : "-"],
    ["snapshot", bytes ? megabytes(bytes) : "-", bytes ? `${digits(bytes / data.ties)} bytes a tie` : "-"],
  ]);
  console.log(`${answers.answered} answers, ${answers.refused} refused ${answers.refusal ?? ""}`);
  save(`memory-${options.size}`, { options, samples, answers, bytes });
} finally {
  await data.stop();
}
