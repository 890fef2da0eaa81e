// The measure against plain enumeration, on random small graphs with cycles, parallel and expired ties, hubs, hidden
// records and actors that are involved several times.
import fc from "fast-check";
import {
  actorPathsByEnds,
  influencePathsByEnds,
  influencersBySubject,
  influencesByActor,
} from "../../src/influence/influence.loaders";
import type { Measure, Scope, TieWeights } from "../../src/influence/measure";
import { RELATIONSHIP_TYPES } from "../../src/relationships/relationship-types";
import { ROLE_WEIGHTS, STANCE_NUMBERS, Stance } from "../../src/reforms/reform.kinds";
import type { RankingEdge } from "../../src/influence/influence.types";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { startGraph, type TestGraph } from "../support/graph";
import { BruteForce, type BrutePath } from "./brute-force";
import { aGraph, anActor, anInvolvement, aTie, type Graph, recordsOf } from "./graph";

const RUNS = 60;
const ACTORS_MAX = 6;
const TOLERANCE = 1e-9;

let testing: TestDatabase;
let memory: TestGraph;
beforeAll(async () => {
  testing = await openTestDatabase();
  memory = startGraph(testing.url);
});
afterAll(async () => {
  await memory.close();
  await testing.close();
});

const pushOf = async ({ netPush }: RankingEdge): Promise<number | null> =>
  typeof netPush === "function" ? netPush() : netPush;

const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(TOLERANCE * Math.max(Math.abs(expected), 1e-6));

// Types that join any two organisations; LINKED_TO and OPPOSES are symmetric, OPPOSES and REGULATES carry nothing.
const TYPES = [
  "MEMBER_OF",
  "OWNS",
  "FUNDS",
  "LOBBIES",
  "CONSULTS",
  "ALLIED_WITH",
  "LINKED_TO",
  "OPPOSES",
  "REGULATES",
] as const;

const years = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.record({ from: fc.integer({ min: 1960, max: 2024 }) }) },
  { weight: 2, arbitrary: fc.record({ until: fc.integer({ min: 1960, max: 2024 }) }) },
  { weight: 2, arbitrary: fc.integer({ min: 1960, max: 2010 }).map((from) => ({ from, until: from + 8 })) },
);
const beginnings = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ from: fc.integer({ min: 1960, max: 2024 }) }) },
);
const unit = fc.constantFrom(0, 0.1, 0.25, 0.5, 0.7, 0.9, 1, 1, 1);
const visibility = fc.constantFrom(
  "PUBLIC",
  "PUBLIC",
  "PUBLIC",
  "PUBLIC",
  "PUBLIC",
  "PRIVATE",
) as fc.Arbitrary<"PUBLIC">;
const index = fc.nat({ max: ACTORS_MAX - 1 });

const graphs: fc.Arbitrary<Graph> = fc
  .record({
    actors: fc.array(fc.record({ exists: beginnings, visibility }), { minLength: 2, maxLength: ACTORS_MAX }),
    ties: fc.array(
      fc.record({
        source: index,
        target: index,
        type: fc.constantFrom(...TYPES),
        confidence: unit,
        valid: years,
        visibility,
      }),
      { minLength: 2, maxLength: 16 },
    ),
    deeds: fc.array(
      fc.record({
        actor: index,
        role: fc.constantFrom(...(Object.keys(ROLE_WEIGHTS) as (keyof typeof ROLE_WEIGHTS)[])),
        stance: fc.constantFrom(
          ...Object.values(Stance),
          ...(Object.keys(STANCE_NUMBERS) as (keyof typeof STANCE_NUMBERS)[]),
        ),
        intensity: fc.option(unit),
        confidence: unit,
        valid: beginnings,
        inReform: fc.boolean(),
        visibility,
      }),
      { minLength: 1, maxLength: 6 },
    ),
    reform: fc.record({ begun: beginnings, visibility }),
  })
  .map(({ actors, ties, deeds, reform }) => {
    const made = actors.map(anActor);
    const actorAt = (position: number) => made[position % made.length]!.uuid;
    const graph = aGraph();
    return {
      ...graph,
      reform: { ...graph.reform, ...reform },
      actors: made,
      ties: ties.flatMap(({ source, target, type, ...rest }) =>
        actorAt(source) === actorAt(target) ? [] : [aTie(actorAt(source), actorAt(target), type, rest)],
      ),
      involvements: deeds.map(({ actor, ...rest }) => anInvolvement(actorAt(actor), rest)),
    };
  });

// Some questions give weight to what has none by the published weights, or take it from what has.
const weights: fc.Arbitrary<TieWeights> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...TYPES), unit, unit), { selector: ([type]) => type, maxLength: 3 })
  .map((given) =>
    Object.fromEntries(
      given.map(([type, forward, backward]) => [
        type,
        { forward, backward: RELATIONSHIP_TYPES[type].symmetric ? forward : backward },
      ]),
    ),
  );

const questions: fc.Arbitrary<{ measure: Measure; scope: Scope; excluded: number[] }> = fc.record({
  scope: fc.constantFrom("POLICY", "POLICY_AND_REFORMS", "POLICY_AND_REFORMS", "REFORM"),
  measure: fc.record(
    {
      maxHops: fc.integer({ min: 1, max: 5 }),
      asOf: fc.constantFrom("1975-06-30", "2000-02-29", "2025-01-01"),
      decay: fc.constantFrom(1, 0.5, 0.3),
      hubPenalty: fc.constantFrom(0, 0.5, 1, 2),
      weights,
    },
    { requiredKeys: ["maxHops", "asOf", "decay", "hubPenalty"] },
  ),
  excluded: fc.oneof(fc.constant<number[]>([]), fc.uniqueArray(index, { maxLength: 2 })),
});

/** A graph, and a question about it, which may leave some of its actors out. */
const asked = fc.tuple(graphs, questions).map(([graph, { scope, measure, excluded }]) => {
  const uuids = excluded.flatMap((at) => graph.actors[at]?.uuid ?? []);
  return { graph, scope, measure: uuids.length ? { ...measure, excluded: uuids.sort() } : measure };
});

interface FoundPath {
  readonly score: number;
  readonly hops: number;
  readonly steps: readonly { fromId: string; toId: string; weight: number; relationshipId: string }[];
}

const actorsOf = ({ steps }: FoundPath, start: string) => [start, ...steps.map(({ toId }) => toId)];

/** The best by score, equal ones by length and ids: equal within rounding, so scores are compared to twelve digits. */
function bestOf(paths: readonly BrutePath[], first: number): BrutePath[] {
  const rounded = (path: BrutePath) => Number(path.score.toPrecision(12));
  const ids = (path: BrutePath) => path.actors.join();
  return [...paths]
    .sort((a, b) => rounded(b) - rounded(a) || a.hops - b.hops || (ids(a) < ids(b) ? -1 : 1))
    .slice(0, first);
}

function expectSamePaths(
  found: readonly FoundPath[],
  all: readonly BrutePath[],
  first: number,
  start: string,
  brute: BruteForce,
) {
  const expected = bestOf(all, first);
  expect(found.map((path) => actorsOf(path, start))).toEqual(expected.map(({ actors }) => actors));
  found.forEach((path, place) => {
    near(path.score, expected[place]!.score);
    expect(path.hops).toBe(expected[place]!.hops);
    for (const step of path.steps) {
      near(step.weight, brute.weight(step.fromId, step.toId));
      expect(step.relationshipId).toBe(brute.strongestTie(step.fromId, step.toId));
    }
  });
}

describe.each(["SQL", "the graph in memory"])("%s", (engine) => {
  const contextOf = () => testing.context(engine === "SQL" ? {} : { provided: memory.provided });

  it("agrees with enumeration on scores, hops, net push and paths", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ graph, scope, measure }) => {
        await testing.load(recordsOf(graph));
        const context = contextOf();
        const brute = new BruteForce(graph, scope, measure);
        const subject = scope === "REFORM" ? graph.reform.uuid : graph.policy;
        const expected = brute.ranking();

        const ranking = await context
          .loader(influencersBySubject, { scope, measure, first: 100, after: null })
          .load(subject);
        expect(ranking.edges.map(({ startId }) => startId).sort()).toEqual(expected.map(({ actor }) => actor).sort());
        expect(await ranking.totalCount()).toBe(expected.length);
        expect(await ranking.coverage()).toMatchObject(brute.coverage());
        const scores = ranking.edges.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));

        for (const edge of ranking.edges) {
          const rank = expected.find(({ actor }) => actor === edge.startId)!;
          near(edge.score, rank.score);
          expect(edge.hops).toBe(rank.hops);
          const netPush = await pushOf(edge);
          expect(netPush === null).toBe(rank.netPush === null);
          near(netPush ?? 0, rank.netPush ?? 0);
          const key = { start: edge.startId, goal: edge.goalId };
          const paths = await context.loader(influencePathsByEnds, { scope, measure, first: 4 }).load(key);
          expectSamePaths(paths, brute.influencePaths(edge.startId), 4, edge.startId, brute);
          for (const path of paths)
            expect(path.involvementId).toBe(brute.strongestInvolvement(actorsOf(path, edge.startId).at(-1)!));
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it("gives an actor the same scores from its own side", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ graph, measure }) => {
        await testing.load(recordsOf(graph));
        const brute = new BruteForce(graph, "POLICY_AND_REFORMS", measure);
        const loader = contextOf().loader(influencesByActor, {
          scope: "POLICY_AND_REFORMS",
          measure,
          first: 10,
          after: null,
        });
        const bySql = testing.context().loader(influencesByActor, {
          scope: "POLICY_AND_REFORMS",
          measure,
          first: 10,
          after: null,
        });
        const uuids = graph.actors.map(({ uuid }) => uuid);
        const found = await Promise.all(uuids.map((uuid) => loader.load(uuid)));
        for (const [place, { edges, coverage }] of found.entries()) {
          const rank = brute.rank(uuids[place]!);
          expect(edges.map(({ goalId }) => goalId)).toEqual(rank ? [graph.policy] : []);
          expect(await coverage()).toEqual(await (await bySql.load(uuids[place]!)).coverage());
          if (!rank) continue;
          near(edges[0]!.score, rank.score);
          expect(edges[0]!.hops).toBe(rank.hops);
          near((await pushOf(edges[0]!)) ?? -9, rank.netPush ?? -9);
        }
      }),
      { numRuns: RUNS / 2 },
    );
  }, 120_000);

  it("finds the paths between two actors that enumeration finds", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ graph, measure }) => {
        await testing.load(recordsOf(graph));
        const brute = new BruteForce(graph, "POLICY", measure);
        const loader = contextOf().loader(actorPathsByEnds, { measure, first: 5 });
        const start = graph.actors[0]!.uuid;
        const goals = graph.actors.slice(1).map(({ uuid }) => uuid);
        const found = await Promise.all(goals.map((goal) => loader.load({ start, goal })));
        found.forEach((paths, place) =>
          expectSamePaths(paths, brute.actorPaths(start, goals[place]!), 5, start, brute),
        );
      }),
      { numRuns: RUNS / 2 },
    );
  }, 120_000);
});
