// Records by the slugs that a request gives, as far as whoever writes may see them.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { openLast, visible } from "../database/loaders";
import { RECORDS } from "../records/records";
import type { RecordType } from "../ledger/record-type";

/** `slug` and `id`; where a hidden record has the slug of an open one, the open one comes last. */
export function recordsBySlug(type: RecordType, slugs: readonly string[], sees: readonly Visibility[]): Sql {
  const where = RECORDS.find(({ entity }) => entity.name === type.name)?.where?.(sees) ?? sql`true`;
  return sql`SELECT t.slug, t.id FROM ${raw(type.table)} t
    WHERE t.slug = ANY(${slugs}) AND ${visible("t", sees)} AND ${where} ORDER BY ${openLast("t")}`;
}
