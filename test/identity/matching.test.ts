// Imports match actors by their register numbers first: a number that two data sets give is one actor, unless somebody said otherwise.
import sql from "sql-template-tag";
import { derivedUuid, typedId } from "../../src/core/ids";
import { retract } from "../../src/ledger/stewardship";
import { anActor, aTie } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const numbered = (slug: string, value: string, fields: object = {}) =>
  anActor({ slug, identifiers: [{ scheme: "XX-REG", value }], ...fields });
/** As a file of a data set of that name. */
const load = (dataset: string, ...records: object[]) =>
  db.loadText(
    [{ record: "Dataset", format: "counterweight/1", name: dataset, title: dataset }, ...records]
      .map((line) => JSON.stringify(line))
      .join("\n"),
  );
const idOf = (dataset: string, slug: string) => typedId("actor", derivedUuid(dataset, "Actor", slug));
const slugs = async () =>
  (await db.database.rows<{ slug: string }>(sql`SELECT slug FROM actor ORDER BY slug`)).map(({ slug }) => slug);
const judgements = () =>
  db.database.rows<{ id: string }>(
    sql`SELECT id, verdict, basis, score, note, j.one_id, j.other_id FROM identity_judgement j`,
  );

describe("an import that brings a number which an actor of another data set has", () => {
  it("judges the two the same, merges them, and counts it; again, it does nothing", async () => {
    await load("first", numbered("here", "1"));
    const second = [numbered("there", "1"), numbered("alone", "2"), aTie("there", "alone")];
    expect(await load("second", ...second)).toMatchObject({ created: 3, matched: 1 });
    expect(await slugs()).toEqual(["alone", "here"]);
    expect(await judgements()).toEqual([
      expect.objectContaining({ verdict: "SAME", basis: "IDENTIFIER", score: 1, note: "Both bear XX-REG 1." }),
    ]);
    expect(await load("second", ...second)).toMatchObject({ created: 0, unchanged: 3, matched: 0 });
    expect(await slugs()).toEqual(["alone", "here"]);
  });

  it("finds its actors among those of one file with two data sets, and one of three", async () => {
    const lines = ["first", "second", "third"].flatMap((name) => [
      { record: "Dataset", format: "counterweight/1", name, title: name },
      numbered(`in-${name}`, "1"),
    ]);
    await db.loadText(lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(await slugs()).toHaveLength(1);
    expect(await judgements()).toHaveLength(3);
  });

  it("is refused at its line where a judgement says that they are two", async () => {
    await load("first", numbered("here", "1"));
    const judgement = {
      record: "IdentityJudgement",
      key: "j",
      one: idOf("first", "here"),
      other: idOf("second", "there"),
    };
    await load("judgements", { ...judgement, verdict: "DIFFERENT" });
    await expect(load("second", anActor({ slug: "x" }), numbered("there", "1"))).rejects.toMatchObject({
      details: { complaints: [{ line: 3, code: "IDENTIFIER_TAKEN" }] },
    });
  });

  it("keeps what it brings up to date, so that a number can be corrected before the judgement is taken back", async () => {
    await load("first", numbered("here", "1"));
    await load("second", numbered("there", "1"));
    const [{ id }] = (await judgements()) as [{ id: string }];
    const takenBack = () =>
      retract(db.ledger, { origin: "test", recordedBy: "a test" }, [
        { type: db.ledger.types.get("IdentityJudgement")!, uuid: id },
      ]);
    // Both would stand again with one number.
    await expect(takenBack()).rejects.toMatchObject({ refused: [{ code: "IDENTIFIER_TAKEN" }] });
    expect(await load("second", numbered("there", "2"))).toMatchObject({ updated: 1, matched: 0 });
    expect(await slugs()).toEqual(["here"]);
    await takenBack();
    expect(await slugs()).toEqual(["here", "there"]);
    await expect(load("second", numbered("there", "1"))).rejects.toMatchObject({
      details: { complaints: [{ line: 2, code: "IDENTIFIER_TAKEN" }] },
    });
  });

  it("is refused at its line where only one is a person, and says which", async () => {
    await load("first", numbered("here", "1"));
    await expect(
      load("second", numbered("there", "1", { kind: "PERSON", publicRole: { en: "Minister" } })),
    ).rejects.toMatchObject({
      details: {
        complaints: [{ line: 2, code: "MERGE_REFUSED", message: expect.stringContaining("PERSON and NGO") as unknown }],
      },
    });
  });
});

it("twins inside one data set stay refused", async () => {
  await load("first", numbered("here", "1"));
  await expect(load("first", numbered("there", "1"))).rejects.toMatchObject({
    details: { complaints: [{ line: 2, code: "IDENTIFIER_TAKEN" }] },
  });
});
