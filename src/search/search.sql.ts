// Search over every name and title. Names are compared as normaliseName() writes them, so accents and case never matter;
// trigrams forgive typing errors; former names and variants lead to the same record as its present name.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import type { Position } from "../core/paging";
import { allOf, visible } from "../database/loaders";

export interface SearchQuestion {
  /** As normaliseName() writes it. */
  readonly normal: string;
  /** Record types to look among; null: all. */
  readonly types: readonly string[] | null;
  /** Whether a record exists for the reader: a reform's title may be open while its policy is not. */
  readonly exists: (id: Sql, type: Sql, sees: readonly Visibility[]) => Sql;
}

export interface HitRow {
  readonly uuid: string;
  readonly type: string;
  readonly score: number;
  readonly matched: string;
  readonly lang: string | null;
  readonly kind: string;
}

/** Whether a name is near enough to be looked at; the index on trigrams answers it. */
export const resembles = (name: Sql, text: Sql): Sql => sql`(${name} % ${text} OR ${text} <% ${name})`;

/** How near, 0 to 1: the better of the similarity with the whole name and with its best part, which may count for less. */
export const wholeAndPart = (name: Sql, text: Sql, partWeight = 1): Sql =>
  sql`greatest(similarity(${name}, ${text}), ${partWeight}::float8 * word_similarity(${text}, ${name}))`;

/**
 * Score, 0 to 1: 1 for the whole name; otherwise .98 times the better of trigram similarity with the whole name and with
 * its best matching part (pg_trgm's similarity and word_similarity). A record scores as its best name.
 */
const hits = ({ normal, types, exists }: SearchQuestion, sees: readonly Visibility[]): Sql => sql`
  SELECT DISTINCT ON (n.record_id) n.record_id AS uuid, n.record_type AS type, n.value AS matched, n.lang, n.kind,
    round((CASE WHEN n.normal = ${normal} THEN 1
      ELSE 0.98 * ${wholeAndPart(sql`n.normal`, sql`${normal}`)} END)::numeric, 6)::float8 AS score
  FROM search_name n
  WHERE ${resembles(sql`n.normal`, sql`${normal}`)} AND ${visible("n", sees)}
    AND (${types}::text[] IS NULL OR n.record_type = ANY(${types})) AND ${exists(sql`n.record_id`, sql`n.record_type`, sees)}
  ORDER BY n.record_id, score DESC, n.value`;

export const searchPage = (
  question: SearchQuestion,
  sees: readonly Visibility[],
  position: Position | null,
  limit: number,
): Sql => {
  const beyond = position ? [sql`(-h.score, h.uuid) > (-(${position.value}::float8), ${position.uuid}::uuid)`] : [];
  return sql`SELECT h.* FROM (${hits(question, sees)}) h WHERE ${allOf(beyond)} ORDER BY -h.score, h.uuid LIMIT ${limit}`;
};

export const searchCount = (question: SearchQuestion, sees: readonly Visibility[]): Sql =>
  sql`SELECT count(*)::int AS total FROM (${hits(question, sees)}) ${raw("h")}`;
