// Who sees what in downloads: in a world with hidden records of every kind, each reader gets all that exists for him, and no trace
// of the rest.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { seesOf } from "../../src/access/roles";
import type { Role } from "../../src/core/context";
import { DOWNLOADS } from "../../src/exchange/export/downloads";
import { RECORD_TYPES } from "../../src/records/record-types";
import { importFile } from "../../src/exchange/import/import.service";
import { importsFor, MOMENTS, type Planted, WORLD } from "../access/world";
import { startNode, type TestNode } from "../support/node";

const ALL = seesOf("CURATOR");
const READERS: readonly (Role | null)[] = [null, "READER", "CURATOR"];
/** What each download shows of its own, by type. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  "/actors.csv": ["Actor"],
  "/relationships.csv": ["Relationship"],
  "/policies.csv": ["Policy"],
  "/reforms.csv": ["Reform"],
  "/involvements.csv": ["Involvement"],
  "/sources.csv": ["Source"],
  "/graph.graphml": ["Actor", "Relationship"],
  "/graph.gexf": ["Actor", "Relationship"],
  "/graph.json": ["Actor", "Relationship"],
  "/graph.jsonld": ["Actor", "Relationship", "Policy", "Reform", "Involvement"],
  "/entities.ftm.json": ["Actor", "Relationship"],
  "/tables.xlsx": ["Actor", "Relationship", "Policy", "Reform", "Involvement", "Source"],
  "/records.ndjson": RECORD_TYPES.map(({ name }) => name),
};

let node: TestNode;
beforeAll(async () => {
  node = await startNode({ demo: false });
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-downloads-access-"));
  const file = path.join(directory, "records.ndjson");
  const imports = importsFor(ALL);
  const dataset = { record: "Dataset", format: "counterweight/1", name: "matrix", title: "Matrix" };
  for (const moment of MOMENTS) {
    writeFileSync(file, [dataset, ...imports[moment]].map((line) => JSON.stringify(line)).join("\n"));
    await importFile(node.ledger, file, { origin: "local" });
  }
  rmSync(directory, { recursive: true });
});
afterAll(() => node.stop());

async function textOf(address: string, role: Role | null): Promise<string> {
  const response = await fetch(new URL(address, node.url), { headers: role ? await node.as(role) : {} });
  expect(response.status).toBe(200);
  if (!response.headers.get("content-type")!.includes("spreadsheetml")) return response.text();
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.values(files)
    .map((file) => strFromU8(file))
    .join("\n");
}

it("every download is looked at", () => {
  expect(DOWNLOADS.map((download) => download.path).sort()).toEqual(Object.keys(SHOWN).sort());
});

const sees = (role: Role | null, record: Planted) => record.isSeenBy(seesOf(role), "NOW");

describe.each(READERS)("with the key of %s", (role) => {
  it.each(Object.entries(SHOWN))("%s shows what exists for him, and no trace of more", async (address, types) => {
    const text = await textOf(address, role);
    const missing = WORLD.filter(
      (record) => types.includes(record.type) && sees(role, record) && !text.includes(record.id),
    );
    const traces = (record: Planted) => [record.id, record.mark("NOW"), record.mark("BEFORE")];
    const betrayed = WORLD.filter(
      (record) => !sees(role, record) && traces(record).some((trace) => text.includes(trace)),
    );
    expect([missing.map(({ key }) => key), betrayed.map(({ key }) => key)]).toEqual([[], []]);
    expect(WORLD.some((record) => types.includes(record.type) && !sees(role, record))).toBe(role !== "CURATOR");
  });

  it("evidence is counted as far as it exists for him", async () => {
    const [header, ...lines] = (await textOf("/actors.csv", role)).trimEnd().split("\r\n");
    const counted = Object.fromEntries(
      lines.map((line) => [line.split(",")[0], Number(line.split(",")[header!.split(",").indexOf("evidence")])]),
    );
    const expected = WORLD.filter((record) => record.type === "Actor" && sees(role, record)).map(({ id }) => [
      id,
      WORLD.filter((record) => record.type === "Evidence" && record.names.subject!.id === id && sees(role, record))
        .length,
    ]);
    expect(counted).toEqual(Object.fromEntries(expected));
  });

  it("each record is linked data where it exists for him, and else there is none", async () => {
    const headers = role ? await node.as(role) : {};
    const wrong: unknown[] = [];
    for (const record of WORLD) {
      const response = await fetch(`${node.url}/record/${record.id}.jsonld`, { headers });
      const text = await response.text();
      const traces = (hidden: Planted) => [hidden.id, hidden.mark("NOW"), hidden.mark("BEFORE")];
      const betrayed = WORLD.filter((each) => !sees(role, each) && traces(each).some((trace) => text.includes(trace)));
      // The refusal repeats the id that was asked for.
      const told = betrayed.filter((each) => response.status === 200 || each !== record);
      const expected = sees(role, record) ? 200 : 404;
      if (response.status !== expected || told.length)
        wrong.push([record.key, response.status, expected, told.map(({ key }) => key)]);
    }
    expect(wrong).toEqual([]);
  });

  it("a manifest counts no more than its download holds", async () => {
    for (const { path: address } of DOWNLOADS) {
      const { coverage } = JSON.parse(await textOf(`/manifest.json?of=${address}`, role)) as {
        coverage: { records: number }[];
      };
      const expected = WORLD.filter((record) => SHOWN[address]!.includes(record.type) && sees(role, record)).length;
      expect([address, coverage.reduce((sum, { records }) => sum + records, 0)]).toEqual([address, expected]);
    }
  });
});
