// What records tell of themselves, over HTTP: history, what was known when, who says otherwise, where merged ones went.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import { merge } from "../../src/ledger/stewardship";
import { parseTypedId } from "../../src/core/ids";
import { aPolicy, aTie, anActor, anInvolvement } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
let directory: string;
beforeAll(async () => {
  node = await startNode({ demo: false });
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-history-"));
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

async function load(records: readonly object[], origin = "local"): Promise<void> {
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "history", title: "History" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin });
}

/** A moment between two writes. */
async function moment(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  const now = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return now;
}

describe("history", () => {
  it("tells every assertion, newest first, and pages: 2 statements for any number of records", async () => {
    await load([anActor({ slug: "hist", name: "One" })]);
    await load([anActor({ slug: "hist", name: "Two" })]);
    await load([anActor({ slug: "hist", name: "Three" })]);
    const query = `query($after: String) { actor(by: {slug: "hist"}) { version disputed origin { slug isThisNode }
      history(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        nodes { seq op version origin { slug } recordedBy recordedAt payload } } } }`;
    interface Told {
      actor: {
        version: number;
        disputed: boolean;
        origin: object;
        history: {
          totalCount: number;
          nodes: { seq: string; version: number; payload: { names: { value: string }[] } }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      };
    }
    const { data, statements } = await node.cost(query, {});
    const { actor } = data as unknown as Told;
    expect(statements).toBe(3);
    expect(actor).toMatchObject({ version: 3, disputed: false, origin: { slug: "local", isThisNode: true } });
    expect(actor.history.totalCount).toBe(3);
    expect(actor.history.nodes.map(({ payload, version }) => [version, payload.names[0]!.value])).toEqual([
      [3, "Three"],
      [2, "Two"],
    ]);
    expect(actor.history.nodes[0]).toMatchObject({
      op: "ASSERT",
      recordedBy: "import history",
      origin: { slug: "local" },
    });
    const rest = (await node.cost(query, { after: actor.history.pageInfo.endCursor })).data as unknown as Told;
    expect(rest.actor.history.nodes.map(({ version }) => version)).toEqual([1]);
    expect(rest.actor.history.pageInfo.hasNextPage).toBe(false);
  });

  it("costs a list of N what it costs a list of 1", async () => {
    await load(Array.from({ length: 60 }, (_, index) => anActor({ slug: `many-${index}` })));
    const query = `query($n: Int!) { actors(first: $n, filter: {name: "many"}) { nodes { history(first: 3) { nodes { seq } } versions { shown origin { slug } } } } }`;
    const [one, many] = [await node.cost(query, { n: 1 }), await node.cost(query, { n: 60 })];
    expect(many.statements).toBe(one.statements);
    expect(many.statements).toBe(3);
  });
});

describe("@knownAt", () => {
  it("answers from what was known, whatever was corrected, added or taken back since; asOf stays another question", async () => {
    const empty = await moment();
    await load([
      anActor({ slug: "ka-a", name: "First name" }),
      anActor({ slug: "ka-b" }),
      { ...aTie("ka-a", "ka-b", { valid: "2015/2016" }), key: "ka-t" },
      aPolicy({ slug: "ka-p" }),
      { ...anInvolvement("ka-b", "ka-p"), key: "ka-i" },
    ]);
    const early = await moment();
    await load([
      anActor({ slug: "ka-a", name: "Second name" }),
      anActor({ slug: "ka-c" }),
      { ...aTie("ka-c", "ka-b"), key: "ka-t2" },
    ]);
    const fields = `a: actor(by: {slug: "ka-a"}) { name versions { payload } history(first: 5) { nodes { version } } relationships(first: 5) { nodes { valid { text } } } }
      valid2015: relationships(filter: {actor: ["ka-a"], asOf: "2015-06-01"}) { totalCount } valid2020: relationships(filter: {actor: ["ka-a"], asOf: "2020-06-01"}) { totalCount }
      policy(by: {slug: "ka-p"}) { influencers(first: 10) { edges { node { slug } } } } search(text: "first name") { nodes { __typename } }`;
    const at = async (time: string | null) => {
      const query = time ? `query Q($time: DateTimeISO!) @knownAt(time: $time) { ${fields} }` : `{ ${fields} }`;
      return (await node.cost(query, time ? { time } : {})).data;
    };
    expect(await at(empty)).toMatchObject({
      a: null,
      valid2015: { totalCount: 0 },
      policy: null,
      search: { nodes: [] },
    });
    const then = await at(early);
    expect(then).toMatchObject({
      a: {
        name: "First name",
        history: { nodes: [{ version: 1 }] },
        versions: [{ payload: { names: [{ value: "First name" }] } }],
        relationships: { nodes: [{ valid: { text: "2015/2016" } }] },
      },
      valid2015: { totalCount: 1 },
      valid2020: { totalCount: 0 },
      search: { nodes: [{ __typename: "Actor" }] },
    });
    const influencers = (answer: Record<string, never>) =>
      (answer.policy as unknown as { influencers: { edges: { node: { slug: string } }[] } }).influencers.edges
        .map((edge) => edge.node.slug)
        .sort();
    expect(influencers(then)).toEqual(["ka-a", "ka-b"]);
    const now = await at(null);
    expect(now).toMatchObject({ a: { name: "Second name" }, search: { nodes: [] } });
    expect(influencers(now)).toEqual(["ka-a", "ka-b", "ka-c"]);
  });

  it.each([`"yesterday"`, `"2026-13-45T00:00:00Z"`, "5"])("%s is refused as no moment", async (time) => {
    const { status, body } = await node.ask(`query @knownAt(time: ${time}) { actors(first: 1) { nodes { slug } } }`);
    expect(status).toBe(400);
    expect(["GRAPHQL_VALIDATION_FAILED", "BAD_DATE"]).toContain(body.errors![0]!.extensions.code);
    const variable = await node.ask(
      `query($t: DateTimeISO!) @knownAt(time: $t) { actors(first: 1) { nodes { slug } } }`,
      { t: "yesterday" },
    );
    expect(variable.status).toBe(400);
    expect(["BAD_USER_INPUT", "BAD_DATE"]).toContain(variable.body.errors![0]!.extensions.code);
  });
});

describe("@knownAt, asked oddly", () => {
  it("takes a variable's default, and follows merges", async () => {
    await load([anActor({ slug: "odd" })]);
    const { data } = await node.cost(
      `query Q($t: DateTimeISO! = "2099-01-01T00:00:00Z") @knownAt(time: $t) { actor(by: {slug: "odd"}) { slug } }`,
    );
    expect(data).toEqual({ actor: { slug: "odd" } });
  });

  it.each([
    [`query @knownAt(time: "0000-01-01T00:00:00Z") { nodeInfo { name } actors { totalCount } }`, ["BAD_DATE"]],
    [`query($t: DateTimeISO!) @knownAt(time: $t) { actors { totalCount } }`, ["BAD_USER_INPUT"]],
  ])("%s is refused, not a defect", async (query, codes) => {
    const { status, body } = await node.ask(query);
    expect(status).toBe(400);
    expect(codes).toContain(body.errors![0]!.extensions.code);
  });
});

describe("disagreement", () => {
  it("keeps every origin's version, shows the one that spoke first, and says so", async () => {
    await load([anActor({ slug: "dis", name: "As we say" })]);
    await load([anActor({ slug: "dis", name: "As they say" })], "union.example");
    const query = `{ actor(by: {slug: "dis"}) { name disputed origin { slug } versions { shown origin { slug isThisNode } payload } } }`;
    const { data } = await node.cost(query);
    expect(data.actor).toMatchObject({
      name: "As we say",
      disputed: true,
      origin: { slug: "local" },
      versions: [
        { shown: true, origin: { slug: "local", isThisNode: true }, payload: { names: [{ value: "As we say" }] } },
        {
          shown: false,
          origin: { slug: "union.example", isThisNode: false },
          payload: { names: [{ value: "As they say" }] },
        },
      ],
    });
    await load([anActor({ slug: "dis", name: "As they say" })]);
    expect((await node.cost(query)).data.actor).toMatchObject({ name: "As they say", disputed: false });
  });
});

describe("a citation", () => {
  it("names record, id, version, origin, day, data set and licence: 3 statements", async () => {
    const file = path.join(directory, "cited.ndjson");
    const dataset = {
      record: "Dataset",
      format: "counterweight/1",
      name: "cited",
      title: "A cited data set",
      licence: "CC BY 4.0",
      attribution: "Name us",
    };
    writeFileSync(file, [dataset, anActor({ slug: "cited" })].map((line) => JSON.stringify(line)).join("\n"));
    await importFile(node.ledger, file, { origin: "local" });
    const { data, statements } = await node.cost(
      `{ actor(by: {slug: "cited"}) { id citation dataset { name licence } } }`,
    );
    const { id, citation, dataset: of } = data.actor as unknown as { id: string; citation: string; dataset: object };
    const today = new Date().toISOString().slice(0, 10);
    expect(citation).toBe(
      `cited (Actor). ${id}, version 1, as asserted by local, recorded ${today}. From: A cited data set. Name us. Licence: CC BY 4.0`,
    );
    expect(of).toEqual({ name: "cited", licence: "CC BY 4.0" });
    expect(statements).toBe(3);
  });
});

describe("a merged actor", () => {
  it("is found under its old id and slug as the one that it went into", async () => {
    await load([anActor({ slug: "old-slug" }), anActor({ slug: "new-slug" })]);
    const { data } = await node.cost(
      `{ old: actor(by: {slug: "old-slug"}) { id } kept: actor(by: {slug: "new-slug"}) { id } }`,
    );
    const { old, kept } = data as unknown as Record<"old" | "kept", { id: string }>;
    const [gone, into] = [old, kept].map(({ id }) => parseTypedId(id)!.uuid);
    await merge(node.ledger, { origin: "local", recordedBy: "a test" }, node.ledger.types.get("Actor")!, gone!, into!);
    const after = await node.cost(
      `query($id: ID!) { byId: actor(by: {id: $id}) { slug } bySlug: actor(by: {slug: "old-slug"}) { id } node(id: $id) { id } none: actor(by: {slug: "never-was"}) { id } }`,
      { id: old.id },
    );
    expect(after.data).toEqual({
      byId: { slug: "new-slug" },
      bySlug: { id: kept.id },
      node: { id: kept.id },
      none: null,
    });
  });
});
