// Records as what is said of them, for the formats that hold more than columns: what the shown assertion says, with references
// led to where merged records went, and without those that the reader may not know of. It knows no format.
import sql, { raw, type Sql } from "sql-template-tag";
import type { z } from "zod";
import type { Reader, Visibility } from "../../core/context";
import { parseTypedId, typedId, typeNameOf } from "../../core/ids";
import type { Snapshot } from "../../database/database";
import { visible } from "../../database/loaders";
import { absorbedBy, absorbing, redirected, redirectsOf } from "../../ledger/merged";
import type { RecordType } from "../../ledger/record-type";
import { existsAmong } from "../../records/existence.sql";
import { RECORD_TYPES } from "../../records/record-types";
import { RECORDS } from "../../records/records";
import { DATASET } from "./columns.sql";
import type { Inquiry, RecordPart } from "./download";

export interface ShownRecord {
  readonly type: RecordType;
  /** Typed. */
  readonly id: string;
  readonly origin: string;
  readonly dataset: string | null;
  readonly updatedAt: Date;
  /** As the type's form has it, in the form's order; references are typed ids. */
  readonly content: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly id: string;
  readonly origin: string;
  readonly dataset: string | null;
  readonly updatedAt: Date;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** By id, as tables are. */
const recordRows = (rows: Sql): Sql =>
  sql`SELECT t.id, t.origin, d.name AS dataset, t.updated_at AS "updatedAt", a.payload ${rows} ORDER BY t.id`;

/** The records of a part, by the batch; `narrowed` may keep fewer. */
export async function* recordsOf(
  snapshot: Snapshot,
  { type, rows }: RecordPart,
  { asked, sees, progress }: Inquiry,
  narrowed: Sql = sql``,
): AsyncGenerator<ShownRecord[]> {
  const statement = recordRows(sql`${rows(asked, sees)} ${narrowed}`);
  for await (const batch of snapshot.stream<Row>(statement)) {
    yield await shown(snapshot, type, batch, sees);
    progress?.(batch.length);
  }
}

const WHERE = new Map(RECORDS.map(({ entity, where }) => [entity.name, where]));

/** Every record of every type that the reader sees; types in the order in which files read best. */
export const EVERY_RECORD: readonly RecordPart[] = RECORD_TYPES.map((type) => ({
  name: type.name,
  type,
  rows: (_asked, sees) => sql`FROM ${raw(type.table)} t ${DATASET}
    WHERE ${visible("t", sees)} AND ${WHERE.get(type.name)?.(sees) ?? sql`true`}`,
}));

/** A few of a type's records, outside of any download: those that `narrowed` keeps, at most so many. */
export async function someRecords(
  reader: Reader,
  typeName: string,
  sees: readonly Visibility[],
  narrowed: Sql,
  most: number,
): Promise<ShownRecord[]> {
  const { type, rows } = EVERY_RECORD.find(({ name }) => name === typeName)!;
  const found = await reader.rows<Row>(sql`${recordRows(sql`${rows({}, sees)} AND ${narrowed}`)} LIMIT ${most}`);
  return shown(reader, type, found, sees);
}

async function shown(
  reader: Reader,
  type: RecordType,
  rows: readonly Row[],
  sees: readonly Visibility[],
): Promise<ShownRecord[]> {
  const payloads = rows.map(({ payload }) => payload);
  const redirects = await redirectsOf(reader, type, payloads);
  const ids = rows.map(({ id }) => id);
  const absorbed = await absorbedBy(reader, type, ids);
  const said = rows.map(({ id, payload }) =>
    absorbing(type, redirected(type, payload, redirects), absorbed.get(id) ?? []),
  );
  const exists = await existing(reader, type, said, sees);
  return rows.map(({ id, origin, dataset, updatedAt }, index) => ({
    ...{ type, origin, dataset, updatedAt },
    id: typedId(type.idPrefix, id),
    content: inFormOrder(type, withoutHidden(type, said[index]!, exists)),
  }));
}

type Said = Readonly<Record<string, unknown>>;
type Exists = (id: string) => boolean;

/** References that a record may lack. Without the others it would not exist for the reader, so those are never hidden. */
const looseReferences = ({ form, references }: RecordType): string[] =>
  Object.keys(references).filter((field) => (form.shape[field] as z.ZodType).safeParse(undefined).success);

const TYPE_NAMES = RECORDS.map(({ entity }) => entity.name);
const exists = existsAmong(TYPE_NAMES);

async function existing(
  reader: Reader,
  type: RecordType,
  said: readonly Said[],
  sees: readonly Visibility[],
): Promise<Exists> {
  const named = said.flatMap((each) => looseReferences(type).flatMap((field) => (each[field] ?? []) as string[]));
  const ids = [...new Set(named)];
  if (!ids.length) return () => true;
  const parsed = ids.map((id) => parseTypedId(id)!);
  const rows = await reader.rows<{ id: string }>(sql`
    SELECT n.id FROM unnest(${parsed.map(({ uuid }) => uuid)}::uuid[],
      ${parsed.map(({ prefix }) => typeNameOf(prefix))}::text[]) n (id, type)
    WHERE ${exists(sql`n.id`, sql`n.type`, sees)}`);
  const found = new Set(rows.map(({ id }) => id));
  const known = new Set(ids.filter((_, index) => found.has(parsed[index]!.uuid)));
  return (id) => known.has(id);
}

function withoutHidden(type: RecordType, said: Said, isThere: Exists): Said {
  const content = { ...said };
  for (const field of looseReferences(type)) {
    const value = content[field];
    if (Array.isArray(value)) content[field] = (value as string[]).filter(isThere);
    else if (typeof value === "string" && !isThere(value)) delete content[field];
  }
  return content;
}

/** The same record gives the same text, whatever order the database keeps. */
const inFormOrder = ({ form }: RecordType, said: Said): Said =>
  Object.fromEntries(
    Object.keys(form.shape).flatMap((field) => (said[field] === undefined ? [] : [[field, said[field]]])),
  );
