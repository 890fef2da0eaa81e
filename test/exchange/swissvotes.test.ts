// The mapping of Swissvotes: on a made-up file of the same shape always, on the real one where it is at hand. There every position must
// be the one that was coded from the same file by other means.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import sql from "sql-template-tag";
import { derivedUuid } from "../../src/core/ids";
import { importAll, type ImportReport } from "../../src/exchange/import/import.service";
import { mappedFiles } from "../../src/exchange/mapping/mapping.files";
import { openTestDatabase, type TestDatabase } from "../support/database";

const root = path.resolve(__dirname, "../..");
const mapping = path.join(root, "data/mappings/swissvotes.yaml");
const fixture = path.join(root, "test/fixtures/swissvotes-like.csv");
const real = path.resolve(root, process.env.COUNTERWEIGHT_DATA ?? "../shared/data", "swissvotes");

async function load(db: TestDatabase, file: string): Promise<ImportReport> {
  const { sources } = await mappedFiles(mapping, [file], db.ledger.types);
  return importAll(db.ledger, sources, { origin: "test", isWhole: true });
}

interface Position {
  readonly reform: string;
  readonly actor: string;
  readonly role: string;
  readonly stance: string;
  readonly note: string | null;
}

const positionsOf = (db: TestDatabase) =>
  db.database.rows<Position>(sql`SELECT r.slug AS reform, a.slug AS actor, i.role, i.stance, i.note FROM involvement i
    JOIN reform r ON r.id = i.reform_id JOIN actor a ON a.id = i.actor_id ORDER BY r.slug COLLATE "C", a.slug COLLATE "C"`);

describe("the mapping of Swissvotes, on a made-up file of the same shape", () => {
  let db: TestDatabase;
  let report: ImportReport;
  beforeAll(async () => {
    db = await openTestDatabase();
    report = await load(db, fixture);
  });
  afterAll(() => db.close());

  it("reads stances out of wide columns, of bodies, sections and youth wings", async () => {
    const positions = await positionsOf(db);
    expect(positions.filter(({ reform }) => reform === "swissvotes-1")).toEqual([
      { reform: "swissvotes-1", actor: "ch-eco", role: "CONSULTED", stance: "NEUTRAL", note: null },
      { reform: "swissvotes-1", actor: "ch-nr", role: "CO_DECIDER", stance: "SUPPORT", note: null },
      { reform: "swissvotes-1", actor: "ch-sgb", role: "ADVOCATE", stance: "SUPPORT", note: null },
      { reform: "swissvotes-1", actor: "ch-sps", role: "ADVOCATE", stance: "SUPPORT", note: null },
      { reform: "swissvotes-1", actor: "ch-sps-frauen", role: "OPPONENT", stance: "OPPOSE", note: null },
      { reform: "swissvotes-1", actor: "ch-sr", role: "CO_DECIDER", stance: "OPPOSE", note: null },
      { reform: "swissvotes-1", actor: "ch-svp", role: "OPPONENT", stance: "OPPOSE", note: null },
    ]);
    const counts = new Map<string, number>();
    for (const { reform } of positions) counts.set(reform, (counts.get(reform) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      "swissvotes-1": 7,
      "swissvotes-2-1": 11,
      "swissvotes-2-2": 6,
      "swissvotes-3": 1,
    });
    expect(
      positions.find(({ actor, reform }) => actor === "ch-sps-frauen" && reform === "swissvotes-2-1"),
    ).toMatchObject({
      stance: "NEUTRAL",
      note: "Recommends to leave the ballot paper blank.",
    });
  });

  it("ties sections to their body, and youth wings too", async () => {
    const ties = await db.database.rows(sql`SELECT s.slug AS source, t.type, g.slug AS target FROM relationship t
      JOIN actor s ON s.id = t.source_id JOIN actor g ON g.id = t.target_id ORDER BY 1`);
    expect(ties).toEqual([
      { source: "ch-csp-vso", type: "PART_OF", target: "ch-ucsp" },
      { source: "ch-juso-ch", type: "WING_OF", target: "ch-sps" },
      { source: "ch-sps-frauen", type: "PART_OF", target: "ch-sps" },
      { source: "ch-sps-ge", type: "PART_OF", target: "ch-sps" },
    ]);
    const [geneva] = await db.database.rows(
      sql`SELECT names, jurisdiction, sector_state, sector_civil_society FROM actor WHERE slug = 'ch-sps-ge'`,
    );
    expect(geneva).toEqual({
      names: [{ value: "Sozialdemokratische Partei, Genf", lang: "de", kind: "VARIANT" }],
      jurisdiction: "CH-GE",
      sector_state: 0.5,
      sector_civil_society: 0.5,
    });
  });

  it("dates each reform and its stages, and says how it ended", async () => {
    const reforms = await db.database.rows(sql`SELECT r.slug, r.outcome, r.begun, r.instruments, r.title,
      (SELECT json_agg(s.stage || ' ' || coalesce(s.occurred, '?') ORDER BY s.position) FROM reform_stage s WHERE s.reform_id = r.id) AS stages
      FROM reform r ORDER BY r.slug`);
    expect(reforms).toEqual([
      {
        slug: "swissvotes-1",
        outcome: "ADOPTED",
        begun: "1950-02-01/..",
        instruments: ["OPTIONAL_REFERENDUM"],
        title: { de: "Hafengesetz", fr: "Loi sur les ports" },
        stages: ["PROPOSAL 1950-02-01", "DELIBERATION 1951-03-04", "ADOPTION 1951-06-03", "IMPLEMENTATION 1952-01-01"],
      },
      {
        slug: "swissvotes-2-1",
        outcome: "REJECTED",
        begun: "1996-03-01/..",
        instruments: ["POPULAR_INITIATIVE"],
        title: { de: 'Initiative «Ruhige "Nächte"»', fr: "Initiative «Nuits calmes»", en: "Quiet Nights Initiative" },
        stages: ["AGENDA 1996-03-01", "PROPOSAL 1997-10-10", "DELIBERATION 1998-10-07", "REJECTED 1999-09-12"],
      },
      expect.objectContaining({ slug: "swissvotes-2-2", outcome: "PENDING", begun: "1999-09-12/..", stages: null }),
      expect.objectContaining({ slug: "swissvotes-3", outcome: "PENDING", stages: null }),
    ]);
  });

  it("cites the vote for everything it says, and keeps shares as observations", async () => {
    const [cited] = await db.database.rows(sql`SELECT
      (SELECT count(*)::int FROM involvement) AS involvements,
      (SELECT count(*)::int FROM evidence e JOIN involvement i ON i.id = e.subject_id) AS cited`);
    expect(cited).toEqual({ involvements: 25, cited: 25 });
    const shares = await db.database.rows(
      sql`SELECT o.title ->> 'de' AS title, o.value::float8 AS value FROM observation o ORDER BY 1`,
    );
    expect(shares).toEqual([
      { title: "Ja-Anteil: Hafengesetz", value: 60.4 },
      { title: 'Ja-Anteil: Initiative «Ruhige "Nächte"»', value: 31.25 },
      { title: "Stimmbeteiligung: Hafengesetz", value: 52.1 },
      { title: 'Stimmbeteiligung: Initiative «Ruhige "Nächte"»', value: 44 },
    ]);
  });

  it("does nothing the second time", async () => {
    expect(report.files.map(({ created, records }) => created === records)).toEqual([true, true, true]);
    const again = await load(db, fixture);
    expect(again.files.map(({ created, updated }) => [created, updated])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(again.gone).toMatchObject({ total: 0 });
  });
});

const isThere = existsSync(path.join(real, "swissvotes.ch.csv"));

/** Where the data folder is absent, says so and asserts just that, so that nobody takes the silence for a pass. */
const skipAloud = (name: string, _suite: () => void) => {
  const reason = "its file is not at hand; COUNTERWEIGHT_DATA can name the folder";
  console.warn(`skipped: ${name}: ${reason}`);
  it(`${name} (SKIPPED: ${reason})`, () => expect(existsSync(real)).toBe(false));
};
const describeWithData = isThere ? describe : skipAloud;

describeWithData("the mapping of Swissvotes, on the real file", () => {
  const table = (name: string) =>
    parse<Record<string, string>>(readFileSync(path.join(real, name)), { columns: true, bom: true });
  const slugOf = (code: string) => `ch-${code.toLowerCase().replace("_", "-")}`;
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
    await load(db, path.join(real, "swissvotes.ch.csv"));
  }, 600_000);
  afterAll(() => db.close());

  it("finds all votes, and every position that was coded by other means", async () => {
    const [{ n }] = (await db.database.rows<{ n: number }>(sql`SELECT count(*)::int AS n FROM reform`)) as [
      { n: number },
    ];
    expect(n).toBe(714);
    // The vocabulary of stances has no blank vote: it is neutral, and a note says so.
    const stance = (code: string) => (code === "BLANK_VOTE" ? "NEUTRAL" : code);
    const coded = table("positions.csv").map(
      ({ vote_id, actor_code, stance: code }) =>
        `swissvotes-${vote_id!.replace(".", "-")} ${slugOf(actor_code!)} ${stance(code!)}`,
    );
    const imported = (await positionsOf(db)).map(({ reform, actor, stance: said }) => `${reform} ${actor} ${said}`);
    expect(coded).toHaveLength(16_279);
    expect(imported.sort()).toEqual(coded.sort());
    const blank = table("positions.csv").filter(({ stance: code }) => code === "BLANK_VOTE");
    expect((await positionsOf(db)).filter(({ note }) => note !== null)).toHaveLength(blank.length);
  });

  it("ties each section and wing to its body, and keeps kinds and sectors of the national bodies", async () => {
    const actors = table("actors.csv");
    const ties = await db.database.rows<{
      source: string;
      target: string;
    }>(sql`SELECT s.slug AS source, g.slug AS target
      FROM relationship t JOIN actor s ON s.id = t.source_id JOIN actor g ON g.id = t.target_id`);
    const sections = actors.filter(({ parent_code }) => parent_code);
    expect(ties.map(({ source, target }) => `${source} ${target}`).sort()).toEqual(
      sections.map(({ actor_code, parent_code }) => `${slugOf(actor_code!)} ${slugOf(parent_code!)}`).sort(),
    );
    const rows = await db.database.rows<{ slug: string; kind: string; weights: number[] }>(
      sql`SELECT slug, kind, ARRAY[sector_state, sector_economy, sector_civil_society]::float8[] AS weights FROM actor`,
    );
    // Government and chambers have kinds of their own now; the earlier coding had one for the three.
    const finer: Record<string, string> = { br: "GOVERNMENT", nr: "PARLIAMENT", sr: "PARLIAMENT" };
    const sector = (weights: readonly number[]) =>
      ["STATE", "ECONOMIC", "CIVIL_SOCIETY"][weights.indexOf(1)] ?? "HYBRID";
    expect(rows.map(({ slug, kind, weights }) => `${slug} ${kind} ${sector(weights)}`).sort()).toEqual(
      actors
        .map((actor) => `${slugOf(actor.actor_code!)} ${finer[actor.actor_code!] ?? actor.kind} ${actor.sector}`)
        .sort(),
    );
  });

  it("agrees with the votes that were coded by other means on outcome, day and share of yes", async () => {
    const votes = table("votes.csv");
    const slug = (vote: Record<string, string>) => `swissvotes-${vote.vote_id!.replace(".", "-")}`;
    const reforms = await db.database.rows<{ slug: string; outcome: string }>(sql`SELECT slug, outcome FROM reform`);
    expect(Object.fromEntries(reforms.map((reform) => [reform.slug, reform.outcome]))).toEqual(
      Object.fromEntries(votes.map((vote) => [slug(vote), vote.outcome || "PENDING"])),
    );
    const shares = await db.database.rows<{ id: string; period: string; value: number }>(
      sql`SELECT id, period, value::float8 AS value FROM observation`,
    );
    const shareOf = new Map(shares.map(({ id, period, value }) => [id, [period, value]]));
    const counted = votes.filter(({ yes_percent }) => yes_percent);
    expect(counted.length).toBeGreaterThan(700);
    for (const { vote_id, date, yes_percent } of counted)
      expect(shareOf.get(derivedUuid("swissvotes", "Observation", `yes-${vote_id}`))).toEqual([
        date,
        Number(yes_percent),
      ]);
  });
});
