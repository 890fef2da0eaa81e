// The mapping of IATI's organisation identifiers: on a made-up file of the same shape always, on the real one where it is at hand.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import sql from "sql-template-tag";
import { KIND_OF_ORGANISATION_TYPE } from "../../src/exchange/formats/iati.terms";
import { countryOf, identifierOf } from "../../src/exchange/formats/org-id.terms";
import { importAll, type ImportReport } from "../../src/exchange/import/import.service";
import { readMapping } from "../../src/exchange/mapping/mapping.document";
import { mappedFiles } from "../../src/exchange/mapping/mapping.files";
import { openTestDatabase, type TestDatabase } from "../support/database";

const root = path.resolve(__dirname, "../..");
const mapping = path.join(root, "data/mappings/iati-org-ids.yaml");
const fixture = path.join(root, "test/fixtures/iati-ids.csv");
const real = path.resolve(root, process.env.COUNTERWEIGHT_DATA ?? "../shared/data", "iati/org_ids.csv");

async function load(db: TestDatabase, file: string): Promise<ImportReport> {
  const { sources } = await mappedFiles(mapping, [file], db.ledger.types);
  return importAll(db.ledger, sources, { origin: "test", isWhole: true });
}

interface Organisation {
  readonly slug: string;
  readonly kind: string;
  readonly jurisdiction: string | null;
  readonly names: readonly { readonly value: string; readonly lang?: string; readonly kind: string }[];
  readonly identifiers: readonly string[];
}

const organisations = (db: TestDatabase) =>
  db.database.rows<Organisation>(sql`SELECT a.slug, a.kind, a.jurisdiction, a.names,
    (SELECT array_agg(i.scheme || ' ' || i.value) FROM actor_identifier i WHERE i.actor_id = a.id) AS identifiers
    FROM actor a ORDER BY a.slug COLLATE "C"`);

describe("the mapping of IATI's organisation identifiers, on a made-up file of the same shape", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
    await load(db, fixture);
  });
  afterAll(() => db.close());

  it("names organisations by language, on one line, and leaves out rows without a name or an identifier", async () => {
    const named = (await organisations(db)).map(({ slug, names }) => [
      slug,
      ...names.map(({ value, lang }) => `${lang ?? "?"}: ${value}`),
    ]);
    expect(named).toEqual([
      ["iati-be-bce-kbo-0100000001", "en: Ports in Solidarity", "fr: Ports solidaires", "nl: Solidaire Havens"],
      ["iati-ca-on-ont-1000003", "en: Harbour Aid"],
      ["iati-de-9", "de: Hafenministerium", "en: Ministry of Ports"],
      ["iati-nl-kvk-10000004", "nl: Stichting Kade"],
      ["iati-np-cro-1-002-03", "ab: Lamp"],
      ["iati-xm-dac-9-ppr-5", '?: The "Quay" Fund'],
    ]);
  });

  it("tells the register of a number and its country, and keeps numbers of no register as they are", async () => {
    const identified = (await organisations(db)).map(({ identifiers, jurisdiction, kind }) => [
      ...identifiers,
      jurisdiction,
      kind,
    ]);
    expect(identified).toEqual([
      ["BE-BCE_KBO 0100000001", "BE", "NGO"],
      ["CA_ON-ONT 1000003", "CA", "NGO"],
      ["IATI DE-9", null, "PUBLIC_ADMINISTRATION"],
      ["NL-KVK 10000004", "NL", "FOUNDATION"],
      ["NP-CRO 1/002/03", "NP", "ACADEMIC_INSTITUTION"],
      ["XM-DAC 9-PPR-5", null, "INTERGOVERNMENTAL_ORGANISATION"],
    ]);
  });

  it("cites where each organisation says so itself", async () => {
    const cited = await db.database.rows(sql`SELECT a.slug, x.note FROM evidence e JOIN actor a ON a.id = e.subject_id
      JOIN excerpt x ON x.id = e.excerpt_id WHERE a.slug = 'iati-de-9'`);
    expect(cited).toEqual([{ slug: "iati-de-9", note: "DE-9, as published at https://iati.example/ministry-org.xml" }]);
  });

  it("does nothing the second time", async () => {
    const again = await load(db, fixture);
    expect(again.files).toMatchObject([{ records: 19, created: 0, updated: 0, unchanged: 19 }]);
    expect(again.gone).toMatchObject({ total: 0 });
  });

  it("knows the kinds that the reader of IATI's own files knows", async () => {
    const { form } = await readMapping(mapping);
    expect(form.tables?.kind).toEqual(KIND_OF_ORGANISATION_TYPE);
  });
});

/** Where the data folder is absent, says so and asserts just that, so that nobody takes the silence for a pass. */
const skipAloud = (name: string, _suite: () => void) => {
  const reason = "its file is not at hand; COUNTERWEIGHT_DATA can name the folder";
  console.warn(`skipped: ${name}: ${reason}`);
  it(`${name} (SKIPPED: ${reason})`, () => expect(existsSync(real)).toBe(false));
};
const describeWithData = existsSync(real) ? describe : skipAloud;

describeWithData("the mapping of IATI's organisation identifiers, on the real file", () => {
  const rows = () =>
    parse<Record<string, string>>(readFileSync(real), { columns: true, bom: true }).map((row) => ({
      ...row,
      id: row.org_id!,
      names: Object.entries(JSON.parse(row.names_json!) as Record<string, string | null>)
        .filter(([, name]) => name)
        .map(([lang, name]) => `${lang}: ${name!.trim().replace(/\s+/g, " ")}`),
    }));
  let db: TestDatabase;
  let loaded: Organisation[];
  beforeAll(async () => {
    db = await openTestDatabase();
    await load(db, real);
    loaded = await organisations(db);
  }, 300_000);
  afterAll(() => db.close());

  it("finds every organisation that has a name and an identifier, and all its names", () => {
    const given = rows();
    const named = given.filter(({ id, names }) => id !== "-" && names.length);
    expect([given.length, named.length]).toEqual([1_163, 1_139]);
    const namesOf = ({ names }: Organisation) => names.map(({ value, lang = "" }) => `${lang}: ${value}`).sort();
    expect(loaded.map((organisation) => namesOf(organisation).join()).sort()).toEqual(
      named.map(({ names }) => names.sort().join()).sort(),
    );
  });

  it("knows registers and countries as the reader of IATI's own files does", () => {
    const belgian = loaded.filter(({ identifiers }) => identifiers[0]!.startsWith("BE-BCE_KBO "));
    expect(belgian).toHaveLength(85);
    expect(new Set(belgian.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(["BE"]));
    const bySlug = new Map(loaded.map((organisation) => [organisation.slug, organisation]));
    const inRegisters = rows().filter(({ id, names }) => names.length && identifierOf(id));
    expect(inRegisters.length).toBeGreaterThan(1_100);
    for (const { id } of inRegisters) {
      const { scheme, value } = identifierOf(id)!;
      expect(bySlug.get(`iati-${id.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`)).toMatchObject({
        identifiers: [`${scheme} ${value}`],
        jurisdiction: countryOf(id) ?? null,
      });
    }
  });
});
