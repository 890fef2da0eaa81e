// Shortest paths in the graph in memory, against a search by the book and, where this machine has it, networkx.
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { Deadline, QuestionTooLong } from "../../src/graph/deadline";
import { dayNumber, TIE_ROWS } from "../../src/graph/records.layout";
import { PathFinder } from "../../src/graph/shortest-path";
import type { View } from "../../src/graph/view";
import type { RelationshipType } from "../../src/relationships/relationship-types";
import { chain, type DrawnTie, drawnSnapshot, uuidOf, viewOf } from "./drawn-snapshot";

const PYTHON = "/usr/bin/python3";

const soon = () => new Deadline(60_000);
const types = fc.constantFrom<RelationshipType[]>("MEMBER_OF", "ALLIED_WITH", "LINKED_TO", "OPPOSES", "REGULATES");
const unit = fc.constantFrom(0, 0.5, 1, 1);

describe("the shortest path", () => {
  const drawn = fc.integer({ min: 1, max: 40 }).chain((size) => {
    const actor = fc.oneof(fc.nat({ max: size - 1 }), fc.constant(0));
    const tie = fc.record({
      source: fc.nat({ max: size - 1 }),
      target: actor,
      type: types,
      confidence: unit,
      begins: fc.constantFrom(undefined, undefined, "1990-01-01", "2024-06-01"),
      ends: fc.constantFrom(undefined, undefined, "2010-12-31"),
      level: fc.constantFrom(0, 0, 0, 1, 2),
    });
    const ties = fc.array(tie, { maxLength: 2 * size });
    const changed = fc.array(fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 })), { maxLength: 3 });
    return fc.record({ size: fc.constant(size), ties, changed });
  });

  const pairsOf = (ties: readonly DrawnTie[]) => ties.map(({ source, target }) => [source, target] as const);

  /** By the book: level by level, from one end. */
  function distances(size: number, pairs: readonly (readonly [number, number])[], start: number): (number | null)[] {
    const found = new Array<number | null>(size).fill(null);
    found[start] = 0;
    for (let level = [start]; level.length;) {
      const next: number[] = [];
      for (const actor of level) {
        for (const [one, other] of pairs) {
          const peer = one === actor ? other : other === actor ? one : null;
          if (peer === null || found[peer] !== null) continue;
          found[peer] = found[actor]! + 1;
          next.push(peer);
        }
      }
      level = next;
    }
    return found;
  }

  /** The actors by the numbers that the test gave them. */
  function find(finder: PathFinder, view: View, start: number, goal: number): number[] | null {
    const { actors } = view.snapshot;
    const path = finder.find(view, actors.find(uuidOf(start)), actors.find(uuidOf(goal)), soon());
    return path && path.map((actor) => Number.parseInt(actors.uuidOf(actor).slice(-12), 16));
  }

  it("has as many ties as a search by the book, over ties that are seen and have begun, changed rows included", () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom("2000-01-01", "2025-01-01"), fc.constantFrom(0, 1), (graph, asOf, level) => {
        const { size } = graph;
        const ties = graph.ties.filter(({ source, target }) => source !== target);
        const snapshot = drawnSnapshot(size, ties);
        const view = viewOf(snapshot, { day: dayNumber(asOf), level });
        const isGone = ({ source, target }: DrawnTie) =>
          graph.changed.some(([a, b]) => (a === source && b === target) || (a === target && b === source));
        for (const [one, other] of graph.changed) {
          const [a, b] = [snapshot.actors.find(uuidOf(one)), snapshot.actors.find(uuidOf(other))];
          for (let sort = 0; sort < TIE_ROWS; sort += 1) {
            snapshot.ties.replace({ row: TIE_ROWS * a + sort, key: b, begin: 0, end: 0 });
            snapshot.ties.replace({ row: TIE_ROWS * b + sort, key: a, begin: 0, end: 0 });
          }
        }
        const seen = ties.filter((tie) => !isGone(tie) && (tie.begins ?? "") <= asOf && (tie.level ?? 0) <= level);
        const finder = new PathFinder(snapshot.actorsMax);
        const start = graph.changed[0]?.[0] ?? 0;
        distances(size, pairsOf(seen), start).forEach((distance, goal) => {
          const path = find(finder, view, start, goal);
          expect(path && path.length - 1).toBe(distance);
          if (!path) return;
          expect([path[0], path.at(-1)]).toEqual([start, goal]);
          const steps = path.slice(1).map((actor, at) => distances(size, pairsOf(seen), path[at]!)[actor]);
          expect(steps.every((ties) => ties === 1)).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("is found however long it is, in one search after the other", () => {
    const view = viewOf(drawnSnapshot(2_000, chain(2_000)));
    const finder = new PathFinder(view.snapshot.actorsMax);
    const whole = Array.from({ length: 2_000 }, (_, actor) => actor);
    expect(find(finder, view, 0, 1_999)).toEqual(whole);
    expect(find(finder, view, 1_999, 0)).toEqual([...whole].reverse());
    expect(find(finder, view, 7, 8)).toEqual([7, 8]);
  });

  it("is the actor alone from an actor to itself, and none between parts without a tie", () => {
    const view = viewOf(drawnSnapshot(5, chain(3)));
    const finder = new PathFinder(view.snapshot.actorsMax);
    expect(find(finder, view, 2, 2)).toEqual([2]);
    expect(find(finder, view, 0, 4)).toBeNull();
    expect(find(finder, view, 4, 0)).toBeNull();
    const alone = viewOf(drawnSnapshot(1, []));
    expect(find(new PathFinder(alone.snapshot.actorsMax), alone, 0, 0)).toEqual([0]);
  });

  it("takes no longer than the question may", () => {
    const view = viewOf(drawnSnapshot(5_000, chain(5_000)));
    const finder = new PathFinder(view.snapshot.actorsMax);
    expect(() => finder.find(view, 0, 4_999, new Deadline(-1))).toThrow(QuestionTooLong);
  });

  it("is as long as networkx finds it", () => {
    if (!hasNetworkx()) return console.warn("Shortest paths are not compared with networkx: this machine has none.");
    const [size, random] = [400, fc.sample(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { numRuns: 1_200, seed: 1959 })];
    // The square root draws the later ones more often; the first fifty stay without a tie.
    const draw = (number: number, most: number) => 50 + Math.floor(Math.sqrt(number % most ** 2) * (350 / most));
    const ties = random.slice(0, 600).map(([a, b]) => ({ source: draw(a, 1_000), target: draw(b, 500) }));
    const own = ties.filter(({ source, target }) => source !== target);
    const pairs = random.slice(600).map(([a, b]) => [a % size, b % size] as const);
    const input = JSON.stringify({ size, ties: pairsOf(own), pairs });
    const expected: (number | null)[] = JSON.parse(
      execFileSync(PYTHON, [`${__dirname}/paths-oracle.py`], { input, encoding: "utf8" }),
    );
    const view = viewOf(drawnSnapshot(size, own));
    const finder = new PathFinder(view.snapshot.actorsMax);
    const found = pairs.map(([one, other]) => find(finder, view, one, other));
    expect(found.map((path) => path && path.length - 1)).toEqual(expected);
    expect(expected).toContain(null);
    expect(new Set(expected).size).toBeGreaterThan(4);
  });
});

function hasNetworkx(): boolean {
  try {
    execFileSync(PYTHON, ["-c", "import networkx"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
