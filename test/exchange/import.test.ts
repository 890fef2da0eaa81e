// Imports: whole or not at all, the same twice over, and every wrong line by its number.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sql from "sql-template-tag";
import { chainFaults } from "../../src/ledger/chain.sql";
import { importAll, importFile } from "../../src/exchange/import/import.service";
import type { Complaint } from "../../src/exchange/import/record-source";
import type { Refusal } from "../../src/core/refusal";
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

describe("an import", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(() => db.close());

  const dataset = { record: "Dataset", format: "counterweight/1", name: "test", title: "Test" };
  const text = (...lines: (object | string)[]) =>
    lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const ledgerLength = async () =>
    (await db.database.rows<{ n: number }>(sql`SELECT count(*)::int AS n FROM ledger_entry`))[0]!.n;

  /** What the report says of a file, and that nothing of it was written. */
  async function complaintsOf(content: string): Promise<[number, string][]> {
    const before = await ledgerLength();
    const refusal = await db.loadText(content).then(
      () => null,
      (error: unknown) => error as Refusal,
    );
    expect(refusal).toMatchObject({ code: "IMPORT_REFUSED" });
    expect(await ledgerLength()).toBe(before);
    return (refusal!.details.complaints as Complaint[]).map(({ line, code }) => [line, code]);
  }

  it("writes records whatever their order, and does nothing the second time", async () => {
    const file = [
      evidenceFor("Relationship:t-1", "x-1"),
      { ...aTie("order-a", "order-b"), key: "t-1" },
      anActor({ slug: "order-a" }),
      anActor({ slug: "order-b", identifiers: [{ scheme: "BE-BCE_KBO", value: "1" }] }),
      { ...anExcerpt("order-source"), key: "x-1" },
      aSource({ slug: "order-source" }),
    ];
    expect(await db.load(file)).toEqual({
      dataset: "test",
      records: 6,
      created: 6,
      updated: 0,
      unchanged: 0,
      matched: 0,
    });
    const entries = await ledgerLength();
    expect(await db.load(file)).toEqual({
      dataset: "test",
      records: 6,
      created: 0,
      updated: 0,
      unchanged: 6,
      matched: 0,
    });
    expect(await ledgerLength()).toBe(entries);
  });

  it("takes a name for the record that has it in the file, however late that comes and whatever its id", async () => {
    const id = `actor_${"0".repeat(31)}7`;
    const ties = Array.from({ length: 2_100 }, (_, index) => ({ ...aTie("late-first", "late"), key: `late-${index}` }));
    await db.load([...ties, anActor({ slug: "late-first" }), { ...anActor({ slug: "late" }), id }]);
    const rows = await db.database.rows(sql`SELECT count(*)::int AS n FROM relationship t
      JOIN actor s ON s.id = t.source_id AND s.slug = 'late-first'
      WHERE t.target_id = '00000000-0000-0000-0000-000000000007'`);
    expect(rows).toEqual([{ n: 2_100 }]);
  });

  it("tells what is wrong also where a name was taken for another record's", async () => {
    const id = `actor_${"0".repeat(31)}8`;
    const wrong = { ...anActor({ slug: "wrong-name" }), kind: "NONE" };
    const tie = aTie("late-first", "later-still");
    expect(await complaintsOf(text(dataset, tie, wrong, { ...anActor({ slug: "later-still" }), id }))).toEqual([
      [3, "BAD_RECORD"],
    ]);
  });

  it("tells that a file changed between its two readings", async () => {
    const given = (value: Record<string, unknown>) => ({
      place: { line: 2 },
      dataset: { name: "changing", title: "x" },
      value,
    });
    for (const second of [{ ...anActor({ slug: "changing" }), kind: "NONE" }, { record: "Nothing" }]) {
      const readings = [anActor({ slug: "changing" }), second];
      const source = {
        name: "changing.ndjson",
        async *records() {
          yield await Promise.resolve(given(readings.shift()!));
        },
      };
      await expect(importAll(db.ledger, [source], { origin: "test", rehearse: true })).rejects.toMatchObject({
        code: "FILE_UNREADABLE",
        message: "changing.ndjson changed while it was read",
      });
    }
  });

  it("refuses a file of more data sets than anybody keeps in one", async () => {
    const lines = Array.from({ length: 1_001 }, (_, at) => [
      { ...dataset, name: `one-of-many-${at}` },
      { ...anActor({ slug: `of-many-${at}` }), kind: "NONE" },
    ]);
    const last = { ...dataset, name: "one-too-many" };
    const all = await db.load([...lines.flat(), last, anActor({ slug: "too-many" })]).catch((error: unknown) => error);
    expect(all).toMatchObject({ code: "IMPORT_REFUSED", details: { total: 1_002 } });
  });

  it("tells each line that names what never comes", async () => {
    const ties = ["never-a", "never-b"].map((target) => aTie("never-first", target));
    expect(await complaintsOf(text(dataset, ...ties, anActor({ slug: "never-first" })))).toEqual([
      [2, "UNKNOWN_REFERENCE"],
      [3, "UNKNOWN_REFERENCE"],
    ]);
  });

  it("keeps several data sets of one file apart: each has its ids, its licence and its commit", async () => {
    const of = (name: string, ...lines: object[]) => [
      { ...dataset, name, title: name, licence: `${name} licence` },
      ...lines,
    ];
    const shared = { ...anExcerpt("twice-one"), key: "same-key" };
    await db.loadText(
      text(
        ...of("twice-a", aSource({ slug: "twice-one" }), shared),
        ...of("twice-b", aSource({ slug: "twice-two" }), { ...shared, source: "twice-two" }),
      ),
    );
    const rows = await db.database
      .rows(sql`SELECT a.dataset, s.slug, d.licence, c.recorded_by FROM excerpt x JOIN source s ON s.id = x.source_id
      JOIN record_assertion a ON a.record_id = x.id JOIN dataset d ON d.name = a.dataset JOIN ledger_commit c ON c.id = x.made_by
      WHERE s.slug LIKE 'twice-%' ORDER BY 1`);
    expect(rows).toEqual(
      ["a", "b"].map((name) => ({
        dataset: `twice-${name}`,
        slug: name === "a" ? "twice-one" : "twice-two",
        licence: `twice-${name} licence`,
        recorded_by: `import twice-${name}`,
      })),
    );
    expect(await db.database.rows(chainFaults)).toEqual([]);
  });

  it("changes only what differs, and raises its version", async () => {
    const before = anActor({ slug: "changing", name: "Before", identifiers: [{ scheme: "X", value: "old" }] });
    const after = anActor({ slug: "changing", name: "After", identifiers: [{ scheme: "X", value: "new" }] });
    const other = anActor({ slug: "not-changing" });
    await db.load([before, other]);
    expect(await db.load([after, other])).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const rows = await db.database.rows(sql`SELECT a.version, a.names, i.value FROM actor a
      JOIN actor_identifier i ON i.actor_id = a.id WHERE a.slug = 'changing'`);
    expect(rows).toEqual([{ version: 2, names: [expect.objectContaining({ value: "After" })], value: "new" }]);
  });

  it("gives every record its ledger entry, in one unbroken sequence", async () => {
    await db.load([anActor(), anActor()]);
    const rows = await db.database.rows(sql`SELECT min(first_seq)::int AS first,
      (max(last_seq) - (SELECT count(*) FROM ledger_entry))::int AS gaps,
      bool_and(recorded_by LIKE 'import %' AND origin = 'test') AS signed FROM ledger_commit`);
    expect(rows).toEqual([{ first: 1, gaps: 0, signed: true }]);
  });

  it("refers to records that are on the node already, by slug or by id", async () => {
    await db.load([anActor({ slug: "earlier" })]);
    const [{ id }] = (await db.database.rows<{ id: string }>(sql`SELECT id FROM actor WHERE slug = 'earlier'`)) as [
      { id: string },
    ];
    const later = [
      anActor({ slug: "later" }),
      aTie("earlier", "later"),
      aTie(`actor_${id.replaceAll("-", "")}`, "later"),
    ];
    expect(await db.load(later)).toMatchObject({ created: 3 });
  });

  it("names every wrong line, and writes none of the right ones", async () => {
    const complaints = await complaintsOf(
      text(
        dataset,
        anActor({ slug: "right" }),
        '{"record":"Actor", broken',
        "[1,2]",
        { record: "Spaceship", slug: "x" },
        anActor({ slug: "Not A Slug" }),
        anActor({ kind: "GHOST" }),
        anActor({ sectorPosition: { state: 0.5, economy: 0.5, civilSociety: 0.5 } }),
        anActor({ existence: "2019/2015" }),
        anActor({ name: "NUL\u0000" }),
        anActor({ name: "half \ud83d" }),
        anActor({ shoeSize: 42 }),
        anActor({ kind: "PERSON" }),
        { ...aTie("right", "right") },
        aTie("right", "right-too", { amount: "12" }),
        { ...anActor(), id: "policy_00000000000000000000000000000000" },
        anActor({ slug: "right" }),
        "",
        anActor({ names: [] }),
      ),
    );
    expect(complaints).toEqual([
      [3, "BAD_JSON"],
      [4, "BAD_JSON"],
      [5, "BAD_RECORD"],
      [6, "BAD_RECORD"],
      [7, "BAD_RECORD"],
      [8, "BAD_RECORD"],
      [9, "BAD_DATE"],
      [10, "BAD_RECORD"],
      [11, "BAD_RECORD"],
      [12, "BAD_RECORD"],
      [13, "PERSON_WITHOUT_PUBLIC_ROLE"],
      [14, "BAD_RECORD"],
      [15, "BAD_RECORD"],
      [16, "BAD_ID"],
      [17, "DUPLICATE_RECORD"],
      [19, "BAD_RECORD"],
    ]);
    expect(await db.database.rows(sql`SELECT 1 FROM actor WHERE slug = 'right'`)).toEqual([]);
  });

  it.each([
    ["an unknown slug", [aTie("nobody", "nobody-else")], [[2, "UNKNOWN_REFERENCE"]]],
    [
      "an id that nothing has",
      [anActor({ slug: "known" }), aTie("known", `actor_${"0".repeat(32)}`)],
      [[3, "UNKNOWN_REFERENCE"]],
    ],
    [
      "a record of another type",
      [aPolicy({ slug: "a-policy" }), aReform("a-reform"), aTie("a-policy", "a-policy-too")],
      [
        [3, "UNKNOWN_REFERENCE"],
        [4, "UNKNOWN_REFERENCE"],
      ],
    ],
    [
      "evidence for nothing",
      [evidenceFor("Actor:nobody", "nothing")],
      [
        [2, "UNKNOWN_REFERENCE"],
        [2, "UNKNOWN_REFERENCE"],
      ],
    ],
    [
      "evidence for an id that nothing has",
      [aSource({ slug: "s" }), { ...anExcerpt("s"), key: "e" }, evidenceFor(`actor_${"1".repeat(32)}`, "e")],
      [[4, "UNKNOWN_REFERENCE"]],
    ],
  ] as [string, object[], [number, string][]][])("refuses references to %s", async (_what, records, expected) => {
    const complaints = await complaintsOf(text(dataset, ...records));
    for (const complaint of expected) expect(complaints).toContainEqual(complaint);
  });

  it("refuses an id of another type, and tells complaints of far lines at once", async () => {
    const many = Array.from({ length: 600 }, (_, index) => anActor({ slug: `far-${index}` }));
    const complaints = await complaintsOf(
      text(
        dataset,
        aTie("nobody", "far-1"),
        ...many,
        aTie(`policy_${"0".repeat(32)}`, "far-1"),
        aTie("nobody-else", "far-1"),
      ),
    );
    expect(complaints).toEqual([
      [2, "UNKNOWN_REFERENCE"],
      [603, "BAD_ID"],
      [604, "UNKNOWN_REFERENCE"],
    ]);
  });

  it("refuses what only the whole shows: slugs and identifiers of others, ends that a type does not join", async () => {
    await db.loadText(text({ ...dataset, name: "others" }, anActor({ slug: "taken" })));
    await db.load([
      anActor({ slug: "a-person", kind: "PERSON", publicRole: { en: "minister" } }),
      anActor({ slug: "numbered", identifiers: [{ scheme: "X", value: "taken" }] }),
      aPolicy({ slug: "p-1" }),
      aPolicy({ slug: "p-2" }),
      aReform("p-1", { slug: "r-1" }),
    ]);
    const complaints = await complaintsOf(
      text(
        dataset,
        anActor({ slug: "taken" }),
        anActor({ slug: "free", identifiers: [{ scheme: "X", value: "taken" }] }),
        aTie("free", "a-person"),
        aTie("free", "taken", { type: "HOLDS_OFFICE" }),
        anInvolvement("free", "p-2", { reform: "r-1" }),
      ),
    );
    expect(complaints).toEqual([
      [2, "SLUG_TAKEN"],
      [3, "IDENTIFIER_TAKEN"],
      [4, "ENDS_NOT_ALLOWED"],
      [5, "ENDS_NOT_ALLOWED"],
      [6, "POLICY_MISMATCH"],
    ]);
  });

  it.each([
    ["an empty file", "", [1, "NO_DATASET"]],
    ["no Dataset line", text(anActor()), [1, "NO_DATASET"]],
    ["a NUL in the title", text({ ...dataset, title: "Rev\u0000iew" }), [1, "NO_DATASET"]],
    ["a NUL in an address", text(dataset, anActor({ website: "http://a\u0000b" })), [2, "BAD_RECORD"]],
    ["another format", text({ ...dataset, format: "counterweight/99" }), [1, "NO_DATASET"]],
    ["an endless line", text(dataset, "x".repeat(3_000_000), "{"), [2, "LINE_TOO_LONG"]],
  ] as [string, string, [number, string]][])("refuses %s", async (_what, content, expected) => {
    expect((await complaintsOf(content))[0]).toEqual(expected);
  });

  it("refuses what is not UTF-8, what is no file, and a file that is not there", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "counterweight-latin1-"));
    const file = path.join(directory, "latin1.ndjson");
    writeFileSync(file, Buffer.from(`${JSON.stringify(dataset)}\n{"name":"Solidarit\xe9"}`, "latin1"));
    await expect(importFile(db.ledger, file, { origin: "test" })).rejects.toMatchObject({ code: "BAD_TEXT" });
    await expect(importFile(db.ledger, directory, { origin: "test" })).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
    });
    await expect(importFile(db.ledger, path.join(directory, "absent"), { origin: "test" })).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
    });
    rmSync(directory, { recursive: true });
  });

  it("tells how far it is", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "counterweight-progress-"));
    const file = path.join(directory, "many.ndjson");
    writeFileSync(
      file,
      text(dataset, ...Array.from({ length: 4_200 }, (_, index) => anActor({ slug: `many-${index}` }))),
    );
    const told: number[] = [];
    await importFile(db.ledger, file, { origin: "test", progress: (done) => told.push(done) });
    expect(told).toEqual([1_000, 2_000, 3_000, 4_000, 4_200]);
    rmSync(directory, { recursive: true });
  });
});
