// A round trip: what a node exports, an empty node imports, and exports again byte for byte. And what others may see of it is as good
// a file, without a trace of the rest.
import { readFileSync } from "node:fs";
import sql, { raw } from "sql-template-tag";
import { printTables } from "../../src/database/catalogue";
import type { Author } from "../../src/ledger/ledger-writer";
import { merge, retract } from "../../src/ledger/stewardship";
import { DEMONSTRATION_DATA } from "../../src/storage";
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { exported } from "../support/exported";

type Line = Readonly<Record<string, unknown>> & { readonly record: string };

const AUTHOR: Author = { origin: "test", recordedBy: "a test" };
const UUID = "0190f3c2-1111-7222-8333-444455556666";

let one: TestDatabase;
let two: TestDatabase;
beforeEach(async () => {
  [one, two] = [await openTestDatabase(), await openTestDatabase()];
});
afterEach(async () => {
  await one.close();
  await two.close();
});

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

/** Every row of every table but what tells when and by whom. */
async function contents(db: TestDatabase): Promise<Record<string, unknown>> {
  const tables = [...(await printTables(db.database)).matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name!);
  const left = ["ledger_entry", "ledger_commit", "record_shown_anew", "record", "record_assertion", "dataset"];
  const rows = tables
    .filter((table) => !left.includes(table))
    .map(async (table) => [
      table,
      await db.database.rows(
        sql`SELECT to_jsonb(t) - 'created_at' - 'updated_at' - 'version' - 'made_by' AS row FROM ${raw(table)} t ORDER BY 1`,
      ),
    ]);
  return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown>;
}

const recordOf = async (db: TestDatabase, type: string, slug: string) => {
  const known = db.ledger.types.get(type)!;
  const rows = await db.database.rows<{ id: string }>(sql`SELECT id FROM ${raw(known.table)} WHERE slug = ${slug}`);
  return { type: known, uuid: rows[0]!.id };
};

const dataset = (name: string, more: object = {}) => ({
  ...{ record: "Dataset", format: "counterweight/1", name, title: `Title of ${name}` },
  ...more,
});
const textOf = (lines: readonly object[]) => lines.map((line) => JSON.stringify(line)).join("\n");

/** Two data sets beside the demonstration's, what was written by hand, what is hidden, taken back, merged, changed since. */
async function fill(db: TestDatabase): Promise<void> {
  await db.loadText(readFileSync(DEMONSTRATION_DATA, "utf8"));
  const licence = { licence: "CC0-1.0", attribution: "Somebody" };
  await db.loadText(
    textOf([
      dataset("zebra", licence),
      ...Array.from({ length: 1_100 }, (_, index) => anActor({ slug: `many-${index}`, visibility: "PRIVATE" })),
      dataset("apple"),
      anActor({ slug: "kept", name: "Kept", existence: "1970~/.." }),
      { ...anActor({ slug: "gone", name: "Gone" }), identifiers: [{ scheme: "BE-BCE_KBO", value: "1" }] },
      anActor({ slug: "taken-back" }),
      aTie("gone", "many-1", { key: "led", note: 'a "quote"\nand a break 🌍' }),
      aTie("gone", "kept", { key: "nothing-left", type: "PARTNER_OF" }),
      aPolicy({ slug: "line" }),
      aReform("line", { slug: "attempt", stages: [{ stage: "AGENDA", occurred: "2019~" }] }),
      anInvolvement("gone", "line", { reform: "attempt", stance: "OPPOSE", intensity: 0.25 }),
    ]),
  );
  await db.loadText(textOf([dataset("zebra", licence), anActor({ slug: "many-1", name: "Changed since" })]));
  const written = {
    slug: "by-hand",
    kind: "NGO",
    visibility: "PUBLIC",
    names: [{ value: "By hand", kind: "OFFICIAL" }],
  };
  await db.ledger.transact(AUTHOR, (writer) => writer.assert([{ type: "Actor", uuid: UUID, payload: written }]));
  const gone = await recordOf(db, "Actor", "gone");
  await merge(db.ledger, AUTHOR, gone.type, gone.uuid, (await recordOf(db, "Actor", "kept")).uuid);
  await retract(db.ledger, AUTHOR, [await recordOf(db, "Actor", "taken-back")]);
}

it("loses nothing between two nodes, whatever their names, and says it in the same bytes", async () => {
  await fill(one);
  const first = await exported(one.database, { node: "one.example" });
  await two.loadText(first, "other");
  expect(await exported(two.database, { node: "two" })).toBe(first);
  const changed = JSON.stringify(await contents(one)).replaceAll('"origin":"test"', '"origin":"other"');
  expect(JSON.stringify(await contents(two))).toBe(changed);
  const again = await two.loadText(first, "other");
  expect([again.created, again.updated]).toEqual([0, 0]);
});

it("has a section for each data set by name, in it each type by id, and what came without one under the node's own", async () => {
  await fill(one);
  const lines = linesOf(await exported(one.database, { node: "one.example" }));
  const sections = lines.filter(({ record }) => record === "Dataset");
  expect(sections.map(({ name }) => name)).toEqual(["apple", "export-one-example", "interview-2019", "zebra"]);
  expect(sections.at(-1)).toEqual(dataset("zebra", { licence: "CC0-1.0", attribution: "Somebody" }));
  expect(sections[1]).toEqual({ ...sections[1], title: "All records of the node one.example" });
  const own = lines.findIndex(({ name }) => name === "export-one-example");
  expect(lines.slice(own + 1, own + 3)).toMatchObject([{ record: "Actor", slug: "by-hand" }, { record: "Dataset" }]);
  const types = [...one.ledger.types.keys()];
  let [section, before] = ["", ""];
  for (const { record, name, id } of lines) {
    if (record === "Dataset") [section, before] = [String(name), ""];
    else {
      const place = `${String(types.indexOf(record)).padStart(2, "0")} ${String(id)}`;
      expect([section, place > before]).toEqual([section, true]);
      before = place;
    }
  }
});

it("shows what is shown: merged records as one, and nothing of what was taken back", async () => {
  await fill(one);
  const lines = linesOf(await exported(one.database));
  const kept = lines.find(({ slug }) => slug === "kept")!;
  expect(kept).toMatchObject({ names: [{ value: "Kept" }, { value: "Gone", kind: "VARIANT" }] });
  expect(lines.filter(({ slug }) => slug === "gone" || slug === "taken-back")).toEqual([]);
  expect(lines.filter(({ source, target }) => source === kept.id || target === kept.id)).toHaveLength(1);
  expect(lines.find(({ actor }) => actor === kept.id)).toMatchObject({ stance: "OPPOSE", intensity: 0.25 });
});

it("gives others what they may see, as a file that holds together", async () => {
  await one.load([
    anActor({ slug: "open" }),
    anActor({ slug: "inner", visibility: "NODE" }),
    anActor({ slug: "hidden", visibility: "PRIVATE" }),
    aTie("open", "hidden"),
    { record: "Theme", slug: "open-theme", name: { en: "Open" } },
    { record: "Theme", slug: "hidden-theme", name: { en: "Hidden" }, visibility: "PRIVATE" },
    aPolicy({ slug: "line", themes: ["open-theme", "hidden-theme"] }),
    aPolicy({ slug: "hidden-line", visibility: "PRIVATE" }),
    aPolicy({ slug: "next", replaces: "hidden-line" }),
    aSource({ slug: "hidden-source", visibility: "PRIVATE" }),
    anExcerpt("hidden-source", { key: "passage" }),
    evidenceFor("Actor:open", "passage"),
  ]);
  await one.loadText(textOf([dataset("all-hidden"), anActor({ slug: "apart", visibility: "PRIVATE" })]));
  const text = await exported(one.database, { sees: ["PUBLIC"] });
  const lines = linesOf(text);
  expect(lines.map(({ record, slug }) => [record, slug]).sort()).toEqual(
    [
      ["Actor", "open"],
      ["Dataset", undefined],
      ["Policy", "line"],
      ["Policy", "next"],
      ["Theme", "open-theme"],
    ].sort(),
  );
  expect(lines.find(({ slug }) => slug === "line")!.themes).toHaveLength(1);
  expect(lines.find(({ slug }) => slug === "next")).not.toHaveProperty("replaces");
  await two.loadText(text);
  expect(await exported(two.database)).toBe(text);
  const slugs = async (sees: ["PUBLIC", "NODE"]) =>
    linesOf(await exported(one.database, { sees })).map(({ slug }) => slug);
  expect(await slugs(["PUBLIC", "NODE"])).toEqual(expect.arrayContaining(["open", "inner"]));
});

it("an empty node gives a file that can be imported", async () => {
  const text = await exported(one.database, { node: "empty" });
  expect(linesOf(text)).toMatchObject([{ record: "Dataset", name: "export-empty" }]);
  expect((await two.loadText(text)).records).toBe(0);
});
