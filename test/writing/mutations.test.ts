// Writing over HTTP: every record type is created, changed and taken back; what is wrong is told at its place in the input,
// and nothing of it is written.
import { parseTypedId } from "../../src/core/ids";
import { RECORD_TYPES } from "../../src/records/record-types";
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
let contributor: { authorization: string };
let curator: { authorization: string };

beforeAll(async () => {
  node = await startNode({ demo: false });
  contributor = await node.as("CONTRIBUTOR");
  curator = await node.as("CURATOR");
});
afterAll(() => node.stop());

interface UserError {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}
type Answered = Record<string, { userErrors: UserError[] } & Record<string, never>>;

/** One mutation by whoever may; its payload. */
async function mutate(
  field: string,
  input: object,
  selection: string,
  // Judging is for curators.
  headers: Record<string, string> = field.includes("IdentityJudgement") ? curator : contributor,
): Promise<{ userErrors: UserError[] } & Record<string, never>> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`.replace(/^Retract\w+Input$/, "RetractRecordInput");
  const { status, body } = await node.ask(
    `mutation($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code field message } } }`,
    { input },
    headers,
  );
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  expect(status).toBe(200);
  return (body.data as unknown as Answered)[field]!;
}

const entries = async () =>
  (
    await node.database.rows<{ n: number }>({
      text: "SELECT count(*)::int AS n FROM ledger_entry",
      values: [],
    } as never)
  )[0]!.n;

const name = (value: string) => ({ value, lang: "en", kind: "OFFICIAL" });
const anActor = (slug: string, fields: object = {}) => ({ slug, kind: "NGO", names: [name(slug)], ...fields });
const text = (value: string) => [{ lang: "en", value }];

/** Of each type a record that refers to what stands before it, by slug or by id. */
const made: Record<string, { id: string; version: number }> = {};
const INPUTS: Readonly<Record<string, () => object>> = {
  Source: () => ({ slug: "report", kind: "REPORT", title: "A report" }),
  Excerpt: () => ({ source: "report", quote: "We decided it." }),
  Theme: () => ({ slug: "housing", name: [...text("Housing"), { lang: "fr", value: "Logement" }] }),
  Actor: () => anActor("one", { sectorPosition: { state: 0.2, economy: 0, civilSociety: 0.8 } }),
  Relationship: () => ({ type: "MEMBER_OF", source: "one", target: made.Other!.id, valid: "2015/.." }),
  Policy: () => ({ slug: "plan", kind: "LAW", title: text("The plan"), themes: ["housing"] }),
  Reform: () => ({ slug: "change", policy: "plan", title: text("The change"), stages: [{ stage: "AGENDA" }] }),
  Involvement: () => ({ actor: "one", policy: "plan", reform: "change", role: "ADVOCATE", stance: "SUPPORT" }),
  CivicSpaceEvent: () => ({ kind: "RECOGNITION", target: "one", occurred: "2020" }),
  CountryRating: () => ({
    jurisdiction: "BE",
    scheme: "CIVICUS_MONITOR",
    value: "open",
    score: 80,
    scale: { min: 0, max: 100, freerEnd: "HIGHEST" },
    period: "2020",
    source: "report",
  }),
  Observation: () => ({ title: text("Share"), value: 56.8, unit: "percent", source: "report" }),
  Claim: () => ({ excerpt: made.Excerpt!.id, kind: "CAUSAL", speaker: "one", about: "Reform:change" }),
  IdentityJudgement: () => ({ one: "one", other: made.Other!.id, verdict: "DIFFERENT" }),
  Evidence: () => ({ subject: "Actor:one", excerpt: made.Excerpt!.id, relation: "SUPPORTS" }),
};

it("knows of every record type how to write it", () => {
  expect(Object.keys(INPUTS)).toEqual(RECORD_TYPES.map(({ name: type }) => type));
});

describe("every record type", () => {
  it.each(RECORD_TYPES.map((type) => type.name))("%s is created", async (type) => {
    if (type === "Relationship") {
      const other = await mutate("createActor", anActor("other"), "actor { id version }");
      made.Other = other.actor as never;
    }
    const field = type[0]!.toLowerCase() + type.slice(1);
    const payload = await mutate(`create${type}`, INPUTS[type]!(), `${field} { id version visibility }`);
    expect(payload.userErrors).toEqual([]);
    expect(payload[field]).toMatchObject({ version: 1, visibility: "PUBLIC" });
    made[type] = payload[field]!;
  });

  it.each(RECORD_TYPES.map((type) => type.name))("%s is changed where its version is known", async (type) => {
    const field = type[0]!.toLowerCase() + type.slice(1);
    const { id } = made[type]!;
    const changed = await mutate(
      `update${type}`,
      { id, expectedVersion: 1, visibility: "NODE" },
      `${field} { id version visibility }`,
    );
    expect(changed).toEqual({ [field]: { id, version: 2, visibility: "NODE" }, userErrors: [] });
    const stale = await mutate(`update${type}`, { id, expectedVersion: 1, visibility: "PUBLIC" }, `${field} { id }`);
    expect(stale[field]).toBeNull();
    expect(stale.userErrors).toEqual([
      { code: "STALE_VERSION", field: ["expectedVersion"], message: "It is at version 2 by now, not 1" },
    ]);
  });

  it.each(RECORD_TYPES.map((type) => type.name).reverse())("%s is taken back", async (type) => {
    const { id } = made[type]!;
    const payload = await mutate(`retract${type}`, { id, reason: "A trial" }, "retractedId");
    expect(payload).toEqual({ retractedId: id, userErrors: [] });
    const { body } = await node.ask("query($id: ID!) { node(id: $id) { id } }", { id }, curator);
    expect(body.data).toEqual({ node: null });
  });
});

describe("a change", () => {
  let id: string;
  const actor =
    'actor { version kind website names { value lang kind } description(lang: "en") sectorPosition { state } publicRole }';
  beforeAll(async () => {
    const input = anActor("changing", { website: "https://example.org", description: text("As it was") });
    id = (await mutate("createActor", input, "actor { id }")).actor!["id"];
  });

  it("leaves what is left out, empties what is null, replaces lists whole", async () => {
    const payload = await mutate(
      "updateActor",
      {
        id,
        expectedVersion: 1,
        website: null,
        names: [name("Anew")],
        sectorPosition: { state: 1, economy: 0, civilSociety: 0 },
      },
      actor,
    );
    expect(payload.userErrors).toEqual([]);
    expect(payload.actor).toEqual({
      version: 2,
      kind: "NGO",
      website: null,
      names: [name("Anew")],
      description: "As it was",
      sectorPosition: { state: 1 },
      publicRole: null,
    });
  });

  it("that changes nothing makes no version and no entry", async () => {
    const before = await entries();
    const payload = await mutate("updateActor", { id, expectedVersion: 2, names: [name("Anew")] }, "actor { version }");
    expect(payload).toEqual({ actor: { version: 2 }, userErrors: [] });
    expect(await entries()).toBe(before);
  });

  it("is told with who made it by the key's name, which is nobody's", async () => {
    const { body } = await node.ask(
      `query($id: ID!) { actor(by: {id: $id}) { history { nodes { op recordedBy } } } }`,
      { id },
    );
    const { nodes } = (body.data as never as { actor: { history: { nodes: object[] } } }).actor.history;
    const recordedBy = expect.stringMatching(/^key [0-9a-f]{12}$/) as string;
    expect(nodes).toEqual([
      { op: "ASSERT", recordedBy },
      { op: "ASSERT", recordedBy },
    ]);
  });

  it("and then another in the same request answer each with what was then", async () => {
    const { body } = await node.ask(
      `mutation($id: ID!) {
        first: updateActor(input: {id: $id, expectedVersion: 2, website: "https://one.example"}) { actor { version website } }
        second: updateActor(input: {id: $id, expectedVersion: 3, website: "https://two.example"}) { actor { version website } } }`,
      { id },
      contributor,
    );
    expect(body.data).toEqual({
      first: { actor: { version: 3, website: "https://one.example" } },
      second: { actor: { version: 4, website: "https://two.example" } },
    });
  });
});

describe("evidence alongside", () => {
  it("is written with the record, as open as the record", async () => {
    await mutate("createSource", { slug: "minutes", kind: "REPORT", title: "Minutes" }, "source { id }");
    const payload = await mutate(
      "createActor",
      anActor("evidenced", {
        visibility: "NODE",
        evidence: [
          {
            newExcerpt: { source: "minutes", page: "3", quote: "It was founded." },
            grade: "HOOP",
            aspect: "existence",
          },
        ],
      }),
      "actor { id evidence { id } } evidence { grade basis aspect visibility excerpt { quote page visibility source { slug } } subject { id } }",
    );
    const { id } = payload.actor as unknown as { id: string };
    expect(payload.userErrors).toEqual([]);
    expect(payload.evidence).toEqual([
      {
        grade: "HOOP",
        basis: "STATED",
        aspect: "existence",
        visibility: "NODE",
        excerpt: { quote: "It was founded.", page: "3", visibility: "NODE", source: { slug: "minutes" } },
        subject: { id },
      },
    ]);
  });

  it("takes the record down with it where it is wrong", async () => {
    const before = await entries();
    const evidence = [{ newExcerpt: { source: "no-such-source", quote: "…" } }, { relation: "SUPPORTS" }];
    const one = await mutate("createActor", anActor("unfounded", { evidence: evidence.slice(0, 1) }), "actor { id }");
    expect(one.actor).toBeNull();
    expect(one.userErrors).toMatchObject([
      { code: "UNKNOWN_REFERENCE", field: ["evidence", "0", "newExcerpt", "source"] },
    ]);
    const two = await mutate("createActor", anActor("unfounded", { evidence }), "actor { id }");
    expect(two.userErrors).toMatchObject([{ code: "BAD_RECORD", field: ["evidence", "1"] }]);
    expect(await entries()).toBe(before);
  });
});

describe("bad input is told at its place, and writes nothing", () => {
  let before: number;
  let id: string;
  beforeAll(async () => {
    id = (await mutate("createActor", anActor("standing"), "actor { id }")).actor!["id"];
    await mutate("createActor", anActor("partner"), "actor { id }");
    await mutate(
      "createRelationship",
      { type: "ALLIED_WITH", source: "standing", target: "partner" },
      "relationship { id }",
    );
    await mutate("createActor", anActor("secret", { visibility: "PRIVATE" }), "actor { id }", curator);
    before = await entries();
  });
  afterEach(async () => expect(await entries()).toBe(before));

  const unknownId = `actor_${"0".repeat(32)}`;
  it.each<[string, string, () => object, string, (string | null)[] | null]>([
    [
      "a name without text",
      "createActor",
      () => anActor("x", { names: [{ value: "", kind: "OFFICIAL" }] }),
      "BAD_RECORD",
      ["names", "0", "value"],
    ],
    ["a date that is none", "createActor", () => anActor("x", { existence: "yesterday" }), "BAD_DATE", ["existence"]],
    [
      "a person without a public role",
      "createActor",
      () => anActor("x", { kind: "PERSON" }),
      "PERSON_WITHOUT_PUBLIC_ROLE",
      ["publicRole"],
    ],
    ["a slug that is taken", "createActor", () => anActor("standing"), "SLUG_TAKEN", ["slug"]],
    [
      "two texts in one language",
      "createActor",
      () => anActor("x", { description: [...text("a"), ...text("b")] }),
      "BAD_RECORD",
      ["description"],
    ],
    [
      "an end that is nobody",
      "createRelationship",
      () => ({ type: "ALLIED_WITH", source: "standing", target: "nobody" }),
      "UNKNOWN_REFERENCE",
      ["target"],
    ],
    [
      "an end that is hidden from the key",
      "createRelationship",
      () => ({ type: "ALLIED_WITH", source: "standing", target: "secret" }),
      "UNKNOWN_REFERENCE",
      ["target"],
    ],
    [
      "an end by an id of another type",
      "createRelationship",
      () => ({ type: "ALLIED_WITH", source: "standing", target: `policy_${"0".repeat(32)}` }),
      "BAD_ID",
      ["target"],
    ],
    [
      "ends that the type does not join",
      "createRelationship",
      () => ({ type: "MEMBER_OF", source: "standing", target: "standing" }),
      "BAD_RECORD",
      ["target"],
    ],
    [
      "what only curators write",
      "createActor",
      () => anActor("x", { visibility: "PRIVATE" }),
      "FORBIDDEN",
      ["visibility"],
    ],
    [
      "hiding what one sees from oneself",
      "updateActor",
      () => ({ id, expectedVersion: 1, visibility: "PRIVATE" }),
      "FORBIDDEN",
      ["visibility"],
    ],
    [
      "a change of nothing that exists",
      "updateActor",
      () => ({ id: unknownId, expectedVersion: 1 }),
      "NO_SUCH_RECORD",
      ["id"],
    ],
    [
      "a change by an id of another type",
      "updateActor",
      () => ({ id: `theme_${"0".repeat(32)}`, expectedVersion: 1 }),
      "BAD_ID",
      ["id"],
    ],
    [
      "emptying what must be there",
      "updateActor",
      () => ({ id, expectedVersion: 1, names: null }),
      "BAD_RECORD",
      ["names"],
    ],
    ["taking back what is cited", "retractActor", () => ({ id }), "RECORD_IS_CITED", null],
    [
      "taking back what has changed",
      "retractActor",
      () => ({ id, expectedVersion: 7 }),
      "STALE_VERSION",
      ["expectedVersion"],
    ],
    ["taking back what is not there", "retractActor", () => ({ id: unknownId }), "NO_SUCH_RECORD", ["id"]],
    [
      "a submission without a name",
      "createActor",
      () => anActor("x", { clientMutationId: "" }),
      "BAD_USER_INPUT",
      null,
    ],
  ])("%s", async (_, field, input, code, place) => {
    const { userErrors } = await mutate(field, input(), "clientMutationId");
    expect(userErrors).toMatchObject([{ code, field: place }]);
    expect(userErrors[0]!.message.length).toBeGreaterThan(5);
  });

  it("a contributor finds the hidden record neither by changing nor by taking it back", async () => {
    const { body } = await node.ask(`{ actor(by: {slug: "secret"}) { id } }`, {}, curator);
    const hidden = (body.data as never as { actor: { id: string } }).actor.id;
    for (const field of ["updateActor", "retractActor"]) {
      const told = async (given: string) => {
        const { userErrors } = await mutate(field, { id: given, expectedVersion: 1 }, "clientMutationId");
        return JSON.stringify(userErrors).replaceAll(given, "ID");
      };
      expect(await told(hidden)).toBe(await told(unknownId));
    }
  });

  it.each(["id", "origin", "version", "disputed", "createdAt", "uuid", "recordedBy"])(
    "%s is nobody's to give",
    async (field) => {
      const { status, body } = await node.ask(
        `mutation { createActor(input: {slug: "x", kind: NGO, names: [{value: "X", kind: OFFICIAL}], ${field}: "x"}) { actor { id } } }`,
        {},
        curator,
      );
      expect(status).toBe(400);
      expect(body.errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    },
  );

  it("a key that may only read writes nothing, nor does none", async () => {
    const query = `mutation { createActor(input: {slug: "x", kind: NGO, names: [{value: "X", kind: OFFICIAL}]}) { actor { id } } }`;
    const reader = await node.ask(query, {}, await node.as("READER"));
    expect([reader.status, reader.body.errors?.[0]?.extensions.code]).toEqual([403, "FORBIDDEN"]);
    const nobody = await node.ask(query);
    expect([nobody.status, nobody.body.errors?.[0]?.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
  });
});

describe("what a writer does not mean", () => {
  const make = async (type: string, input: object, headers = contributor): Promise<string> => {
    const field = type[0]!.toLowerCase() + type.slice(1);
    const payload = await mutate(`create${type}`, input, `${field} { id }`, headers);
    expect(payload.userErrors).toEqual([]);
    return (payload as unknown as Record<string, { id: string }>)[field]!.id;
  };

  it("emptying `visibility` publishes nothing: it is refused", async () => {
    const id = await make("Actor", anActor("kept-in", { visibility: "NODE" }));
    const { userErrors } = await mutate(
      "updateActor",
      { id, expectedVersion: 1, visibility: null },
      "clientMutationId",
    );
    expect(userErrors).toMatchObject([{ code: "BAD_RECORD", field: ["visibility"] }]);
    const { body } = await node.ask("query($id: ID!) { node(id: $id) { id } }", { id });
    expect(body.data).toEqual({ node: null });
    const created = await node.ask(
      `mutation { createActor(input: {slug: "x", kind: NGO, visibility: null, names: [{value: "X", kind: OFFICIAL}]}) { actor { id } } }`,
      {},
      contributor,
    );
    expect(created.body.errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("references that are hidden from him stay, whether he replaces the list or empties it", async () => {
    await make("Theme", { slug: "seen-theme", name: text("Seen") });
    await make("Theme", { slug: "hidden-theme", name: text("Hidden"), visibility: "PRIVATE" }, curator);
    await make("Theme", { slug: "other-theme", name: text("Other") });
    const policy = { slug: "themed", kind: "LAW", title: text("Themed"), themes: ["hidden-theme", "seen-theme"] };
    const id = await make("Policy", policy, curator);
    const themes = async (headers: Record<string, string>) => {
      const { body } = await node.ask("query($id: ID!) { policy(by: {id: $id}) { themes { slug } } }", { id }, headers);
      return (body.data as never as { policy: { themes: { slug: string }[] } }).policy.themes.map(({ slug }) => slug);
    };
    await mutate("updatePolicy", { id, expectedVersion: 1, themes: ["other-theme"] }, "clientMutationId");
    expect([await themes(contributor), (await themes(curator)).sort()]).toEqual([
      ["other-theme"],
      ["hidden-theme", "other-theme"],
    ]);
    await mutate("updatePolicy", { id, expectedVersion: 2, themes: null }, "clientMutationId");
    expect([await themes(contributor), await themes(curator)]).toEqual([[], ["hidden-theme"]]);
    await mutate("updatePolicy", { id, expectedVersion: 3, themes: [] }, "clientMutationId", curator);
    expect(await themes(curator)).toEqual([]);
  });

  it("what this node took back of another's record it says again, with the change", async () => {
    const id = await make("Actor", anActor("of-both"));
    const { uuid } = parseTypedId(id)!;
    const payload = { visibility: "PUBLIC", ...anActor("of-both") };
    await node.ledger.transact({ origin: "another", recordedBy: "a test" }, (writer) =>
      writer.assert([{ type: "Actor", uuid, payload }]),
    );
    await mutate("retractActor", { id }, "retractedId");
    const { body } = await node.ask("query($id: ID!) { actor(by: {id: $id}) { version } }", { id });
    const { version } = (body.data as never as { actor: { version: number } }).actor;
    const website = "https://example.org/again";
    const changed = await mutate(
      "updateActor",
      { id, expectedVersion: version, website },
      "actor { version disputed versions { origin { slug } payload } }",
    );
    expect(changed.userErrors).toEqual([]);
    expect(changed.actor).toMatchObject({ version: version + 1, disputed: true });
    const versions = (changed.actor as unknown as { versions: { origin: { slug: string }; payload: object }[] })
      .versions;
    expect(versions.find(({ origin }) => origin.slug === "local")!.payload).toMatchObject({ website });
  });
});

describe("many in one transaction", () => {
  const many = (records: object[], headers = contributor, rest: object = {}) =>
    node.cost(
      `mutation($input: WriteRecordsInput!) { writeRecords(input: $input) { ids userErrors { code field message } } }`,
      { input: { records, ...rest } },
      headers,
    );
  const result = ({ data }: Awaited<ReturnType<typeof many>>) =>
    (data as never as { writeRecords: { ids: string[]; userErrors: UserError[] } }).writeRecords;

  const tied = (count: number, prefix: string) => [
    ...Array.from({ length: count }, (_, i) => ({
      createRelationship: { type: "ALLIED_WITH", source: `${prefix}-${i}`, target: `${prefix}-${(i + 1) % count}` },
    })),
    ...Array.from({ length: count }, (_, i) => ({ createActor: anActor(`${prefix}-${i}`) })),
  ];

  it("a thousand that refer to each other in any order cost what six cost", async () => {
    const few = await many(tied(3, "few"));
    expect(result(few).userErrors).toEqual([]);
    const thousand = await many(tied(500, "thousand"));
    expect(result(thousand).userErrors).toEqual([]);
    expect(new Set(result(thousand).ids).size).toBe(1_000);
    // ANALYZE, from a hundred records on.
    expect(thousand.statements).toBe(few.statements + 1);
    expect(few.statements).toBe(35);
    const { body } = await node.ask(
      `{ search(text: "thousand-499", first: 1) { nodes { ... on Actor { slug relationships { totalCount } } } } }`,
    );
    expect(body.data).toEqual({ search: { nodes: [{ slug: "thousand-499", relationships: { totalCount: 2 } }] } });
  });

  it("changes and takes back together with what is new, at the same cost for one and a hundred", async () => {
    const ids = result(await many(tied(202, "mixed"))).ids;
    const [ties, actors] = [ids.slice(0, 202), ids.slice(202)];
    const mix = (from: number, to: number) => [
      ...ties.slice(from, to).map((id) => ({ retractRelationship: { id, expectedVersion: 1 } })),
      ...actors
        .slice(from, to)
        .map((id) => ({ updateActor: { id, expectedVersion: 1, website: "https://example.org" } })),
    ];
    const one = await many(mix(0, 1));
    const hundred = await many(mix(1, 48));
    expect([result(one).userErrors, result(hundred).userErrors]).toEqual([[], []]);
    expect(hundred.statements).toBe(one.statements);
  });

  it("one wrong record refuses them all, and every complaint is told", async () => {
    const before = await entries();
    const records = [
      { createActor: anActor("good") },
      { createActor: anActor("bad", { existence: "soon" }) },
      { createRelationship: { type: "ALLIED_WITH", source: "good", target: "nowhere" } },
    ];
    const { ids, userErrors } = result(await many(records));
    expect(ids).toEqual([]);
    expect(userErrors).toMatchObject([
      { code: "UNKNOWN_REFERENCE", field: ["records", "2", "createRelationship", "target"] },
      { code: "BAD_DATE", field: ["records", "1", "createActor", "existence"] },
    ]);
    expect(await entries()).toBe(before);
  });

  it("refuses more than a thousand, the same record twice, and an item that is two", async () => {
    const before = await entries();
    const tooMany = await many(Array.from({ length: 1_001 }, (_, i) => ({ createActor: anActor(`n-${i}`) })));
    expect(result(tooMany).userErrors).toMatchObject([{ code: "TOO_MANY_RECORDS", field: null }]);
    const { body } = await node.ask(`{ actor(by: {slug: "few-0"}) { id } }`);
    const { id } = (body.data as never as { actor: { id: string } }).actor;
    const none = await many([]);
    expect(result(none).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: null }]);
    const evidence = Array.from({ length: 40 }, () => ({ newExcerpt: { source: "minutes", note: "n" } }));
    const hidden = await many(Array.from({ length: 20 }, (_, i) => ({ createActor: anActor(`e-${i}`, { evidence }) })));
    expect(result(hidden).userErrors).toMatchObject([{ code: "TOO_MANY_RECORDS", field: null }]);
    const excerpt = { createExcerpt: { key: "one", source: "minutes", quote: "q" } };
    const named = await many([excerpt, excerpt]);
    expect(result(named).userErrors).toMatchObject([
      { code: "DUPLICATE_RECORD", field: ["records", "1", "createExcerpt", "key"] },
    ]);
    const twice = await many([{ updateActor: { id, expectedVersion: 1 } }, { retractActor: { id } }]);
    expect(result(twice).userErrors).toMatchObject([
      { code: "DUPLICATE_RECORD", field: ["records", "1", "retractActor", "id"] },
    ]);
    const two = await node.ask(
      `mutation($input: WriteRecordsInput!) { writeRecords(input: $input) { ids } }`,
      { input: { records: [{ createActor: anActor("x"), retractActor: { id } }] } },
      contributor,
    );
    expect([two.status, two.body.errors?.[0]?.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    expect(await entries()).toBe(before);
  });
});

it("a refusal that is about hidden records names none of them to who may not see them", async () => {
  const create = (type: string, input: object, headers = contributor) =>
    mutate(`create${type}`, input, `${type.toLowerCase()} { id version }`, headers);
  const { actor } = (await create("Actor", anActor("turning"))) as unknown as { actor: { id: string } };
  await create("Actor", anActor("veiled", { visibility: "PRIVATE" }), curator);
  const tie = { type: "MEMBER_OF", source: "turning", target: "veiled", visibility: "PRIVATE" };
  const { relationship } = (await create("Relationship", tie, curator)) as unknown as { relationship: { id: string } };
  expect(relationship.id).toMatch(/^relationship_/);
  const attempts = [
    [
      "updateActor",
      { id: actor.id, expectedVersion: 1, kind: "PERSON", publicRole: text("Minister") },
      "ENDS_NOT_ALLOWED",
    ],
    ["retractActor", { id: actor.id }, "RECORD_IS_CITED"],
  ] as const;
  for (const [field, input, code] of attempts) {
    const toContributor = await mutate(field, input, "clientMutationId");
    expect(toContributor.userErrors).toMatchObject([{ code }]);
    expect(JSON.stringify(toContributor)).not.toMatch(new RegExp(`${relationship.id}|NGO|veiled|: \\d`));
    const toCurator = await mutate(field, input, "clientMutationId", curator);
    expect(toCurator.userErrors[0]!.message.length).toBeGreaterThan(toContributor.userErrors[0]!.message.length);
  }
});
