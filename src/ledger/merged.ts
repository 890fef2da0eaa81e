// What merges make of records as they are shown: references are led to where a record went, and a record that others went into
// keeps answering to their names. It rewrites nobody's words.
import sql, { join, raw } from "sql-template-tag";
import type { Reader } from "../core/context";
import { parseTypedId, typedId } from "../core/ids";
import type { Payload } from "./assertion";
import { ledFields, type RecordType } from "./record-type";

/** Where references of these payloads lead by now, for those that were merged into others. */
export async function redirectsOf(
  reader: Reader,
  type: RecordType,
  payloads: readonly Payload[],
): Promise<ReadonlyMap<string, string>> {
  const named = payloads.flatMap((payload) => ledFields(type).flatMap((field) => payload[field] ?? []));
  const ids = [...new Set(named as string[])].map((id) => parseTypedId(id)!);
  if (!ids.length) return new Map();
  const prefixes = new Map(ids.map(({ uuid, prefix }) => [uuid, prefix]));
  const rows = await reader.rows<{ id: string; redirect_id: string }>(
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
export async function absorbedBy(
  reader: Reader,
  type: RecordType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Payload[]>> {
  if (!type.absorb || !ids.length) return new Map();
  const rows = await reader.rows<{ into: string; payload: Payload }>(sql`
      SELECT DISTINCT ON (r.id) r.redirect_id AS into, a.payload FROM record r JOIN record_assertion a ON a.record_id = r.id
      WHERE r.redirect_id = ANY(${ids}::uuid[]) AND a.payload <> '{}' ORDER BY r.id, a.first_asserted_at, a.origin`);
  return rows.reduce(
    (map, { into, payload }) => map.set(into, [...(map.get(into) ?? []), payload]),
    new Map<string, Payload[]>(),
  );
}

/** Records that refer to any of these, by what origins say and whatever became of it: ids by type. */
export async function referrersTo(
  reader: Reader,
  types: ReadonlyMap<string, RecordType>,
  ids: readonly string[],
): Promise<Map<RecordType, string[]>> {
  const rows = await reader.rows<{ id: string; type: string }>(sql`
      WITH named AS (SELECT r.type || '' AS type, id FROM record r WHERE id = ANY(${ids}::uuid[]) OR redirect_id = ANY(${ids}::uuid[]))
      SELECT DISTINCT o.id, o.type FROM named n
      JOIN record_assertion a ON NOT a.retracted AND strpos(a.payload::text, replace(n.id::text, '-', '')) > 0
      JOIN record o ON o.id = a.record_id ORDER BY o.type, o.id`);
  return byType(types, rows);
}

/** Records that are shown with a reference to any of these: those to whom it matters where they go. */
export async function shownReferrersTo(
  reader: Reader,
  types: ReadonlyMap<string, RecordType>,
  ids: readonly string[],
): Promise<Map<RecordType, string[]>> {
  const columns = [...types.values()].flatMap((type) =>
    ledFields(type).map((field) => ({ type, to: type.references[field]! })),
  );
  const each = columns.map(
    ({ type, to }) => sql`SELECT ${raw(`'${type.name}'`)} AS type, t.${raw(to.owner)} AS id FROM ${raw(to.table)} t
      WHERE t.${raw(to.column)} = ANY(${ids}::uuid[])`,
  );
  const rows = await reader.rows<{ id: string; type: string }>(sql`${join(each, " UNION ")} ORDER BY type, id`);
  return byType(types, rows);
}

function byType(
  types: ReadonlyMap<string, RecordType>,
  rows: readonly { id: string; type: string }[],
): Map<RecordType, string[]> {
  const found = new Map<RecordType, string[]>();
  for (const { id, type: name } of rows) {
    const type = types.get(name)!;
    // To some nothing is led: they are shown as before.
    if (!ledFields(type).length) continue;
    const ofType = found.get(type);
    if (ofType) ofType.push(id);
    else found.set(type, [id]);
  }
  return found;
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
  const fields = ledFields(type).filter((field) => payload[field] !== undefined);
  return { ...payload, ...Object.fromEntries(fields.map((field) => [field, lead(payload[field])])) };
}
