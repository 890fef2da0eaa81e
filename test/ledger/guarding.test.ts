// What must not happen to the record: a word revived, overwritten, leaked or lost between two writers.
import sql, { raw } from "sql-template-tag";
import { typedId } from "../../src/core/ids";
import { chainFaults } from "../../src/ledger/chain.sql";
import type { Author } from "../../src/ledger/ledger-writer";
import { rebuild } from "../../src/ledger/rebuild";
import { entriesByRecord, versionsByRecord } from "../../src/ledger/history.loaders";
import { erase, merge, restore, retract } from "../../src/ledger/stewardship";
import { aPolicy, aReform, aTie, anActor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { exported } from "../support/exported";

const AUTHOR: Author = { origin: "test", recordedBy: "a test" };
const UUID = "0190f3c2-1111-7222-8333-444455556666";

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const idOf = async (type: string, slug: string): Promise<string> =>
  (await db.database.rows<{ id: string }>(sql`SELECT id FROM ${raw(type)} WHERE slug = ${slug}`))[0]!.id;
const actorType = () => db.ledger.types.get("Actor")!;
const actor = async (slug: string) => ({ type: actorType(), uuid: await idOf("actor", slug) });
const payload = (slug: string, name = slug) => ({
  slug,
  kind: "NGO",
  visibility: "PUBLIC",
  names: [{ value: name, kind: "OFFICIAL" }],
});
const shown = () =>
  db.database
    .rows<{ slug: string }>(sql`SELECT slug FROM actor ORDER BY slug`)
    .then((rows) => rows.map(({ slug }) => slug));
const mentions = async (words: string): Promise<string[]> => {
  const tables = await db.database.rows<{ name: string }>(
    sql`SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'past')`,
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => ({
      name,
      rows: await db.database.rows(sql`SELECT 1 FROM ${raw(name)} t WHERE to_jsonb(t)::text ILIKE ${`%${words}%`}`),
    })),
  );
  return found.filter(({ rows }) => rows.length).map(({ name }) => name);
};

it("an id of another type is refused, and overwrites nothing", async () => {
  await db.load([anActor({ slug: "whole", name: "Whole" })]);
  const uuid = await idOf("actor", "whole");
  const foreign = { ...aPolicy({ slug: "thief" }), id: typedId("policy", uuid) };
  await expect(db.load([foreign])).rejects.toMatchObject({ details: { complaints: [{ line: 2, code: "BAD_ID" }] } });
  expect(await shown()).toEqual(["whole"]);
  expect(await db.context().loader(versionsByRecord).load(uuid)).toHaveLength(1);
});

it("loading a file again revives nothing that was taken back, merged or erased", async () => {
  const file = [
    anActor({ slug: "back" }),
    anActor({ slug: "gone" }),
    anActor({ slug: "kept" }),
    anActor({ slug: "erased" }),
  ];
  await db.load(file);
  await retract(db.ledger, AUTHOR, [await actor("back"), await actor("erased")]);
  const erasedId = (
    await db.database.rows<{ id: string }>(
      sql`SELECT record_id AS id FROM record_assertion WHERE payload ->> 'slug' = 'erased'`,
    )
  )[0]!.id;
  await erase(db.ledger, AUTHOR, { type: actorType(), uuid: erasedId });
  await merge(db.ledger, AUTHOR, actorType(), await idOf("actor", "gone"), await idOf("actor", "kept"));
  expect(await db.load(file)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  expect(await shown()).toEqual(["kept"]);
  await expect(restore(db.ledger, AUTHOR, { type: actorType(), uuid: erasedId })).rejects.toMatchObject({
    code: "NOT_ASSERTED",
  });
});

it("erasing a merged record takes its undoing first, and then nothing of it is left, nor after a rebuild", async () => {
  await db.load([
    anActor({ slug: "kept" }),
    anActor({ slug: "gone", name: "Secretname Alpha" }),
    anActor({ slug: "x" }),
    { ...aTie("gone", "x"), key: "t" },
  ]);
  const gone = await actor("gone");
  await merge(db.ledger, AUTHOR, actorType(), gone.uuid, await idOf("actor", "kept"));
  await expect(erase(db.ledger, AUTHOR, gone)).rejects.toMatchObject({ code: "MERGE_REFUSED" });
  await restore(db.ledger, AUTHOR, gone);
  const [{ id: tie }] = (await db.database.rows(sql`SELECT id FROM relationship`)) as [{ id: string }];
  await retract(db.ledger, AUTHOR, [{ type: db.ledger.types.get("Relationship")!, uuid: tie }, gone]);
  await erase(db.ledger, AUTHOR, gone);
  expect(await mentions("secretname")).toEqual([]);
  await rebuild(db.database, db.ledger.types);
  expect(await mentions("secretname")).toEqual([]);
  expect(await shown()).toEqual(["kept", "x"]);
  expect(await db.database.rows(chainFaults)).toEqual([]);
});

it("an export after merges is a good file, and says what is shown", async () => {
  await db.load([
    anActor({ slug: "kept", name: "Kept" }),
    anActor({ slug: "gone", name: "Gone" }),
    anActor({ slug: "x" }),
    aTie("gone", "x"),
    aTie("gone", "kept", { type: "PARTNER_OF" }),
  ]);
  await merge(db.ledger, AUTHOR, actorType(), await idOf("actor", "gone"), await idOf("actor", "kept"));
  const other = await openTestDatabase();
  await other.loadText(await exported(db.database));
  const facts = sql`SELECT s.slug AS source, g.slug AS target, s.names FROM relationship r JOIN actor s ON s.id = r.source_id JOIN actor g ON g.id = r.target_id`;
  expect(await other.database.rows(facts)).toEqual(await db.database.rows(facts));
  await other.close();
});

it("what was known at a moment does not change when an earlier-begun transaction commits later", async () => {
  const write = (name: string) =>
    db.ledger.transact(AUTHOR, (writer) => writer.assert([{ type: "Actor", uuid: UUID, payload: payload("a", name) }]));
  const nameAt = async (moment: Date) =>
    (
      await db.database.knownAt(moment).rows<{ name: string }>(sql`SELECT names -> 0 ->> 'value' AS name FROM actor`)
    ).map(({ name }) => name);
  await write("v1");
  let moment = new Date(0);
  let before: string[] = [];
  await db.ledger.transact(AUTHOR, async (writer) => {
    await writer.reader.rows(sql`SELECT 1`);
    await write("v2");
    await new Promise((resolve) => setTimeout(resolve, 20));
    moment = new Date();
    before = await nameAt(moment);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await writer.assert([{ type: "Actor", uuid: UUID, payload: payload("a", "v3") }]);
  });
  expect(before).toEqual(["v2"]);
  expect(await nameAt(moment)).toEqual(["v2"]);
  expect(await nameAt(new Date())).toEqual(["v3"]);
});

it("hidden versions and entries of a public record are told to nobody", async () => {
  await db.load([anActor({ slug: "open", name: "Was hidden", visibility: "PRIVATE" })]);
  await db.load([anActor({ slug: "open", name: "Now open" })]);
  const line = anActor({ slug: "open", name: "Secret of others", visibility: "PRIVATE" });
  await db.loadText(
    [{ record: "Dataset", format: "counterweight/1", name: "test", title: "T" }, line]
      .map((each) => JSON.stringify(each))
      .join("\n"),
    "other",
  );
  const uuid = await idOf("actor", "open");
  const told = JSON.stringify([
    await db.context().loader(versionsByRecord).load(uuid),
    (await db.context().loader(entriesByRecord, { first: 10, after: null }).load(uuid)).nodes,
  ]);
  expect(told).toContain("Now open");
  expect(told).not.toMatch(/Was hidden|Secret of others/);
});

it("a merge does not publish the names of a hidden actor", async () => {
  await db.load([anActor({ slug: "kept" }), anActor({ slug: "veiled", name: "Veiled Name", visibility: "PRIVATE" })]);
  await merge(db.ledger, AUTHOR, actorType(), await idOf("actor", "veiled"), await idOf("actor", "kept"));
  expect(JSON.stringify(await db.database.rows(sql`SELECT names FROM actor`))).not.toContain("Veiled");
});

it("a merge that would close a circle, or of what cannot be merged, is refused and writes nothing", async () => {
  await db.load([
    anActor({ slug: "a" }),
    anActor({ slug: "b" }),
    anActor({ slug: "x" }),
    aTie("x", "a", { type: "PART_OF" }),
    aTie("b", "x", { type: "PART_OF" }),
    aPolicy({ slug: "p" }),
    aReform("p", { slug: "r" }),
    aReform("p", { slug: "q" }),
  ]);
  const closing = merge(db.ledger, AUTHOR, actorType(), await idOf("actor", "a"), await idOf("actor", "b"));
  await expect(closing).rejects.toMatchObject({
    refused: expect.arrayContaining([expect.objectContaining({ code: "CYCLE" })]) as unknown,
  });
  expect(await shown()).toEqual(["a", "b", "x"]);
  const reforms = merge(
    db.ledger,
    AUTHOR,
    db.ledger.types.get("Reform")!,
    await idOf("reform", "r"),
    await idOf("reform", "q"),
  );
  await expect(reforms).rejects.toMatchObject({ code: "MERGE_REFUSED" });
});

it("restoring the middle of a chain of merges brings back what had gone into it", async () => {
  await db.load([anActor({ slug: "a", name: "Alpha" }), anActor({ slug: "b" }), anActor({ slug: "c" })]);
  const [a, b, c] = [await actor("a"), await actor("b"), await actor("c")];
  await merge(db.ledger, AUTHOR, actorType(), a.uuid, b.uuid);
  await merge(db.ledger, AUTHOR, actorType(), b.uuid, c.uuid);
  const alphaIn = async () =>
    (
      await db.database.rows<{ slug: string }>(
        sql`SELECT slug FROM actor WHERE names::text LIKE '%Alpha%' ORDER BY slug`,
      )
    ).map(({ slug }) => slug);
  expect(await alphaIn()).toEqual(["c"]);
  await restore(db.ledger, AUTHOR, b);
  expect(await alphaIn()).toEqual(["b"]);
  expect(await shown()).toEqual(["b", "c"]);
});

it("what another origin says of a merged record does not undo the merge, nor does a rebuild", async () => {
  await db.load([anActor({ slug: "kept" }), anActor({ slug: "gone" })]);
  const gone = await actor("gone");
  await merge(db.ledger, AUTHOR, actorType(), gone.uuid, await idOf("actor", "kept"));
  const others: Author = { origin: "other", recordedBy: "a test" };
  await db.ledger.transact(others, (writer) =>
    writer.assert([{ type: "Actor", uuid: gone.uuid, payload: payload("gone", "Theirs") }]),
  );
  expect(await shown()).toEqual(["kept"]);
  await rebuild(db.database, db.ledger.types);
  expect(await shown()).toEqual(["kept"]);
});

it("two origins that speak of one record at once leave shown what stands", async () => {
  const others: Author = { origin: "other", recordedBy: "a test" };
  for (let round = 0; round < 20; round += 1) {
    const uuid = UUID.replace(/^0190f3c2/, (round + 0x10000000).toString(16));
    const slug = `race-${round}`;
    const assertion = (name: string) => [{ type: "Actor", uuid, payload: payload(slug, name) }];
    await db.ledger.transact(AUTHOR, (writer) => writer.assert(assertion("ours")));
    await Promise.all([
      retract(db.ledger, AUTHOR, [{ type: actorType(), uuid }]),
      db.ledger.transact(others, (writer) => writer.assert(assertion("theirs"))),
    ]);
  }
  const rows = await db.database.rows(
    sql`SELECT names -> 0 ->> 'value' AS name, origin, disputed, count(*)::int AS n FROM actor GROUP BY 1, 2, 3`,
  );
  expect(rows).toEqual([{ name: "theirs", origin: "other", disputed: false, n: 20 }]);
});

it("two writers that each add half of a circle: one is refused", async () => {
  await db.load([anActor({ slug: "a" }), anActor({ slug: "b" })]);
  const [a, b] = [await idOf("actor", "a"), await idOf("actor", "b")].map((uuid) => typedId("actor", uuid)) as [
    string,
    string,
  ];
  const half = (uuid: string, source: string, target: string) =>
    db.ledger.transact(AUTHOR, (writer) =>
      writer.assert([
        { type: "Relationship", uuid, payload: { type: "PART_OF", visibility: "PUBLIC", source, target } },
      ]),
    );
  const done = await Promise.allSettled([half(UUID, a, b), half(UUID.replace(/6$/, "7"), b, a)]);
  expect(done.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(await db.database.rows(sql`SELECT 1 FROM relationship`)).toHaveLength(1);
});
