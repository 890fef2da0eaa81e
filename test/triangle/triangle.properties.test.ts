// The triangle against plain loops, on random worlds with hybrids, corners, unplaced, hidden and ended actors, nested themes,
// hidden policies and reforms, parts of countries, and actors that are involved several times.
import fc from "fast-check";
import { ROLE_WEIGHTS } from "../../src/reforms/reform.kinds";
import { selectedActors } from "../../src/reforms/selection.sql";
import { actorsByPlace, figuresByPlace } from "../../src/triangle/triangle.loaders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { fresh, type PlainQuestion, PlainTriangle, type PlainWorld, recordsOf } from "./plain-triangle";

const RUNS = 60;
const DAYS = ["1979-12-31", "1980-01-01", "1995-06-15", "2004-12-31", "2005-01-01", "2024-02-29"] as const;

let testing: TestDatabase;
beforeAll(async () => {
  testing = await openTestDatabase();
});
afterAll(() => testing.close());

const year = fc.constantFrom(1975, 1980, 1990, 2004, 2005, 2020);
const years = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.record({ from: year }) },
  { weight: 1, arbitrary: fc.record({ until: year }) },
  { weight: 1, arbitrary: fc.tuple(year, fc.nat({ max: 20 })).map(([from, more]) => ({ from, until: from + more })) },
);
const beginnings = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ from: year }) },
);
const visibility = fc.constantFrom("PUBLIC", "PUBLIC", "PUBLIC", "PUBLIC", "PRIVATE") as fc.Arbitrary<"PUBLIC">;
const unit = fc.constantFrom(0, 0.1, 0.25, 0.5, 0.7, 1, 1, 1);
const position = fc
  .tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))
  .map(([one, two]) => ({ state: Math.min(one, 4 - Math.min(two, 4)) / 4, economy: Math.min(two, 4) / 4 }))
  .map(({ state, economy }) => ({ state, economy, civilSociety: 1 - state - economy }));
const index = fc.nat({ max: 99 });
const jurisdiction = fc.constantFrom("A", "A-1", "A-2", "B", "B-1", null);

/** Each run has countries of its own: the letter stands for the last of the code. */
let runs = 0;
const letters = (number: number) => String.fromCharCode(65 + Math.floor(number / 13), 65 + 2 * (number % 13));
function codeOf(jurisdiction: string | null, run: string): string | null {
  const second = run.charCodeAt(1) + (jurisdiction?.startsWith("B") ? 1 : 0);
  return jurisdiction && `${run[0]}${String.fromCharCode(second)}${jurisdiction.slice(1)}`;
}

const worlds = fc
  .record({
    actors: fc.array(
      fc.record({
        position: fc.option(position, { freq: 5 }),
        isVertex: fc.constantFrom(false, false, false, false, true),
        jurisdiction,
        exists: years,
        visibility,
      }),
      { minLength: 1, maxLength: 8 },
    ),
    hidden: fc.tuple(visibility, visibility, visibility),
    policies: fc.array(
      fc.record({
        jurisdiction,
        theme: fc.constantFrom(0, 1, 2, null),
        visibility,
        reform: fc.record({ begun: beginnings, visibility }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    involvements: fc.array(
      fc.record({
        actor: index,
        policy: index,
        inReform: fc.boolean(),
        role: fc.constantFrom(...(Object.keys(ROLE_WEIGHTS) as (keyof typeof ROLE_WEIGHTS)[])),
        intensity: fc.option(unit, { freq: 2 }),
        confidence: unit,
        valid: years,
        visibility,
      }),
      { maxLength: 16 },
    ),
  })
  .map(({ hidden, ...drawn }): PlainWorld & { run: string } => {
    const run = letters((runs += 1));
    const broad = fresh({ broader: null, visibility: hidden[0] });
    const middle = fresh({ broader: broad.uuid, visibility: hidden[1] });
    const themes = [broad, middle, fresh({ broader: middle.uuid, visibility: hidden[2] })];
    const actors = drawn.actors.map((each) => fresh({ ...each, jurisdiction: codeOf(each.jurisdiction, run) }));
    const policies = drawn.policies.map((each) =>
      fresh({
        ...each,
        jurisdiction: codeOf(each.jurisdiction, run),
        theme: each.theme === null ? null : themes[each.theme]!.uuid,
        reform: fresh(each.reform),
      }),
    );
    const involvements = drawn.involvements.map((each) =>
      fresh({
        ...each,
        actor: actors[each.actor % actors.length]!,
        policy: policies[each.policy % policies.length]!,
      }),
    );
    return { run, themes, actors, policies, involvements };
  });

/** Everywhere is other runs' too: only what names policies is asked of it. */
function questionsOf({ run, themes, policies }: PlainWorld & { run: string }): Omit<PlainQuestion, "day">[] {
  const [policy] = policies as [PlainWorld["policies"][number]];
  const none = { themeId: null, policyId: null, reformId: null };
  const named = [
    ...themes.map(({ uuid }) => ({ ...none, themeId: uuid })),
    { ...none, policyId: policy.uuid },
    { ...none, reformId: policy.reform.uuid },
    { ...none, themeId: themes[0]!.uuid, policyId: policies.at(-1)!.uuid },
    { themeId: themes[1]!.uuid, policyId: policy.uuid, reformId: policy.reform.uuid },
  ];
  const places = ["A", "A-1", "A-2", "B", "B-1"].map((place) => codeOf(place, run)!);
  return (["COUNT", "INVOLVEMENT"] as const).flatMap((weightBy) => [
    ...places.map((place) => ({ ...none, place, weightBy })),
    ...named.flatMap((criteria) => ["", places[0]!, places[1]!].map((place) => ({ ...criteria, place, weightBy }))),
  ]);
}

const near = (actual: number | null, expected: number | null) =>
  expected === null || actual === null ? expect(actual).toBe(expected) : expect(actual).toBeCloseTo(expected, 9);

it("is what plain loops give, for every place, selection, weight and day", async () => {
  let counted = 0;
  let unplaced = 0;
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      await testing.load(recordsOf(world));
      const context = testing.context();
      await Promise.all(
        questionsOf(world).map(async ({ place, weightBy, ...criteria }) => {
          const weighing = { criteria, weightBy };
          const figures = await context.loader(figuresByPlace, { ...weighing, days: DAYS }).load(place);
          for (const [at, day] of DAYS.entries()) {
            const expected = new PlainTriangle(world, { place, weightBy, ...criteria, day }).answer();
            const { actorCount, unplacedCount, ...measures } = figures[at]!;
            expect({ actorCount, unplacedCount, weakestSector: measures.weakestSector }).toEqual({
              ...{ actorCount: expected.actorCount, unplacedCount: expected.unplacedCount },
              weakestSector: expected.weakestSector,
            });
            near(measures.evenness, expected.evenness);
            near(measures.barycentricBalance, expected.barycentricBalance);
            near(measures.weakestLeg, expected.weakestLeg);
            near(measures.shares && measures.shares.state, expected.shares && expected.shares.state);
            counted += actorCount;
            unplaced += unplacedCount;
          }
          const day = DAYS[2];
          const args = { ...weighing, day, sector: null, first: 100, after: null };
          const { edges } = await context.loader(actorsByPlace, args).load(place);
          const { weights } = new PlainTriangle(world, { place, weightBy, ...criteria, day }).answer();
          expect(edges.map(({ node }) => node.uuid).sort()).toEqual(Object.keys(weights).sort());
          for (const { node, weight } of edges) expect(weight).toBeCloseTo(weights[node.uuid]!, 12);
        }),
      );
    }),
    { numRuns: RUNS },
  );
  // Otherwise the worlds are too bare to tell anything.
  expect(counted).toBeGreaterThan(RUNS * 10);
  expect(unplaced).toBeGreaterThan(RUNS);
}, 300_000);

it("selects the actors that it counts", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      await testing.load(recordsOf(world));
      for (const { place, weightBy, ...criteria } of questionsOf(world).filter(
        ({ weightBy }) => weightBy === "COUNT",
      )) {
        for (const day of [DAYS[1], DAYS[4]]) {
          const selection = { ...criteria, jurisdiction: place || null };
          const rows = await testing.database.rows(selectedActors(selection, day, ["PUBLIC"]));
          const { actorCount, unplacedCount } = new PlainTriangle(world, {
            place,
            weightBy,
            ...criteria,
            day,
          }).answer();
          expect(rows).toHaveLength(actorCount + unplacedCount);
        }
      }
    }),
    { numRuns: 15 },
  );
}, 300_000);
