// Persons are in the data by what they do in public. Where they belong and what they believe cannot be recorded, by no type of
// tie and in no order of writing.
import sql from "sql-template-tag";
import { ActorKind } from "../../src/actors/actor.kinds";
import { type Refusal } from "../../src/core/refusal";
import { RELATIONSHIP_TYPES, type RelationshipType } from "../../src/relationships/relationship-types";
import { aTie, anActor } from "../support/builders";
import { startNode } from "../support/node";
import { openTestDatabase, type TestDatabase } from "../support/database";

/** What may tie a person; every other type is closed to them. A new type must be decided here. */
const OPEN_TO_PERSONS: Record<"source" | "target", readonly RelationshipType[]> = {
  source: [
    "OWNS",
    "OFFICER_OF",
    "EMPLOYED_BY",
    "HOLDS_OFFICE",
    "REPRESENTS",
    "LOBBIES",
    "ADVISES",
    "CONSULTS",
    "MEETS",
    "REGULATES",
    "RECOGNISES",
    "FACILITATES",
    "SUCCEEDS",
    "COFOUNDED",
    "DIALOGUE_WITH",
  ],
  target: [
    "FUNDS",
    "EMPLOYED_BY",
    "REPRESENTS",
    "LOBBIES",
    "ADVISES",
    "CONSULTS",
    "MEETS",
    "REGULATES",
    "RECOGNISES",
    "FACILITATES",
    "SUCCEEDS",
    "DIALOGUE_WITH",
  ],
};
const TYPES = Object.keys(RELATIONSHIP_TYPES) as RelationshipType[];

const aPerson = (slug: string) => anActor({ slug, kind: "PERSON", publicRole: { en: "minister" } });

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.load([
    aPerson("person"),
    anActor({ slug: "party", kind: "POLITICAL_PARTY" }),
    anActor({ slug: "parliament", kind: "PARLIAMENT" }),
  ]);
});
afterAll(() => db.close());

const refusals = (records: readonly object[]): Promise<{ line: number; code: string; message: string }[]> =>
  db.load(records).then(
    () => [],
    (error: Refusal) => error.details.complaints as { line: number; code: string; message: string }[],
  );

it.each(["source", "target"] as const)("a person is the %s of ties of public roles, and of no others", async (end) => {
  const other = (type: RelationshipType) => (type === "HOLDS_OFFICE" ? "parliament" : "party");
  const source = (type: RelationshipType) => (type === "EMPLOYED_BY" ? "other-person" : other(type));
  const ties = TYPES.map((type) =>
    end === "source" ? aTie("person", other(type), { type }) : aTie(source(type), "person", { type }),
  );
  const refused = await refusals([aPerson("other-person"), ...ties]);
  const open = TYPES.filter((_, index) => !refused.some(({ line }) => line === index + 3));
  expect(open.toSorted()).toEqual(OPEN_TO_PERSONS[end].toSorted());
  for (const { code, message } of refused) {
    expect(code).toBe("ENDS_NOT_ALLOWED");
    expect(message).toMatch(/roles that they hold in public.*believe \(GDPR, article 9\)/);
  }
});

it("bodies are tied as before, and told without a word about persons", async () => {
  expect(await refusals([anActor({ slug: "union", kind: "TRADE_UNION" }), aTie("union", "party")])).toEqual([]);
  expect(await refusals([aTie("union", "parliament", { type: "HOLDS_OFFICE" })])).toEqual([
    { line: 2, code: "ENDS_NOT_ALLOWED", message: expect.not.stringContaining("GDPR") },
  ]);
});

it("a member does not become a person, nor an officer a body, by a correction of the actor alone", async () => {
  await db.load([
    anActor({ slug: "unclear" }),
    aTie("unclear", "party"),
    aPerson("officer"),
    aTie("officer", "party", { type: "OFFICER_OF" }),
  ]);
  expect(await refusals([aPerson("unclear"), anActor({ slug: "officer", kind: "NGO" })])).toEqual([
    {
      line: 2,
      code: "ENDS_NOT_ALLOWED",
      message: expect.stringContaining("PERSON MEMBER_OF POLITICAL_PARTY: persons"),
    },
    { line: 3, code: "ENDS_NOT_ALLOWED", message: expect.stringContaining("NGO OFFICER_OF POLITICAL_PARTY") },
  ]);
  const kinds = await db.database.rows(
    sql`SELECT slug, kind FROM actor WHERE slug IN ('unclear', 'officer') ORDER BY slug DESC`,
  );
  expect(kinds).toEqual([
    { slug: "unclear", kind: "NGO" },
    { slug: "officer", kind: "PERSON" },
  ]);
});

it("whoever has no public role is refused with the reason", async () => {
  expect(await refusals([anActor({ slug: "private", kind: "PERSON" })])).toEqual([
    {
      line: 2,
      code: "PERSON_WITHOUT_PUBLIC_ROLE",
      message: expect.stringMatching(/not recorded, because .*article 9/),
    },
  ]);
});

it("relationshipTypes tells the ends that are really open", async () => {
  const node = await startNode({ demo: false });
  try {
    const { data, statements } = await node.cost("{ relationshipTypes { type sourceKinds targetKinds } }");
    const told = data.relationshipTypes as unknown as {
      type: RelationshipType;
      sourceKinds: string[];
      targetKinds: string[];
    }[];
    const openTo = (end: "sourceKinds" | "targetKinds") =>
      told.filter((type) => (type[end] ?? Object.keys(ActorKind)).includes("PERSON")).map(({ type }) => type);
    expect(openTo("sourceKinds").toSorted()).toEqual(OPEN_TO_PERSONS.source.toSorted());
    expect(openTo("targetKinds").toSorted()).toEqual(OPEN_TO_PERSONS.target.toSorted());
    expect(told.find(({ type }) => type === "MEMBER_OF")!.sourceKinds).toContain("TRADE_UNION");
    expect(statements).toBe(0);
  } finally {
    await node.stop();
  }
});
