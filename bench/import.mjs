// What an import costs beside a bare COPY of the very rows it makes, into the same tables with the same indexes and rules.
// usage: node bench/import.mjs [--ties 500000] [IMPORT ARGUMENTS...]     e.g. node bench/import.mjs --mapping M.yaml FILE...
// Without arguments a synthetic file is imported. Everything happens in a scratch folder with a Postgres of its own.
import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { synthetic } from "./synthetic.mjs";

const PROJECT = path.resolve(import.meta.dirname, "..");
const load = createRequire(path.join(PROJECT, "package.json"));
const { Client } = load("pg");
const { from, to } = load("pg-copy-streams");
const { startEmbeddedPostgres } = load("./dist/src/database/embedded-postgres/launcher.js");

const words = process.argv.slice(2);
const ties = words[0] === "--ties" ? Number(words.splice(0, 2)[1]) : 500_000;
const scratch = mkdtempSync(path.join(os.tmpdir(), "counterweight-bench-"));
const seconds = (since) => (performance.now() - since) / 1000;

/** Runs the command; tells how long it took and how much memory it had at most. */
async function timed(args, env) {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(PROJECT, "bin/counterweight.mjs"), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  let peakMib = 0;
  const look = setInterval(() => {
    try {
      const [, kib] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
      peakMib = Math.max(peakMib, Math.round(kib / 1024));
    } catch {
      // It has ended, or this system has no /proc.
    }
  }, 100);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`counterweight ${args[0]} ended with ${code}`);
  return { seconds: seconds(began), peakMib };
}

/** Every table with rows, those that others refer to first does not matter: foreign keys are looked at when a transaction ends. */
async function tablesOf(client) {
  const { rows } = await client.query(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'schema_migration' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

async function bareCopy(url) {
  const client = new Client(url);
  await client.connect();
  const tables = await tablesOf(client);
  for (const table of tables) {
    await pipeline(client.query(to(`COPY ${table} TO STDOUT`)), createWriteStream(path.join(scratch, table)));
  }
  await client.query("ALTER TABLE ledger_entry DISABLE TRIGGER USER; ALTER TABLE ledger_commit DISABLE TRIGGER USER");
  await client.query(`TRUNCATE ${tables.join(", ")}`);
  await client.query("CHECKPOINT");
  const began = performance.now();
  await client.query("BEGIN");
  for (const table of tables) {
    await pipeline(createReadStream(path.join(scratch, table)), client.query(from(`COPY ${table} FROM STDIN`)));
  }
  await client.query("COMMIT");
  const took = seconds(began);
  await client.end();
  return took;
}

try {
  const args = words.length ? words : [await synthetic(path.join(scratch, "synthetic.ndjson"), ties)];
  const postgres = await startEmbeddedPostgres({ directory: path.join(scratch, "data"), report: () => undefined });
  try {
    const env = { DATABASE_URL: postgres.url, COUNTERWEIGHT_DEMO: "false" };
    await timed(["migrate"], env);
    const imported = await timed(["import", ...args], env);
    const copied = await bareCopy(postgres.url);
    console.log(
      `import ${imported.seconds.toFixed(1)} s, bare COPY of the same rows ${copied.toFixed(1)} s: ` +
        `ratio ${(imported.seconds / copied).toFixed(2)}; peak memory ${imported.peakMib} MiB`,
    );
  } finally {
    await postgres.stop();
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
