// The whole ledger, newest first, over HTTP: whose entries it has, how it pages, and what it costs.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sql from "sql-template-tag";
import { LOOKED_THROUGH } from "../../src/ledger/changes";
import { merge, retract } from "../../src/ledger/stewardship";
import { derivedUuid, newUuid, typedId } from "../../src/core/ids";
import { importFile } from "../../src/exchange/import/import.service";
import { aPolicy, aTie, anActor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

const AUTHOR = { origin: "local", recordedBy: "a test" };
let node: TestNode;
let directory: string;
beforeAll(async () => {
  node = await startNode({ demo: false });
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-changes-"));
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

async function load(...records: readonly object[]): Promise<void> {
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "changes", title: "Changes" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
}

interface Changes {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly seq: string;
    readonly op: string;
    readonly version: number;
    readonly subjectId: string;
    readonly record: { readonly id: string } | null;
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const QUERY = `query($first: Int!, $after: String, $types: [RecordType!]) {
  changes(first: $first, after: $after, types: $types) {
    pageInfo { hasNextPage endCursor } nodes { seq op version subjectId record { id } } } }`;
const uuid = (type: string, key: string) => derivedUuid("changes", type, key);
const actor = (slug: string) => typedId("actor", uuid("Actor", slug));

async function ask(variables: object = {}, headers?: Record<string, string>, query = QUERY): Promise<Changes> {
  const { data } = await node.cost(query, { first: 100, ...variables }, headers);
  return data.changes as unknown as Changes;
}

describe("changes", () => {
  it("are all entries, newest first, a page at a time, each with its record", async () => {
    await load(anActor({ slug: "one" }), anActor({ slug: "two" }), { ...aTie("one", "two"), key: "tie" });
    await load(anActor({ slug: "one", name: "Another name" }), aPolicy({ slug: "law" }));
    const all = await ask();
    expect(all.nodes.map(({ seq }) => seq)).toEqual(["5", "4", "3", "2", "1"]);
    expect(all.nodes.map(({ record }) => record!.id)).toEqual(all.nodes.map(({ subjectId }) => subjectId));
    expect(all.nodes.filter(({ subjectId }) => subjectId === actor("one")).map(({ version }) => version)).toEqual([
      2, 1,
    ]);
    expect(all.pageInfo.hasNextPage).toBe(false);
    const paged: Changes["nodes"][number][] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo }: Changes = await ask({ first: 2, after });
      expect(nodes.length).toBeLessThanOrEqual(2);
      paged.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(paged).toEqual(all.nodes);
  });

  it("go on where a page ended, whatever is written meanwhile", async () => {
    const { nodes, pageInfo } = await ask({ first: 2 });
    await load(anActor({ slug: "meanwhile" }));
    const rest = await ask({ after: pageInfo.endCursor });
    expect(Number(rest.nodes[0]!.seq)).toBe(Number(nodes[1]!.seq) - 1);
  });

  it("are of the types asked for, and counted", async () => {
    const counted = "{ changes(first: 1, types: [Relationship, Policy]) { totalCount nodes { seq } } }";
    expect(await ask({}, {}, counted)).toMatchObject({ totalCount: 2 });
    const { nodes } = await ask({ types: ["Relationship", "Policy"] });
    expect(nodes.map(({ subjectId }) => subjectId.split("_")[0])).toEqual(
      expect.arrayContaining(["policy", "relationship"]),
    );
    expect(nodes).toHaveLength(2);
    expect((await ask({ types: [] })).nodes).toEqual([]);
  });

  it("cost 2 statements, and one for each type of record that is asked for", async () => {
    await load(...Array.from({ length: 60 }, (_, index) => anActor({ slug: `many-${index}` })));
    const bare =
      "query($first: Int!, $after: String) { changes(first: $first, after: $after) { pageInfo { endCursor } nodes { seq } } }";
    const [one, many] = [await node.cost(bare, { first: 1 }), await node.cost(bare, { first: 60 })];
    expect([one.statements, many.statements]).toEqual([2, 2]);
    const { endCursor } = (many.data.changes as unknown as Changes).pageInfo;
    expect((await node.cost(bare, { first: 60, after: endCursor })).statements).toBe(2);
    expect((await node.cost(QUERY, { first: 60, types: ["Actor"] })).statements).toBe(3);
  });

  it("have nothing of what a reader may not see: a hidden record, a tie to it, what was said while it was hidden", async () => {
    const before = await ask();
    const secret = { visibility: "PRIVATE" };
    await load(
      anActor({ slug: "veiled", ...secret }),
      { ...aTie("one", "veiled"), key: "to-veiled" },
      anActor({ slug: "opened", name: "While hidden", ...secret }),
    );
    expect((await ask()).nodes).toEqual(before.nodes);
    const seen = await ask({}, await node.as("CURATOR"));
    expect(seen.nodes.slice(0, 3).map(({ subjectId }) => subjectId)).toContain(actor("veiled"));
    await load(anActor({ slug: "opened", name: "In the open" }));
    const { nodes } = await ask();
    expect(nodes.filter(({ subjectId }) => subjectId === actor("opened")).map(({ version }) => version)).toEqual([2]);
    expect(nodes.slice(1)).toEqual(before.nodes.slice(0, 99));
  });

  it("tell what was taken back, and lead from what was merged to where it went", async () => {
    await load(anActor({ slug: "gone" }), anActor({ slug: "absorbed" }), anActor({ slug: "kept" }));
    await retract(node.ledger, AUTHOR, [{ type: node.ledger.types.get("Actor")!, uuid: uuid("Actor", "gone") }]);
    await merge(node.ledger, AUTHOR, node.ledger.types.get("Actor")!, uuid("Actor", "absorbed"), uuid("Actor", "kept"));
    const { nodes } = await ask();
    const of = (slug: string) => nodes.filter(({ subjectId }) => subjectId === actor(slug));
    expect(of("gone")).toMatchObject([
      { op: "RETRACT", record: null },
      { op: "ASSERT", record: null },
    ]);
    expect(of("absorbed")[0]).toMatchObject({ op: "RETRACT", record: { id: actor("kept") } });
  });

  it("under @knownAt are those that were known by then", async () => {
    const [{ at }] = (await node.database.rows<{ at: Date }>(
      sql`SELECT recorded_at + interval '1 millisecond' AS at FROM ledger_commit WHERE number = 1`,
    )) as [{ at: Date }];
    const query = QUERY.replace(") {\n", `) @knownAt(time: "${at.toISOString()}") {\n`);
    expect((await ask({}, {}, query)).nodes.map(({ seq }) => seq)).toEqual(["3", "2", "1"]);
  });

  it.each([
    ["first: 0", "PAGE_TOO_LARGE"],
    ["first: 101", "PAGE_TOO_LARGE"],
    ['after: "nonsense"', "BAD_CURSOR"],
  ])("refuse %s", async (args, code) => {
    const { body } = await node.ask(`{ changes(${args}) { nodes { seq } } }`);
    expect(body.errors?.[0]?.extensions.code).toBe(code);
  });

  it.each(["-1e300", "0", "0.5", "-0", "1e300", "99999999999999999999"])(
    "answer a forged place as %s",
    async (place) => {
      const after = Buffer.from(JSON.stringify(["LEDGER", place, "00000000-0000-0000-0000-000000000000"])).toString(
        "base64url",
      );
      const { nodes } = await ask({ after, first: 3 });
      expect(nodes).toHaveLength(Number(place) > 1 ? 3 : 0);
    },
  );

  it("refuse the cursor of a record's history", async () => {
    const { data } = await node.cost(`{ actor(by: {slug: "one"}) { history(first: 1) { pageInfo { endCursor } } } }`);
    const { endCursor } = (data.actor as unknown as { history: Changes }).history.pageInfo;
    const { body } = await node.ask(QUERY, { first: 1, after: endCursor });
    expect(body.errors?.[0]?.extensions.code).toBe("BAD_CURSOR");
  });
});

describe("a ledger longer than a page looks through", () => {
  it("is read on from a page that found too little", async () => {
    // A commit of which no entry is there is like one of which this reader may see none.
    await node.database.rows(sql`
      INSERT INTO ledger_commit (id, number, first_seq, last_seq, origin, recorded_by, began_at, recorded_at, root, previous, digest)
      SELECT ${newUuid()}::uuid, number + 1, last_seq + 1, last_seq + ${LOOKED_THROUGH}::int + 5, origin, recorded_by, now(), now(), root,
        digest, digest FROM ledger_commit ORDER BY number DESC LIMIT 1`);
    await load(anActor({ slug: "newest" }));
    const first = await ask({ first: 2 });
    expect(first.nodes.map(({ subjectId }) => subjectId)).toEqual([actor("newest")]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await ask({ after: first.pageInfo.endCursor });
    expect(Number(second.nodes[0]!.seq)).toBe(Number(first.nodes[0]!.seq) - LOOKED_THROUGH - 6);
    expect(second.nodes.at(-1)!.seq).toBe("1");
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});
