// The graph in memory over time: built anew beside the questions, waited for, cut off from its database, written to by others.
import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import sql, { raw } from "sql-template-tag";
import { Client } from "pg";
import type { Measured } from "../../src/graph/questions";
import { termsOf } from "../../src/graph/graph";
import { newUuid } from "../../src/core/ids";
import { build } from "../support/compiled";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { startGraph, type TestGraph } from "../support/graph";
import { actorSaid, type Asked, endOf, expectAsSql, involvementSaid, policySaid, tieSaid, uuids, write } from "./world";

const CROWD = 60;

let db: TestDatabase;
let memory: TestGraph;
let crowd: string[];
let a: string, b: string, policy: string, ab: string;
let asked: Asked;

beforeEach(async () => {
  db = await openTestDatabase();
  crowd = uuids(CROWD);
  [a, b, policy, ab] = uuids(4) as [string, string, string, string];
  asked = { actors: [a, b, ...crowd.slice(0, 2)], policies: [policy], reforms: [] };
  await write(db, [
    ...[a, b, ...crowd].map((uuid) => actorSaid(uuid)),
    policySaid(policy),
    tieSaid(ab, a, b),
    involvementSaid(newUuid(), b, { policy }),
  ]);
  memory = startGraph(db.url);
});
afterEach(async () => {
  await memory.close();
  await db.close();
});

/** More ties than fit behind a small graph's records, each between a pair of its own. */
const moreThanFits = () =>
  crowd.flatMap((source, at) =>
    crowd.slice(at + 1, at + 31).map((target) => tieSaid(newUuid(), source, target, { type: "ALLIED_WITH" })),
  );

const measured: Measured = {
  terms: termsOf("2025-01-01", ["PUBLIC"]),
  ...{ decay: 0.5, hubPenalty: 0.5, excluded: [], maxHops: 3 },
};

const influencers = async (atLeast: string | null = null) => {
  const { answer, position } = await memory.graph.ask(
    db.context(),
    "influencers",
    { ...measured, subject: { uuid: policy, withReforms: true }, page: { first: 100, after: null } },
    atLeast,
  );
  return { uuids: answer.places.map(({ uuid }) => uuid), position };
};

/** Until it holds; the test's own time limit ends it. */
async function eventually(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await pause(20);
}

/** A connection that keeps everybody from reading policies, whose table stands in the middle of a building. */
async function locked(): Promise<{
  isWaitedFor(): Promise<boolean>;
  /** How many other connections are in this state. */
  others(state: string): Promise<number>;
  release(): Promise<void>;
}> {
  const client = new Client(db.url);
  await client.connect();
  await client.query("BEGIN; LOCK TABLE policy IN ACCESS EXCLUSIVE MODE");
  return {
    isWaitedFor: async () =>
      (await client.query("SELECT FROM pg_locks WHERE NOT granted AND relation = 'policy'::regclass")).rowCount! > 0,
    others: async (state) =>
      (
        await client.query(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = $1",
          [state],
        )
      ).rowCount!,
    release: async () => {
      await client.query("COMMIT");
      await client.end();
    },
  };
}

describe("built anew beside the questions", () => {
  it("answers from before meanwhile and says so, loses nothing that is written, and lets go of the old one", async () => {
    await influencers(await endOf(db));
    const { builtAt } = memory.graph.figures!;
    const old = new WeakRef(memory.graph.figures!.memory);
    const positionBefore = await endOf(db);
    const lock = await locked();
    await write(db, moreThanFits());
    await eventually(lock.isWaitedFor);
    expect(await lock.others("idle in transaction")).toBe(0);
    // This does not stand in what is being read.
    const [c] = uuids(1) as [string];
    await write(db, [actorSaid(c), tieSaid(newUuid(), c, b)]);
    const meanwhile = await influencers();
    expect(meanwhile).toEqual({ uuids: [b, a], position: positionBefore });
    await lock.release();
    const after = await influencers(await endOf(db));
    expect(after.uuids).toContain(c);
    expect(BigInt(after.position)).toBe(BigInt(await endOf(db)));
    await expectAsSql(db, memory, { ...asked, actors: [...asked.actors, c] });
    expect(memory.graph.figures!.builtAt).not.toBe(builtAt);
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    await eventually(() => {
      collect();
      return old.deref() === undefined;
    });
  });

  it("is whole after an import of more records than are worth a patch", async () => {
    await influencers(await endOf(db));
    const { builtAt } = memory.graph.figures!;
    const many = uuids(20_001);
    await write(
      db,
      many.map((uuid) => actorSaid(uuid)),
    );
    await write(db, [tieSaid(newUuid(), many[0]!, a), tieSaid(newUuid(), many[20_000]!, b)]);
    await expectAsSql(db, memory, { ...asked, actors: [a, many[0]!, many[20_000]!] });
    expect(memory.graph.figures!.builtAt).not.toBe(builtAt);
    expect(memory.graph.figures!.actors).toBe(20_001 + CROWD + 2);
  });
});

describe("positions", () => {
  it("waits for the one asked for, and refuses those behind the ledger's end", async () => {
    await write(db, [tieSaid(newUuid(), crowd[0]!, a)]);
    const end = await endOf(db);
    const { position, uuids } = await influencers(end);
    expect(BigInt(position)).toBeGreaterThanOrEqual(BigInt(end));
    expect(uuids).toContain(crowd[0]);
    await expect(influencers(String(BigInt(end) + 1n))).rejects.toMatchObject({ code: "BAD_CURSOR" });
  });

  it("refuses a position that it does not reach in its time, and answers without one from before", async () => {
    await memory.close();
    memory = startGraph(db.url, { reachMs: 300 });
    await eventually(() => memory.graph.position !== null);
    const lock = await locked();
    await write(db, moreThanFits());
    await eventually(lock.isWaitedFor);
    await expect(influencers(await endOf(db))).rejects.toMatchObject({ code: "POSITION_NOT_REACHED" });
    expect((await influencers()).uuids).toEqual([b, a]);
    await lock.release();
    await expectAsSql(db, memory, asked);
  });

  it("refuses NOT_READY while the first one is not read in time", async () => {
    await memory.close();
    const lock = await locked();
    memory = startGraph(db.url, { reachMs: 300 });
    await expect(influencers()).rejects.toMatchObject({ code: "NOT_READY" });
    await lock.release();
    await eventually(() => memory.graph.position !== null);
    expect((await influencers()).uuids).toEqual([b, a]);
  });
});

it("finds its database again after all its connections were ended", async () => {
  await influencers(await endOf(db));
  for (let round = 0; round < 3; round += 1) {
    await db.database.rows(sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    const before = await influencers().catch((error: unknown) => error);
    // The request's own connection may be among those that were ended; the graph's answer is another matter.
    if (!(before instanceof Error)) expect((before as { uuids: string[] }).uuids).toContain(a);
    await eventually(() =>
      write(db, [tieSaid(newUuid(), crowd[round]!, a)]).then(
        () => true,
        () => false,
      ),
    );
    expect((await influencers(await endOf(db))).uuids).toContain(crowd[round]);
  }
  await expectAsSql(db, memory, asked);
  // What was under way when it was cut off is told; that is as it should be.
  memory.failures.splice(0);
});

it("sees what another process writes, and a graph beside it sees the same", async () => {
  await influencers(await endOf(db));
  const { builtAt } = memory.graph.figures!;
  const beside = startGraph(db.url);
  const tie = tieSaid(newUuid(), crowd[0]!, a);
  const script = `
    const { openDatabase } = require("./src/storage"); const { readConfig } = require("./src/core/config");
    const { Ledger } = require("./src/ledger/ledger"); const { RECORD_TYPES } = require("./src/records/record-types");
    (async () => {
      const url = process.env.TEST_DATABASE;
      const database = await openDatabase(readConfig({ DATABASE_URL: url }), url);
      await new Ledger(database, RECORD_TYPES).transact({ origin: "test", recordedBy: "another process" }, (writer) =>
        writer.assert([JSON.parse(process.env.TEST_TIE)]));
      await database.close();
    })();`;
  const env = { ...process.env, TEST_DATABASE: db.url, TEST_TIE: JSON.stringify(tie) };
  await promisify(execFile)(process.execPath, ["-r", "reflect-metadata", "-e", script], { cwd: build(), env });
  expect((await influencers()).uuids).toContain(crowd[0]);
  await expectAsSql(db, memory, asked);
  await expectAsSql(db, beside, asked);
  await beside.close();
  expect(memory.graph.figures!.builtAt).toBe(builtAt);
});

it("tells that a reading failed, and tries again", async () => {
  await memory.close();
  const [alter, back] = ["policy RENAME TO policy_elsewhere", "policy_elsewhere RENAME TO policy"].map(
    (change) => () => db.database.rows(sql`ALTER TABLE ${raw(change)}`),
  ) as [() => Promise<unknown>, () => Promise<unknown>];
  await alter();
  memory = startGraph(db.url, { reachMs: 300 });
  await expect(influencers()).rejects.toMatchObject({ code: "NOT_READY" });
  await eventually(async () => memory.failures.length > 0);
  await back();
  await eventually(() => memory.graph.position !== null);
  expect((await influencers()).uuids).toEqual([b, a]);
  expect(String(memory.failures.splice(0)[0])).toContain("policy");
});
