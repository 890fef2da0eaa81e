// Keys over HTTP: made, shown once, held against what is kept, expired, revoked, and never where they do not belong.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import sql, { raw as rawSql } from "sql-template-tag";
import { KeyResolver } from "../../src/access/key.resolver";
import { Keys } from "../../src/access/keys";
import type { Role } from "../../src/core/context";
import { importFile } from "../../src/exchange/import/import.service";
import { raw, startSmallFace } from "../api/small-face";
import { anActor } from "../support/builders";
import { type Answer, startNode, type TestNode } from "../support/node";

const CHALLENGE = 'Bearer realm="counterweight"';
const DAY_MS = 86_400_000;
const CREATE = `mutation($input: CreateKeyInput!) { createKey(input: $input) {
  key { prefix name role createdAt expiresAt revokedAt } secret clientMutationId userErrors { code field message } } }`;
const REVOKE = `mutation($input: RevokeKeyInput!) { revokeKey(input: $input) {
  key { prefix revokedAt } clientMutationId userErrors { code field message } } }`;
const VIEWER = "{ viewer { role sees key { prefix name role expiresAt revokedAt } } }";
const WRITE = `mutation { createActor(input: {slug: "written", kind: NGO, names: [{value: "W", lang: "en", kind: OFFICIAL}]}) { actor { id } userErrors { code } } }`;

let node: TestNode;
let keys: Keys;
let admin: { authorization: string };
beforeAll(async () => {
  node = await startNode({ demo: false, settings: { COUNTERWEIGHT_POOL_SIZE: "4" } });
  keys = new Keys(node.database);
  admin = await node.as("ADMIN");
});
afterAll(() => node.stop());

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const make = (role: Role, expiresAt = inDays(1)) => keys.create({ name: `test ${role}`, role, expiresAt });
const bearing = (secret: string) => ({ authorization: `Bearer ${secret}` });

async function payload<Payload>(document: string, input: object, headers: Record<string, string> = admin) {
  const { body } = await node.ask(document, { input }, headers);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return Object.values(body.data!)[0] as Payload;
}
interface Payload {
  readonly key: Record<string, string> | null;
  readonly secret: string;
  readonly clientMutationId: string | null;
  readonly userErrors: { code: string; field: string[]; message: string }[];
}

/** Everything that is kept, as text. */
async function everything(): Promise<string> {
  const tables = await node.database.rows<{ name: string }>(
    sql`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'past')`,
  );
  const texts = await Promise.all(
    tables.map(({ name }) => node.database.rows<{ row: string }>(sql`SELECT t::text AS row FROM ${rawSql(name)} t`)),
  );
  return texts
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

describe("viewer", () => {
  const ask = async (headers: Record<string, string> = {}) =>
    (await node.cost(VIEWER, {}, headers)) as { data: unknown; statements: number };

  it("is nobody without a key, and costs nothing", async () => {
    expect(await ask()).toEqual({ data: { viewer: { role: null, sees: ["PUBLIC"], key: null } }, statements: 0 });
  });

  it.each([
    ["READER", ["PUBLIC", "NODE"]],
    ["CONTRIBUTOR", ["PUBLIC", "NODE"]],
    ["CURATOR", ["PUBLIC", "NODE", "PRIVATE"]],
    ["ADMIN", ["PUBLIC", "NODE", "PRIVATE"]],
  ] as const)("with a key of a %s tells what it may", async (role, sees) => {
    const { key, secret } = await make(role);
    const { prefix, name } = key;
    const told = { prefix, name, role, expiresAt: key.expiresAt.toISOString(), revokedAt: null };
    expect(await ask(bearing(secret))).toEqual({ data: { viewer: { role, sees, key: told } }, statements: 2 });
  });
});

describe("createKey", () => {
  it("makes a key that works, says it once, and keeps only its digest", async () => {
    const input = { name: "  Desk of Liège ", role: "CURATOR", clientMutationId: "c-1" };
    const { key, secret, userErrors, clientMutationId } = await payload<Payload>(CREATE, input);
    expect({ key, userErrors, clientMutationId }).toMatchObject({
      key: { name: "Desk of Liège", role: "CURATOR", revokedAt: null, prefix: secret.slice(0, 15) },
      userErrors: [],
      clientMutationId: "c-1",
    });
    expect(secret).toMatch(/^cw_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    const year = new Date(key!.createdAt!);
    year.setUTCFullYear(year.getUTCFullYear() + 1);
    expect(Math.abs(Date.parse(key!.expiresAt!) - year.getTime())).toBeLessThan(60_000);
    const { body } = await node.ask("{ viewer { role key { name } } }", {}, bearing(secret));
    expect(body.data).toEqual({ viewer: { role: "CURATOR", key: { name: "Desk of Liège" } } });
    const proof = secret.slice(16);
    const kept = await everything();
    expect(kept).toContain(key!.prefix);
    for (const form of [proof, Buffer.from(proof).toString("hex"), Buffer.from(proof, "base64url").toString("hex")]) {
      expect(kept).not.toContain(form);
    }
    const listed = await node.ask("{ keys { prefix name role createdAt expiresAt revokedAt } }", {}, admin);
    expect((listed.body.data as unknown as { keys: object[] }).keys[0]).toEqual(key);
    expect(JSON.stringify(listed.body)).not.toContain(proof);
  });

  it.each([
    ["no name", { name: "   " }, "name"],
    ["a name beyond 200 characters", { name: "n".repeat(201) }, "name"],
    ["a name on two lines", { name: "a\nb" }, "name"],
    ["an end that is past", { expiresAt: "2020-01-01T00:00:00Z" }, "expiresAt"],
    ["an end beyond ten years", { expiresAt: inDays(3_660).toISOString() }, "expiresAt"],
  ])("refuses %s, and makes none", async (_what, wrong, field) => {
    const before = (await keys.list()).length;
    const answer = await payload<Payload>(CREATE, { name: "x", role: "READER", ...wrong });
    expect(answer).toMatchObject({ key: null, secret: null, userErrors: [{ code: "BAD_USER_INPUT", field: [field] }] });
    expect((await keys.list()).length).toBe(before);
  });

  it("takes no more than its input has: nobody gives himself a digest", async () => {
    const before = (await keys.list()).length;
    const literal = await node.ask(
      'mutation { createKey(input: {name: "x", role: READER, digest: "00"}) { secret } }',
      {},
      admin,
    );
    expect([literal.status, literal.body.errors?.[0]?.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
    for (const planted of [{ digest: "00" }, { prefix: "cw_000000000000" }, { revokedAt: null }, { uuid: "x" }]) {
      const { status, body } = await node.ask(CREATE, { input: { name: "x", role: "READER", ...planted } }, admin);
      expect([planted, status, body.errors?.[0]?.extensions.code]).toEqual([planted, 400, "BAD_USER_INPUT"]);
    }
    expect((await keys.list()).length).toBe(before);
  });

  it("lifts nobody above himself, even if the table of permissions let him in", async () => {
    const { key } = await make("CURATOR");
    const context = { bearer: { keyId: key.uuid, role: "CURATOR", recordedBy: "" } };
    const create = (role: Role) => new KeyResolver(keys).createKey({ name: "x", role }, context as never);
    await expect(create("ADMIN")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(create("CURATOR")).resolves.toMatchObject({ userErrors: [] });
  });
});

describe("revokeKey", () => {
  it("ends a key with the very next request, once and for all", async () => {
    const { key, secret } = await make("CURATOR");
    expect((await node.ask(VIEWER, {}, bearing(secret))).status).toBe(200);
    const input = { prefix: key.prefix, clientMutationId: "r-1" };
    const first = await payload<Payload>(REVOKE, input);
    expect(first).toMatchObject({ key: { prefix: key.prefix }, userErrors: [], clientMutationId: "r-1" });
    expect((await node.ask(VIEWER, {}, bearing(secret))).status).toBe(401);
    expect((await payload<Payload>(REVOKE, input)).key).toEqual(first.key);
  });

  it("names what it does not find by code, and repeats nothing of it", async () => {
    const { secret } = await make("READER");
    const answer = await payload<Payload>(REVOKE, { prefix: secret });
    expect(answer).toMatchObject({ key: null, userErrors: [{ code: "NO_SUCH_KEY", field: ["prefix"] }] });
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect((await node.ask(VIEWER, {}, bearing(secret))).status).toBe(200);
  });

  it("lets an admin revoke his own", async () => {
    const { key, secret } = await make("ADMIN");
    await payload(REVOKE, { prefix: key.prefix }, bearing(secret));
    expect((await node.ask("{ keys { prefix } }", {}, bearing(secret))).status).toBe(401);
  });
});

describe("what is no valid key", () => {
  const forms: readonly [string, () => Promise<string> | string][] = [
    ["an expired one", async () => `Bearer ${(await make("ADMIN", inDays(-1))).secret}`],
    [
      "a revoked one",
      async () => {
        const { key, secret } = await make("ADMIN");
        await keys.revoke(key.prefix);
        return `Bearer ${secret}`;
      },
    ],
    [
      "another secret behind a right prefix",
      async () => `Bearer ${(await make("ADMIN")).key.prefix}_${(await make("READER")).secret.slice(16)}`,
    ],
    ["an unknown prefix", async () => `Bearer cw_000000000000_${(await make("ADMIN")).secret.slice(16)}`],
    ["a prefix alone", async () => `Bearer ${(await make("ADMIN")).key.prefix}`],
    [
      "a digest in place of the secret",
      async () => {
        const { key } = await make("ADMIN");
        const [row] = await node.database.rows<{ digest: Buffer }>(
          sql`SELECT digest FROM access_key WHERE prefix = ${key.prefix}`,
        );
        return `Bearer ${key.prefix}_${row!.digest.toString("base64url")}`;
      },
    ],
    ["a secret that goes on", async () => `Bearer ${(await make("ADMIN")).secret}x`],
    ["a key without its scheme", async () => (await make("ADMIN")).secret],
    ["Basic", async () => `Basic ${Buffer.from(`admin:${(await make("ADMIN")).secret}`).toString("base64")}`],
    ["two schemes", async () => `Basic eDp5, Bearer ${(await make("ADMIN")).secret}`],
    ["two keys", async () => `Bearer ${(await make("ADMIN")).secret} ${(await make("ADMIN")).secret}`],
    ["garbage", () => "\u00ff'; DROP TABLE access_key; --"],
    ["a scheme alone", () => "Bearer"],
    ["nothing", () => ""],
  ];

  it.each(forms)("%s is refused, whatever is asked, and nothing is written", async (_what, form) => {
    const authorization = await form();
    const before = await everything();
    for (const query of [WRITE, VIEWER, "{ nodeInfo { name } }"]) {
      const response = await fetch(`${node.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization },
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      const { data, errors } = JSON.parse(text) as Answer;
      expect([response.status, response.headers.get("www-authenticate"), data]).toEqual([401, CHALLENGE, undefined]);
      expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
      expect(text).not.toMatch(/cw_[0-9a-f]/);
    }
    expect(await everything()).toBe(before);
  });

  it("an unknown, a wrong, an expired and a revoked one are refused in the same words", async () => {
    const told = await Promise.all(
      forms.slice(0, 4).map(async ([, form]) => (await node.ask(VIEWER, {}, { authorization: await form() })).body),
    );
    expect(new Set(told.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it("none at all is told apart, and a right one writes", async () => {
    const { status, body } = await node.ask(WRITE);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
    const { secret } = await make("CONTRIBUTOR");
    expect((await node.ask(WRITE, {}, { authorization: `bearer  ${secret}` })).body.data).toMatchObject({
      createActor: { userErrors: [] },
    });
  });
});

describe("bodies", () => {
  const long = `${JSON.stringify({ query: "{ __typename }" })}${" ".repeat(300_000)}`;
  const send = async (headers: Record<string, string>) => {
    const response = await fetch(`${node.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: long,
    });
    const { errors } = (await response.json()) as Answer;
    return [response.status, errors?.[0]?.extensions.code];
  };

  it("may be larger for whoever may write", async () => {
    expect(await send({})).toEqual([413, "BODY_TOO_LARGE"]);
    expect(await send(await node.as("READER"))).toEqual([413, "BODY_TOO_LARGE"]);
    for (const role of ["CONTRIBUTOR", "CURATOR", "ADMIN"] as const) {
      expect([role, await send(await node.as(role))]).toEqual([role, [200, undefined]]);
    }
  });

  it("are not read from whoever sends a wrong key", async () => {
    const ask = (authorization: string, length: number) =>
      raw(
        node.url,
        `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n` +
          `Authorization: ${authorization}\r\nContent-Length: ${length}\r\n\r\n`,
      );
    const { text } = await ask(`Bearer ${(await make("ADMIN", inDays(-1))).secret}`, 100);
    expect(text).toMatch(/^HTTP\/1\.1 401 [^]*www-authenticate: Bearer realm="counterweight"[^]*UNAUTHENTICATED/i);
    expect((await ask(admin.authorization, 40_000_000)).text).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe("a key in an address", () => {
  const encoded = (text: string) => [...text].map((each) => `%${each.charCodeAt(0).toString(16)}`).join("");

  it("is refused wherever it stands, before anything else", async () => {
    const { secret } = await make("ADMIN");
    const before = await everything();
    const addresses = [
      `/graphql?key=${secret}`,
      `/graphql?access_token=${encodeURIComponent(`Bearer ${secret}`)}`,
      `/graphql?query=${encodeURIComponent(`{ search(text: "${secret}") { totalCount } }`)}`,
      `/graphql?query={__typename}&variables=${encodeURIComponent(JSON.stringify({ key: secret }))}`,
      `/graphql?query={__typename}&extensions=${encodeURIComponent(JSON.stringify({ key: secret }))}`,
      `/graphql/${secret}`,
      `/${encoded(secret)}`,
      `/${secret.replace("cw_", "cw%5F")}?broken=%zz`,
      `/livez?${secret}`,
      `/assets/${secret}.js`,
    ];
    for (const address of addresses) {
      for (const method of ["GET", "POST", "OPTIONS"]) {
        const response = await fetch(node.url + address, { method, headers: { "apollo-require-preflight": "1" } });
        const text = await response.text();
        expect([address, method, response.status]).toEqual([address, method, 400]);
        expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "KEY_IN_URL" } }] });
        expect(text).not.toContain(secret);
      }
    }
    expect(await everything()).toBe(before);
  });

  it("is not mistaken for what only begins so", async () => {
    const { key } = await make("ADMIN");
    const query = encodeURIComponent(`{ search(text: "${key.prefix}_short") { totalCount } }`);
    const response = await fetch(`${node.url}/graphql?query=${query}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    expect([response.status, await response.json()]).toMatchObject([200, { data: { search: { totalCount: 0 } } }]);
  });

  it("does not reach the log, nor does one that stands where no key belongs", async () => {
    const { secret } = await make("ADMIN");
    const face = await startSmallFace({ resolvers: { "Query.number": () => 42 } });
    try {
      await face.get(`/${secret}`);
      await face.get(`/livez/${encoded(secret)}?${secret}`);
      await face.post(JSON.stringify({ query: "{ number }", operationName: secret, variables: { secret } }));
      await face.ask(`query ${secret.replaceAll("-", "_")} { number }`, {}, bearing(secret));
      await face.stop();
      const log = face.lines.join("");
      expect(face.lines).toHaveLength(4);
      expect(log.replace(/[^A-Za-z0-9]/g, "")).not.toContain(secret.slice(16).replace(/[^A-Za-z0-9]/g, ""));
      expect(decodeURIComponent(log)).not.toContain(secret.slice(0, 15));
    } finally {
      await face.stop();
    }
  });
});

async function load(records: readonly object[]): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-keys-"));
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "keys", title: "Keys" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
  rmSync(directory, { recursive: true });
}

interface Seen {
  readonly viewer: { readonly role: Role | null; readonly key: { readonly prefix: string } | null };
  readonly actors: { readonly nodes: readonly { readonly slug: string }[] };
}

/** Asks on a connection that stays open and is used by all. */
function post(agent: Agent, query: string, headers: Record<string, string>): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const options = { agent, method: "POST", headers: { "content-type": "application/json", ...headers } };
    const sent = request(`${node.url}/graphql`, options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => (text += chunk));
      response.once("end", () => {
        const { data } = JSON.parse(text) as { data?: Seen };
        if (data) resolve(data);
        else reject(new Error(text));
      });
    });
    sent.once("error", reject).end(JSON.stringify({ query }));
  });
}

describe("10,000 requests of different keys at once, over four connections to the database", () => {
  const REQUESTS = 10_000;
  const IN_FLIGHT = 64;
  const question = "{ viewer { role key { prefix } } actors(first: 10) { totalCount nodes { slug } } }";

  it("never see what another may, nor take each other's name", async () => {
    await load(
      ["PUBLIC", "NODE", "PRIVATE"].map((visibility) => anActor({ slug: visibility.toLowerCase(), visibility })),
    );
    const readers = await Promise.all(
      ([null, "READER", "CONTRIBUTOR", "CURATOR", "ADMIN", "READER", "CURATOR"] as const).map(async (role) => {
        const made = role && (await make(role));
        const sees =
          role === null
            ? ["public"]
            : role === "CURATOR" || role === "ADMIN"
              ? ["node", "private", "public"]
              : ["node", "public"];
        return { role, headers: made ? bearing(made.secret) : {}, prefix: made?.key.prefix ?? null, sees };
      }),
    );
    const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
    let foreign = 0;
    let rows = 0;
    let next = 0;
    const work = async () => {
      while (next < REQUESTS) {
        const reader = readers[next++ % readers.length]!;
        const { viewer, actors } = await post(agent, question, reader.headers);
        rows += actors.nodes.length;
        const slugs = actors.nodes.map(({ slug }) => slug).filter((slug) => slug !== "written");
        const isOwn = viewer.role === reader.role && (viewer.key?.prefix ?? null) === reader.prefix;
        if (!isOwn || String(slugs.sort()) !== String(reader.sees)) foreign += 1;
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    agent.destroy();
    process.stderr.write(
      `${REQUESTS} requests of ${readers.length} readers, ${rows} rows, ${foreign} of them foreign\n`,
    );
    expect([next, foreign]).toEqual([REQUESTS, 0]);
  }, 400_000);
});
