// The Reconciliation API over HTTP with the demonstration data: what OpenRefine asks, what it is told, what is refused.
import { importFile } from "../../src/exchange/import/import.service";
import { startNode, type TestNode } from "../support/node";
import { http, written } from "./raw-http";
import { complaintsAbout } from "./specification";

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${node.url}${path}`, { headers });
const json = async (path: string) => (await (await get(path)).json()) as never;
const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${node.url}/reconcile`, { method: "POST", body: new URLSearchParams(fields), headers });
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors?: [{ extensions: { code: string } }] };
  return `${response.status} ${errors?.[0].extensions.code ?? "no error"}`;
};

interface Candidate {
  id: string;
  name: string;
  description: string;
  score: number;
  match: boolean;
  type: { id: string; name: string }[];
  features: { id: string; value: number | boolean }[];
}
const reconcile = async (queries: object) => {
  const answer = (await (await post({ queries: JSON.stringify(queries) })).json()) as Record<
    string,
    { result: Candidate[] }
  >;
  expect(complaintsAbout("reconciliation-result-batch", answer)).toEqual([]);
  return answer;
};
const candidates = async (query: object) => (await reconcile({ q: query })).q!.result;

describe("the manifest", () => {
  it("is as the specification has it, under the address by which it was asked", async () => {
    const manifest = await json("/reconcile");
    expect(complaintsAbout("manifest", manifest)).toEqual([]);
    expect(manifest).toMatchObject({ versions: ["0.2"], batchSize: 20, preview: { width: 430, height: 300 } });
    const { view, preview, suggest, extend } = manifest as {
      view: { url: string };
      preview: { url: string };
      suggest: Record<string, object>;
      extend: { propose_properties: object };
    };
    expect([view.url, preview.url]).toEqual(Array(2).fill(`${node.url}/reconcile/preview?id={{id}}`));
    for (const service of [...Object.values(suggest), extend.propose_properties]) {
      const { service_url: base, service_path: path } = service as { service_url: string; service_path: string };
      expect((await fetch(base + path)).status).toBe(200);
    }
  });

  it("says https behind a proxy that says so, and takes no Host that would be more than one", async () => {
    const told = async (headers: Record<string, string>) => http(`${node.url}/reconcile`, headers);
    const secure = await told({ host: "node.example.org", "x-forwarded-proto": "https" });
    expect((JSON.parse(secure.body) as { view: { url: string } }).view.url).toMatch(/^https:\/\/node\.example\.org\//);
    for (const host of ["evil.example/path", "a@b", 'x"onload="', "a b", "-"]) {
      const { status, body } = await told({ host });
      expect([host, status, body.includes("BAD_REQUEST")]).toEqual([host, 400, true]);
    }
  });

  it("is readable from every page, and never kept", async () => {
    const { headers } = await get("/reconcile", { origin: "http://127.0.0.1:3333" });
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cache-control")).toBe("no-store");
    const preflight = await fetch(`${node.url}/reconcile`, { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, POST, OPTIONS",
    ]);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization");
  });
});

describe("names", () => {
  it("are found without their accents, in other languages and by former names", async () => {
    const { oxfam, former, typo } = (await reconcile({
      oxfam: { query: "Oxfam Solidarite" },
      former: { query: "Wereldsolidariteit" },
      typo: { query: "Wereldsolidaritet" },
    })) as Record<string, { result: [Candidate] }>;
    expect(oxfam!.result[0]).toMatchObject({ name: "Oxfam-Solidarité", score: 100, match: true });
    expect(oxfam!.result[0].type).toEqual([
      { id: "Actor.NGO", name: "NGO" },
      { id: "Actor", name: "Actor" },
    ]);
    expect(former!.result[0]).toMatchObject({ name: "We Social Movements", score: 95, match: true });
    expect(former!.result[0].description).toContain("also: Wereldsolidariteit");
    expect(typo!.result[0]).toMatchObject({ name: "We Social Movements", match: false });
    expect(typo!.result[0].score).toBeLessThan(95);
  });

  it("are found with words beside them that they do not have", async () => {
    const [first] = await candidates({ query: "We Social Movements asbl Bruxelles" });
    expect(first).toMatchObject({ name: "We Social Movements", match: false });
    expect(first!.score).toBeLessThan(60);
  });

  it("are no match when they are only a part of one", async () => {
    const [first] = await candidates({ query: "Oxfam" });
    expect(first!.score).toBeLessThan(80);
    expect(first!.match).toBe(false);
  });

  it("are no match when two bear them, unless something speaks for one only", async () => {
    const twin = (slug: string, jurisdiction: string) => ({
      ...{ record: "Actor", slug, kind: "NGO", jurisdiction },
      names: [{ value: "Qualle Zwillinge", kind: "OFFICIAL" }],
    });
    const dataset = { record: "Dataset", format: "counterweight/1", name: "twins", title: "Twins" };
    const file = written([dataset, twin("twin-one", "BE"), twin("twin-two", "CH")]);
    await importFile(node.ledger, file, { origin: "local" });
    const [one, two] = await candidates({ query: "Qualle Zwillinge" });
    expect([one, two]).toMatchObject([
      { score: 100, match: false },
      { score: 100, match: false },
    ]);
    const told = await candidates({ query: "Qualle Zwillinge", properties: [{ pid: "jurisdiction", v: "CH" }] });
    expect(told.slice(0, 2)).toMatchObject([
      { score: 100, match: true },
      { score: 80, match: false },
    ]);
    expect(told[0]!.description).toContain("CH");
  });

  it("give as many candidates as are asked for, best first", async () => {
    const many = await candidates({ query: "Solidarité" });
    expect(many.length).toBeGreaterThan(2);
    expect(many.map(({ score }) => score)).toEqual(many.map(({ score }) => score).sort((a, b) => b - a));
    expect(await candidates({ query: "Solidarité", limit: 2 })).toEqual(many.slice(0, 2));
  });

  it("can be asked by GET, and an empty batch has an empty answer", async () => {
    const queries = encodeURIComponent(JSON.stringify({ q0: { query: "Oxfam-Solidarité", limit: 1 } }));
    expect(await json(`/reconcile?queries=${queries}`)).toMatchObject({ q0: { result: [{ match: true }] } });
    expect(await reconcile({})).toEqual({});
    expect(await reconcile({ q0: { query: "§§§" } })).toEqual({ q0: { result: [] } });
    const odd = await post({ queries: '{"__proto__":{"query":"zzqqxx"}}' });
    expect(await odd.text()).toBe('{"__proto__":{"result":[]}}');
  });
});

describe("types", () => {
  const namesOf = async (query: object) =>
    (await candidates({ query: "coopération", limit: 50, ...query })).map(({ type }) => type[0]!.id);

  it("narrow, by record type and by kind of actor", async () => {
    const all = await namesOf({});
    expect(new Set(all.map((id) => id.split(".")[0])).size).toBeGreaterThan(1);
    expect(new Set(await namesOf({ type: "Policy" }))).toEqual(new Set(["Policy"]));
    const [any] = await candidates({ query: "Oxfam" });
    expect((await candidates({ query: "Oxfam", type: "Actor.NGO" }))[0]).toEqual(any);
    expect(await candidates({ query: "Oxfam", type: "Actor.COURT" })).toEqual([]);
    expect(
      (await candidates({ query: "Oxfam", type: ["Actor", "Actor.NGO"], type_strict: "all" })).length,
    ).toBeGreaterThan(0);
    expect(await candidates({ query: "Oxfam", type: ["Policy", "Actor.NGO"], type_strict: "all" })).toEqual([]);
  });

  it("only lower the score where they should hold", async () => {
    const [first] = await candidates({ query: "Oxfam-Solidarité", type: "Policy", type_strict: "should" });
    expect(first).toMatchObject({ name: "Oxfam-Solidarité", score: 80, match: false });
    expect(first!.features).toContainEqual({ id: "type", value: false });
  });
});

describe("properties", () => {
  const WSM = "0413986102";

  it("decide by number, whatever the name", async () => {
    for (const [pid, v] of [
      ["identifier:BE-BCE_KBO", WSM],
      ["identifier", `BE-BCE_KBO:${WSM}`],
      ["identifier", `BE-BCE_KBO-${WSM}`],
      ["identifier", [`XX-NONE:1`, { id: `BE-BCE_KBO:${WSM}` }]],
    ]) {
      const [first, ...others] = await candidates({ query: "Oxfam-Solidarité", properties: [{ pid, v }] });
      expect(first).toMatchObject({ name: "We Social Movements", score: 100, match: true });
      expect(first!.features).toContainEqual({ id: pid, value: true });
      expect(others[0]).toMatchObject({ name: "Oxfam-Solidarité", match: false });
      expect(others[0]!.score).toBeLessThan(100);
    }
    expect(await candidates({ properties: [{ pid: "identifier:BE-BCE_KBO", v: WSM }] })).toMatchObject([
      { score: 100, match: true },
    ]);
  });

  it("are not needed where a number stands in the place of the name, with its register or alone", async () => {
    for (const query of [`BE-BCE_KBO-${WSM}`, `BE-BCE_KBO:${WSM}`, WSM, " 0413.986.102 ", "0413 986 102"]) {
      const found = await candidates({ query });
      expect([query, found]).toMatchObject([query, [{ name: "We Social Movements", score: 100, match: true }]]);
    }
    for (const query of ["BE-BCE_KBO-1", "XX-NONE:0413986102", "041398610", "0413"])
      expect([query, await candidates({ query })]).toEqual([query, []]);
    expect(await candidates({ query: WSM, type: "Policy" })).toEqual([]);
  });

  it("match nobody where a number alone is in two registers", async () => {
    const bearer = (slug: string, scheme: string) => ({
      ...{ record: "Actor", slug, kind: "NGO", names: [{ value: `Borne ${slug}`, kind: "OFFICIAL" }] },
      identifiers: [{ scheme, value: "777000777" }],
    });
    const dataset = { record: "Dataset", format: "counterweight/1", name: "bearers", title: "Bearers" };
    const file = written([dataset, bearer("in-one", "X-ONE"), bearer("in-two", "X-TWO")]);
    await importFile(node.ledger, file, { origin: "local" });
    expect(await candidates({ query: "777000777" })).toMatchObject([{ match: false }, { match: false }]);
    expect(await candidates({ query: "X-TWO:777000777" })).toMatchObject([{ name: "Borne in-two", match: true }]);
  });

  it("match nobody where the numbers are of two", async () => {
    const both = await candidates({ properties: [{ pid: "identifier:BE-BCE_KBO", v: [WSM, "0408643875"] }] });
    expect(both).toMatchObject([{ match: false }, { match: false }]);
  });

  it("speak for or against a name, and say so", async () => {
    const of = async (pid: string, v: string | number) =>
      (await candidates({ query: "Oxfam-Solidarité", properties: [{ pid, v }] }))[0]!;
    expect(await of("jurisdiction", "be")).toMatchObject({ score: 100, match: true });
    expect(await of("jurisdiction", "BE-WAL")).toMatchObject({ score: 100, match: true });
    expect(await of("jurisdiction", "CH")).toMatchObject({ score: 80, match: false });
    expect(await of("kind", "NGO")).toMatchObject({ score: 100, match: true });
    expect(await of("kind", "COURT")).toMatchObject({ score: 80, match: false });
    expect(await of("identifier:BE-BCE_KBO", "1")).toMatchObject({ score: 80, match: false });
    // What the record does not tell speaks neither way.
    expect(await of("stage", "ADOPTION")).toMatchObject({ score: 100, match: true });
    expect((await of("jurisdiction", "CH")).features).toEqual([
      { id: "name", value: 100 },
      { id: "jurisdiction", value: false },
    ]);
    const [site] = await candidates({ query: "WSM", properties: [{ pid: "website", v: "http://wsm.be/fr/contact" }] });
    expect(site!.features).toContainEqual({ id: "website", value: true });
  });
});

describe("suggestions", () => {
  it("are records that begin so, page by page", async () => {
    const { result } = (await json("/reconcile/suggest/entity?prefix=oxf&cursor=0")) as { result: Candidate[] };
    expect(complaintsAbout("suggest-entities-response", { result })).toEqual([]);
    expect(result[0]!.name).toMatch(/^Oxfam/);
    const first = (await json("/reconcile/suggest/entity?prefix=s")) as { result: Candidate[] };
    const second = (await json("/reconcile/suggest/entity?prefix=s&cursor=20")) as { result: Candidate[] };
    expect(first.result).toHaveLength(20);
    expect(first.result.map(({ id }) => id)).not.toContain(second.result[0]!.id);
    expect(await json("/reconcile/suggest/entity?prefix=")).toEqual({ result: [] });
  });

  it("are types and properties, registers among them", async () => {
    const types = (await json("/reconcile/suggest/type?prefix=trade")) as { result: Candidate[] };
    expect(complaintsAbout("suggest-types-response", types)).toEqual([]);
    expect(types.result[0]).toMatchObject({ id: "Actor.TRADE_UNION", broader: [{ id: "Actor" }] });
    const properties = (await json("/reconcile/suggest/property?prefix=kbo")) as { result: Candidate[] };
    expect(complaintsAbout("suggest-properties-response", properties)).toEqual([]);
    expect(properties.result.map(({ id }) => id)).toEqual(["identifier:BE-BCE_KBO"]);
  });
});

describe("columns", () => {
  const idOf = async (query: string, type: string) => (await candidates({ query, type }))[0]!.id;

  it("are proposed by type", async () => {
    const proposed = (await json("/reconcile/properties?type=Reform&limit=3")) as { properties: { id: string }[] };
    expect(complaintsAbout("data-extension-property-proposal", proposed)).toEqual([]);
    expect(proposed).toMatchObject({ type: "Reform", limit: 3 });
    const all = (await json("/reconcile/properties?type=Reform")) as { properties: { id: string }[] };
    expect(all.properties.map(({ id }) => id)).toEqual([
      "slug",
      "name",
      "names",
      "description",
      "period",
      "stage",
      "outcome",
      "policy",
    ]);
  });

  it("come by id and property: texts, numbers, dates and records; nothing for who is not there", async () => {
    const wsm = await idOf("We Social Movements", "Actor");
    const reform = await idOf("Reform of cooperation begun in 2015 (reform of its funding)", "Reform");
    const gone = `actor_${"0".repeat(32)}`;
    const ids = [wsm, reform, gone, "no id", "__proto__"];
    const asked = ["identifier:BE-BCE_KBO", "names", "sectorCivilSociety", "period", "policy"];
    const properties = asked.map((id) => (id === "names" ? { id, settings: { limit: "2" } } : { id }));
    const answer = (await (await post({ extend: JSON.stringify({ ids, properties }) })).json()) as {
      meta: { id: string }[];
      rows: Record<string, Record<string, unknown[]>>;
    };
    expect(complaintsAbout("data-extension-response", answer)).toEqual([]);
    expect(answer.meta.map(({ id }) => id)).toEqual(asked);
    expect(answer.rows[wsm]).toEqual({
      "identifier:BE-BCE_KBO": [{ str: "0413986102" }],
      names: [{ str: "We Social Movements" }, { str: "WSM" }],
      sectorCivilSociety: [{ float: 1 }],
      period: [{ str: "1974/.." }],
      policy: [],
    });
    expect(answer.rows[reform]!.policy).toMatchObject([{ id: expect.stringMatching(/^policy_/) as string }]);
    const empty = Object.fromEntries(asked.map((id) => [id, []]));
    for (const id of [gone, "no id"]) expect(answer.rows[id]).toEqual(empty);
    expect(Object.keys(answer.rows)).toEqual(expect.arrayContaining(ids));
  });
});

describe("a preview", () => {
  it("may be framed and do nothing else, and shows texts as texts", async () => {
    const text = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>&`;
    const lines = [
      { record: "Dataset", format: "counterweight/1", name: "sharp", title: "Sharp" },
      {
        ...{ record: "Actor", slug: "sharp", kind: "NGO", names: [{ value: text, kind: "OFFICIAL" }] },
        ...{ description: { en: text }, jurisdiction: "BE", website: "https://example.org/?<script>=\"'" },
      },
    ];
    await importFile(node.ledger, written(lines), { origin: "local" });
    const [sharp] = await candidates({ query: text });
    expect(sharp).toMatchObject({ name: text, match: true });
    const response = await get(`/reconcile/preview?id=${sharp!.id}`);
    const html = await response.text();
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img");
    expect(
      html.match(/<[a-z1]+/g)!.filter((tag) => !/^<(html|head|meta|title|style|body|h1|p|dl|dt|dd)$/.test(tag)),
    ).toEqual([]);
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors \*; sandbox$/);
    expect(policy).not.toMatch(/unsafe|script/);
    expect(response.headers.get("x-frame-options")).toBeNull();
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    // No other answer may be framed, a refusal of this address included.
    for (const path of ["/reconcile", "/reconcile/preview?id=x", "/livez"]) {
      const { headers } = await get(path);
      expect([path, headers.get("x-frame-options")]).toEqual([path, "DENY"]);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    }
  });
});

describe("the cost", () => {
  const counted = async (work: () => Promise<unknown>) => {
    let statements = 0;
    const stopListening = node.database.onStatement(() => statements++);
    await work().finally(stopListening);
    return statements;
  };

  it("is the same for the columns of one record and of many", async () => {
    const all = (await candidates({ query: "Solidarité", type: "Actor", limit: 50 })).map(({ id }) => id);
    expect(all.length).toBeGreaterThan(3);
    const properties = ["identifier", "identifier:BE-BCE_KBO", "names", "period"].map((id) => ({ id }));
    const fetched = (ids: string[]) => () => post({ extend: JSON.stringify({ ids, properties }) });
    // The actors, their identifiers.
    expect(await counted(fetched(all.slice(0, 1)))).toBe(2);
    expect(await counted(fetched(all))).toBe(2);
  });

  it("is the same for one question and for fifty", async () => {
    const statementsOf = (queries: object) => counted(() => reconcile(queries));
    const named = { query: "Oxfam", type: "Actor", properties: [{ pid: "identifier", v: "BE-BCE_KBO:0408643875" }] };
    const fifty = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`q${index}`, { ...named, query: `${named.query} ${index}` }]),
    );
    // Names, numbers, the actors, their identifiers.
    expect(await statementsOf({ q0: named })).toBe(4);
    expect(await statementsOf(fifty)).toBe(4);
    // Names, numbers, the actors.
    expect(await statementsOf({ q0: { query: "BE-BCE_KBO-0408643875" }, q1: { query: "0413986102" } })).toBe(3);
    // One statement for each type of record that is found.
    const mixed = ["Oxfam", "coopération", "Reform", "Démocratie"].map((query, index) => [`q${index}`, { query }]);
    expect(await statementsOf(Object.fromEntries(mixed))).toBeLessThanOrEqual(6);
  });
});

describe("bad input", () => {
  const query = { query: "Oxfam" };
  const queries = (batch: unknown) => ({ queries: JSON.stringify(batch) });
  const extension = (asked: unknown) => ({ extend: JSON.stringify(asked) });
  const nested = "[".repeat(40_000) + "]".repeat(40_000);

  it.each<[string, Record<string, string>, string]>([
    ["nothing", {}, "400 BAD_REQUEST"],
    ["an unknown field alone", { question: "{}" }, "400 BAD_REQUEST"],
    ["both fields", { ...queries({}), ...extension({}) }, "400 BAD_REQUEST"],
    ["no JSON", { queries: "{" }, "400 BAD_REQUEST"],
    ["JSONP", { ...queries({ q: query }), callback: "f" }, "400 BAD_REQUEST"],
    ["a list", queries([query]), "400 BAD_USER_INPUT"],
    ["null", queries(null), "400 BAD_USER_INPUT"],
    ["a question that is a text", queries({ q: "Oxfam" }), "400 BAD_USER_INPUT"],
    ["a question that asks nothing", queries({ q: {} }), "400 BAD_USER_INPUT"],
    ["an unknown field in a question", queries({ q: { ...query, name: "x" } }), "400 BAD_USER_INPUT"],
    ["an unknown type", queries({ q: { ...query, type: "Q5" } }), "400 BAD_USER_INPUT"],
    ["an unknown strictness", queries({ q: { ...query, type_strict: "most" } }), "400 BAD_USER_INPUT"],
    ["an unknown property", queries({ q: { ...query, properties: [{ pid: "P31", v: "x" }] } }), "400 BAD_USER_INPUT"],
    ["a property without a value", queries({ q: { ...query, properties: [{ pid: "kind" }] } }), "400 BAD_USER_INPUT"],
    [
      "a value that is a list of lists",
      queries({ q: { ...query, properties: [{ pid: "kind", v: [["x"]] }] } }),
      "400 BAD_USER_INPUT",
    ],
    ["no candidates", queries({ q: { ...query, limit: 0 } }), "400 BAD_USER_INPUT"],
    ["too many candidates", queries({ q: { ...query, limit: 51 } }), "400 BAD_USER_INPUT"],
    ["half a candidate", queries({ q: { ...query, limit: 0.5 } }), "400 BAD_USER_INPUT"],
    ["a long text", queries({ q: { query: "x".repeat(1_001) } }), "400 BAD_USER_INPUT"],
    ["NUL", queries({ q: { properties: [{ pid: "identifier", v: "A:\u0000" }] } }), "400 BAD_TEXT"],
    ["half a surrogate pair", { queries: '{"q":{"query":"\\ud800"}}' }, "400 BAD_TEXT"],
    [
      "51 questions",
      queries(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${i}`, query]))),
      "400 BAD_USER_INPUT",
    ],
    ["depth", { queries: `{"q":${nested}}` }, "400 BAD_USER_INPUT"],
    [
      "depth in settings",
      { extend: `{"ids":[],"properties":[{"id":"kind","settings":{"x":${nested}}}]}` },
      "200 no error",
    ],
    ["a large body", queries({ q: { query: "x".repeat(300_000) } }), "413 BODY_TOO_LARGE"],
    ["no ids", extension({ properties: [] }), "400 BAD_USER_INPUT"],
    ["an unknown column", extension({ ids: [], properties: [{ id: "P31" }] }), "400 BAD_USER_INPUT"],
    ["201 ids", extension({ ids: Array(201).fill("x"), properties: [] }), "400 BAD_USER_INPUT"],
    [
      "a setting that is no number",
      extension({ ids: [], properties: [{ id: "kind", settings: { limit: "many" } }] }),
      "400 BAD_USER_INPUT",
    ],
  ])("%s", async (_, fields, code) => {
    expect(await codeOf(await post(fields))).toBe(code);
  });

  it.each([
    ["/reconcile?callback=f", "400 BAD_REQUEST"],
    ["/reconcile?queries=%7B", "400 BAD_REQUEST"],
    ["/reconcile/suggest/entity?prefix=a&cursor=-1", "400 BAD_USER_INPUT"],
    ["/reconcile/suggest/entity?prefix=a&cursor=x", "400 BAD_USER_INPUT"],
    ["/reconcile/suggest/entity?prefix=a&cursor=1e9", "400 BAD_USER_INPUT"],
    [`/reconcile/suggest/entity?prefix=${"a".repeat(201)}`, "400 BAD_USER_INPUT"],
    ["/reconcile/suggest/entity?prefix=%00", "400 BAD_TEXT"],
    ["/reconcile/properties?type=Q5", "400 BAD_USER_INPUT"],
    ["/reconcile/properties?limit=0", "400 BAD_USER_INPUT"],
    ["/reconcile/preview", "404 NO_SUCH_RECORD"],
    [`/reconcile/preview?id=actor_${"0".repeat(32)}`, "404 NO_SUCH_RECORD"],
    [`/reconcile/preview?id=relationship_${"0".repeat(32)}`, "404 NO_SUCH_RECORD"],
  ])("%s", async (path, code) => {
    expect(await codeOf(await get(path))).toBe(code);
  });

  it("another media type, another method, a key that is none", async () => {
    const body = JSON.stringify({ queries: {} });
    const headers = { "content-type": "application/json" };
    expect(await codeOf(await fetch(`${node.url}/reconcile`, { method: "POST", body, headers }))).toBe(
      "415 BAD_REQUEST",
    );
    expect(await codeOf(await fetch(`${node.url}/reconcile`, { method: "DELETE" }))).toBe("405 METHOD_NOT_ALLOWED");
    expect(await codeOf(await fetch(`${node.url}/reconcile/preview`, { method: "POST" }))).toBe(
      "405 METHOD_NOT_ALLOWED",
    );
    const stranger = { authorization: "Bearer nobody" };
    expect(await codeOf(await post(queries({ q: query }), stranger))).toBe("401 UNAUTHENTICATED");
  });

  it("says where", async () => {
    const messageOf = async (batch: unknown) => {
      const { errors } = (await (await post(queries(batch))).json()) as { errors: [{ message: string }] };
      return errors[0].message;
    };
    expect(await messageOf({ q7: { ...query, type: ["Actor", "Q5"] } })).toMatch(/^q7\.type\.1: is no type/);
    expect(await messageOf({ q7: { ...query, type: "Q5" } })).toMatch(/^q7\.type: is no type/);
    expect(await messageOf({ q7: { ...query, properties: [{ pid: "P31", v: 1 }] } })).toMatch(
      /^q7\.properties\.0\.pid: is no property/,
    );
  });
});
