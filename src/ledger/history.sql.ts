// Reading the ledger: a record's entries, newest first, and what each origin says of it now.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import type { Position } from "../core/paging";

/** An entry's place in the whole: its commit's first number and its position there. */
const SEQ = sql`(c.first_seq + e.position - 1)`;

const before = (position: Position | null): Sql => (position ? sql`AND ${SEQ} < ${position.value}::numeric` : sql``);

/** What was said of a record when it was more hidden than now stays hidden; so do other origins' hidden versions. */
const openTo = (alias: string, sees: readonly Visibility[]): Sql =>
  sql`coalesce(${raw(alias)}.payload ->> 'visibility' = ANY(${sees}), ${raw(alias)}.payload IS NULL OR NOT ${raw(alias)}.payload ? 'visibility')`;

export const entriesOf = (
  records: readonly string[],
  sees: readonly Visibility[],
  position: Position | null,
  limit: number,
): Sql => sql`
  SELECT p.id AS parent, h.* FROM unnest(${records}::uuid[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${SEQ}::text AS seq, e.op, e.origin AS "originSlug", e.version, e.payload,
      c.recorded_at AS "recordedAt", c.recorded_by AS "recordedBy"
    FROM ledger_entry e JOIN ledger_commit c ON c.id = e.commit_id
    WHERE e.subject_id = p.id AND ${openTo("e", sees)} ${before(position)} ORDER BY ${SEQ} DESC LIMIT ${limit}) h`;

export const entryCountsOf = (records: readonly string[], sees: readonly Visibility[]): Sql => sql`
  SELECT e.subject_id AS parent, count(*)::int AS total FROM ledger_entry e
  WHERE e.subject_id = ANY(${records}::uuid[]) AND ${openTo("e", sees)} GROUP BY e.subject_id`;

export const versionsOf = (records: readonly string[], sees: readonly Visibility[]): Sql => sql`
  SELECT record_id AS parent, origin AS "originSlug", payload, first_asserted_at AS "firstAssertedAt", asserted_at AS "assertedAt",
    row_number() OVER (PARTITION BY record_id ORDER BY first_asserted_at, origin) = 1 AS shown
  FROM record_assertion a WHERE record_id = ANY(${records}::uuid[]) AND NOT retracted AND ${openTo("a", sees)}
  ORDER BY record_id, first_asserted_at, origin`;

/** The data set of what is shown of each record. */
export const datasetsOf = (records: readonly string[]): Sql => sql`
  SELECT a.record_id AS parent, d.* FROM (
    SELECT DISTINCT ON (record_id) record_id, dataset FROM record_assertion
    WHERE record_id = ANY(${records}::uuid[]) AND NOT retracted ORDER BY record_id, first_asserted_at, origin) a
  JOIN dataset d ON d.name = a.dataset`;

/** The name that a record is cited by: official before title before the rest; nothing for records that have none. */
export const namesOf = (records: readonly string[]): Sql => sql`
  SELECT DISTINCT ON (record_id) record_id AS parent, value FROM search_name WHERE record_id = ANY(${records}::uuid[])
  ORDER BY record_id, array_position(ARRAY['OFFICIAL', 'TITLE', 'NAME', 'SHORT'], kind), array_position(ARRAY['en', 'fr', 'nl'], lang), value`;
