// The best simple paths in the graph in memory, against the statements in SQL, on random graphs in a real database.
import fc from "fast-check";
import { Deadline, QuestionTooLong } from "../../src/graph/deadline";
import { involvedIn } from "../../src/graph/involvements";
import type { Arrival } from "../../src/graph/path-bounds";
import { rankKey } from "../../src/graph/ranking";
import { readSnapshot } from "../../src/graph/reading";
import { dayNumber } from "../../src/graph/records.layout";
import { WHOLE } from "../../src/graph/records.sql";
import { type SimplePath, simplePaths } from "../../src/graph/simple-paths";
import { Snapshot } from "../../src/graph/snapshot";
import type { View } from "../../src/graph/view";
import { VOCABULARY } from "../../src/graph/vocabulary";
import type { Damping } from "../../src/graph/walker";
import { influencePaths, type PathKey, tiePaths } from "../../src/influence/paths.sql";
import type { RelationshipType } from "../../src/relationships/relationship-types";
import { aGraph, anActor, anInvolvement, aTie, type Graph, recordsOf } from "../influence/graph";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { chain, drawnSnapshot, uuidOf, viewOf } from "./drawn-snapshot";

const RUNS = 60;
const ALL = 100_000;

const soon = () => new Deadline(60_000);
const damping = (given: Partial<Damping> = {}): Damping => ({
  decay: 0.5,
  hubPenalty: 0.5,
  excluded: new Set(),
  ...given,
});

// Any two organisations may have these; MEMBER_OF weighs differently from its two ends, OPPOSES and REGULATES carry nothing.
const types = fc.constantFrom<RelationshipType[]>(
  ...(["MEMBER_OF", "FUNDS", "ALLIED_WITH", "LINKED_TO", "OPPOSES", "REGULATES"] as const),
);
const years = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ from: fc.integer({ min: 1960, max: 2024 }) }) },
  { weight: 2, arbitrary: fc.record({ until: fc.integer({ min: 1960, max: 2024 }) }) },
);
const visibility = fc.constantFrom(...(["PUBLIC", "PUBLIC", "PUBLIC", "PUBLIC", "NODE", "PRIVATE"] as const));
const unit = fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1, 1, 1);

/** Cycles, parallel ties, ended and hidden ones; the first actor is a hub, because it is drawn more often. */
const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 2, max: 8 }).chain((size) => {
  const actor = fc.oneof(fc.nat({ max: size - 1 }), fc.constant(0));
  const confidence = unit;
  return fc
    .record({
      actors: fc.array(fc.record({ visibility }), { minLength: size, maxLength: size }),
      ties: fc.array(
        fc.record({ source: actor, target: actor, type: types, confidence, valid: years, visibility }),
        { minLength: 2, maxLength: 24 }, // prettier-ignore
      ),
      deeds: fc.array(fc.record({ actor, confidence, inReform: fc.boolean(), visibility }), { maxLength: 5 }),
    })
    .map(({ actors, ties, deeds }) => {
      const made = actors.map(anActor);
      const at = (position: number) => made[position]!.uuid;
      return aGraph({
        actors: made,
        ties: ties.flatMap(({ source, target, type, ...rest }) =>
          source === target ? [] : [aTie(at(source), at(target), type, rest)],
        ),
        involvements: deeds.map(({ actor: number, ...rest }) => anInvolvement(at(number), rest)),
      });
    });
});

const questions = fc.record({
  measure: fc.record({
    maxHops: fc.integer({ min: 1, max: 6 }),
    asOf: fc.constantFrom("1975-06-30", "2000-02-29", "2025-01-01"),
    decay: fc.constantFrom(1, 0.5, 0.3),
    hubPenalty: fc.constantFrom(0, 0.5, 1, 2),
  }),
  level: fc.constantFrom(0, 1),
  first: fc.integer({ min: 1, max: 10 }),
});

interface Row {
  readonly start: string;
  readonly goal: string;
  readonly score: number;
  readonly hops: number;
  readonly actors: readonly string[];
  readonly weights: readonly number[];
}

let testing: TestDatabase;
beforeAll(async () => {
  testing = await openTestDatabase();
});
afterAll(() => testing.close());

const SEES = [["PUBLIC"], ["PUBLIC", "NODE"]] as const;
const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));

async function snapshotOf(graph: Graph): Promise<Snapshot> {
  await testing.load(recordsOf(graph));
  return new Snapshot(await readSnapshot({ databaseUrl: testing.url, readings: WHOLE, vocabulary: VOCABULARY }));
}

/** A score so near to where two keys part that its last digit decides: its place among equals may differ. */
const isOnTheVerge = ({ score }: Row) => rankKey(score * (1 - 1e-15)) !== rankKey(score * (1 + 1e-15));

/** `all` has every path of one start, in any order. */
function expectTheBest(found: readonly SimplePath[], all: readonly Row[], first: number, names: Snapshot["actors"]) {
  const ids = ({ actors }: Row) => actors.join();
  const expected = [...all]
    .sort((a, b) => rankKey(b.score) - rankKey(a.score) || a.hops - b.hops || (ids(a) < ids(b) ? -1 : 1))
    .slice(0, first);
  expect(found).toHaveLength(expected.length);
  found.forEach((path, place) => near(path.score, expected[place]!.score));
  if (all.some(isOnTheVerge)) return;
  found.forEach((path, place) => {
    expect(path.actors.map((actor) => names.uuidOf(actor))).toEqual(expected[place]!.actors);
    expect(path.hops).toBe(expected[place]!.hops);
    path.weights.forEach((weight, step) => near(weight, expected[place]!.weights[step]!));
  });
}

describe("simple paths", () => {
  it("from actors to a policy or reform are those that SQL finds", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, questions, fc.boolean(), async (graph, { measure, level, first }, isReform) => {
        const snapshot = await snapshotOf(graph);
        const view = viewOf(snapshot, { day: dayNumber(measure.asOf), level });
        const goal = isReform ? graph.reform.uuid : graph.policy;
        const arrivals = new Map<number, Arrival>();
        for (const [actor, { weight }] of involvedIn(view, [snapshot.subjects.find(goal)])) {
          arrivals.set(actor, { weight, isDamped: true });
        }
        const keys: PathKey[] = graph.actors.map(({ uuid }) => ({ start: uuid, goal }));
        const scope = isReform ? "REFORM" : "POLICY";
        const statement = influencePaths(keys, { scope, measure, first: ALL }, SEES[level]);
        const rows: Row[] = await testing.database.rows(statement);
        const starts = keys.map(({ start }) => snapshot.actors.find(start));
        const limits = { actorsMax: measure.maxHops, damping: damping(measure), isWeightlessToo: false, first };
        const found = simplePaths(view, { starts, arrivals, ...limits }, soon());
        found.forEach((paths, at) => {
          const all = rows.filter(({ start }) => start === keys[at]!.start);
          expectTheBest(paths, all, first, snapshot.actors);
          expect(simplePaths(view, { starts: [starts[at]!], arrivals, ...limits }, soon())).toEqual([paths]);
        });
      }),
      { numRuns: RUNS },
    );
  }, 240_000);

  it("between two actors are those that SQL finds, over ties without weight too", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, questions, async (graph, { measure, level, first }) => {
        const snapshot = await snapshotOf(graph);
        const view = viewOf(snapshot, { day: dayNumber(measure.asOf), level });
        const start = graph.actors[0]!.uuid;
        const keys = graph.actors.map(({ uuid }) => ({ start, goal: uuid }));
        const rows: Row[] = await testing.database.rows(tiePaths(keys, { measure, first: ALL }, SEES[level]));
        for (const { goal } of keys) {
          const [paths] = simplePaths(
            view,
            {
              starts: [snapshot.actors.find(start)],
              arrivals: new Map([[snapshot.actors.find(goal), { weight: 1, isDamped: false }]]),
              actorsMax: measure.maxHops + 1,
              damping: damping(measure),
              isWeightlessToo: true,
              first,
            },
            soon(),
          );
          const all = rows.filter((row) => row.goal === goal);
          expectTheBest(paths!, all, first, snapshot.actors);
        }
      }),
      { numRuns: RUNS },
    );
  }, 240_000);

  const between = (view: View, start: number, goal: number, given: object = {}, deadline = soon()) => {
    const { actors } = view.snapshot;
    const [paths] = simplePaths(
      view,
      {
        starts: [actors.find(uuidOf(start))],
        arrivals: new Map([[actors.find(uuidOf(goal)), { weight: 1, isDamped: false }]]),
        actorsMax: 5,
        damping: damping(),
        isWeightlessToo: true,
        first: 3,
        ...given,
      },
      deadline,
    );
    return paths!;
  };
  const named = (view: View, paths: readonly SimplePath[]) =>
    paths.map(({ actors }) => actors.map((actor) => view.snapshot.actors.uuidOf(actor)));

  it("come in the order of their uuids where a hub makes thousands of equal ones, with weight and without", () => {
    const middle = Array.from({ length: 3_000 }, (_, at) => at + 2);
    for (const type of ["LINKED_TO", "OPPOSES"] as const) {
      const ties = middle.flatMap((actor) => [
        { source: 0, target: actor, type },
        { source: actor, target: 1, type },
      ]);
      const view = viewOf(drawnSnapshot(3_002, ties));
      const paths = between(view, 0, 1);
      expect(named(view, paths)).toEqual([2, 3, 4].map((actor) => [0, actor, 1].map(uuidOf)));
      expect(paths.every(({ score }) => score > 0)).toBe(type === "LINKED_TO");
    }
  });

  it("lead through nobody who is left out, but from and to them", () => {
    const ties = [[0, 1], [1, 3], [0, 2], [2, 3]].map(([source, target]) => ({ source: source!, target: target! })); // prettier-ignore
    const view = viewOf(drawnSnapshot(4, ties));
    const without = (...actors: number[]) => {
      const excluded = new Set(actors.map((actor) => view.snapshot.actors.find(uuidOf(actor))));
      return named(view, between(view, 0, 3, { damping: damping({ excluded }) }));
    };
    expect(without(1)).toEqual([[0, 2, 3].map(uuidOf)]);
    expect(without(0, 2, 3)).toEqual([[0, 1, 3].map(uuidOf)]);
    expect(without(1, 2)).toEqual([]);
  });

  it("are none from an actor to itself, between parts without a tie, and beyond the longest", () => {
    const view = viewOf(drawnSnapshot(4, chain(3)));
    expect(between(view, 0, 0)).toEqual([]);
    expect(between(view, 0, 3)).toEqual([]);
    expect(between(view, 0, 2, { actorsMax: 2 })).toEqual([]);
    expect(between(viewOf(drawnSnapshot(1, [])), 0, 0)).toEqual([]);
  });

  it("take no longer than the question may", () => {
    const all = Array.from({ length: 60 }, (_, source) =>
      Array.from({ length: source }, (__, target) => ({ source, target, confidence: (source + target) / 200 })),
    );
    const view = viewOf(drawnSnapshot(60, all.flat()));
    const lasting = { actorsMax: 7, damping: damping({ decay: 1, hubPenalty: 0 }), first: 10 };
    expect(between(view, 0, 59, lasting)).toHaveLength(10);
    const manyStarts = { ...lasting, starts: Array.from({ length: 2_000 }, (_, at) => at % 60) };
    expect(() => between(view, 0, 59, manyStarts, new Deadline(0))).toThrow(QuestionTooLong);
  });
});
