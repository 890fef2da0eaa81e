// Process tracing: evidence counted by grade for policies, reforms, places of rankings and paths; who sees which of it, and what it costs.
import { graphql } from "graphql";
import { buildSchema } from "../../src/api/schema";
import type { ContextOptions } from "../../src/core/context";
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { startGraph, type TestGraph } from "../support/graph";

const schema = buildSchema();
const POLICIES = 12;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

let testing: TestDatabase;
let memory: TestGraph;
beforeAll(async () => {
  testing = await openTestDatabase();
  memory = startGraph(testing.url);
  await testing.load([
    ...["leader", "member", "outsider", "minister", "rebel"].map((slug) => anActor({ slug })),
    aTie("member", "leader", { key: "membership" }),
    aTie("outsider", "member", { key: "friendship", type: "ALLIED_WITH" }),
    aPolicy({ slug: "law" }),
    aPolicy({ slug: "untouched" }),
    aReform("law", { slug: "law-2015", begun: "2015/.." }),
    anInvolvement("leader", "law", { key: "led" }),
    anInvolvement("leader", "law", { key: "led-again", role: "CONSULTED" }),
    anInvolvement("minister", "law", { key: "aimed-at", role: "TARGET" }),
    anInvolvement("rebel", "law", { key: "fought", reform: "law-2015", role: "OPPONENT", stance: "OPPOSE" }),
    aSource({ slug: "minutes" }),
    aSource({ slug: "memoirs" }),
    aSource({ slug: "letters", visibility: "PRIVATE" }),
    ...["minutes", "memoirs", "letters"].flatMap((source) => [
      anExcerpt(source, { key: `${source}-1` }),
      anExcerpt(source, { key: `${source}-2` }),
    ]),
    anExcerpt("memoirs", { key: "memoirs-hidden", visibility: "PRIVATE" }),
    evidenceFor("Involvement:led", "minutes-1", { grade: "SMOKING_GUN" }),
    evidenceFor("Involvement:led", "minutes-2", { grade: "STRAW_IN_THE_WIND" }),
    evidenceFor("Involvement:led", "memoirs-1", { grade: "STRAW_IN_THE_WIND", aspect: "stance" }),
    evidenceFor("Involvement:led", "memoirs-2", { relation: "CONTESTS", grade: "HOOP" }),
    evidenceFor("Involvement:led-again", "memoirs-2"),
    evidenceFor("Involvement:led", "letters-1", { grade: "DOUBLY_DECISIVE" }),
    evidenceFor("Involvement:led", "memoirs-hidden", { grade: "DOUBLY_DECISIVE" }),
    evidenceFor("Involvement:led", "memoirs-2", { grade: "DOUBLY_DECISIVE", visibility: "NODE" }),
    evidenceFor("Involvement:aimed-at", "minutes-1", { grade: "DOUBLY_DECISIVE" }),
    evidenceFor("Involvement:fought", "minutes-1", { relation: "CONTESTS" }),
    evidenceFor("Relationship:membership", "minutes-1", { grade: "HOOP" }),
    ...numbers(POLICIES).flatMap((at) => [
      aPolicy({ slug: `many-${at}`, jurisdiction: "MR" }),
      anInvolvement("leader", `many-${at}`, { key: `many-led-${at}` }),
      evidenceFor(`Involvement:many-led-${at}`, "minutes-1", { grade: "HOOP" }),
    ]),
  ]);
});
afterAll(async () => {
  await memory.close();
  await testing.close();
});

const NONE = { total: 0, strawInTheWind: 0, hoop: 0, smokingGun: 0, doublyDecisive: 0, ungraded: 0 };
const NOTHING = { recordCount: 0, evidencedCount: 0, sourceCount: 0, supporting: NONE, contesting: NONE };
const COUNTS = "{ total strawInTheWind hoop smokingGun doublyDecisive ungraded }";
const TRACING = `{ recordCount evidencedCount sourceCount supporting ${COUNTS} contesting ${COUNTS} }`;

describe.each(["SQL", "the graph in memory"])("by %s", (engine) => {
  const contextOf = (overrides: Partial<ContextOptions> = {}) =>
    testing.context(engine === "SQL" ? overrides : { provided: memory.provided, ...overrides });

  async function ask(source: string, variableValues = {}, overrides: Partial<ContextOptions> = {}) {
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: contextOf(overrides) });
    if (errors) throw new Error(JSON.stringify(errors.map(({ message }) => message)));
    return JSON.parse(JSON.stringify(data));
  }

  const LED = {
    recordCount: 2,
    evidencedCount: 2,
    sourceCount: 2,
    supporting: { ...NONE, total: 4, strawInTheWind: 2, smokingGun: 1, ungraded: 1 },
    contesting: { ...NONE, total: 1, hoop: 1 },
  };

  it("counts evidence of a policy's involvements by grade, for and against, without those that only bear it", async () => {
    const { whole, alone, untouched, reform } = await ask(`{
      whole: policy(by: {slug: "law"}) { tracing ${TRACING} }
      alone: policy(by: {slug: "law"}) { tracing(includeReforms: false) ${TRACING} }
      untouched: policy(by: {slug: "untouched"}) { tracing ${TRACING} }
      reform(by: {slug: "law-2015"}) { tracing ${TRACING} before: tracing(asOf: "2014-12-31") ${TRACING} } }`);
    expect(alone.tracing).toEqual(LED);
    const fought = { ...NONE, total: 1, ungraded: 1 };
    expect(whole.tracing).toEqual({
      ...LED,
      recordCount: 3,
      evidencedCount: 3,
      contesting: { ...LED.contesting, total: 2, ungraded: 1 },
    });
    expect(untouched.tracing).toEqual(NOTHING);
    const ofReform = { recordCount: 1, evidencedCount: 1, sourceCount: 1, supporting: NONE, contesting: fought };
    expect(reform).toEqual({ tracing: ofReform, before: NOTHING });
  });

  it("counts an actor's own involvements beside its place, and what lies along its paths", async () => {
    const { policy, actor } = await ask(`{
      policy(by: {slug: "law"}) { influencers { edges { node { slug } tracing ${TRACING} paths(first: 1) { hops tracing ${TRACING} } } } }
      actor(by: {slug: "leader"}) { influences(first: 1) { edges { tracing ${TRACING} } } } }`);
    const places = Object.fromEntries(
      policy.influencers.edges.map((edge: { node: { slug: string } }) => [edge.node.slug, edge]),
    );
    expect(Object.keys(places).sort()).toEqual(["leader", "member", "outsider", "rebel"]);
    expect(places.leader.tracing).toEqual(LED);
    expect(actor.influences.edges[0].tracing).toEqual(LED);
    expect(places.member.tracing).toEqual(NOTHING);
    // Outsider, member, leader, law: the friendship has no evidence, the membership a hoop, the strongest involvement all but one.
    expect(places.outsider.paths).toEqual([
      {
        hops: 3,
        tracing: {
          recordCount: 3,
          evidencedCount: 2,
          sourceCount: 2,
          supporting: { ...NONE, total: 4, strawInTheWind: 2, hoop: 1, smokingGun: 1 },
          contesting: { ...NONE, total: 1, hoop: 1 },
        },
      },
    ]);
  });

  it("counts what the reader sees: evidence, its excerpt and its source", async () => {
    const decisive = async (sees: ContextOptions["sees"]) => {
      const { policy } = await ask(
        `{ policy(by: {slug: "law"}) { tracing { sourceCount supporting { doublyDecisive total } }
          influencers(maxHops: 1) { edges { node { slug } tracing { supporting { doublyDecisive } } paths { tracing { supporting { doublyDecisive } } } } } } }`,
        {},
        { sees },
      );
      const { tracing, paths } = policy.influencers.edges.find(
        ({ node: { slug } }: { node: { slug: string } }) => slug === "leader",
      );
      expect(tracing.supporting.doublyDecisive).toBe(policy.tracing.supporting.doublyDecisive);
      expect(paths[0].tracing.supporting.doublyDecisive).toBe(policy.tracing.supporting.doublyDecisive);
      return [policy.tracing.sourceCount, policy.tracing.supporting.doublyDecisive, policy.tracing.supporting.total];
    };
    expect(await decisive(["PUBLIC"])).toEqual([2, 0, 4]);
    expect(await decisive(["PUBLIC", "NODE"])).toEqual([2, 1, 5]);
    expect(await decisive(["PUBLIC", "NODE", "PRIVATE"])).toEqual([3, 3, 7]);
  });

  it("costs one statement for one and for many: policies, places, paths", async () => {
    const costOf = (n: number, selection: string) =>
      testing.statementsOf(() =>
        ask(`query($n: Int!) { policies(first: $n, filter: {jurisdiction: ["MR"]}) { nodes { ${selection} } } }`, {
          n,
        }),
      );
    const [without, within] = [
      "influencers { edges { score } }",
      "influencers { edges { score tracing { recordCount } } }",
    ];
    const path = (selection: string) => `influencers { edges { paths { score ${selection} } } }`;
    for (const n of [1, POLICIES]) {
      expect(await costOf(n, "slug tracing { recordCount }")).toBe(2);
      expect(await costOf(n, within)).toBe((await costOf(n, without)) + 1);
      expect(await costOf(n, path("tracing { recordCount }"))).toBe((await costOf(n, path(""))) + 1);
    }
    const { policies } = await ask(`{ policies(first: ${POLICIES}, filter: {jurisdiction: ["MR"]}) { nodes {
      tracing { supporting { hoop } } influencers(first: 1) { edges { tracing { supporting { hoop } } } } } } }`);
    const hoop = { tracing: { supporting: { hoop: 1 } } };
    expect(policies.nodes).toEqual(numbers(POLICIES).map(() => ({ ...hoop, influencers: { edges: [hoop] } })));
  });
});
