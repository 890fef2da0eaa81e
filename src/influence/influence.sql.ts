// The influence measure in SQL, for any number of policies, reforms or actors in one statement. The formula is in
// measure.ts, its pieces in ties.sql.ts and involved.sql.ts; here they become the recurrence, one table a hop:
//
//   towards a subject    f_1(v) = W(v, p);   f_k(u) = Σ_v step(u, v) · f_{k−1}(v);     I(a, p) = Σ_k f_k(a)
//   from an actor        g_0 = 1 at a;       g_k(v) = Σ_u g_{k−1}(u) · step(u, v);     I(a, p) = Σ_k Σ_v g_k(v) · W(v, p)
//
// Both directions sum the same walks. Three sums go through it together: the score, the score signed by stance, and the
// part of the score whose walks end in a stance that has a number; net push is the second over the third.
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { selectList } from "../database/tables";
import { Actor } from "../actors/actor.entity";
import { Policy } from "../reforms/policy.entity";
import { involvements, subjects } from "./involved.sql";
import type { Measure, Scope } from "./measure";
import { neat, tieGraph } from "./ties.sql";
import { visible } from "../database/loaders";

/** Where a page begins: behind this score and id, in the order of the ranking. */
export interface RankPosition {
  readonly score: number;
  readonly uuid: string;
}

export interface RankPage {
  readonly first: number;
  readonly behind: RankPosition;
}

/** Before everything: no score is infinite. */
export const RANK_START: RankPosition = { score: Infinity, uuid: "00000000-0000-0000-0000-000000000000" };

const upTo = (count: number, from = 0): number[] => Array.from({ length: count - from }, (_, index) => index + from);
const unionOf = (prefix: string, numbers: readonly number[]): Sql =>
  join(
    numbers.map((number) => raw(`SELECT * FROM ${prefix}_${number}`)),
    " UNION ALL ",
  );

/** The ranking's two figures that are not plain sums, over a group of rows with score, signed, based, hops and via_id. */
const summed = (column: string): Sql => sql`sum(${raw(column)} ORDER BY hops, via_id)`;
const SCORE = neat(summed("score"));
const NET_PUSH = sql`CASE WHEN max(based) > 0
  THEN ${neat(sql`greatest(-1, least(1, ${summed("signed")} / ${summed("based")}))`)} END`;

/** f_k for k = 1 to maxHops, as level_k (subject_id, actor_id, hops, score, signed, based). */
const levels = (maxHops: number): Sql =>
  join([
    sql`level_1 AS (SELECT subject_id, actor_id, 1 AS hops, weight AS score, signed, based FROM seed)`,
    ...upTo(maxHops, 1).map(
      (hops) => sql`level_${raw(String(hops + 1))} AS (
        SELECT l.subject_id, s.from_id AS actor_id, ${raw(String(hops + 1))} AS hops, sum(s.weight * l.score ORDER BY s.to_id) AS score,
          sum(s.weight * l.signed ORDER BY s.to_id) AS signed, sum(s.weight * l.based ORDER BY s.to_id) AS based
        FROM level_${raw(String(hops))} l JOIN step s ON s.to_id = l.actor_id GROUP BY l.subject_id, s.from_id)`,
    ),
  ]);

/** g_k for k = 0 to maxHops − 1, as wave_k (subject_id: the actor asked for, actor_id, hops: k + 1, score). */
const waves = (maxHops: number): Sql =>
  join([
    sql`wave_0 AS (SELECT a.id AS subject_id, a.id AS actor_id, 1 AS hops, 1::float8 AS score FROM start s JOIN living a ON a.id = s.id)`,
    ...upTo(maxHops, 1).map(
      (hops) => sql`wave_${raw(String(hops))} AS (
        SELECT w.subject_id, s.to_id AS actor_id, ${raw(String(hops + 1))} AS hops, sum(w.score * s.weight ORDER BY s.from_id) AS score
        FROM wave_${raw(String(hops - 1))} w JOIN step s ON s.from_id = w.actor_id GROUP BY w.subject_id, s.to_id)`,
    ),
  ]);

/** WITH … ranking (subject_id, node_id, hops, score, net_push): the actors behind each policy or reform. */
const influencers = (ids: readonly string[], scope: Scope, measure: Measure, sees: readonly Visibility[]): Sql => sql`
  WITH ${tieGraph(measure, sees)}, ${subjects(ids)}, ${involvements(scope, measure, sees)}, ${levels(measure.maxHops)},
  ranking AS (
    SELECT subject_id, actor_id AS node_id, min(hops) AS hops, ${SCORE} AS score, ${NET_PUSH} AS net_push
    FROM (SELECT l.*, actor_id AS via_id FROM (${unionOf("level", upTo(measure.maxHops + 1, 1))}) l) l
    GROUP BY subject_id, actor_id)`;

/** WITH … ranking (subject_id, node_id, hops, score, net_push): the policies that each actor weighs on. */
const influences = (ids: readonly string[], measure: Measure, sees: readonly Visibility[]): Sql => sql`
  WITH ${tieGraph(measure, sees)}, start (id) AS (SELECT DISTINCT unnest(${ids}::uuid[])),
  subject AS (SELECT p.id FROM policy p WHERE ${visible("p", sees)}),
  ${involvements("POLICY_AND_REFORMS", measure, sees)}, ${waves(measure.maxHops)},
  reached AS (${unionOf("wave", upTo(measure.maxHops))}),
  ranking AS (
    SELECT subject_id, node_id, min(hops) AS hops, ${SCORE} AS score, ${NET_PUSH} AS net_push
    FROM (
      SELECT r.subject_id, s.subject_id AS node_id, r.hops, r.actor_id AS via_id,
        r.score * s.weight AS score, r.score * s.signed AS signed, r.score * s.based AS based
      FROM reached r JOIN seed s ON s.actor_id = r.actor_id) arrival
    GROUP BY subject_id, node_id)`;

/** One page of each subject's ranking, and one row more; `nodes` selects from alias `t`. */
const page = (columns: Sql, table: string, { first, behind }: RankPage): Sql => sql`
  SELECT r.subject_id AS parent, r.score, r.hops, r.net_push AS "netPush", ${columns}
  FROM (
    SELECT ranking.*, row_number() OVER (PARTITION BY subject_id ORDER BY score DESC, node_id) AS place FROM ranking
    WHERE score < ${behind.score}::float8 OR (score = ${behind.score}::float8 AND node_id > ${behind.uuid}::uuid)) r
  JOIN ${raw(table)} t ON t.id = r.node_id
  WHERE r.place <= ${first + 1}::int ORDER BY r.subject_id, r.place`;

const SIZES = sql`SELECT subject_id AS parent, count(*)::int AS total FROM ranking GROUP BY subject_id`;

/** Needs carrier (subject_id, id, kind): every tie and involvement behind an answer, and counted (subject_id, actors). */
const coverage = (sees: readonly Visibility[]): Sql => sql`,
  backing AS (
    SELECT c.subject_id, count(DISTINCT o.id)::int AS sources
    FROM carrier c
    JOIN evidence v ON v.subject_id = c.id AND v.relation = 'SUPPORTS'
    JOIN excerpt e ON e.id = v.excerpt_id
    JOIN source o ON o.id = e.source_id
    WHERE ${visible("v", sees)} AND ${visible("e", sees)} AND ${visible("o", sees)}
    GROUP BY c.subject_id),
  carried AS (
    SELECT subject_id, (count(*) FILTER (WHERE kind = 'TIE'))::int AS ties, (count(*) FILTER (WHERE kind = 'INVOLVEMENT'))::int AS involvements
    FROM carrier GROUP BY subject_id)
  SELECT a.subject_id AS parent, a.actors AS "actorCount", coalesce(c.ties, 0) AS "tieCount",
    coalesce(c.involvements, 0) AS "involvementCount", coalesce(b.sources, 0) AS "sourceCount"
  FROM counted a LEFT JOIN carried c USING (subject_id) LEFT JOIN backing b USING (subject_id)`;

export const influencersPage = (
  ids: readonly string[],
  { scope, measure, page: wanted }: { scope: Scope; measure: Measure; page: RankPage },
  sees: readonly Visibility[],
): Sql => sql`${influencers(ids, scope, measure, sees)} ${page(selectList(Actor, "t"), "actor", wanted)}`;

export const influencerCounts = (
  ids: readonly string[],
  { scope, measure }: { scope: Scope; measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`${influencers(ids, scope, measure, sees)} ${SIZES}`;

/** A tie u → v lies on a counted walk exactly if v lets anything through and still has an edge to spend: hops(v) < maxHops. */
export const influencerCoverage = (
  ids: readonly string[],
  { scope, measure }: { scope: Scope; measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`${influencers(ids, scope, measure, sees)},
  counted AS (SELECT subject_id, count(*)::int AS actors FROM ranking GROUP BY subject_id),
  carrier AS (
    SELECT DISTINCT r.subject_id, t.id, 'TIE' AS kind FROM ranking r JOIN tie t ON t.to_id = r.node_id
    WHERE r.hops < ${measure.maxHops}::int AND t.weight > 0 AND t.to_id <> ALL(${measure.excluded ?? []}::uuid[])
    UNION ALL SELECT subject_id, id, 'INVOLVEMENT' FROM involved)
  ${coverage(sees)}`;

export const influencesPage = (
  ids: readonly string[],
  { measure, page: wanted }: { measure: Measure; page: RankPage },
  sees: readonly Visibility[],
): Sql => sql`${influences(ids, measure, sees)} ${page(selectList(Policy, "t"), "policy", wanted)}`;

export const influenceCounts = (
  ids: readonly string[],
  { measure }: { measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`${influences(ids, measure, sees)} ${SIZES}`;

export const influenceCoverage = (
  ids: readonly string[],
  { measure }: { measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`${influences(ids, measure, sees)},
  counted AS (SELECT subject_id, count(DISTINCT actor_id)::int AS actors FROM reached GROUP BY subject_id),
  carrier AS (
    SELECT DISTINCT r.subject_id, t.id, 'TIE' AS kind FROM reached r JOIN tie t ON t.from_id = r.actor_id
    WHERE r.hops < ${measure.maxHops}::int AND t.weight > 0 AND t.to_id <> ALL(${measure.excluded ?? []}::uuid[])
    UNION ALL SELECT DISTINCT r.subject_id, i.id, 'INVOLVEMENT' FROM reached r JOIN involved i ON i.actor_id = r.actor_id)
  ${coverage(sees)}`;
