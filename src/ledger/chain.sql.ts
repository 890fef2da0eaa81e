// The chain of commits, in SQL, so that writing and verifying say the same by the same words.
//
//   commitment of an entry   sha256(salt ‖ payload as jsonb prints it)
//   root of a commit         sha256 over its entries in order of: sha256([position, origin, op, type, id, version, commitment])
//   digest of a commit       sha256(previous ‖ root ‖ [number, first seq, last seq, origin, who, data set, microseconds])
//
// Lists are jsonb arrays, so that no text in one place can pass for another. An erased payload takes its salt along: what remains, the commitment, tells nothing and still fits the chain.
import sql, { raw, type Sql } from "sql-template-tag";
import { CHANNEL } from "./wake-up";

export const COMMITMENT = sql`sha256(salt || convert_to(payload::text, 'UTF8'))`;

/** Over a group of rows of ledger_entry. */
export const ROOT = sql`sha256(string_agg(sha256(convert_to(jsonb_build_array(position, origin, op, subject_type, subject_id, version,
  encode(commitment, 'hex'))::text, 'UTF8')), ''::bytea ORDER BY position))`;

const digest = (alias: string): Sql => {
  const column = (name: string) => `${alias}.${name}`;
  const words = ["number", "first_seq", "last_seq", "origin", "recorded_by"].map(column).join(", ");
  return raw(`sha256(${column("previous")} || ${column("root")} || convert_to(jsonb_build_array(${words},
    ${column("dataset")}, (extract(epoch FROM ${column("recorded_at")}) * 1000000)::bigint)::text, 'UTF8'))`);
};

export interface Commit {
  readonly id: string;
  readonly origin: string;
  readonly recordedBy: string;
  readonly dataset?: object | undefined;
}

/**
 * Appends the commit whose entries are there already. To be run under the lock that orders commits. Followers are told once the
 * transaction is committed, and not at all where it is rolled back.
 */
export const appendCommit = ({ id, origin, recordedBy, dataset }: Commit): Sql => sql`
  WITH appended AS (INSERT INTO ledger_commit (id, number, first_seq, last_seq, origin, recorded_by, dataset, began_at, recorded_at, previous, root, digest)
  SELECT n.*, ${digest("n")} FROM (
    SELECT ${id}::uuid AS id, coalesce(l.number, 0) + 1 AS number, coalesce(l.last_seq, 0) + 1 AS first_seq,
      coalesce(l.last_seq, 0) + e.entries AS last_seq, ${origin}::text AS origin, ${recordedBy}::text AS recorded_by,
      ${dataset ? JSON.stringify(dataset) : null}::jsonb AS dataset,
      recorded_now() AS began_at,
      -- Later than every commit before it, whatever the clock does: what is known at a moment never changes afterwards.
      greatest(clock_timestamp(), l.recorded_at + interval '1 microsecond') AS recorded_at, coalesce(l.digest, ''::bytea) AS previous, e.root
    FROM (SELECT count(*) AS entries, ${ROOT} AS root FROM ledger_entry WHERE commit_id = ${id}::uuid) e
    LEFT JOIN (SELECT * FROM ledger_commit ORDER BY number DESC LIMIT 1) l ON true) n RETURNING 1)
  SELECT pg_notify(${CHANNEL}, '') FROM appended`;

/** Each place where the chain does not hold: commit number and what is wrong there. None: the ledger is whole. */
export const chainFaults = sql`
  SELECT c.number::text, f.fault FROM (
    SELECT c.*, lag(number, 1, 0::bigint) OVER w AS last_number, lag(last_seq, 1, 0::bigint) OVER w AS last_last,
      lag(digest, 1, ''::bytea) OVER w AS last_digest
    FROM ledger_commit c WINDOW w AS (ORDER BY number)) c
  LEFT JOIN (SELECT commit_id, count(*) AS entries, ${ROOT} AS root FROM ledger_entry GROUP BY commit_id) e ON e.commit_id = c.id
  LEFT JOIN (SELECT commit_id, min(position) AS position FROM ledger_entry
    WHERE payload IS NOT NULL AND commitment <> ${COMMITMENT} GROUP BY commit_id) p ON p.commit_id = c.id
  CROSS JOIN LATERAL (VALUES
    (c.number <> c.last_number + 1 OR c.first_seq <> c.last_last + 1, 'commits or entries are missing before it'),
    (c.previous <> c.last_digest, 'it does not follow from the one before'),
    (c.digest <> ${digest("c")}, 'its digest is not its own'),
    (coalesce(e.entries, 0) <> c.last_seq - c.first_seq + 1 OR e.root IS DISTINCT FROM c.root, 'its entries were changed'),
    (p.position IS NOT NULL, 'the payload at position ' || p.position || ' was changed')) f (holds, fault)
  WHERE f.holds ORDER BY c.number`;
