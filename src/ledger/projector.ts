// Makes rows from what origins assert. For each record and origin one assertion stands at most; where several origins
// differ, the one that spoke first is shown as long as it stands by its word, and the record says that it is disputed. Nobody's
// assertion is ever overwritten by another's. A merge rewrites nobody's words either: the id that went away redirects, and
// references follow it on their way into rows. It knows no record type, and writes nothing into the ledger itself.
import sql, { raw } from "sql-template-tag";
import type { Reader } from "../core/context";
import { parseTypedId, typedId } from "../core/ids";
import type { Projection, RecordType } from "./record-type";
import { RecordsRefused } from "./records-refused";
import { childRows, insert, upsert } from "./rows.sql";

export type Payload = Readonly<Record<string, unknown>>;

export interface Assertion {
  readonly type: string;
  readonly uuid: string;
  /** The record's content; references are typed ids. */
  readonly payload: Payload;
}

export interface Dataset {
  readonly name: string;
  readonly title: string;
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
}

/** Who asserts, and from which data set. */
export interface Speaker {
  readonly origin: string;
  readonly dataset?: Dataset | undefined;
}

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

export class Projector {
  constructor(
    private readonly reader: Reader,
    private readonly types: ReadonlyMap<string, RecordType>,
  ) {}

  /** Makes a data set known by its title and licence, so that records from it can be cited. */
  async know({ name, title, licence, attribution }: Dataset): Promise<void> {
    await this.reader
      .rows(sql`INSERT INTO dataset VALUES (${name}, ${title}, ${licence ?? null}, ${attribution ?? null})
      ON CONFLICT (name) DO UPDATE SET title = EXCLUDED.title, licence = EXCLUDED.licence, attribution = EXCLUDED.attribution`);
  }

  /**
   * Takes what an origin says of records of one type. Returns the version of each whose content is new; others stay alone.
   * What the origin has taken back stays so unless `revive`: loading a file again must not undo a takedown or a merge.
   */
  async assert(
    type: RecordType,
    { origin, dataset }: Speaker,
    assertions: readonly Assertion[],
    revive: boolean,
  ): Promise<Map<string, number>> {
    const ids = assertions.map(({ uuid }) => uuid);
    await this.#register(type, ids);
    const takenBack = await this.reader.rows<{ id: string }>(sql`SELECT record_id AS id FROM record_assertion
      WHERE record_id = ANY(${ids}::uuid[]) AND origin = ${origin} AND retracted`);
    const said = JSON.stringify(assertions.map(({ uuid, payload }) => ({ id: uuid, payload })));
    const changed = await this.reader.rows<{ id: string }>(sql`
      INSERT INTO record_assertion AS a (record_id, origin, payload, first_asserted_at, asserted_at, retracted, dataset)
      SELECT id, ${origin}, payload, recorded_now(), recorded_now(), false, ${dataset?.name ?? null}
      FROM jsonb_to_recordset(${said}::jsonb) AS i(id uuid, payload jsonb)
      ON CONFLICT (record_id, origin) DO UPDATE SET payload = EXCLUDED.payload, asserted_at = EXCLUDED.asserted_at,
        retracted = false, dataset = EXCLUDED.dataset
      WHERE CASE WHEN a.retracted THEN ${revive} ELSE a.payload IS DISTINCT FROM EXCLUDED.payload END
      RETURNING record_id AS id`);
    const changedIds = changed.map(({ id }) => id);
    // Who says again what it had merged away undoes the merge; what other origins say of the record does not.
    const revived = new Set(takenBack.map(({ id }) => id));
    await this.#endRedirects(changedIds.filter((id) => revived.has(id)));
    return this.show(type, changedIds);
  }

  /** Takes an origin's word on records back, where it gave it. `into`: a single one goes on as another. */
  async retract(type: RecordType, origin: string, uuids: readonly string[], into: string | null): Promise<Retracted> {
    await this.#lock([...uuids, ...(into ? [into] : [])]);
    const taken = await this.reader.rows<{
      id: string;
    }>(sql`UPDATE record_assertion SET retracted = true, asserted_at = recorded_now()
      WHERE record_id = ANY(${uuids}::uuid[]) AND origin = ${origin} AND NOT retracted RETURNING record_id AS id`);
    const ids = taken.map(({ id }) => id);
    // Before redirects change: what referred to a record that was merged into this one refers to this one too.
    const referrers = into && ids.length ? await this.#referrersTo(ids) : new Map<RecordType, string[]>();
    if (into && ids.length) {
      await this.reader.rows(
        sql`UPDATE record SET redirect_id = ${into}::uuid, merged_into = CASE WHEN id = ANY(${ids}::uuid[]) THEN ${into}::uuid ELSE merged_into END
          WHERE id = ANY(${ids}::uuid[]) OR redirect_id = ANY(${ids}::uuid[])`,
      );
    }
    const versions = await this.show(type, ids);
    if (into && ids.length) referrers.set(type, [...(referrers.get(type) ?? []), into]);
    for (const [each, found] of referrers) await this.#showAgain(each, found);
    return { versions, reshown: referrers };
  }

  /** Of what was erased, that something was said: the origin's word stays taken back, so that nothing revives it. */
  async erased(type: RecordType, origin: string, uuids: readonly string[]): Promise<Map<string, number>> {
    await this.#register(type, uuids);
    await this.reader.rows(sql`
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
    await this.#show(type, ids, 0);
  }

  /** Registers ids under their type; an id that belongs to a record of another type is refused (BAD_ID). */
  async #register(type: RecordType, ids: readonly string[]): Promise<void> {
    await this.reader.rows(sql`INSERT INTO record (id, type)
      SELECT id, ${type.name} FROM unnest(${ids}::uuid[]) id ON CONFLICT DO NOTHING`);
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
    return this.reader.rows(sql`SELECT id, type FROM record WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`);
  }

  async #show(type: RecordType, ids: readonly string[], step: 0 | 1): Promise<Map<string, number>> {
    if (!ids.length) return new Map();
    const shown = await this.reader.rows<Shown>(sql`
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
    const redirects = await this.redirectsOf(
      type,
      standing.map(({ payload }) => payload),
    );
    const absorbed = await this.absorbedBy(
      type,
      standing.map(({ id }) => id),
    );
    const projected = standing.flatMap((record) => {
      const payload = redirected(type, record.payload, redirects);
      const projection = type.project(absorbing(type, payload, absorbed.get(record.id) ?? []) as never);
      return projection ? [{ ...record, payload, projection }] : [];
    });
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
    projected: readonly (Shown & { payload: Payload; projection: Projection })[],
  ): Promise<void> {
    for (const [table, owner] of Object.entries({ ...type.childTables, search_name: "record_id" })) {
      await this.reader.rows(sql`DELETE FROM ${raw(table)} WHERE ${raw(owner)} = ANY(${ids}::uuid[])`);
    }
    if (gone.length) await this.reader.rows(sql`DELETE FROM ${raw(type.table)} WHERE id = ANY(${gone}::uuid[])`);
    if (!projected.length) return;
    const rows = projected.map(({ id, version, created_at, origin, disputed, payload, projection }) => ({
      id,
      origin,
      visibility: payload.visibility,
      version,
      disputed,
      created_at,
      ...projection.row,
    }));
    await this.reader.rows(upsert(type.table, rows));
    for (const [table, owner] of Object.entries({ ...type.childTables, search_name: "record_id" })) {
      const children = projected.flatMap((record) => childRows(type, table, owner, record));
      if (children.length) await this.reader.rows(insert(table, children));
    }
  }

  /** Where references of these payloads lead by now, for those that were merged into others. */
  async redirectsOf(type: RecordType, payloads: readonly Payload[]): Promise<ReadonlyMap<string, string>> {
    const named = payloads.flatMap((payload) => Object.keys(type.references).flatMap((field) => payload[field] ?? []));
    const ids = [...new Set(named as string[])].map((id) => parseTypedId(id)!);
    if (!ids.length) return new Map();
    const prefixes = new Map(ids.map(({ uuid, prefix }) => [uuid, prefix]));
    const rows = await this.reader.rows<{ id: string; redirect_id: string }>(
      sql`SELECT id, redirect_id FROM record WHERE id = ANY(${[...prefixes.keys()]}::uuid[]) AND redirect_id IS NOT NULL`,
    );
    return new Map(
      rows.map((row) => {
        const prefix = prefixes.get(row.id)!;
        return [typedId(prefix, row.id), typedId(prefix, row.redirect_id)];
      }),
    );
  }

  /** What was said of records that went into these: an actor keeps answering to the names of those it was merged with. */
  async absorbedBy(type: RecordType, ids: readonly string[]): Promise<ReadonlyMap<string, Payload[]>> {
    if (!type.absorb || !ids.length) return new Map();
    const rows = await this.reader.rows<{ into: string; payload: Payload }>(sql`
      SELECT DISTINCT ON (r.id) r.redirect_id AS into, a.payload FROM record r JOIN record_assertion a ON a.record_id = r.id
      WHERE r.redirect_id = ANY(${ids}::uuid[]) AND a.payload <> '{}' ORDER BY r.id, a.first_asserted_at, a.origin`);
    return rows.reduce(
      (map, { into, payload }) => map.set(into, [...(map.get(into) ?? []), payload]),
      new Map<string, Payload[]>(),
    );
  }

  /** Ends the redirects of these records, and shows anew where they led and what refers to them. */
  async #endRedirects(ids: readonly string[]): Promise<void> {
    const ended = await this.reader.rows<{ id: string; into: string; type: string }>(sql`
      WITH ended AS (SELECT id, redirect_id FROM record WHERE id = ANY(${ids}::uuid[]) AND redirect_id IS NOT NULL FOR UPDATE)
      UPDATE record r SET redirect_id = NULL, merged_into = NULL FROM ended WHERE r.id = ended.id
      RETURNING r.id, ended.redirect_id AS into, r.type`);
    if (!ended.length) return;
    // What had been merged into these comes back under them.
    for (const { id } of ended) {
      await this.reader.rows(sql`
        WITH RECURSIVE under AS (
          SELECT id FROM record WHERE merged_into = ${id}::uuid
          UNION SELECT r.id FROM record r JOIN under u ON r.merged_into = u.id)
        UPDATE record SET redirect_id = ${id}::uuid WHERE id IN (SELECT id FROM under)`);
    }
    for (const { into, type } of ended) await this.#showAgain(this.types.get(type)!, [into]);
    const referrers = await this.#referrersTo(ended.map(({ id }) => id));
    for (const [type, found] of referrers) await this.#showAgain(type, found);
  }

  /** Records that refer to any of these, by what origins say and whatever became of it: ids by type. */
  async #referrersTo(ids: readonly string[]): Promise<Map<RecordType, string[]>> {
    const rows = await this.reader.rows<{ id: string; type: string }>(sql`
      WITH named AS (SELECT r.type || '' AS type, id FROM record r WHERE id = ANY(${ids}::uuid[]) OR redirect_id = ANY(${ids}::uuid[]))
      SELECT DISTINCT o.id, o.type FROM named n
      JOIN record_assertion a ON NOT a.retracted AND strpos(a.payload::text, replace(n.id::text, '-', '')) > 0
      JOIN record o ON o.id = a.record_id ORDER BY o.type, o.id`);
    const byType = new Map<RecordType, string[]>();
    for (const { id, type } of rows) {
      const known = this.types.get(type)!;
      byType.set(known, [...(byType.get(known) ?? []), id]);
    }
    return byType;
  }
}

/** What a record says with those that were merged into it: never what fewer may see than the record itself. */
export function absorbing(type: RecordType, payload: Payload, absorbed: readonly Payload[]): Payload {
  const open = absorbed.filter(({ visibility }) => visibility === "PUBLIC" || visibility === payload.visibility);
  return type.absorb && open.length ? (type.absorb(payload as never, open as never[]) as Payload) : payload;
}

/** The payload with its references led to where merged records went. */
export function redirected(type: RecordType, payload: Payload, redirects: ReadonlyMap<string, string>): Payload {
  if (!redirects.size) return payload;
  const lead = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(lead) : (typeof value === "string" && redirects.get(value)) || value;
  const fields = Object.keys(type.references).filter((field) => payload[field] !== undefined);
  return { ...payload, ...Object.fromEntries(fields.map((field) => [field, lead(payload[field])])) };
}
