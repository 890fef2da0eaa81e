// What a reader may not see does not exist for it: hidden ends hide what joins them, whichever way one asks.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { derivedUuid, typedId } from "../../src/core/ids";
import { importFile } from "../../src/exchange/import/import.service";
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
const id = (prefix: string, type: string, key: string) => typedId(prefix, derivedUuid("hidden", type, key));
const PUBLIC_WITH_HIDDEN_END = [
  id("relationship", "Relationship", "t"),
  id("involvement", "Involvement", "i"),
  id("involvement", "Involvement", "j"),
  id("reform", "Reform", "r-of-hidden"),
  id("excerpt", "Excerpt", "x"),
  id("evidence", "Evidence", "e"),
];

beforeAll(async () => {
  node = await startNode({ demo: false });
  const hidden = { visibility: "PRIVATE" };
  const records = [
    anActor({ slug: "seen", name: "Public organisation" }),
    anActor({ slug: "unseen", name: "Veiled Quorum", ...hidden, identifiers: [{ scheme: "X", value: "1" }] }),
    { ...aTie("seen", "unseen"), key: "t" },
    aPolicy({ slug: "p" }),
    aPolicy({ slug: "hidden-p", ...hidden }),
    { ...anInvolvement("unseen", "p"), key: "i" },
    { ...anInvolvement("seen", "hidden-p"), key: "j" },
    aReform("hidden-p", { slug: "r-of-hidden" }),
    aSource({ slug: "hidden-s", ...hidden }),
    { ...anExcerpt("hidden-s"), key: "x" },
    { ...evidenceFor("Actor:seen", "x"), key: "e" },
  ];
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-hidden-"));
  const file = path.join(directory, "hidden.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "hidden", title: "Hidden" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
  rmSync(directory, { recursive: true });
});
afterAll(() => node.stop());

it.each(PUBLIC_WITH_HIDDEN_END)(
  "%s, public but tied to something hidden, is null like a record that never was",
  async (hidden) => {
    const { data } = await node.cost(
      `query($id: ID!) { node(id: $id) { id ... on Relationship { source { slug } target { slug } } ... on Involvement { actor { slug } policy { slug } }
       ... on Reform { policy { slug } } ... on Excerpt { source { slug } } ... on Evidence { excerpt { quote } } } }`,
      { id: hidden },
    );
    expect(data).toEqual({ node: null });
  },
);

it("is in no list, count, search, score or path", async () => {
  const { data } = await node.cost(`{
    nodeInfo { counts { actors relationships involvements reforms excerpts evidence } }
    actors(first: 50) { totalCount nodes { slug relationships(first: 5) { totalCount nodes { id } } involvements(first: 5) { totalCount nodes { id } } evidence { id } } }
    hidden: actor(by: {slug: "unseen"}) { id } byNumber: actor(by: {identifier: {scheme: "X", value: "1"}}) { id }
    named: actors(filter: {name: "quorum"}) { totalCount }
    relationships { totalCount } involvements { totalCount } reforms { totalCount nodes { slug } } reform(by: {slug: "r-of-hidden"}) { id }
    search(text: "veiled quorum") { totalCount nodes { __typename } }
    policy(by: {slug: "p"}) { involvements { totalCount } influencers { totalCount nodes { slug } } }
    paths(from: {slug: "seen"}, to: {slug: "unseen"}) { score } }`);
  expect(data).toEqual({
    nodeInfo: { counts: { actors: 1, relationships: 0, involvements: 0, reforms: 0, excerpts: 0, evidence: 0 } },
    actors: {
      totalCount: 1,
      nodes: [
        {
          slug: "seen",
          relationships: { totalCount: 0, nodes: [] },
          involvements: { totalCount: 0, nodes: [] },
          evidence: [],
        },
      ],
    },
    hidden: null,
    byNumber: null,
    named: { totalCount: 0 },
    relationships: { totalCount: 0 },
    involvements: { totalCount: 0 },
    reforms: { totalCount: 0, nodes: [] },
    reform: null,
    search: { totalCount: 0, nodes: [] },
    policy: { involvements: { totalCount: 0 }, influencers: { totalCount: 0, nodes: [] } },
    paths: [],
  });
});
