// Imports by mapping: what rows become, what is told of a mapping and of rows, and that several files make one whole.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import sql from "sql-template-tag";
import { parse } from "yaml";
import type { Refusal } from "../../src/core/refusal";
import { importAll, type ImportOptions, type ImportReport } from "../../src/exchange/import/import.service";
import type { Complaint } from "../../src/exchange/import/record-source";
import { mappedFiles } from "../../src/exchange/mapping/mapping.files";
import { mappingSchema } from "../../src/exchange/mapping/mapping.schema";
import { slugOf } from "../../src/exchange/mapping/slug";
import { RECORD_TYPES } from "../../src/records/record-types";
import { openTestDatabase, type TestDatabase } from "../support/database";

const root = path.resolve(__dirname, "../..");

let db: TestDatabase;
let directory: string;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-mapping-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = (name: string, text: string) => {
  const target = path.join(directory, name);
  writeFileSync(target, text);
  return target;
};

let datasets = 0;
const newDataset = () => `mapped-${(datasets += 1)}`;
const head = (dataset: string) => `mapping: counterweight/mapping/1\ndataset: {name: ${dataset}, title: Mapped}\n`;

async function load(
  mapping: string,
  files: readonly string[],
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const { sources } = await mappedFiles(file("mapping.yaml", mapping), files, db.ledger.types);
  return importAll(db.ledger, sources, { origin: "test", ...options });
}

/** Complaints as the command line prints them, of files by their base names. */
async function complaintsOf(mapping: string, files: readonly string[]): Promise<string[]> {
  const refusal = (await load(mapping, files).then(
    () => null,
    (error: unknown) => error,
  )) as Refusal | null;
  expect(refusal).toMatchObject({ code: "IMPORT_REFUSED" });
  const { source, complaints } = refusal!.details as { source: string; complaints: Complaint[] };
  return complaints.map(({ file: where = source, line, column, code, message }) =>
    [path.basename(where), line, column, ` ${code}`, ` ${message.replaceAll(`${directory}/`, "")}`]
      .filter((part) => part !== undefined)
      .join(":"),
  );
}

/** What the ledger holds of a data set's records of one type. */
const payloadsOf = async (dataset: string, type: string) =>
  (
    await db.database.rows<{ payload: Record<string, unknown> }>(sql`SELECT a.payload FROM record_assertion a
      JOIN record r ON r.id = a.record_id WHERE a.dataset = ${dataset} AND r.type = ${type} AND NOT a.retracted
      ORDER BY a.payload ->> 'slug', a.payload ->> 'title'`)
  ).map(({ payload }) => payload);

describe("a mapping", () => {
  it("makes values: templates, tables, dates, numbers, lists, periods, conditions, defaults", async () => {
    const dataset = newDataset();
    const mapping = `${head(dataset)}
tables:
  kind: {n: NGO, "7": null}
inputs:
  - files: "rows.csv"
    missing: ["-"]
    when: {column: name, present: true}
    records:
      - record: Actor
        slug: {from: "${dataset} {name}", slug: true}
        kind: {from: kind, table: kind, otherwise: COMPANY, default: FOUNDATION}
        names:
          - {value: "{name}", kind: OFFICIAL}
          - {from: other, split: "|", missing: [none], each: {value: "{item}", kind: VARIANT}}
          - {when: {column: short, matches: "^[A-Z]+$"}, value: "{short}", kind: SHORT}
        description: {en: "{{x}} {note}", fr: "{note}"}
        existence:
          since: {from: since, date: [DD.MM.YYYY, "YYYY-MM-DDT*", M/YYYY, YYYY]}
          until: {from: until, extract: "^in (\\\\d\\\\d\\\\d\\\\d)$", date: YYYY}
        jurisdiction: {from: place, default: BE}
        sectorPosition:
          state: {from: state, number: ","}
          economy: 0
          civilSociety: {from: civil, number: "."}
`;
    const rows = [
      "name,kind,other,short,note,since,until,place,state,civil",
      'Été,n,a|none | b |a,ABC,good,31.12.1998,in 2004,FR,"0,25",0.75',
      "Deux,x, ,abc,-,2001-02-03T04:05,about 2004,-,-,-",
      "Trois,7,-,-,-,5/1999,-,-,-,-",
      "-,n,-,-,-,-,-,-,-,-",
      'Été,n,a|none | b |a,ABC,good,31.12.1998,in 2004,FR,"0,25",0.75',
    ].join("\n");
    await load(mapping, [file("rows.csv", rows)]);
    expect(await payloadsOf(dataset, "Actor")).toEqual([
      {
        slug: `${dataset}-deux`,
        kind: "COMPANY",
        names: [{ value: "Deux", kind: "OFFICIAL" }],
        existence: "2001-02-03/..",
        jurisdiction: "BE",
        visibility: "PUBLIC",
      },
      {
        slug: `${dataset}-ete`,
        kind: "NGO",
        names: [
          { value: "Été", kind: "OFFICIAL" },
          { value: "a", kind: "VARIANT" },
          { value: "b", kind: "VARIANT" },
          { value: "ABC", kind: "SHORT" },
        ],
        description: { en: "{x} good", fr: "good" },
        existence: "1998-12-31/2004",
        jurisdiction: "FR",
        sectorPosition: { state: 0.25, economy: 0, civilSociety: 0.75 },
        visibility: "PUBLIC",
      },
      {
        slug: `${dataset}-trois`,
        kind: "FOUNDATION",
        names: [{ value: "Trois", kind: "OFFICIAL" }],
        existence: "1999-05/..",
        jurisdiction: "BE",
        visibility: "PUBLIC",
      },
    ]);
  });

  it("keeps amounts digit by digit, and reads numbers, whole numbers and truth as they are written", async () => {
    const dataset = newDataset();
    const mapping = `${head(dataset)}
records:
  - {record: Source, slug: ${dataset}, kind: DATASET, title: Source}
inputs:
  - files: "*.csv"
    delimiter: ";"
    records:
      - record: Observation
        key: "{key}"
        title: {en: "{key}"}
        value: {from: value, number: ","}
        unit: EUR
        source: ${dataset}
      - record: Actor
        slug: "${dataset}-{key}"
        kind: NGO
        names: [{value: "{key}", kind: OFFICIAL}]
      - record: Relationship
        when: {column: key, not: a}
        key: "{key}"
        type: FUNDS
        source: ${dataset}-a
        target: "${dataset}-{key}"
        amount: {from: value, decimal: ","}
        currency: EUR
`;
    await load(mapping, [file("a.csv", "key;value\na;-3\nb;1.234.567,10\nc;12 000\nd;0,5")]);
    expect((await payloadsOf(dataset, "Observation")).map(({ value }) => value)).toEqual([-3, 1234567.1, 12000, 0.5]);
    expect((await payloadsOf(dataset, "Relationship")).map(({ amount }) => amount).sort()).toEqual(["0.5", "12000", "1234567.10"]); // prettier-ignore
  });

  it("joins tables by key, one row or many, and says which key is not there", async () => {
    const dataset = newDataset();
    file("kinds.csv", "code,kind\nn,NGO\nc,COMPANY\n");
    const mapping = (required: boolean) => `${head(dataset)}
inputs:
  - files: "orgs.ndjson"
    join:
      - {file: kinds.csv, as: sort, key: code, by: "{code}", required: ${required}}
      - {files: "names.csv", as: alias, key: id, by: id, many: true}
    records:
      - record: Actor
        slug: "${dataset}-{id}"
        kind: {from: sort.kind, default: FOUNDATION}
        names:
          - {value: "{name.en}", kind: OFFICIAL}
          - {from: alias.name, each: {value: "{item}", kind: VARIANT}}
`;
    const orgs = file(
      "orgs.ndjson",
      '{"id":1,"code":"c","name":{"en":"One"}}\n{"id":2,"code":"x","name":{"en":"Two"}}\n',
    );
    const names = file("names.csv", "id,name\n1,Uno\n1,Eins\n");
    expect(await complaintsOf(mapping(true), [orgs, names])).toEqual([
      'orgs.ndjson:2:code: BAD_RECORD: "x" is not in kinds.csv (code)',
    ]);
    await load(mapping(false), [orgs, names]);
    expect(
      (await payloadsOf(dataset, "Actor")).map(({ kind, names: all }) => [
        kind,
        (all as { value: string }[]).map(({ value }) => value),
      ]),
    ).toEqual([
      // prettier-ignore
      ["COMPANY", ["One", "Uno", "Eins"]],
      ["FOUNDATION", ["Two"]],
    ]);
    await expect(load(mapping(false), [orgs])).rejects.toMatchObject({ code: "MAPPING_INVALID" });
    file("kinds.csv", "code,kind\nn,NGO\nn,COMPANY\n");
    expect(await complaintsOf(mapping(false), [orgs, names])).toEqual([
      'kinds.csv:3:code: BAD_ROW: "n" stands twice: `many` allows it',
    ]);
  });

  it("brings records of several files together: slugs and keys lead from one to the other", async () => {
    const dataset = newDataset();
    const mapping = `${head(dataset)}
records:
  - {record: Source, slug: ${dataset}, kind: DATASET, title: Source}
inputs:
  - files: "orgs.csv"
    records:
      - {record: Actor, slug: "${dataset}-{id}", kind: NGO, names: [{value: "{id}", kind: OFFICIAL}]}
      - {record: Excerpt, key: "{id}", source: ${dataset}, note: "Row {id}"}
  - files: "ties.json"
    path: data.ties
    records:
      - {record: Relationship, key: "{a}-{b}", type: ALLIED_WITH, source: "${dataset}-{a}", target: "${dataset}-{b}"}
      - {record: Evidence, key: "{a}-{b}", subject: "Relationship:{a}-{b}", excerpt: "{a}"}
`;
    const orgs = file("orgs.csv", "id\n1\n2\n");
    const ties = file("ties.json", '{"data": {"ties": [{"a": 1, "b": 2}]}}');
    // In the order of the mapping, whatever the order of the files; a rehearsal too sees what earlier files would bring.
    const rehearsal = await load(mapping, [ties, orgs], { rehearse: true, isWhole: true });
    expect(rehearsal.files.map(({ created }) => created)).toEqual([5, 2]);
    const made = [...rehearsal.changes!.made].map(([type, { count }]) => [type, count]);
    expect(made).toEqual([
      ["Source", 1],
      ["Actor", 2],
      ["Excerpt", 2],
      ["Relationship", 1],
      ["Evidence", 1],
    ]);
    expect(rehearsal.changes!.changed).toBe(0);
    expect(await payloadsOf(dataset, "Actor")).toEqual([]);
    await load(mapping, [ties, orgs]);
    expect(await payloadsOf(dataset, "Evidence")).toHaveLength(1);
    writeFileSync(orgs, "id\n1\n3\n");
    writeFileSync(ties, '{"data": {"ties": []}}');
    const changed = await load(mapping, [orgs, ties], { isWhole: true });
    expect(changed.files.map(({ created, unchanged }) => [created, unchanged])).toEqual([
      [2, 3],
      [0, 0],
    ]);
    expect(changed.gone!.shown.map(({ type }) => type).sort()).toEqual([
      "Actor",
      "Evidence",
      "Excerpt",
      "Relationship",
    ]);
  });

  it("tells all that is wrong with it at line and column, before any file is read", async () => {
    const mapping = `${head(newDataset())}foo: 1
inputs:
  - files: "*.csv"
    records:
      - record: Actor
        slug: "{a}"
        kind: NGO
        names: [{value: {from: a, dat: YYYY}, kind: OFFICIAL}]
        website: null
        existence: {from: b, date: YYYY, number: "."}
        jurisdiction: {from: b, extract: "(a+)+$"}
      - columns: "["
        when: {colum: a}
        records: []
`;
    expect(await complaintsOf(mapping, [])).toEqual([
      'mapping.yaml:3:6: MAPPING_INVALID: there is no "foo"',
      'mapping.yaml:10:40: MAPPING_INVALID: value: there is no "dat"',
      "mapping.yaml:11:18: MAPPING_INVALID: website: is empty",
      "mapping.yaml:12:20: MAPPING_INVALID: existence: only one of date, number",
      "mapping.yaml:13:42: MAPPING_INVALID: extract: repeats a group, which can run away: repeat single characters, as \\d+",
      expect.stringMatching(/^mapping.yaml:14:18: MAPPING_INVALID: columns: is no regular expression/),
      "mapping.yaml:15:15: MAPPING_INVALID: column: is missing",
      'mapping.yaml:15:23: MAPPING_INVALID: when: there is no "colum"',
      "mapping.yaml:16:18: MAPPING_INVALID: records: must not be empty",
    ]);
    expect((await complaintsOf("mapping: counterweight/mapping/1\ninputs: [", []))[0]).toMatch(/^mapping.yaml:2:10: /);
  });

  it("knows types, fields, tables, templates and constants before any file is read", async () => {
    const mapping = `${head(newDataset())}records:
  - {record: Theme, slug: "t-{a}", name: {en: T}}
tables: {kind: {n: NGO}}
inputs:
  - files: "*.csv"
    records:
      - record: Actor
        slug: "{a"
        kind: {from: a, table: kinds}
        name: x
        jurisdiction: belgium
        existence: {from: a, date: DD.MM}
      - {record: Actro, slug: x}
`;
    expect(await complaintsOf(mapping, [])).toEqual([
      'mapping.yaml:4:27: MAPPING_INVALID: there is no column "a" here: these records stand once, whatever the rows',
      "mapping.yaml:9:9: MAPPING_INVALID: Actor.names is missing",
      'mapping.yaml:10:15: MAPPING_INVALID: "{a": a brace stands alone; write it twice if it is text',
      'mapping.yaml:11:32: MAPPING_INVALID: there is no table "kinds"; perhaps "kind"',
      'mapping.yaml:12:15: MAPPING_INVALID: there is no field of Actor "name"; perhaps "names"',
      "mapping.yaml:13:23: MAPPING_INVALID: Actor.jurisdiction: must be an ISO 3166 code as BE or BE-WAL; EU for the European Union",
      "mapping.yaml:14:36: MAPPING_INVALID: a date format needs YYYY",
      'mapping.yaml:15:18: MAPPING_INVALID: there is no type of record "Actro"; perhaps "Actor"',
    ]);
  });

  it("says where it names columns that the file does not have, and reads no row", async () => {
    const mapping = `${head(newDataset())}inputs:
  - files: "*.csv"
    records:
      - {record: Actor, slug: "{nam}", kind: "{kind}", names: [{value: "{x.y}", kind: OFFICIAL}]}
      - columns: "^p-"
        records: [{record: Theme, slug: "{cell}", name: {en: "{column}"}}]
`;
    expect(await complaintsOf(mapping, [file("a.csv", "name,kind\nBAD\n")])).toEqual([
      'mapping.yaml:6:31: MAPPING_INVALID: a.csv has no column "nam"; perhaps "name"',
      'mapping.yaml:6:72: MAPPING_INVALID: a.csv has no column "x.y"',
      "mapping.yaml:7:18: MAPPING_INVALID: no column of the file fits this pattern",
    ]);
    const one = await complaintsOf(mapping, [file("b.csv", "name;kind\n")]);
    expect(one[0]).toMatch(/it has one column alone: is `delimiter` right\?$/);
  });

  it("tells rows by line and column, contradictions by both lines, and ends after a thousand", async () => {
    const dataset = newDataset();
    const mapping = `${head(dataset)}inputs:
  - files: "*.csv"
    records:
      - record: Actor
        slug: "{id}"
        kind: NGO
        names: [{value: "{name}", kind: OFFICIAL}]
        existence: {from: since, date: DD.MM.YYYY}
        website: "{web}"
`;
    const rows = [
      "id,name,since,web",
      'a,"A\nA",01.02.2003,',
      "a,A,01.02.2003,",
      "b,B,1.2.2003,",
      "c,C,31.02.2003,",
      "d,D,,ftp://d",
      "e,E\u0000,,",
      "f,F",
    ].join("\n");
    expect(await complaintsOf(mapping, [file("a.csv", rows)])).toEqual([
      'a.csv:4: DUPLICATE_RECORD: Actor "a" is made in line 2 too, with other content',
      'a.csv:5:since: BAD_DATE: "1.2.2003" is no date as DD.MM.YYYY',
      expect.stringMatching(/^a.csv:6:since: BAD_DATE: Actor.existence: "2003-02-31" is no date/),
      "a.csv:7:web: BAD_RECORD: Actor.website: must be a web address",
      "a.csv:8:name: BAD_RECORD: Actor.names.0.value: holds a NUL or half of a surrogate pair",
      "a.csv:9: BAD_ROW: has 2 cells, and the heading has 4",
    ]);
    const many = file("many.csv", `id,name,since,web\n${"x,y,z,\n".repeat(50_000)}`);
    const refusal = (await load(mapping, [many]).catch((error: unknown) => error)) as Refusal;
    expect(refusal.details.total).toBe(1_001);
    expect(await payloadsOf(dataset, "Actor")).toEqual([]);
  });

  it("takes no file that it does not know, nor one that fits two inputs", async () => {
    const mapping = `${head(newDataset())}inputs:
  - {files: "a*.csv", records: [{record: Theme, slug: "{a}", name: {en: "{a}"}}]}
  - {files: "*b.csv", records: [{record: Theme, slug: "{a}", name: {en: "{a}"}}]}
`;
    for (const name of ["c.csv", "ab.csv"])
      await expect(load(mapping, [file(name, "a\n")])).rejects.toMatchObject({ code: "MAPPING_INVALID" });
    const { sources, lacking } = await mappedFiles(
      file("mapping.yaml", mapping),
      [file("a1.csv", "a\n")],
      db.ledger.types,
    );
    expect(sources.map(({ name }) => path.basename(name))).toEqual(["a1.csv"]);
    expect(lacking).toEqual(["*b.csv"]);
  });

  it("cannot be blown up by aliases, nor by size", async () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (let index = 1; index < 9; index += 1) {
      const [before, name] = ["abcdefghi"[index - 1], "abcdefghi"[index]];
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(",")}]`);
    }
    expect(await complaintsOf(bomb.join("\n"), [])).toEqual([expect.stringMatching(/MAPPING_INVALID: .*alias/i)]);
    expect(await complaintsOf("a: &a [*a]", [])).toEqual([
      "mapping.yaml:1: MAPPING_INVALID: is nested deeper than 200",
    ]);
    expect(await complaintsOf(`a: ${"[".repeat(9_000)}`, [])).toHaveLength(100);
    await expect(load("#".repeat(2_000_000), [])).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  });
});

describe("a mapping that somebody else wrote", () => {
  const one = (record: string, more = "", files = "a*.csv") =>
    `${head(newDataset())}${more}inputs: [{files: "${files}", records: [{record: Actor, kind: NGO, ${record}}]}]\n`;
  const named = 'slug: "hostile-{a}", names: [{value: "{a}", kind: OFFICIAL}]';

  it("may name fields as every object has them, or a key twice: it is told where", async () => {
    expect(await complaintsOf(one(`${named}, constructor: x`), [])).toEqual([
      expect.stringMatching(/:3:\d+: MAPPING_INVALID: there is no field of Actor "constructor"/),
    ]);
    expect(await complaintsOf(one(named, "tables: {t: {a: 1, a: 2}}\n"), [])).toEqual([
      'mapping.yaml:3:20: MAPPING_INVALID: "a" stands twice',
    ]);
  });

  it.each(["^(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)$", "^a?a?a?a?a?a?a?aaaaaaa$"])(
    "cannot keep the node busy by %s",
    async (extract) => {
      const complaints = await complaintsOf(one(`${named}, website: {from: a, extract: "${extract}"}`), []);
      expect(complaints).toEqual([expect.stringMatching(/more than 100 choices by \| and \?, which can run away/)]);
    },
  );

  it("cannot keep the node busy by stars in names of files", async () => {
    const given = file(`${"a".repeat(200)}.csv`, "a\n");
    await expect(load(one(named, "", `${"*a".repeat(20)}*b`), [given])).rejects.toMatchObject({
      code: "MAPPING_INVALID",
    });
    const fits = await mappedFiles(file("mapping.yaml", one(named, "", "A*?.c*")), [given], db.ledger.types);
    expect(fits.sources).toHaveLength(1);
  });

  it("cannot make a text without end", async () => {
    const complaints = await complaintsOf(one(`${named}, website: "${"{a}".repeat(5_000)}"`), [
      file("a.csv", `a\n${"x".repeat(1_000)}\n`),
    ]);
    expect(complaints).toContain("a.csv:2:a: BAD_RECORD: makes more than 1048576 characters");
  });

  it("cannot join rows without end to each row", async () => {
    file("many.csv", `k,v\n${"k,v\n".repeat(2_000)}`);
    const join = "join: [{file: many.csv, as: m, key: k, by: a, many: true}], records: [";
    const complaints = await complaintsOf(one(`${named}, website: "{m.v}"`).replace("records: [", join), [
      file("a.csv", "a\nk\n"),
    ]);
    expect(complaints[0]).toBe('many.csv:1002:k: BAD_ROW: "k" stands more than 1000 times');
    expect(complaints).toHaveLength(100);
  });
});

describe("the documents and the schema", () => {
  const schema = new Ajv2020({ strict: false }).compile(mappingSchema(RECORD_TYPES));
  const shipped = path.join(root, "data/mappings");

  it.each(readdirSync(shipped).filter((name) => name.endsWith(".yaml")))("%s fits the JSON Schema", (name) => {
    schema(parse(readFileSync(path.join(shipped, name), "utf8")));
    expect(schema.errors ?? []).toEqual([]);
  });

  it("refuse what the form refuses", () => {
    const base = { mapping: "counterweight/mapping/1", dataset: { name: "x", title: "X" } };
    const withRecord = (record: object) => ({ ...base, inputs: [{ files: "x", records: [record] }] });
    const actor = { record: "Actor", slug: "{a}", kind: "NGO", names: [{ value: "{a}", kind: "OFFICIAL" }] };
    expect(schema(withRecord(actor))).toBe(true);
    expect(schema(withRecord({ ...actor, nmaes: [] }))).toBe(false);
    expect(schema(withRecord({ ...actor, website: { from: "a", dat: "YYYY" } }))).toBe(false);
    expect(schema(withRecord({ columns: "^p", records: [] }))).toBe(false);
  });

  it("have an example that works", async () => {
    const text = readFileSync(path.join(root, "docs/mappings.md"), "utf8");
    const example = /```csv\n([^]*?)```\n\n```yaml\n([^]*?)```/.exec(text)!;
    const report = await load(example[2]!, [file("organisations.csv", example[1]!)]);
    expect(report.files[0]).toMatchObject({ dataset: "harbour", records: 3, created: 3 });
  });
});

describe("slugs", () => {
  it("keep apart what differs by more than case, accents and punctuation", () => {
    expect(slugOf("Solidarité  Mondiale!")).toBe("solidarite-mondiale");
    expect(slugOf("52.1")).toBe("52-1");
    expect(slugOf("…")).toBeNull();
    const greek = [slugOf("Ένωση Αθηνών"), slugOf("Ένωση Πειραιώς")];
    expect(new Set(greek).size).toBe(2);
    const long = [slugOf(`${"long ".repeat(40)} a`)!, slugOf(`${"long ".repeat(40)} b`)!];
    expect(new Set(long).size).toBe(2);
    for (const slug of [...greek, ...long]) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(Math.max(...long.map(({ length }) => length))).toBeLessThanOrEqual(120);
  });
});
