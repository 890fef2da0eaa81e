// A list of N costs the same number of SQL statements as a list of 1: the same questions with 1 and with 100 parents.
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";
import { importFile } from "../../src/exchange/import/import.service";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PARENTS = 100;

let node: TestNode;
beforeAll(async () => {
  node = await startNode({ demo: false });
  const numbers = Array.from({ length: PARENTS }, (_, index) => index);
  const records = [
    aSource({ slug: "s" }),
    { ...anExcerpt("s"), key: "x" },
    { record: "Theme", slug: "th", name: { en: "Theme" } },
    anActor({ slug: "hub", kind: "NETWORK_OR_PLATFORM" }),
    ...numbers.flatMap((n) => [
      anActor({ slug: `a-${n}`, identifiers: [{ scheme: "X", value: String(n) }] }),
      { ...aTie(`a-${n}`, "hub"), key: `t-${n}` },
      aTie("hub", `a-${n}`, { type: "FACILITATES" }),
      aPolicy({ slug: `p-${n}`, themes: ["th"] }),
      aReform(`p-${n}`, { slug: `r-${n}`, stages: [{ stage: "AGENDA", occurred: "2015" }] }),
      { ...anInvolvement(`a-${n}`, `p-${n}`, { reform: `r-${n}` }), key: `i-${n}` },
      evidenceFor(`Relationship:t-${n}`, "x"),
      evidenceFor(`Involvement:i-${n}`, "x"),
      evidenceFor(`Actor:a-${n}`, "x"),
    ]),
  ];
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-batching-"));
  const file = path.join(directory, "graph.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "batching", title: "Batching" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "test" });
  rmSync(directory, { recursive: true });
});
afterAll(() => node.stop());

describe("1 parent and 100 parents cost the same", () => {
  it.each([
    [
      "actors with ties, evidence and the other ends",
      7,
      `query($n: Int!) { actors(first: $n) { nodes { name identifiers { value }
        relationships(first: 2) { nodes { type source { slug } target { slug } evidence { excerpt { quote source { title } } } } } } } }`,
    ],
    [
      "actors with counts of their ties and involvements",
      4,
      `query($n: Int!) { actors(first: $n, filter: {kind: [NGO]}) { totalCount nodes {
        relationships(first: 1) { totalCount pageInfo { hasNextPage } } } } }`,
    ],
    [
      "policies with themes, reforms, stages and involvements",
      9,
      `query($n: Int!) { policies(first: $n) { nodes { title themes { name }
        reforms(first: 1) { nodes { title stages { stage } policy { slug } } }
        involvements(first: 2) { nodes { role actor { slug } reform { slug } evidence { relation } } } } } }`,
    ],
    [
      "actors with involvements and their policies",
      3,
      `query($n: Int!) { actors(first: $n) { nodes { involvements(first: 2, stance: [SUPPORT]) { nodes { policy { title } } } } } }`,
    ],
    [
      "policies with influencers, their paths and the evidence on the way",
      8,
      `query($n: Int!) { policies(first: $n) { nodes { influencers(first: 2, maxHops: 3) { totalCount edges { score node { slug }
        paths(first: 1) { score involvement { role } steps { relationship { type evidence(first: 1) { relation } } from { slug } to { slug } } } } } } } }`,
    ],
    [
      "actors with what they influence",
      3,
      `query($n: Int!) { actors(first: $n) { nodes { influences(first: 2) { edges { score node { slug } } } } } }`,
    ],
  ])("%s: %i statements", async (_what, declared, query) => {
    const one = await node.cost(query, { n: 1 });
    const many = await node.cost(query, { n: PARENTS });
    expect(Object.values(many.data)[0]).toHaveProperty("nodes.length", PARENTS);
    expect(many.statements).toBe(one.statements);
    expect(many.statements).toBe(declared);
  });
});
