// Ready formats, read without a mapping: what of them becomes which records, what is left out and told, and what is refused.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import sql from "sql-template-tag";
import type { Refusal } from "../../src/core/refusal";
import { isForeign, sourcesOf } from "../../src/exchange/formats/detect";
import type { DatasetOptions } from "../../src/exchange/formats/foreign.source";
import { importAll } from "../../src/exchange/import/import.service";
import type { Complaint } from "../../src/exchange/import/record-source";
import { openTestDatabase, type TestDatabase } from "../support/database";

const fixture = (name: string) => path.join(__dirname, "../fixtures/formats", name);
const text = (name: string) => readFileSync(fixture(name), "utf8");

describe("ready formats", () => {
  let db: TestDatabase;
  let directory: string;
  beforeAll(async () => {
    db = await openTestDatabase();
    directory = mkdtempSync(path.join(tmpdir(), "counterweight-formats-"));
  });
  const isEmpty = async () => (await db.database.rows(sql`SELECT 1 FROM ledger_entry LIMIT 1`)).length === 0;
  afterEach(async () => {
    if (await isEmpty()) return;
    await db.close();
    db = await openTestDatabase();
  });
  afterAll(async () => {
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const file = (name: string, content: string | Buffer) => {
    const target = path.join(directory, name);
    writeFileSync(target, content);
    return target;
  };

  async function load(paths: readonly string[], options: DatasetOptions = {}) {
    const sources = await sourcesOf(paths, options);
    const { files } = await importAll(db.ledger, sources, { origin: "test" });
    const leftOut = sources.flatMap((source) => (isForeign(source) ? source.leftOut() : []));
    return { files, leftOut: Object.fromEntries(leftOut.map(({ what, count }) => [what, count])) };
  }

  /** What the report says of a file, and that nothing of it was written. */
  async function complaintsOf(target: string): Promise<Complaint[]> {
    const refusal = await load([target]).then(
      () => null,
      (error: unknown) => error as Refusal,
    );
    expect(refusal).toMatchObject({ code: "IMPORT_REFUSED" });
    expect(await isEmpty()).toBe(true);
    return refusal!.details.complaints as Complaint[];
  }

  const actors = () =>
    db.database.rows<Record<string, unknown> & { slug: string }>(
      sql`SELECT slug, kind, names, jurisdiction, public_role, website, existence, description,
          (SELECT array_agg(i.scheme || ' ' || i.value ORDER BY i.scheme) FROM actor_identifier i WHERE i.actor_id = a.id) AS numbers
        FROM actor a ORDER BY names -> 0 ->> 'value'`,
    );
  const ties = () =>
    db.database.rows<Record<string, unknown>>(
      sql`SELECT t.type, s.names -> 0 ->> 'value' AS source, g.names -> 0 ->> 'value' AS target, t.role, t.valid, t.strength,
          t.amount::text, t.currency, t.note
        FROM relationship t JOIN actor s ON s.id = t.source_id JOIN actor g ON g.id = t.target_id
        ORDER BY 1, 2, 3, t.amount DESC NULLS LAST`,
    );

  describe("FollowTheMoney", () => {
    it("makes actors of entities, with names, numbers, country and dates", async () => {
      const { files } = await load([fixture("harbour.ftm.ndjson")]);
      expect(files).toMatchObject([{ dataset: "harbour", records: 21, created: 21 }]);
      const byName = new Map((await actors()).map((actor) => [(actor.names as { value: string }[])[0]!.value, actor]));
      expect(byName.get("Port of Nordhaven")).toMatchObject({
        slug: expect.stringMatching(/^port-of-nordhaven-[0-9a-f]{10}$/),
        kind: "COMPANY",
        names: [
          { value: "Port of Nordhaven", kind: "OFFICIAL" },
          { value: "Nordhaven Docks", kind: "FORMER" },
          { value: "Nordhaven Port NV", kind: "VARIANT" },
          { value: "The Port", kind: "VARIANT" },
        ],
        jurisdiction: "BE",
        website: "https://port.example",
        existence: "1974-05-01/..",
        description: { und: "Runs the harbour." },
        numbers: ["BE-BCE_KBO 0123456789", "XI-LEI 529900T8BM49AURSDO55"],
      });
      expect(byName.get("Union of Dockers")).toMatchObject({ kind: "TRADE_UNION", numbers: ["BE-OTHER 55"] });
      expect(byName.get("Ministry of Ports")).toMatchObject({ kind: "PUBLIC_ADMINISTRATION", jurisdiction: "GB-SCT" });
      expect(byName.get("Board of Pilots")).toMatchObject({ existence: "1950/1992-03", jurisdiction: null });
    });

    it("takes persons in a public role alone, and nothing of their private life", async () => {
      const { leftOut } = await load([fixture("harbour.ftm.ndjson")]);
      const persons = (await actors()).filter(({ kind }) => kind === "PERSON");
      expect(persons).toMatchObject([
        { public_role: { und: "Minister of Ports" }, numbers: ["XI-WIKIDATA Q1"], existence: null },
        { public_role: { und: "Chair" } },
        { public_role: { und: "Spokeswoman of the port" } },
      ]);
      const written = JSON.stringify(await db.database.rows(sql`SELECT payload FROM record_assertion`));
      for (const secret of ["Dan Cousin", "1960", "withheld", "P1"]) expect(written).not.toContain(secret);
      expect(leftOut).toEqual({
        "Vessel: there is no such kind of record here": 2,
        "Person: no public role is known (GDPR, article 9)": 1,
        "Family: a tie of private life (GDPR, article 9)": 1,
        "Associate: a tie of private life (GDPR, article 9)": 1,
        "Membership: persons are tied by what they do in public, by nothing else (GDPR, article 9)": 1,
        "Employment: one of its ends is left out": 1,
        "Ownership: one of its ends is left out": 1,
        "Payment: it does not name both its ends": 1,
        "amount: no decimal number with an ISO 4217 currency": 1,
        "country SUHH: no ISO 3166 code": 1,
        "registrationNumber: without a country nobody knows whose it is": 1,
        "website: begins with neither http:// nor https://": 1,
      });
    });

    it("makes ties with their dates, shares, money and roles", async () => {
      await load([fixture("harbour.ftm.ndjson")]);
      expect(await ties()).toMatchObject([
        { type: "ADVISES", source: "Board of Pilots", target: "Ministry of Ports", role: { und: "Pilots' council" } },
        { type: "EMPLOYED_BY", source: "Cleo Speaker", target: "Port of Nordhaven", role: { und: "Spokeswoman" } },
        {
          ...{ type: "FUNDS", source: "Ministry of Ports", target: "Port of Nordhaven", valid: "2020-03-01" },
          ...{ amount: "1250000.50", currency: "EUR", note: "Dredging" },
        },
        { type: "FUNDS", source: "Ministry of Ports", target: "Union of Dockers", amount: null, currency: null },
        { type: "HOLDS_OFFICE", source: "Ada Minister", valid: "2019/2023-06-30", role: { und: "Minister of Ports" } },
        { type: "LINKED_TO", source: "Harbour Holding", target: "Port of Nordhaven", role: { und: "Director" } },
        { type: "LINKED_TO", source: "Union of Dockers", target: "Ministry of Ports" },
        { type: "MEMBER_OF", source: "Union of Dockers", target: "Board of Pilots" },
        { type: "OFFICER_OF", source: "Ben Chair", target: "Port of Nordhaven", valid: "2010-04/.." },
        {
          ...{ type: "OWNS", source: "Harbour Holding", target: "Port of Nordhaven", valid: "2001-01-01/.." },
          ...{ strength: 0.515, note: "https://register.example/owns" },
        },
        { type: "REPRESENTS", source: "Board of Pilots", target: "Port of Nordhaven" },
        { type: "SUBSIDIARY_OF", source: "Board of Pilots", target: "Harbour Holding", role: {} },
        { type: "SUCCEEDS", source: "Port of Nordhaven", target: "Board of Pilots", valid: "1992" },
      ]);
    });

    it("changes a renamed entity in place, and does nothing for the rest", async () => {
      await load([fixture("harbour.ftm.ndjson")]);
      const renamed = text("harbour.ftm.ndjson").replace("Harbour Holding", "Harbour Group");
      const { files } = await load([file("harbour.ftm.ndjson", renamed)]);
      expect(files).toMatchObject([{ created: 0, updated: 1, unchanged: 20 }]);
    });

    it("tells every wrong line, and writes none of the right ones", async () => {
      const entity = (id: string, schema: string, properties: object) => JSON.stringify({ id, schema, properties });
      const lines = [
        entity("right", "Company", { name: ["Right"] }),
        '{"id":"broken","schema":"Company"',
        entity("right", "Company", { name: ["Right again"] }),
        entity("nameless", "Company", {}),
        entity("nested", "Company", { name: ["Nested"], parent: [{ id: "x", schema: "Company" }] }),
        JSON.stringify({ id: "flat", schema: "Company", properties: { name: "Flat" } }),
        entity("dated", "Company", { name: ["Dated"], incorporationDate: ["once upon a time"] }),
        entity("nul", "Company", { name: ["NUL\u0000"] }),
        entity("tie", "Ownership", { owner: ["nobody"], asset: ["right"] }),
        entity("office", "Occupancy", { holder: ["right"], post: ["nowhere"] }),
        JSON.stringify({ id: "", schema: "Company", properties: {} }),
        JSON.stringify({ id: "kindless", properties: {} }),
        entity("many", "UnknownLink", { subject: Array(40).fill("right"), object: Array(40).fill("right") }),
      ];
      const complaints = await complaintsOf(file("wrong.ftm.json", lines.join("\n")));
      expect(complaints.map(({ line, code }) => [line, code])).toEqual([
        [2, "BAD_JSON"],
        [3, "DUPLICATE_RECORD"],
        [4, "BAD_RECORD"],
        [5, "BAD_RECORD"],
        [6, "BAD_RECORD"],
        [7, "BAD_DATE"],
        [8, "BAD_RECORD"],
        [9, "UNKNOWN_REFERENCE"],
        [10, "UNKNOWN_REFERENCE"],
        [11, "BAD_RECORD"],
        [12, "BAD_RECORD"],
        [13, "BAD_RECORD"],
      ]);
      expect(complaints[3]!.message).toBe(
        "properties.parent: must be a list of texts: entities within entities are not read",
      );
    });

    it("refuses one register number of two entities, by line", async () => {
      const company = (id: string) =>
        JSON.stringify({ id, schema: "Company", properties: { name: [id], leiCode: ["529900T8BM49AURSDO55"] } });
      const complaints = await complaintsOf(file("twins.ftm.json", [company("a"), company("b")].join("\n")));
      expect(new Set(complaints.map(({ code }) => code))).toEqual(new Set(["IDENTIFIER_TAKEN"]));
      expect(complaints.map(({ line }) => line)).toEqual([1, 2]);
    });

    it("refuses a file whose last line is cut off", async () => {
      const half = text("harbour.ftm.ndjson").trimEnd().slice(0, -20);
      expect(await complaintsOf(file("half.ftm.json", half))).toMatchObject([{ line: 29, code: "BAD_JSON" }]);
    });
  });

  describe("IATI", () => {
    it("makes actors of organisations, and funding of their budgets for identified receivers", async () => {
      const { files, leftOut } = await load([fixture("giver.iati-2.03.xml"), fixture("ministry.iati-2.01.xml")]);
      expect(files).toMatchObject([
        { dataset: "giver-iati-2-03", records: 7, created: 7 },
        { dataset: "ministry-iati-2-01", records: 3, created: 3 },
      ]);
      expect(await actors()).toMatchObject([
        {
          slug: expect.stringMatching(/^aide-avenir-[0-9a-f]{10}$/),
          kind: "NGO",
          names: [
            { value: "Aide & Avenir", lang: "fr", kind: "OFFICIAL" },
            { value: "Hulp & Toekomst", lang: "nl", kind: "OFFICIAL" },
            { value: "A&A", lang: "fr", kind: "VARIANT" },
          ],
          jurisdiction: "BE",
          numbers: ["BE-BCE_KBO 0111222333"],
        },
        { names: [{ value: "Charity of Tides", kind: "OFFICIAL" }], jurisdiction: "GB", numbers: ["GB-CHC 5"] },
        {
          kind: "OTHER_ORGANISATION",
          names: [{ value: "Harbour Workers' Fund", lang: "en", kind: "OFFICIAL" }],
          jurisdiction: "KE",
          numbers: ["KE-NCB 218"],
        },
        { kind: "PUBLIC_ADMINISTRATION", names: [{ value: "Ministry of Made-Up Aid" }], numbers: ["GB-GOV 77"] },
        { kind: "OTHER_ORGANISATION", names: [{ value: "World Harbour Programme" }], numbers: ["IATI 41999"] },
        { names: [{ value: "XM-DAC-99999", kind: "VARIANT" }], jurisdiction: null, numbers: ["XM-DAC 99999"] },
      ]);
      const year = { type: "FUNDS", source: "Aide & Avenir", valid: "2024-01-01/2024-12-31" };
      expect(await ties()).toMatchObject([
        {
          ...{ ...year, target: "Harbour Workers' Fund", amount: "250000.50", currency: "USD" },
          note: "A budget that the giver published, committed (IATI)",
        },
        {
          ...{ ...year, target: "Harbour Workers' Fund", amount: "1000", currency: "EUR" },
          note: "A budget that the giver published, indicative (IATI)",
        },
        { target: "XM-DAC-99999", amount: null },
        { target: "Charity of Tides", amount: "1500", currency: "GBP", valid: "2015-04-01/2016-03-31" },
      ]);
      expect(leftOut).toEqual({
        "<total-budget>: not about two organisations": 1,
        "<recipient-org-budget>: the receiver has no identifier": 1,
        "<document-link>: not about two organisations": 1,
        "<value>: no decimal number with an ISO 4217 currency": 1,
      });
    });

    it("does nothing the second time", async () => {
      await load([fixture("giver.iati-2.03.xml")]);
      expect((await load([fixture("giver.iati-2.03.xml")])).files).toMatchObject([{ created: 0, unchanged: 7 }]);
    });

    const within = (inside: string, head = "") =>
      `<?xml version="1.0"?>\n${head}<iati-organisations version="2.03">\n${inside}\n</iati-organisations>`;
    const organisation = (inside: string) =>
      within(
        `<iati-organisation><organisation-identifier>XX-A-1</organisation-identifier>${inside}</iati-organisation>`,
      );
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ""};`.repeat(10)}">`,
    ).join("")}]>\n`;

    it.each([
      ["entities that expand", within("<a>&lol9;</a>", laughs), 2, /DOCTYPE/],
      ["an unknown entity", within("<a>&lol;</a>"), 3, /undefined entity/],
      ["elements too deep", organisation("<a>".repeat(70)), 3, /more than 64 deep/],
      [
        "an endless text",
        organisation(`<name><narrative>${"x".repeat(3_000_000)}`),
        3,
        /longer than 1048576 characters/,
      ],
      [
        "an endless attribute",
        organisation(`<name a="${"x".repeat(3_000_000)}"/>`),
        3,
        /longer than 1048576 characters/,
      ],
      [
        "a statement without end",
        organisation(`<name>${"<narrative>x</narrative>".repeat(60_000)}`),
        3,
        /<name> is longer/,
      ],
      [
        "attributes without end",
        organisation(`<name ${Array.from({ length: 101 }, (_, at) => `a${at}=""`).join(" ")}/>`),
        3,
        /more than 100 attributes/,
      ],
      [
        "another encoding than it can have",
        '<?xml version="1.0" encoding="ISO-8859-1"?><iati-organisations/>',
        1,
        /ISO-8859-1/,
      ],
      ["tags that do not match", organisation("<name></nam>"), 3, /unexpected close tag/],
    ])("refuses %s, with line and column", async (_, content, line, message) => {
      expect(await complaintsOf(file("bad.xml", content))).toEqual([
        { line, column: expect.any(Number), code: "BAD_XML", message: expect.stringMatching(message) },
      ]);
    });

    it("refuses half a file, and writes nothing of what came before", async () => {
      const half = text("giver.iati-2.03.xml").slice(0, -40);
      expect(await complaintsOf(file("half.xml", half))).toMatchObject([
        { line: 44, code: "BAD_XML", message: "unclosed tag: iati-organisation" },
      ]);
    });

    it.each([
      ["no identifier", within("<iati-organisation><name/></iati-organisation>"), [[3, "BAD_RECORD"]]],
      ["no name", organisation(""), [[3, "BAD_RECORD"]]],
      [
        "the same organisation twice",
        within(
          "\n<iati-organisation><organisation-identifier>XX-A-1</organisation-identifier><name><narrative>A</narrative></name></iati-organisation>".repeat(
            2,
          ),
        ),
        [[5, "DUPLICATE_RECORD"]],
      ],
      ["what is no organisation", within("<a/><b/>"), [[3, "BAD_RECORD"]]],
      ["an older version", within("").replace("2.03", "1.05"), [[2, "BAD_RECORD"]]],
      [
        "a day that is none",
        organisation(
          '<name><narrative>A</narrative></name><recipient-org-budget><recipient-org ref="XX-B-1"/><period-start iso-date="2024-13-01"/><value>1</value></recipient-org-budget>',
        ),
        [[3, "BAD_DATE"]],
      ],
    ])("refuses %s", async (_, content, expected) => {
      expect((await complaintsOf(file("bad.xml", content))).map(({ line, code }) => [line, code])).toEqual(expected);
    });
  });

  describe("CSV of downloads", () => {
    it("brings records back under their ids, actors first whatever comes first", async () => {
      const { files } = await load([fixture("relationships.csv"), fixture("actors.csv")]);
      expect(files.map(({ name, created }) => [path.basename(name), created])).toEqual([
        ["actors.csv", 2],
        ["relationships.csv", 1],
      ]);
      expect(await actors()).toMatchObject([
        {
          ...{ slug: "plus-union", kind: "TRADE_UNION", existence: "1970~/.." },
          names: [{ value: "+Union", kind: "OFFICIAL" }],
          numbers: ["BE-BCE_KBO 0123 456", "XX-Y a:b"],
        },
        { slug: "quoted", names: [{ value: 'Said "so",\non two lines', kind: "OFFICIAL" }] },
      ]);
      expect(await ties()).toMatchObject([
        { type: "FUNDS", amount: "1250000.50", currency: "EUR", strength: 0.5, role: { und: "Sponsor" } },
      ]);
      expect(
        await db.database.rows(sql`SELECT r.type, r.id::text AS id, a.dataset, d.licence FROM record r
          JOIN record_assertion a ON a.record_id = r.id JOIN dataset d ON d.name = a.dataset ORDER BY r.id, r.type`),
      ).toEqual([
        { type: "Actor", id: "00000000-0000-0000-0000-000000000001", dataset: "harbours", licence: "CC-BY-4.0" },
        { type: "Actor", id: "00000000-0000-0000-0000-000000000002", dataset: "actors", licence: null },
        { type: "Relationship", id: "00000000-0000-0000-0000-000000000003", dataset: "relationships", licence: null },
      ]);
    });

    it("tells wrong cells by line and column", async () => {
      const heading = "id,slug,name,kind,sector_state,sector_economy,sector_civil_society,existence,dataset";
      const id = (last: number) => `actor_0000000000000000000000000000000${last}`;
      const rows = [
        `${id(1)},a,"A\nB",NGO,,,,,`,
        `${id(2)},b,B,GHOST,much,,,2019/2015,`,
        `${id(1)},c,C,NGO,,,,,`,
        `policy_00000000000000000000000000000001,d,D,NGO,,,,,`,
        `${id(3)},e,,NGO,,,,,`,
        `${id(4)},f,F,NGO,,,,,Not A Name`,
        `${id(5)},g,G`,
      ];
      const complaints = await complaintsOf(file("actors.csv", [heading, ...rows].join("\r\n")));
      expect(complaints.map(({ line, column, code }) => [line, column, code])).toEqual([
        [4, "kind", "BAD_RECORD"],
        [4, "sector_state", "BAD_RECORD"],
        [4, "sector_state", "BAD_RECORD"],
        [4, "sector_state", "BAD_RECORD"],
        [4, "existence", "BAD_DATE"],
        [5, undefined, "DUPLICATE_RECORD"],
        [6, undefined, "BAD_ID"],
        [7, "name", "BAD_RECORD"],
        [8, "dataset", "BAD_RECORD"],
        [9, undefined, "BAD_ROW"],
      ]);
    });

    it("refuses ties whose actors are nowhere", async () => {
      expect(await complaintsOf(fixture("relationships.csv"))).toMatchObject([
        { line: 2, code: "UNKNOWN_REFERENCE" },
        { line: 2, code: "UNKNOWN_REFERENCE" },
      ]);
    });

    it("refuses half a file where the quote opened", async () => {
      const half = text("actors.csv").slice(0, -30);
      expect(await complaintsOf(file("actors.csv", half))).toMatchObject([{ line: 3, code: "BAD_ROW" }]);
    });
  });

  describe("which format it is", () => {
    it("is told by the beginning, whatever the name, packed or not", async () => {
      const packed = file("a.bin", gzipSync(text("harbour.ftm.ndjson")));
      const marked = file("b.txt", `\uFEFF${text("giver.iati-2.03.xml")}`);
      const { files } = await load([packed, marked], { name: "mine", title: "Mine", licence: "CC0-1.0" });
      expect(files).toMatchObject([
        { dataset: "mine", created: 21 },
        { dataset: "mine", created: 7 },
      ]);
      expect(await db.database.rows(sql`SELECT name, title, licence FROM dataset`)).toEqual([
        { name: "mine", title: "Mine", licence: "CC0-1.0" },
      ]);
    });

    it.each([
      ["a JSON list", "[{}]", "FORMAT_UNKNOWN"],
      ["other JSON", '{"a":1}', "FORMAT_UNKNOWN"],
      ["other XML", "<html/>", "FORMAT_UNKNOWN"],
      ["IATI activities", '<iati-activities version="2.03"/>', "FORMAT_UNKNOWN"],
      ["another table", "org,name\n1,A", "FORMAT_UNKNOWN"],
      ["a download with a column misspelt", "id,slug,name,kind,jurisdicton\n", "FORMAT_UNKNOWN"],
      ["plain text", "Dear reader", "FORMAT_UNKNOWN"],
    ])("refuses %s, and says what is read", async (_, content, code) => {
      await expect(load([file("unknown", content)])).rejects.toMatchObject({
        code,
        message: expect.stringMatching(/FollowTheMoney.*IATI.*CSV.*--mapping/),
      });
    });

    it("refuses Latin-1, with the line", async () => {
      const latin1 = Buffer.from(text("harbour.ftm.ndjson").replace("Ada", "Adéla"), "latin1");
      await expect(load([file("latin.ftm.json", latin1)])).rejects.toMatchObject({
        code: "BAD_TEXT",
        message: expect.stringContaining("line 6"),
      });
      expect(await isEmpty()).toBe(true);
    });

    it("refuses a file that is not there", async () => {
      await expect(load([path.join(directory, "nowhere.xml")])).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
    });
  });
});
