// The whole ledger backwards: what was said last of any record, as far as a reader may see it. It knows no record type: whether
// a record exists for the reader is asked by a predicate that it is given.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { STANDS } from "./feed.sql";
import { SEQ, THEN } from "./history.sql";
import { concerned } from "./named.sql";

/** Which part of the ledger to look through, for what. */
export interface Stretch {
  /** Behind this place, up to and with that one. */
  readonly after: number;
  readonly upTo: number;
  /** null: all. */
  readonly types: readonly string[] | null;
  /** Whether the record that these columns name exists for the reader. */
  readonly exists: (id: Sql, type: Sql, sees: readonly Visibility[]) => Sql;
}

/**
 * The places of a part's entries, newest first. They are sorted before anything else of them is read, so that Postgres looks entries
 * up one by one, and stops where the page is full.
 */
const places = ({ after, upTo, types }: Stretch): Sql => sql`
  SELECT c.id, c.first_seq, e.position FROM ledger_commit c JOIN ledger_entry e ON e.commit_id = c.id
  WHERE c.first_seq BETWEEN (SELECT coalesce(max(first_seq), 0) FROM ledger_commit WHERE first_seq <= ${after}::bigint + 1) AND ${upTo}::bigint
    AND ${SEQ} > ${after}::bigint AND ${SEQ} <= ${upTo}::bigint ${types ? sql`AND e.subject_type = ANY(${types})` : sql``}
  ORDER BY c.first_seq DESC, e.position DESC LIMIT ${upTo}::bigint - ${after}::bigint`;

/** As open as a record's history has them; of a record that no longer stands, all that it names must be visible too. */
const seen = (stretch: Stretch, sees: readonly Visibility[]): Sql => sql`
  FROM (${places(stretch)}) p
  CROSS JOIN LATERAL (SELECT * FROM ledger_commit WHERE id = p.id LIMIT 1) c
  CROSS JOIN LATERAL (SELECT * FROM ledger_entry WHERE commit_id = p.id AND position = p.position LIMIT 1) e
  CROSS JOIN LATERAL (
    SELECT visibility FROM public.word_today WHERE record_id = e.subject_id AND origin = e.origin LIMIT 1) w
  CROSS JOIN LATERAL (
    SELECT coalesce(r.redirect_id, r.id) AS id, ${STANDS} AS stands FROM record r WHERE r.id = e.subject_id LIMIT 1) s
  WHERE ${visible("w", sees)} AND ${THEN} = ANY(${sees})
    AND CASE WHEN s.stands THEN ${stretch.exists(sql`s.id`, sql`e.subject_type`, sees)}
      ELSE NOT EXISTS (SELECT FROM (${concerned(sql`e.subject_id`, sql`e.payload`)}) n WHERE (${visible("n", sees)}) IS NOT TRUE) END`;

export const changesIn = (stretch: Stretch, sees: readonly Visibility[], limit: number): Sql => sql`
  SELECT ${SEQ}::text AS seq, e.op, e.origin AS "originSlug", e.version, e.payload, c.recorded_at AS "recordedAt",
    c.recorded_by AS "recordedBy", e.subject_type AS "subjectType", e.subject_id AS "subjectUuid"
  ${seen(stretch, sees)} ORDER BY p.first_seq DESC, p.position DESC LIMIT ${limit}`;

export const changesCount = (stretch: Stretch, sees: readonly Visibility[]): Sql =>
  sql`SELECT count(*)::int AS total ${seen(stretch, sees)}`;
