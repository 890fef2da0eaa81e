// Downloads over HTTP: the tables as CSV, what may be asked of them, how they can be cited, and how they are written: as fast
// as they are read, and no faster.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import sql from "sql-template-tag";
import { Snapshot, STREAM_BATCH_SIZE } from "../../src/database/database";
import { DOWNLOADS } from "../../src/exchange/export/downloads";
import type { Manifest } from "../../src/exchange/export/manifest";
import { importFile } from "../../src/exchange/import/import.service";
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"];
const AWKWARD = 'Comma, "quote"\nand break; œuvre 🌍';

let node: TestNode;
let directory: string;
beforeAll(async () => {
  node = await startNode({ demo: false, settings: { COUNTERWEIGHT_POOL_SIZE: "4" } });
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-downloads-"));
  const file = path.join(directory, "records.ndjson");
  const licence = "CC0-1.0";
  const lines = [
    { record: "Dataset", format: "counterweight/1", name: "some", title: "Some", licence, attribution: "Somebody" },
    anActor({
      ...{
        slug: "ours",
        kind: "TRADE_UNION",
        jurisdiction: "BE",
        existence: "1970~/2015",
        website: "https://ours.example",
      },
      identifiers: [{ scheme: "BE-BCE_KBO", value: "0407" }],
      names: [
        { value: "Ours", lang: "en", kind: "OFFICIAL" },
        { value: "Les nôtres", lang: "fr", kind: "OFFICIAL" },
      ],
      sectorPosition: { state: 0.25, economy: 0, civilSociety: 0.75 },
    }),
    anActor({ slug: "theirs", jurisdiction: "FR", existence: "2016/.." }),
    ...FORMULAS.map((name, index) => anActor({ slug: `formula-${index}`, name, kind: "MEDIA" })),
    anActor({ slug: "awkward", name: AWKWARD, kind: "MEDIA" }),
    aTie("ours", "theirs", {
      type: "FUNDS",
      key: "funds",
      valid: "2010",
      amount: "123456789012345.67",
      currency: "EUR",
    }),
    aTie("theirs", "awkward", { note: "=cmd" }),
    { record: "Theme", slug: "labour", name: { en: "Labour" } },
    aPolicy({ slug: "decent-work", jurisdiction: "BE", themes: ["labour"] }),
    aPolicy({ slug: "other-policy" }),
    aReform("decent-work", {
      slug: "first-reform",
      begun: "2012",
      stages: [{ stage: "ADOPTION" }],
      outcome: "ADOPTED",
    }),
    anInvolvement("ours", "decent-work", { reform: "first-reform", stance: "OPPOSE", role: "OPPONENT" }),
    anInvolvement("theirs", "other-policy"),
    aSource({ slug: "a-source" }),
    { ...anExcerpt("a-source"), key: "passage" },
    evidenceFor("Actor:ours", "passage"),
    evidenceFor("Relationship:funds", "passage"),
  ];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

const fetched = (address: string, init?: RequestInit) => fetch(new URL(address, node.url), init);

/** Reads RFC 4180 as it is written, and takes nothing else. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new Error(`No CSV at ${JSON.stringify(text.slice(0, 80))}`);
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === "\r\n" && field.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

async function table(address: string, init?: RequestInit): Promise<Record<string, string>[]> {
  const response = await fetched(address, init);
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  expect(text.endsWith("\r\n")).toBe(true);
  const [names, ...rows] = parsed(text);
  expect(rows.every((row) => row.length === names!.length)).toBe(true);
  return rows.map((row) => Object.fromEntries(names!.map((name, index) => [name, row[index]!])));
}

const slugs = (rows: readonly Record<string, string>[]) => rows.map(({ slug }) => slug).sort();

describe("tables", () => {
  it("hold each record with names, dates, licence and evidence", async () => {
    const ours = (await table("/actors.csv?kind=TRADE_UNION"))[0]!;
    expect(ours).toMatchObject({
      ...{ slug: "ours", name: "Ours", kind: "TRADE_UNION", jurisdiction: "BE", website: "https://ours.example" },
      ...{ existence: "1970~/2015", existence_from: "1969-01-01", existence_until: "2015-12-31" },
      ...{ sector_state: "0.25", sector_civil_society: "0.75", identifiers: "BE-BCE_KBO:0407" },
      ...{ visibility: "PUBLIC", origin: "local", version: "1", disputed: "false", evidence: "1" },
      ...{ dataset: "some", dataset_licence: "CC0-1.0" },
    });
    const [tie] = await table("/relationships.csv?type=FUNDS");
    expect(tie).toMatchObject({
      ...{ source_id: ours.id, source_slug: "ours", target_slug: "theirs", target_name: "theirs" },
      ...{ amount: "123456789012345.67", currency: "EUR", valid_from: "2010-01-01", valid_until: "2010-12-31" },
      ...{ evidence: "1", strength: "", confidence: "1" },
    });
    const [involvement] = await table("/involvements.csv?stance=OPPOSE");
    expect(involvement).toMatchObject({
      ...{
        actor_id: ours.id,
        policy_slug: "decent-work",
        reform_slug: "first-reform",
        role: "OPPONENT",
        evidence: "0",
      },
    });
    expect((await table("/reforms.csv"))[0]).toMatchObject({ slug: "first-reform", outcome: "ADOPTED", begun: "2012" });
    expect((await table("/policies.csv?kind=LAW")).map(({ themes }) => themes).sort()).toEqual(["", "labour"]);
    expect(slugs(await table("/sources.csv"))).toEqual(["a-source"]);
  });

  it("have the columns asked for, in the order of the whole", async () => {
    const text = await (await fetch(`${node.url}/actors.csv?columns=kind,slug`)).text();
    const whole = await (await fetch(`${node.url}/actors.csv`)).text();
    expect(text.split("\r\n")[0]).toBe("slug,kind");
    expect(text.split("\r\n")).toHaveLength(whole.split("\r\n").length);
  });

  it("are safe in a spreadsheet, and keep every character", async () => {
    const names = (await table("/actors.csv?kind=MEDIA")).map(({ name }) => name).sort();
    expect(names).toEqual([...FORMULAS.map((name) => `'${name}`), AWKWARD].sort());
    expect((await table("/relationships.csv?type=MEMBER_OF"))[0]!.note).toBe("'=cmd");
  });

  it("speak the reader's language", async () => {
    const name = async (address: string, headers = {}) => (await table(address, { headers }))[0]!.name;
    expect(await name("/actors.csv?kind=TRADE_UNION&lang=nl,fr")).toBe("Les nôtres");
    expect(await name("/actors.csv?kind=TRADE_UNION", { "accept-language": "fr-BE" })).toBe("Les nôtres");
  });

  it.each([
    ["/actors.csv?jurisdiction=BE,FR", ["ours", "theirs"]],
    ["/actors.csv?jurisdiction=BE&jurisdiction=FR&kind=NGO", ["theirs"]],
    ["/actors.csv?theme=labour", ["ours"]],
    ["/actors.csv?jurisdiction=BE&asOf=2016-01-01", []],
    ["/policies.csv?theme=labour", ["decent-work"]],
    ["/reforms.csv?theme=labour&stage=ADOPTION&outcome=ADOPTED&jurisdiction=BE", ["first-reform"]],
    ["/reforms.csv?asOf=2011-12-31", []],
  ])("keep what %s asks for", async (address, expected) => {
    expect(slugs(await table(address))).toEqual(expected);
  });

  it("keep ties and involvements by their ends", async () => {
    const count = async (address: string) => (await table(address)).length;
    expect(await count("/relationships.csv?jurisdiction=BE")).toBe(1);
    expect(await count("/relationships.csv?asOf=2011-01-01")).toBe(0);
    expect(await count("/involvements.csv")).toBe(2);
    for (const filter of ["theme=labour", "jurisdiction=BE", "role=OPPONENT"]) {
      expect(await count(`/involvements.csv?${filter}`)).toBe(1);
    }
  });
});

describe("addresses", () => {
  it.each([
    ["/actors.csv?knid=NGO", "BAD_USER_INPUT", "knid"],
    ["/actors.csv?kind=NGO,UNION", "BAD_USER_INPUT", "UNION"],
    ["/actors.csv?kind=", "BAD_USER_INPUT", "kind"],
    ["/actors.csv?type=FUNDS", "BAD_USER_INPUT", "type"],
    ["/actors.csv?jurisdiction=Belgium", "BAD_USER_INPUT", "jurisdiction"],
    ["/actors.csv?asOf=2016-02-30", "BAD_DATE", "asOf"],
    ["/actors.csv?asOf=2016-01-01&asOf=2017-01-01", "BAD_USER_INPUT", "asOf"],
    ["/relationships.csv?theme=labour", "BAD_USER_INPUT", "theme"],
    ["/manifest.json", "BAD_USER_INPUT", "of"],
    ["/manifest.json?of=/graphql", "BAD_USER_INPUT", "of"],
    ["/manifest.json?of=/actors.csv%3Fkind%3DX", "BAD_USER_INPUT", "kind"],
    ["/manifest.json?of=/actors.csv%3Ftheme%3Da%3Fb", "BAD_USER_INPUT", "theme"],
  ])("%s is refused with %s", async (address, code, named) => {
    for (const method of ["GET", "HEAD"]) {
      const response = await fetched(address, { method });
      expect(response.status).toBe(400);
      expect(response.headers.get("content-disposition")).toBeNull();
      if (method === "HEAD") continue;
      const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
      expect(errors[0]).toMatchObject({ message: expect.stringContaining(named), extensions: { code } });
    }
  });

  it("takes no key but in its header, and no other method", async () => {
    const { authorization } = await node.as("READER");
    const key = authorization.slice("Bearer ".length);
    for (const [address, init, status, code] of [
      [`/actors.csv?key=${key}`, {}, 400, "KEY_IN_URL"],
      ["/actors.csv", { headers: { authorization: `${authorization}x` } }, 401, "UNAUTHENTICATED"],
      ["/actors.csv", { method: "POST" }, 405, "METHOD_NOT_ALLOWED"],
    ] as const) {
      const response = await fetched(address, init);
      expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(code)]);
    }
  });

  it.each(DOWNLOADS.map((download) => [download.path, download] as const))(
    "%s tells what it is",
    async (address, { type, packed }) => {
      for (const method of ["GET", "HEAD"]) {
        const response = await fetched(address, { method, headers: { "accept-encoding": "gzip" } });
        const told = Object.fromEntries(response.headers.entries());
        const [, name, ending] = /^\/(\w+)\.(.+)$/.exec(address)!;
        expect(response.status).toBe(200);
        expect(told).toMatchObject({
          "content-type": type,
          ...(packed ? {} : { "content-encoding": "gzip" }),
          "cache-control": "no-store",
          "access-control-allow-origin": "*",
          "content-disposition": expect.stringMatching(
            new RegExp(String.raw`^attachment; filename="${name}-local-\d{4}-\d\d-\d\d\.${ending}"$`),
          ),
          link: `</manifest.json?of=${encodeURIComponent(address)}>; rel="describedby"; type="application/json"`,
        });
        expect(told.vary!.split(", ")).toEqual(
          expect.arrayContaining(["authorization", "accept-language", "accept-encoding"]),
        );
        expect((await response.text()).length > 0).toBe(method === "GET");
      }
    },
  );

  it("may be read from every page on the web", async () => {
    const response = await fetched("/actors.csv", { method: "OPTIONS" });
    expect([response.status, response.headers.get("access-control-allow-headers")]).toEqual([204, "authorization"]);
  });
});

it("a download can be cited by its manifest", async () => {
  const { headers } = await fetched("/actors.csv?kind=TRADE_UNION,NGO", { method: "HEAD" });
  const [, address] = /^<(.*?)>/.exec(headers.get("link")!)!;
  const manifest = (await (await fetched(address!)).json()) as Manifest;
  expect(manifest).toMatchObject({
    ...{ query: "/actors.csv?kind=TRADE_UNION,NGO", node: "local", visibilities: ["PUBLIC"], licences: ["CC0-1.0"] },
    coverage: [{ part: "actors", records: 2, withEvidence: 1 }],
    origins: [{ origin: "local", dataset: "some", licence: "CC0-1.0", attribution: "Somebody", records: 2 }],
  });
  expect(Date.parse(manifest.knownAt)).not.toBeNaN();
});

describe("a long download", () => {
  const ROWS = 100_000;
  let pulled = 0;
  const { stream } = Snapshot.prototype;

  beforeAll(async () => {
    await node.database.transaction(async (transaction) => {
      await transaction.rows(sql`INSERT INTO actor (id, origin, visibility, slug, kind, names, sort_name, description)
        SELECT gen_random_uuid(), 'generated', 'PUBLIC', 'generated-' || n, 'COMPANY',
          '[{"value": "Generated", "kind": "OFFICIAL"}]', n::text, '{}' FROM generate_series(1, ${ROWS}::int) n`);
    });
    // Counts what leaves the database, and changes nothing.
    Snapshot.prototype.stream = async function* <Row>(this: Snapshot, statement: Parameters<typeof stream>[0]) {
      for await (const batch of stream.call(this, statement)) {
        pulled += batch.length;
        yield batch as Row[];
      }
    };
  });
  beforeEach(() => (pulled = 0));
  afterAll(async () => {
    Snapshot.prototype.stream = stream;
    await node.database.transaction((transaction) =>
      transaction.rows(sql`DELETE FROM actor WHERE origin = 'generated'`),
    );
  });

  async function begun(address: string): Promise<IncomingMessage> {
    const [response] = (await once(get(new URL(address, node.url)), "response")) as [IncomingMessage];
    return response;
  }

  /** Until nothing more was pulled while the database answered a hundred times. */
  async function stalled(): Promise<number> {
    for (let before = -1; before !== pulled;) {
      before = pulled;
      for (let turn = 0; turn < 100; turn += 1) await node.database.pool.query("SELECT 1");
    }
    return pulled;
  }

  /** Until all connections are back in the pool. */
  async function allReturned(): Promise<void> {
    const { pool } = node.database;
    while (pool.idleCount < pool.totalCount) await once(pool, "release");
    expect(pool.waitingCount).toBe(0);
  }

  it("waits for its reader", async () => {
    const response = await begun("/actors.csv?kind=COMPANY");
    const ahead = await stalled();
    // What the sockets of both sides hold, and no more than a few batches beside it.
    expect(ahead).toBeGreaterThan(STREAM_BATCH_SIZE);
    expect(ahead).toBeLessThan(ROWS / 2);
    let lines = 0;
    for await (const chunk of response) lines += (chunk as Buffer).toString("latin1").split("\n").length - 1;
    expect([lines, pulled]).toEqual([ROWS + 1, ROWS]);
    await allReturned();
  });

  it("ends when its reader leaves", async () => {
    const response = await begun("/actors.csv?kind=COMPANY");
    const ahead = await stalled();
    expect(node.database.pool.idleCount).toBeLessThan(node.database.pool.totalCount);
    response.destroy();
    await allReturned();
    expect(await stalled()).toBeLessThan(ahead + 3 * STREAM_BATCH_SIZE);
  });

  it("leaves connections to those who ask questions", async () => {
    const responses = [await begun("/actors.csv?kind=COMPANY"), await begun("/actors.csv?kind=COMPANY")];
    const refused = await fetched("/actors.csv");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(await refused.text()).toContain("TOO_MANY_DOWNLOADS");
    expect((await node.ask('{ actor(by: {slug: "ours"}) { name } }')).body.data).toEqual({ actor: { name: "Ours" } });
    for (const response of responses) response.destroy();
    await allReturned();
    expect(slugs(await table("/actors.csv?kind=TRADE_UNION"))).toEqual(["ours"]);
  });

  it("breaks off where the database does", async () => {
    const response = await begun("/actors.csv?kind=COMPANY");
    await stalled();
    await node.database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'FETCH%' AND datname = current_database()",
    );
    await expect(
      (async () => {
        for await (const _chunk of response) void _chunk;
      })(),
    ).rejects.toThrow("aborted");
    await allReturned();
  });
});
