// How far the ledger and the graph in memory have come, as a node tells it: to everybody where they stand, and to those who see all
// records how much the graph holds.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import { aPolicy, aTie, anActor, anInvolvement } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

const RECORDS = [
  ...["one", "two", "three"].map((slug) => anActor({ slug })),
  anActor({ slug: "hidden", visibility: "PRIVATE" }),
  aPolicy({ slug: "law" }),
  aTie("one", "two"),
  aTie("two", "hidden"),
  anInvolvement("one", "law"),
];
const WHOLE = "position builtAt buildMs bytes actorCount tieCount involvementCount";

interface Told {
  readonly ledgerPosition: string;
  readonly graph:
    null | (Readonly<Record<string, number | null>> & { readonly position: string; readonly builtAt: string });
}

let node: TestNode;
beforeEach(async () => {
  node = await startNode({ demo: false });
});
afterEach(() => node.stop());

async function load(records: readonly object[]): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-node-info-"));
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "node-info", title: "Node" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
  rmSync(directory, { recursive: true });
}

async function told(headers?: Record<string, string>, directive = ""): Promise<Told> {
  const { data } = await node.cost(
    `query ${directive} { nodeInfo { ledgerPosition graph { ${WHOLE} } } }`,
    {},
    headers,
  );
  return (data as unknown as { nodeInfo: Told }).nodeInfo;
}

/** A question that waits until the graph has come as far as the ledger. */
const caughtUp = async (atLeast: string) =>
  node.cost(
    `query($atLeast: String) { policies(first: 1) { nodes { influencers(atLeast: $atLeast) { totalCount } } } }`,
    {
      atLeast,
    },
  );

it("tells how far the ledger has come, and that the graph came after it", async () => {
  expect((await told()).ledgerPosition).toBe("0");
  await load(RECORDS);
  const { ledgerPosition } = await told();
  expect(Number(ledgerPosition)).toBe(RECORDS.length);
  await caughtUp(ledgerPosition);
  const after = await told();
  expect(after.graph!.position).toBe(ledgerPosition);
  expect(new Date(after.graph!.builtAt).getTime()).toBeLessThanOrEqual(Date.now());
});

it("tells how much the graph holds to those alone who see all of it", async () => {
  await load(RECORDS);
  await caughtUp((await told()).ledgerPosition);
  for (const role of [null, "READER", "CONTRIBUTOR"] as const) {
    const { graph } = await told(role ? await node.as(role) : {});
    expect(graph).toEqual({
      ...{ position: expect.stringMatching(/^\d+$/) as unknown, builtAt: expect.any(String) as unknown },
      ...{ buildMs: null, bytes: null, actorCount: null, tieCount: null, involvementCount: null },
    });
  }
  for (const role of ["CURATOR", "ADMIN"] as const) {
    const { graph } = await told(await node.as(role));
    expect(graph!.actorCount).toBe(4);
    for (const size of [graph!.bytes, graph!.buildMs]) expect(Number.isInteger(size) && size! > 0).toBe(true);
    for (const count of [graph!.tieCount, graph!.involvementCount]) expect(Number.isInteger(count)).toBe(true);
  }
});

it("counts what a graph was built of as the records are counted", async () => {
  await node.stop();
  node = await startNode();
  const curator = await node.as("CURATOR");
  await caughtUp((await told()).ledgerPosition);
  const { data } = await node.cost(
    "{ nodeInfo { counts { actors relationships involvements } graph { actorCount tieCount involvementCount } } }",
    {},
    curator,
  );
  const { counts, graph } = data.nodeInfo as unknown as Record<"counts" | "graph", Record<string, number>>;
  const { actors: actorCount, relationships: tieCount, involvements: involvementCount } = counts;
  expect(graph).toEqual({ actorCount, tieCount, involvementCount });
  expect(tieCount).toBeGreaterThan(0);
});

it("tells of the past how far the ledger had come, and of no graph", async () => {
  await load(RECORDS);
  expect(await told({}, `@knownAt(time: "2020-01-01T00:00:00Z")`)).toEqual({ ledgerPosition: "0", graph: null });
  const now = `@knownAt(time: "${new Date().toISOString()}")`;
  expect(await told({}, now)).toEqual({ ledgerPosition: String(RECORDS.length), graph: null });
});

it("costs a statement for the ledger, and none for the graph", async () => {
  expect((await node.cost("{ nodeInfo { graph { position builtAt } } }")).statements).toBe(0);
  expect((await node.cost(`{ nodeInfo { ledgerPosition graph { ${WHOLE} } } }`)).statements).toBe(1);
  const curator = await node.as("CURATOR");
  const withKey = async (query: string) => (await node.cost(query, {}, curator)).statements;
  expect(await withKey(`{ nodeInfo { graph { ${WHOLE} } } }`)).toBe(await withKey("{ nodeInfo { name } }"));
});
