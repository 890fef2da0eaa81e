// Reading on in the ledger: what was appended behind a place in it, as far as a reader may see it. Whether a record that
// still stands is there for the reader is not decided here: that takes the loaders of its room.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { SEQ, THEN } from "./history.sql";
import { concerned } from "./named.sql";

export interface Subject {
  readonly type: string;
  readonly uuid: string;
}

/** Which part of the ledger to look through, for what. Statements stay short because the part is. */
export interface Window {
  /** Behind this place, up to and with that one. */
  readonly after: bigint;
  readonly upTo: bigint;
  /** null: all. */
  readonly types: readonly string[] | null;
  readonly subjects: readonly Subject[] | null;
  readonly limit: number;
}

export const ledgerEnd = sql`SELECT coalesce(max(last_seq), 0)::text AS seq FROM ledger_commit`;

const ofTypes = (types: readonly string[] | null): Sql => (types ? sql`AND subject_type = ANY(${types})` : sql``);

const ofSubjects = (subjects: readonly Subject[] | null): Sql =>
  subjects
    ? sql`AND (subject_type, subject_id) IN (SELECT * FROM unnest(
        ${subjects.map(({ type }) => type)}::text[], ${subjects.map(({ uuid }) => uuid)}::uuid[]))`
    : sql``;

/** Somebody asserts it, or it goes on as another. */
export const STANDS = sql`(r.redirect_id IS NOT NULL OR EXISTS (
  SELECT FROM record_assertion a WHERE a.record_id = r.id AND NOT a.retracted))`;

/**
 * Entries in their order, as open as a record's history has them. Of a record that no longer stands no loader can tell: then
 * everything that it names must be visible too. Erased assertions are left out, since nothing of them is left; erased
 * retractions are not, because whoever keeps a copy must learn that the record is gone.
 */
export const entriesIn = (window: Window, sees: readonly Visibility[]): Sql => {
  const [after, upTo] = [window.after.toString(), window.upTo.toString()];
  // No commit and no entry of the part is left out by this. But Postgres knows by it that they are few, and looks each of their
  // records up: how many it expects otherwise makes it read whole tables.
  const few = sql`LIMIT ${upTo}::bigint - ${after}::bigint`;
  return sql`
  SELECT ${SEQ}::text AS seq, e.op, e.origin AS "originSlug", e.version, e.payload, c.recorded_at AS "recordedAt",
    c.recorded_by AS "recordedBy", e.subject_type AS "subjectType", e.subject_id AS "subjectUuid", s.stands
  FROM (
    -- Commits follow each other without gaps, so both ends of the part are found in one index.
    SELECT * FROM ledger_commit
    WHERE first_seq BETWEEN (SELECT coalesce(max(first_seq), 0) FROM ledger_commit WHERE first_seq <= ${after}::bigint + 1)
      AND ${upTo}::bigint
    ORDER BY first_seq ${few}) c
  CROSS JOIN LATERAL (
    SELECT * FROM ledger_entry
    WHERE commit_id = c.id AND position BETWEEN ${after}::bigint - c.first_seq + 2 AND ${upTo}::bigint - c.first_seq + 1
      ${ofTypes(window.types)} ${ofSubjects(window.subjects)}
    ORDER BY position ${few}) e
  CROSS JOIN LATERAL (
    SELECT visibility FROM word_today WHERE record_id = e.subject_id AND origin = e.origin LIMIT 1) w
  CROSS JOIN LATERAL (SELECT ${STANDS} AS stands FROM record r WHERE r.id = e.subject_id LIMIT 1) s
  WHERE CASE WHEN e.payload IS NULL THEN e.op = 'RETRACT' ELSE ${visible("w", sees)} AND ${THEN} = ANY(${sees}) END
    AND (s.stands OR NOT EXISTS (
      SELECT FROM (${concerned(sql`e.subject_id`, sql`e.payload`)}) n WHERE (${visible("n", sees)}) IS NOT TRUE))
  ORDER BY c.first_seq, e.position LIMIT ${window.limit}`;
};
