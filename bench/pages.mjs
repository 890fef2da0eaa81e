// How soon a page shows something, and how soon the network of 10,000 actors and 50,000 ties is drawn, in a browser without a
// graphics card. Both beside a page that holds nothing but a heading, in the same run: what a browser takes by itself.
// usage: node bench/pages.mjs [--rounds N]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { synthetic } from "./synthetic.mjs";

const PROJECT = path.resolve(import.meta.dirname, "..");
const BIN = path.join(PROJECT, "bin/counterweight.mjs");
const PORT = 4871;
const DEADLINE_MS = 60_000;
const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const rounds = Number(values.rounds);

const PAGES = {
  home: "/",
  find: "/find",
  actor: "/actors/wsm",
  reform: "/policies/cooperation-belge",
  network: "/network",
  triangle: "/triangle",
  edit: "/edit/actor",
};
const FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

async function startNode(directory, demo) {
  const child = spawn(process.execPath, [BIN, "start"], {
    env: {
      ...process.env,
      COUNTERWEIGHT_DATA_DIR: directory,
      COUNTERWEIGHT_DEMO: String(demo),
      PORT: String(PORT),
      LOG_LEVEL: "silent",
    },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${PORT}`;
  for (const end = Date.now() + DEADLINE_MS; Date.now() < end;) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { url, stop: () => stop(child) };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop(child);
  throw new Error("The node did not become ready");
}

const stop = (child) =>
  new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });

const run = (args, directory) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...process.env, COUNTERWEIGHT_DATA_DIR: directory, COUNTERWEIGHT_DEMO: "false" },
      stdio: "ignore",
    });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`))));
  });

/** Milliseconds from navigation to an entry of the browser's clock, in a browser that remembers nothing. */
async function timeTo(entry, browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  try {
    for (const end = Date.now() + DEADLINE_MS; Date.now() < end;) {
      const time = await page.evaluate(`performance.getEntriesByName('${entry}')[0]?.startTime`);
      if (time !== undefined) return time;
      await page.waitForTimeout(20);
    }
  } finally {
    await context.close();
  }
  throw new Error(`${url} did not come to ${entry}`);
}

const firstContent = (browser, url) => timeTo("first-contentful-paint", browser, url);
/** The page marks the frame after its first picture. */
const drawn = (browser, url) => timeTo("network-drawn", browser, `${url}/network`);

const scratch = mkdtempSync(path.join(tmpdir(), "counterweight-pages-"));
const bare = createServer((_, response) => {
  response.setHeader("content-type", "text/html");
  response.end("<!doctype html><title>bare</title><h1>A heading</h1>");
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  await new Promise((resolve) => bare.listen(0, "127.0.0.1", resolve));
  const bareUrl = `http://127.0.0.1:${bare.address().port}/`;
  const node = await startNode(path.join(scratch, "demo"), true);
  const times = { bare: [], ...Object.fromEntries(Object.keys(PAGES).map((name) => [name, []])) };
  await firstContent(browser, node.url); // warms both
  for (let round = 0; round < rounds; round += 1) {
    times.bare.push(await firstContent(browser, bareUrl));
    for (const [name, address] of Object.entries(PAGES))
      times[name].push(await firstContent(browser, node.url + address));
  }
  await node.stop();
  console.log("First content, ms (median, most; ratio to a bare page)");
  for (const [name, found] of Object.entries(times)) {
    const ratio = (median(found) / median(times.bare)).toFixed(1);
    console.log(
      `${name.padEnd(10)} ${median(found).toFixed(0).padStart(6)} ${Math.max(...found)
        .toFixed(0)
        .padStart(6)}   ${ratio}`,
    );
  }

  const large = path.join(scratch, "large");
  const file = await synthetic(path.join(scratch, "network.ndjson"), 50_000, 10_000);
  await run(["import", file], large);
  const network = await startNode(large, false);
  const whole = [];
  const download = [];
  for (let round = 0; round < Math.min(rounds, 5); round += 1) {
    const begun = performance.now();
    await (await fetch(`${network.url}/graph.json`)).arrayBuffer();
    download.push(performance.now() - begun);
    whole.push(await drawn(browser, network.url));
  }
  await network.stop();
  console.log("\n10,000 actors and 50,000 ties, ms (median, most)");
  console.log(
    `/graph.json alone     ${median(download).toFixed(0).padStart(6)} ${Math.max(...download)
      .toFixed(0)
      .padStart(6)}`,
  );
  console.log(
    `/network until drawn  ${median(whole).toFixed(0).padStart(6)} ${Math.max(...whole)
      .toFixed(0)
      .padStart(6)}`,
  );
} finally {
  await browser.close();
  bare.close();
  rmSync(scratch, { recursive: true, force: true });
}
