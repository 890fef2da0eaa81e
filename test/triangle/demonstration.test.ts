// What docs/triangle.md tells of the demonstration data is what the node answers; and Swissvotes, where it is at hand.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { importAll } from "../../src/exchange/import/import.service";
import { mappedFiles } from "../../src/exchange/mapping/mapping.files";
import { startNode, type TestNode } from "../support/node";

const root = path.resolve(__dirname, "../..");
const text = readFileSync(path.join(root, "docs/triangle.md"), "utf8");
const swissvotes = path.resolve(
  root,
  process.env.COUNTERWEIGHT_DATA ?? "../shared/data",
  "swissvotes/swissvotes.ch.csv",
);

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.stop());

/* eslint-disable @typescript-eslint/no-explicit-any */
async function ask(query: string): Promise<any> {
  const { body } = await node.ask(query);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

const FIGURES = `shares { state economy civilSociety } evenness barycentricBalance weakestLeg weakestSector actorCount unplacedCount`;
const told = (number: number, digits = 4) => number.toFixed(digits).replace(/^0/, "");

it("every question in the document is answered", async () => {
  const questions = [...text.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, question]) => question!);
  expect(questions).toHaveLength(3);
  for (const question of questions) await ask(question);
});

it("Belgium is as the document reckons it by hand", async () => {
  const { triangle } = await ask(
    `{ triangle(jurisdiction: "BE") { ${FIGURES} state: actors(sector: STATE) { edges { contribution } } } }`,
  );
  expect(triangle.state.edges.map(({ contribution }: any) => contribution)).toEqual([1, 1, 0.4]);
  expect(triangle).toMatchObject({ weakestSector: "ECONOMY", weakestLeg: 0, actorCount: 16, unplacedCount: 0 });
  expect(triangle.shares.state).toBeCloseTo(2.4 / 16, 12);
  expect(triangle.shares.civilSociety).toBeCloseTo(13.6 / 16, 12);
  expect(text).toContain(`= ${told(triangle.evenness)}`);
  expect(text).toContain(`= ${told(triangle.barycentricBalance)}`);
});

it("everything is as the document tells it, and the corners of the triangle do not count", async () => {
  const { triangle, involved } =
    await ask(`{ triangle { ${FIGURES} actors(first: 50) { nodes { slug triangleVertex } } }
    involved: triangle(weightBy: INVOLVEMENT) { ${FIGURES} } }`);
  const { state, economy, civilSociety } = triangle.shares;
  expect(text).toContain(`p = (${told(state)}, ${told(economy)}, ${told(civilSociety)})`);
  expect(text).toContain(
    `E = ${told(triangle.evenness)}    B = ${told(triangle.barycentricBalance)}    M = ${told(triangle.weakestLeg)}`,
  );
  expect(text).toContain(`${triangle.actorCount} actors count and ${triangle.unplacedCount} do not`);
  expect(text).toContain(`${involved.actorCount} actors are left, and the State has ${told(involved.shares.state)}`);
  expect(triangle.actors.nodes.filter(({ triangleVertex }: any) => triangleVertex)).toEqual([]);
});

it("Mauritania has an event without a day, and the comparison with Belgium proves nothing", async () => {
  const { triangle, balances } = await ask(`{
    triangle(jurisdiction: "MR") { series(from: "1990-01-01", until: "2019-12-31", every: DECADE) { undatedCount points { closingCount } } }
    balances { weakestLegWithOpenness { rho n } jurisdictions { jurisdiction civicSpace { openness } ratings { scheme freedom } } } }`);
  expect(triangle.series).toEqual({ undatedCount: 1, points: Array(3).fill({ closingCount: 0 }) });
  expect(balances).toEqual({
    weakestLegWithOpenness: { rho: null, n: 1 },
    jurisdictions: [
      { jurisdiction: "BE", civicSpace: { openness: null }, ratings: [] },
      {
        jurisdiction: "MR",
        civicSpace: { openness: -1 },
        ratings: [{ scheme: "ITUC_GLOBAL_RIGHTS_INDEX", freedom: 0.25 }],
      },
    ],
  });
});

/** Where the file is absent, says so and asserts just that, so that nobody takes the silence for a pass. */
const skipAloud = (name: string, _suite: () => void) => {
  const reason = "its file is not at hand; COUNTERWEIGHT_DATA can name the folder";
  console.warn(`skipped: ${name}: ${reason}`);
  it(`${name} (SKIPPED: ${reason})`, () => expect(existsSync(swissvotes)).toBe(false));
};
const describeWithData = existsSync(swissvotes) ? describe : skipAloud;

describeWithData("Swissvotes", () => {
  beforeAll(async () => {
    const { sources } = await mappedFiles(
      path.join(root, "data/mappings/swissvotes.yaml"),
      [swissvotes],
      node.ledger.types,
    );
    await importAll(node.ledger, sources, { origin: "test", isWhole: true });
  }, 120_000);

  it("gives the organisations more weight in votes, decade by decade, beside government and parliament", async () => {
    const { triangle } = await ask(`{ triangle(jurisdiction: "CH", weightBy: INVOLVEMENT) {
      series(from: "1900-01-01", until: "2020-12-31", every: DECADE) { points { ${FIGURES} } } } }`);
    const points = triangle.series.points as any[];
    expect(points).toHaveLength(13);
    const [first, last] = [points[0], points.at(-1)];
    expect(first.shares.state).toBeGreaterThan(0.9);
    expect(last.shares.state).toBeLessThan(0.6);
    expect(last.weakestLeg).toBeGreaterThan(first.weakestLeg);
    // Involvements add up, so nobody who counted is lost.
    for (const [at, point] of points.slice(1).entries())
      expect(point.actorCount).toBeGreaterThanOrEqual(points[at].actorCount);
  });

  it("weighs by influence all votes at once, and one of them as its ranking does", async () => {
    const { all, involved, one, policy } = await ask(`{
      all: triangle(jurisdiction: "CH", weightBy: INFLUENCE) { ${FIGURES} actors(first: 20) { totalCount edges { weight node { slug } } } }
      involved: triangle(jurisdiction: "CH", weightBy: INVOLVEMENT) { ${FIGURES} }
      one: triangle(policy: {slug: "swissvotes-646"}, weightBy: INFLUENCE) { actorCount unplacedCount actors(first: 100) { edges { weight node { slug } } } }
      policy(by: {slug: "swissvotes-646"}) { influencers(first: 100) { totalCount edges { score node { slug } } } } }`);
    expect(one.actorCount + one.unplacedCount).toBe(policy.influencers.totalCount);
    const scores = new Map(policy.influencers.edges.map(({ score, node: { slug } }: any) => [slug, score]));
    for (const { weight, node: actor } of one.actors.edges)
      expect(weight).toBeCloseTo(scores.get(actor.slug) as number, 12);
    // Who is involved weighs, and what is summed over all votes is at least what one of them brings.
    expect(all.actorCount).toBeGreaterThanOrEqual(involved.actorCount);
    const { state, economy, civilSociety } = all.shares;
    expect(state + economy + civilSociety).toBeCloseTo(1, 12);
    const ofOne = new Map(one.actors.edges.map(({ weight, node: { slug } }: any) => [slug, weight]));
    const both = all.actors.edges.filter(({ node: { slug } }: any) => ofOne.has(slug));
    expect(both.length).toBeGreaterThan(0);
    for (const { weight, node: actor } of both) expect(weight).toBeGreaterThanOrEqual(ofOne.get(actor.slug) as number);
  });

  it("is too much for influence in the past, where SQL answers", async () => {
    const now = new Date().toISOString();
    const { body } = await node.ask(
      `query @knownAt(time: "${now}") { triangle(jurisdiction: "CH", weightBy: INFLUENCE) { actorCount } }`,
    );
    expect(body.errors![0]!.extensions.code).toBe("TOO_MANY_POLICIES");
  });
});
