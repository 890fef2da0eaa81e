// What becomes of a connection when its transaction ends early: nothing of it may reach whoever has the connection next.
import { setTimeout as pause } from "node:timers/promises";
import sql from "sql-template-tag";
import { openTestDatabase, type TestDatabase } from "../support/database";

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
  await db.database.rows(sql`CREATE TABLE thing (number int UNIQUE, words text[], content jsonb, label text)`);
});
afterEach(() => db.close());

const MANY = 200;
const things = (from = 0) =>
  Array.from({ length: MANY }, (_, index) => ({ number: from + index, words: [], content: {}, label: "" }));
const count = async () => (await db.database.rows<{ n: number }>(sql`SELECT count(*)::int AS n FROM thing`))[0]!.n;
/** Every connection of the pool answers, and is in no transaction. */
const idleConnections = () =>
  db.database.rows<{ state: string }>(
    sql`SELECT state FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
  );

describe("a transaction with rows on their way", () => {
  it("keeps none of them when it fails at once", async () => {
    const failing = db.database.transaction(async (transaction) => {
      await transaction.put("thing", things());
      throw new Error("changed its mind");
    });
    await expect(failing).rejects.toThrow("changed its mind");
    await pause(200);
    expect(await count()).toBe(0);
    expect(await idleConnections()).toEqual([]);
  });

  it("keeps none of them when it fails while they are being sent", async () => {
    const failing = db.database.transaction((transaction) => {
      void transaction.put("thing", things()).catch(() => undefined);
      return Promise.reject(new Error("changed its mind"));
    });
    await expect(failing).rejects.toThrow("changed its mind");
    await pause(200);
    expect(await count()).toBe(0);
  });

  it("tells what was wrong with the first of them", async () => {
    const failing = db.database.transaction(async (transaction) => {
      await transaction.put("thing", things());
      await transaction.put("thing", things());
      await transaction.put("thing", things(MANY));
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(await count()).toBe(0);
  });

  it.each([
    ["is refused as not ready when its connection is lost", "pg_terminate_backend", "NOT_READY"],
    ["is refused as cancelled when somebody cancels it", "pg_cancel_backend", "STATEMENT_TIMEOUT"],
  ])("%s", async (_, end, code) => {
    const blocker = await db.database.pool.connect();
    await blocker.query("BEGIN; INSERT INTO thing VALUES (7)");
    const failing = db.database.transaction(async (transaction) => {
      await transaction.put("thing", things());
      await transaction.put("thing", things(MANY));
    });
    const ended = expect(failing).rejects.toMatchObject({ code });
    for (let killed = 0; !killed; await pause(20)) {
      const { rowCount } = await db.database.pool.query(`SELECT ${end}(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'COPY thing%' AND wait_event_type = 'Lock'`);
      killed = rowCount!;
    }
    await ended;
    await blocker.query("ROLLBACK");
    blocker.release();
    expect(await count()).toBe(0);
    await db.database.transaction((transaction) => transaction.put("thing", things()));
    expect(await count()).toBe(MANY);
  });

  it("is refused as not ready when its connection is lost between two statements", async () => {
    const failing = db.database.transaction(async (transaction) => {
      const [own] = await transaction.rows<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
      await db.database.rows(sql`SELECT pg_terminate_backend(${own!.pid})`);
      await pause(100);
      await transaction.put("thing", things());
    });
    await expect(failing).rejects.toMatchObject({ code: "NOT_READY" });
    expect(await count()).toBe(0);
  });
});

describe("a transaction that is over", () => {
  it("asks nothing more on its connection", async () => {
    let late: Promise<unknown> = Promise.resolve();
    await db.database
      .snapshot(1_000, (snapshot) => {
        const reading = async () => {
          await snapshot.rows(sql`SELECT pg_sleep(.1)`);
          await snapshot.rows(sql`SELECT no_such_column`);
        };
        late = reading();
        late.catch(() => undefined);
        return Promise.reject(new Error("the reader left"));
      })
      .catch(() => undefined);
    await expect(late).rejects.toThrow("is over");
  });
});

describe("many rows put at once", () => {
  it("are the same as few, whatever their texts hold", async () => {
    const odd = [
      "\\",
      "\\N",
      "\\.",
      "a\tb",
      "a\nb",
      "a\r\nb",
      '"',
      '{"}',
      "{}",
      "NULL",
      "",
      " ",
      ",",
      "'",
      "\u2028",
      "\\t",
      "𝕏",
      "é",
    ];
    const rows = odd.map((label, number) => ({
      ...{ number, label, words: [label, "x", label], content: { [label || "empty"]: [label, null, 1e-7, -0, 1e21] } },
    }));
    const spare = Array.from({ length: 100 }, (_, index) => ({
      number: 1_000 + index,
      label: null,
      words: [],
      content: null,
    }));
    const stored = async () => {
      const found = await db.database.rows(
        sql`SELECT *, content::text AS text FROM thing WHERE number < 1000 ORDER BY number`,
      );
      await db.database.rows(sql`TRUNCATE thing`);
      return found;
    };
    await db.database.transaction((transaction) => transaction.put("thing", rows));
    const few = await stored();
    await db.database.transaction((transaction) => transaction.put("thing", [...rows, ...spare]));
    expect(await stored()).toEqual(few);
    expect(few.map((row) => (row as { label: string }).label)).toEqual(odd);
  });
});
