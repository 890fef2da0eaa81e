// Lives of records that are hidden, opened, contradicted, merged and taken back: at no turn does one who may not see it learn
// of it. What holds for every type and every question alike is in matrix.test.ts.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sql from "sql-template-tag";
import type { Role } from "../../src/core/context";
import { derivedUuid, typedId } from "../../src/core/ids";
import { importFile } from "../../src/exchange/import/import.service";
import type { Author } from "../../src/ledger/ledger-writer";
import { merge, retract } from "../../src/ledger/stewardship";
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

const LOCAL: Author = { origin: "local", recordedBy: "a test" };
const THEIRS: Author = { origin: "union.example", recordedBy: "a test" };
const HIDDEN = { visibility: "PRIVATE" };

let node: TestNode;
let directory: string;
beforeAll(async () => {
  node = await startNode({ demo: false });
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-hiding-"));
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

async function load(records: readonly object[], origin = "local", name = "hiding"): Promise<void> {
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name, title: "Hiding" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin });
}

const uuid = (type: string, key: string, dataset = "hiding") => derivedUuid(dataset, type, key);
const id = (type: string, key: string, dataset?: string) => typedId(type.toLowerCase(), uuid(type, key, dataset));
const subject = (type: string, key: string) => ({ type: node.ledger.types.get(type)!, uuid: uuid(type, key) });

async function ask(query: string, role: Role | null = null): Promise<Record<string, unknown>> {
  return (await node.cost(query, {}, role ? await node.as(role) : {})).data;
}

/** When the last commit was recorded, or a moment later, before any other is. */
async function now(): Promise<string> {
  const [row] = await node.database.rows<{ at: Date }>(
    sql`SELECT max(recorded_at) + interval '1 millisecond' AS at FROM ledger_commit`,
  );
  return row!.at.toISOString();
}

describe("a slug or a number of a hidden record", () => {
  const numbered = (fields: object, value: string) => ({ ...fields, identifiers: [{ scheme: "X", value }] });
  const refused = (code: string) => ({ details: { complaints: [expect.objectContaining({ code })] } });

  it("can be taken by an open one, which is then who it names", async () => {
    await load([anActor(numbered({ slug: "veiled", name: "Veiled Quorum", ...HIDDEN }, "7"))], "local", "one");
    await load([anActor(numbered({ slug: "veiled", name: "Open Assembly" }, "7"))], "local", "two");
    const both = `{ slug: actor(by: {slug: "veiled"}) { name } number: actor(by: {identifier: {scheme: "X", value: "7"}}) { name } }`;
    const open = { slug: { name: "Open Assembly" }, number: { name: "Open Assembly" } };
    expect(await ask(both)).toEqual(open);
    expect(await ask(both, "CURATOR")).toEqual(open);
    const curators = await ask(
      `{ node(id: "${id("Actor", "veiled", "one")}") { ... on Actor { name slug } } }`,
      "CURATOR",
    );
    expect(curators).toEqual({ node: { name: "Veiled Quorum", slug: "veiled" } });
  });

  it("is refused only among the open, and among the hidden", async () => {
    const [open, hidden] = [{ visibility: "NODE" }, HIDDEN];
    const other = (fields: object, dataset: string) => load([anActor({ slug: "veiled", ...fields })], "local", dataset);
    await expect(other(open, "three")).rejects.toMatchObject(refused("SLUG_TAKEN"));
    await expect(other(hidden, "three")).rejects.toMatchObject(refused("SLUG_TAKEN"));
    // Within one data set; between two, it would be one actor.
    for (const [fields, dataset] of [
      [open, "two"],
      [hidden, "one"],
    ] as const) {
      const actor = anActor(numbered({ slug: "another", ...fields }, "7"));
      await expect(load([actor], "local", dataset)).rejects.toMatchObject(refused("IDENTIFIER_TAKEN"));
    }
    // Opened, it would stand beside the one that has it.
    await expect(load([anActor({ slug: "veiled" })], "local", "one")).rejects.toMatchObject(refused("SLUG_TAKEN"));
  });

  it("names the open one in imports too", async () => {
    await load([anActor({ slug: "x" }), { ...aTie("veiled", "x"), key: "by-slug" }]);
    const tie = await ask(`{ relationship(id: "${id("Relationship", "by-slug")}") { source { name } } }`);
    expect(tie).toEqual({ relationship: { source: { name: "Open Assembly" } } });
  });
});

describe("a hidden word on an open record", () => {
  const query = `{ actor(by: {slug: "spoken-of"}) { name disputed versions { payload } history(first: 9) { totalCount nodes { op payload } } } }`;

  it("makes no dispute for those who do not see it, and one where all do", async () => {
    await load([anActor({ slug: "spoken-of", name: "As we say" })]);
    const before = await ask(query);
    await load([anActor({ slug: "spoken-of", name: "As they whisper", ...HIDDEN })], "union.example");
    expect(await ask(query)).toEqual(before);
    expect(await ask(query, "READER")).toEqual(before);
    const { actor } = (await ask(query, "CURATOR")) as { actor: { disputed: boolean; versions: object[] } };
    expect(actor).toMatchObject({ disputed: false, history: { totalCount: 2 } });
    expect(actor.versions).toHaveLength(2);
    await load([anActor({ slug: "spoken-of", name: "As they say" })], "union.example");
    expect(await ask(query)).toMatchObject({ actor: { disputed: true, history: { totalCount: 2 } } });
  });

  it("takes along what its origin had said openly, now and in the past, and so does its retraction", async () => {
    const open = await now();
    await load([anActor({ slug: "spoken-of", name: "As they whisper", ...HIDDEN })], "union.example");
    const past = query.replace("{", `query @knownAt(time: "${open}") {`);
    for (const question of [query, past]) expect(JSON.stringify(await ask(question))).not.toContain("As they");
    await retract(node.ledger, THEIRS, [subject("Actor", "spoken-of")]);
    expect(await ask(query)).toMatchObject({
      actor: { disputed: false, history: { totalCount: 1, nodes: [{ op: "ASSERT" }] } },
    });
    expect(await ask(query, "CURATOR")).toMatchObject({
      actor: { history: { totalCount: 5, nodes: [{ op: "RETRACT" }, {}, {}, {}, {}] } },
    });
  });

  it("hides its record's past where it was what the record showed, though another speaks openly by now", async () => {
    await load([anActor({ slug: "ours-first", name: "Ours openly" })]);
    await load([anActor({ slug: "ours-first", name: "Theirs" })], "union.example");
    const open = await now();
    const past = `query @knownAt(time: "${open}") { actor(by: {slug: "ours-first"}) { name } search(text: "ours openly") { totalCount } }`;
    expect(await ask(past)).toMatchObject({ actor: { name: "Ours openly" } });
    await load([anActor({ slug: "ours-first", name: "Ours openly", ...HIDDEN })]);
    expect(await ask(past)).toEqual({ actor: null, search: { totalCount: 0 } });
    await retract(node.ledger, LOCAL, [subject("Actor", "ours-first")]);
    expect(await ask(`{ actor(by: {slug: "ours-first"}) { name } }`)).toEqual({ actor: { name: "Theirs" } });
    expect(await ask(past)).toEqual({ actor: null, search: { totalCount: 0 } });
    expect(await ask(past, "CURATOR")).toMatchObject({ actor: { name: "Ours openly" } });
  });
});

describe("what was said of a record", () => {
  it("no longer names what is hidden by now, and goes on naming what was taken back: 6 statements for any number", async () => {
    await load([
      aPolicy({ slug: "of" }),
      aReform("of", { slug: "hidden-later" }),
      aReform("of", { slug: "taken-back" }),
      ...[1, 2, 3].map((n) => aPolicy({ slug: `names-${n}`, arisesFrom: "hidden-later" })),
      aPolicy({ slug: "names-4", arisesFrom: "taken-back" }),
    ]);
    await load([
      ...[1, 2, 3].map((n) => aPolicy({ slug: `names-${n}` })),
      aPolicy({ slug: "names-4" }),
      aReform("of", { slug: "hidden-later", ...HIDDEN }),
    ]);
    await retract(node.ledger, LOCAL, [subject("Reform", "taken-back")]);
    const ids = [1, 2, 3, 4].map((n) => `"${id("Policy", `names-${n}`)}"`).join();
    const query = `{ nodes(ids: [${ids}]) { ... on Policy { history(first: 5) { nodes { payload } } versions { payload } } } }`;
    const { data, statements } = await node.cost(query);
    const told = JSON.stringify(data);
    expect(told).not.toContain(id("Reform", "hidden-later"));
    expect(told).toContain(id("Reform", "taken-back"));
    // Policies, entries, versions; reforms that are named, where merged ones went, and which of them were taken back.
    expect(statements).toBe(6);
    expect(JSON.stringify(await ask(query, "CURATOR"))).toContain(id("Reform", "hidden-later"));
  });

  it("does not name a tie that was taken back, where one of its ends is hidden", async () => {
    const about = { record: "Claim", key: "about-tie", kind: "EVENT", excerpt: "in-short" };
    await load([
      anActor({ slug: "end" }),
      anActor({ slug: "hidden-end", ...HIDDEN }),
      { ...aTie("end", "hidden-end"), key: "half-hidden" },
      aSource({ slug: "short" }),
      { ...anExcerpt("short"), key: "in-short" },
      { ...about, about: "Relationship:half-hidden" },
    ]);
    await load([{ ...about, excerpt: id("Excerpt", "in-short") }]);
    await retract(node.ledger, LOCAL, [subject("Relationship", "half-hidden")]);
    const query = `{ claim(id: "${id("Claim", "about-tie")}") { history(first: 5) { totalCount nodes { payload } } } }`;
    const told = await ask(query);
    expect(told).toMatchObject({ claim: { history: { totalCount: 2 } } });
    expect(JSON.stringify(told)).not.toContain(id("Relationship", "half-hidden"));
    expect(JSON.stringify(await ask(query, "CURATOR"))).toContain(id("Relationship", "half-hidden"));
  });
});

describe("a hidden record that was merged into an open one", () => {
  it("leads there for curators alone", async () => {
    await load([anActor({ slug: "kept" }), anActor({ slug: "was-hidden", ...HIDDEN })]);
    await merge(
      node.ledger,
      LOCAL,
      node.ledger.types.get("Actor")!,
      uuid("Actor", "was-hidden"),
      uuid("Actor", "kept"),
    );
    const query = `{ node(id: "${id("Actor", "was-hidden")}") { id } actor(by: {slug: "was-hidden"}) { id } }`;
    expect(await ask(query)).toEqual({ node: null, actor: null });
    expect(await ask(query, "READER")).toEqual({ node: null, actor: null });
    const kept = { id: id("Actor", "kept") };
    expect(await ask(query, "CURATOR")).toEqual({ node: kept, actor: kept });
  });

  it("and an open one takes its past along where it goes on as a hidden one", async () => {
    await load([anActor({ slug: "goes-on" }), anActor({ slug: "old-name", name: "Zymurgist Guild" })]);
    const open = await now();
    await merge(
      node.ledger,
      LOCAL,
      node.ledger.types.get("Actor")!,
      uuid("Actor", "old-name"),
      uuid("Actor", "goes-on"),
    );
    const past = `query @knownAt(time: "${open}") { actor(by: {slug: "old-name"}) { name } search(text: "zymurgist guild") { totalCount } }`;
    expect(await ask(past)).toEqual({ actor: { name: "Zymurgist Guild" }, search: { totalCount: 1 } });
    await load([anActor({ slug: "goes-on", ...HIDDEN })]);
    expect(await ask(past)).toEqual({ actor: null, search: { totalCount: 0 } });
  });
});

it("evidence for evidence is as hidden as what that is about in the end", async () => {
  await load([
    anActor({ slug: "near" }),
    anActor({ slug: "far", ...HIDDEN }),
    { ...aTie("near", "far"), key: "to-far" },
    aSource({ slug: "said" }),
    { ...anExcerpt("said"), key: "said-so" },
    { ...evidenceFor("Relationship:to-far", "said-so"), key: "first" },
    { ...evidenceFor("Evidence:first", "said-so"), key: "second" },
    { ...evidenceFor("Actor:near", "said-so"), key: "seen" },
    { ...evidenceFor("Evidence:seen", "said-so"), key: "seen-too" },
  ]);
  const ids = ["first", "second", "seen", "seen-too"].map((key) => id("Evidence", key));
  const query = `{ nodes(ids: ${JSON.stringify(ids)}) { id } }`;
  expect(await ask(query)).toEqual({ nodes: [null, null, { id: ids[2] }, { id: ids[3] }] });
  expect(await ask(query, "CURATOR")).toEqual({ nodes: ids.map((each) => ({ id: each })) });
});

it("an actor's part in a hidden reform does not tell the theme that it is about", async () => {
  await load([
    { record: "Theme", slug: "wages", name: { en: "Wages" } },
    aPolicy({ slug: "pay", themes: ["wages"] }),
    aReform("pay", { slug: "secret-plan", ...HIDDEN }),
    anActor({ slug: "planner" }),
    anInvolvement("planner", "pay", { reform: "secret-plan" }),
  ]);
  const query = `{ actors(filter: {theme: ["wages"]}) { totalCount } }`;
  expect(await ask(query)).toEqual({ actors: { totalCount: 0 } });
  expect(await ask(query, "CURATOR")).toEqual({ actors: { totalCount: 1 } });
});
