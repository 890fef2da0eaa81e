// The graph download as the network page reads it: actors, ties, what is seen through a filter, and the measures of what is seen.
import { emphasisOf } from "../../web/src/network/emphasis";
import { daysOf, seenThrough } from "../../web/src/network/filter";
import { dayNumber, eachTie, networkData, type Row } from "../../web/src/network/graph-data";
import { measured, radii } from "../../web/src/network/measure";
import { markOf } from "../../web/src/records/mark";

const CORNERS = ["state", "economy", "civil_society"];
const actor = (id: string, corner: string | null, more: Row = {}): Row => ({
  ...{ id, slug: id, name: id.toUpperCase(), kind: "NGO" },
  ...(corner ? Object.fromEntries(CORNERS.map((name) => [`sector_${name}`, name === corner ? 1 : 0])) : {}),
  ...more,
});
const tie = (id: string, source: string, target: string, more: Row = {}): Row => ({
  ...{ id, source, target, type: "FUNDS", confidence: 1, symmetric: false },
  ...more,
});

// a funds b twice; b and c meet; c belongs to d; d funds itself; e stands alone.
const graph = {
  metadata: { knownAt: "2026-01-01T00:00:00Z" },
  nodes: [
    actor("a", "state", { kind: "GOVERNMENT", existence_until: "2009-12-31" }),
    actor("b", "economy"),
    actor("c", "civil_society"),
    actor("d", null, { sector_state: 0.5, sector_economy: 0, sector_civil_society: 0.5 }),
    actor("e", null),
  ],
  links: [
    tie("ab1", "a", "b", { valid_from: "2000-01-01", valid_until: "2004-12-31" }),
    tie("ab2", "a", "b", { confidence: 0.5, valid_from: "2003-01-01" }),
    tie("bc", "b", "c", { type: "MEETS", symmetric: true, confidence: 0.5 }),
    tie("cd", "c", "d", { type: "MEMBER_OF" }),
    tie("dd", "d", "d"),
  ],
};
const data = networkData(graph);
const marked = (rows: readonly { id: string }[], marks: Uint8Array) =>
  rows.flatMap(({ id }, at) => (marks[at] ? id : []));
const shown = (filter: Parameters<typeof seenThrough>[1]) => {
  const seen = seenThrough(data, filter);
  return [marked(data.actors, seen.actors).join(" "), marked(data.ties, seen.ties).join(" ")];
};

describe("reading", () => {
  test("each actor has its ties in its row, a loop once", () => {
    const rows = data.actors.map((_, number) => {
      const found: string[] = [];
      eachTie(data, number, (at, peer) => found.push(`${data.ties[at]!.id}→${data.actors[peer]!.id}`));
      return found.join(" ");
    });
    expect(rows).toEqual(["ab1→b ab2→b", "ab1→a ab2→a bc→c", "bc→b cd→d", "cd→c dd→d", ""]);
  });

  test("a mark is the corner that holds two thirds, or between them, or unknown", () => {
    expect(data.actors.map(({ mark }) => mark)).toEqual(["STATE", "ECONOMY", "CIVIL_SOCIETY", "BETWEEN", "UNPLACED"]);
    expect(markOf({ state: 0.6, economy: 0, civilSociety: 0.4 })).toBe("BETWEEN");
    expect(markOf({ state: 2 / 3, economy: 1 / 3, civilSociety: 0 })).toBe("STATE");
  });

  test("“the State” as such stands in its corner, though it has no position of its own", () => {
    const { actors } = networkData({ nodes: [actor("s", null, { triangle_vertex: "STATE" })], links: [] });
    expect(actors[0]!.mark).toBe("STATE");
  });

  test("later days are greater, before our era too", () => {
    const days = ["-0044-03-15", "-0044-12-01", "0800-12-25", "2019-11-01", "2019-11-02", "12019-01-01"].map(dayNumber);
    expect(days).toEqual([...days].sort((one, other) => one - other));
    expect(new Set(days).size).toBe(days.length);
  });

  test.each([
    ["no graph", { errors: [] }],
    ["a tie that leads out", { nodes: [actor("a", null)], links: [tie("ax", "a", "x")] }],
  ])("%s is refused", (_what, wrong) => {
    expect(() => networkData(wrong)).toThrow();
  });
});

describe("what is seen", () => {
  test("no filter leaves everything", () => {
    expect(shown({})).toEqual(["a b c d e", "ab1 ab2 bc cd dd"]);
  });

  test("a day leaves what has possibly begun and not certainly ended, ends included", () => {
    expect(shown({ asOf: "2004-12-31" })).toEqual(["a b c d e", "ab1 ab2 bc cd dd"]);
    expect(shown({ asOf: "2005-01-01" })).toEqual(["a b c d e", "ab2 bc cd dd"]);
    expect(shown({ asOf: "2002-12-31" })[1]).toBe("ab1 bc cd dd");
  });

  test("ties go with their actors", () => {
    expect(shown({ asOf: "2010-01-01" })).toEqual(["b c d e", "bc cd dd"]);
    expect(shown({ kinds: ["NGO"], marks: ["ECONOMY", "BETWEEN"] })).toEqual(["b d", "dd"]);
  });

  test("around one actor: as many ties as asked, either way, and every tie among those reached", () => {
    expect(shown({ ego: { id: "a", hops: 1 } })).toEqual(["a b", "ab1 ab2"]);
    expect(shown({ ego: { id: "a", hops: 2 } })[0]).toBe("a b c");
    expect(shown({ ego: { id: "d", hops: 3 } })).toEqual(["a b c d", "ab1 ab2 bc cd dd"]);
    expect(shown({ ego: { id: "a", hops: 3 }, types: ["FUNDS"] })[0]).toBe("a b");
  });

  test("around an actor that nobody knows there is nothing", () => {
    expect(shown({ ego: { id: "x", hops: 1 } })).toEqual(["", ""]);
  });

  test("those without a seen tie can be left out", () => {
    expect(shown({ tiedOnly: true, types: ["MEETS"] })).toEqual(["b c", "bc"]);
  });

  test("counts are those of the marks", () => {
    expect(seenThrough(data, { asOf: "2010-01-01" })).toMatchObject({ actorCount: 4, tieCount: 3 });
  });

  test("a slider runs over the days that are named", () => {
    expect(daysOf(data)).toEqual({ first: 20000101, last: 20091231 });
    expect(daysOf(networkData({ nodes: [], links: [] }))).toBeNull();
  });
});

describe("measures", () => {
  const all = seenThrough(data, {});
  const of = (measure: Parameters<typeof measured>[2], seen = all) => [...measured(data, seen, measure)];

  test("degrees count others, not ties; symmetric ties point both ways", () => {
    expect(of("DEGREE")).toEqual([1, 2, 2, 1, 0]);
    expect(of("OUT_DEGREE")).toEqual([1, 1, 2, 0, 0]);
    expect(of("IN_DEGREE")).toEqual([0, 2, 1, 1, 0]);
  });

  test("strength adds confidence, of a symmetric tie in both directions", () => {
    expect(of("STRENGTH")).toEqual([1.5, 2.5, 2, 1, 0]);
  });

  test("only what is seen counts", () => {
    expect(of("DEGREE", seenThrough(data, { types: ["MEETS"] }))).toEqual([0, 1, 1, 0, 0]);
  });

  test("figures of the server are taken by id", () => {
    expect(of(new Map([["c", 0.4]]))).toEqual([0, 0, 0.4, 0, 0]);
  });

  test("a higher measure is never drawn smaller, and nothing vanishes", () => {
    const sizes = [...radii(Float64Array.of(0, 1, 4, 9, 16), all)];
    expect(sizes).toEqual([...sizes].sort((one, other) => one - other));
    expect(sizes[4]! / sizes[3]!).toBeCloseTo(4 / 3, 4);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(new Set(radii(new Float64Array(5), all)).size).toBe(1);
  });
});

describe("what stands out", () => {
  const all = seenThrough(data, {});
  const sizes = radii(measured(data, all, "DEGREE"), all);

  test("an actor stands out with its seen neighbours and their ties", () => {
    const { near, ties, chosen } = emphasisOf(data, all, [1], "NEIGHBOURS", sizes);
    expect([[...chosen], [...near!].sort(), [...ties].sort()]).toEqual([[1], [0, 1, 2], [0, 1, 2]]);
    const later = emphasisOf(data, seenThrough(data, { asOf: "2010-01-01" }), [1], "NEIGHBOURS", sizes);
    expect([...later.near!].sort()).toEqual([1, 2]);
  });

  test("of a path only the ties between one actor and the next, whichever way they point", () => {
    const { near, ties } = emphasisOf(data, all, [3, 2, 1], "PATH", sizes);
    expect([[...near!].sort(), [...ties].sort()]).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
  });

  test("nothing chosen leaves everybody as they are", () => {
    expect(emphasisOf(data, all, [], "NEIGHBOURS", sizes).near).toBeNull();
  });
});
