// What is seen as files: pictures and tables that other programs read back as they were, whatever strangers have called themselves.
import { parse } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { seenThrough } from "../../web/src/network/filter";
import { networkData, type Row } from "../../web/src/network/graph-data";
import { svg, type Scene } from "../../web/src/network/saving.svg";
import { csv, graphml, seenRows } from "../../web/src/network/saving.tables";

const NASTY = '<Ligue> & "Cie",\nsection é\u0001\ud800';
const CLEAN = '<Ligue> & "Cie",\nsection é';

const nodes: Row[] = [
  { id: "a", name: NASTY, kind: "NGO", evidence: 1, disputed: false },
  { id: "b", name: "=1+1", kind: "COMPANY", evidence: 2, disputed: true, website: "https://b.example" },
  { id: "c", name: "gone", kind: "NGO", evidence: 0, disputed: false, existence_until: "1999-12-31" },
];
const links: Row[] = [
  { id: "ab", source: "a", target: "b", type: "FUNDS", confidence: 0.5, symmetric: false },
  { id: "bc", source: "b", target: "c", type: "MEETS", confidence: 1, symmetric: true },
];
const data = networkData({ nodes, links });
const rows = seenRows(data, seenThrough(data, { asOf: "2020-01-01" }));

/** Elements with their attributes and the text right within them. A file that is not well-formed fails. */
function elementsOf(text: string) {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof found = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (piece) => {
    if (open.length > 0) open.at(-1)!.text += piece;
  });
  parser.write(text).close();
  return found;
}

test("only what is seen is saved", () => {
  expect(rows).toEqual({ nodes: [nodes[0], nodes[1]], links: [links[0]] });
});

describe("GraphML", () => {
  const elements = elementsOf(graphml(rows.nodes, rows.links, { query: "/graph.json?a=1&b=2" }));
  const named = (name: string) => elements.filter((element) => element.name === name);

  test("has each actor, each tie between its actors, and where it comes from", () => {
    expect(named("node").map(({ attributes }) => attributes.id)).toEqual(["a", "b"]);
    expect(named("edge").map(({ attributes }) => attributes)).toEqual([{ id: "ab", source: "a", target: "b" }]);
    expect(named("data").find(({ attributes }) => attributes.key === "g_query")?.text).toBe("/graph.json?a=1&b=2");
  });

  test("names survive, without what XML cannot hold", () => {
    expect(named("data").find(({ attributes }) => attributes.key === "n_name")?.text).toBe(CLEAN);
  });

  test("every attribute is declared, with its type", () => {
    const types = Object.fromEntries(named("key").map(({ attributes }) => [attributes.id, attributes["attr.type"]]));
    expect(types).toMatchObject({
      n_name: "string",
      n_evidence: "double",
      n_disputed: "boolean",
      e_confidence: "double",
    });
    for (const { attributes } of named("data")) expect(types).toHaveProperty([attributes.key!]);
  });
});

describe("CSV", () => {
  test("comes back as it was, with a column for whatever any row has", () => {
    const [first, second] = parse<Record<string, string>>(csv(rows.nodes), { columns: true });
    expect(first).toEqual({
      id: "a",
      name: NASTY.replace("\ud800", "\ufffd"),
      kind: "NGO",
      evidence: "1",
      disputed: "false",
      website: "",
    });
    expect(second).toMatchObject({ id: "b", website: "https://b.example" });
  });

  test.each(["=1+1", "+1", "-1", "@x", "\tx", "＝1"])("%j is no formula", (name) => {
    expect(parse(csv([{ name }]), { columns: true })).toEqual([{ name: `'${name}` }]);
  });

  test("a negative number is a number", () => {
    expect(parse(csv([{ amount: -5 }]), { columns: true })).toEqual([{ amount: "-5" }]);
  });
});

describe("SVG", () => {
  const scene: Scene = {
    ...{ width: 400, height: 300, ground: "#ffffff", ink: "#000000", font: 'system-ui, "Noto Sans"', fontSize: 13 },
    title: NASTY,
    ties: [{ from: [10, 10], to: [90, 10], widths: [2, 1], colour: "#123456", opacity: 0.5 }],
    marks: [
      { mark: "STATE", x: 10, y: 10, radius: 5, colour: "#0000ff", opacity: 1, name: NASTY },
      { mark: "UNPLACED", x: 90, y: 10, radius: 5, colour: "#888888", opacity: 0.2, name: "B" },
    ],
    names: [{ x: 20, y: 10, text: NASTY, isStrong: true }],
    legend: {
      marks: Array.from({ length: 8 }, (_, at) => ({
        mark: "STATE",
        colour: "#0000ff",
        label: `A long label, number ${at}`,
      })),
      caption: ["2 actors & 1 tie", "Source: <node>"],
    },
  };
  const elements = elementsOf(svg(scene));
  const texts = elements.filter(({ name }) => name === "text");

  test("has every mark with its name, every written name, and the caption", () => {
    expect(elements.filter(({ name }) => name === "title").map(({ text }) => text)).toEqual([CLEAN, CLEAN, "B"]);
    expect(texts.map(({ text }) => text)).toEqual([
      CLEAN,
      ...scene.legend.marks.map(({ label }) => label),
      "2 actors & 1 tie",
      "Source: <node>",
    ]);
  });

  test("a tie is a wedge, as broad at each end as it was", () => {
    const wedge = elements.find(({ attributes }) => attributes.fill === "#123456")!.attributes;
    expect(wedge).toMatchObject({ "fill-opacity": "0.5", d: "M10 11L90 10.5L90 9.5L10 9Z" });
  });

  test("the legend wraps within the picture, and the picture is high enough for it", () => {
    const { height } = elements[0]!.attributes;
    const below = texts.slice(1).map(({ attributes }) => Number(attributes.y));
    expect(new Set(below).size).toBeGreaterThan(3);
    expect(Math.max(...below) + scene.height).toBeLessThan(Number(height));
    for (const { attributes } of texts) expect(Number(attributes.x)).toBeLessThan(scene.width);
  });
});
