// Judgements about identity: what is judged the same is one, for as long as somebody says so, whichever of them comes first.
import sql from "sql-template-tag";
import { derivedUuid, typedId } from "../../src/core/ids";
import { chainFaults } from "../../src/ledger/chain.sql";
import { rebuild } from "../../src/ledger/rebuild";
import { erase, restore, retract } from "../../src/ledger/stewardship";
import { anActor, aTie } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const AUTHOR = { origin: "test", recordedBy: "a test" };
const uuidOf = (slug: string, type = "Actor") => derivedUuid("test", type, slug);
const idOf = (slug: string) => typedId("actor", uuidOf(slug));
const subject = (name: string, type = "Actor") => ({ type: db.ledger.types.get(type)!, uuid: uuidOf(name, type) });

const judged = (one: string, other: string, verdict = "SAME", fields: object = {}) => ({
  ...{ record: "IdentityJudgement", key: `${one}-${other}`, one: idOf(one), other: idOf(other), verdict },
  ...fields,
});
const judgement = (one: string, other: string) => subject(`${one}-${other}`, "IdentityJudgement");

/** Loads records as another origin's word, from the same data set. */
const loadFrom = (origin: string, ...records: readonly object[]) =>
  db.loadText(
    [{ record: "Dataset", format: "counterweight/1", name: "test", title: "Test" }, ...records]
      .map((line) => JSON.stringify(line))
      .join("\n"),
    origin,
  );

/** Each standing actor with the names that it answers to. */
const standing = async (): Promise<Record<string, string[]>> => {
  const rows = await db.database.rows<{ slug: string; names: { value: string }[] }>(
    sql`SELECT slug, names FROM actor ORDER BY slug`,
  );
  return Object.fromEntries(rows.map(({ slug, names }) => [slug, names.map(({ value }) => value).sort()]));
};
const ties = () =>
  db.database.rows<object>(sql`SELECT s.slug AS source, t.slug AS target FROM relationship r
    JOIN actor s ON s.id = r.source_id JOIN actor t ON t.id = r.target_id ORDER BY 1, 2`);

/** All that is projected, without what differs by nature from one writing to the next. */
const projected = async () => {
  const tables = ["actor", "search_name", "relationship", "identity_judgement", "record"];
  const rows = await Promise.all(
    tables.map((table) =>
      db.database.rows<{ row: object }>({
        text: `SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`,
        values: [],
      } as never),
    ),
  );
  return rows.map((each) => each.map(({ row }) => row));
};

describe("a judgement that two actors are one", () => {
  it("lets one go on as the other, with names and ties; taken back, they are two again", async () => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" }), anActor({ slug: "c" }), aTie("b", "c")]);
    const before = await standing();
    await db.load([judged("a", "b")]);
    expect(await standing()).toEqual({ a: ["a", "b"], c: ["c"] });
    expect(await ties()).toEqual([{ source: "a", target: "c" }]);
    await retract(db.ledger, AUTHOR, [judgement("a", "b")]);
    expect(await standing()).toEqual(before);
    expect(await ties()).toEqual([{ source: "b", target: "c" }]);
    await restore(db.ledger, AUTHOR, judgement("a", "b"));
    expect(await standing()).toEqual({ a: ["a", "b"], c: ["c"] });
  });

  it.each(["DIFFERENT", "UNSURE"])("undoes its merge when it says %s instead", async (verdict) => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" }), judged("a", "b")]);
    expect(await standing()).toEqual({ a: ["a", "b"] });
    await db.load([judged("a", "b", verdict)]);
    expect(await standing()).toEqual({ a: ["a"], b: ["b"] });
    await db.load([judged("a", "b", "SAME", { note: "After all" })]);
    expect(await standing()).toEqual({ a: ["a", "b"] });
  });

  it("holds for actors that are yet to come, and when their file comes again", async () => {
    await db.load([judged("a", "b")]);
    await db.load([anActor({ slug: "b" }), anActor({ slug: "c" }), aTie("b", "c")]);
    expect(await standing()).toEqual({ b: ["b"], c: ["c"] });
    await db.load([anActor({ slug: "a" })]);
    expect(await standing()).toEqual({ a: ["a", "b"], c: ["c"] });
    const again = [anActor({ slug: "a" }), anActor({ slug: "b" }), anActor({ slug: "c" }), judged("a", "b")];
    expect(await db.load(again)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    expect(await standing()).toEqual({ a: ["a", "b"], c: ["c"] });
  });

  it("may name its actors by slug, before they are merged and after", async () => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" })]);
    const bySlug = judged("a", "b", "SAME", { one: "a", other: "b" });
    expect(await db.load([bySlug])).toMatchObject({ created: 1 });
    expect(await db.load([bySlug, aTie("b", "a", { type: "PARTNER_OF" })])).toMatchObject({ created: 1, unchanged: 1 });
    expect(await standing()).toEqual({ a: ["a", "b"] });
  });

  it("keeps neither from being taken back; the other then stands for itself, until the one comes back", async () => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" }), anActor({ slug: "c" }), aTie("b", "c")]);
    await db.load([judged("a", "b")]);
    await retract(db.ledger, AUTHOR, [subject("a")]);
    expect(await standing()).toEqual({ b: ["b"], c: ["c"] });
    expect(await ties()).toEqual([{ source: "b", target: "c" }]);
    await restore(db.ledger, AUTHOR, subject("a"));
    expect(await standing()).toEqual({ a: ["a", "b"], c: ["c"] });
  });

  it("refuses that the actor be restored by itself, and names itself", async () => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" }), judged("a", "b")]);
    await expect(restore(db.ledger, AUTHOR, subject("b"))).rejects.toMatchObject({
      code: "MERGE_REFUSED",
      details: { by: typedId("identity_judgement", judgement("a", "b").uuid) },
    });
    expect(await standing()).toEqual({ a: ["a", "b"] });
  });

  it("merges across kinds, about which sources differ: the one that remains tells its own", async () => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b", kind: "COMPANY" }), judged("a", "b")]);
    expect(await db.database.rows(sql`SELECT slug, kind FROM actor`)).toEqual([{ slug: "a", kind: "NGO" }]);
  });

  it("is refused between a person and an organisation, at its line", async () => {
    const person = anActor({ slug: "b", kind: "PERSON", publicRole: { en: "Minister" } });
    const records = [anActor({ slug: "a" }), person];
    await expect(db.load([...records, judged("a", "b")])).rejects.toMatchObject({
      code: "IMPORT_REFUSED",
      details: {
        complaints: [{ line: 3, code: "MERGE_REFUSED", message: expect.stringContaining("PERSON and NGO") as unknown }],
      },
    });
    expect(await standing()).toEqual({});
  });

  it("merges nothing that only another origin asserts", async () => {
    const line = (record: object) => `${JSON.stringify(record)}\n`;
    const dataset = { record: "Dataset", format: "counterweight/1", name: "test", title: "Test" };
    await db.loadText(line(dataset) + line(anActor({ slug: "b" })), "stranger");
    await db.load([anActor({ slug: "a" }), judged("a", "b")]);
    expect(Object.keys(await standing())).toEqual(["a", "b"]);
  });

  it("gives back what another origin says, when the one that remained is taken back by its own", async () => {
    await loadFrom("elsewhere", anActor({ slug: "a" }));
    await db.load([anActor({ slug: "b" }), judged("a", "b")]);
    expect(await standing()).toEqual({ a: ["a", "b"] });
    await retract(db.ledger, { ...AUTHOR, origin: "elsewhere" }, [subject("a")]);
    expect(await standing()).toEqual({ b: ["b"] });
    const before = await projected();
    await rebuild(db.database, db.ledger.types);
    expect(await projected()).toEqual(before);
  });

  it("is undone for what another origin says, when the origin that judged first changes its mind", async () => {
    await loadFrom("elsewhere", judged("a", "b"));
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" })]);
    expect(await standing()).toEqual({ a: ["a", "b"] });
    await loadFrom("elsewhere", judged("a", "b", "DIFFERENT"));
    expect(await standing()).toEqual({ a: ["a"], b: ["b"] });
    const said = await db.database.rows(
      sql`SELECT origin, retracted FROM record_assertion WHERE record_id = ${uuidOf("b")}::uuid`,
    );
    expect(said).toEqual([{ origin: "test", retracted: false }]);
    expect(await db.database.rows(chainFaults)).toEqual([]);
  });

  it("is refused of an actor with itself, and where one about the pair stands already, whichever way round", async () => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" }), judged("a", "b", "DIFFERENT")]);
    await expect(db.load([judged("b", "a")])).rejects.toMatchObject({
      details: { complaints: [{ line: 2, code: "JUDGED_ALREADY" }] },
    });
    await expect(db.load([judged("a", "a")])).rejects.toMatchObject({
      details: { complaints: [{ line: 2, code: "CYCLE" }] },
    });
  });

  it("must be gone before what it names is erased", async () => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" }), judged("a", "b", "DIFFERENT")]);
    await retract(db.ledger, AUTHOR, [subject("b")]);
    await expect(erase(db.ledger, AUTHOR, subject("b"))).rejects.toMatchObject({ code: "RECORD_IS_CITED" });
    await retract(db.ledger, AUTHOR, [judgement("a", "b")]);
    expect(await erase(db.ledger, AUTHOR, subject("b"))).toBeGreaterThan(0);
  });
});

describe("judgements together", () => {
  const ABC = ["a", "b", "c"].map((slug) => anActor({ slug }));
  const ONE = { a: ["a", "b", "c"] };

  it.each([
    ["a chain, from its end", [judged("a", "b"), judged("b", "c")]],
    ["a chain, from its beginning", [judged("b", "c"), judged("a", "b")]],
    ["a circle", [judged("a", "b"), judged("b", "c"), judged("c", "a")]],
    ["two about the same other", [judged("a", "c"), judged("b", "c")]],
  ])("make one of three: %s, at once or one after the other", async (_what, judgements) => {
    await db.load([...ABC, ...judgements]);
    const [atOnce] = Object.values(await standing());
    expect(atOnce).toEqual(ONE.a);
    for (const { key } of judgements) await retract(db.ledger, AUTHOR, [subject(key, "IdentityJudgement")]);
    expect(Object.keys(await standing())).toEqual(["a", "b", "c"]);
    for (const { key } of judgements) await restore(db.ledger, AUTHOR, subject(key, "IdentityJudgement"));
    expect(Object.values(await standing())).toEqual([ONE.a]);
  });

  it("taken back one by one leave exactly what the others say", async () => {
    await db.load([...ABC, judged("a", "b"), judged("b", "c")]);
    await retract(db.ledger, AUTHOR, [judgement("a", "b")]);
    expect(await standing()).toEqual({ a: ["a"], b: ["b", "c"] });
    await restore(db.ledger, AUTHOR, judgement("a", "b"));
    await retract(db.ledger, AUTHOR, [judgement("b", "c")]);
    expect(await standing()).toEqual({ a: ["a", "b"], c: ["c"] });
  });

  it("about one other hold apart: without the first, the second still makes two of them one", async () => {
    await db.load([...ABC, judged("a", "c"), judged("b", "c")]);
    await retract(db.ledger, AUTHOR, [judgement("a", "c")]);
    expect(Object.values(await standing()).sort()).toEqual([["a"], ["b", "c"]]);
  });

  it("in a circle hold without any one of them", async () => {
    await db.load([...ABC, judged("a", "b"), judged("b", "c"), judged("c", "a")]);
    await retract(db.ledger, AUTHOR, [judgement("a", "b")]);
    expect(Object.values(await standing())).toEqual([ONE.a]);
  });
});

describe("the ledger", () => {
  it("gives the same tables again from judgements, merges and their undoing, and its chain holds", async () => {
    await db.load([...["a", "b", "c", "d"].map((slug) => anActor({ slug })), aTie("b", "d"), aTie("c", "d")]);
    await db.load([judged("a", "b"), judged("b", "c")]);
    await retract(db.ledger, AUTHOR, [judgement("a", "b")]);
    await db.load([judged("a", "d")]);
    const before = await projected();
    await rebuild(db.database, db.ledger.types);
    expect(await projected()).toEqual(before);
    expect(await db.database.rows(chainFaults)).toEqual([]);
  });

  it("is asked once, by one statement, where nothing is to be settled", async () => {
    await db.load([anActor({ slug: "a" }), anActor({ slug: "b" }), judged("a", "b", "DIFFERENT")]);
    const texts: string[] = [];
    const stop = db.database.onStatement((text) => texts.push(text));
    await db.load([anActor({ slug: "a", name: "Another" })]);
    stop();
    expect(texts.filter((text) => text.includes("'STALE'"))).toHaveLength(1);
  });
});
