// A purge: a person goes, with all that refers to them, from every table, and everything else stays as it was.
import sql, { raw } from "sql-template-tag";
import { Keys } from "../../src/access/keys";
import { purgePerson, recordsOfPerson } from "../../src/actors/person.purge";
import { eraseVerb, purgeVerb } from "../../src/cli/record.verbs";
import { readConfig } from "../../src/core/config";
import { newUuid, typedId } from "../../src/core/ids";
import { chainFaults } from "../../src/ledger/chain.sql";
import type { Author, LedgerWriter } from "../../src/ledger/ledger-writer";
import { rebuild } from "../../src/ledger/rebuild";
import { erase, merge, restore, retract } from "../../src/ledger/stewardship";
import { submissionOf } from "../../src/ledger/submission";
import { aPolicy, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const AUTHOR: Author = { origin: "test", recordedBy: "a test" };
/** Stands in every text of the person's own records, and in no other. */
const SECRET = "qzsecretzq";
const secret = (text: string) => `${text} ${SECRET}`;

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const aPerson = (slug: string, fields: Record<string, unknown> = {}) =>
  anActor({ slug, kind: "PERSON", publicRole: { en: "minister" }, ...fields });
const subject = (type: string, uuid: string) => ({ type: db.ledger.types.get(type)!, uuid });
const actor = async (slug: string) => {
  const rows = await db.database.rows<{ id: string }>(sql`
    SELECT record_id AS id FROM record_assertion WHERE payload ->> 'slug' = ${slug}`);
  return subject("Actor", rows[0]!.id);
};
const loadAs = (origin: string, ...lines: object[]) =>
  db.loadText(
    [{ record: "Dataset", format: "counterweight/1", name: "test", title: "T" }, ...lines]
      .map((line) => JSON.stringify(line))
      .join("\n"),
    origin,
  );
const standing = async (type: string): Promise<string[]> =>
  (
    await db.database.rows<{
      id: string;
    }>(sql`SELECT DISTINCT r.id FROM record_assertion a JOIN record r ON r.id = a.record_id
      WHERE r.type = ${type} AND NOT a.retracted ORDER BY 1`)
  ).map(({ id }) => id);

/** Where a text stands: tables of every schema, and the samples that Postgres keeps of them. */
async function placesOf(words: string): Promise<string[]> {
  const tables = await db.database.rows<{ name: string }>(sql`SELECT format('%I.%I', schemaname, tablename) AS name
    FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
    UNION ALL VALUES ('pg_catalog.pg_stats') ORDER BY 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.database.rows(
      sql`SELECT 1 FROM ${raw(name)} t WHERE strpos(lower(t::text), ${words.toLowerCase()}) > 0 LIMIT 1`,
    );
    if (rows.length) found.push(name);
  }
  return found;
}

/** Until some connection to this database waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await db.database.rows(sql`SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`);
    if (waiting.length) return;
  }
}

const commits = async () => (await db.database.rows(sql`SELECT number FROM ledger_commit`)).length;

/** `writes` in a transaction that stays open until `commit` is called. */
async function begun(writes: (writer: LedgerWriter) => Promise<unknown>, author: Author) {
  let commit = (): void => undefined;
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  let done: Promise<void> | undefined;
  await new Promise<void>((written) => {
    done = db.ledger.transact(author, async (writer) => {
      await writes(writer);
      written();
      await mayCommit;
    });
  });
  return { commit, done };
}

/** Every table that a rebuild makes, row by row. */
async function projected(): Promise<Record<string, unknown[]>> {
  const tables = await db.database.rows<{ name: string }>(sql`
    SELECT s || '.' || tablename AS name FROM pg_tables, unnest(ARRAY['past', 'public']) s WHERE schemaname = 'past'
    UNION ALL VALUES ('public.record'), ('public.record_assertion') ORDER BY 1`);
  const contents: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    contents[name] = await db.database.rows(sql`SELECT to_jsonb(t)::text AS row FROM ${raw(name)} t ORDER BY 1`);
  }
  return contents;
}

/** The ledger verifies, and the tables are what it makes of itself. */
async function expectWhole(): Promise<void> {
  expect(await db.database.rows(chainFaults)).toEqual([]);
  const before = await projected();
  await rebuild(db.database, db.ledger.types);
  expect(await projected()).toEqual(before);
}

/** A person, and in every type of record something that says something of them. */
const life = () => [
  aPerson("ysolde", {
    names: [
      { value: "Ysolde Zimmertal", kind: "OFFICIAL" },
      { value: secret("Y."), kind: "SHORT" },
    ],
    description: { en: secret("who she is") },
    publicRole: { en: secret("minister") },
    website: `https://example.org/${SECRET}`,
    identifiers: [{ scheme: "X", value: SECRET }],
  }),
  aPerson("someone-else"),
  anActor({ slug: "cabinet", kind: "MINISTERIAL_CABINET" }),
  anActor({ slug: "ngo" }),
  { ...aTie("ngo", "cabinet", { type: "LOBBIES" }), key: "between-bodies" },
  { ...aTie("ysolde", "cabinet", { type: "HOLDS_OFFICE", role: { en: secret("head") } }), key: "office" },
  { ...aTie("ngo", "ysolde", { type: "MEETS", note: secret("met her") }), key: "meeting" },
  { ...aTie("ysolde", "ngo", { type: "ADVISES", note: secret("was taken back") }), key: "mistake" },
  aPolicy({ slug: "policy", description: { en: "Asked for by YSOLDE   Zímmertal, before it was corrected." } }),
  { ...anInvolvement("ysolde", "policy", { note: secret("pushes it") }), key: "push" },
  aSource({ slug: "paper", title: "An interview with Ysolde Zimmertal" }),
  aSource({ slug: "other-paper", title: "On the Zimmertal, and on Ysolde" }),
  { ...anExcerpt("paper"), key: "page" },
  { record: "Claim", key: "said", excerpt: "page", speaker: "ysolde", kind: "NORMATIVE", note: secret("she says") },
  {
    record: "Claim",
    key: "drawn",
    excerpt: "page",
    speaker: "ngo",
    kind: "CRITIQUE",
    derivedFrom: ["said"],
    note: secret("they draw from it"),
  },
  { record: "Claim", key: "misheard", excerpt: "page", speaker: "ysolde", kind: "CAUSAL", note: secret("not she") },
  { ...evidenceFor("Actor:ysolde", "page", { note: secret("it is she") }), key: "of-her" },
  { ...evidenceFor("Relationship:meeting", "page", { note: secret("they met") }), key: "of-the-meeting" },
  { ...evidenceFor("Evidence:of-the-meeting", "page", { note: secret("really") }), key: "of-the-evidence" },
  { ...evidenceFor("Policy:policy", "page"), key: "of-the-policy" },
  {
    record: "CivicSpaceEvent",
    key: "pressure",
    kind: "HARASSMENT",
    target: "ysolde",
    description: { en: secret("put under pressure") },
  },
];

const corrections = () => [
  aPerson("ysolde", {
    names: [
      { value: "Ysolde Zimmertal", kind: "OFFICIAL" },
      { value: secret("Y. Z."), kind: "SHORT" },
    ],
  }),
  aPolicy({ slug: "policy" }),
  { ...anExcerpt("paper"), key: "page" },
  { record: "Claim", key: "misheard", excerpt: "page", speaker: "someone-else", kind: "CAUSAL" },
];

describe("a purge", () => {
  it("leaves nothing of a person, nor of what refers to them, anywhere; and all the rest as it was", async () => {
    await db.load(life());
    await db.load(corrections());
    const theirs = { name: "Ysolde Zimmertal", description: { en: secret("as others see her") } };
    await loadAs("other", aPerson("ysolde", theirs));
    const who = await actor("ysolde");
    const [{ id: mistake }] = (await db.database.rows(sql`SELECT id FROM relationship WHERE type = 'ADVISES'`)) as [
      { id: string },
    ];
    await retract(db.ledger, AUTHOR, [subject("Relationship", mistake)], secret("we were wrong"));
    await new Keys(db.database).create({ name: "k", role: "ADMIN", expiresAt: new Date(Date.now() + 1e8) });
    const [key] = (await db.database.rows(sql`SELECT id FROM access_key`)) as [{ id: string }];
    for (const [name, answer] of [
      ["hers", { record: typedId("actor", who.uuid) }],
      ["another's", { record: "x" }],
    ] as const) {
      const submission = submissionOf(key.id, name, name);
      await db.ledger.transact({ ...AUTHOR, submission }, async () => answer);
    }
    await db.database.rows(sql`ANALYZE`);
    expect((await placesOf(SECRET)).length).toBeGreaterThan(14);
    expect(await placesOf(SECRET)).toEqual(
      expect.arrayContaining([
        "past.search_name",
        "past.actor_identifier",
        "pg_catalog.pg_stats",
        "public.record_assertion",
      ]),
    );
    expect((await placesOf(typedId("actor", who.uuid))).length).toBeGreaterThan(2);
    const planned = await recordsOfPerson(db.database, db.ledger, who);
    expect(Object.fromEntries([...planned].map(([type, ids]) => [type.name, ids.length]))).toEqual({
      Actor: 1,
      Relationship: 3,
      Involvement: 1,
      Claim: 2,
      CivicSpaceEvent: 1,
      Evidence: 3,
    });

    const purged = await purgePerson(db.ledger, AUTHOR, who);

    // Said: 11 of 11 records, 1 correction, 1 by others, 1 retraction with its reason, and 1 older version of another's claim.
    expect(purged.erasedEntries).toBe(15);
    expect(purged.purgedIds.toSorted()).toEqual(
      [...planned].flatMap(([type, ids]) => ids.map((id) => typedId(type.idPrefix, id))).toSorted(),
    );
    expect(await placesOf(SECRET)).toEqual([]);
    expect(await placesOf(typedId("actor", who.uuid))).toEqual([]);
    expect(await db.database.rows(sql`SELECT 1 FROM pg_stats WHERE tablename = 'record_assertion'`)).not.toEqual([]);
    expect(await db.database.rows(sql`SELECT client_mutation_id AS name FROM submission`)).toEqual([
      { name: "another's" },
    ]);
    const slugs = await db.database.rows<{ slug: string }>(sql`SELECT slug FROM actor ORDER BY 1`);
    expect(slugs.map(({ slug }) => slug)).toEqual(["cabinet", "ngo", "someone-else"]);
    expect(await db.database.rows(sql`SELECT type FROM relationship`)).toEqual([{ type: "LOBBIES" }]);
    expect(await db.database.rows(sql`SELECT kind, speaker_id IS NOT NULL AS told FROM claim`)).toEqual([
      { kind: "CAUSAL", told: true },
    ]);
    expect(await standing("Evidence")).toHaveLength(1);
    // The policy names her no more, but its history does.
    const named = await db.database.rows<{ id: string; type: string }>(
      sql`SELECT id, 'policy' AS type FROM policy UNION ALL SELECT id, 'source' FROM source WHERE slug = 'paper'`,
    );
    expect(purged.mentionedIn).toEqual(named.map(({ id, type }) => typedId(type, id)).toSorted());
    await expectWhole();
    expect(await placesOf(SECRET)).toEqual([]);
  });

  it("is not undone by loading the old file again, nor by restoring, whoever says it", async () => {
    await db.load(life());
    await loadAs("other", aPerson("ysolde"));
    const who = await actor("ysolde");
    await purgePerson(db.ledger, AUTHOR, who);
    expect(await db.load(life())).toMatchObject({ created: 0, updated: 0 });
    await loadAs("other", aPerson("ysolde"));
    expect(await db.database.rows(sql`SELECT 1 FROM actor WHERE slug = 'ysolde'`)).toEqual([]);
    expect(await placesOf(SECRET)).toEqual([]);
    await expect(restore(db.ledger, AUTHOR, who)).rejects.toMatchObject({ code: "NOT_ASSERTED" });
    const before = await commits();
    expect(await purgePerson(db.ledger, AUTHOR, who)).toMatchObject({ erasedEntries: 0 });
    expect(await commits()).toBe(before);
    // Said anew by somebody who had not heard of it, it goes anew.
    await db.ledger.transact({ ...AUTHOR, origin: "third" }, (writer) =>
      writer.assert([
        {
          type: "Actor",
          uuid: who.uuid,
          payload: db.ledger.types.get("Actor")!.form.parse({
            slug: "ysolde",
            kind: "PERSON",
            visibility: "PUBLIC",
            names: [{ value: secret("Y."), kind: "OFFICIAL" }],
            publicRole: { en: "minister" },
          }),
        },
      ]),
    );
    expect(await purgePerson(db.ledger, AUTHOR, who)).toMatchObject({ erasedEntries: 1 });
    expect(await commits()).toBe(before + 2);
    await expectWhole();
  });

  it("tells whoever follows the ledger that each of the records is gone, and nothing else", async () => {
    await db.load([aPerson("ysolde"), anActor({ slug: "ngo" }), aTie("ysolde", "ngo", { type: "ADVISES" })]);
    await loadAs("other", aPerson("theirs"));
    await purgePerson(db.ledger, { ...AUTHOR, recordedBy: "purge" }, await actor("ysolde"));
    await purgePerson(db.ledger, { ...AUTHOR, recordedBy: "purge" }, await actor("theirs"));
    const entries = await db.database.rows(sql`SELECT c.number::int, e.op, e.origin, e.subject_type AS type, e.payload
      FROM ledger_entry e JOIN ledger_commit c ON c.id = e.commit_id WHERE c.recorded_by = 'purge' ORDER BY c.number, e.position`);
    const gone = { op: "RETRACT", origin: "test", payload: null };
    expect(entries).toEqual([
      { number: 3, type: "Actor", ...gone },
      { number: 3, type: "Relationship", ...gone },
      { number: 4, type: "Actor", ...gone },
    ]);
    await expectWhole();
  });

  it("takes what was merged with the person, by whichever of the ids it is asked for", async () => {
    await db.load([
      aPerson("kept", { description: { en: secret("kept") } }),
      aPerson("gone", { names: [{ value: secret("Gone"), kind: "OFFICIAL" }] }),
      aPerson("before", { names: [{ value: secret("Before"), kind: "OFFICIAL" }] }),
      anActor({ slug: "ngo" }),
      aTie("gone", "ngo", { type: "ADVISES", note: secret("advice") }),
    ]);
    const [kept, gone, before] = [await actor("kept"), await actor("gone"), await actor("before")];
    await merge(db.ledger, AUTHOR, kept.type, before.uuid, gone.uuid, secret("the same"));
    await merge(db.ledger, AUTHOR, kept.type, gone.uuid, kept.uuid);
    const { purgedIds } = await purgePerson(db.ledger, AUTHOR, gone);
    expect(purgedIds).toHaveLength(4);
    expect(purgedIds).toEqual(expect.arrayContaining([kept, gone, before].map(({ uuid }) => typedId("actor", uuid))));
    expect(await placesOf(SECRET)).toEqual([]);
    await expectWhole();
  });

  it.each(["purge", "erase"] as const)(
    "%s of who was merged into another by mistake leaves that one its past, without the names it bore meanwhile",
    async (how) => {
      const host = (name: string) => aPerson("host", { names: [{ value: name, kind: "OFFICIAL" }] });
      await db.load([host("Host, misspelt"), aPerson("mixed-up", { name: secret("Mixed") })]);
      await db.load([host("Host")]);
      const [one, other] = [await actor("mixed-up"), await actor("host")];
      await merge(db.ledger, AUTHOR, one.type, one.uuid, other.uuid);
      await db.load([host("Host, titled")]);
      await restore(db.ledger, AUTHOR, one);
      expect(await placesOf(SECRET)).toEqual(expect.arrayContaining(["past.actor", "past.search_name"]));
      if (how === "erase") {
        await retract(db.ledger, AUTHOR, [one]);
        expect(await erase(db.ledger, AUTHOR, one)).toBe(4);
      } else {
        expect(await purgePerson(db.ledger, AUTHOR, one)).toMatchObject({ erasedEntries: 3 });
      }
      expect(await placesOf(SECRET)).toEqual([]);
      const past = await db.database.rows<{ name: string }>(
        sql`SELECT t.names -> 0 ->> 'value' AS name FROM past.actor t WHERE t.id = ${other.uuid}::uuid ORDER BY version`,
      );
      expect(past.map(({ name }) => name)).toEqual(["Host, misspelt", "Host"]);
      const [order] = await db.database.rows(sql`SELECT bool_and(began_at > before) AS kept
        FROM (SELECT began_at, lag(recorded_at) OVER (ORDER BY number) AS before FROM ledger_commit) c`);
      expect(order).toEqual({ kept: true });
      await expectWhole();
    },
  );

  it("finds what still names somebody who was taken back and erased before", async () => {
    await db.load([
      aPerson("erased"),
      anActor({ slug: "ngo" }),
      aTie("erased", "ngo", { type: "ADVISES", note: secret("advice") }),
    ]);
    const who = await actor("erased");
    const [tie] = await standing("Relationship");
    await retract(db.ledger, AUTHOR, [subject("Relationship", tie!), who]);
    await erase(db.ledger, AUTHOR, who);
    expect((await purgePerson(db.ledger, AUTHOR, who)).purgedIds).toContain(typedId("relationship", tie!));
    expect(await placesOf(SECRET)).toEqual([]);
    await expectWhole();
  });

  it("is for persons only, and writes nothing where it is refused", async () => {
    await db.load([anActor({ slug: "ngo" }), aPolicy({ slug: "policy" })]);
    const before = await projected();
    const [policy] = await standing("Policy");
    for (const each of [await actor("ngo"), subject("Policy", policy!)]) {
      await expect(purgePerson(db.ledger, AUTHOR, each)).rejects.toMatchObject({ code: "NOT_A_PERSON" });
    }
    expect(await projected()).toEqual(before);
  });

  it("is refused for an id that this node never knew, and so is an erasure, in words and on the command line", async () => {
    await db.load([aPerson("ysolde"), aPolicy({ slug: "policy" })]);
    const [policy] = await standing("Policy");
    const config = readConfig({ DATABASE_URL: db.url });
    const refused = { code: "NO_SUCH_RECORD" };
    const before = await projected();
    // One that nobody has, and one that is another type's.
    for (const each of [subject("Actor", newUuid()), subject("Actor", policy!)]) {
      const id = typedId("actor", each.uuid);
      await expect(purgePerson(db.ledger, AUTHOR, each)).rejects.toMatchObject(refused);
      await expect(erase(db.ledger, AUTHOR, each)).rejects.toMatchObject(refused);
      await expect(purgeVerb(config, id, true)).rejects.toMatchObject(refused);
      await expect(eraseVerb(config, id, true)).rejects.toMatchObject(refused);
    }
    expect(await projected()).toEqual(before);
    expect(await commits()).toBe(1);
  });

  it("tells which excerpts stand alone now that what was said of the person is gone", async () => {
    const excerpt = (key: string, quote: string) => ({ ...anExcerpt("paper", { quote }), key });
    await db.load([
      aPerson("ysolde", { names: [{ value: "Ysolde Zimmertal", kind: "OFFICIAL" }] }),
      anActor({ slug: "ngo" }),
      aSource({ slug: "paper" }),
      ...["by-evidence", "by-claim", "elsewhere-too", "once", "never"].map((key) => excerpt(key, `Zimmertal, ${key}.`)),
      evidenceFor("Actor:ysolde", "by-evidence"),
      evidenceFor("Actor:ysolde", "elsewhere-too"),
      evidenceFor("Actor:ngo", "elsewhere-too"),
      { ...evidenceFor("Actor:ysolde", "once"), key: "moved" },
      { record: "Claim", key: "said", excerpt: "by-claim", speaker: "ysolde", kind: "NORMATIVE" },
    ]);
    await db.load([
      { ...anExcerpt("paper", { quote: "Zimmertal, by-evidence." }), key: "by-evidence" },
      { ...evidenceFor("Actor:ysolde", "by-evidence"), key: "moved" },
    ]);
    const { mentionedIn } = await purgePerson(db.ledger, AUTHOR, await actor("ysolde"));
    const quotes = await db.database.rows<{ quote: string }>(sql`SELECT quote FROM excerpt
      WHERE 'excerpt_' || replace(id::text, '-', '') = ANY(${mentionedIn}::text[]) ORDER BY 1`);
    expect(quotes.map(({ quote }) => quote)).toEqual([
      "Zimmertal, by-claim.",
      "Zimmertal, by-evidence.",
      "Zimmertal, once.",
    ]);
    expect(mentionedIn).toHaveLength(3);
  });

  it("waits for who is just writing something of the person, and takes that too", async () => {
    await db.load([aPerson("ysolde"), aSource({ slug: "paper" }), { ...anExcerpt("paper"), key: "page" }]);
    const who = await actor("ysolde");
    const [excerpt] = await standing("Excerpt");
    const payload = {
      subject: typedId("actor", who.uuid),
      excerpt: typedId("excerpt", excerpt!),
      relation: "SUPPORTS",
      basis: "STATED",
      visibility: "PUBLIC",
      note: secret("meanwhile"),
    };
    const evidence = [{ type: "Evidence", uuid: newUuid(), payload }];
    const writing = await begun((writer) => writer.assert(evidence), { ...AUTHOR, origin: "other" });
    const purging = purgePerson(db.ledger, AUTHOR, who);
    await Promise.race([purging, somebodyWaits()]);
    writing.commit();
    await writing.done;
    expect((await purging).purgedIds).toHaveLength(2);
    expect(await placesOf(SECRET)).toEqual([]);
    await expectWhole();
  });

  it("leaves nothing to refer to for who comes after", async () => {
    await db.load([aPerson("ysolde"), anActor({ slug: "ngo" })]);
    await purgePerson(db.ledger, AUTHOR, await actor("ysolde"));
    await expect(db.load([aTie("ysolde", "ngo", { type: "ADVISES" })])).rejects.toMatchObject({
      details: { complaints: [{ code: "UNKNOWN_REFERENCE" }] },
    });
  });
});

it("a restoration waits for who restores at the same time, and does not undo what they went on to say", async () => {
  await db.load([anActor({ slug: "ngo", description: { en: "old" } })]);
  const who = await actor("ngo");
  await retract(db.ledger, AUTHOR, [who]);
  const [{ payload }] = (await db.database.rows(sql`SELECT payload FROM record_assertion`)) as [{ payload: object }];
  const newer = { type: "Actor", uuid: who.uuid, payload: { ...payload, description: { en: "new" } } };
  const writing = await begun((writer) => writer.assert([newer], { revive: true }), AUTHOR);
  const restoring = restore(db.ledger, AUTHOR, who);
  await Promise.race([restoring, somebodyWaits()]);
  writing.commit();
  await writing.done;
  await expect(restoring).rejects.toMatchObject({ code: "NOT_ASSERTED" });
  expect(await db.database.rows(sql`SELECT payload -> 'description' AS description FROM record_assertion`)).toEqual([
    { description: { en: "new" } },
  ]);
  await expectWhole();
});
