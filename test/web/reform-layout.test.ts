// What the pictures of a reform are laid out from: paths without circles, bars and rows on a time axis, ranks compared.
import { rankChanges } from "../../web/src/reform/rank-changes";
import { layersOf } from "../../web/src/reform/paths.layers";
import { countsBySector, sideOf } from "../../web/src/reform/stances";
import { barOf, domainOf, isDated, packLane } from "../../web/src/reform/timeline.layout";

const path = (score: number, ...actors: string[]) => ({
  score,
  steps: actors.slice(1).map((to, index) => ({ from: actors[index]!, to })),
});

/** Whether one can walk from a node back to it. */
function circles(links: readonly { source: string; target: string }[]): boolean {
  const reaches = (from: string, goal: string, seen: readonly string[]): boolean =>
    links.some(
      ({ source, target }) =>
        source === from && (target === goal || (!seen.includes(target) && reaches(target, goal, [...seen, target]))),
    );
  return links.some(({ source }) => reaches(source, source, []));
}

describe("paths as layers", () => {
  test("ribbons that several paths share add up, and know their paths", () => {
    const { nodes, links } = layersOf([path(0.4, "a", "b", "end"), path(0.8, "b", "end")]);
    expect(nodes.map(({ id }) => id).sort()).toEqual(["a", "b", "end"]);
    expect(links.find(({ step }) => step.from === "b")).toMatchObject({ value: 1.2000000000000002, paths: [0, 1] });
  });

  test("an actor at two distances is one node where that closes no circle", () => {
    const { nodes, links } = layersOf([path(0.4, "a", "b", "end"), path(0.2, "a", "end")]);
    expect(nodes.filter(({ id }) => id === "a")).toHaveLength(1);
    expect(circles(links)).toBe(false);
  });

  test("two actors that influence each other become a node for each distance, and no circle", () => {
    const { nodes, links } = layersOf([
      path(0.4, "a", "b", "end"),
      path(0.4, "b", "a", "end"),
      path(0.1, "c", "a", "b", "end"),
    ]);
    expect(circles(links)).toBe(false);
    expect(nodes.length).toBeGreaterThan(4);
    expect(links.reduce((sum, { step, value }) => sum + (step.to === "end" ? value : 0), 0)).toBeCloseTo(0.9);
  });

  test("without paths there is nothing to draw", () => {
    expect(layersOf([])).toEqual({ nodes: [], links: [] });
  });
});

describe("the time axis", () => {
  const day = (date: string) => Date.parse(`${date}T00:00:00Z`);
  const x = (time: number) => (time - day("2015-01-01")) / 86_400_000;
  const edges = [0, 3650] as const;

  test("a year of which no day is certain is a possible extent alone", () => {
    const bar = barOf({ possiblyFrom: "2015-01-01", possiblyUntil: "2015-12-31" }, x, edges);
    expect(bar).toEqual({ from: 0, until: 365, certain: null, openEnd: false });
  });

  test("what began within a year and goes on is certain from the year's end to the edge", () => {
    const bar = barOf({ possiblyFrom: "2015-01-01", certainlyFrom: "2015-12-31" }, x, edges);
    expect(bar).toEqual({ from: 0, until: 3650, certain: [364, 3650], openEnd: true });
  });

  test("a single day is certain as a whole", () => {
    const on = "2016-06-16";
    const bar = barOf({ possiblyFrom: on, certainlyFrom: on, certainlyUntil: on, possiblyUntil: on }, x, edges);
    expect(bar.certain).toEqual([bar.from, bar.until]);
  });

  test("the axis spans what is dated, until today where something goes on; nothing dated: none", () => {
    const today = day("2026-01-01");
    const [first, last] = domainOf([{ possiblyFrom: "2015-01-01" }], today)!;
    expect(first).toBeLessThan(day("2015-01-01"));
    expect(last).toBeGreaterThan(today);
    expect(domainOf([{ possiblyFrom: "2015-01-01", possiblyUntil: "2016-12-31" }], today)![1]).toBeLessThan(today);
    expect(domainOf([{}], today)).toBeNull();
    expect([isDated(null), isDated({}), isDated({ possiblyUntil: "1999-12-31" })]).toEqual([false, false, true]);
  });

  test("no label covers another in its row, and what finds no room keeps its bar", () => {
    const items = Array.from({ length: 6 }, (_, index) => ({
      extent: { possiblyFrom: `2015-0${index + 1}-01`, possiblyUntil: `2015-0${index + 1}-20` },
      labelWidth: 100,
    }));
    const lane = packLane(items, { edges, x, rowsMax: 3 });
    expect(lane.rowCount).toBe(3);
    expect(lane.rows.length + lane.unnamed.length).toBe(6);
    for (const one of lane.rows)
      for (const other of lane.rows) {
        if (one === other || one.row !== other.row) continue;
        expect(one.labelAt + 100 <= other.labelAt || other.labelAt + 100 <= one.labelAt).toBe(true);
      }
  });

  test("a label at the right edge is drawn back into the picture", () => {
    const on = "2024-12-01";
    const lane = packLane([{ extent: { possiblyFrom: on, possiblyUntil: on }, labelWidth: 200 }], {
      edges,
      x,
      rowsMax: 3,
    });
    expect(lane.rows[0]!.labelAt).toBe(3450);
  });
});

test("each stance is on one side, and actors between the sectors have a row of their own", () => {
  const stances = ["SUPPORT", "OPPOSE", "MIXED", "NEUTRAL", "FREE_VOTE", "PREFERS_INITIATIVE", "UNKNOWN"];
  expect(stances.map(sideOf)).toEqual(["for", "against", "between", "between", "between", "between", "unknown"]);
  const actor = (state: number, civilSociety: number) => ({ sectorPosition: { state, economy: 0, civilSociety } });
  expect(
    countsBySector([
      { stance: "SUPPORT", actor: actor(1, 0) },
      { stance: "OPPOSE", actor: actor(0.5, 0.5) },
      { stance: "UNKNOWN", actor: { sectorPosition: null } },
    ]),
  ).toEqual([
    { mark: "STATE", for: 1, against: 0, between: 0, unknown: 0 },
    { mark: "BETWEEN", for: 0, against: 1, between: 0, unknown: 0 },
    { mark: "UNPLACED", for: 0, against: 0, between: 0, unknown: 1 },
  ]);
});

test("two rankings are compared by actor: places before and after, and who is gone", () => {
  const edges = (...ids: string[]) => ids.map((id, index) => ({ node: { id }, score: 1 / (index + 1) }));
  expect(rankChanges(edges("a", "b", "c"), edges("b", "d", "a"), 2)).toEqual([
    { actor: { id: "a" }, before: { rank: 1, score: 1 }, after: { rank: 3, score: 1 / 3 } },
    { actor: { id: "b" }, before: { rank: 2, score: 1 / 2 }, after: { rank: 1, score: 1 } },
    { actor: { id: "d" }, before: null, after: { rank: 2, score: 1 / 2 } },
  ]);
});
