// Both measures against plain counting, on random small worlds with hidden records, contradictory and undated stances, and
// reforms of every outcome.
import fc from "fast-check";
import { newUuid } from "../../src/core/ids";
import { ALL, attainmentByActor, attainmentCoverageByActor, attainments } from "../../src/positions/attainment.loaders";
import { AttainmentOrder } from "../../src/positions/attainment.types";
import { figuresBySpan, pairsBySpan, voicesBySpan } from "../../src/positions/discourse.loaders";
import { PairOrder } from "../../src/positions/discourse.types";
import { selectionOf } from "../../src/positions/selection.inputs";
import { ReformOutcome, Stance } from "../../src/reforms/reform.kinds";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { bruteAttainment, bruteDiscourse, policySlug, recordsOf, type World, type Years } from "./brute-force";

const RUNS = 60;
const SIZES = { actors: 6, policies: 2, reforms: 5, stances: 30 };

let testing: TestDatabase;
beforeAll(async () => {
  testing = await openTestDatabase();
});
afterAll(() => testing.close());

const year = fc.option(fc.integer({ min: 1990, max: 2000 }), { freq: 4 });
const visibility = fc.constantFrom(
  "PUBLIC",
  "PUBLIC",
  "PUBLIC",
  "PUBLIC",
  "PUBLIC",
  "PRIVATE",
) as fc.Arbitrary<"PUBLIC">;
const mostly = <Value extends string>(usual: readonly NoInfer<Value>[], all: readonly Value[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...all) });

const worlds: fc.Arbitrary<World> = fc
  .record({
    actors: fc.array(fc.record({ visibility }), { minLength: 1, maxLength: SIZES.actors }),
    policies: fc.array(fc.record({ visibility }), { minLength: 1, maxLength: SIZES.policies }),
    reforms: fc.array(
      fc.record({
        policy: fc.nat(),
        outcome: mostly(["ADOPTED", "REJECTED"], Object.values(ReformOutcome)),
        decided: fc.array(fc.tuple(fc.constantFrom("ADOPTION" as const, "REJECTED" as const), year), { maxLength: 3 }),
        begun: year,
        visibility,
      }),
      { minLength: 1, maxLength: SIZES.reforms },
    ),
    stances: fc.array(
      fc.record({
        actor: fc.nat(),
        subject: fc.nat(),
        stance: mostly(["SUPPORT", "OPPOSE"], Object.values(Stance)),
        year,
        visibility,
      }),
      { maxLength: SIZES.stances },
    ),
  })
  .map(({ actors, policies, reforms, stances }) => {
    const named = <Record>(records: readonly Record[]) => records.map((record) => ({ ...record, uuid: newUuid() }));
    const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length]!;
    const [who, what] = [named(actors), named(policies)];
    const tried = named(reforms).map((reform) => ({ ...reform, policy: at(what, reform.policy).uuid }));
    const subjects = [...tried, ...what];
    const said = stances.map(({ actor, subject, ...stance }) => {
      const about = at(subjects, subject);
      const reform = tried.find(({ uuid }) => uuid === about.uuid) ?? null;
      return { ...stance, actor: at(who, actor).uuid, reform, policy: reform?.policy ?? about.uuid };
    });
    return { actors: who, policies: what, reforms: tried, stances: said };
  });

const periods: fc.Arbitrary<Years> = fc
  .tuple(year, year)
  .map(([from, until]) =>
    from !== null && until !== null && from > until ? { from: until, until: from } : { from, until },
  );

const daysOf = ({ from, until }: Years) => ({
  from: from === null ? null : `${from}-01-01`,
  until: until === null ? null : `${until}-12-31`,
});
const inWorld = ({ policies }: World) => ({ policy: policies.map(({ uuid }) => policySlug(uuid)) });

function expectNear(actual: object, expected: object) {
  const rounded = (of: object) =>
    Object.fromEntries(
      Object.entries(of).map(([name, value]) => [
        name,
        typeof value === "number" ? Number(value.toFixed(9)) + 0 : value,
      ]),
    );
  expect(rounded(actual)).toMatchObject(rounded(expected));
}

it("attainment is what counting gives, for every actor, and the ranking has the same figures in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds,
      periods,
      fc.constantFrom(...Object.values(AttainmentOrder)),
      async (world, years, orderBy) => {
        await testing.load(recordsOf(world));
        const context = testing.context();
        const selection = selectionOf({ ...inWorld(world), ...daysOf(years) });
        const found = await context.loader(attainmentByActor, selection).loadMany(world.actors.map(({ uuid }) => uuid));
        const expected = world.actors.map(({ uuid }) => bruteAttainment(world, uuid, years));
        found.forEach((figures, index) => expectNear(figures, expected[index]!));

        const asked = { selection, orderBy, minReforms: 1 };
        const { nodes } = await context.loader(attainments, { asked, first: 100, after: null }).load(ALL);
        expect(nodes.map(({ actorId }) => actorId).sort()).toEqual(
          world.actors.flatMap(({ uuid }, index) => (expected[index]!.n ? [uuid] : [])).sort(),
        );
        const weightOf = { INTERVAL: "lower", KAPPA: "kappa", REFORMS: "n" } as const;
        const weights = nodes.map((node) => node[weightOf[orderBy]] ?? -2);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
        for (const { actorId, ...figures } of nodes) expectNear(figures, bruteAttainment(world, actorId, years));

        const coverage = await context.loader(attainmentCoverageByActor, selection).load(world.actors[0]!.uuid);
        expect(coverage.reformCount).toBe(expected[0]!.n);
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);

it("pairs, voices and figures of a discourse are what counting gives, for several spans at once", async () => {
  const orders = fc.constantFrom(...Object.values(PairOrder));
  await fc.assert(
    fc.asyncProperty(
      worlds,
      fc.array(periods, { minLength: 1, maxLength: 3 }),
      orders,
      fc.integer({ min: 2, max: 5 }),
      async (world, spans, orderBy, mostActive) => {
        await testing.load(recordsOf(world));
        const context = testing.context();
        const question = { selection: selectionOf(inWorld(world)), mostActive };
        await Promise.all(
          spans.map(async (years) => {
            const span = daysOf(years);
            const { voices, pairs } = bruteDiscourse(world, years, mostActive);
            const sum = (of: "agreements" | "disagreements" | "shared") =>
              pairs.reduce((all, pair) => all + pair[of], 0);
            const page = { first: 100, after: null };

            const figures = await context.loader(figuresBySpan, question).load(span);
            expectNear(figures, {
              concepts: new Set(voices.flatMap(({ opinions }) => [...opinions.keys()])).size,
              statements: voices.reduce((all, { opinions }) => all + opinions.size, 0),
              agreements: sum("agreements"),
              disagreements: sum("disagreements"),
              polarisation: pairs.length ? sum("disagreements") / sum("shared") : null,
            });

            const heard = await context.loader(voicesBySpan, { asked: question, ...page }).load(span);
            expect(heard.nodes.map(({ actorId, statements }) => [actorId, statements])).toEqual(
              voices.map(({ actor, opinions }) => [actor, opinions.size]),
            );

            const asked = { ...question, orderBy, minShared: 1 };
            const found = await context.loader(pairsBySpan, { asked, ...page }).load(span);
            const weightOf = {
              AGREEMENTS: "agreements",
              DISAGREEMENTS: "disagreements",
              CONGRUENCE: "congruence",
              CONFLICT: "conflict",
            } as const;
            const weights = found.nodes.map((pair) => pair[weightOf[orderBy]]);
            expect(weights).toEqual([...weights].sort((a, b) => b - a));
            expect(found.nodes).toHaveLength(pairs.length);
            for (const pair of found.nodes) {
              expectNear(
                pair,
                pairs.find(({ oneId, otherId }) => oneId === pair.oneId && otherId === pair.otherId)!,
              );
            }
          }),
        );
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);
