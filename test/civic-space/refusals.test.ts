// What the records of civic space refuse: by their forms, each wrong line by its number, and by the tables themselves,
// whoever writes.
import sql, { raw } from "sql-template-tag";
import { civicSpaceEventList } from "../../src/civic-space/civic-space.sql";
import { CIVIC_SPACE_EVENT_KINDS, CivicSpaceEventKind, kindsWithEffect } from "../../src/civic-space/civic-space.kinds";
import type { Complaint } from "../../src/exchange/import/record-source";
import type { Refusal } from "../../src/core/refusal";
import { rootPage } from "../../src/database/lists";
import { anActor, aSource, anExcerpt } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const base = [
  aSource({ slug: "s" }),
  { ...anExcerpt("s"), key: "x" },
  anActor({ slug: "union" }),
  anActor({ slug: "police" }),
];
const anEvent = (key: string, fields: object = {}) => ({
  record: "CivicSpaceEvent",
  key,
  kind: "ARREST",
  target: "union",
  ...fields,
});
const aRating = (key: string, fields: object = {}) => ({
  record: "CountryRating",
  key,
  jurisdiction: "MR",
  scheme: "ITUC_GLOBAL_RIGHTS_INDEX",
  value: "4",
  score: 4,
  scale: { min: 1, max: 5, freerEnd: "LOWEST" },
  period: "2015",
  source: "s",
  ...fields,
});
const anObservation = (key: string, fields: object = {}) => ({
  record: "Observation",
  key,
  title: { en: "Members" },
  value: 12,
  unit: "percent",
  excerpt: "x",
  ...fields,
});

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.load([...base, anEvent("e"), aRating("r"), anObservation("o")]);
});
afterAll(() => db.close());

describe("an import refuses", () => {
  it.each([
    ["a kind that does not exist", anEvent("bad", { kind: "MISFORTUNE" }), "BAD_RECORD"],
    ["an event without a target", anEvent("bad", { target: undefined }), "BAD_RECORD"],
    ["a target that is nowhere", anEvent("bad", { target: "nowhere" }), "UNKNOWN_REFERENCE"],
    ["a perpetrator that is nowhere", anEvent("bad", { perpetrator: "nowhere" }), "UNKNOWN_REFERENCE"],
    ["a time that ends before it begins", anEvent("bad", { occurred: "2019-05/2019-03" }), "BAD_DATE"],
    ["a country that is no code", anEvent("bad", { jurisdiction: "Mauritania" }), "BAD_RECORD"],
    ["a rating above its scale", aRating("bad", { score: 6 }), "BAD_RECORD"],
    ["a rating below its scale", aRating("bad", { score: 0 }), "BAD_RECORD"],
    ["a score without a scale", aRating("bad", { scale: undefined }), "BAD_RECORD"],
    [
      "a scale upside down",
      aRating("bad", { score: undefined, scale: { min: 5, max: 1, freerEnd: "LOWEST" } }),
      "BAD_RECORD",
    ],
    ["a scale without a direction", aRating("bad", { scale: { min: 1, max: 5 } }), "BAD_RECORD"],
    ["a rating for no period", aRating("bad", { period: undefined }), "BAD_RECORD"],
    ["a rating for a period that ends before it begins", aRating("bad", { period: "2016/2015" }), "BAD_DATE"],
    ["a rating without a source", aRating("bad", { source: undefined }), "BAD_RECORD"],
    ["a rating from nowhere", aRating("bad", { source: "nowhere" }), "UNKNOWN_REFERENCE"],
    ["a statistic without a source", anObservation("bad", { excerpt: undefined }), "BAD_RECORD"],
    ["a statistic with two", anObservation("bad", { source: "s" }), "BAD_RECORD"],
    ["a number that is text", anObservation("bad", { value: "12" }), "BAD_RECORD"],
    [
      "an inconsistency that nobody explains",
      anObservation("bad", { consistency: "INCONSISTENT_AS_STATED" }),
      "BAD_RECORD",
    ],
    ["a statistic from nowhere", anObservation("bad", { excerpt: "nowhere" }), "UNKNOWN_REFERENCE"],
  ])("%s", async (_what, record, code) => {
    const refusal = await db.load([...base, record]).then(
      () => null,
      (error: unknown) => error as Refusal,
    );
    expect(refusal).toMatchObject({ code: "IMPORT_REFUSED" });
    expect((refusal!.details.complaints as Complaint[]).map((each) => [each.line, each.code])).toEqual([[6, code]]);
  });
});

describe("the database refuses, whoever writes", () => {
  it.each([
    ["a score off its scale", "UPDATE country_rating SET score = 5.5", "country_rating_score_on_scale"],
    [
      "a score without a scale",
      "UPDATE country_rating SET scale_min = NULL, scale_max = NULL, freer_end = NULL",
      "country_rating_score_on_scale",
    ],
    ["half a scale", "UPDATE country_rating SET freer_end = NULL", "country_rating_scale_is_whole"],
    ["a scale upside down", "UPDATE country_rating SET scale_min = 9", "country_rating_scale_is_whole"],
    ["a rating for no period", "UPDATE country_rating SET period = NULL", "country_rating_is_dated"],
    ["a statistic without a source", "UPDATE observation SET excerpt_id = NULL", "observation_has_one_source"],
    [
      "an event against nobody",
      "UPDATE civic_space_event SET target_id = gen_random_uuid()",
      "civic_space_event_target_id_fkey",
    ],
    [
      "a claim about a record of another type than it says",
      `INSERT INTO claim (id, origin, visibility, excerpt_id, kind, status, about_id, about_type)
        SELECT gen_random_uuid(), 'x', 'PUBLIC', (SELECT id FROM excerpt), 'EVENT', 'ATTRIBUTED', id, 'Policy' FROM civic_space_event`,
      "claim_about_id_about_type_fkey",
    ],
  ])("%s", async (_what, statement, constraint) => {
    await expect(
      db.database.transaction((transaction) => transaction.rows(sql`${raw(statement)}`)),
    ).rejects.toMatchObject({ constraint });
  });
});

describe("civic-space events", () => {
  const listed = async (filter: object, sees: ("PUBLIC" | "NODE")[] = ["PUBLIC"]) =>
    (await rootPage(db.context({ sees }), civicSpaceEventList, { first: 100, orderBy: "KIND", filter })).nodes;

  it("each have a direction that follows from their kind", async () => {
    const kinds = Object.keys(CivicSpaceEventKind) as CivicSpaceEventKind[];
    const closing = kindsWithEffect(["CLOSING"]);
    expect([...closing, ...kindsWithEffect(["OPENING"])].sort()).toEqual([...kinds].sort());
    await db.load([...base, ...kinds.map((kind) => anEvent(kind.toLowerCase(), { kind, target: "police" }))]);
    const closed = await listed({ effect: ["CLOSING"], target: ["police"] });
    expect(closed.map(({ kind }) => kind)).toEqual([...closing].sort());
    for (const event of closed) expect(event.effect).toBe("CLOSING");
    expect(CIVIC_SPACE_EVENT_KINDS.RECOGNITION.effect).toBe("OPENING");
  });

  it("are done by a day once they happened, and stay done", async () => {
    await db.load([...base, anEvent("dated", { kind: "BAN", occurred: "2015-03" }), anEvent("e2", { kind: "BAN" })]);
    const bans = async (filter: object) => (await listed({ kind: ["BAN"], target: ["union"], ...filter })).length;
    expect(await bans({ asOf: "2015-02-28" })).toBe(1);
    expect(await bans({ asOf: "2015-03-01" })).toBe(2);
    expect(await bans({ asOf: "2024-01-01" })).toBe(2);
    expect(await bans({ occurred: { possiblyOn: "2024-01-01" } })).toBe(1);
  });

  it("do not read as nobody's doing where the doer is hidden", async () => {
    await db.load([
      ...base,
      anActor({ slug: "secret-police", visibility: "NODE" }),
      anEvent("secret", { kind: "SURVEILLANCE", perpetrator: "secret-police" }),
    ]);
    const filter = { kind: ["SURVEILLANCE"], target: ["union"] };
    expect(await listed(filter)).toEqual([]);
    expect(await listed(filter, ["PUBLIC", "NODE"])).toHaveLength(1);
    expect(await listed({ perpetrator: ["secret-police"] }, ["PUBLIC", "NODE"])).toHaveLength(1);
  });
});
