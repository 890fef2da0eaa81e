// The threads that answer: one that breaks is replaced, a question that takes too long is stopped, and what waits is bounded.
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { newUuid } from "../../src/core/ids";
import type { GraphOptions } from "../../src/graph/graph";
import { termsOf } from "../../src/graph/graph";
import type { InfluencersQuestion } from "../../src/graph/questions";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { startGraph, type TestGraph } from "../support/graph";
import { actorSaid, type Asked, expectAsSql, involvementSaid, policySaid, tieSaid, uuids, write } from "./world";

const ACTORS = 3_000;
/** Questions of this kind that no machine answers within a second. */
const MANY = 200;

let db: TestDatabase;
let memory: TestGraph;
const actors = uuids(ACTORS);
const policy = newUuid();
const asked: Asked = { actors: actors.slice(0, 2), policies: [policy], reforms: [] };

beforeAll(async () => {
  db = await openTestDatabase();
  await write(db, [
    ...actors.map((uuid) => actorSaid(uuid)),
    // Everybody has ties to those three and seventeen places on.
    ...actors.flatMap((uuid, at) =>
      [3, 17].map((step) => tieSaid(newUuid(), uuid, actors[(at + step) % ACTORS]!, { type: "ALLIED_WITH" })),
    ),
    policySaid(policy),
    ...actors.slice(0, 200).map((uuid) => involvementSaid(newUuid(), uuid, { policy })),
  ]);
}, 120_000);
afterAll(() => db.close());
afterEach(() => memory.close());

const start = async (options: Partial<GraphOptions> = {}) => {
  memory = startGraph(db.url, options);
  while (memory.graph.position === null) await pause(20);
};

const heavy: InfluencersQuestion = {
  terms: termsOf("2025-01-01", ["PUBLIC"]),
  ...{ decay: 1, hubPenalty: 0.5, excluded: [], maxHops: 6 },
  subject: { uuid: policy, withReforms: true },
  page: { first: 50, after: null },
};
const ask = (question = heavy) => memory.graph.ask(db.context(), "influencers", question, null);
const codeOf = (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => "ANSWERED",
    (error: { code?: string }) => error.code ?? error,
  );

it("two threads answer alike, one after the other and at once", async () => {
  await start({ count: 2 });
  const { answer } = await ask();
  expect(answer.total).toBeGreaterThan(200);
  const all = await Promise.all(Array.from({ length: 20 }, () => ask()));
  for (const each of all) expect(each.answer).toEqual(answer);
});

it("replaces a thread that dies, which ends its question and no other, and brings the new one up to date", async () => {
  let isDeadly = false;
  const post = Worker.prototype.postMessage;
  const told = jest.spyOn(Worker.prototype, "postMessage").mockImplementation(function (
    this: Worker,
    message: unknown,
  ) {
    if (isDeadly && (message as { kind: string }).kind === "QUESTION") {
      isDeadly = false;
      void this.terminate();
    }
    post.call(this, message);
  });
  await start({ count: 1 });
  await write(db, [tieSaid(newUuid(), actors[1]!, actors[2]!, { type: "FUNDS" })]);
  await expectAsSql(db, memory, asked);
  for (let round = 0; round < 3; round += 1) {
    isDeadly = true;
    // Whichever of them gets to the thread first.
    const codes = await Promise.all([codeOf(ask()), codeOf(ask())]);
    expect(codes.filter((code) => code instanceof Error)).toHaveLength(1);
    expect(codes).toContain("ANSWERED");
  }
  told.mockRestore();
  await expectAsSql(db, memory, asked);
});

it("a question that breaks ends alone", async () => {
  await start({ count: 1 });
  const broken = { ...heavy, terms: null as never };
  const [first, second] = await Promise.all([codeOf(ask(broken)), ask()]);
  expect(first).toBeInstanceOf(Error);
  expect(second.answer.places).toHaveLength(51);
});

it("stops a question that takes too long, and answers the next from the same thread", async () => {
  await start({ count: 1, limitMs: 0 });
  for (let round = 0; round < 5; round += 1) expect(await codeOf(ask())).toBe("QUESTION_TOO_LONG");
  await memory.close();
  await start({ count: 1, limitMs: 10 });
  // It is done before anybody looks at the clock again.
  const light = { ...heavy, maxHops: 1 };
  const expected = (await ask(light)).answer;
  const codes: unknown[] = [];
  for (let round = 0; round < 20; round += 1) {
    codes.push(await codeOf(ask()));
    // Whatever was half done when the question before was stopped, nothing of it is in this answer.
    expect((await ask(light)).answer).toEqual(expected);
  }
  expect(["ANSWERED", "QUESTION_TOO_LONG"]).toEqual(expect.arrayContaining([...new Set(codes)]));
});

it("refuses what waits beyond its most, and answers the rest", async () => {
  await start({ count: 1, waitingMax: 5 });
  const codes = await Promise.all(Array.from({ length: MANY }, () => codeOf(ask())));
  const refused = codes.filter((code) => code === "TOO_BUSY").length;
  expect(codes.filter((code) => code === "ANSWERED")).toHaveLength(MANY - refused);
  expect(refused).toBeGreaterThan(0);
  expect(await codeOf(ask())).toBe("ANSWERED");
});

it("ends with questions waiting: all of them are refused, and none hangs", async () => {
  await start({ count: 2 });
  const asking = Array.from({ length: MANY }, () => codeOf(ask()));
  await asking[0];
  await memory.close();
  const codes = await Promise.all(asking);
  expect(new Set(codes)).toEqual(new Set(["ANSWERED", "NOT_READY"]));
  expect(await codeOf(ask())).toBe("NOT_READY");
});

it("leaves the event loop free while it works", async () => {
  await start({ count: 2 });
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  const began = performance.now();
  await Promise.all(Array.from({ length: MANY }, () => ask({ ...heavy, page: { first: 1, after: null } })));
  const tookMs = performance.now() - began;
  clearInterval(timer);
  // A timer of one millisecond that could tick only between questions would tick once each at most.
  expect(ticks).toBeGreaterThan(Math.min(MANY, tookMs) / 10);
});
