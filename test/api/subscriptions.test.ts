// Subscriptions over real sockets, asked by graphql-ws' own client: every visible entry once and in order, whoever writes it and
// whatever is cut in between; and nothing of what a reader may not see.
import { once } from "node:events";
import type { ClientOptions } from "graphql-ws";
import { Client as Postgres } from "pg";
import sql from "sql-template-tag";
import { Keys } from "../../src/access/keys";
import type { NodeOptions, RunningNode } from "../../src/app";
import type { Role } from "../../src/core/context";
import { entriesIn, ledgerEnd } from "../../src/ledger/feed.sql";
import { CHANNEL } from "../../src/ledger/wake-up";
import { erase, merge } from "../../src/ledger/stewardship";
import { RecordTypeEnum } from "../../src/records/record-type.enum";
import { RECORD_TYPES } from "../../src/records/record-types";
import { openTestDatabase } from "../support/database";
import * as following from "../support/following";
import {
  anActor,
  aPolicy,
  aTie,
  codesOf,
  endOf,
  type Event,
  follow,
  idOf,
  say,
  takeBack,
  uuidOf,
} from "../support/following";
import { startNode, type TestNode } from "../support/node";

const NEVER_MS = 3_600_000;
const AUTHOR = { origin: "local", recordedBy: "a test" };

let node: TestNode;
const opened: { dispose(): unknown }[] = [];
const others: RunningNode[] = [];
beforeAll(async () => {
  node = await startNode({ demo: false });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((client) => client.dispose()));
  await Promise.all(others.splice(0).map((other) => other.close()));
});
afterAll(() => node.stop());

function clientOf(of: RunningNode = node, options: Partial<ClientOptions> = {}) {
  const client = following.clientOf(of, options);
  opened.push(client);
  return client;
}

async function another(options: NodeOptions = {}): Promise<RunningNode> {
  const other = await following.startBeside(node, options);
  others.push(other);
  return other;
}

/** Connections that listen, of whichever process. */
const listeners = async (): Promise<number[]> =>
  (
    await node.database.rows<{ pid: number }>(sql`SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND query = ${`LISTEN ${CHANNEL}`}`)
  ).map(({ pid }) => pid);
/** Holds up every event of a follower with a key, at the moment when the key is looked at. */
async function lockKeys(): Promise<Postgres> {
  const locker = new Postgres(node.database.options.url);
  await locker.connect();
  await locker.query("BEGIN; LOCK TABLE access_key IN ACCESS EXCLUSIVE MODE");
  return locker;
}
async function keysAreWaitedFor(): Promise<void> {
  const waiting = sql`SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%access_key%'`;
  while (!(await node.database.rows(waiting)).length);
}
async function unlockKeys(locker: Postgres): Promise<void> {
  await locker.query("COMMIT");
  await locker.end();
}
const as = async (role: Role) => ({ connectionParams: await node.as(role) });
const brief = ({ op, subjectId }: Event) => `${op} ${subjectId}`;

describe("an event", () => {
  it("tells what was asserted or taken back, and the record as it is now", async () => {
    const events = follow(clientOf(), { after: await endOf(node) });
    await say(node.ledger, anActor("told"));
    const subject = { subjectId: idOf("Actor", "told"), subjectType: "Actor" };
    expect(await events.next()).toMatchObject({
      ...subject,
      op: "ASSERT",
      payload: { slug: "told" },
      record: { slug: "told" },
    });
    await takeBack(node.ledger, "Actor", "told");
    expect(await events.next()).toMatchObject({ ...subject, op: "RETRACT", record: null });
  });

  it("costs its page, the entry and the record anew, and where there is a key, the key", async () => {
    const writer = await another();
    const after = await endOf(node);
    const followers = [follow(clientOf(), { after }), follow(clientOf(node, await as("READER")), { after })];
    const told = () => Promise.all(followers.map((each) => each.next()));
    await Promise.all([told(), say(writer.ledger, anActor("uncounted"))]);
    const statements: string[] = [];
    const stop = node.database.onStatement((text) => statements.push(text));
    await Promise.all([told(), say(writer.ledger, anActor("counted"))]);
    stop();
    // How far the ledger goes is asked for all at once, and every few seconds.
    expect(statements.filter((text) => text !== ledgerEnd.text)).toHaveLength(3 + 4);
  });

  it("is looked up in the ledger, with its record: no table is read through, however large it is", async () => {
    const large = await openTestDatabase();
    const slugs = Array.from({ length: 3_000 }, (_, n) => `many-${n}`);
    await say(large.ledger, ...slugs.map((slug) => anActor(slug)));
    await large.database.rows(sql`ANALYZE`);
    const window = { types: null, subjects: null, limit: 100 };
    for (const [after, upTo] of [
      [1_499n, 1_500n],
      [2_999n, 3_000n],
      [1_000n, 2_000n],
    ] as const) {
      const explain = sql`EXPLAIN (ANALYZE, COSTS OFF) ${entriesIn({ ...window, after, upTo }, ["PUBLIC"])}`;
      const plan = (await large.database.rows<object>(explain)).flatMap(Object.values).join("\n");
      expect(plan).toContain("Index Scan using record_assertion_pkey");
      expect(plan).not.toMatch(/Seq Scan on (record|record_assertion|ledger_entry) .*actual/);
    }
    await large.close();
  });

  it("comes for chosen types and chosen records alone", async () => {
    const after = await endOf(node);
    const policies = follow(clientOf(), { after, types: ["Policy", "Theme"] });
    // The same digits as an id of another type are another record.
    const digits = idOf("Actor", "other").replace("actor", "policy");
    const ids = follow(clientOf(), { after, ids: [idOf("Actor", "chosen"), digits, idOf("Policy", "unknown")] });
    const neither = follow(clientOf(), {
      after,
      types: ["Policy"],
      ids: [idOf("Actor", "chosen"), idOf("Policy", "second")],
    });
    await say(node.ledger, anActor("other"), anActor("chosen"), aPolicy("first"));
    await say(node.ledger, anActor("chosen", { website: "https://example.org" }), aPolicy("second"));
    expect((await policies.take(2)).map(brief)).toEqual(
      ["first", "second"].map((slug) => `ASSERT ${idOf("Policy", slug)}`),
    );
    expect((await ids.take(2)).map(brief)).toEqual(Array(2).fill(`ASSERT ${idOf("Actor", "chosen")}`));
    expect(brief(await neither.next())).toBe(`ASSERT ${idOf("Policy", "second")}`);
  });

  it("is the same as in the record's history", async () => {
    const after = await endOf(node);
    await say(node.ledger, anActor("remembered"));
    await say(node.ledger, anActor("remembered", { website: "https://example.org" }));
    const { data, statements } = await node.cost(
      `query($id: ID!) { node(id: $id) { ... on Actor { history { nodes { seq op subjectId subjectType payload record { id ... on Actor { slug } } } } } } }`,
      { id: idOf("Actor", "remembered") },
    );
    expect(statements).toBe(2);
    const { nodes } = (data as unknown as { node: { history: { nodes: Event[] } } }).node.history;
    const events = await follow(clientOf(), { after, ids: [idOf("Actor", "remembered")] }).take(2);
    expect(events.reverse()).toEqual(nodes);
  });

  it("can be about every type of record", () => {
    expect(Object.keys(RecordTypeEnum).sort()).toEqual(RECORD_TYPES.map(({ name }) => name).sort());
  });
});

describe("a place in the ledger", () => {
  it("left out, is now", async () => {
    const before = await endOf(node);
    const first = follow(clientOf()).next();
    // When it has begun nobody is told: so something is written until it comes.
    let coming = true;
    void first.finally(() => (coming = false));
    for (let n = 0; coming; n += 1) await say(node.ledger, anActor("now", { website: `https://example.org/${n}` }));
    expect(BigInt((await first).seq)).toBeGreaterThan(BigInt(before));
  });

  it("0 is the beginning: all that is there comes, over many pages", async () => {
    const many = Array.from({ length: 1_203 }, (_, n) => anActor(`many-${n}`));
    await say(node.ledger, ...many);
    const end = await endOf(node);
    const events = await follow(clientOf(), { after: "0" }).until(idOf("Actor", "many-1202"));
    expect(events.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: Number(end) }, (_, n) => n + 1));
    const last = follow(clientOf(), { after: "0", ids: [idOf("Actor", "many-1202")] });
    expect((await last.next()).seq).toBe(end);
  });

  it.each([
    ["before the beginning", { after: "-1" }, "BAD_CURSOR"],
    ["that is no number", { after: "x" }, "BAD_CURSOR"],
    ["that is empty", { after: "" }, "BAD_CURSOR"],
    ["between two", { after: "1.5" }, "BAD_CURSOR"],
    ["that no ledger reaches", { after: "9".repeat(40) }, "BAD_CURSOR"],
    ["beyond the end", { after: "999999999999" }, "BAD_CURSOR"],
    ["with an id that is none", { ids: ["actor"] }, "BAD_ID"],
    ["with too many ids", { ids: Array(101).fill(idOf("Actor", "a")) }, "PAGE_TOO_LARGE"],
    ["with a type that is none", { types: ["Nothing"] }, "BAD_USER_INPUT"],
    ["with variables of another form", { ids: [{ id: 1 }] }, "BAD_USER_INPUT"],
  ])("%s is refused", async (_what, variables, code) => {
    expect(codesOf(await follow(clientOf(), variables).ending())).toEqual([code]);
  });
});

describe("across processes", () => {
  const asleep = { pollMs: NEVER_MS, retryMsMin: NEVER_MS, retryMsMax: NEVER_MS };
  it("whoever follows one node hears of what another writes, by notification alone", async () => {
    const [one, two] = await Promise.all([another({ wakeUp: asleep }), another({ wakeUp: asleep })]);
    const after = await endOf(node);
    const events = [one, two].map((each) => follow(clientOf(each), { after }));
    for (const writer of [one, two, node]) {
      const slug = `written-by-${others.indexOf(writer) + 1}`;
      await say(writer.ledger, anActor(slug));
      for (const each of events) expect(await each.next()).toMatchObject({ record: { slug } });
    }
  });

  it.each([
    ["listens again when its connection is killed", { pollMs: NEVER_MS }],
    ["looks by itself while it cannot listen", { pollMs: 50, retryMsMin: NEVER_MS, retryMsMax: NEVER_MS }],
  ])("%s", async (what, wakeUp) => {
    const slugOf = (when: string) => `${when}-${what.replaceAll(" ", "-")}`;
    const other = await another({ wakeUp });
    const before = await listeners();
    const events = follow(clientOf(other), { after: await endOf(node) });
    await say(node.ledger, anActor(slugOf("before")));
    await events.next();
    let mine: number[] = [];
    while (!mine.length) mine = (await listeners()).filter((pid) => !before.includes(pid));
    expect(mine).toHaveLength(1);
    const killer = new Postgres(node.database.options.url);
    await killer.connect();
    await killer.query("SELECT pg_terminate_backend($1, 10000)", [mine[0]]);
    await killer.end();
    for (const slug of [slugOf("after"), slugOf("long-after")]) {
      await say(node.ledger, anActor(slug));
      expect(await events.next()).toMatchObject({ record: { slug } });
    }
  });

  it("what is announced while an event is being answered is not overheard", async () => {
    const other = await another({ wakeUp: asleep });
    const events = follow(clientOf(other, await as("READER")), { after: await endOf(node) });
    await say(node.ledger, anActor("answered"));
    await events.next();
    const locker = await lockKeys();
    await say(node.ledger, anActor("being-answered"));
    await keysAreWaitedFor();
    const listener = new Postgres(node.database.options.url);
    await listener.connect();
    await listener.query(`LISTEN ${CHANNEL}`);
    const heard = once(listener, "notification");
    await say(node.ledger, anActor("announced"));
    await heard;
    await listener.end();
    await unlockKeys(locker);
    expect((await events.take(2)).map(({ record }) => record!.slug)).toEqual(["being-answered", "announced"]);
  });

  it("nothing is lost or repeated by whoever is cut off again and again while four write", async () => {
    const WRITERS = 4;
    const EACH = 25;
    const nodesAsked = [node, await another()];
    const begin = await endOf(node);
    const write = async (writer: number) => {
      for (let n = 0; n < EACH; n += 1) {
        const slug = `writer-${writer}-${n}`;
        const { ledger } = nodesAsked[n % 2]!;
        await say(ledger, anActor(slug), aPolicy(slug));
        if (n % 5 === 0) await takeBack(ledger, "Policy", slug);
      }
    };
    const expected = WRITERS * (EACH * 2 + EACH / 5);
    const seen: string[] = [];
    const cutOffAgainAndAgain = async () => {
      for (let cut = 0; seen.length < expected; cut += 1) {
        const client = following.clientOf(nodesAsked[cut % 2]!);
        const events = follow(client, { after: seen.at(-1) ?? begin });
        const until = Math.min(expected, seen.length + 1 + (cut % 23));
        while (seen.length < until) seen.push((await events.next()).seq);
        client.terminate();
        await client.dispose();
      }
    };
    await Promise.all([cutOffAgainAndAgain(), ...Array.from({ length: WRITERS }, (_, writer) => write(writer))]);
    const place = (n: number) => (BigInt(begin) + BigInt(n + 1)).toString();
    expect(seen).toEqual(Array.from({ length: expected }, (_, n) => place(n)));
    expect(await endOf(node)).toBe(place(expected - 1));
  });
});

describe("what a reader may not see", () => {
  const HIDDEN = { visibility: "PRIVATE" };
  const MEMBERS = { visibility: "NODE" };
  const seenBy = async (role: Role | null, after: string, mark: string) => {
    const events = follow(clientOf(node, role ? await as(role) : {}), { after });
    const all = (await events.until(idOf("Actor", mark))).map(brief);
    return all.slice(0, -1);
  };
  /** What nobody in particular, a reader and a curator are told of what `write` does, briefly. */
  async function told(mark: string, write: () => Promise<unknown>, since?: string) {
    const after = since ?? (await endOf(node));
    await write();
    await say(node.ledger, anActor(mark));
    return Promise.all(([null, "READER", "CURATOR"] as const).map((role) => seenBy(role, after, mark)));
  }
  const said = (type: string, ...keys: readonly string[]) => keys.map((key) => `ASSERT ${idOf(type, key)}`);
  const gone = (type: string, key: string) => `RETRACT ${idOf(type, key)}`;

  it("is passed over, and so is what becomes of it", async () => {
    const [nobody, reader, curator] = await told("mark-hidden", async () => {
      await say(node.ledger, anActor("h-private", HIDDEN), anActor("h-node", MEMBERS), anActor("h-public"));
      for (const slug of ["h-private", "h-node", "h-public"]) await takeBack(node.ledger, "Actor", slug);
    });
    const both = (...slugs: string[]) => [...said("Actor", ...slugs), ...slugs.map((slug) => gone("Actor", slug))];
    expect(nobody).toEqual(both("h-public"));
    expect(reader).toEqual(both("h-node", "h-public"));
    expect(curator).toEqual(both("h-private", "h-node", "h-public"));
  });

  it("was open once, and is not any more", async () => {
    const [nobody, reader, curator] = await told("mark-closed", async () => {
      await say(node.ledger, anActor("closed"));
      await say(node.ledger, anActor("closed", HIDDEN));
    });
    expect([nobody, reader]).toEqual([[], []]);
    expect(curator).toEqual(said("Actor", "closed", "closed"));
  });

  it("is what an origin has closed, though another says the same openly", async () => {
    const openly = anActor("two-voices");
    const otherwise = (fields: object) =>
      node.ledger.transact({ ...AUTHOR, origin: "other" }, (writer) =>
        writer.assert([anActor("two-voices", { ...fields })]),
      );
    const [nobody, , curator] = await told("mark-voices", async () => {
      await say(node.ledger, openly);
      await otherwise({ website: "https://example.org" });
      await otherwise({ website: "https://example.org", ...HIDDEN });
    });
    expect(nobody).toEqual(said("Actor", "two-voices"));
    expect(curator).toEqual(said("Actor", "two-voices", "two-voices", "two-voices"));
  });

  it("was hidden once, and is told from then on when it is open", async () => {
    const [nobody, , curator] = await told("mark-opened", async () => {
      await say(node.ledger, anActor("opened", { ...HIDDEN, website: "https://example.org/secret" }));
      await say(node.ledger, anActor("opened"));
    });
    expect(nobody).toEqual(said("Actor", "opened"));
    expect(curator).toEqual(said("Actor", "opened", "opened"));
  });

  it("is looked at when its turn comes, not when it was read from the ledger", async () => {
    await say(node.ledger, anActor("late-one"), anActor("late-two"), aTie("late-tie", "late-one", "late-two"));
    const events = follow(clientOf(node, await as("READER")), { after: await endOf(node) });
    await say(node.ledger, anActor("in-time"));
    await events.next();
    // The next events have been read, and wait for the key to be looked at.
    const locker = await lockKeys();
    await node.ledger.transact(AUTHOR, async (writer) => {
      await writer.assert([anActor("too-late")]);
      await writer.retract(node.ledger.types.get("Relationship")!, [uuidOf("Relationship", "late-tie")]);
    });
    await keysAreWaitedFor();
    await say(node.ledger, anActor("too-late", HIDDEN), anActor("late-two", HIDDEN));
    await unlockKeys(locker);
    await say(node.ledger, anActor("mark-late"));
    expect((await events.until(idOf("Actor", "mark-late"))).map(brief)).toEqual(said("Actor", "mark-late"));
  });

  it("hides what is tied to it, standing or taken back", async () => {
    const [nobody, reader, curator] = await told("mark-tie", async () => {
      await say(node.ledger, anActor("t-open"), anActor("t-shut", HIDDEN), anActor("t-other"));
      await say(node.ledger, aTie("t-hidden", "t-open", "t-shut"), aTie("t-seen", "t-open", "t-other"));
      await takeBack(node.ledger, "Relationship", "t-hidden");
      await takeBack(node.ledger, "Relationship", "t-seen");
    });
    const seen = [
      ...said("Actor", "t-open", "t-other"),
      ...said("Relationship", "t-seen"),
      gone("Relationship", "t-seen"),
    ];
    expect([nobody, reader]).toEqual([seen, seen]);
    expect(curator).toHaveLength(7);
  });

  it("hides what was tied to it and stands, and tells of it when it is shown only by an entry of its own", async () => {
    const after = await endOf(node);
    await say(node.ledger, anActor("s-open"), anActor("s-shut", HIDDEN), aTie("s-tie", "s-open", "s-shut"));
    const hidden = await told("mark-shut", () => Promise.resolve(), after);
    expect(hidden[0]).toEqual(said("Actor", "s-open"));
    const live = follow(clientOf(), { after: await endOf(node) });
    await say(node.ledger, anActor("s-shut"));
    expect(brief(await live.next())).toBe(said("Actor", "s-shut")[0]);
    // From the beginning the tie is there: it is visible now, and what was said of it always was.
    const shown = await told("mark-shown", () => Promise.resolve(), after);
    expect(shown[0]).toEqual([
      ...said("Actor", "s-open"),
      ...said("Relationship", "s-tie"),
      ...said("Actor", "mark-shut", "s-shut"),
    ]);
  });

  it("is not what a merged record goes on as, unless that is open", async () => {
    const [nobody, , curator] = await told("mark-merge", async () => {
      await say(node.ledger, anActor("m-one"), anActor("m-two"), anActor("m-kept"), anActor("m-shut", HIDDEN));
      const type = node.ledger.types.get("Actor")!;
      await merge(node.ledger, AUTHOR, type, uuidOf("Actor", "m-one"), uuidOf("Actor", "m-kept"));
      await merge(node.ledger, AUTHOR, type, uuidOf("Actor", "m-two"), uuidOf("Actor", "m-shut"));
    });
    expect(nobody).toEqual([...said("Actor", "m-one", "m-kept"), gone("Actor", "m-one")]);
    expect(curator).toHaveLength(6);
    const merged = follow(clientOf(), { after: "0", ids: [idOf("Actor", "m-one")] });
    expect((await merged.take(2)).map(({ record }) => record!.slug)).toEqual(["m-kept", "m-kept"]);
  });

  it("was erased: that it is gone is told to those who could see it, and nothing else", async () => {
    const after = await endOf(node);
    const erased = async (type: string, key: string) => {
      await takeBack(node.ledger, type, key);
      await erase(node.ledger, AUTHOR, { type: node.ledger.types.get(type)!, uuid: uuidOf(type, key) });
    };
    const [nobody, reader, curator] = await told("mark-erased", async () => {
      await say(node.ledger, anActor("e-open"), anActor("e-node", MEMBERS), anActor("e-shut", HIDDEN));
      await say(node.ledger, aTie("e-tie", "e-open", "e-shut"), aTie("e-other", "e-open", "e-node"));
      await erased("Relationship", "e-tie");
      await erased("Relationship", "e-other");
      for (const slug of ["e-open", "e-node", "e-shut"]) await erased("Actor", slug);
    });
    expect(nobody).toEqual([gone("Actor", "e-open")]);
    expect(reader).toEqual([gone("Relationship", "e-other"), gone("Actor", "e-open"), gone("Actor", "e-node")]);
    expect(curator).toHaveLength(5);
    const event = follow(clientOf(), { after, ids: [idOf("Actor", "e-open")] });
    expect(await event.next()).toMatchObject({ op: "RETRACT", payload: null, record: null });
  });
});

describe("a key", () => {
  it("that is revoked ends what it began, before the next event", async () => {
    const keys = new Keys(node.database);
    const { key, secret } = await keys.create({
      name: "test",
      role: "CURATOR",
      expiresAt: new Date(Date.now() + NEVER_MS),
    });
    const client = clientOf(node, { connectionParams: { authorization: `Bearer ${secret}` } });
    const after = await endOf(node);
    const events = follow(client, { after });
    const waiting = follow(client, { after, ids: [idOf("Actor", "for-the-key")] });
    await say(node.ledger, anActor("for-the-key", { visibility: "PRIVATE" }));
    const [{ seq }] = await Promise.all([events.next(), waiting.next()]);
    await keys.revoke(key.prefix);
    await say(node.ledger, anActor("not-for-the-key", { visibility: "PRIVATE" }));
    const ending = await events.ending();
    expect(ending).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", after: seq } }]);
    // On the same socket, which stays open for what has still to wait, nothing begins any more either.
    expect(codesOf(await follow(client).ending())).toEqual(["UNAUTHENTICATED"]);
    await waiting.stop();
  });

  it("may come with the request that opens the socket", async () => {
    const { authorization } = await node.as("CURATOR");
    const socket = following.socketWith({ authorization });
    const events = follow(clientOf(node, { webSocketImpl: socket }), { after: await endOf(node) });
    await say(node.ledger, anActor("by-header", { visibility: "PRIVATE" }));
    expect(await events.next()).toMatchObject({ record: { slug: "by-header" } });
  });

  it.each([
    ["unknown", `Bearer cw_${"0".repeat(12)}_${"A".repeat(43)}`],
    ["that is none", "Bearer me"],
    ["of another scheme", "Basic bWU6bWU="],
    ["that is no text", 7],
  ])("%s closes the socket", async (_what, authorization) => {
    const closing = await follow(clientOf(node, { connectionParams: { authorization } })).ending();
    expect(codesOf(closing)).toEqual({ code: 4403, reason: "UNAUTHENTICATED" });
  });
});

describe("a node that stops", () => {
  it("closes all sockets, lets nothing run on, and leaves no connection", async () => {
    const other = await another();
    const before = await listeners();
    const clients = Array.from({ length: 3 }, () => clientOf(other));
    const after = await endOf(node);
    const events = clients.flatMap((client) => Array.from({ length: 5 }, () => follow(client, { after })));
    await say(node.ledger, anActor("before-the-stop"));
    for (const each of events) await each.next();
    const statements: string[] = [];
    other.database.onStatement((text) => statements.push(text));
    const endings = events.map((each) => each.ending());
    const writing = Promise.all(Array.from({ length: 20 }, (_, n) => say(node.ledger, anActor(`while-stopping-${n}`))));
    await other.close();
    const done = statements.length;
    for (const ending of await Promise.all(endings)) {
      // Some may still have been told of one that was written meanwhile.
      if (!(ending as { event?: Event }).event)
        expect(codesOf(ending)).toEqual({ code: 1001, reason: "The node is stopping" });
    }
    await writing;
    expect(statements).toHaveLength(done);
    expect(await listeners()).toEqual(before);
    others.splice(others.indexOf(other), 1);
  });
});
