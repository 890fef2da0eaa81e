// The tables themselves: what they refuse whoever writes, that entities fit them, and that migrations go both ways.
import sql, { raw } from "sql-template-tag";
import { readConfig } from "../../src/core/config";
import { printTables } from "../../src/database/catalogue";
import { migrate, revertLast } from "../../src/database/migrate";
import { retract } from "../../src/ledger/stewardship";
import { openDatabase } from "../../src/storage";
import { anActor, aPolicy, aReform, aSource, anExcerpt } from "../support/builders";
import { createDatabase, openTestDatabase, type TestDatabase } from "../support/database";

describe("the database refuses, whoever writes", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
    await db.load([
      anActor({ slug: "a", identifiers: [{ scheme: "X", value: "1" }] }),
      anActor({ slug: "b" }),
      aPolicy({ slug: "p" }),
      aPolicy({ slug: "q" }),
      aReform("p", { slug: "r" }),
      { ...aSource({ slug: "s" }) },
      { ...anExcerpt("s"), key: "x" },
    ]);
  });
  afterAll(() => db.close());

  const ID = "gen_random_uuid()";
  const of = (table: string, slug: string) => `(SELECT id FROM ${table} WHERE slug = '${slug}')`;
  const actor = (columns: string, values: string) =>
    `INSERT INTO actor (id, origin, visibility, kind, names, sort_name, ${columns}) VALUES (${ID}, 'x', 'PUBLIC', 'NGO', '[]', 'n', ${values})`;
  const tie = (columns: string, values: string, source = of("actor", "a"), target = of("actor", "b")) =>
    `INSERT INTO relationship (id, origin, visibility, type, source_id, target_id, ${columns}) VALUES (${ID}, 'x', 'PUBLIC', 'MEETS', ${source}, ${target}, ${values})`;

  it.each([
    [
      "weights that do not sum to 1",
      actor("slug, sector_state, sector_economy, sector_civil_society", "'w', .5, .5, .5"),
      "actor_sector_sums_to_one",
    ],
    ["weights given by halves", actor("slug, sector_state", "'w', 1"), "actor_sector_sums_to_one"],
    [
      "a negative weight",
      actor("slug, sector_state, sector_economy, sector_civil_society", "'w', -1, 1, 1"),
      "actor_sector_state_check",
    ],
    ["a slug that is taken", actor("slug", "'a'"), "actor_slug_unique"],
    ["a slug that is no slug", actor("slug", "'Not A Slug'"), "actor_slug_check"],
    ["a visibility that does not exist", "UPDATE actor SET visibility = 'SECRET'", "actor_visibility_check"],
    ["a person without a public role", "UPDATE actor SET kind = 'PERSON'", "actor_person_has_public_role"],
    [
      "an identifier that is taken",
      `INSERT INTO actor_identifier (actor_id, scheme, value, visibility) VALUES (${of("actor", "b")}, 'X', '1', 'NODE')`,
      "actor_identifier_unique",
    ],
    ["a tie to oneself", tie("note", "NULL", of("actor", "a"), of("actor", "a")), "relationship_no_self_tie"],
    ["a tie to nobody", tie("note", "NULL", of("actor", "a"), ID), "relationship_target_id_fkey"],
    ["a confidence above 1", tie("confidence", "1.1"), "relationship_confidence_check"],
    ["money without a currency", tie("amount", "5"), "relationship_amount_has_currency"],
    [
      "an involvement in another policy's reform",
      `INSERT INTO involvement (id, origin, visibility, actor_id, policy_id, reform_id, role, stance)
      VALUES (${ID}, 'x', 'PUBLIC', ${of("actor", "a")}, ${of("policy", "q")}, ${of("reform", "r")}, 'ADVOCATE', 'SUPPORT')`,
      "involvement_reform_of_policy",
    ],
    [
      "evidence for a record that is not there",
      `INSERT INTO evidence (id, origin, visibility, subject_id, subject_type, excerpt_id, relation, basis)
      VALUES (${ID}, 'x', 'PUBLIC', ${ID}, 'Actor', (SELECT id FROM excerpt), 'SUPPORTS', 'STATED')`,
      "evidence_subject_id_subject_type_fkey",
    ],
    [
      "evidence under a wrong type",
      `INSERT INTO evidence (id, origin, visibility, subject_id, subject_type, excerpt_id, relation, basis)
      VALUES (${ID}, 'x', 'PUBLIC', ${of("actor", "a")}, 'Policy', (SELECT id FROM excerpt), 'SUPPORTS', 'STATED')`,
      "evidence_subject_id_subject_type_fkey",
    ],
    ["an excerpt without words", "UPDATE excerpt SET quote = NULL", "excerpt_check"],
    ["deleting an actor that is tied", "DELETE FROM record WHERE type = 'Actor'", "record_assertion_record_id_fkey"],
  ])("%s", async (_what, statement, constraint) => {
    await expect(
      db.database.transaction((transaction) => transaction.rows(sql`${raw(statement)}`)),
    ).rejects.toMatchObject({ constraint });
  });

  it("has every column that the entities name, of the type that they say", async () => {
    const expected = db.database.dataSource.entityMetadatas.flatMap((entity) =>
      entity.columns.map(
        (column) => `${entity.tableName}.${column.databaseName} ${db.database.dataSource.driver.normalizeType(column)}`,
      ),
    );
    const rows = await db.database.rows<{ column: string }>(sql`SELECT table_name || '.' || column_name || ' ' ||
      CASE WHEN data_type = 'ARRAY' THEN ltrim(udt_name, '_') ELSE data_type END AS column
      FROM information_schema.columns WHERE table_schema = 'public'`);
    expect(expected.length).toBeGreaterThan(80);
    expect(rows.map(({ column }) => column)).toEqual(expect.arrayContaining(expected));
  });
});

describe("migrations", () => {
  it("go up, down and up again to the same tables, and twice at once only once", async () => {
    const { url, drop } = await createDatabase(false);
    const config = readConfig({ DATABASE_URL: url });
    const [one, two] = [await openDatabase(config, url), await openDatabase(config, url)];
    try {
      const done = await Promise.all([migrate(one), migrate(two)]);
      const steps = one.dataSource.migrations.length;
      expect(done.flat()).toHaveLength(steps);
      const first = await printTables(one);
      expect(first).toContain("CREATE TABLE involvement");
      for (let step = 0; step < steps; step += 1) await revertLast(one);
      expect(await printTables(one)).toBe("");
      await migrate(one);
      expect(await printTables(one)).toBe(first);
    } finally {
      await one.close();
      await two.close();
      await drop();
    }
  });
});

describe("the migration of visibility", () => {
  it("finds out how open records are that were there before it, and leaves their past alone", async () => {
    const db = await openTestDatabase();
    try {
      const numbered = (fields: object, value: string) => anActor({ ...fields, identifiers: [{ scheme: "X", value }] });
      await db.load([
        numbered({ slug: "open" }, "1"),
        numbered({ slug: "hidden", visibility: "PRIVATE" }, "2"),
        anActor({ slug: "back", visibility: "NODE" }),
      ]);
      const author = { origin: "test", recordedBy: "a test" };
      const back = await db.database.rows<{ id: string }>(sql`SELECT id FROM actor WHERE slug = 'back'`);
      await retract(db.ledger, author, [{ type: db.ledger.types.get("Actor")!, uuid: back[0]!.id }]);
      const contents = () =>
        db.database
          .rows(sql`SELECT to_jsonb(t)::text FROM record t UNION ALL SELECT to_jsonb(t)::text FROM actor_identifier t
          UNION ALL SELECT to_jsonb(t)::text FROM past.actor_identifier t ORDER BY 1`);
      const isThere = async () => (await printTables(db.database)).includes("actor_identifier_unique EXCLUDE");
      const before = await contents();
      while (await isThere()) await revertLast(db.database);
      await migrate(db.database);
      expect(await contents()).toEqual(before);
    } finally {
      await db.close();
    }
  });
});

describe("opening a database", () => {
  it("refuses an address where none answers, without telling the password", async () => {
    const url = "postgres://someone:hunter2@127.0.0.1:1/nothing";
    const refusal = await openDatabase(readConfig({ DATABASE_URL: url }), url).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "DATABASE_UNREACHABLE" });
    expect((refusal as Error).message).toContain("127.0.0.1:1/nothing");
    expect((refusal as Error).message).not.toContain("hunter2");
  });

  it("ends a statement that takes too long with a code, and goes on", async () => {
    const { url, drop } = await createDatabase();
    const database = await openDatabase(
      readConfig({ DATABASE_URL: url, COUNTERWEIGHT_STATEMENT_TIMEOUT_MS: "100" }),
      url,
    );
    await expect(database.rows(sql`SELECT pg_sleep(20)`)).rejects.toMatchObject({ code: "STATEMENT_TIMEOUT" });
    expect(await database.rows(sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
    await database.close();
    await drop();
  });

  it("rolls back whatever a transaction did before it failed", async () => {
    const db = await openTestDatabase();
    await expect(
      db.database.transaction(async (transaction) => {
        await transaction.rows(sql`INSERT INTO record (id, type) VALUES (gen_random_uuid(), 'Actor')`);
        throw new Error("no further");
      }),
    ).rejects.toThrow("no further");
    expect(await db.database.rows(sql`SELECT 1 FROM record`)).toEqual([]);
    await db.close();
  });
});
