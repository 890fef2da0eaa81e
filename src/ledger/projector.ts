// Makes rows from what origins assert. For each record and origin one assertion stands at most; where several origins
// differ, the one that spoke first is shown as long as it stands by its word, and the record says that it is disputed. Nobody's
// assertion is ever overwritten by another's. A merge rewrites nobody's words either: the id that went away redirects, and
// references follow it on their way into rows. It knows no record type, and writes nothing into the ledger itself.
import sql, { raw } from "sql-template-tag";
import type { Transaction } from "../database/database";
import type { Assertion, Dataset, Payload, Speaker } from "./assertion";
import { absorbedBy, absorbing, redirected, redirectsOf, referrersTo, shownReferrersTo } from "./merged";
import type { RecordType } from "./record-type";
import { endRedirects, type Leaving, redirect } from "./redirects";
import { RecordsRefused } from "./records-refused";
import { childRows, type Projected, projectedOf, rowOf } from "./rows";
import { upsert } from "./rows.sql";

/** A retraction: the versions of what stood, after it, and the records that had to be shown anew because of it. */
export interface Retracted {
  readonly versions: ReadonlyMap<string, number>;
  readonly reshown: ReadonlyMap<RecordType, readonly string[]>;
}

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly created_at: string;
  /** null: nobody stands by the record any more, or it redirects to another. */
  readonly origin: string | null;
  readonly payload: Payload | null;
  readonly disputed: boolean;
}

/** Of every row, when and by which commit it was made. The tables know it themselves, but ask for it row by row. */
interface Made {
  readonly updated_at: string;
  readonly made_by: string;
}

const ANY_REDIRECT = sql`SELECT FROM record WHERE redirect_id IS NOT NULL LIMIT 1`;

export class Projector {
  /** Types of the records that changed without anybody saying anything of them, by id. */
  readonly shownAnew = new Map<string, string>();
  #redirecting: boolean | null = null;

  constructor(
    private readonly transaction: Transaction,
    private readonly types: ReadonlyMap<string, RecordType>,
  ) {}

  /** Makes a data set known by its title and licence, so that records from it can be cited. */
  async know({ name, title, licence, attribution }: Dataset): Promise<void> {
    await this.transaction
      .rows(sql`INSERT INTO dataset VALUES (${name}, ${title}, ${licence ?? null}, ${attribution ?? null})
      ON CONFLICT (name) DO UPDATE SET title = EXCLUDED.title, licence = EXCLUDED.licence, attribution = EXCLUDED.attribution`);
  }

  /**
   * Takes what an origin says of records of one type. Returns the version of each whose content is new; others stay alone.
   * What the origin has taken back stays so unless `revive`: loading a file again must not undo a takedown or a merge. But of what
   * another record merged its source goes on to speak: it comes to itself, and is merged again when the transaction settles.
   */
  async assert(
    type: RecordType,
    speaker: Speaker,
    assertions: readonly Assertion[],
    revive: boolean,
  ): Promise<Map<string, number>> {
    const { fresh, made } = await this.#registerFresh(type, assertions);
    await this.#firstWord(
      type,
      speaker,
      assertions.filter(({ uuid }) => fresh.has(uuid)),
      made,
    );
    const versions = await this.#anotherWord(
      type,
      speaker,
      assertions.filter(({ uuid }) => !fresh.has(uuid)),
      revive,
    );
    // In the order in which they were said.
    return new Map(
      assertions.flatMap(({ uuid }) => {
        const version = fresh.has(uuid) ? 1 : versions.get(uuid);
        return version === undefined ? [] : [[uuid, version] as const];
      }),
    );
  }

  /**
   * What is said of records of which nobody has said anything before: most of what an import brings. Nothing is to be compared,
   * decided or replaced, so the rows go straight into their tables.
   */
  async #firstWord(
    type: RecordType,
    { origin, dataset }: Speaker,
    assertions: readonly Assertion[],
    made: Made,
  ): Promise<void> {
    if (!assertions.length) return;
    const now = made.updated_at;
    const said = { origin, first_asserted_at: now, asserted_at: now, retracted: false, dataset: dataset?.name ?? null };
    await this.transaction.put(
      "record_assertion",
      assertions.map(({ uuid, payload, text }) => ({ record_id: uuid, payload: text ?? payload, ...said })),
    );
    const redirects = (await this.#anyRedirects())
      ? await redirectsOf(
          this.transaction,
          type,
          assertions.map(({ payload }) => payload),
        )
      : new Map<string, string>();
    const shown = assertions.map(({ uuid, payload }) => ({
      ...{ id: uuid, version: 1, created_at: now, origin, disputed: false },
      payload: redirected(type, payload, redirects),
    }));
    const projected = projectedOf(type, shown);
    await this.transaction.put(
      type.table,
      projected.map((record) => ({ ...rowOf(record), ...made })),
    );
    await this.#putChildren(type, projected, made);
  }

  async #anotherWord(
    type: RecordType,
    { origin, dataset }: Speaker,
    assertions: readonly Assertion[],
    revive: boolean,
  ): Promise<Map<string, number>> {
    if (!assertions.length) return new Map();
    const ids = assertions.map(({ uuid }) => uuid);
    await this.#refuseForeign(type, ids);
    const takenBack = await this.transaction.rows<{ id: string }>(sql`SELECT record_id AS id FROM record_assertion
      WHERE record_id = ANY(${ids}::uuid[]) AND origin = ${origin} AND retracted`);
    const said = JSON.stringify(assertions.map(({ uuid, payload }) => ({ id: uuid, payload })));
    const changed = await this.transaction.rows<{ id: string }>(sql`
      INSERT INTO record_assertion AS a (record_id, origin, payload, first_asserted_at, asserted_at, retracted, dataset)
      SELECT id, ${origin}, payload, recorded_now(), recorded_now(), false, ${dataset?.name ?? null}
      FROM jsonb_to_recordset(${said}::jsonb) AS i(id uuid, payload jsonb)
      ON CONFLICT (record_id, origin) DO UPDATE SET payload = EXCLUDED.payload, asserted_at = EXCLUDED.asserted_at,
        retracted = false, dataset = EXCLUDED.dataset
      WHERE (a.retracted AND ${revive}) OR (a.payload IS DISTINCT FROM EXCLUDED.payload AND (NOT a.retracted
        OR EXISTS (SELECT FROM record r WHERE r.id = a.record_id AND r.merged_by IS NOT NULL)))
      RETURNING record_id AS id`);
    const changedIds = changed.map(({ id }) => id);
    // Who says again what it had merged away undoes the merge; what other origins say of the record does not.
    const revived = new Set(takenBack.map(({ id }) => id));
    await this.#endRedirects(changedIds.filter((id) => revived.has(id)));
    return this.show(type, changedIds);
  }

  /** Takes an origin's word on records back, where it gave it; some go on as others. */
  async retract(type: RecordType, origin: string, leaving: readonly Leaving[]): Promise<Retracted> {
    await this.#lock(leaving.flatMap(({ uuid, into }) => (into ? [uuid, into] : [uuid])));
    const taken = await this.transaction.rows<{
      id: string;
    }>(sql`UPDATE record_assertion SET retracted = true, asserted_at = recorded_now()
      WHERE record_id = ANY(${leaving.map(({ uuid }) => uuid)}::uuid[]) AND origin = ${origin} AND NOT retracted RETURNING record_id AS id`);
    const ids = taken.map(({ id }) => id);
    const given = new Set(ids);
    const merged = leaving.filter(({ uuid, into }) => into && given.has(uuid));
    // Before redirects change: what referred to a record that was merged into one of these refers to it too.
    const referrers = merged.length
      ? await shownReferrersTo(
          this.transaction,
          this.types,
          merged.map(({ uuid }) => uuid),
        )
      : new Map<RecordType, string[]>();
    if (merged.length) this.#redirecting = true;
    const hosts = merged.length ? await redirect(this.transaction, merged) : [];
    const versions = await this.show(type, ids);
    if (hosts.length) referrers.set(type, [...new Set([...(referrers.get(type) ?? []), ...hosts])]);
    for (const [each, found] of referrers) await this.#showAgain(each, found);
    return { versions, reshown: referrers };
  }

  /** Of what was erased, that something was said: the origin's word stays taken back, so that nothing revives it. */
  async erased(type: RecordType, origin: string, uuids: readonly string[]): Promise<Map<string, number>> {
    await this.transaction.rows(sql`INSERT INTO record (id, type)
      SELECT id, ${type.name} FROM unnest(${uuids}::uuid[]) id ON CONFLICT DO NOTHING`);
    await this.#refuseForeign(type, uuids);
    await this.transaction.rows(sql`
      INSERT INTO record_assertion (record_id, origin, payload, first_asserted_at, asserted_at, retracted)
      SELECT id, ${origin}, '{}', recorded_now(), recorded_now(), true FROM unnest(${uuids}::uuid[]) id
      ON CONFLICT (record_id, origin) DO UPDATE SET payload = '{}', asserted_at = EXCLUDED.asserted_at, retracted = true,
        dataset = NULL`);
    return this.show(type, uuids);
  }

  /** Writes the shown version of records anew, and removes those that nobody stands by. Returns their new versions. */
  show(type: RecordType, ids: readonly string[]): Promise<Map<string, number>> {
    return this.#show(type, ids, 1);
  }

  /** The same for records of which nobody said anything new: what they refer to has moved. Their version stays. */
  async #showAgain(type: RecordType, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.shownAnew.set(id, type.name);
    await this.#show(type, ids, 0);
  }

  /** Registers ids that were never heard of, and tells which. Two writers that bring the same id take their turns here. */
  async #registerFresh(
    type: RecordType,
    assertions: readonly Assertion[],
  ): Promise<{ readonly fresh: ReadonlySet<string>; readonly made: Made }> {
    const ids = assertions.map(({ uuid }) => uuid);
    const visibilities = assertions.map(({ payload }) => payload.visibility);
    const [row] = await this.transaction.rows<{ fresh: readonly string[] } & Made>(sql`
      WITH fresh AS (
        INSERT INTO record (id, type, version, visibility, created_at)
        SELECT id, ${type.name}, 1, visibility, (SELECT recorded_now())
        FROM unnest(${ids}::uuid[], ${visibilities}::text[]) i (id, visibility) ON CONFLICT DO NOTHING RETURNING id)
      SELECT ARRAY(SELECT id::text FROM fresh) AS fresh, recorded_now()::text AS updated_at, current_commit() AS made_by`);
    const { fresh, ...made } = row!;
    return { fresh: new Set(fresh), made };
  }

  /** An id that belongs to a record of another type is refused (BAD_ID). */
  async #refuseForeign(type: RecordType, ids: readonly string[]): Promise<void> {
    const others = await this.#lock(ids);
    const foreign = others.filter((record) => record.type !== type.name);
    if (foreign.length) {
      throw new RecordsRefused(
        foreign.map(({ id, type: of }) => ({ uuid: id, code: "BAD_ID", detail: `is the id of a ${of}` })),
      );
    }
  }

  /** Before anything is read of records that are to be shown: two origins that speak of one at once take their turns. */
  #lock(ids: readonly string[]): Promise<{ id: string; type: string }[]> {
    return this.transaction.rows(
      sql`SELECT id, type FROM record WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`,
    );
  }

  async #show(type: RecordType, ids: readonly string[], step: 0 | 1): Promise<Map<string, number>> {
    if (!ids.length) return new Map();
    const shown = await this.transaction.rows<Shown>(sql`
      WITH stand AS (
        SELECT DISTINCT ON (record_id) record_id, origin, payload FROM record_assertion
        WHERE record_id = ANY(${ids}::uuid[]) AND NOT retracted ORDER BY record_id, first_asserted_at, origin),
      bumped AS (
        UPDATE record r SET version = r.version + ${step}::int,
          visibility = CASE WHEN r.redirect_id IS NULL THEN coalesce(s.payload ->> 'visibility', r.visibility) ELSE r.visibility END
        FROM unnest(${ids}::uuid[]) i (id) LEFT JOIN stand s ON s.record_id = i.id
        WHERE r.id = i.id RETURNING r.id, r.version, r.created_at, r.redirect_id)
      SELECT b.id, b.version, b.created_at::text, s.origin, s.payload, EXISTS (
          -- Of a version that is more hidden than the one shown, readers are not told that there is any.
          SELECT FROM record_assertion a WHERE a.record_id = b.id AND NOT a.retracted AND a.payload <> s.payload
            AND strictness(a.payload ->> 'visibility') <= strictness(s.payload ->> 'visibility')) AS disputed
      FROM bumped b LEFT JOIN stand s ON s.record_id = b.id AND b.redirect_id IS NULL`);
    const standing = shown.filter(({ payload }) => payload !== null) as (Shown & {
      origin: string;
      payload: Payload;
    })[];
    const redirects = await redirectsOf(
      this.transaction,
      type,
      standing.map(({ payload }) => payload),
    );
    const absorbed = await absorbedBy(
      this.transaction,
      type,
      standing.map(({ id }) => id),
    );
    const projected = projectedOf(
      type,
      standing.map((record) => {
        const payload = redirected(type, record.payload, redirects);
        return { ...record, payload: absorbing(type, payload, absorbed.get(record.id) ?? []) };
      }),
    );
    const present = new Set(projected.map(({ id }) => id));
    await this.#writeRows(
      type,
      ids,
      ids.filter((id) => !present.has(id)),
      projected,
    );
    return new Map(shown.map(({ id, version }) => [id, version]));
  }

  async #writeRows(
    type: RecordType,
    ids: readonly string[],
    gone: readonly string[],
    projected: readonly Projected[],
  ): Promise<void> {
    for (const [table, owner] of Object.entries({ ...type.childTables, search_name: "record_id" })) {
      await this.transaction.rows(sql`DELETE FROM ${raw(table)} WHERE ${raw(owner)} = ANY(${ids}::uuid[])`);
    }
    if (gone.length) await this.transaction.rows(sql`DELETE FROM ${raw(type.table)} WHERE id = ANY(${gone}::uuid[])`);
    if (!projected.length) return;
    await this.transaction.rows(upsert(type.table, projected.map(rowOf)));
    await this.#putChildren(type, projected);
  }

  async #putChildren(type: RecordType, projected: readonly Projected[], made?: Made): Promise<void> {
    for (const [table, owner] of Object.entries({ ...type.childTables, search_name: "record_id" })) {
      const children = projected.flatMap((record) =>
        childRows(type, table, owner, record).map((row) => ({ ...row, ...made })),
      );
      if (children.length) await this.transaction.put(table, children);
    }
  }

  /** Whether anything was ever merged: most imports come to nodes where nothing was, and need not ask for every reference. */
  async #anyRedirects(): Promise<boolean> {
    const found = this.#redirecting ?? (await this.transaction.rows(ANY_REDIRECT)).length > 0;
    this.#redirecting = found;
    return found;
  }

  /** Ends the redirects of these records, and shows anew where they led and what refers to them. */
  async #endRedirects(ids: readonly string[]): Promise<void> {
    const ended = await endRedirects(this.transaction, ids);
    if (!ended.length) return;
    for (const { into, type } of ended) await this.#showAgain(this.types.get(type)!, [into]);
    const referrers = await referrersTo(
      this.transaction,
      this.types,
      ended.map(({ id }) => id),
    );
    for (const [type, found] of referrers) await this.#showAgain(type, found);
  }
}
