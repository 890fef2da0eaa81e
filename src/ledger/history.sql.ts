// Reading the ledger: a record's entries, newest first, and what each origin says of it now. A word is no more open than it
// was when it was said, nor than its origin's last word on the record, nor than the record: `word_today` has the last two.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import type { Position } from "../core/paging";
import { visible } from "../database/loaders";
import { concerned } from "./named.sql";

/** An entry's place in the whole: its commit's first number and its position there. */
export const SEQ = sql`(c.first_seq + e.position - 1)`;

const before = (position: Position | null): Sql => (position ? sql`AND ${SEQ} < ${position.value}::numeric` : sql``);

/** How open an entry `e` was when it was made. Of a retraction: what it takes back. What was erased tells it no more. */
export const THEN = sql`coalesce(CASE e.op WHEN 'ASSERT' THEN e.payload ELSE (
    SELECT a.payload FROM ledger_entry a JOIN ledger_commit b ON b.id = a.commit_id
    WHERE a.subject_id = e.subject_id AND a.origin = e.origin AND a.op = 'ASSERT' AND (b.number, a.position) < (c.number, e.position)
    ORDER BY b.number DESC, a.position DESC LIMIT 1) END ->> 'visibility', 'PRIVATE')`;

/** Entries `e` of commits `c` that the reader may be told of. */
const entries = (sees: readonly Visibility[]): Sql => sql`
  ledger_entry e JOIN ledger_commit c ON c.id = e.commit_id
  JOIN public.word_today w ON w.record_id = e.subject_id AND w.origin = e.origin
    AND ${visible("w", sees)} AND ${THEN} = ANY(${sees})`;

export const entriesOf = (
  records: readonly string[],
  sees: readonly Visibility[],
  position: Position | null,
  limit: number,
): Sql => sql`
  SELECT p.id AS parent, h.* FROM unnest(${records}::uuid[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${SEQ}::text AS seq, e.op, e.origin AS "originSlug", e.version, e.payload,
      c.recorded_at AS "recordedAt", c.recorded_by AS "recordedBy",
      e.subject_type AS "subjectType", e.subject_id AS "subjectUuid"
    FROM ${entries(sees)} WHERE e.subject_id = p.id ${before(position)} ORDER BY ${SEQ} DESC LIMIT ${limit}) h`;

export const entryCountsOf = (records: readonly string[], sees: readonly Visibility[]): Sql => sql`
  SELECT e.subject_id AS parent, count(*)::int AS total FROM ${entries(sees)}
  WHERE e.subject_id = ANY(${records}::uuid[]) GROUP BY e.subject_id`;

export const versionsOf = (records: readonly string[], sees: readonly Visibility[]): Sql => sql`
  SELECT a.record_id AS parent, a.origin AS "originSlug", a.payload, a.first_asserted_at AS "firstAssertedAt", a.asserted_at AS "assertedAt",
    row_number() OVER (PARTITION BY a.record_id ORDER BY a.first_asserted_at, a.origin) = 1 AS shown
  FROM record_assertion a JOIN public.word_today w ON w.record_id = a.record_id AND w.origin = a.origin
  WHERE a.record_id = ANY(${records}::uuid[]) AND NOT a.retracted AND a.payload ->> 'visibility' = ANY(${sees}) AND ${visible("w", sees)}
  ORDER BY a.record_id, a.first_asserted_at, a.origin`;

/** The data set of what is shown of each record. */
export const datasetsOf = (records: readonly string[]): Sql => sql`
  SELECT a.record_id AS parent, d.* FROM (
    SELECT DISTINCT ON (record_id) record_id, dataset FROM record_assertion
    WHERE record_id = ANY(${records}::uuid[]) AND NOT retracted ORDER BY record_id, first_asserted_at, origin) a
  JOIN dataset d ON d.name = a.dataset`;

/** The name that a record is cited by: official before title before the rest; nothing for records that have none. */
export const namesOf = (records: readonly string[], sees: readonly Visibility[]): Sql => sql`
  SELECT DISTINCT ON (n.record_id) n.record_id AS parent, n.value FROM search_name n
  WHERE n.record_id = ANY(${records}::uuid[]) AND ${visible("n", sees)}
  ORDER BY n.record_id, array_position(ARRAY['OFFICIAL', 'TITLE', 'NAME', 'SHORT'], n.kind), array_position(ARRAY['en', 'fr', 'nl'], n.lang), n.value`;

/**
 * Which of these records nobody stands by any more, though nobody hides them: they have no row to be found by, yet what was said
 * while they stood may go on naming them. A tie that is taken back is as hidden as its ends, so all that they name counts.
 */
export const takenBackOf = (records: readonly string[], sees: readonly Visibility[]): Sql => sql`
  SELECT r.id AS record FROM record r WHERE r.id = ANY(${records}::uuid[])
    AND NOT EXISTS (SELECT FROM record_assertion s WHERE s.record_id = r.id AND NOT s.retracted)
    AND NOT EXISTS (SELECT FROM (${concerned(sql`r.id`)}) n WHERE (${visible("n", sees)}) IS NOT TRUE)`;
