// Measures how much memory the process that exports needs at its peak, for a node with very many ties: by the command line, and by
// the server as downloads. It fills a scratch database by SQL, with the project's own client of Postgres, and then asks like anybody.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { get } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath } from "node:url";

const load = createRequire(new URL("../package.json", import.meta.url));
const { Client } = load("pg");
const TIES = Number(process.argv[2] ?? 1_000_000);
const ACTORS = Math.max(2, Math.round(TIES / 50));
const COMMAND = fileURLToPath(new URL("../bin/counterweight.mjs", import.meta.url));
const FORMATS = process.argv[3]?.split(",") ?? ["csv", "graphml", "gexf", "json", "jsonld", "ftm", "xlsx", "own"];
const ADDRESSES = ["/relationships.csv", "/graph.graphml", "/tables.xlsx", "/records.ndjson"];
const POLL_MS = 100;

const directory = mkdtempSync(path.join(tmpdir(), "counterweight-bench-"));
// A scratch database of the reader's own, or one that comes and goes with this script.
const embedded = process.env.DATABASE_URL
  ? null
  : await load("./dist/src/database/embedded-postgres/launcher.js").startEmbeddedPostgres({
      directory: path.join(directory, "postgres"),
      report: () => undefined,
    });
const DATABASE_URL = process.env.DATABASE_URL ?? embedded.url;
const environment = {
  ...process.env,
  ...{
    DATABASE_URL,
    COUNTERWEIGHT_DATA_DIR: path.join(directory, "data"),
    COUNTERWEIGHT_DEMO: "false",
    PORT: "0",
    LOG_LEVEL: "error",
  },
};

/** Runs a verb of the command line; `peak` is its largest resident set so far, in MB. */
function run(verb) {
  const child = spawn(process.execPath, [COMMAND, ...verb], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let peak = 0;
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const look = () => {
    try {
      peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024 || peak;
    } catch {
      // It has ended.
    }
  };
  const timer = setInterval(look, POLL_MS);
  const ended = once(child, "exit").then(([code]) => {
    clearInterval(timer);
    if (code) throw new Error(`counterweight ${verb.join(" ")} ended with ${code}:\n${said}`);
  });
  return { child, ended, peak: () => (look(), Math.round(peak)), said: () => said };
}

/** Pseudo-random actors of ties, the same in every run; texts and dates as long as usual. Foreign keys hold by the way it is made. */
const FILL = `
SET session_replication_role = replica;
INSERT INTO dataset VALUES ('bench', 'Made up', 'CC0-1.0', NULL);
INSERT INTO record (id, type, version, visibility)
  SELECT md5('actor ' || n)::uuid, 'Actor', 1, 'PUBLIC' FROM generate_series(0, ${ACTORS} - 1) n;
INSERT INTO actor (id, origin, visibility, slug, kind, names, sort_name, jurisdiction, existence, existence_possibly)
  SELECT md5('actor ' || n)::uuid, 'local', 'PUBLIC', 'actor-' || n, 'NGO',
    jsonb_build_array(jsonb_build_object('value', 'Organisation number ' || n, 'lang', 'en', 'kind', 'OFFICIAL')),
    'organisation number ' || n, 'BE', '1990/..', '[1990-01-01,)'
  FROM generate_series(0, ${ACTORS} - 1) n;
INSERT INTO record_assertion
  SELECT id, origin, jsonb_build_object('slug', slug, 'kind', kind, 'names', names, 'visibility', visibility,
    'jurisdiction', jurisdiction, 'existence', existence), now(), now(), false, 'bench' FROM actor;
INSERT INTO record (id, type, version, visibility)
  SELECT md5('tie ' || n)::uuid, 'Relationship', 1, 'PUBLIC' FROM generate_series(1, ${TIES}) n;
INSERT INTO relationship (id, origin, visibility, type, source_id, target_id, valid, valid_possibly, amount, currency, note)
  SELECT md5('tie ' || n)::uuid, 'local', 'PUBLIC', CASE n % 4 WHEN 0 THEN 'FUNDS' ELSE 'MEMBER_OF' END,
    md5('actor ' || a)::uuid, md5('actor ' || (a + 1 + b) % ${ACTORS})::uuid, '2010/..', '[2010-01-01,)',
    CASE n % 4 WHEN 0 THEN n + 0.5 END, CASE n % 4 WHEN 0 THEN 'EUR' END, 'As the register says on page ' || n
  FROM (SELECT n, abs(hashint8(n)::bigint) % ${ACTORS} AS a, abs(hashint8(-n)::bigint) % (${ACTORS} - 1) AS b
    FROM generate_series(1, ${TIES}) n) made;
INSERT INTO record_assertion
  SELECT id, origin, jsonb_strip_nulls(jsonb_build_object('type', type, 'source', 'actor_' || replace(source_id::text, '-', ''),
    'target', 'actor_' || replace(target_id::text, '-', ''), 'valid', valid, 'amount', amount::text, 'currency', currency,
    'note', note, 'visibility', visibility)), now(), now(), false, 'bench' FROM relationship;
RESET session_replication_role;
VACUUM ANALYZE;`;

async function fill() {
  const client = new Client(DATABASE_URL);
  await client.connect();
  for (const statement of FILL.split(/;\n|;$/).filter((text) => text.trim())) await client.query(statement);
  await client.end();
}

const report = (what, began, bytes, peak) =>
  console.log(
    `${what.padEnd(28)} ${((Date.now() - began) / 1000).toFixed(1).padStart(7)} s ${(bytes / 1e6).toFixed(0).padStart(6)} MB  peak ${peak} MB`,
  );

async function measureVerbs() {
  for (const format of FORMATS) {
    const target = path.join(directory, `out.${format}`);
    const began = Date.now();
    const verb = run(["export", "--format", format, target]);
    await verb.ended;
    const written = format === "csv" ? path.join(target, "relationships.csv") : target;
    report(`export --format ${format}`, began, statSync(written).size, verb.peak());
    rmSync(target, { recursive: true });
  }
}

async function download(address) {
  const [response] = await once(get(address), "response");
  if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode}`);
  let bytes = 0;
  for await (const chunk of response) bytes += chunk.length;
  return bytes;
}

async function measureServer() {
  for (const address of ADDRESSES) {
    const server = run(["start"]);
    while (!/API\s+http:\S+\/graphql/.test(server.said())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const [, base] = /API\s+(http:\S+)\/graphql/.exec(server.said());
    const idle = server.peak();
    const began = Date.now();
    const bytes = await download(base + address);
    report(`GET ${address}`, began, bytes, `${server.peak()} MB, idle ${idle}`);
    server.child.kill("SIGTERM");
    await server.ended;
  }
}

try {
  await run(["migrate"]).ended;
  const began = Date.now();
  await fill();
  report(`${TIES} ties made`, began, 0, 0);
  await measureVerbs();
  await measureServer();
} finally {
  await embedded?.stop();
  rmSync(directory, { recursive: true, force: true });
}
