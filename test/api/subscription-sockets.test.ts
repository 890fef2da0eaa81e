// What a client may do with a socket, and what comes of it when it does something else: refusals by the codes of every other
// answer, and bounds on how much, how large and how long.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import type { ClientOptions } from "graphql-ws";
import pino from "pino";
import sql from "sql-template-tag";
import { WebSocket, WebSocketServer } from "ws";
import { Keys } from "../../src/access/keys";
import { buildSchema } from "../../src/api/schema";
import type { SubscriptionLimits } from "../../src/api/subscriptions.limits";
import { Outlet } from "../../src/api/subscriptions.outlet";
import { SubscriptionSockets } from "../../src/api/subscriptions.socket";
import type { RunningNode } from "../../src/app";
import { PROJECT_DIRECTORY } from "../../src/core/config";
import { Context } from "../../src/core/context";
import { Feed } from "../../src/ledger/feed";
import { WakeUp } from "../../src/ledger/wake-up";
import * as following from "../support/following";
import { anActor, codesOf, endOf, FOLLOW, follow, idOf, say, socketUrl, startBeside } from "../support/following";
import { startNode, type TestNode } from "../support/node";

const PROTOCOL = "graphql-transport-ws";
const NEVER_MS = 3_600_000;

let node: TestNode;
const opened: (() => unknown)[] = [];
beforeAll(async () => {
  node = await startNode({ demo: false });
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});
afterAll(() => node.stop());

async function withLimits(subscriptions: Partial<SubscriptionLimits>): Promise<RunningNode> {
  const other = await startBeside(node, { subscriptions });
  opened.push(() => other.close());
  return other;
}

function clientOf(of: RunningNode = node, options: Partial<ClientOptions> = {}) {
  const client = following.clientOf(of, options);
  opened.push(() => client.dispose());
  return client;
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A socket of which the test writes every frame itself. */
async function socketTo(of: RunningNode = node, protocols: string[] = [PROTOCOL]) {
  const socket = new WebSocket(socketUrl(of), protocols);
  opened.push(() => socket.terminate());
  const closing = once(socket, "close").then(([code, reason]) => ({ code: code as number, reason: String(reason) }));
  const messages: Message[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (data: Buffer) => {
    messages.push(JSON.parse(data.toString()) as Message);
    waiting.splice(0).forEach((go) => go());
  });
  await once(socket, "open");
  const send = (...sent: readonly object[]) => sent.forEach((message) => socket.send(JSON.stringify(message)));
  const next = async (): Promise<Message> => {
    while (!messages.length) await new Promise<void>((resolve) => waiting.push(resolve));
    return messages.shift()!;
  };
  return { socket, closing, send, next };
}

const INIT = { type: "connection_init" };
const subscribe = (id: string, variables: object = {}, query = FOLLOW) => ({
  type: "subscribe",
  id,
  payload: { query, variables },
});

const complete = (id: string) => ({ type: "complete", id });

/** How the opening of a socket is refused. */
async function refusalAt(address: string): Promise<{ status: number; codes: unknown }> {
  const socket = new WebSocket(address, PROTOCOL);
  socket.on("error", () => undefined);
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode!, codes: codesOf((JSON.parse(body) as { errors: unknown }).errors) };
}

describe("a request to open a socket", () => {
  it.each([
    ["at another address", "/", 404, "NOT_FOUND"],
    ["below the address", "/graphql/more", 404, "NOT_FOUND"],
    ["with a key in the address", `/graphql?key=cw_${"0".repeat(12)}_${"A".repeat(43)}`, 400, "KEY_IN_URL"],
  ])("%s is refused", async (_what, path, status, code) => {
    expect(await refusalAt(socketUrl(node, path))).toEqual({ status, codes: [code] });
  });

  it("for another protocol is refused, and without any the socket is closed", async () => {
    const old = new WebSocket(socketUrl(node), "graphql-ws");
    await expect(once(old, "open")).rejects.toThrow("no subprotocol");
    const { closing } = await socketTo(node, []);
    expect(await closing).toEqual({ code: 4406, reason: "Subprotocol not acceptable" });
  });

  it("is not what offers HTTP/2 by the way: that is answered like any other", async () => {
    const headers = {
      connection: "Upgrade, HTTP2-Settings",
      upgrade: "h2c",
      "http2-settings": "AAMAAABkAAQCAAAAAAIAAAAA",
    };
    const asked = request(`${node.url}/graphql`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
    });
    asked.end(JSON.stringify({ query: "{ nodeInfo { name } }" }));
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    let text = "";
    for await (const chunk of response) text += String(chunk);
    expect([response.statusCode, text]).toEqual([200, expect.stringContaining('"name":"Counterweight"')]);
    asked.destroy();
  });
});

describe("a frame", () => {
  const large = JSON.stringify({ ...INIT, payload: { filling: "x".repeat(65_536) } });
  it.each([
    ["that is no JSON", ["what?"], 4400],
    ["that is no message", ['{"type":"no such type"}'], 4400],
    ["of a message without its parts", [JSON.stringify(INIT), '{"type":"subscribe","id":"a"}'], 4400],
    ["of bytes", [Buffer.from([0, 255, 254])], 4400],
    ["of a message that only a node sends", [JSON.stringify(INIT), '{"type":"next","id":"a","payload":{}}'], 4400],
    ["that is too large", [large], 1009],
    ["that asks before it is said who asks", [JSON.stringify(subscribe("a"))], 4401],
    ["that says twice who asks", [JSON.stringify(INIT), JSON.stringify(INIT)], 4429],
    [
      "that asks under a name in use",
      [JSON.stringify(INIT), "ack", ...Array<string>(2).fill(JSON.stringify(subscribe("é".repeat(200))))],
      4409,
    ],
    [
      "that asks under a name that was given back before its question was answered",
      [JSON.stringify(INIT), "ack", ...[subscribe("a"), complete("a"), subscribe("a")].map((it) => JSON.stringify(it))],
      4409,
    ],
  ])("%s closes the socket", async (_what, frames, code) => {
    const { socket, closing, next } = await socketTo();
    for (const frame of frames) {
      if (frame === "ack") await next();
      else socket.send(frame);
    }
    expect(await closing).toMatchObject({ code });
    const after = await endOf(node);
    const events = follow(clientOf(), { after });
    await say(node.ledger, anActor(`after-${String(_what).toLowerCase().replaceAll(" ", "-")}`));
    expect(await events.next()).toMatchObject({ op: "ASSERT" });
  });

  it("that does not come at all closes the socket", async () => {
    const { closing } = await socketTo(await withLimits({ initMs: 50 }));
    expect(await closing).toEqual({ code: 4408, reason: "Connection initialisation timeout" });
  });
});

describe("a question over a socket", () => {
  const deep = `subscription { recordChanged { record { ${"... on Actor { relationships { nodes { source { ".repeat(5)} id ${"} } } }".repeat(5)} } } }`;
  it.each([
    ["a query", "{ nodeInfo { name } }", "BAD_REQUEST"],
    ["a mutation", 'mutation { revokeKey(input: { prefix: "x" }) { clientMutationId } }', "BAD_REQUEST"],
    ["no GraphQL", "subscription {", "GRAPHQL_PARSE_FAILED"],
    ["nested without end", `subscription ${"{ a ".repeat(9_000)}`, "QUERY_TOO_DEEP"],
    ["longer than any needs to be", `subscription { ${"a ".repeat(4_000)} }`, "DOCUMENT_TOO_LONG"],
    ["an unknown field", "subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"],
    ["no field", "subscription { __typename }", "GRAPHQL_VALIDATION_FAILED"],
    ["two fields", "subscription { a: recordChanged { seq } b: recordChanged { seq } }", "GRAPHQL_VALIDATION_FAILED"],
    ["a field that is skipped", "subscription { recordChanged @skip(if: true) { seq } }", "GRAPHQL_VALIDATION_FAILED"],
    [
      "one that may be",
      "subscription ($x: Boolean!) { ...F } fragment F on Subscription { recordChanged @include(if: $x) { seq } }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "a fragment within itself",
      "subscription { ...F } fragment F on Subscription { ...F }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "the past",
      'subscription @knownAt(time: "2020-01-01T00:00:00Z") { recordChanged { seq } }',
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "of several the one not named",
      "subscription A { recordChanged { seq } } subscription B { recordChanged { seq } }",
      "OPERATION_RESOLUTION_FAILURE",
    ],
    ["too deep", deep, "QUERY_TOO_DEEP"],
    [
      "too costly",
      "subscription { recordChanged { record { ... on Actor { relationships(first: 100) { nodes { target { relationships(first: 100) { nodes { id } } } source { relationships(first: 100) { nodes { id } } } } } } } } }",
      "QUERY_TOO_COSTLY",
    ],
    [
      "pages too large",
      "subscription { recordChanged { record { ... on Actor { relationships(first: 101) { totalCount } } } } }",
      "PAGE_TOO_LARGE",
    ],
    ["text that cannot be stored", 'subscription { recordChanged(after: "\\u0000") { seq } }', "BAD_TEXT"],
  ])("that is %s is refused", async (_what, query, code) => {
    const { send, next } = await socketTo();
    send(INIT);
    await next();
    send(subscribe("a", {}, query));
    const { type, id, payload } = await next();
    expect([type, id, [...new Set(codesOf(payload) as string[])]]).toEqual(["error", "a", [code]]);
  });

  it("is not answered by HTTP", async () => {
    for (const [query, code] of [
      ["subscription { recordChanged { seq } }", "BAD_REQUEST"],
      ["subscription ($x: Boolean!) { recordChanged @skip(if: $x) { seq } }", "GRAPHQL_VALIDATION_FAILED"],
    ] as const) {
      const { status, body } = await node.ask(query);
      expect([status, codesOf(body.errors)]).toEqual([400, [code]]);
    }
  });

  it("whose answer fails in part brings the rest, with an error that tells nothing of why", async () => {
    const query = FOLLOW.replace("slug", "slug dataset { title }");
    const { send, next } = await socketTo();
    send(INIT);
    await next();
    send(subscribe("a", { after: await endOf(node) }, query));
    await node.database.rows(sql`ALTER TABLE dataset RENAME TO hidden_dataset`);
    await say(node.ledger, anActor("failing"));
    const { payload } = (await next()) as {
      payload: { data: { recordChanged: following.Event }; errors: { message: string }[] };
    };
    await node.database.rows(sql`ALTER TABLE hidden_dataset RENAME TO dataset`);
    expect(payload.data.recordChanged).toMatchObject({ record: { slug: "failing", dataset: null } });
    expect(codesOf(payload.errors)).toEqual(["INTERNAL_SERVER_ERROR"]);
    expect(payload.errors[0]!.message).toMatch(/^Something failed; the log knows it as [0-9a-f]{12}$/);
  });
});

describe("docs/subscriptions.md", () => {
  const text = readFileSync(path.join(PROJECT_DIRECTORY, "docs/subscriptions.md"), "utf8");
  /** Runs what stands there, against a node of ours; the lines that it prints. */
  function run(script: string, of: RunningNode): AsyncIterator<string> {
    const code = script.replaceAll("ws://127.0.0.1:4000/graphql", socketUrl(of));
    expect(code).not.toBe(script);
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      cwd: PROJECT_DIRECTORY,
      stdio: ["ignore", "pipe", "inherit"],
    });
    opened.push(() => {
      child.kill();
      return once(child, "exit");
    });
    return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  it("has a client that comes back to where it was", async () => {
    const other = await withLimits({ lifeMs: 300 });
    const lines = run(/^```js\n([^]*?)^```$/m.exec(text)![1]!, other);
    const numbers: number[] = [];
    const readUntil = async (end: string) => {
      while (numbers.at(-1) !== Number(end)) numbers.push(Number((await lines.next()).value.split(" ")[0]));
    };
    await say(node.ledger, anActor("copied"));
    await readUntil(await endOf(node));
    // The node has ended it meanwhile, or does so now.
    await follow(clientOf(other), { after: "0", ids: [idOf("Actor", "nobody")] }).ending();
    await say(node.ledger, anActor("copied-later"));
    await readUntil(await endOf(node));
    expect(numbers).toEqual(numbers.map((_, n) => n + 1));
  });

  it("has one for the terminal", async () => {
    const lines = run(/^node --input-type=module -e '\n([^]*?)^'$/m.exec(text)![1]!, node);
    let coming = true;
    const first = lines.next().finally(() => (coming = false));
    for (let n = 0; coming; n += 1) await say(node.ledger, anActor("printed", { website: `https://example.org/${n}` }));
    expect((await first).value).toContain('"op":"ASSERT"');
  });
});

describe("no more than", () => {
  it("ten subscriptions a socket, counted as they begin and while they last", async () => {
    const { send, next } = await socketTo();
    send(INIT);
    await next();
    const after = await endOf(node);
    send(...Array.from({ length: 13 }, (_, n) => subscribe(`s${n}`, { after })));
    const refused = [await next(), await next(), await next()];
    expect(refused.map(({ type, id, payload }) => [type, id, codesOf(payload)])).toEqual(
      ["s10", "s11", "s12"].map((id) => ["error", id, ["TOO_MANY_SUBSCRIPTIONS"]]),
    );
    send(complete("s0"));
    await say(node.ledger, anActor("ten"));
    const told = new Set<string>();
    while (told.size < 9) told.add((await next()).id!);
    expect([...told].sort()).toEqual(Array.from({ length: 9 }, (_, n) => `s${n + 1}`));
    send(subscribe("again", { after }));
    expect(await next()).toMatchObject({ type: "next", id: "again" });
  });

  it("so many a node", async () => {
    const other = await withLimits({ subscriptionsOfNode: 3 });
    const after = await endOf(node);
    const events = Array.from({ length: 3 }, () => follow(clientOf(other), { after }));
    await say(node.ledger, anActor("three"));
    for (const each of events) await each.next();
    expect(codesOf(await follow(clientOf(other), { after }).ending())).toEqual(["TOO_MANY_SUBSCRIPTIONS"]);
    await events[0]!.stop();
    const late = clientOf(other);
    // Until the node has heard of it.
    let ending: unknown = ["TOO_MANY_SUBSCRIPTIONS"];
    while (String(ending) === "TOO_MANY_SUBSCRIPTIONS") ending = codesOf(await follow(late, { after: "x" }).ending());
    expect(ending).toEqual(["BAD_CURSOR"]);
  });

  it("so many a key, and so many of all without one: what is left of the node's is for others", async () => {
    const bounds = { subscriptionsOfKey: 2, subscriptionsWithoutKey: 1, subscriptionsOfNode: 4 };
    const other = await withLimits(bounds);
    const [one, two] = [await node.as("READER"), await node.as("READER")];
    const after = await endOf(node);
    const begun = (key?: object) => follow(clientOf(other, key && { connectionParams: { ...key } }), { after });
    const refusalOf = async (key?: object) => (await begun(key).ending()) as { message: string }[];
    const full = (message: string) => [{ message, extensions: { code: "TOO_MANY_SUBSCRIPTIONS" } }];
    const held = [begun(), begun(one), begun(one)];
    await say(node.ledger, anActor("shared-out"));
    for (const each of held) await each.next();
    expect(await refusalOf()).toMatchObject(full("All who come without a key share 1 subscriptions"));
    expect(await refusalOf(one)).toMatchObject(full("A key carries 2 subscriptions"));
    await begun(two).next();
    expect(await refusalOf(two)).toMatchObject(full("This node carries 4 subscriptions"));
  });

  it("so many sockets a key, and without one", async () => {
    const other = await withLimits({ socketsOfKey: 2, socketsWithoutKey: 1 });
    const [one, two] = [await node.as("READER"), await node.as("READER")];
    const admitted = async (payload?: object) => {
      const { send, next, closing } = await socketTo(other);
      send({ ...INIT, payload });
      return Promise.race([next().then(({ type }) => type), closing]);
    };
    const full = { code: 1013, reason: "TOO_MANY_SUBSCRIPTIONS" };
    expect([await admitted(one), await admitted(one), await admitted(one)]).toEqual([
      "connection_ack",
      "connection_ack",
      full,
    ]);
    expect([await admitted(two), await admitted(), await admitted()]).toEqual([
      "connection_ack",
      "connection_ack",
      full,
    ]);
  });

  it("its time, and it tells where to go on", async () => {
    const other = await withLimits({ lifeMs: 1_000 });
    const after = await endOf(node);
    await say(node.ledger, anActor("in-its-time"));
    const unheard = follow(clientOf(other), { after, ids: [idOf("Actor", "nobody")] });
    const events = follow(clientOf(other), { after });
    const { seq } = await events.next();
    expect(await unheard.ending()).toMatchObject([{ extensions: { code: "SUBSCRIPTION_ENDED", after } }]);
    expect(await events.ending()).toMatchObject([{ extensions: { code: "SUBSCRIPTION_ENDED", after: seq } }]);
  });

  it("may wait for a reader that does not read; it is told where to go on when it does", async () => {
    const other = await withLimits({ waitingBytes: 10_000, slowMs: 300, subscriptionsOfNode: 1 });
    const { socket, send, next } = await socketTo(other);
    send(INIT);
    await next();
    const begin = await endOf(node);
    send(subscribe("slow", { after: begin }));
    socket.pause();
    const filling = "x".repeat(100_000);
    const COUNT = 200;
    const large = Array.from({ length: COUNT }, (_, n) => anActor(`large-${n}`, { description: { en: filling } }));
    for (let n = 0; n < COUNT; n += 50) await say(node.ledger, ...large.slice(n, n + 50));
    // There is room for another only once it has ended.
    const second = clientOf(other);
    while (String(codesOf(await follow(second, { after: "x" }).ending())) === "TOO_MANY_SUBSCRIPTIONS");
    socket.resume();
    let last = begin;
    let message = await next();
    for (; message.type === "next"; message = await next()) {
      last = (message.payload as { data: { recordChanged: following.Event } }).data.recordChanged.seq;
    }
    expect(message).toMatchObject({
      type: "error",
      id: "slow",
      payload: [{ extensions: { code: "SUBSCRIPTION_ENDED", after: last } }],
    });
    expect(Number(last) - Number(begin)).toBeLessThan(COUNT);
    const rest = await follow(clientOf(), { after: last }).until(idOf("Actor", `large-${COUNT - 1}`));
    expect(rest).toHaveLength(COUNT - (Number(last) - Number(begin)));
  });

  it("is read from a client that does not read what it is answered", async () => {
    const http = createServer();
    const server = new WebSocketServer({ server: http });
    await once(http.listen(0, "127.0.0.1"), "listening");
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    const [socket] = (await once(server, "connection")) as [WebSocket];
    await once(client, "open");
    opened.push(
      () => http.close(),
      () => socket.terminate(),
      () => client.terminate(),
    );
    const outlet = new Outlet(socket, 10_000);
    outlet.brake();
    expect(socket.isPaused).toBe(false);
    client.pause();
    while (!outlet.isFull) {
      for (let n = 0; n < 100; n += 1) outlet.send("x".repeat(10_000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await outlet.drained(1)).toBe(false);
    outlet.brake();
    expect(socket.isPaused).toBe(true);
    client.resume();
    expect(await outlet.drained(NEVER_MS)).toBe(true);
    expect([socket.isPaused, outlet.isFull]).toEqual([false, false]);
  });
});

describe("a peer", () => {
  const handshake = `GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${PROTOCOL}\r\n\r\n`;

  it("that is dead is dropped, one that only listens is not", async () => {
    const other = await withLimits({ pingMs: 50, initMs: NEVER_MS });
    const { socket: listening } = await socketTo(other);
    const dead = connect(Number(new URL(other.url).port), "127.0.0.1", () => dead.write(handshake));
    dead.resume();
    await once(dead, "close");
    for (let pings = 0; pings < 4; pings += 1) await once(listening, "ping");
    expect(listening.readyState).toBe(WebSocket.OPEN);
  });

  it("that does not say goodbye does not keep a node from stopping", async () => {
    const other = await startBeside(node, { subscriptions: { goodbyeMs: 50 } });
    const { socket, send, next, closing } = await socketTo(other);
    send(INIT);
    await next();
    send(subscribe("a", { after: await endOf(node) }));
    socket.pause();
    await other.close();
    socket.resume();
    expect(await closing).toEqual({ code: 1001, reason: "The node is stopping" });
  });
});

/** Sockets without a whole node around them: what they log, and who asks, are the test's. */
async function bareSockets(contextOf: () => Promise<Context> = () => Promise.resolve(nobody())) {
  const lines: string[] = [];
  const log = pino({ level: "debug", base: undefined }, { write: (line: string) => void lines.push(line) });
  const feed = new Feed(node.database, new WakeUp(node.database.options.url));
  const schema = buildSchema({ ledger: node.ledger, keys: new Keys(node.database), feed });
  const sockets = new SubscriptionSockets({ schema, feed, log, contextFor: contextOf });
  const http = createServer().on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  await once(http.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  opened.push(async () => {
    await sockets.stop();
    await feed.close();
    http.close();
  });
  const connections = () => new Promise<number>((resolve) => http.getConnections((_, count) => resolve(count)));
  return { url, sockets, lines, connections };
}

const nobody = () =>
  new Context({
    reader: node.database,
    sees: ["PUBLIC"],
    origin: "local",
    acceptLanguage: "",
    fallbackLanguages: ["en"],
  });

it("a stop waits for what is being answered, though nobody listens any more", async () => {
  const gate = { isShut: false, reached: () => {}, open: () => {} };
  const reached = new Promise<void>((resolve) => (gate.reached = resolve));
  const opening = new Promise<void>((resolve) => (gate.open = resolve));
  const { url, sockets, connections } = await bareSockets(async () => {
    if (gate.isShut) {
      gate.reached();
      await opening;
    }
    return nobody();
  });
  const events = follow(clientOf({ ...node, url }), { after: await endOf(node) });
  await say(node.ledger, anActor("before-the-gate"));
  await events.next();
  gate.isShut = true;
  await say(node.ledger, anActor("at-the-gate"));
  await reached;
  let isStopped = false;
  const stopping = sockets.stop().then(() => (isStopped = true));
  expect(codesOf(await events.ending())).toMatchObject({ code: 1001 });
  while (await connections());
  await new Promise((resolve) => setImmediate(resolve));
  expect(isStopped).toBe(false);
  gate.open();
  await stopping;
});

it("a stop waits for nothing that a client began, gave back and began again in one breath", async () => {
  const { url, sockets, lines } = await bareSockets();
  const { socket, closing, send, next } = await socketTo({ ...node, url });
  send(INIT);
  await next();
  const asked = subscribe("a", { after: await endOf(node) });
  send(...Array.from({ length: 5 }, () => [asked, complete("a")]).flat(), asked);
  await say(node.ledger, anActor("in-one-breath"));
  // As many events as would come if all of them went on.
  for (let n = 0; n < 6; n += 1) await Promise.race([next(), closing]);
  socket.close();
  // Or the stop would end what the closing should have.
  while (!lines.join().includes("socket closed")) await new Promise((resolve) => setImmediate(resolve));
  expect(await sockets.stop()).toBeUndefined();
});

it("the log tells no key, no address and no question", async () => {
  const { url, sockets, lines } = await bareSockets();
  const { authorization } = await node.as("READER");
  const events = follow(clientOf({ ...node, url }, { connectionParams: { authorization } }), {
    after: await endOf(node),
  });
  const failing = follow(
    clientOf({ ...node, url }),
    { after: await endOf(node) },
    FOLLOW.replace("slug", "slug citation"),
  );
  const failed = failing.ending();
  await node.database.rows(sql`ALTER TABLE dataset RENAME TO hidden_dataset`);
  await say(node.ledger, anActor("secretly-followed"));
  await Promise.all([events.next(), failed]);
  await node.database.rows(sql`ALTER TABLE hidden_dataset RENAME TO dataset`);
  await refusalAt(`${url.replace("http", "ws")}/graphql?key=${authorization.slice(7)}`);
  await sockets.stop();
  const told = lines.join("");
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of [authorization.slice(7), "127.0.0.1", "recordChanged", "secretly-followed"])
    expect(told).not.toContain(secret);
});
