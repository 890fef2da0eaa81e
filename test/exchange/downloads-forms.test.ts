// The forms that hold more than a table: a workbook, linked data, FollowTheMoney. Each is read back by rules written down here, and
// the workbook by openpyxl too, where this machine has it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { letters, Sheet, SHEET_ROWS_MAX } from "../../src/exchange/export/sheet.xml";
import { refuseTooLong } from "../../src/exchange/export/workbook";
import { importFile } from "../../src/exchange/import/import.service";
import type { Author } from "../../src/ledger/ledger-writer";
import { merge } from "../../src/ledger/stewardship";
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";
import { parseTypedId } from "../../src/core/ids";

type Json = Readonly<Record<string, unknown>>;

const AUTHOR: Author = { origin: "local", recordedBy: "a test" };
const PYTHON = "/usr/bin/python3";
const FORMULA = "=HYPERLINK(1)";
const AWKWARD = `<&> "œuvre" 🌍 ]]>\n _x0041_ tail`;
const CONTROLS = "be\u0007fore\u0001";

let node: TestNode;
let directory: string;
beforeAll(async () => {
  node = await startNode({ demo: false });
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-forms-"));
  const file = path.join(directory, "records.ndjson");
  const licence = { licence: "CC0-1.0 & more", attribution: "Somebody" };
  const lines = [
    { record: "Dataset", format: "counterweight/1", name: "some", title: "Some <title>", ...licence },
    anActor({
      ...{ slug: "ours", kind: "TRADE_UNION", jurisdiction: "BE-WAL", existence: "1970~/2015-03" },
      ...{ website: "https://ours.example", description: { en: "What it is", fr: "Ce que c’est" } },
      sectorPosition: { state: 0.25, economy: 0, civilSociety: 0.75 },
      names: [
        { value: "Ours", lang: "en", kind: "OFFICIAL" },
        { value: "Les nôtres", lang: "fr", kind: "OFFICIAL" },
        { value: "O", kind: "SHORT" },
        { value: "Once", kind: "FORMER" },
      ],
      identifiers: [
        { scheme: "BE-BCE_KBO", value: "0407" },
        { scheme: "XI-WIKIDATA", value: "Q1" },
        { scheme: "XI-IATI", value: "7" },
      ],
    }),
    anActor({ slug: "theirs", name: FORMULA, kind: "COMPANY", jurisdiction: "FR" }),
    anActor({ slug: "awkward", name: AWKWARD, kind: "MEDIA" }),
    anActor({ slug: "controls", name: CONTROLS }),
    anActor({ slug: "body", kind: "PARLIAMENT", name: "Body" }),
    anActor({
      slug: "somebody",
      kind: "PERSON",
      publicRole: { en: "minister" },
      existence: "1950/..",
      name: "Somebody",
    }),
    anActor({ slug: "twin", name: "Twin" }),
    {
      ...aTie("ours", "theirs", { type: "FUNDS", valid: "2010/2012-05~" }),
      key: "funds",
      amount: "1234.50",
      currency: "EUR",
    },
    aTie("ours", "theirs", { type: "FUNDS", amount: "123456789012345.67", currency: "EUR", valid: "201X" }),
    aTie("theirs", "ours", { type: "SUBSIDIARY_OF" }),
    aTie("ours", "body", { type: "LOBBIES", role: { en: "On labour" } }),
    aTie("somebody", "body", { type: "HOLDS_OFFICE", role: { en: "Speaker" }, valid: "2019" }),
    { record: "Theme", slug: "labour", name: { en: "Labour" } },
    aPolicy({
      slug: "decent-work",
      jurisdiction: "BE",
      themes: ["labour"],
      title: { en: "Decent work", nl: "Waardig werk" },
    }),
    aPolicy({ slug: "other-policy" }),
    aReform("decent-work", { slug: "first-reform", begun: "2012", stages: [{ stage: "ADOPTION" }] }),
    anInvolvement("ours", "decent-work", { reform: "first-reform", stance: "OPPOSE", role: "OPPONENT" }),
    anInvolvement("theirs", "other-policy"),
    aSource({ slug: "a-source", published: "2001" }),
    { ...anExcerpt("a-source"), key: "passage" },
    evidenceFor("Actor:ours", "passage"),
    evidenceFor("Relationship:funds", "passage"),
  ];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, AUTHOR);
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

async function answer(address: string): Promise<Response> {
  const response = await fetch(new URL(address, node.url));
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return response;
}

async function idOf(slug: string): Promise<string> {
  const { body } = await node.ask(`{ actor(by: {slug: "${slug}"}) { id } }`);
  return (body.data as unknown as { actor: { id: string } }).actor.id;
}

describe("the workbook", () => {
  interface Cell {
    readonly kind: string;
    readonly text: string;
  }
  interface ReadSheet {
    readonly rows: Record<string, Cell>[];
    readonly elements: readonly { readonly name: string; readonly attributes: Json }[];
  }

  /** Rows by column letters; every file of the archive must be well-formed XML. */
  function sheetIn(text: string): ReadSheet {
    const rows: Record<string, Cell>[] = [];
    const elements: { name: string; attributes: Json }[] = [];
    let open: { place: string; kind: string; text: string } | null = null;
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes }) => {
      elements.push({ name, attributes });
      if (name === "row") rows.push({});
      if (name === "c") open = { place: String(attributes.r), kind: String(attributes.t ?? "n"), text: "" };
    });
    parser.on("text", (piece) => {
      if (open) open.text += piece;
    });
    parser.on("closetag", ({ name }) => {
      if (name !== "c" || !open) return;
      const [, column, row] = /^([A-Z]+)(\d+)$/.exec(open.place)!;
      expect(Number(row)).toBe(rows.length);
      rows.at(-1)![column!] = { kind: open.kind, text: open.text };
      open = null;
    });
    parser.write(text).close();
    return { rows, elements };
  }

  async function workbookOf(search = "") {
    const file = path.join(directory, "tables.xlsx");
    const bytes = new Uint8Array(await (await answer(`/tables.xlsx${search}`)).arrayBuffer());
    writeFileSync(file, bytes);
    const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
    const names = sheetIn(files["xl/workbook.xml"]!).elements.filter(({ name }) => name === "sheet");
    const read = (name: string) => {
      const index = names.findIndex(({ attributes }) => attributes.name === name);
      return sheetIn(files[`xl/worksheets/sheet${index + 1}.xml`]!);
    };
    /** Cells by heading. */
    const table = (name: string) => {
      const [head, ...rows] = read(name).rows;
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, cell]) => [head![column]!.text, cell])),
      );
    };
    return { file, files, names: names.map(({ attributes }) => attributes.name), read, table };
  }

  it("has a sheet for each table, and before them one that tells what it is", async () => {
    const { files, names, read, table } = await workbookOf("?lang=fr");
    for (const text of Object.values(files)) expect(sheetIn(text).elements.length).toBeGreaterThan(0);
    expect(names).toEqual(["About", "actors", "relationships", "policies", "reforms", "involvements", "sources"]);
    const about = table("About").map(({ about: what, value }) => [what!.text, value?.text]);
    expect(about).toEqual(
      expect.arrayContaining([
        ["query", "/tables.xlsx?lang=fr"],
        ["licences", "CC0-1.0 & more"],
        ["actors", "7 records, 1 with evidence"],
        ["actors of local", "7 records; data set some; Some <title>; CC0-1.0 & more; Somebody"],
      ]),
    );
    expect(about[0]![1]).toMatch(/^Counterweight \S+, node local, \/tables\.xlsx\?lang=fr, as known at \d{4}-/);
    const { elements, rows } = read("actors");
    const element = (name: string) => elements.find((each) => each.name === name)?.attributes;
    expect(element("pane")).toMatchObject({ ySplit: "1", state: "frozen" });
    expect(element("autoFilter")!.ref).toMatch(new RegExp(`^A1:[A-Z]+${rows.length}$`));
  });

  it("holds numbers as numbers, truths as truths, and texts as texts that nobody runs", async () => {
    const { table } = await workbookOf();
    const bySlug = (slug: string) => table("actors").find((row) => row.slug?.text === slug)!;
    expect(bySlug("ours")).toMatchObject({
      name: { kind: "inlineStr", text: "Ours" },
      sector_state: { kind: "n", text: "0.25" },
      disputed: { kind: "b", text: "0" },
      existence_from: { kind: "inlineStr", text: "1969-01-01" },
      evidence: { kind: "n", text: "1" },
    });
    expect(bySlug("ours")).not.toHaveProperty("triangle_vertex");
    expect(bySlug("theirs").name).toEqual({ kind: "inlineStr", text: FORMULA });
    expect(bySlug("awkward").name!.text).toBe(AWKWARD.replace("_x0041_", "_x005F_x0041_"));
    expect(bySlug("controls").name!.text).toBe("be\uFFFDfore\uFFFD");
    const amounts = table("relationships").flatMap(({ amount }) => amount ?? []);
    expect(amounts.sort((a, b) => a.text.length - b.text.length)).toEqual([
      { kind: "n", text: "1234.50" },
      { kind: "inlineStr", text: "123456789012345.67" },
    ]);
  });

  it("keeps what is asked for, and no tie without both its actors", async () => {
    const count = async (search: string) => {
      const { table } = await workbookOf(search);
      return Object.fromEntries(
        ["actors", "relationships", "policies", "reforms", "involvements", "sources"].map((name) => [
          name,
          table(name).length,
        ]),
      );
    };
    const sources = 1;
    expect(await count("?theme=labour")).toEqual({
      ...{ actors: 1, relationships: 0, policies: 1, reforms: 1, involvements: 1, sources },
    });
    expect(await count("?kind=COMPANY,TRADE_UNION&type=FUNDS")).toEqual({
      ...{ actors: 2, relationships: 2, policies: 2, reforms: 1, involvements: 2, sources },
    });
    expect(await count("?jurisdiction=FR")).toEqual({
      ...{ actors: 1, relationships: 0, policies: 0, reforms: 0, involvements: 0, sources },
    });
  });

  it("is refused where a sheet does not hold it", () => {
    const coverage = (records: number) => ({ coverage: [{ part: "actors", records, withEvidence: 0 }] });
    expect(() => refuseTooLong(coverage(SHEET_ROWS_MAX - 1))).not.toThrow();
    expect(() => refuseTooLong(coverage(SHEET_ROWS_MAX))).toThrow(
      expect.objectContaining({
        code: "TOO_MANY_ROWS",
        message: "actors has 1,048,576 rows, and a sheet holds 1,048,575: ask for fewer, or take CSV",
      }),
    );
  });

  it("cuts what no cell holds, between two characters, and counts it", () => {
    const sheet = new Sheet(["text"], [false]);
    expect(sheet.row([`${"x".repeat(32_766)}🌍 and more`])).toContain(`>${"x".repeat(32_766)}</t>`);
    expect(sheet.row(["y".repeat(32_767)])).toContain(`>${"y".repeat(32_767)}</t>`);
    expect([sheet.rows, sheet.cut]).toEqual([2, 1]);
    expect([0, 25, 26, 701, 702].map(letters)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  });

  it("is read by openpyxl", async () => {
    const { file } = await workbookOf();
    try {
      execFileSync(PYTHON, ["-c", "import openpyxl"], { stdio: "pipe" });
    } catch (error) {
      // Debian has it as python3-openpyxl.
      console.warn(`The workbook is not read back by openpyxl here: ${String(error).slice(0, 200)}`);
      return;
    }
    const script = path.join(__dirname, "read-workbook.py");
    const found = JSON.parse(execFileSync(PYTHON, [script, file], { encoding: "utf8" })) as {
      names: string[];
      sheets: Record<string, Record<string, unknown[][]>>;
    };
    expect(found.names[0]).toBe("About");
    const { rows, types, frozen, bold, widths } = found.sheets.actors!;
    expect([frozen, bold!.every(Boolean)]).toEqual(["A2", true]);
    expect(widths!.every((width) => Number(width) >= 10)).toBe(true);
    const [head, ...all] = rows as (string | number | boolean | null)[][];
    const at = (slug: string, heading: string) =>
      all.find((row) => row[head!.indexOf("slug")] === slug)![head!.indexOf(heading)];
    expect(at("ours", "sector_civil_society")).toBe(0.75);
    expect(at("ours", "disputed")).toBe(false);
    expect(at("theirs", "name")).toBe(FORMULA);
    expect(types!.flat()).not.toContain("f");
    expect(at("ours", "triangle_vertex")).toBeNull();
  });
});

interface LinkedData {
  readonly "@context": Json;
  readonly "@graph": readonly Json[];
}

const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

/**
 * Expands a document as JSON-LD 1.1 says, as far as ours go: prefixes, terms of a type within its nodes, language maps, ids, words of
 * the vocabulary, JSON literals. Throws where something would be lost or mean something else.
 */
function expanded({ "@context": context, "@graph": graph, ...rest }: LinkedData): Json[] {
  expect([rest, context["@version"]]).toEqual([{}, 1.1]);
  const vocabulary = String(context["@vocab"]);
  const iri = (name: string, terms: Json): string => {
    const term = terms[name] as string | { "@id": string } | undefined;
    if (term !== undefined && !name.includes(":")) return iri(typeof term === "string" ? term : term["@id"], {});
    const [prefix, local] = name.split(/:(.*)/s, 2) as [string, string?];
    if (local === undefined) return vocabulary + name;
    const base = context[prefix];
    return typeof base === "string" && !local.startsWith("//") ? base + local : name;
  };
  const absolute = (text: unknown) => {
    expect(text).toMatch(IRI);
    return text;
  };
  const valueOf = (value: unknown, term: Json | undefined, terms: Json): unknown => {
    if (term?.["@container"] === "@language") {
      return Object.entries(value as Json).flatMap(([language, texts]) => {
        expect(language).toMatch(/^([a-z]{2,3}|@none)$/);
        return [texts]
          .flat()
          .map((text) => ({ "@value": text, ...(language !== "@none" && { "@language": language }) }));
      });
    }
    if (term?.["@type"] === "@json") return { "@value": value, "@type": "@json" };
    if (Array.isArray(value)) return value.flatMap((each) => valueOf(each, term, terms));
    if (value !== null && typeof value === "object") return nodeOf(value as Json, context);
    if (term?.["@type"] === "@id") return { "@id": absolute(value) };
    if (term?.["@type"] === "@vocab") return { "@id": absolute(iri(String(value), terms)) };
    expect(value).not.toBeNull();
    return {
      "@value": value,
      ...(term?.["@type"] !== undefined && { "@type": absolute(iri(term["@type"] as string, {})) }),
    };
  };
  const nodeOf = (given: Json, outer: Json): Json => {
    const types = (given["@type"] ?? []) as string[];
    const scoped = types.map((type) => (context[type] as { "@context"?: Json } | undefined)?.["@context"] ?? {});
    const terms: Json = Object.assign({}, outer, ...scoped) as Json;
    const entries = Object.entries(given).map(([name, value]) => {
      if (name === "@id") return [name, absolute(value)];
      if (name === "@type") return [name, types.map((type) => absolute(iri(type, outer)))];
      expect(name).not.toMatch(/^@/);
      const term = terms[name];
      return [absolute(iri(name, terms)), valueOf(value, typeof term === "object" ? (term as Json) : undefined, terms)];
    });
    return Object.fromEntries(entries) as Json;
  };
  return graph.map((each) => nodeOf(each, context));
}

const SKOS = "http://www.w3.org/2004/02/skos/core#";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DCTERMS = "http://purl.org/dc/terms/";
const PROV = "http://www.w3.org/ns/prov#";
const TERM = "urn:counterweight:term:";
const urn = (id: string) => `urn:counterweight:record:${id}`;

describe("linked data", () => {
  const graphOf = async (search = "") =>
    expanded((await (await answer(`/graph.jsonld${search}`)).json()) as LinkedData);
  const ofType = (nodes: readonly Json[], type: string) =>
    nodes.filter((each) => (each["@type"] as string[])[0] === TERM + type);

  it("has actors by public names, texts by language, dates with their type", async () => {
    const [ours, body] = [await idOf("ours"), await idOf("body")];
    const nodes = await graphOf();
    const actor = (id: string) => nodes.find((each) => each["@id"] === urn(id))!;
    expect(actor(ours)).toMatchObject({
      "@type": [`${TERM}Actor`, "http://www.w3.org/ns/org#FormalOrganization", "https://schema.org/WorkersUnion"],
      "http://xmlns.com/foaf/0.1/name": [
        { "@value": "Ours", "@language": "en" },
        { "@value": "Les nôtres", "@language": "fr" },
      ],
      "http://xmlns.com/foaf/0.1/homepage": { "@id": "https://ours.example" },
      [`${DCTERMS}identifier`]: { "@value": ours },
      "http://rdfs.org/ns/void#inDataset": { "@id": "urn:counterweight:dataset:some" },
      [`${TERM}existence`]: { "@value": "1970~/2015-03", "@type": "http://id.loc.gov/datatypes/edtf/EDTF" },
      [`${TERM}kind`]: { "@id": `${TERM}TRADE_UNION` },
      [`${TERM}sectorPosition`]: { [`${TERM}civilSociety`]: { "@value": 0.75 } },
    });
    expect(actor(body)["@type"]).toContain("https://schema.org/GovernmentOrganization");
  });

  it("has ties and involvements as nodes of their own, with their ends", async () => {
    const [ours, theirs, body, somebody] = [
      await idOf("ours"),
      await idOf("theirs"),
      await idOf("body"),
      await idOf("somebody"),
    ];
    const nodes = await graphOf();
    const ends = (source: string, target: string) => ({
      [`${RDF}subject`]: { "@id": urn(source) },
      [`${RDF}object`]: { "@id": urn(target) },
    });
    const ties = ofType(nodes, "Relationship");
    expect(ties).toHaveLength(5);
    expect(
      ties.filter(
        (tie) => JSON.stringify(tie[`${RDF}predicate`]) === '{"@id":"http://www.wikidata.org/prop/direct/P8324"}',
      ),
    ).toMatchObject([ends(ours, theirs), ends(ours, theirs)]);
    const office = ties.find((tie) => (tie["@type"] as string[]).includes("http://www.w3.org/ns/org#Membership"));
    expect(office).toMatchObject(ends(somebody, body));
    const involvement = ofType(nodes, "Involvement").find((each) => each[`${TERM}reform`])!;
    expect(involvement).toMatchObject({
      [`${PROV}agent`]: { "@id": urn(ours) },
      [`${PROV}hadRole`]: { "@id": `${TERM}OPPONENT` },
      [`${TERM}reform`]: { "@id": ofType(nodes, "Reform")[0]!["@id"] },
    });
    expect(ofType(nodes, "Policy")[0]).toHaveProperty([`${DCTERMS}title`]);
  });

  it("can be cited: its first node has the manifest, the next the data sets", async () => {
    const [file, dataset] = await graphOf("?type=FUNDS&kind=TRADE_UNION");
    expect(file![`${TERM}manifest`]).toMatchObject({
      "@type": "@json",
      "@value": { query: "/graph.jsonld?type=FUNDS&kind=TRADE_UNION", coverage: expect.arrayContaining([]) as unknown },
    });
    expect(dataset).toEqual({
      "@id": "urn:counterweight:dataset:some",
      "@type": ["https://schema.org/Dataset"],
      [`${DCTERMS}identifier`]: { "@value": "some" },
      [`${DCTERMS}title`]: { "@value": "Some <title>" },
      [`${DCTERMS}rights`]: { "@value": "CC0-1.0 & more" },
      "https://schema.org/creditText": { "@value": "Somebody" },
    });
  });

  it("keeps what is asked for", async () => {
    const nodes = await graphOf("?kind=TRADE_UNION");
    const counts = ["Actor", "Relationship", "Policy", "Involvement"].map((type) => ofType(nodes, type).length);
    expect(counts).toEqual([1, 0, 2, 1]);
    expect((await fetch(`${node.url}/graph.jsonld?lang=fr`)).status).toBe(400);
  });

  it("is there for each record, with its evidence and what that stands in", async () => {
    const id = await idOf("ours");
    const response = await answer(`/record/${id}.jsonld`);
    expect(response.headers.get("content-type")).toBe("application/ld+json; charset=utf-8");
    expect(response.headers.get("link")).toBe(
      `</record/${id}.jsonld>; rel="canonical"; type="application/ld+json", </graph.jsonld>; rel="collection"; type="application/ld+json"`,
    );
    const [actor, evidence, excerpt, source, dataset, ...others] = expanded((await response.json()) as LinkedData);
    expect(actor!["@id"]).toBe(urn(id));
    expect(evidence).toMatchObject({
      [`${TERM}subject`]: { "@id": urn(id) },
      [`${TERM}excerpt`]: { "@id": excerpt!["@id"] },
    });
    expect(excerpt).toMatchObject({ [`${DCTERMS}isPartOf`]: { "@id": source!["@id"] } });
    expect(source).toMatchObject({ [`${DCTERMS}title`]: { "@value": "a-source" } });
    expect([dataset!["@id"], others]).toEqual(["urn:counterweight:dataset:some", []]);
    const { body } = await node.ask('{ theme(by: {slug: "labour"}) { id } }');
    const theme = (body.data as unknown as { theme: { id: string } }).theme.id;
    const [concept] = expanded((await (await answer(`/record/${theme}.jsonld`)).json()) as LinkedData);
    expect(concept).toMatchObject({
      "@type": [`${TERM}Theme`, `${SKOS}Concept`],
      [`${SKOS}prefLabel`]: [{ "@value": "Labour", "@language": "en" }],
    });
  });

  it("leads from a merged record to the one it goes on as, and refuses what is none", async () => {
    const [gone, kept] = [await idOf("twin"), await idOf("controls")];
    const uuid = (id: string) => parseTypedId(id)!.uuid;
    await merge(node.ledger, AUTHOR, node.ledger.types.get("Actor")!, uuid(gone), uuid(kept));
    const response = await answer(`/record/${gone}.jsonld`);
    expect(response.headers.get("link")).toContain(`</record/${kept}.jsonld>; rel="canonical"`);
    expect(expanded((await response.json()) as LinkedData)[0]!["@id"]).toBe(urn(kept));
    for (const [address, status, code] of [
      [`/record/actor_${"0".repeat(32)}.jsonld`, 404, "NO_SUCH_RECORD"],
      [`/record/ghost_${"0".repeat(32)}.jsonld`, 400, "BAD_ID"],
      ["/record/wsm.jsonld", 400, "BAD_ID"],
      [`/record/${kept}.jsonld?lang=fr`, 400, "BAD_USER_INPUT"],
      ["/record/a/b.jsonld", 404, "NOT_FOUND"],
    ] as const) {
      const refused = await fetch(node.url + address);
      expect([address, refused.status, await refused.text()]).toEqual([address, status, expect.stringContaining(code)]);
    }
  });
});

describe("FollowTheMoney", () => {
  interface Entity {
    readonly id: string;
    readonly schema: string;
    readonly properties: Readonly<Record<string, string[]>>;
    readonly datasets: string[];
  }
  const entitiesOf = async (search = "") =>
    (await (await answer(`/entities.ftm.json${search}`)).text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Entity);

  it("is entities whose every property is a list of texts", async () => {
    const entities = await entitiesOf();
    for (const { id, properties, datasets } of entities) {
      expect([id, datasets]).toEqual([expect.stringMatching(/^(actor|relationship)_[0-9a-f]{32}(-post)?$/), ["some"]]);
      for (const values of Object.values(properties)) {
        expect(values.length).toBeGreaterThan(0);
        expect(values.every((value) => typeof value === "string" && value !== "")).toBe(true);
      }
    }
    expect(new Set(entities.map(({ id }) => id)).size).toBe(entities.length);
  });

  it("has actors with all names, numbers and dates that it can hold", async () => {
    const entities = await entitiesOf();
    const id = await idOf("ours");
    expect(entities.find((each) => each.id === id)).toMatchObject({
      schema: "Organization",
      properties: {
        ...{ name: ["Ours", "Les nôtres"], alias: ["O"], previousName: ["Once"], topics: ["pol.union"] },
        ...{ jurisdiction: ["be"], country: ["be"], website: ["https://ours.example"] },
        ...{ incorporationDate: ["1970"], dissolutionDate: ["2015-03"] },
        ...{ registrationNumber: ["0407"], wikidataId: ["Q1"], idNumber: ["XI-IATI-7"] },
        summary: ["What it is", "Ce que c’est"],
      },
    });
    const person = await idOf("somebody");
    const found = entities.find((each) => each.id === person)!;
    expect(found).toMatchObject({ schema: "Person", properties: { name: ["Somebody"], position: ["minister"] } });
    expect(JSON.stringify(found)).not.toContain("1950");
  });

  it("has ties with their ends, money and dates", async () => {
    const [ours, theirs, body, somebody] = [
      await idOf("ours"),
      await idOf("theirs"),
      await idOf("body"),
      await idOf("somebody"),
    ];
    const entities = await entitiesOf();
    const of = (schema: string) =>
      entities.filter((each) => each.schema === schema).map(({ properties }) => properties);
    const payments = of("Payment").sort((a, b) => a.amount![0]!.length - b.amount![0]!.length);
    expect(payments).toMatchObject([
      {
        payer: [ours],
        beneficiary: [theirs],
        amount: ["1234.50"],
        currency: ["EUR"],
        startDate: ["2010"],
        endDate: ["2012-05"],
      },
      { payer: [ours], beneficiary: [theirs], amount: ["123456789012345.67"] },
    ]);
    expect(payments[1]).not.toHaveProperty("startDate");
    expect(of("Ownership")).toMatchObject([{ owner: [ours], asset: [theirs], role: ["is a subsidiary of"] }]);
    expect(of("UnknownLink")).toMatchObject([{ subject: [ours], object: [body], role: ["lobbies", "On labour"] }]);
    const post = entities.find(({ schema }) => schema === "Position")!;
    expect(post.properties).toEqual({ name: ["Speaker"], organization: [body] });
    expect(of("Occupancy")).toMatchObject([
      { holder: [somebody], post: [post.id], startDate: ["2019"], endDate: ["2019"] },
    ]);
  });

  it("keeps what is asked for", async () => {
    const schemas = (await entitiesOf("?kind=TRADE_UNION,COMPANY&type=SUBSIDIARY_OF")).map(({ schema }) => schema);
    expect(schemas.sort()).toEqual(["Company", "Organization", "Ownership"]);
  });
});
