// Takes words out of the ledger for good, with the salts of their commitments: what stays is that something was said, when
// and by which origin, and the chain still verifies. It knows no record type.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Reader } from "../core/context";
import { typedId } from "../core/ids";
import { Refusal } from "../core/refusal";
import type { Transaction } from "../database/database";
import type { LedgerWriter } from "./ledger-writer";
import { rememberErased } from "./named.sql";
import type { Payload } from "./assertion";
import { rebuildWithin } from "./rebuild";
import type { RecordType } from "./record-type";

/** Uuids by type. */
export type Records = ReadonlyMap<RecordType, readonly string[]>;
type Types = ReadonlyMap<string, RecordType>;

export const uuidsOf = (records: Records): string[] => [...records.values()].flat();
export const typedIdsOf = (records: Records): string[] =>
  [...records].flatMap(([type, uuids]) => uuids.map((uuid) => typedId(type.idPrefix, uuid)));

/** An id's prefix is only what somebody typed. Refuses NO_SUCH_RECORD where this node never knew such a record of this type. */
export async function requireKnown(reader: Reader, type: RecordType, uuid: string): Promise<void> {
  const rows = await reader.rows(sql`SELECT 1 FROM record WHERE id = ${uuid}::uuid AND type = ${type.name}`);
  if (rows.length) return;
  throw new Refusal("NO_SUCH_RECORD", `This node has never known a ${type.name} ${typedId(type.idPrefix, uuid)}`);
}

/**
 * Erases records and every mention of their ids, whether they stand or not and whoever asserts them; `records` must hold all
 * that refers to them (`withReferrers`). Leaves an entry for each that says that it is gone, once. Returns how many entries were erased.
 */
export async function uproot(writer: LedgerWriter, origin: string, types: Types, records: Records): Promise<number> {
  const { reader } = writer;
  const fresh = await unburied(reader, origin, uuidsOf(records));
  // What was answered when they were written holds their ids.
  await reader.rows(sql`DELETE FROM submission WHERE EXISTS (SELECT FROM unnest(${[...fresh]}::uuid[]) u
    WHERE strpos(replace(answer::text, '-', ''), replace(u::text, '-', '')) > 0)`);
  const erased = await eraseWords(reader, types, records, refersToAny(types, typedIdsOf(records)));
  for (const [type, uuids] of records) {
    const going = uuids.filter((uuid) => fresh.has(uuid));
    if (going.length) await writer.bury(type, going);
  }
  return erased;
}

/** Those of which somebody's words are left, or of which this origin has no tombstone yet. */
async function unburied(reader: Reader, origin: string, uuids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reader.rows<{ id: string }>(sql`SELECT id FROM unnest(${uuids}::uuid[]) id
    WHERE EXISTS (SELECT FROM record_assertion WHERE record_id = id AND payload <> '{}')
      OR NOT EXISTS (SELECT FROM record_assertion WHERE record_id = id AND origin = ${origin})`);
  return new Set(rows.map(({ id }) => id));
}

/** Nobody else writes until the transaction ends: what is found to refer to a record is then all that does. */
export const lockWriters = (reader: Reader): Promise<unknown> =>
  reader.rows(sql`LOCK TABLE record, record_assertion IN EXCLUSIVE MODE`);

/** The record's own id and those of all that are one with it by merges; the first is what the others go on as. */
export const mergedWith = async (reader: Reader, uuid: string): Promise<string[]> =>
  (
    await reader.rows<{ id: string }>(sql`
      WITH host AS (SELECT coalesce(redirect_id, id) AS id FROM record WHERE id = ${uuid}::uuid)
      SELECT r.id FROM host h JOIN record r ON r.id = h.id OR r.redirect_id = h.id ORDER BY r.id <> h.id, r.id`)
  ).map(({ id }) => id);

/** What origins say of a record, or said last before they took it back. */
export const lastSaid = async (reader: Reader, uuid: string): Promise<Payload[]> =>
  (
    await reader.rows<{ payload: Payload }>(
      sql`SELECT payload FROM record_assertion WHERE record_id = ${uuid}::uuid AND payload <> '{}'`,
    )
  ).map(({ payload }) => payload);

/** Whatever was said of records. */
export const everSaid = async (reader: Reader, uuids: readonly string[]): Promise<Payload[]> =>
  (
    await reader.rows<{ payload: Payload }>(
      sql`SELECT payload FROM ledger_entry WHERE subject_id = ANY(${uuids}::uuid[]) AND payload IS NOT NULL`,
    )
  ).map(({ payload }) => payload);

/** The records, what refers to them by an origin's last word, what refers to that, and so on: all that would dangle. */
export async function withReferrers(reader: Reader, types: Types, records: Records): Promise<Records> {
  const found = new Map<RecordType, string[]>([...records].map(([type, uuids]) => [type, [...uuids]]));
  const known = new Set(uuidsOf(records));
  for (let at = typedIdsOf(records); at.length;) {
    const rows = await reader.rows<{ id: string; type: string }>(sql`
      SELECT DISTINCT r.id, r.type FROM record_assertion a JOIN record r ON r.id = a.record_id
      WHERE ${refersToAny(types, at)} ORDER BY r.id`);
    const fresh = rows.filter(({ id }) => !known.has(id));
    for (const { id, type: name } of fresh) {
      const type = types.get(name)!;
      known.add(id);
      found.set(type, [...(found.get(type) ?? []), id]);
    }
    at = fresh.map(({ id, type }) => typedId(types.get(type)!.idPrefix, id));
  }
  return found;
}

/** Of a row with a payload: whether it refers to any of these, or says that its record goes on as one of them. */
function refersToAny(types: Types, typedIds: readonly string[]): Sql {
  const fields = [...types.values()].flatMap(({ references }) => Object.keys(references));
  return sql`EXISTS (SELECT FROM unnest(${[...new Set(fields), "mergedInto"]}::text[]) f WHERE payload -> f ?| ${typedIds}::text[])`;
}

/** Erases all entries of records, and of others those `elsewhere`; then makes the tables forget them. Returns how many. */
export async function eraseWords(
  reader: Transaction,
  types: Types,
  records: Records,
  elsewhere = sql`false`,
): Promise<number> {
  const uuids = uuidsOf(records);
  await reader.rows(rememberErased(uuids));
  const hosts = await reader.rows(sql`SELECT 1 FROM ledger_entry WHERE subject_id = ANY(${uuids}::uuid[])
    AND payload ? 'mergedInto' AND right(payload ->> 'mergedInto', 32)::uuid <> ALL(${uuids}::uuid[]) LIMIT 1`);
  const erased = await reader.rows<{ own: boolean }>(sql`
    UPDATE ledger_entry SET payload = NULL, salt = NULL, erased_at = now()
    WHERE payload IS NOT NULL AND (subject_id = ANY(${uuids}::uuid[]) OR ${elsewhere})
    RETURNING subject_id = ANY(${uuids}::uuid[]) AS own`);
  // Where other records bore their names for a while, or named them, what is known of those changes too.
  if (hosts.length || erased.some(({ own }) => !own)) await rebuildWithin(reader, types);
  else await removeRows(reader, records);
  await forgetSamples(reader, types);
  return erased.length;
}

const tablesOf = (type: RecordType): Record<string, string> => ({
  ...type.childTables,
  search_name: "record_id",
  [type.table]: "id",
});

/** As a rebuild would leave them. What stays is a tombstone, so that loading an old file again brings nothing back. */
async function removeRows(reader: Reader, records: Records): Promise<void> {
  for (const [type, uuids] of records) {
    for (const [table, owner] of Object.entries(tablesOf(type))) {
      // What is removed from a table goes to its past.
      for (const schema of ["public", "past"]) {
        await reader.rows(sql`DELETE FROM ${raw(`${schema}.${table}`)} WHERE ${raw(owner)} = ANY(${uuids}::uuid[])`);
      }
    }
    await reader.rows(sql`UPDATE record_assertion SET payload = '{}', dataset = NULL, retracted = true
      WHERE record_id = ANY(${uuids}::uuid[])`);
    await reader.rows(sql`UPDATE record SET visibility = NULL, redirect_id = NULL, merged_into = NULL, merged_by = NULL
      WHERE id = ANY(${uuids}::uuid[])`);
  }
}

/** Postgres keeps samples of every column for its planner: they are taken anew. */
async function forgetSamples(reader: Reader, types: Types): Promise<void> {
  const projected = [...new Set([...types.values()].flatMap((type) => Object.keys(tablesOf(type))))];
  const tables = [
    ...projected,
    ...projected.map((table) => `past.${table}`),
    "record_assertion",
    "ledger_entry",
    "submission",
  ];
  // A table that has become empty keeps its old ones, unless they are removed by hand: the embedded database lets us.
  const [allowed] = await reader.rows(sql`SELECT 1 WHERE has_table_privilege('pg_statistic', 'DELETE')`);
  if (allowed) await reader.rows(sql`DELETE FROM pg_statistic WHERE starelid = ANY(${tables}::regclass[])`);
  await reader.rows(sql`ANALYZE ${raw(tables.join(", "))}`);
}
