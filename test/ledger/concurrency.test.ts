// Many writers, one order: a reader that follows the ledger while eight writers and an import run misses and repeats nothing;
// and killing a writer at any moment loses no acknowledged write and leaves no half.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sql from "sql-template-tag";
import { importFile } from "../../src/exchange/import/import.service";
import { derivedUuid } from "../../src/core/ids";
import { readConfig } from "../../src/core/config";
import { startEmbeddedPostgres } from "../../src/database/embedded-postgres/launcher";
import { migrate } from "../../src/database/migrate";
import { RECORD_TYPES } from "../../src/records/record-types";
import { chainFaults } from "../../src/ledger/chain.sql";
import { Ledger } from "../../src/ledger/ledger";
import { openDatabase } from "../../src/storage";
import { build } from "../support/compiled";
import { anActor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const payload = (slug: string) => ({
  slug,
  kind: "NGO",
  visibility: "PUBLIC",
  names: [{ value: slug, kind: "OFFICIAL" }],
});

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

interface Followed {
  readonly seq: string;
  readonly id: string;
}

/** Entries after a place in the ledger, as a follower reads them. */
const after = (seq: bigint) =>
  db.database.rows<Followed>(sql`
  SELECT (c.first_seq + e.position - 1)::text AS seq, e.subject_id AS id FROM ledger_commit c JOIN ledger_entry e ON e.commit_id = c.id
  WHERE c.last_seq > ${seq.toString()}::bigint AND c.first_seq + e.position - 1 > ${seq.toString()}::bigint ORDER BY c.first_seq, e.position LIMIT 500`);

it("a reader following the ledger while 8 writers and an import run skips and repeats no entry", async () => {
  const WRITERS = 8;
  const EACH = 25;
  const IMPORTED = 2_000;
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-follow-"));
  const file = path.join(directory, "many.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "follow", title: "Follow" };
  writeFileSync(
    file,
    [dataset, ...Array.from({ length: IMPORTED }, (_, n) => anActor({ slug: `imported-${n}` }))]
      .map((line) => JSON.stringify(line))
      .join("\n"),
  );

  let writing = true;
  const seen: Followed[] = [];
  const follow = async () => {
    for (let last = 0n; ;) {
      // Whether all is written is asked before reading: what is read after that is all.
      const done = !writing;
      const entries = await after(last);
      seen.push(...entries);
      last = entries.length ? BigInt(entries.at(-1)!.seq) : last;
      if (done && !entries.length) return;
    }
  };
  const write = async (writer: number) => {
    for (let n = 0; n < EACH; n += 1) {
      const slug = `writer-${writer}-${n}`;
      await db.ledger.transact({ origin: "test", recordedBy: "a writer" }, (ledger) =>
        ledger.assert([{ type: "Actor", uuid: derivedUuid("w", "Actor", slug), payload: payload(slug) }]),
      );
    }
  };
  const following = follow();
  await Promise.all([
    ...Array.from({ length: WRITERS }, (_, writer) => write(writer)),
    importFile(db.ledger, file, { origin: "test" }),
  ]).finally(() => (writing = false));
  await following;
  rmSync(directory, { recursive: true });
  expect(seen).toHaveLength(WRITERS * EACH + IMPORTED);
  expect(seen.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(await db.database.rows(chainFaults)).toEqual([]);
});

describe("25 kills (-9) of a writer amid its writes", () => {
  const KILLS = 25;
  /** Two records and a tie between them, in one transaction; the slug is printed once COMMIT has returned. */
  const WRITER = `
    require("reflect-metadata");
    const { openDatabase } = require("./src/storage"); const { readConfig } = require("./src/core/config");
    const { Ledger } = require("./src/ledger/ledger"); const { RECORD_TYPES } = require("./src/records/record-types");
    const { derivedUuid, typedId } = require("./src/core/ids");
    (async () => {
      const [url, run] = process.argv.slice(2);
      const database = await openDatabase(readConfig({ DATABASE_URL: url, COUNTERWEIGHT_POOL_SIZE: "2" }), url);
      const ledger = new Ledger(database, RECORD_TYPES);
      process.stdout.write("begun\\n");
      for (let n = 0; ; n++) {
        const slug = "kill-" + run + "-" + n; const [a, b] = ["a", "b"].map((end) => derivedUuid("k", "Actor", slug + end));
        const actor = (uuid, end) => ({ type: "Actor", uuid, payload: { slug: slug + "-" + end, kind: "NGO", visibility: "PUBLIC", names: [{ value: slug, kind: "OFFICIAL" }] } });
        await ledger.transact({ origin: "test", recordedBy: "a writer" }, (writer) => writer.assert([actor(a, "a"), actor(b, "b"),
          { type: "Relationship", uuid: derivedUuid("k", "Relationship", slug), payload: { type: "MEETS", visibility: "PUBLIC", source: typedId("actor", a), target: typedId("actor", b) } }]));
        process.stdout.write(slug + "\\n");
      }
    })();`;

  it("lose no acknowledged write and leave no half", async () => {
    const directory = build();
    const program = path.join(directory, "writer.cjs");
    writeFileSync(program, WRITER);
    const acknowledged: string[] = [];
    for (let run = 0; run < KILLS; run += 1) acknowledged.push(...(await killed(program, db.url, run)));
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    const rows = await db.database.rows<{ slug: string; ties: number }>(sql`
      SELECT left(a.slug, -2) AS slug, count(r.id)::int AS ties FROM actor a
      LEFT JOIN relationship r ON a.id IN (r.source_id, r.target_id) GROUP BY left(a.slug, -2)`);
    const whole = new Set(rows.filter(({ ties }) => ties === 2).map(({ slug }) => slug));
    expect(acknowledged.filter((slug) => !whole.has(slug))).toEqual([]);
    expect(rows.filter(({ ties }) => ties !== 2)).toEqual([]);
    const [sums] = await db.database
      .rows(sql`SELECT (SELECT count(*) FROM ledger_entry)::int AS entries, (SELECT max(last_seq) FROM ledger_commit)::int AS last,
      (SELECT count(*) FROM actor)::int + (SELECT count(*) FROM relationship)::int AS records`);
    expect(sums).toEqual({ entries: rows.length * 3, last: rows.length * 3, records: rows.length * 3 });
    expect(await db.database.rows(chainFaults)).toEqual([]);
    console.log(`${KILLS} kills, ${acknowledged.length} acknowledged writes, ${rows.length} whole, 0 lost, 0 halves`);
  });
});

/** Runs the writer, kills it at some moment soon after its second write, and returns what it had acknowledged. */
async function killed(program: string, url: string, run: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [program, url, String(run)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  let doomed = false;
  const acknowledged = () => text.split("\n").slice(1, -1);
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => (text.startsWith("begun") ? resolve() : reject(new Error("the writer did not begin"))));
    child.stdout!.on("data", (chunk) => {
      text += String(chunk);
      if (doomed || acknowledged().length < 2) return;
      doomed = true;
      // Spread over the length of some writes, not the same moment each time.
      setTimeout(() => child.kill("SIGKILL"), (run * 37) % 140);
    });
  });
  return acknowledged();
}

describe("25 kills (-9) of Postgres amid writes", () => {
  const KILLS = 25;

  it("lose no acknowledged write and leave no half", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "counterweight-kills-"));
    const acknowledged: string[] = [];
    for (let run = 0; run < KILLS; run += 1) acknowledged.push(...(await writtenUntilKilled(directory, run)));
    const postgres = await startEmbeddedPostgres({ directory });
    const database = await openDatabase(readConfig({ DATABASE_URL: postgres.url }), postgres.url);
    const rows = await database.rows<{ slug: string }>(sql`SELECT slug FROM actor`);
    const kept = new Set(rows.map(({ slug }) => slug));
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    expect(acknowledged.filter((slug) => !kept.has(slug))).toEqual([]);
    const [sums] = await database.rows(sql`SELECT (SELECT count(*) FROM ledger_entry)::int AS entries,
      (SELECT max(last_seq) FROM ledger_commit)::int AS last, (SELECT count(*) FROM actor)::int AS records`);
    expect(sums).toEqual({ entries: rows.length, last: rows.length, records: rows.length });
    expect(await database.rows(chainFaults)).toEqual([]);
    console.log(`${KILLS} kills of Postgres, ${acknowledged.length} acknowledged writes, ${rows.length} whole, 0 lost`);
    await database.close();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  });
});

/** Writes until Postgres is killed under it; returns what was acknowledged. Synchronous commit is on, as in operation. */
async function writtenUntilKilled(directory: string, run: number): Promise<string[]> {
  const postgres = await startEmbeddedPostgres({ directory });
  const database = await openDatabase(readConfig({ DATABASE_URL: postgres.url }), postgres.url);
  await migrate(database);
  const ledger = new Ledger(database, RECORD_TYPES);
  const acknowledged: string[] = [];
  let doomed = false;
  let killed = false;
  const kill = () => {
    killed = true;
    process.kill(postgres.pid, "SIGKILL");
  };
  for (let n = 0; !killed; n += 1) {
    const slug = `pg-${run}-${n}`;
    const assertion = { type: "Actor", uuid: derivedUuid("pg", "Actor", slug), payload: payload(slug) };
    const written = await ledger
      .transact({ origin: "test", recordedBy: "a writer" }, (writer) => writer.assert([assertion]))
      .catch(() => null);
    if (written) acknowledged.push(slug);
    // Spread over the length of some writes, not the same moment each time.
    if (!doomed && acknowledged.length >= 2) {
      doomed = true;
      setTimeout(kill, (run * 37) % 140);
    }
  }
  await database.close().catch(() => undefined);
  await postgres.stop();
  return acknowledged;
}
