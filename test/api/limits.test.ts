// Every limit, with the documents that keep a default Apollo Server busy for minutes: refused by their code, below 500.
import { getIntrospectionQuery, parse } from "graphql";
import { DocumentStore } from "../../src/api/apollo.documents";
import { LIMITS } from "../../src/api/limits";
import { type SmallFace, startSmallFace } from "./small-face";

let face: SmallFace;
beforeAll(async () => {
  face = await startSmallFace();
});
afterAll(() => face.stop());

const times = (count: number, text: (index: number) => string, between = " ") =>
  Array.from({ length: count }, (_, index) => text(index)).join(between);
const nested = (depth: number, open: string, close = "}") => open.repeat(depth) + close.repeat(depth);

async function refused(code: string, query: string, variables?: object, status = 400) {
  const { body, status: answered, text } = await face.ask(query, variables);
  expect({ code: body.errors?.[0]?.extensions.code, status: answered }).toEqual({ code, status });
  expect(body.errors).toHaveLength(1);
  expect(body.data).toBeUndefined();
  expect(text.length).toBeLessThan(2_000);
  return body.errors![0]!;
}

async function answered(query: string, variables?: object) {
  const { body, status } = await face.ask(query, variables);
  expect(body.errors).toBeUndefined();
  expect(status).toBe(200);
  return body;
}

describe("documents that hang a default server", () => {
  it("twenty fragments, each spreading the next twice", () =>
    refused(
      "TOO_MANY_FIELDS",
      `{ ...F0 } ${times(20, (i) => `fragment F${i} on Query { ${i < 19 ? `...F${i + 1} ...F${i + 1}` : "number"} }`)}`,
    ));

  it("fragments that spread each other in a circle", () =>
    refused(
      "GRAPHQL_VALIDATION_FAILED",
      `{ ...F0 } ${times(20, (i) => `fragment F${i} on Query { ...F${(i + 1) % 20} ...F${(i + 1) % 20} }`)}`,
    ));

  it("the same circle where no operation spreads it", () =>
    refused("GRAPHQL_VALIDATION_FAILED", `{ number } fragment A on Query { ...B } fragment B on Query { ...A }`));

  it("three thousand aliases", () => refused("DOCUMENT_TOO_LONG", `{ ${times(3_000, (i) => `a${i}: number`)} }`));

  it("1,300 aliases, within the tokens", () =>
    refused("TOO_MANY_ALIASES", `{ ${times(1_300, (i) => `a${i}: number`)} }`));

  it("directives by the thousand on one field", () =>
    refused("TOO_MANY_DIRECTIVES", `{ number ${"@x ".repeat(1_900)} }`));

  it("directives on many fields", () =>
    refused("TOO_MANY_DIRECTIVES", `{ item(id: 1) { ${"name @include(if: true) ".repeat(51)} } }`));

  it("a name of 73 KB", () => refused("NAME_TOO_LONG", `{ ${"n".repeat(73_000)} }`));

  it("selections nested 1,300 deep, within the tokens", () => refused("QUERY_TOO_DEEP", nested(1_300, "{a")));

  it("selections nested 10,000 deep", async () => {
    const { body, status } = await face.ask(nested(10_000, "{a"));
    expect(status).toBe(400);
    // Whether the parser runs out of stack or of tokens first depends on how far V8 has compiled it.
    expect(["QUERY_TOO_DEEP", "DOCUMENT_TOO_LONG"]).toContain(body.errors?.[0]?.extensions.code);
  });

  it("inline fragments nested 900 deep", () => refused("QUERY_TOO_DEEP", `{ ${nested(900, "...{ number ")} }`));

  it("lists nested 1,900 deep in an argument", () =>
    refused("QUERY_TOO_DEEP", `{ item(id: ${nested(1_900, "[", "]")}) { id } }`));

  it("one field repeated until comparing takes long", () =>
    refused("TOO_MANY_FIELDS", `{ item(id: 1) { ${"name ".repeat(990)} } }`));

  it("fragments beside each other until comparing takes long", () =>
    refused(
      "TOO_MANY_FIELDS",
      `{ item(id: 1) { ${times(390, (i) => `...F${i}`)} } } ${times(390, (i) => `fragment F${i} on Item { id }`)}`,
    ));

  it("a quarter of a million bytes of tokens", () => refused("DOCUMENT_TOO_LONG", `{ ${"a ".repeat(120_000)} }`));

  it("a number of 73 KB is not repeated in the answer", async () => {
    const { message } = await refused(
      "GRAPHQL_VALIDATION_FAILED",
      `{ items(first: ${"9".repeat(73_000)}) { totalCount } }`,
    );
    expect(message.length).toBeLessThan(500);
  });

  it("nor is a text of 73 KB in a variable", async () => {
    const variables = { id: { text: "n".repeat(73_000) } };
    const { message } = await refused("BAD_USER_INPUT", `query($id: ID!) { item(id: $id) { id } }`, variables);
    expect(message).toMatch(/^Variable "\$id" got invalid value/);
  });

  it("variables nested 50,000 deep", async () => {
    const body = `{"query": "query($id: ID!) { item(id: $id) { id } }", "variables": {"id": ${nested(50_000, "[", "]")}}}`;
    const { body: answer, status } = await face.post(body);
    expect([answer.errors?.[0]?.extensions.code, status]).toEqual(["QUERY_TOO_DEEP", 400]);
  });
});

describe("what is within the limits is answered", () => {
  it("fields down to the deepest level, and no deeper", async () => {
    const { most } = LIMITS.nestedFields;
    const query = (depth: number) =>
      `{ item(id: 1) ${nested(depth - 2, "{ parent ", "}").replace("parent }", "parent { id } }")} }`;
    await answered(query(most));
    await refused("QUERY_TOO_DEEP", query(most + 1));
  });

  it("as many aliases as allowed, and not one more", async () => {
    const query = (count: number) => `{ item(id: 1) { ${times(count, (i) => `a${i}: name`)} } }`;
    await answered(query(LIMITS.aliases.most));
    await refused("TOO_MANY_ALIASES", query(LIMITS.aliases.most + 1));
  });

  it("as many root fields as allowed, fragments included", async () => {
    const query = (count: number) => `{ ...F } fragment F on Query { ${times(count, (i) => `a${i}: number`)} }`;
    await answered(query(LIMITS.rootFields.most));
    await refused("TOO_MANY_FIELDS", query(LIMITS.rootFields.most + 1));
  });

  it("the introspection that GraphiQL sends", async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true });
    const { data } = await answered(query);
    expect(data).toHaveProperty("__schema.types");
  });

  it("but not an introspection that multiplies itself", async () => {
    const inner = "fields { type { fields { args { type { name } } type { name } } } }";
    await refused("QUERY_TOO_COSTLY", `{ __schema { types { ${times(20, (i) => `a${i}: ${inner}`)} } } }`);
  });

  it("the same document again, from the store of parsed ones", async () => {
    const query = `query($n: Int!) { items(first: $n) { totalCount } }`;
    for (const [n, code] of [
      [100, "INTERNAL_SERVER_ERROR"], // the small schema resolves no items; what matters is that nothing refused it
      [101, "PAGE_TOO_LARGE"],
    ] as const) {
      const { body } = await face.ask(query, { n });
      expect(body.errors?.[0]?.extensions.code).toBe(code);
    }
  });
});

describe("the store of parsed documents", () => {
  it("forgets what was asked for longest ago once it is full", async () => {
    const store = new DocumentStore();
    const document = (name: string) => parse(`{ ${name} } #${"x".repeat(30_000)}`);
    for (let n = 0; n < 9; n++) await store.set(`${n}`, document(`a${n}`));
    expect(await store.get("0")).toBeDefined();
    for (let n = 9; n < 14; n++) await store.set(`${n}`, document(`a${n}`));
    const kept = await Promise.all(Array.from({ length: 14 }, (_, n) => store.get(`${n}`)));
    expect(kept.map((each) => each !== undefined)).toEqual(kept.map((_, n) => n === 0 || n > 5));
  });
});

describe("page sizes and hops, with the values that execution will see", () => {
  const page = "{ nodes { id } }";

  it.each([
    ["a literal", `{ items(first: 1000000) ${page} }`, {}],
    ["a variable", `query($n: Int!) { items(first: $n) ${page} }`, { n: 1_000_000 }],
    ["a variable's default", `query($n: Int! = 1000000) { items(first: $n) ${page} }`, {}],
    ["zero", `{ items(first: 0) ${page} }`, {}],
    ["a negative", `query($n: Int!) { items(first: $n) ${page} }`, { n: -1 }],
    ["a fragment", `{ ...F } fragment F on Query { items(first: 101) ${page} }`, {}],
    ["a nested list", `{ item(id: 1) { evidence(first: 101) { id } } }`, {}],
  ])("PAGE_TOO_LARGE in %s", async (_where, query, variables) => {
    const error = await refused("PAGE_TOO_LARGE", query, variables);
    expect(error).toMatchObject({ extensions: { max: 100 }, locations: [expect.anything()] });
  });

  it("HOPS_TOO_MANY beyond 1 to 6", async () => {
    await refused("HOPS_TOO_MANY", "{ influencers(maxHops: 7) }");
    await refused("HOPS_TOO_MANY", "query($h: Int!) { influencers(maxHops: $h) }", { h: 0 });
    await answered("{ influencers(maxHops: 6) }");
  });

  it("a null variable for an argument that must have a value is the reader's mistake", () =>
    refused("BAD_USER_INPUT", `query($n: Int = 5) { items(first: $n) ${page} }`, { n: null }));

  it("a wrong variable is named by graphql-js itself", () =>
    refused("BAD_USER_INPUT", `query($n: Int!) { items(first: $n) ${page} }`, { n: "many" }));
});

describe("cost", () => {
  const costOf = async (query: string, variables?: object) => {
    const { body } = await face.ask(query, variables);
    return (body.extensions?.cost as { records: number } | undefined)?.records ?? body.errors?.[0]?.extensions.cost;
  };

  it.each([
    ["a single record", "{ item(id: 1) { id } }", 1],
    ["a page", "{ items(first: 30) { nodes { id } } }", 30],
    ["the default page", "{ items { nodes { id } } }", 20],
    ["a page by its edges", "{ items(first: 30) { edges { cursor node { id } } } }", 30],
    ["a count alone", "{ items(first: 30) { totalCount } }", 0],
    ["a page of pages", "{ items(first: 30) { nodes { items(first: 10) { nodes { id } } } } }", 30 + 300],
    ["a record beside each record", "{ items(first: 30) { nodes { parent { id } } } }", 60],
    ["a list without a page size", "{ item(id: 1) { related { id } } }", 1 + 10],
    ["a list with one", "{ item(id: 1) { evidence(first: 7) { id } } }", 1 + 7],
    ["as many ids as are given", `{ nodes(ids: ["a", "b", "c"]) { id } }`, 3],
    ["what is skipped", "{ item(id: 1) { related @skip(if: true) { id } evidence @include(if: false) { id } } }", 1],
    [
      "of several types the dearest",
      "{ found(first: 2) { ... on Item { items(first: 3) { nodes { id } } } ... on Other { items(first: 9) { nodes { id } } } } }",
      2 * (1 + 9),
    ],
  ])("%s", async (_what, query, records) => {
    expect(await costOf(query)).toBe(records);
  });

  it("is told beside the data", async () => {
    const { extensions } = await answered("{ item(id: 1) { related { id } } }");
    expect(extensions).toEqual({ cost: { records: 11, limit: 20_000 } });
  });

  it("QUERY_TOO_COSTLY names cost and limit", async () => {
    const query = `query($n: Int!) { items(first: $n) { nodes { ...F } } } fragment F on Item { items(first: $n) { nodes { ...G } } }
      fragment G on Item { items(first: $n) { nodes { id } } }`;
    const { extensions } = await refused("QUERY_TOO_COSTLY", query, { n: 100 });
    expect(extensions).toMatchObject({ cost: 100 + 100 ** 2 + 100 ** 3, limit: 20_000 });
    expect(await costOf(query, { n: 20 })).toBe(20 + 400 + 8_000);
  });
});

describe("text that cannot be stored", () => {
  const ask = "query($by: By) { items(by: $by) { totalCount } }";

  it.each([
    ["NUL in a literal", String.raw`{ items(by: {slug: "a\u0000b"}) { totalCount } }`, undefined, /document/],
    ["half a pair in a literal", String.raw`{ items(by: {slug: "a\ud800b"}) { totalCount } }`, undefined, /D800/i],
    ["half a pair, written out", `{ items(by: {slug: "a\ud800b"}) { totalCount } }`, undefined, /D800/i],
    ["NUL in a variable", ask, { by: { tags: [{}, { slug: "a\u0000b" }] } }, /variables\.by\.tags\[1\]\.slug .* NUL/],
    ["half a pair in a variable", ask, { by: { slug: "\udc00" } }, /variables\.by\.slug .* surrogate/],
    ["a key with NUL", ask, { "by\u0000": 1 }, /a key of variables/],
  ])("%s", async (_what, query, variables, message) => {
    expect((await refused("BAD_TEXT", query, variables)).message).toMatch(message);
  });

  it("text of any script is none of that", async () => {
    expect(await answered(`{ item(id: "Ünïon 工会 𝔘 🏛️") { id } }`)).toMatchObject({ data: { item: null } });
  });
});
