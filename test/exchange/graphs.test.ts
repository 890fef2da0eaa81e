// The graph as a download: read back by the libraries that people use, where this machine has them, and looked at piece by piece in
// any case. Parallel ties, dates, numbers and awkward names arrive as they were.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import { aTie, anActor, anExcerpt, aSource, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

type Attributes = Record<string, unknown>;

const PYTHON = "/usr/bin/python3";
const AWKWARD = `<&> "œuvre" ' 🌍 ]]>\n=1+1\tend`;
/** XML has no way to hold these. */
const CONTROLS = "be\u0007fore\u0001\uFFFEafter";

let node: TestNode;
let directory: string;
beforeAll(async () => {
  node = await startNode({ demo: false });
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-graphs-"));
  const file = path.join(directory, "records.ndjson");
  const lines = [
    { record: "Dataset", format: "counterweight/1", name: "some", title: "Some <title>", licence: "CC0-1.0 & more" },
    anActor({
      ...{ slug: "ours", name: AWKWARD, kind: "TRADE_UNION", jurisdiction: "BE", existence: "1970~/2015" },
      sectorPosition: { state: 0.25, economy: 0, civilSociety: 0.75 },
    }),
    anActor({ slug: "theirs", name: "Theirs", jurisdiction: "FR", existence: "2001-05/.." }),
    anActor({ slug: "alone", name: CONTROLS, kind: "MEDIA" }),
    aTie("ours", "theirs", {
      key: "first",
      type: "FUNDS",
      valid: "2010",
      amount: "1234.50",
      currency: "EUR",
      confidence: 0.5,
    }),
    aTie("ours", "theirs", { type: "FUNDS", valid: "2012-03-04", amount: "99", currency: "EUR" }),
    aTie("ours", "theirs", { type: "ALLIED_WITH", strength: 0.75, note: CONTROLS }),
    aTie("theirs", "ours", { type: "MEMBER_OF", role: { en: "Observer" } }),
    aTie("alone", "theirs", { type: "LOBBIES" }),
    aSource({ slug: "a-source" }),
    { ...anExcerpt("a-source"), key: "passage" },
    evidenceFor("Relationship:first", "passage"),
  ];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

async function textOf(address: string): Promise<string> {
  const response = await fetch(new URL(address, node.url));
  expect(response.status).toBe(200);
  return response.text();
}

interface Graph {
  readonly metadata: { coverage: object[]; licences: string[]; query: string };
  readonly nodes: Attributes[];
  readonly links: Attributes[];
}
const jsonOf = async (search = "") => JSON.parse(await textOf(`/graph.json${search}`)) as Graph;
const idOf = ({ nodes }: Graph, slug: string) => nodes.find((each) => each.slug === slug)!.id as string;

/** What every reader must find on the first of the parallel ties, and on its source. */
const FUNDS = {
  ...{ type: "FUNDS", valid: "2010", valid_from: "2010-01-01", valid_until: "2010-12-31", currency: "EUR" },
  ...{ confidence: 0.5, weight_forward: 0.3, weight_backward: 0.05, symmetric: false, evidence: 1, version: 1 },
  ...{ source_slug: "ours", target_slug: "theirs", dataset_licence: "CC0-1.0 & more" },
};
const OURS = {
  ...{ slug: "ours", name: AWKWARD, kind: "TRADE_UNION", sector_state: 0.25, sector_economy: 0, disputed: false },
  ...{ existence: "1970~/2015", existence_from: "1969-01-01", existence_until: "2015-12-31", evidence: 0 },
};

describe("JSON", () => {
  it("has nodes, links and what to cite", async () => {
    const graph = await jsonOf();
    expect(graph.nodes.find(({ slug }) => slug === "ours")).toMatchObject(OURS);
    expect(graph.nodes.find(({ slug }) => slug === "alone")).toMatchObject({ name: CONTROLS });
    const ends = { source: idOf(graph, "ours"), target: idOf(graph, "theirs") };
    expect(graph.links.find(({ evidence }) => evidence === 1)).toMatchObject({ ...ends, ...FUNDS, amount: "1234.50" });
    expect(graph.links.filter(({ source, target }) => source === ends.source && target === ends.target)).toHaveLength(
      3,
    );
    expect(graph.metadata).toMatchObject({
      query: "/graph.json",
      licences: ["CC0-1.0 & more"],
      coverage: [
        { part: "actors", records: 3, withEvidence: 0 },
        { part: "relationships", records: 5, withEvidence: 1 },
      ],
    });
  });

  it.each([
    ["?kind=TRADE_UNION,NGO", 2, 4],
    ["?jurisdiction=BE", 1, 0],
    ["?type=FUNDS", 3, 2],
    ["?type=FUNDS&asOf=2010-06-01", 3, 1],
    ["?asOf=2016-01-01", 2, 1],
    ["?theme=labour", 0, 0],
  ])("keeps what %s asks for, and no tie without both its ends", async (search, nodes, links) => {
    const graph = await jsonOf(search);
    expect([graph.nodes.length, graph.links.length]).toEqual([nodes, links]);
    const ids = new Set(graph.nodes.map(({ id }) => id));
    expect(graph.links.every(({ source, target }) => ids.has(source) && ids.has(target))).toBe(true);
    expect(graph.metadata.coverage).toMatchObject([{ records: nodes }, { records: links }]);
  });

  it("has the columns asked for, of nodes and of links, and all ids", async () => {
    const whole = await jsonOf();
    const graph = await jsonOf("?columns=slug,confidence&columns=disputed,valid_from");
    const keys = (elements: Attributes[]) => [...new Set(elements.flatMap((each) => Object.keys(each)))];
    expect(keys(graph.nodes)).toEqual(["id", "slug", "disputed"]);
    expect(keys(graph.links)).toEqual(["id", "source", "target", "confidence", "valid_from", "disputed"]);
    const columnsOf = (elements: Attributes[], names: string[]) =>
      elements.map((each) => Object.fromEntries(names.flatMap((name) => (name in each ? [[name, each[name]]] : []))));
    expect(graph.nodes).toEqual(columnsOf(whole.nodes, keys(graph.nodes)));
    expect(graph.links).toEqual(columnsOf(whole.links, keys(graph.links)));
    expect(graph.metadata).toMatchObject({
      coverage: whole.metadata.coverage,
      query: expect.stringContaining("columns="),
    });
  });

  it("has no column twice, and bare ids where a part has none of those asked for", async () => {
    const { nodes, links } = await jsonOf("?columns=type,type");
    expect(nodes.map((each) => Object.keys(each))).toEqual([["id"], ["id"], ["id"]]);
    expect(new Set(links.flatMap((each) => Object.keys(each)))).toEqual(new Set(["id", "source", "target", "type"]));
  });

  it.each(["?columns=", "?columns=slug,nonsense", "?columns=id;DROP", "?columns=constructor", "?columns=source_id"])(
    "refuses %s, and names the columns that there are",
    async (search) => {
      const response = await fetch(`${node.url}/graph.json${search}`);
      const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
      expect([response.status, errors[0]!.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
      expect(errors[0]!.message).toMatch(/is none of slug, name, kind/);
    },
  );
});

interface Tag {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Tag[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
const plainText = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : ENTITIES[name as string]!,
  );

/** Reads XML as we write it, and takes nothing that is not well-formed. */
function parsed(text: string): Tag {
  expect(text).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
  const root: Tag = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const token = /<\?xml [^?]*\?>|<(\/?)([a-z]+)((?: [A-Za-z:.]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new Error(`No XML at ${JSON.stringify(text.slice(at, at + 100))}`);
    const [, closing, name, attributes, single, content] = match;
    if (content) open.at(-1)!.text += plainText(content);
    if (!name) continue;
    if (closing) {
      expect(open.pop()!.name).toBe(name);
      continue;
    }
    const found = [...attributes!.matchAll(/([A-Za-z:.]+)="([^"]*)"/g)].map(([, key, value]) => [
      key,
      plainText(value!),
    ]);
    const tag: Tag = { name, attributes: Object.fromEntries(found) as Record<string, string>, children: [], text: "" };
    open.at(-1)!.children.push(tag);
    if (!single) open.push(tag);
  }
  expect(open).toEqual([root]);
  return root.children[0]!;
}

const all = (tag: Tag, name: string): Tag[] => [
  ...tag.children.filter((child) => child.name === name),
  ...tag.children.flatMap((child) => all(child, name)),
];

/** As texts: what has a type is told by its declaration. */
const texts = (attributes: Attributes) =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)]));

describe("GraphML", () => {
  it("declares what it uses, and holds every attribute", async () => {
    const root = parsed(await textOf("/graph.graphml"));
    expect(root.attributes.xmlns).toBe("http://graphml.graphdrawing.org/xmlns");
    const keys = new Map(all(root, "key").map(({ attributes }) => [attributes.id, attributes]));
    const read = (tag: Tag) =>
      Object.fromEntries(
        tag.children.map((data) => {
          const key = keys.get(data.attributes.key)!;
          expect(key.for).toBe(tag.name);
          return [key["attr.name"]!, data.text];
        }),
      );
    const nodes = all(root, "node").map(read);
    const edges = all(root, "edge").map(read);
    expect(nodes.find(({ slug }) => slug === "ours")).toMatchObject(texts(OURS));
    expect(nodes.find(({ slug }) => slug === "alone")).toMatchObject({ name: "beforeafter" });
    expect(edges.find(({ evidence }) => evidence === "1")).toMatchObject(texts({ ...FUNDS, amount: "1234.50" }));
    expect([nodes.length, edges.length]).toEqual([3, 5]);
    expect([keys.get("e_amount"), keys.get("e_symmetric")]).toMatchObject([
      { "attr.type": "double" },
      { "attr.type": "boolean" },
    ]);
    const about = all(root, "data").find(({ attributes }) => attributes.key === "g_licences")!;
    expect(JSON.parse(about.text)).toEqual(["CC0-1.0 & more"]);
  });
});

describe("GEXF", () => {
  it("tells when also where the days were not asked for", async () => {
    const text = await textOf("/graph.gexf?columns=kind");
    expect(text).toContain('<attribute id="kind"');
    expect(text).not.toContain('id="existence_from"');
    expect(text).toContain('<spell start="1969-01-01" end="2015-12-31"/>');
    expect(text).toMatch(/<edge [^>]* kind="FUNDS" label="FUNDS">/);
  });

  it("declares what it uses, holds every attribute, and tells when", async () => {
    const root = parsed(await textOf("/graph.gexf"));
    expect(root.attributes).toMatchObject({ xmlns: "http://gexf.net/1.3", version: "1.3" });
    expect(all(root, "graph")[0]!.attributes).toMatchObject({ mode: "dynamic", timeformat: "date" });
    const declared = (kind: string) =>
      all(
        all(root, "attributes").find(({ attributes }) => attributes.class === kind)!,
        "attribute",
      ).map(({ attributes }) => attributes.id);
    const read = (tag: Tag) => {
      const values = all(tag, "attvalue").map(({ attributes }) => [attributes.for!, attributes.value!] as const);
      expect(declared(tag.name)).toEqual(expect.arrayContaining(values.map(([name]) => name)));
      return {
        ...tag.attributes,
        ...Object.fromEntries(values),
        spells: all(tag, "spell").map(({ attributes }) => attributes),
      };
    };
    const nodes = all(root, "node").map(read) as Attributes[];
    const edges = all(root, "edge").map(read) as Attributes[];
    const bySlug = (slug: string) => nodes.find((each) => each.slug === slug);
    expect(bySlug("ours")).toMatchObject({
      ...texts(OURS),
      label: AWKWARD,
      spells: [{ start: "1969-01-01", end: "2015-12-31" }],
    });
    expect(bySlug("theirs")!.spells).toEqual([{ start: "2001-05-01" }]);
    expect(bySlug("alone")).toMatchObject({ label: "beforeafter", spells: [] });
    expect(edges.find(({ evidence }) => evidence === "1")).toMatchObject({
      ...texts({ ...FUNDS, amount: "1234.50" }),
      ...{ kind: "FUNDS", source: bySlug("ours")!.id, target: bySlug("theirs")!.id },
      spells: [{ start: "2010-01-01", end: "2010-12-31" }],
    });
    expect([nodes.length, edges.length]).toEqual([3, 5]);
    const manifest = JSON.parse(all(root, "description")[0]!.text) as Graph["metadata"];
    expect(manifest).toMatchObject({ query: "/graph.gexf", licences: ["CC0-1.0 & more"] });
  });
});

/** Why a library cannot be used here; null where it can. */
function missing(library: string): string | null {
  try {
    execFileSync(PYTHON, ["-c", `import ${library}`], { stdio: "pipe" });
    return null;
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error)
      .trim()
      .split("\n")
      .at(-1)!;
  }
}

describe.each([
  ["networkx", "/graph.graphml"],
  ["networkx", "/graph.gexf"],
  ["igraph", "/graph.graphml"],
])("%s reads %s", (library, address) => {
  it("with all attributes, parallel ties and dates", async () => {
    const why = missing(library);
    if (why !== null) {
      // Debian has it as python3-networkx and python3-igraph.
      console.warn(`${address} is not read back by ${library} here: ${why}`);
      return;
    }
    const file = path.join(directory, path.basename(address));
    writeFileSync(file, await textOf(address));
    const found = execFileSync(PYTHON, [path.join(__dirname, "read-graph.py"), library, file], { encoding: "utf8" });
    const { directed, nodes, edges } = JSON.parse(found) as {
      directed: boolean;
      nodes: Attributes[];
      edges: Attributes[];
    };
    expect([directed, nodes.length, edges.length]).toEqual([true, 3, 5]);
    const ours = nodes.find(({ slug }) => slug === "ours")!;
    const theirs = nodes.find(({ slug }) => slug === "theirs")!;
    expect(ours).toMatchObject(OURS);
    const parallel = edges.filter(({ ends }) => String(ends) === `${String(ours.id)},${String(theirs.id)}`);
    expect(parallel.map(({ type }) => type).sort()).toEqual(["ALLIED_WITH", "FUNDS", "FUNDS"]);
    expect(parallel.find(({ evidence }) => evidence === 1)).toMatchObject({ ...FUNDS, amount: 1234.5 });
    if (address.endsWith(".gexf")) {
      expect(parallel.map(({ spells }) => JSON.stringify(spells ?? null)).sort()).toEqual([
        '[["2010-01-01", "2010-12-31"]]'.replaceAll(" ", ""),
        '[["2012-03-04", "2012-03-04"]]'.replaceAll(" ", ""),
        "null",
      ]);
    }
  });
});
