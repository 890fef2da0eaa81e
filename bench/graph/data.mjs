// Fills a Postgres of its own with a made-up society, straight into the project's tables, and keeps it for the next run.
// usage: node bench/graph/data.mjs SIZE     small, middle or large; every other script here does it by itself
// The ledger stays empty: the tables are filled by COPY, past their triggers and foreign keys, which hold by the way it is made.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SIZES, Society } from "./generator.mjs";

export const PROJECT = path.resolve(import.meta.dirname, "../..");
export const load = createRequire(path.join(PROJECT, "package.json"));
const { Client } = load("pg");
const { from } = load("pg-copy-streams");
const { startEmbeddedPostgres } = load("./dist/src/database/embedded-postgres/launcher.js");
const { RELATIONSHIP_TYPES } = load("./dist/src/relationships/relationship-types.js");
const { ROLE_WEIGHTS } = load("./dist/src/reforms/reform.kinds.js");

/** Set another folder where the temporary one is small: the large size needs 8 GB. */
const DIRECTORY = process.env.BENCH_DIRECTORY || path.join(os.tmpdir(), "counterweight-bench-graph");
const SETTINGS = {
  shared_buffers: "1GB",
  work_mem: "128MB",
  maintenance_work_mem: "512MB",
  max_wal_size: "4GB",
  effective_cache_size: "4GB",
};
/** Whoever changes what is generated raises it, and then nobody measures yesterday's data. */
const GENERATION = 1;

// Ids look like UUIDs of version 7 and tell their number, so that scripts need no table of them.
const UUID_TIME = 0x019000000000;
export const ID_TYPES = { actor: 1, tie: 2, involvement: 3, policy: 4, reform: 5 };
export function uuid(type, number) {
  const time = (UUID_TIME + number).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-00000000000${ID_TYPES[type]}`;
}
export const numberOf = (id) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - UUID_TIME;

const dates = new Map();
function iso(day) {
  if (!dates.has(day)) dates.set(day, new Date(day * 86_400_000).toISOString().slice(0, 10));
  return dates.get(day);
}

/** EDTF text and the two ranges that the project computes from it. */
function period(begun, ended = null) {
  if (begun === null) return { text: null, possibly: "(,)", certainly: "(,)" };
  const range = `[${iso(begun)},${ended === null ? "" : iso(ended + 1)})`;
  return { text: `${iso(begun)}/${ended === null ? ".." : iso(ended)}`, possibly: range, certainly: range };
}

const MADE = "2025-01-01T00:00:00Z";
const recordColumns = (id, visibility = "PUBLIC") => ["local", visibility, MADE, MADE, id];
const RECORD_COLUMNS = ["origin", "visibility", "created_at", "updated_at", "id"];
const country = (index) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));

/** Table, columns and rows, in the order in which the society is made. */
const tables = (society) => [
  {
    table: "actor",
    columns: [
      ...RECORD_COLUMNS,
      ...[
        "slug",
        "kind",
        "names",
        "sort_name",
        "jurisdiction",
        "sector_state",
        "sector_economy",
        "sector_civil_society",
      ],
      ...["public_role", "existence", "existence_possibly", "existence_certainly"],
    ],
    rows: society.actorRows(),
    row({ actor, kind, position, country: home, founded }) {
      const existence = period(founded);
      const names = JSON.stringify([{ value: `Organisation number ${actor}`, lang: "en", kind: "OFFICIAL" }]);
      return [
        ...[...recordColumns(uuid("actor", actor)), `actor-${actor}`, kind, names, `organisation number ${actor}`],
        ...[country(home), ...(position ?? [null, null, null])],
        ...[
          kind === "PERSON" ? '{"en":"Spokesperson"}' : null,
          existence.text,
          existence.possibly,
          existence.certainly,
        ],
      ];
    },
  },
  {
    table: "relationship",
    columns: [
      ...RECORD_COLUMNS,
      ...["type", "source_id", "target_id", "confidence", "valid", "valid_possibly", "valid_certainly"],
    ],
    rows: society.tieRows(),
    row({ tie, source, target, type, from: begun, to: ended, confidence, visibility }) {
      const valid = period(begun, ended);
      return [
        ...[...recordColumns(uuid("tie", tie), visibility), type, uuid("actor", source), uuid("actor", target)],
        ...[confidence, valid.text, valid.possibly, valid.certainly],
      ];
    },
  },
  {
    table: "policy",
    columns: [...RECORD_COLUMNS, "slug", "kind", "title", "sort_title", "jurisdiction"],
    rows: society.policyRows(),
    row: ({ policy, country: home }) => [
      ...[...recordColumns(uuid("policy", policy)), `policy-${policy}`, "LAW", `{"en":"Policy number ${policy}"}`],
      ...[`policy number ${policy}`, country(home)],
    ],
  },
  {
    table: "reform",
    columns: [
      ...RECORD_COLUMNS,
      ...["slug", "policy_id", "title", "sort_title", "outcome", "begun", "begun_possibly", "begun_certainly"],
    ],
    rows: society.reformRows(),
    row({ reform, policy, begun }) {
      const { text, possibly, certainly } = period(begun);
      return [
        ...[...recordColumns(uuid("reform", reform)), `reform-${reform}`, uuid("policy", policy)],
        ...[`{"en":"Reform number ${reform}"}`, `reform number ${reform}`, "PENDING", text, possibly, certainly],
      ];
    },
  },
  {
    table: "involvement",
    columns: [
      ...RECORD_COLUMNS,
      ...["actor_id", "policy_id", "reform_id", "role", "stance", "intensity", "confidence"],
    ],
    rows: society.involvementRows(),
    row: ({ involvement, actor, policy, reform, role, stance, intensity, confidence, visibility }) => [
      ...[...recordColumns(uuid("involvement", involvement), visibility), uuid("actor", actor), uuid("policy", policy)],
      ...[reform === null ? null : uuid("reform", reform), role, stance, intensity, confidence],
    ],
  },
];

/** COPY's text format, in chunks that keep the memory small whatever the size. */
function* copyLines({ rows, row }) {
  let chunk = "";
  for (const each of rows) {
    chunk += `${row(each)
      .map((value) => value ?? "\\N")
      .join("\t")}\n`;
    if (chunk.length < 1 << 18) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

export async function connected(url, work) {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Secondary indexes are made anew behind the rows, which takes a third of the time. */
async function withoutIndexes(client, names, work) {
  const { rows: indexes } = await client.query(
    `SELECT i.indexrelid::regclass AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
     WHERE i.indrelid = ANY($1::regclass[]) AND c.oid IS NULL`,
    [names],
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of indexes) await client.query(definition);
}

async function fill(url, size, report) {
  await connected(url, async (client) => {
    await client.query("SET session_replication_role = replica; SET statement_timeout = 0");
    const every = tables(new Society(size, RELATIONSHIP_TYPES));
    const fillAll = async () => {
      for (const each of every) {
        const began = performance.now();
        const sink = client.query(from(`COPY ${each.table} (${each.columns.join(", ")}) FROM STDIN`));
        await pipeline(Readable.from(copyLines(each)), sink);
        report(`  ${each.table}: ${sink.rowCount} rows, ${((performance.now() - began) / 1000).toFixed(1)} s`);
      }
    };
    const names = every.map(({ table }) => table);
    await withoutIndexes(client, names, fillAll);
    for (const [table, type] of [
      ["actor", "Actor"],
      ["policy", "Policy"],
      ["reform", "Reform"],
    ]) {
      await client.query(
        `INSERT INTO record (id, type, version, visibility) SELECT id, '${type}', 1, visibility FROM ${table}`,
      );
    }
    await client.query("VACUUM (ANALYZE)");
    await client.query("CHECKPOINT");
  });
}

function migrate(url) {
  const { status, stderr } = spawnSync(process.execPath, [path.join(PROJECT, "bin/counterweight.mjs"), "migrate"], {
    env: { ...process.env, DATABASE_URL: url, COUNTERWEIGHT_DEMO: "false" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`counterweight migrate ended with ${status}:\n${stderr}`);
}

/** What the data follow from; another shape of the tables is a matter of `migrate`. */
function manifestOf(size) {
  const weights = createHash("sha256")
    .update(JSON.stringify([RELATIONSHIP_TYPES, ROLE_WEIGHTS]))
    .digest("hex");
  return JSON.stringify({ generation: GENERATION, size, ...SIZES[size], weights });
}

/** Starts the Postgres of this size, filled: from the last run where its manifest fits, else anew. */
export async function openData(size, report = console.log) {
  if (!SIZES[size]) throw new Error(`${size}: no size; there are ${Object.keys(SIZES).join(", ")}`);
  const directory = path.join(DIRECTORY, size);
  const manifest = path.join(directory, "manifest.json");
  const fits = existsSync(manifest) && readFileSync(manifest, "utf8") === manifestOf(size);
  if (!fits) rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const postgres = await startEmbeddedPostgres({ directory, durable: false, settings: SETTINGS });
  try {
    const began = performance.now();
    migrate(postgres.url);
    if (!fits) {
      report(`Making ${SIZES[size].actors} actors and ${SIZES[size].ties} ties in ${directory}`);
      await fill(postgres.url, size, report);
      writeFileSync(manifest, manifestOf(size));
      report(`  all in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
    return { size, directory, url: postgres.url, ...SIZES[size], stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

if (process.argv[1] === import.meta.filename) {
  const data = await openData(process.argv[2] ?? "small");
  console.log(`ready in ${data.directory}`);
  await data.stop();
}
