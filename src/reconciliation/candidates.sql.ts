// Candidates for a whole batch of names in one statement, suggestions for a name that is being typed, and the registers
// that there are. Only of records that exist for the reader.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { existsAmong } from "../records/existence.sql";
import { resembles, wholeAndPart } from "../search/search.sql";
import { RECORD_TYPE_NAMES } from "./types.terms";

export interface NameQuestion {
  /** Which of the batch. */
  readonly position: number;
  /** As normaliseName() writes it. */
  readonly normal: string;
  /** Record types and kinds of actors to look among; both null: all. */
  readonly types: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly most: number;
}

export interface CandidateRow {
  readonly position: number;
  readonly uuid: string;
  readonly type: string;
  /** The name that is nearest. */
  readonly matched: string;
  /** How near, 0 to 100. */
  readonly score: number;
}

const exists = existsAmong(RECORD_TYPE_NAMES);

/**
 * How near a name's best part, or the whole of it, must be to be looked at (pg_trgm's word_similarity). Low enough for a name with
 * two words too many, high enough for the index to pass over what is in most names. For this statement alone.
 */
const NEAR_ENOUGH = "0.5";

/**
 * 100 for the whole name, 95 where it bears that name no longer; otherwise 98 times trigram similarity, in which a part of a
 * name counts four fifths: "Oxfam" is in many names and is none of them. Names are ranked first, and looked at from the top until
 * there are enough of records that exist: OFFSET 0 keeps Postgres from asking that of all.
 */
export const namedLike = (questions: readonly NameQuestion[], sees: readonly Visibility[]): Sql => sql`
  WITH q AS MATERIALIZED (
    SELECT asked.*, set_config('pg_trgm.word_similarity_threshold', ${NEAR_ENOUGH}, true) FROM jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
      AS asked(position integer, normal text, types text[], kinds text[], most integer))
  SELECT q.position, h.* FROM q
  CROSS JOIN LATERAL (
    SELECT ranked.* FROM (
      SELECT b.* FROM (
        SELECT DISTINCT ON (n.record_id) n.record_id AS uuid, n.record_type AS type, n.value AS matched,
          CASE WHEN n.normal <> q.normal THEN round((98 * ${wholeAndPart(sql`n.normal`, sql`q.normal`, 0.8)})::numeric, 2)::float8
            WHEN n.kind = 'FORMER' THEN 95 ELSE 100 END AS score
        FROM search_name n
        WHERE q.normal <% n.normal AND ${visible("n", sees)}
        ORDER BY n.record_id, score DESC, n.value) b
      ORDER BY b.score DESC, b.uuid OFFSET 0) ranked
    WHERE (q.types IS NULL OR ranked.type = ANY(q.types)
        OR ranked.uuid IN (SELECT a.id FROM actor a WHERE a.id = ranked.uuid AND a.kind = ANY(q.kinds) AND ${visible("a", sees)}))
      AND ${exists(sql`ranked.uuid`, sql`ranked.type`, sees)}
    ORDER BY ranked.score DESC, ranked.uuid LIMIT q.most) h
  ORDER BY q.position, h.score DESC, h.uuid`;

export interface NumberQuestion {
  readonly position: number;
  /** The register; null: any. */
  readonly scheme: string | null;
  readonly value: string;
}

/** The actors that bear numbers asked for. */
export const bearing = (questions: readonly NumberQuestion[], sees: readonly Visibility[]): Sql => sql`
  SELECT DISTINCT q.position, t.id AS uuid FROM jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
    AS q(position integer, scheme text, value text)
  JOIN actor_identifier i ON i.value = q.value AND (q.scheme IS NULL OR i.scheme = q.scheme)
  JOIN actor t ON t.id = i.actor_id WHERE ${visible("t", sees)} ORDER BY q.position, t.id`;

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** More names than records are looked at, since a record has several; of a single letter there may be very many. */
const NAMES_LOOKED_AT_MAX = 2_000;

/** Names that begin so, then those of which a word does, then those that resemble it. */
export const beginningWith = (normal: string, sees: readonly Visibility[], { offset, limit }: Page): Sql => sql`
  SELECT b.uuid, b.type, b.matched FROM (
    SELECT DISTINCT ON (c.uuid) c.* FROM (
      SELECT n.record_id AS uuid, n.record_type AS type, n.value AS matched, similarity(n.normal, ${normal})
        + CASE WHEN starts_with(n.normal, ${normal}) THEN 2 WHEN strpos(n.normal, ${` ${normal}`}) > 0 THEN 1 ELSE 0 END AS score
      FROM search_name n
      WHERE (n.normal LIKE ${`${normal}%`} OR n.normal LIKE ${`% ${normal}%`} OR ${resembles(sql`n.normal`, sql`${normal}`)})
        AND ${visible("n", sees)} AND n.record_type = ANY(${RECORD_TYPE_NAMES})
      ORDER BY score DESC, n.record_id LIMIT ${NAMES_LOOKED_AT_MAX}) c
    WHERE ${exists(sql`c.uuid`, sql`c.type`, sees)}
    ORDER BY c.uuid, c.score DESC, c.matched) b
  ORDER BY b.score DESC, b.uuid OFFSET ${offset} LIMIT ${limit}`;

export const registers = (sees: readonly Visibility[]): Sql => sql`
  SELECT DISTINCT i.scheme FROM actor_identifier i JOIN actor t ON t.id = i.actor_id WHERE ${visible("t", sees)} ORDER BY i.scheme`;
