// Questions of influence to a running node, over HTTP: what a question may set, what it is refused, how fresh its answer is, and that
// the graph in memory and SQL, which answers for the past, say the same.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import { aPolicy, aTie, anActor, anInvolvement } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const CHAIN = 8;
const TWINS = 7;
const CROWD = 60;

let node: TestNode;
let directory: string;
beforeAll(async () => {
  node = await startNode();
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-questions-"));
  await load([
    ...["platform", "member", "opponent", "staff", "ally", "seen-by-keys", "seen-by-curators", "lone"].map((slug) =>
      anActor({ slug }),
    ),
    anActor({ slug: "hidden-hub", visibility: "PRIVATE" }),
    aPolicy({ slug: "water" }),
    aPolicy({ slug: "nobody-cares" }),
    anInvolvement("platform", "water"),
    anInvolvement("staff", "water", { role: "CONSULTED", stance: "OPPOSE" }),
    aTie("member", "platform"),
    aTie("opponent", "platform", { type: "OPPOSES" }),
    aTie("staff", "platform", { type: "FACILITATES" }),
    aTie("ally", "staff", { type: "ALLIED_WITH" }),
    aTie("seen-by-keys", "platform", { visibility: "NODE" }),
    aTie("seen-by-curators", "platform", { visibility: "PRIVATE" }),
    // A chain of eight, the first of which is involved.
    ...numbers(CHAIN).map((at) => anActor({ slug: `chain-${at}` })),
    ...numbers(CHAIN - 1).map((at) => aTie(`chain-${at + 1}`, `chain-${at}`, { type: "LOBBIES" })),
    aPolicy({ slug: "chained" }),
    anInvolvement("chain-0", "chained"),
    // Equals, that only their ids tell apart.
    ...numbers(TWINS).map((at) => anActor({ slug: `twin-${at}` })),
    aPolicy({ slug: "twins" }),
    anInvolvement("lone", "twins"),
    ...numbers(TWINS).map((at) => aTie(`twin-${at}`, "lone")),
    // What has begun, and what has ended.
    ...["early", "late"].map((slug) => anActor({ slug })),
    aPolicy({ slug: "dated" }),
    anInvolvement("early", "dated", { valid: "2010/.." }),
    aTie("late", "early", { valid: "2012/2014" }),
    ...numbers(CROWD).flatMap((at) => [
      aPolicy({ slug: `crowd-${at}`, jurisdiction: "MR" }),
      anInvolvement("platform", `crowd-${at}`),
    ]),
  ]);
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

async function load(records: readonly object[]): Promise<void> {
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "questions", title: "Questions" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
}

interface Place {
  readonly cursor: string;
  readonly score: number;
  readonly hops: number;
  readonly netPush: number | null;
  readonly node: { readonly id: string; readonly slug: string };
}
interface Connection {
  readonly totalCount: number;
  readonly position: string | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly Place[];
}
type Headers = Record<string, string>;

const CONNECTION = `totalCount position pageInfo { hasNextPage endCursor } edges { cursor score hops netPush node { id slug } }`;
const ASKED = `first: $first, after: $after, maxHops: $maxHops, asOf: $asOf, decay: $decay, hubPenalty: $hubPenalty, weights: $weights,
  without: $without, atLeast: $atLeast`;
const question = (
  selection: string,
  directive = "",
) => `query($slug: String!, $first: Int! = 100, $after: String, $maxHops: Int! = 3,
  $asOf: Date, $decay: Float! = 0.5, $hubPenalty: Float! = 0.5, $weights: [TieWeightInput!]! = [], $without: [ActorBy!]! = [],
  $atLeast: String) ${directive} { ${selection} }`;
const POLICY = `policy(by: {slug: $slug}) { influencers(${ASKED}) { ${CONNECTION} } }`;
const ACTOR = `actor(by: {slug: $slug}) { influences(${ASKED}) { ${CONNECTION} } }`;

async function influencers(variables: object, headers?: Headers, directive?: string): Promise<Connection> {
  const { data } = await node.cost(question(POLICY, directive), variables, headers);
  return (data as unknown as { policy: { influencers: Connection } }).policy.influencers;
}

async function codeOf(variables: object, selection = POLICY): Promise<string | undefined> {
  const { body } = await node.ask(question(selection), variables);
  return body.errors?.[0]?.extensions.code;
}

const slugsOf = ({ edges }: Connection) => edges.map(({ node: { slug } }) => slug);
const scoresOf = ({ edges }: Connection) => Object.fromEntries(edges.map(({ node: { slug }, score }) => [slug, score]));
const now = () => `@knownAt(time: "${new Date().toISOString()}")`;

/** Twelve digits, of numbers that are not nearly nothing. */
const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));

function expectSame(memory: Connection, bySql: Connection): void {
  expect(memory.totalCount).toBe(bySql.totalCount);
  expect([...slugsOf(memory)].sort()).toEqual([...slugsOf(bySql)].sort());
  for (const place of memory.edges) {
    const other = bySql.edges.find(({ node: { slug } }) => slug === place.node.slug)!;
    near(place.score, other.score);
    expect(place.hops).toBe(other.hops);
    expect(place.netPush === null).toBe(other.netPush === null);
    near(place.netPush ?? 1, other.netPush ?? 1);
  }
}

describe("the present and the past", () => {
  it("are answered alike, for every policy and every actor of the demonstration data", async () => {
    const QUERY = `policies(first: 100) { nodes { slug influencers(first: 100, maxHops: 4) { ${CONNECTION} } } }`;
    const ask = async (directive: string) => {
      const { data } = await node.cost(`query ${directive} { ${QUERY} }`);
      return (data as unknown as { policies: { nodes: { slug: string; influencers: Connection }[] } }).policies.nodes;
    };
    const [present, past] = [await ask(""), await ask(now())];
    expect(present.map(({ slug }) => slug)).toEqual(past.map(({ slug }) => slug));
    expect(present.some(({ influencers: { totalCount } }) => totalCount > 10)).toBe(true);
    for (const [at, { influencers: found }] of present.entries()) {
      expectSame(found, past[at]!.influencers);
      expect(found.position).toMatch(/^[1-9]\d*$/);
      expect(past[at]!.influencers.position).toBeNull();
    }
    const ACTORS = `actors(first: 100) { nodes { slug influences(first: 100) { ${CONNECTION} } } }`;
    const askActors = async (directive: string) => {
      const { data } = await node.cost(`query ${directive} { ${ACTORS} }`);
      return (data as unknown as { actors: { nodes: { influences: Connection }[] } }).actors.nodes;
    };
    const [actors, actorsBefore] = [await askActors(""), await askActors(now())];
    for (const [at, { influences }] of actors.entries()) expectSame(influences, actorsBefore[at]!.influences);
  });

  it("are answered alike whatever a question sets", async () => {
    for (const variables of [
      { maxHops: 1 },
      { maxHops: 6, decay: 1, hubPenalty: 0 },
      { decay: 0.000001, hubPenalty: 2 },
      { weights: [{ type: "OPPOSES", forward: 1, backward: 1 }] },
      { weights: [{ type: "MEMBER_OF", forward: 0, backward: 1 }], without: [{ slug: "staff" }] },
      { without: [{ slug: "platform" }], maxHops: 5 },
      { asOf: "1900-01-01" },
      { asOf: "2100-12-31" },
    ]) {
      for (const slug of ["water", "chained", "dated", "twins"]) {
        const asked = { slug, ...variables };
        expectSame(await influencers(asked), await influencers(asked, {}, now()));
      }
    }
  });

  it("part where something was written between", async () => {
    const before = now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await load([
      ...["newcomer", "veteran"].map((slug) => anActor({ slug })),
      aPolicy({ slug: "before-and-after" }),
      anInvolvement("veteran", "before-and-after"),
    ]);
    const middle = now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await load([aTie("newcomer", "veteran")]);
    const slug = "before-and-after";
    expect(slugsOf(await influencers({ slug }, {}, middle))).not.toContain("newcomer");
    expect(slugsOf(await influencers({ slug }))).toContain("newcomer");
    const { body } = await node.ask(question(POLICY, before), { slug });
    expect(body).toMatchObject({ data: { policy: null } });
  });
});

describe("weights of the question's own", () => {
  it("count an opposition, and leave memberships out", async () => {
    expect(slugsOf(await influencers({ slug: "water" }))).not.toContain("opponent");
    const weights = [
      { type: "OPPOSES", forward: 1, backward: 1 },
      { type: "MEMBER_OF", forward: 0, backward: 0 },
    ];
    const found = scoresOf(await influencers({ slug: "water", weights, hubPenalty: 0, maxHops: 2 }));
    expect(Object.keys(found).sort()).toEqual(["ally", "opponent", "platform", "staff"]);
    // W(opponent, platform) 1, damping .5, ADVOCATE .8
    expect(found.opponent).toBeCloseTo(0.4, 12);
    expect(found.platform).toBeGreaterThan(0.8);
  });

  it("hold for one direction of a type, and leave the published ones to all others", async () => {
    const weights = [{ type: "MEMBER_OF", forward: 0, backward: 1 }];
    const changed = scoresOf(await influencers({ slug: "water", weights, maxHops: 2, hubPenalty: 0 }));
    const published = scoresOf(await influencers({ slug: "water", maxHops: 2, hubPenalty: 0 }));
    expect(changed).not.toHaveProperty("member");
    expect(changed.ally).toBe(published.ally);
  });

  it.each([
    ["above 1", [{ type: "FUNDS", forward: 1.01, backward: 0 }]],
    ["below 0", [{ type: "FUNDS", forward: 0, backward: -0.1 }]],
    ["named twice", [0, 1].map((forward) => ({ type: "FUNDS", forward, backward: 0 }))],
    ["two of a symmetric type", [{ type: "ALLIED_WITH", forward: 0.4, backward: 0.3 }]],
    ["of an unknown type", [{ type: "ADMIRES", forward: 1, backward: 1 }]],
    ["half said", [{ type: "FUNDS", forward: 1 }]],
  ])("are refused where they are %s", async (_, weights) => {
    expect(await codeOf({ slug: "water", weights })).toBe("BAD_USER_INPUT");
    expect(await codeOf({ slug: "platform", weights }, ACTOR)).toBe("BAD_USER_INPUT");
  });
});

describe("actors left out", () => {
  it("pass nothing on, and keep what they do themselves", async () => {
    const all = scoresOf(await influencers({ slug: "water" }));
    const [platform] = (await influencers({ slug: "water", maxHops: 1 })).edges;
    const found = scoresOf(await influencers({ slug: "water", without: [{ slug: "platform" }] }));
    expect(Object.keys(all).sort()).toEqual(["ally", "member", "platform", "staff"]);
    expect(Object.keys(found).sort()).toEqual(["ally", "platform", "staff"]);
    // Only staff's own deed comes back to the platform.
    expect(found.platform).toBeLessThan(all.platform!);
    expect(found.platform).toBeGreaterThanOrEqual(platform!.score);
  });

  it("are on no path, but at its beginning", async () => {
    const { data } =
      await node.cost(`{ policy(by: {slug: "water"}) { influencers(without: [{slug: "platform"}]) { edges {
      node { slug } paths(first: 10) { score steps { to { slug } } } } } } }`);
    interface Explained {
      readonly node: { slug: string };
      readonly paths: { score: number; steps: { to: { slug: string } }[] }[];
    }
    const { edges } = (data as unknown as { policy: { influencers: { edges: Explained[] } } }).policy.influencers;
    expect(edges.length).toBeGreaterThan(2);
    for (const { paths } of edges) {
      expect(paths.length).toBeGreaterThan(0);
      for (const { score, steps } of paths) {
        expect(score).toBeGreaterThan(0);
        expect(steps.map(({ to: { slug } }) => slug)).not.toContain("platform");
      }
    }
    expect(edges.map(({ node: { slug } }) => slug)).toContain("platform");
  });

  it("are one where they are named twice, by slug and by id", async () => {
    const { edges } = await influencers({ slug: "water", maxHops: 1 });
    const { id } = edges.find(({ node: { slug } }) => slug === "platform")!.node;
    const once = await influencers({ slug: "water", without: [{ slug: "platform" }] });
    const twice = await influencers({ slug: "water", without: [{ slug: "platform" }, { id }] });
    expect(twice).toEqual(once);
  });

  it("are refused where one is unknown, or hidden, or where they are more than fifty", async () => {
    expect(await codeOf({ slug: "water", without: [{ slug: "no-such-actor" }] })).toBe("NO_SUCH_RECORD");
    expect(await codeOf({ slug: "water", without: [{ slug: "hidden-hub" }] })).toBe("NO_SUCH_RECORD");
    const seen = await influencers({ slug: "water", without: [{ slug: "hidden-hub" }] }, await node.as("CURATOR"));
    expect(seen.totalCount).toBeGreaterThan(0);
    expect(await codeOf({ slug: "water", without: [{}] })).toBe("BAD_LOOKUP");
    const fifty = numbers(50).map(() => ({ slug: "platform" }));
    expect(await codeOf({ slug: "water", without: fifty })).toBeUndefined();
    expect(await codeOf({ slug: "water", without: [...fifty, { slug: "member" }] })).toBe("BAD_USER_INPUT");
    expect(await codeOf({ slug: "platform", without: [...fifty, { slug: "member" }] }, ACTOR)).toBe("BAD_USER_INPUT");
  });
});

describe("one's own writes", () => {
  let serial = 0;
  /** A new actor tied to the platform; its slug and the `seq` of its tie. */
  async function write(): Promise<{ slug: string; seq: string }> {
    const slug = `own-${(serial += 1)}`;
    const { body } = await node.ask(
      `mutation($slug: String!, $source: ID!) {
        createActor(input: { slug: $slug, kind: NGO, names: [{ value: "Own", kind: OFFICIAL }] }) { userErrors { message } }
        createRelationship(input: { type: MEMBER_OF, source: $source, target: "platform" }) {
          relationship { history(first: 1) { nodes { seq } } } userErrors { message } } }`,
      { slug, source: slug },
      await node.as("CONTRIBUTOR"),
    );
    expect(body.errors).toBeUndefined();
    const written = body.data as unknown as {
      createRelationship: { relationship: { history: { nodes: { seq: string }[] } } };
    };
    return { slug, seq: written.createRelationship.relationship.history.nodes[0]!.seq };
  }

  it("are in the next answer", async () => {
    for (let time = 0; time < 5; time += 1) {
      const { slug } = await write();
      expect(slugsOf(await influencers({ slug: "water" }))).toContain(slug);
    }
  });

  it("are in an answer that must reflect them, which tells how far it has come", async () => {
    const { slug, seq } = await write();
    const found = await influencers({ slug: "water", atLeast: seq });
    expect(slugsOf(found)).toContain(slug);
    expect(BigInt(found.position!)).toBeGreaterThanOrEqual(BigInt(seq));
    const { data } = await node.cost(question(ACTOR), { slug, atLeast: seq });
    const { influences } = (data as unknown as { actor: { influences: Connection } }).actor;
    expect(slugsOf(influences)).toContain("water");
    expect(BigInt(influences.position!)).toBeGreaterThanOrEqual(BigInt(seq));
  });

  it("are gone from the next answer when they are taken back", async () => {
    const { slug } = await write();
    const { body } = await node.ask(
      `query($slug: [String!]) { relationships(filter: { actor: $slug }) { nodes { id } } }`,
      {
        slug: [slug],
      },
    );
    const [{ id }] = (body.data as unknown as { relationships: { nodes: [{ id: string }] } }).relationships.nodes;
    await node.ask(
      `mutation($id: ID!) { retractRelationship(input: { id: $id, reason: "It ended" }) { userErrors { message } } }`,
      { id },
      await node.as("CONTRIBUTOR"),
    );
    expect(slugsOf(await influencers({ slug: "water" }))).not.toContain(slug);
  });

  it("cannot be waited for beyond the end of the ledger", async () => {
    const { position } = await influencers({ slug: "water" });
    expect(await codeOf({ slug: "water", atLeast: position })).toBeUndefined();
    expect(await codeOf({ slug: "water", atLeast: String(BigInt(position!) + 1_000n) })).toBe("BAD_CURSOR");
    expect(await codeOf({ slug: "water", atLeast: "999999999999999999" })).toBe("BAD_CURSOR");
    expect(await codeOf({ slug: "platform", atLeast: "999999999999999999" }, ACTOR)).toBe("BAD_CURSOR");
  });

  it.each(["", " ", "-1", "1.5", "01", "0x1", "1e3", "seq", "9999999999999999999"])(
    "are refused BAD_CURSOR where they are %j",
    async (atLeast) => {
      expect(await codeOf({ slug: "water", atLeast })).toBe("BAD_CURSOR");
    },
  );
});

it("gives nobody a score from a tie that they may not see", async () => {
  const everybody = await influencers({ slug: "water" });
  const reader = await influencers({ slug: "water" }, await node.as("READER"));
  const curator = await influencers({ slug: "water" }, await node.as("CURATOR"));
  const hidden = ["seen-by-keys", "seen-by-curators"];
  expect(hidden.filter((slug) => slugsOf(everybody).includes(slug))).toEqual([]);
  expect(hidden.filter((slug) => slugsOf(reader).includes(slug))).toEqual(["seen-by-keys"]);
  expect(hidden.filter((slug) => slugsOf(curator).includes(slug))).toEqual(hidden);
  expect([reader.totalCount, curator.totalCount]).toEqual([everybody.totalCount + 1, everybody.totalCount + 2]);
  // What the platform sends out to those that are hidden makes it no hub for whoever cannot see them.
  const withHidden = scoresOf(curator);
  expect(withHidden.platform).toBeGreaterThanOrEqual(scoresOf(everybody).platform!);
  for (const role of ["READER", "CURATOR"] as const) {
    expectSame(
      await influencers({ slug: "water", maxHops: 5 }, await node.as(role)),
      await influencers({ slug: "water", maxHops: 5 }, await node.as(role), now()),
    );
  }
});

describe("the ends of the ranges", () => {
  it("has nobody before anything has begun, and everybody far ahead", async () => {
    expect(await influencers({ slug: "dated", asOf: "0001-01-01" })).toMatchObject({ totalCount: 0, edges: [] });
    expect(slugsOf(await influencers({ slug: "dated", asOf: "2009-12-31" }))).toEqual([]);
    expect(slugsOf(await influencers({ slug: "dated", asOf: "2011-06-01" }))).toEqual(["early"]);
    const soon = scoresOf(await influencers({ slug: "dated", asOf: "2100-01-01" }));
    const late = scoresOf(await influencers({ slug: "dated", asOf: "2300-01-01" }));
    expect(Object.keys(late)).toEqual(["early", "late"]);
    expect(late.late).toBeGreaterThan(0);
    expect(late.late).toBeLessThan(soon.late!);
    expect(await codeOf({ slug: "dated", asOf: "2023-02-29" })).toBe("BAD_DATE");
  });

  it("walks one edge to six", async () => {
    for (const maxHops of numbers(6).map((at) => at + 1)) {
      const { edges } = await influencers({ slug: "chained", maxHops });
      expect(edges.map(({ node: { slug } }) => slug)).toEqual(numbers(maxHops).map((at) => `chain-${at}`));
      expect(edges.map(({ hops }) => hops)).toEqual(numbers(maxHops).map((at) => at + 1));
    }
    expect(await codeOf({ slug: "chained", maxHops: 0 })).toBe("HOPS_TOO_MANY");
    expect(await codeOf({ slug: "chained", maxHops: 7 })).toBe("HOPS_TOO_MANY");
  });

  it("takes a decay from a millionth to one, and a hub penalty from none to two", async () => {
    const [all] = [scoresOf(await influencers({ slug: "chained", decay: 1, hubPenalty: 0, maxHops: 2 }))];
    const [hardly] = [scoresOf(await influencers({ slug: "chained", decay: 0.000001, hubPenalty: 2, maxHops: 2 }))];
    // LOBBIES .4, ADVOCATE .8
    expect(all["chain-1"]).toBeCloseTo(0.32, 12);
    near(hardly["chain-1"]!, 0.32e-6);
    for (const refused of [
      { decay: 0 },
      { decay: 0.0000009 },
      { decay: 1.000001 },
      { decay: -1 },
      { hubPenalty: -0.01 },
      { hubPenalty: 2.01 },
    ]) {
      expect(await codeOf({ slug: "chained", ...refused })).toBe("BAD_USER_INPUT");
    }
  });

  it("has nobody for a policy without involvements, and nothing for an actor without ties", async () => {
    const empty = { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    expect(await influencers({ slug: "nobody-cares" })).toMatchObject(empty);
    const { data } = await node.cost(question(ACTOR), { slug: "opponent" });
    expect((data as unknown as { actor: { influences: Connection } }).actor.influences).toMatchObject(empty);
  });
});

describe("pages", () => {
  it("of any size give the whole ranking, without gap or repeat, equals by id", async () => {
    const whole = await influencers({ slug: "twins" });
    expect(whole.edges).toHaveLength(TWINS + 1);
    const twins = whole.edges.filter(({ node: { slug } }) => slug.startsWith("twin-"));
    expect(new Set(twins.map(({ score }) => score)).size).toBe(1);
    expect(twins.map(({ node: { id } }) => id)).toEqual(twins.map(({ node: { id } }) => id).sort());
    for (const first of numbers(TWINS + 1).map((at) => at + 1)) {
      const seen: Place[] = [];
      let after: string | null = null;
      do {
        const page: Connection = await influencers({ slug: "twins", first, after });
        expect(page.edges).toHaveLength(Math.min(first, TWINS + 1 - seen.length));
        seen.push(...page.edges);
        expect(page.totalCount).toBe(TWINS + 1);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(whole.edges);
    }
    const last = whole.edges.at(-1)!.cursor;
    expect(await influencers({ slug: "twins", after: last })).toMatchObject({ edges: [], totalCount: TWINS + 1 });
  });

  it("begin behind a place also after somebody came in before it", async () => {
    const first = await influencers({ slug: "twins", first: 3 });
    const whole = await influencers({ slug: "twins" });
    await load([anActor({ slug: "overtaking" }), anInvolvement("overtaking", "twins", { role: "INITIATOR" })]);
    const rest = await influencers({ slug: "twins", after: first.pageInfo.endCursor });
    expect(slugsOf(rest)).toEqual(slugsOf(whole).slice(3));
  });
});

it("answers one request for very many rankings, without being too busy", async () => {
  const asked = numbers(4).map(
    (at) => `r${at}: influencers(first: 5, maxHops: ${at + 1}) { coverage { sourceCount } edges { netPush } }`,
  );
  const { data } = await node.cost(
    `{ policies(first: ${CROWD}, filter: {jurisdiction: ["MR"]}) { nodes { ${asked.join(" ")} } } }`,
  );
  const { nodes } = (data as unknown as { policies: { nodes: Record<string, Connection>[] } }).policies;
  expect(nodes).toHaveLength(CROWD);
  for (const policy of nodes) expect(policy.r0!.edges).toEqual([{ netPush: 1 }]);
});
