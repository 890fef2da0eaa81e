// The mapping of the EU Transparency Register: on made-up files of the same shape always, on the real ones where they are at hand.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import sql from "sql-template-tag";
import { importAll, type ImportReport } from "../../src/exchange/import/import.service";
import { mappedFiles } from "../../src/exchange/mapping/mapping.files";
import { openTestDatabase, type TestDatabase } from "../support/database";

const root = path.resolve(__dirname, "../..");
const mapping = path.join(root, "data/mappings/eu-transparency-register.yaml");
const fixture = path.join(root, "test/fixtures/eu-register");
const real = path.resolve(root, process.env.COUNTERWEIGHT_DATA ?? "../shared/data", "eu-transparency-register");

const tables = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".csv"))
    .map((file) => path.join(folder, file));

async function load(db: TestDatabase, folder: string): Promise<ImportReport> {
  const { sources } = await mappedFiles(mapping, tables(folder), db.ledger.types);
  return importAll(db.ledger, sources, { origin: "test", isWhole: true });
}

const ties = (db: TestDatabase) =>
  db.database.rows(sql`SELECT s.slug AS source, t.type, g.slug AS target, t.confidence, t.note FROM relationship t
    JOIN actor s ON s.id = t.source_id JOIN actor g ON g.id = t.target_id ORDER BY s.slug, g.slug`);

describe("the mapping of the EU Transparency Register, on made-up files of the same shape", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
    await load(db, fixture);
  });
  afterAll(() => db.close());

  it("makes actors of registrants and of expert groups", async () => {
    const actors = await db.database.rows(sql`SELECT a.slug, a.kind, a.names, a.jurisdiction, a.website,
      ARRAY[a.sector_state, a.sector_economy, a.sector_civil_society]::float8[] AS weights, i.scheme || ' ' || i.value AS identifier
      FROM actor a JOIN actor_identifier i ON i.actor_id = a.id ORDER BY a.slug COLLATE "C"`);
    const official = (value: string) => ({ value, kind: "OFFICIAL" });
    expect(actors).toEqual([
      {
        slug: "eu-expert-group-e00001",
        kind: "PUBLIC_BODY",
        names: [official("Expert group on quiet engines")],
        jurisdiction: "EU",
        website: null,
        weights: [null, null, null],
        identifier: "EU-EXPERT-GROUPS E00001",
      },
      expect.objectContaining({ slug: "eu-expert-group-x00002", names: [official("Comité consultatif du pilotage")] }),
      {
        slug: "eu-tr-100000000001-11",
        kind: "NGO",
        names: [official("Clean Harbours Network"), { value: "CHN", kind: "SHORT" }],
        jurisdiction: "BE",
        website: "https://clean-harbours.example",
        weights: [0, 0, 1],
        identifier: "EU-TR 100000000001-11",
      },
      expect.objectContaining({ kind: "PROFESSIONAL_ASSOCIATION", website: null, weights: [0, 0, 1] }),
      expect.objectContaining({ kind: "ACADEMIC_INSTITUTION", website: null, weights: [null, null, null] }),
      expect.objectContaining({ kind: "COMPANY", website: null, weights: [0, 1, 0] }),
    ]);
  });

  it("makes policies of the 40 fields, and registrants advocates in those they name", async () => {
    const fields = await db.database.rows<{ slug: string; kind: string; jurisdiction: string; theme: string }>(
      sql`SELECT p.slug, p.kind, p.jurisdiction, t.name ->> 'en' AS theme FROM policy p
        JOIN policy_theme pt ON pt.policy_id = p.id JOIN theme t ON t.id = pt.theme_id`,
    );
    expect(fields).toHaveLength(40);
    expect(fields).toContainEqual({
      slug: "eu-policy-economy-finance-and-the-euro",
      kind: "POLICY_ORIENTATION",
      jurisdiction: "EU",
      theme: "Economy, finance and the euro",
    });
    const involvements = await db.database
      .rows(sql`SELECT a.slug AS actor, p.slug AS policy, i.role, i.stance FROM involvement i
      JOIN actor a ON a.id = i.actor_id JOIN policy p ON p.id = i.policy_id ORDER BY 1, 2`);
    expect(involvements).toHaveLength(7);
    expect(involvements[0]).toEqual({
      actor: "eu-tr-100000000001-11",
      policy: "eu-policy-economy-finance-and-the-euro",
      role: "ADVOCATE",
      stance: "UNKNOWN",
    });
  });

  it("ties registrants to groups by seats and to each other by names, and says how sure that is", async () => {
    const certain = { type: "MEMBER_OF", confidence: 1, note: null };
    const byName = { type: "MEMBER_OF", confidence: 0.7 };
    const [network, pilots, quay] = ["eu-tr-100000000001-11", "eu-tr-100000000002-22", "eu-tr-1000000003-33"];
    expect(await ties(db)).toEqual([
      { source: network, target: "eu-expert-group-e00001", ...certain },
      { source: pilots, target: "eu-expert-group-x00002", ...certain },
      {
        source: pilots,
        target: network,
        ...byName,
        note: 'Matched by name: "Bund der Lotsen" in the entry of the organisation it is a member of.',
      },
      { source: quay, target: "eu-expert-group-e00001", ...certain },
      {
        source: quay,
        target: network,
        ...byName,
        note: `Matched by name: "Clean Harbours Network (CHN), Brussels" in the member's entry.`,
      },
    ]);
  });

  it("cites the entry of each registrant", async () => {
    const cited = await db.database.rows(sql`SELECT x.note FROM evidence e JOIN actor a ON a.id = e.subject_id
      JOIN excerpt x ON x.id = e.excerpt_id JOIN source s ON s.id = x.source_id AND s.slug = 'eu-transparency-register'
      ORDER BY x.note COLLATE "C"`);
    expect(cited).toHaveLength(4);
    expect(cited[0]).toEqual({ note: "Entry 100000000001-11, registered on 2015-04-01" });
  });

  it("refuses a field of interest that it does not know, by its line", async () => {
    const changed = changedFixture({ "interests-2.csv": (text) => text.replace("Sport", "Spaceflight") });
    await expect(load(db, changed)).rejects.toMatchObject({
      code: "IMPORT_REFUSED",
      details: { complaints: [{ line: 5, column: "field_of_interest", code: "BAD_RECORD" }] },
    });
    rmSync(changed, { recursive: true });
  });

  it("changes nothing the second time, and of a later version only what differs in it; tells what disappeared", async () => {
    const again = await load(db, fixture);
    expect(again.files.filter(({ created, updated }) => created + updated > 0)).toEqual([]);
    expect(again.gone).toMatchObject({ total: 0 });

    const later = changedFixture({
      "organisations.csv": (text) =>
        text.replace("Clean Harbours Network", "Clean Harbours Alliance").replace(/100000000004-44.*\n/, ""),
      "interests-2.csv": (text) => text.replace(/100000000004-44.*\n/, "1000000003-33,Trade\n"),
    });
    const { files, gone } = await load(db, later);
    const changed = files
      .filter(({ created, updated }) => created + updated > 0)
      .map(({ name, created, updated }) => [path.basename(name), created, updated]);
    expect(changed).toEqual([
      ["organisations.csv", 0, 1],
      ["interests-2.csv", 1, 0],
    ]);
    // The registrant that left, its entry and evidence, and its interest.
    expect(gone?.shown.map(({ type }) => type).sort()).toEqual(["Actor", "Evidence", "Excerpt", "Involvement"]);
    rmSync(later, { recursive: true });
  });
});

/** A copy of the fixture in which some files are changed. */
function changedFixture(changes: Readonly<Record<string, (text: string) => string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "counterweight-register-"));
  for (const file of tables(fixture)) {
    const name = path.basename(file);
    const text = readFileSync(file, "utf8");
    writeFileSync(path.join(folder, name), changes[name]?.(text) ?? text);
  }
  return folder;
}

/** Where the data folder is absent, says so and asserts just that, so that nobody takes the silence for a pass. */
const skipAloud = (name: string, _suite: () => void) => {
  const reason = "its files are not at hand; COUNTERWEIGHT_DATA can name the folder";
  console.warn(`skipped: ${name}: ${reason}`);
  it(`${name} (SKIPPED: ${reason})`, () => expect(existsSync(real)).toBe(false));
};
const describeWithData = existsSync(real) ? describe : skipAloud;

describeWithData("the mapping of the EU Transparency Register, on the real files", () => {
  const table = (name: string) =>
    parse<Record<string, string>>(readFileSync(path.join(real, name)), { columns: true, bom: true });
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
    await load(db, real);
  }, 900_000);
  afterAll(() => db.close());

  it("makes one record of every row", async () => {
    const groups = new Set(table("expert_groups.csv").map(({ group_code }) => group_code)).size;
    const [counts] = await db.database.rows(sql`SELECT
      (SELECT count(*)::int FROM actor WHERE slug LIKE 'eu-tr-%') AS registrants,
      (SELECT count(*)::int FROM actor WHERE slug LIKE 'eu-expert-group-%') AS groups,
      (SELECT count(*)::int FROM involvement) AS interests,
      (SELECT count(*)::int FROM relationship WHERE confidence = 1) AS seats,
      (SELECT count(*)::int FROM relationship WHERE confidence < 1) AS memberships`);
    expect(counts).toEqual({
      registrants: table("organisations.csv").length,
      groups,
      interests: table("interests-1.csv").length + table("interests-2.csv").length,
      seats: table("expert_groups.csv").length,
      memberships: table("memberships_resolved.csv").length,
    });
    expect(counts).toEqual({ registrants: 11_836, groups: 245, interests: 117_622, seats: 4_322, memberships: 3_897 });
  });

  it("counts as many advocates in each field as the files do", async () => {
    const counted = new Map<string, number>();
    for (const { field_of_interest: field } of [...table("interests-1.csv"), ...table("interests-2.csv")])
      counted.set(field!, (counted.get(field!) ?? 0) + 1);
    const rows = await db.database.rows<{
      field: string;
      n: number;
    }>(sql`SELECT t.name ->> 'en' AS field, count(*)::int AS n
      FROM involvement i JOIN policy_theme pt ON pt.policy_id = i.policy_id JOIN theme t ON t.id = pt.theme_id GROUP BY 1`);
    expect(new Map(rows.map(({ field, n }) => [field, n]))).toEqual(counted);
  });

  it("keeps name, short name, country and sector of every registrant", async () => {
    const rows = await db.database.rows<{
      slug: string;
      names: { value: string }[];
      jurisdiction: string;
      sector: string;
    }>(sql`SELECT slug, names, jurisdiction, CASE WHEN sector_state = 1 THEN 'STATE' WHEN sector_economy = 1 THEN 'ECONOMIC'
        WHEN sector_civil_society = 1 THEN 'CIVIL_SOCIETY' ELSE 'HYBRID' END AS sector FROM actor WHERE slug LIKE 'eu-tr-%'`);
    const told = rows.map(({ slug, names, jurisdiction, sector }) =>
      [slug, ...names.map(({ value }) => value), jurisdiction, sector].join("|"),
    );
    const given = table("organisations.csv").map(({ id, name, acronym, country, sector }) =>
      [`eu-tr-${id}`, name!.trim(), ...(acronym!.trim() ? [acronym!.trim()] : []), country, sector].join("|"),
    );
    expect(told.sort()).toEqual(given.sort());
    const [sites] = await db.database.rows(sql`SELECT count(website)::int AS n FROM actor`);
    // Of 11,287 cells 10 hold several addresses, a remark, or capitals for https.
    expect(sites).toEqual({ n: 11_277 });
  });

  it("ties known members to their federations", async () => {
    const known = await ties(db);
    expect(known).toContainEqual(
      expect.objectContaining({ source: "eu-tr-64866663811-42", target: "eu-tr-000182225214-48", confidence: 0.7 }),
    );
    expect(known).toContainEqual(
      expect.objectContaining({ source: "eu-tr-0001976677-12", target: "eu-expert-group-e03327", confidence: 1 }),
    );
  });

  it("changes nothing the second time", async () => {
    const { files, gone } = await load(db, real);
    expect(files.filter(({ created, updated }) => created + updated > 0)).toEqual([]);
    expect(gone).toMatchObject({ total: 0 });
  }, 600_000);
});
