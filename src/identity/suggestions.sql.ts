// Which actors may be one: for each of some actors those whose names resemble its own, with all that is weighed. The index on
// trigrams answers, name by name and for a bounded number of candidates each, so that the work grows with the names asked about.
import sql, { type Sql } from "sql-template-tag";
import type { NameKind } from "../actors/actor.kinds";
import type { Visibility } from "../core/context";
import { allOf, visible } from "../database/loaders";
import { isJudged, isOpenerOrEarlier } from "./judged.sql";

export interface SuggestionFilter {
  /** The data set from which one of the two comes. */
  readonly dataset?: string | null;
  /** One of the two: its uuid. */
  readonly actor?: string | null;
}

/** A name of one actor beside the name of another that it resembles; `similarity` is pg_trgm's, 0 to 1. */
export interface NamePair {
  readonly name: string;
  readonly normal: string;
  readonly kind: string;
  readonly lang: string | null;
  readonly candidateName: string;
  readonly candidateNormal: string;
  readonly candidateKind: string;
  readonly candidateLang: string | null;
  readonly similarity: number;
}

export interface CandidatePair {
  /** The actor that was asked about, and the one that resembles it. */
  readonly asked: string;
  readonly candidate: string;
  /** Whether of the two the one that was asked about would go on. */
  readonly isFirst: boolean;
  readonly kinds: readonly [string, string];
  readonly jurisdictions: readonly [string | null, string | null];
  /** Registers that give each of them another number. */
  readonly schemesApart: readonly string[];
  readonly names: readonly NamePair[];
}

/** Names less alike than this are not looked at. */
const SIMILARITY_MIN = 0.45;
const CANDIDATES_PER_NAME_MAX = 30;
/** How common words are is measured on so many names. */
const NAMES_COUNTED_MAX = 100_000;
/** Words in fewer names count as being in so many. */
export const WORD_NAMES_MIN = 3;

const datasetOf = (alias: "t" | "a" | "b"): Sql => {
  const of = { t: sql`t`, a: sql`a`, b: sql`b` }[alias];
  return sql`(SELECT s.dataset FROM record_assertion s WHERE s.record_id = ${of}.id AND s.origin = ${of}.origin)`;
};

/** The next actors to ask about, in the order of their ids; from `from` on, or behind it. */
export const actorsToAsk = (
  { dataset, actor }: SuggestionFilter,
  sees: readonly Visibility[],
  { from, isIncluded, limit }: { readonly from: string; readonly isIncluded: boolean; readonly limit: number },
): Sql => sql`
  SELECT t.id FROM actor t WHERE ${allOf([
    visible("t", sees),
    isIncluded ? sql`t.id >= ${from}::uuid` : sql`t.id > ${from}::uuid`,
    ...(dataset ? [sql`${datasetOf("t")} = ${dataset}`] : []),
    ...(actor ? [sql`t.id = ${actor}::uuid`] : []),
  ])} ORDER BY t.id LIMIT ${limit}`;

/**
 * Left out are pairs from one data set, whose publisher tells them apart; persons beside organisations; and pairs about which there is
 * a judgement. Where both of a pair would be asked about, it comes once. The threshold holds for this statement alone, and is set
 * before the first candidate is looked for, because the names asked about are read behind it.
 */
export const candidatesOf = (
  actors: readonly string[],
  { dataset, actor }: SuggestionFilter,
  sees: readonly Visibility[],
): Sql => sql`
  WITH asked AS MATERIALIZED (
    SELECT n.record_id AS id, n.value, n.normal, n.lang, n.kind
    FROM set_config('pg_trgm.similarity_threshold', ${String(SIMILARITY_MIN)}, true), search_name n
    WHERE n.record_id = ANY(${actors}::uuid[]) AND ${visible("n", sees)}),
  alike AS (
    SELECT q.id AS asked, c.id AS candidate, json_agg(json_build_object('name', q.value, 'normal', q.normal, 'kind', q.kind, 'lang', q.lang,
      'candidateName', c.value, 'candidateNormal', c.normal, 'candidateKind', c.kind, 'candidateLang', c.lang,
      'similarity', c.similarity)) AS names
    FROM asked q CROSS JOIN LATERAL (
      SELECT n.record_id AS id, n.value, n.normal, n.lang, n.kind, similarity(n.normal, q.normal) AS similarity FROM search_name n
      WHERE n.normal % q.normal AND n.record_type = 'Actor' AND n.record_id <> q.id AND ${visible("n", sees)}
      ORDER BY similarity DESC, n.record_id LIMIT ${CANDIDATES_PER_NAME_MAX}) c
    GROUP BY 1, 2)
  SELECT c.asked, c.candidate, ${isOpenerOrEarlier("r", "q")} AS "isFirst", json_build_array(a.kind, b.kind) AS kinds,
    json_build_array(a.jurisdiction, b.jurisdiction) AS jurisdictions, c.names,
    ARRAY(SELECT DISTINCT i.scheme FROM actor_identifier i JOIN actor_identifier o ON o.scheme = i.scheme
      WHERE i.actor_id = a.id AND o.actor_id = b.id ORDER BY 1) AS "schemesApart"
  FROM alike c JOIN actor a ON a.id = c.asked JOIN actor b ON b.id = c.candidate AND ${visible("b", sees)} AND ${visible("a", sees)}
  JOIN record r ON r.id = a.id JOIN record q ON q.id = b.id
  WHERE (a.kind = 'PERSON') = (b.kind = 'PERSON') AND coalesce(${datasetOf("a")} <> ${datasetOf("b")}, true)
    AND (${Boolean(dataset ?? actor)} OR c.asked < c.candidate) AND NOT ${isJudged(sql`a.id`, sql`b.id`)}
  ORDER BY c.asked, c.candidate`;

/** What was written lately waits in a list that every look into the index reads from end to end; after a large import that is all of it. */
export const sortTrigrams = sql`SELECT gin_clean_pending_list('public.search_name_trigrams')`;

/** Words that are in several names, each with in how many; `total` is of how many names. */
export const wordCounts = (sees: readonly Visibility[]): Sql => sql`
  WITH counted AS MATERIALIZED (
    SELECT n.normal FROM search_name n WHERE n.record_type = 'Actor' AND ${visible("n", sees)} LIMIT ${NAMES_COUNTED_MAX})
  SELECT w.word, count(*)::int AS names, (SELECT count(*)::int FROM counted) AS total
  FROM counted c CROSS JOIN LATERAL (SELECT DISTINCT unnest(string_to_array(c.normal, ' ')) AS word) w
  GROUP BY w.word HAVING count(*) > ${WORD_NAMES_MIN}`;

export interface Described {
  readonly id: string;
  readonly slug: string;
  readonly names: readonly { readonly value: string; readonly kind: NameKind }[];
  readonly kind: string;
  readonly jurisdiction: string | null;
  readonly dataset: string | null;
}

/** What a person needs to see of actors to tell them apart. */
export const describing = (actors: readonly string[], sees: readonly Visibility[]): Sql => sql`
  SELECT t.id, t.slug, t.names, t.kind, t.jurisdiction, ${datasetOf("t")} AS dataset FROM actor t
  WHERE t.id = ANY(${actors}::uuid[]) AND ${visible("t", sees)}`;
