// Where actors stand in a drawing: the same data gives the same picture, and the triangle of forces keeps its corners.
import { seenThrough } from "../../web/src/network/filter";
import { networkData, type Row } from "../../web/src/network/graph-data";
import { settle } from "../../web/src/network/layout.forces";
import { firstPositions } from "../../web/src/network/layout.first";

const CORNERS = ["state", "economy", "civil_society"];

/** Three groups of one corner each, tied within themselves, with one bridge between neighbours, and one actor alone in each corner. */
function threeGroups(size: number) {
  const nodes: Row[] = [];
  const links: Row[] = [];
  CORNERS.forEach((corner, group) => {
    for (let member = 0; member <= size; member++) {
      const id = `${corner}-${member}`;
      const sectors = Object.fromEntries(CORNERS.map((name) => [`sector_${name}`, name === corner ? 1 : 0]));
      nodes.push({ id, name: id, kind: "NGO", ...sectors });
      // The last one has no ties.
      if (member === 0 || member === size) continue;
      for (const other of [0, Math.floor(member / 2)]) {
        links.push({
          id: `${id}-${other}-${links.length}`,
          type: "FUNDS",
          source: id,
          target: `${corner}-${other}`,
          confidence: 1,
        });
      }
    }
    const bridge = `${CORNERS[(group + 1) % 3]}-1`;
    links.push({
      id: `bridge-${corner}`,
      type: "MEETS",
      source: `${corner}-1`,
      target: bridge,
      confidence: 1,
      symmetric: true,
    });
  });
  return networkData({ nodes, links });
}

const data = threeGroups(20);

function middleOf(places: Float32Array, prefix: string): { x: number; y: number } {
  const members = data.actors.flatMap(({ id }, actor) => (id.startsWith(prefix) ? actor : []));
  const mean = (axis: number) => members.reduce((sum, actor) => sum + places[2 * actor + axis]!, 0) / members.length;
  return { x: mean(0), y: mean(1) };
}

function settled(isStill: boolean) {
  const places = firstPositions(data);
  const told: string[] = [];
  settle(data, seenThrough(data, {}), places, {
    isStill,
    listener: { moved: async () => void told.push("moved"), settled: () => void told.push("settled") },
  });
  return { places, told };
}

test.each([
  ["at first", () => firstPositions(data)],
  ["when the forces have worked", () => settled(true).places],
])("%s, the same data gives the same places, all of them finite", (_when, find) => {
  const places = find();
  expect(places).toEqual(find());
  expect([...places].every(Number.isFinite)).toBe(true);
  const different = new Set(data.actors.map((_, actor) => `${places[2 * actor]} ${places[2 * actor + 1]}`));
  expect(different.size).toBe(data.actors.length);
});

test.each([
  ["at first", () => firstPositions(data)],
  ["when the forces have worked", () => settled(true).places],
])("%s, the State is above, the economy on the left, civil society on the right", (_when, find) => {
  const places = find();
  const [state, economy, civil] = CORNERS.map((corner) => middleOf(places, corner)) as [
    { x: number; y: number },
    { x: number; y: number },
    { x: number; y: number },
  ];
  expect(state.y).toBeGreaterThan(Math.max(economy.y, civil.y));
  expect(economy.x).toBeLessThan(civil.x);
});

test("whoever has no tie stands outside", () => {
  const { places } = settled(true);
  const distances = data.actors.map(({ id }, actor) => ({
    isAlone: id.endsWith("-20"),
    distance: Math.hypot(places[2 * actor]!, places[2 * actor + 1]!),
  }));
  const tied = distances.filter(({ isAlone }) => !isAlone).map(({ distance }) => distance);
  const middle = tied.sort((one, other) => one - other)[Math.floor(tied.length / 2)]!;
  const alone = distances.filter(({ isAlone }) => isAlone);
  expect(alone).toHaveLength(3);
  for (const { distance } of alone) expect(distance).toBeGreaterThan(middle);
});

test("a small network has settled before anybody looks, with or without motion", () => {
  expect(settled(false)).toEqual(settled(true));
  expect(settled(false).told).toEqual(["moved", "settled"]);
});

test("a network of one, and of none, has places too", () => {
  for (const nodes of [[], [{ id: "a", name: "A", kind: "NGO" }]]) {
    const one = networkData({ nodes, links: [] });
    const places = firstPositions(one);
    const told: string[] = [];
    settle(one, seenThrough(one, {}), places, {
      isStill: true,
      listener: { moved: async () => undefined, settled: () => void told.push("settled") },
    });
    expect([...places].every(Number.isFinite)).toBe(true);
    expect(told).toEqual(["settled"]);
  }
});
