// A node of the built project as its user starts it, on a free port of this machine and over the benchmark's Postgres; and a client
// that knows GraphQL over HTTP and nothing else.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { PROJECT, uuid } from "./data.mjs";

const COMMAND = path.join(PROJECT, "bin/counterweight.mjs");
const START_SECONDS = 300;
const STOP_SECONDS = 20;

const environment = (url) => ({
  ...process.env,
  DATABASE_URL: url,
  COUNTERWEIGHT_DEMO: "false",
  HOST: "127.0.0.1",
  PORT: "0",
  LOG_LEVEL: "error",
});

/** Runs a verb of the command line and gives what it printed. */
export async function run(url, ...verb) {
  const child = spawn(process.execPath, [COMMAND, ...verb], {
    env: environment(url),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, said] = ["", ""];
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (said += text));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`counterweight ${verb.join(" ")} ended with ${code}:\n${said}`);
  return out.trim();
}

/** Resident bytes of a process now, and at most so far; null where the system has no /proc. */
export function residentOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const [now, peak] = ["VmRSS", "VmHWM"].map(
      (name) => 1_024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]),
    );
    return { now, peak };
  } catch {
    return null;
  }
}

export async function startServer(url) {
  const child = spawn(process.execPath, [COMMAND, "start"], {
    env: environment(url),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said = (said + text).slice(-8_000)));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_SECONDS * 1_000);
    await ended;
    clearTimeout(timer);
  };
  const until = Date.now() + START_SECONDS * 1_000;
  for (;;) {
    const [, address] = /API\s+(http:\S+\/graphql)/.exec(said) ?? [];
    if (address) return { pid: child.pid, address, stop };
    if (child.exitCode !== null) throw new Error(`counterweight start ended with ${child.exitCode}:\n${said}`);
    if (Date.now() > until) {
      await stop();
      throw new Error(`counterweight start was not ready in ${START_SECONDS} s:\n${said}`);
    }
    await pause(50);
  }
}

/** Sends one question and gives status, body as text and ms; connections are kept. */
export function asker(address) {
  const agent = new http.Agent({ keepAlive: true });
  return (query, variables = {}, headers = {}) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const body = JSON.stringify({ query, variables });
      const request = http.request(
        address,
        {
          agent,
          method: "POST",
          headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
        },
        async (response) => {
          const chunks = [];
          for await (const chunk of response) chunks.push(chunk);
          resolve({
            status: response.statusCode,
            text: Buffer.concat(chunks).toString(),
            ms: performance.now() - began,
          });
        },
      );
      request.on("error", reject);
      request.end(body);
    });
}

/** The answer's data; what the server refuses is an error. */
export function dataOf({ status, text }) {
  const { data, errors } = JSON.parse(text);
  if (errors) throw new Error(`${status} ${errors[0].extensions?.code}: ${errors[0].message}`);
  return data;
}

export const typedId = (type, number) => `${type}_${uuid(type, number).replaceAll("-", "")}`;

/** What readers ask, in GraphQL. */
export const INFLUENCERS = `query ($id: ID!) { policy(by: { id: $id }) { influencers(first: 50, maxHops: 4) { totalCount edges { score node { id } } } } }`;
export const INFLUENCES = `query ($id: ID!) { actor(by: { id: $id }) { influences(first: 50, maxHops: 4) { totalCount edges { score node { id } } } } }`;
/** As many six-hop walks as one request may ask for, with nothing that would make them fade. */
export const HEAVIEST_WALKS = `{ policies(first: 100) { nodes { influencers(first: 100, maxHops: 6, decay: 1, hubPenalty: 0) { totalCount edges { score } } } } }`;
/** As many searches for paths of six ties: one a root field. `pairs` of actors by number. */
export function heaviestPaths(pairs) {
  const by = (actor) => `{ id: "${typedId("actor", actor)}" }`;
  const fields = pairs
    .slice(0, 20)
    .map(([from, to], index) => `p${index}: paths(from: ${by(from)}, to: ${by(to)}, maxHops: 6, first: 10) { score }`);
  return `{ ${fields.join(" ")} }`;
}

/** A client in a thread of its own that asks `questions` in turn, one after the other, until it is told to stop. */
export async function startClient(address, questions) {
  const worker = new Worker(new URL("./load.worker.mjs", import.meta.url), { workerData: { address, questions } });
  await once(worker, "message");
  return {
    /** How many answers came, how many were refused, and their times. */
    async stop() {
      const told = once(worker, "message");
      worker.postMessage("stop");
      const [counts] = await told;
      await worker.terminate();
      return counts;
    },
  };
}
