// The ledger: append-only, chained, and the tables its projection.
import { readFileSync } from "node:fs";
import sql, { raw } from "sql-template-tag";
import { typedId } from "../../src/core/ids";
import { chainFaults } from "../../src/ledger/chain.sql";
import type { Author } from "../../src/ledger/ledger-writer";
import { rebuild } from "../../src/ledger/rebuild";
import { erase, merge, restore, retract, split } from "../../src/ledger/stewardship";
import { DEMONSTRATION_DATA } from "../../src/storage";
import { aTie, anActor, aPolicy, aSource, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const AUTHOR: Author = { origin: "test", recordedBy: "a test" };

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const idOf = async (type: string, slug: string): Promise<string> =>
  (await db.database.rows<{ id: string }>(sql`SELECT id FROM ${raw(type)} WHERE slug = ${slug}`))[0]!.id;
const subject = (type: string, uuid: string) => ({ type: db.ledger.types.get(type)!, uuid });
const faults = () => db.database.rows<{ number: string; fault: string }>(chainFaults);

/** Every table that is made from the ledger, row by row, the past included. */
async function projected(): Promise<Record<string, unknown[]>> {
  const tables = await db.database.rows<{ name: string }>(sql`
    SELECT s || '.' || tablename AS name FROM pg_tables, unnest(ARRAY['past', 'public']) s WHERE schemaname = 'past'
    UNION ALL SELECT * FROM (VALUES ('public.record'), ('public.record_assertion'), ('public.dataset')) t (name) ORDER BY 1`);
  const contents: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    contents[name] = await db.database.rows(sql`SELECT to_jsonb(t)::text AS row FROM ${raw(name)} t ORDER BY 1`);
  }
  return contents;
}

/** A life of changes: corrections, retractions, a merge, its undoing, disagreement, a split. */
async function live(): Promise<void> {
  await db.loadText(readFileSync(DEMONSTRATION_DATA, "utf8"));
  const twins = [
    anActor({ slug: "twin-a", name: "Twin", identifiers: [{ scheme: "X", value: "1" }] }),
    anActor({ slug: "twin-b", name: "Jumelle", identifiers: [{ scheme: "Y", value: "2" }] }),
    anActor({ slug: "net", kind: "NETWORK_OR_PLATFORM" }),
    { ...aTie("twin-b", "net"), key: "b-net" },
    { ...aTie("twin-a", "twin-b", { type: "PARTNER_OF" }), key: "a-b" },
    aPolicy({ slug: "pol" }),
    { ...anInvolvement("twin-b", "pol"), key: "b-pol" },
  ];
  await db.load(twins);
  await db.load([anActor({ slug: "net", kind: "NETWORK_OR_PLATFORM", name: "Net, corrected" })]);
  await db.loadText(
    [
      { record: "Dataset", format: "counterweight/1", name: "test", title: "T" },
      anActor({ slug: "net", kind: "NETWORK_OR_PLATFORM", name: "Net, disputed" }),
    ]
      .map((line) => JSON.stringify(line))
      .join("\n"),
    "other-node",
  );
  await merge(
    db.ledger,
    AUTHOR,
    db.ledger.types.get("Actor")!,
    await idOf("actor", "twin-b"),
    await idOf("actor", "twin-a"),
    "the same",
  );
  const [{ id: involvement }] = (await db.database.rows(
    sql`SELECT id FROM involvement WHERE policy_id = (SELECT id FROM policy WHERE slug = 'pol')`,
  )) as [{ id: string }];
  await retract(db.ledger, AUTHOR, [subject("Involvement", involvement)]);
  await retract(db.ledger, AUTHOR, [subject("Policy", await idOf("policy", "pol"))], "a mistake");
}

describe("the tables", () => {
  it("are a projection: made again from the ledger they are equal, row by row, the past included", async () => {
    await live();
    const before = await projected();
    expect(Object.keys(before).length).toBeGreaterThan(28);
    expect(before["past.actor"]!.length).toBeGreaterThan(1);
    const told: number[] = [];
    const replayed = await rebuild(db.database, db.ledger.types, (done) => told.push(done));
    expect(replayed).toBeGreaterThan(330);
    expect(told.at(-1)).toBe(replayed);
    expect(await projected()).toEqual(before);
  });

  it("planted: a row changed behind the ledger's back is seen by that comparison", async () => {
    await live();
    await db.database.rows(sql`UPDATE actor SET kind = 'COMPANY' WHERE slug = 'wsm'`);
    const before = await projected();
    await rebuild(db.database, db.ledger.types);
    expect(await projected()).not.toEqual(before);
  });
});

describe("the chain", () => {
  it("holds over a life of changes", async () => {
    await live();
    expect(await faults()).toEqual([]);
  });

  it.each([
    ["UPDATE ledger_entry SET payload = '{}' WHERE position = 1"],
    ["UPDATE ledger_entry SET payload = NULL, salt = NULL, erased_at = now(), origin = 'x'"],
    ["DELETE FROM ledger_entry"],
    ["TRUNCATE ledger_entry CASCADE"],
    ["UPDATE ledger_commit SET recorded_by = 'somebody else'"],
    ["DELETE FROM ledger_commit"],
    ["TRUNCATE ledger_commit CASCADE"],
  ])("refuses %s", async (statement) => {
    await db.load([anActor()]);
    await expect(db.database.rows(sql`${raw(statement)}`)).rejects.toThrow("the ledger is append-only");
  });

  it.each([
    [
      "a changed payload",
      "UPDATE ledger_entry SET payload = '{\"x\": 1}' WHERE commit_id = (SELECT id FROM ledger_commit WHERE number = 2)",
      "payload at position 1 was changed",
    ],
    [
      "a changed origin",
      "UPDATE ledger_entry SET origin = 'forged' WHERE commit_id = (SELECT id FROM ledger_commit WHERE number = 2)",
      "its entries were changed",
    ],
    [
      "an entry taken out",
      "DELETE FROM ledger_entry WHERE commit_id = (SELECT id FROM ledger_commit WHERE number = 2) AND position = 2",
      "its entries were changed",
    ],
    [
      "a changed commit",
      "UPDATE ledger_commit SET recorded_by = 'forged' WHERE number = 2",
      "its digest is not its own",
    ],
    [
      "a commit taken out",
      "DELETE FROM ledger_entry WHERE commit_id = (SELECT id FROM ledger_commit WHERE number = 2); DELETE FROM ledger_commit WHERE number = 2",
      "missing before it",
    ],
  ])("planted: %s is found, even by one who may switch triggers off", async (_what, statement, words) => {
    for (let commit = 0; commit < 3; commit += 1) await db.load([anActor(), anActor()]);
    const client = await db.database.pool.connect();
    await client.query("SET session_replication_role = replica");
    await client.query(statement);
    client.release(true);
    expect((await faults()).map(({ fault }) => fault).join("; ")).toContain(words);
  });
});

describe("an erasure", () => {
  it("leaves nothing of a record but that something was said, and the chain whole", async () => {
    await db.load([anActor({ slug: "at-risk", name: "Very Secret Name" })]);
    await db.load([anActor({ slug: "at-risk", name: "Very Secret Name, corrected" })]);
    const who = subject("Actor", await idOf("actor", "at-risk"));
    await expect(erase(db.ledger, AUTHOR, who)).rejects.toMatchObject({ code: "STILL_STANDS" });
    await retract(db.ledger, AUTHOR, [who]);
    expect(await erase(db.ledger, AUTHOR, who)).toBe(3);
    const tables = await db.database.rows<{ name: string }>(
      sql`SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'past')`,
    );
    for (const { name } of tables) {
      const found = await db.database.rows(
        sql`SELECT 1 FROM ${raw(name)} t WHERE to_jsonb(t)::text ILIKE '%very secret name%'`,
      );
      expect([name, found]).toEqual([name, []]);
    }
    expect(await faults()).toEqual([]);
    await rebuild(db.database, db.ledger.types);
    expect(await db.database.rows(sql`SELECT 1 FROM actor WHERE slug = 'at-risk'`)).toEqual([]);
  });
});

describe("taking back", () => {
  it("is refused while others refer to the record, and writes nothing", async () => {
    await db.load([
      anActor({ slug: "a" }),
      anActor({ slug: "b" }),
      { ...aTie("a", "b"), key: "t" },
      aSource({ slug: "s" }),
      { ...anExcerpt("s"), key: "x" },
      evidenceFor("Actor:a", "x"),
    ]);
    const before = await projected();
    const refused = retract(db.ledger, AUTHOR, [subject("Actor", await idOf("actor", "a"))]);
    await expect(refused).rejects.toMatchObject({
      refused: expect.arrayContaining([
        expect.objectContaining({
          code: "RECORD_IS_CITED",
          detail: expect.stringMatching(/^Relationship\.source 1: relationship_\w{32}$/) as unknown,
        }),
        expect.objectContaining({
          code: "RECORD_IS_CITED",
          detail: expect.stringMatching(/^Evidence\.subject 1: evidence_\w{32}$/) as unknown,
        }),
      ]) as unknown,
    });
    expect(await projected()).toEqual(before);
  });

  it("is for the origin alone that asserts, and can be undone", async () => {
    await db.load([anActor({ slug: "a", name: "A" })]);
    const who = subject("Actor", await idOf("actor", "a"));
    await expect(retract(db.ledger, { ...AUTHOR, origin: "stranger" }, [who])).rejects.toMatchObject({
      code: "NOT_ASSERTED",
    });
    await retract(db.ledger, AUTHOR, [who], "a mistake");
    expect(await db.database.rows(sql`SELECT 1 FROM actor`)).toEqual([]);
    await restore(db.ledger, AUTHOR, who);
    expect(await db.database.rows(sql`SELECT slug, version FROM actor`)).toEqual([{ slug: "a", version: 3 }]);
    await expect(restore(db.ledger, AUTHOR, who)).rejects.toMatchObject({ code: "NOT_ASSERTED" });
  });
});

describe("a merge", () => {
  const twins = () =>
    db.load([
      anActor({ slug: "kept", name: "Kept", identifiers: [{ scheme: "X", value: "1" }] }),
      anActor({ slug: "gone", name: "Gone", identifiers: [{ scheme: "Y", value: "2" }] }),
      anActor({ slug: "other" }),
      aTie("gone", "other"),
      aTie("kept", "gone", { type: "PARTNER_OF" }),
      anActor({ slug: "company", kind: "COMPANY" }),
    ]);

  it("leads the old id on, moves references, keeps names and identifiers, drops ties to oneself; restoring undoes it all", async () => {
    await twins();
    const [gone, kept] = [await idOf("actor", "gone"), await idOf("actor", "kept")];
    const state = () =>
      db.database
        .rows(sql`SELECT a.slug, a.names, (SELECT json_agg(i.scheme ORDER BY i.scheme) FROM actor_identifier i WHERE i.actor_id = a.id) AS schemes,
      (SELECT json_agg(o.slug ORDER BY o.slug) FROM relationship r JOIN actor o ON o.id IN (r.source_id, r.target_id) AND o.id <> a.id
       WHERE a.id IN (r.source_id, r.target_id)) AS tied FROM actor a WHERE a.slug IN ('gone', 'kept') ORDER BY 1`);
    const before = await state();
    await merge(db.ledger, AUTHOR, db.ledger.types.get("Actor")!, gone, kept, "one and the same");
    expect(await state()).toEqual([
      {
        slug: "kept",
        names: [
          expect.objectContaining({ value: "Kept", kind: "OFFICIAL" }),
          expect.objectContaining({ value: "Gone", kind: "VARIANT" }),
        ],
        schemes: ["X", "Y"],
        tied: ["other"],
      },
    ]);
    await restore(db.ledger, AUTHOR, subject("Actor", gone));
    expect(await state()).toEqual(before);
    expect(await faults()).toEqual([]);
  });

  it("across kinds, with itself, or with nothing is refused", async () => {
    await twins();
    const [gone, company] = [await idOf("actor", "gone"), await idOf("actor", "company")];
    const type = db.ledger.types.get("Actor")!;
    for (const [one, two] of [
      [gone, company],
      [gone, gone],
      [gone, "00000000-0000-4000-8000-000000000000"],
    ] as const) {
      await expect(merge(db.ledger, AUTHOR, type, one, two)).rejects.toMatchObject({ code: "MERGE_REFUSED" });
    }
  });

  it("has its counterpart: a split moves the ties that are named", async () => {
    await db.load([
      anActor({ slug: "both" }),
      anActor({ slug: "x" }),
      anActor({ slug: "y" }),
      aTie("both", "x"),
      aTie("both", "y"),
    ]);
    const both = await idOf("actor", "both");
    const [{ id: tie }] = (await db.database.rows(
      sql`SELECT id FROM relationship WHERE target_id = (SELECT id FROM actor WHERE slug = 'y')`,
    )) as [{ id: string }];
    const uuid = "0190f3c2-1111-7222-8333-444455556666";
    const payload = { slug: "half", kind: "NGO", visibility: "PUBLIC", names: [{ value: "Half", kind: "OFFICIAL" }] };
    const made = { ...subject("Actor", uuid), id: typedId("actor", uuid), payload };
    await split(db.ledger, AUTHOR, made, { id: typedId("actor", both) }, [subject("Relationship", tie)]);
    expect(
      await db.database
        .rows(sql`SELECT s.slug AS source, t.slug AS target FROM relationship r JOIN actor s ON s.id = r.source_id
        JOIN actor t ON t.id = r.target_id ORDER BY 2`),
    ).toEqual([
      { source: "both", target: "x" },
      { source: "half", target: "y" },
    ]);
  });
});
