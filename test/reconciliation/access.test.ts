// Reconciling shows to each reader what exists for him, and nothing of the rest: by name, number, suggestion, column and
// preview, in the world of the matrix, where every type has records of every visibility.
import { seesOf } from "../../src/access/roles";
import type { Role } from "../../src/core/context";
import { importFile } from "../../src/exchange/import/import.service";
import { RECORD_TYPE_NAMES } from "../../src/reconciliation/types.terms";
import { importsFor, MOMENTS, type Planted, WORLD } from "../access/world";
import { startNode, type TestNode } from "../support/node";
import { written } from "./raw-http";

const NAMED = WORLD.filter(({ type }) => RECORD_TYPE_NAMES.includes(type));
const DATASET = { record: "Dataset", format: "counterweight/1", name: "matrix", title: "Matrix" };
const BATCH = 50;

let node: TestNode;
const headersOf = new Map<Role | null, Record<string, string>>();
beforeAll(async () => {
  node = await startNode({ demo: false });
  const imports = importsFor(["PUBLIC", "NODE", "PRIVATE"]);
  for (const moment of MOMENTS)
    await importFile(node.ledger, written([DATASET, ...imports[moment]]), { origin: "local" });
  headersOf.set(null, {});
  for (const role of ["READER", "CURATOR"] as const) headersOf.set(role, await node.as(role));
}, 120_000);
afterAll(() => node.stop());

const answered = async <Answer>(role: Role | null, fields: Record<string, unknown>): Promise<Answer> => {
  const body = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
  );
  const response = await fetch(`${node.url}/reconcile`, { method: "POST", body, headers: headersOf.get(role)! });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
};

/** The candidates of each question, fifty questions at a time. */
async function candidatesOf(role: Role | null, queries: readonly object[]): Promise<string[][]> {
  const found: string[][] = [];
  for (let at = 0; at < queries.length; at += BATCH) {
    const batch = Object.fromEntries(queries.slice(at, at + BATCH).map((query, place) => [`q${place}`, query]));
    const answer = await answered<Record<string, { result: { id: string }[] }>>(role, { queries: batch });
    found.push(...Object.values(answer).map(({ result }) => result.map(({ id }) => id)));
  }
  return found;
}

describe.each<[Role | null]>([[null], ["READER"], ["CURATOR"]])("%s", (role) => {
  const sees = seesOf(role);
  const exists = (record: Planted) => record.isSeenBy(sees, "NOW");
  const seenIds = new Set(NAMED.filter(exists).map(({ id }) => id));

  it("finds by name what exists for it, by no name what was hidden or is called otherwise by now", async () => {
    const found = await candidatesOf(
      role,
      NAMED.map((record) => ({ query: record.mark("NOW") })),
    );
    NAMED.forEach((record, place) =>
      expect([record.key, found[place]!.includes(record.id)]).toEqual([record.key, exists(record)]),
    );
    const changed = NAMED.filter(({ changes }) => changes);
    const former = await candidatesOf(
      role,
      changed.map((record) => ({ query: record.mark("BEFORE"), limit: 1 })),
    );
    for (const ids of [...found, ...former]) for (const id of ids) expect(seenIds).toContain(id);
  });

  it("finds by number what exists for it", async () => {
    const actors = NAMED.filter(({ type }) => type === "Actor");
    const byNumber = (record: Planted) => {
      const mark = record.mark("NOW");
      return { properties: [{ pid: `identifier:X-${mark}`, v: mark }] };
    };
    const found = await candidatesOf(role, actors.map(byNumber));
    actors.forEach((record, place) => expect(found[place]).toEqual(exists(record) ? [record.id] : []));
    const asName = await candidatesOf(
      role,
      actors.map((record) => ({ query: `X-${record.mark("NOW")}:${record.mark("NOW")}`, limit: 1 })),
    );
    actors.forEach((record, place) => expect(asName[place]!.includes(record.id)).toBe(exists(record)));
  });

  it("is proposed what exists for it: records, and registers", async () => {
    const headers = headersOf.get(role)!;
    const resultOf = async (path: string) => {
      const answer = await fetch(`${node.url}/reconcile/suggest/${path}`, { headers });
      return ((await answer.json()) as { result: { id: string }[] }).result.map(({ id }) => id);
    };
    for (const record of NAMED) {
      const suggested = await resultOf(`entity?prefix=${record.mark("NOW")}`);
      expect([record.key, suggested.includes(record.id)]).toEqual([record.key, exists(record)]);
      for (const id of suggested) expect(seenIds).toContain(id);
    }
    for (const record of NAMED.filter(({ type }) => type === "Actor")) {
      const id = `identifier:X-${record.mark("NOW")}`;
      expect([id, (await resultOf(`property?prefix=${record.mark("NOW")}`)).includes(id)]).toEqual([
        id,
        exists(record),
      ]);
    }
  });

  it("has columns and previews of what exists for it, and no name of what they would lead to", async () => {
    const hidden = NAMED.filter((record) => !exists(record)).flatMap((record) => MOMENTS.map((at) => record.mark(at)));
    const properties = ["names", "slug", "description", "policy", "identifier"].map((id) => ({ id }));
    for (let at = 0; at < NAMED.length; at += 200) {
      const records = NAMED.slice(at, at + 200);
      const answer = await answered<{ rows: Record<string, { names: unknown[] }> }>(role, {
        extend: { ids: records.map(({ id }) => id), properties },
      });
      for (const record of records)
        expect([record.key, answer.rows[record.id]!.names.length > 0]).toEqual([record.key, exists(record)]);
      const text = JSON.stringify(answer);
      expect(hidden.filter((mark) => text.includes(mark))).toEqual([]);
    }
    for (const record of NAMED) {
      const preview = await fetch(`${node.url}/reconcile/preview?id=${record.id}`, { headers: headersOf.get(role)! });
      expect([record.key, preview.status]).toEqual([record.key, exists(record) ? 200 : 404]);
      const text = await preview.text();
      expect(hidden.filter((mark) => text.includes(mark))).toEqual([]);
    }
  });
});

it("what is hidden takes no place from what is not", async () => {
  const actor = (slug: string, value: string, visibility: string) => ({
    ...{ record: "Actor", slug, kind: "NGO", visibility, names: [{ value, kind: "OFFICIAL" }] },
  });
  const hidden = Array.from({ length: 80 }, (_, index) => actor(`crowd-${index}`, "Vorkwil Tsampa", "PRIVATE"));
  const dataset = { record: "Dataset", format: "counterweight/1", name: "crowd", title: "Crowd" };
  const file = written([dataset, ...hidden, actor("alone", "Vorkwil Tsampas", "PUBLIC")]);
  await importFile(node.ledger, file, { origin: "local" });
  const ask = { query: "Vorkwil Tsampa", limit: 1 };
  const [[forNobody], [forCurator]] = [await candidatesOf(null, [ask]), await candidatesOf("CURATOR", [ask])];
  expect([forNobody!.length, forCurator!.length]).toEqual([1, 1]);
  expect(forCurator).not.toEqual(forNobody);
  const suggested = await fetch(`${node.url}/reconcile/suggest/entity?prefix=vorkwil`);
  expect(((await suggested.json()) as { result: { id: string }[] }).result.map(({ id }) => id)).toEqual(forNobody);
});
