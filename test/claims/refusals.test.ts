// What claims refuse, and whose eyes they are for: no passage, no claim; and nothing that rests on itself, be it a claim, a
// part of a body, or a theme. Circles are the one rule that no constraint of the database can hold.
import type { Complaint } from "../../src/exchange/import/record-source";
import type { Refusal } from "../../src/core/refusal";
import { rootPage } from "../../src/database/lists";
import { claimList } from "../../src/claims/claim.sql";
import { anActor, aSource, aTie, anExcerpt } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.load(passages);
});
afterAll(() => db.close());

const passages = [aSource({ slug: "s" }), { ...anExcerpt("s"), key: "x" }, anActor({ slug: "speaker" })];
const aClaim = (key: string, fields: object = {}) => ({
  record: "Claim",
  key,
  excerpt: "x",
  speaker: "speaker",
  kind: "DIAGNOSIS",
  ...fields,
});
const aTheme = (slug: string, broader?: string) => ({ record: "Theme", slug, name: { en: slug }, broader });

/** Complaints of an import, the Dataset line being the first. */
async function complaintsOf(records: readonly object[]): Promise<[number, string][]> {
  const refusal = await db.load(records).then(
    () => null,
    (error: unknown) => error as Refusal,
  );
  expect(refusal).toMatchObject({ code: "IMPORT_REFUSED" });
  return (refusal!.details.complaints as Complaint[]).map(({ line, code }) => [line, code]);
}

describe("an import refuses", () => {
  it.each([
    ["a claim without an excerpt", { excerpt: undefined }, "BAD_RECORD"],
    ["a claim of no kind", { kind: undefined }, "BAD_RECORD"],
    ["a status that does not exist", { status: "TRUE" }, "BAD_RECORD"],
    ["an excerpt that is nowhere", { excerpt: "nowhere" }, "UNKNOWN_REFERENCE"],
    ["a speaker that is nobody", { speaker: "nobody" }, "UNKNOWN_REFERENCE"],
    ["a speaker who is no actor", { speaker: `source_${"0".repeat(32)}` }, "BAD_ID"],
    ["a record that is nowhere to be about", { about: "Policy:nowhere" }, "UNKNOWN_REFERENCE"],
    ["an id that nothing has to be about", { about: `policy_${"0".repeat(32)}` }, "UNKNOWN_REFERENCE"],
    ["a premise that is nowhere", { derivedFrom: ["nowhere"] }, "UNKNOWN_REFERENCE"],
    ["a time that ends before it begins", { asserted: "2019/2015" }, "BAD_DATE"],
  ])("%s", async (_what, fields, code) => {
    expect(await complaintsOf([...passages, aClaim("bad", fields)])).toEqual([[5, code]]);
  });

  it.each([
    ["a claim drawn from itself", [aClaim("a", { derivedFrom: ["a"] })], [5]],
    [
      "claims drawn from each other, by several steps",
      [
        aClaim("a", { derivedFrom: ["d", "b"] }),
        aClaim("b", { derivedFrom: ["c"] }),
        aClaim("c", { derivedFrom: ["a"] }),
        aClaim("d"),
      ],
      [5, 6, 7],
    ],
    [
      "a theme within its own narrower one",
      [aTheme("wide", "mid"), aTheme("mid", "narrow"), aTheme("narrow", "wide")],
      [5, 6, 7],
    ],
    [
      "a body that is a part of its own part",
      [
        ...["p", "q", "r"].map((slug) => anActor({ slug })),
        ...[
          ["p", "q"],
          ["q", "r"],
          ["r", "p"],
        ].map(([part, whole]) => aTie(part!, whole!, { type: "PART_OF" })),
      ],
      [8, 9, 10],
    ],
    [
      "the same in overlapping years",
      [
        ...["p", "q"].map((slug) => anActor({ slug })),
        aTie("p", "q", { type: "PART_OF", valid: "1990/2005" }),
        aTie("q", "p", { type: "PART_OF", valid: "2000/.." }),
      ],
      [7, 8],
    ],
  ] as [string, object[], number[]][])("%s", async (_what, records, lines) => {
    expect(await complaintsOf([...passages, ...records])).toEqual(lines.map((line) => [line, "CYCLE"]));
  });

  it("the tie that closes a circle with ties of an earlier import", async () => {
    const bodies = ["u", "v", "w"].map((slug) => anActor({ slug }));
    await db.load([
      ...bodies,
      { ...aTie("u", "v", { type: "PART_OF" }), key: "uv" },
      aTie("v", "w", { type: "PART_OF" }),
    ]);
    expect(await complaintsOf([aTie("w", "u", { type: "PART_OF" })])).toEqual([[2, "CYCLE"]]);
  });
});

describe("an import takes", () => {
  it("premises that several claims share, in whatever order they come", async () => {
    const claims = [
      aClaim("top", { derivedFrom: ["left", "right", "left"] }),
      aClaim("left", { derivedFrom: ["ground"] }),
      aClaim("right", { derivedFrom: ["ground"] }),
      aClaim("ground"),
    ];
    expect(await db.load([...passages, ...claims])).toMatchObject({ created: 4 });
    expect(await db.load([...passages, ...claims])).toMatchObject({ created: 0, updated: 0 });
  });

  it("bodies that changed places: first one is a part of the other, later the other way round", async () => {
    const bodies = ["before", "after"].map((slug) => anActor({ slug }));
    const ties = [
      aTie("before", "after", { type: "PART_OF", valid: "1990/2000" }),
      aTie("after", "before", { type: "PART_OF", valid: "2000~/.." }),
      aTie("after", "before", { type: "MEMBER_OF" }),
      aTie("before", "after", { type: "MEMBER_OF" }),
    ];
    expect(await db.load([...bodies, ...ties])).toMatchObject({ created: 6 });
  });
});

describe("a claim exists for a reader only", () => {
  const hidden = { visibility: "NODE" };
  const unseen = [
    aSource({ slug: "hidden-source", ...hidden }),
    { ...anExcerpt("hidden-source"), key: "in-hidden-source" },
    { ...anExcerpt("s", hidden), key: "hidden-excerpt" },
    anActor({ slug: "hidden-speaker", ...hidden }),
    aClaim("of-hidden-source", { kind: "CRITIQUE", excerpt: "in-hidden-source" }),
    aClaim("of-hidden-excerpt", { kind: "CRITIQUE", excerpt: "hidden-excerpt" }),
    aClaim("of-hidden-speaker", { kind: "CRITIQUE", speaker: "hidden-speaker" }),
    aClaim("hidden-itself", { kind: "CRITIQUE", ...hidden }),
    aClaim("seen", { kind: "CRITIQUE", speaker: undefined, speakerName: "Somebody" }),
  ];

  it("if its passage, their source and its speaker do", async () => {
    await db.load([...passages, ...unseen]);
    const ask = (sees: ("PUBLIC" | "NODE")[]) =>
      rootPage(db.context({ sees }), claimList, { first: 50, orderBy: "KIND", filter: { kind: ["CRITIQUE"] } });
    expect((await ask(["PUBLIC"])).nodes.map(({ speakerName }) => speakerName)).toEqual(["Somebody"]);
    expect((await ask(["PUBLIC", "NODE"])).nodes).toHaveLength(5);
  });
});
