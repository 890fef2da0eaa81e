// Discourse networks in SQL (Leifeld 2017): actors are joined by what both have a clear stance on, for any number of spans of
// time in one statement.
//
//   span (parent, since, till)                 the spans asked about; null is open
//   opinion (parent, actor_id, policy_id, reform_id, sign, ids)
//                                              who supports (+1) or opposes (-1) what in a span. A concept is a reform, or a
//                                              policy as such. Who does both within the span has no one opinion.
//   heard (opinion, statements, place)         opinions of the most active actors of each span, the busiest in place 1
//   debate (parent, voices)                    what is said on one concept: places, with the sign of the opinion
//   crowd (parent, actors, activity)           actors and their numbers of statements, by place
//
// The pairs of a debate grow with the square of its voices: so the actors of a span are bounded. Pairs are made from arrays and
// not by joining, because Postgres takes these tables for small and would reread one for every row of the other; and they are
// materialised before they are sorted, because it would carry the arrays along.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import type { DiscourseQuestion, PairsQuestion, PairOrder } from "./discourse.types";
import type { Span } from "./discourse.windows";
import { coverage, stated } from "./stances.sql";

type Sees = readonly Visibility[];

export const spanText = ({ from, until }: Span): string => `${from ?? ".."}/${until ?? ".."}`;

const spans = (keys: readonly Span[]): Sql => sql`
  span (parent, since, till) AS (
    SELECT * FROM unnest(${keys.map(spanText)}::text[], ${keys.map(({ from }) => from)}::date[], ${keys.map(({ until }) => until)}::date[]))`;

const heard = (keys: readonly Span[], { selection, mostActive }: DiscourseQuestion, sees: Sees): Sql => sql`
  WITH ${stated(selection, sql`true`, sees)}, ${spans(keys)},
  opinion AS (
    SELECT w.parent, s.actor_id, s.policy_id, s.reform_id, min(s.sign) AS sign, array_agg(s.id) AS ids
    FROM span w JOIN stated s ON (w.since IS NULL OR s.day >= w.since) AND (w.till IS NULL OR s.day <= w.till)
    GROUP BY w.parent, s.actor_id, s.policy_id, s.reform_id HAVING min(s.sign) = max(s.sign)),
  heard AS MATERIALIZED (
    SELECT * FROM (
      SELECT *, dense_rank() OVER (PARTITION BY parent ORDER BY statements DESC, actor_id)::int AS place
      FROM (SELECT *, count(*) OVER (PARTITION BY parent, actor_id)::int AS statements FROM opinion) o) o
    WHERE place <= ${mostActive}::int)`;

/** In a debate, s supporters and o opponents agree in s(s−1)/2 + o(o−1)/2 pairs and disagree in s·o: no pair need be made. */
export const discourseFigures = (keys: readonly Span[], question: DiscourseQuestion, sees: Sees): Sql => sql`
  ${heard(keys, question, sees)},
  debate AS (
    SELECT parent, count(*) FILTER (WHERE sign > 0) AS s, count(*) FILTER (WHERE sign < 0) AS o
    FROM heard GROUP BY parent, policy_id, reform_id)
  SELECT parent, count(*)::int AS concepts, sum(s + o)::int AS statements,
    sum((s * (s - 1) + o * (o - 1)) / 2)::float8 AS agreements, sum(s * o)::float8 AS disagreements,
    (sum(s * o) / nullif(sum((s + o) * (s + o - 1) / 2), 0))::float8 AS polarisation
  FROM debate GROUP BY parent`;

const WEIGHTS: Readonly<Record<PairOrder, Sql>> = {
  AGREEMENTS: sql`agreements::float8`,
  DISAGREEMENTS: sql`disagreements::float8`,
  CONGRUENCE: sql`congruence`,
  CONFLICT: sql`conflict`,
};

/** A pair has no id of its own: the digest of both its actors' breaks ties. */
export const pairRanking = (
  keys: readonly Span[],
  { minShared, orderBy, ...question }: PairsQuestion,
  sees: Sees,
): Sql => sql`
  ${heard(keys, question, sees)},
  debate AS (SELECT parent, array_agg(place * sign) AS voices FROM heard GROUP BY parent, policy_id, reform_id),
  pair AS (
    SELECT parent, abs(x) AS one, abs(y) AS other, count(*)::int AS shared, (count(*) FILTER (WHERE (x > 0) = (y > 0)))::int AS agreements
    FROM debate CROSS JOIN LATERAL unnest(voices) x CROSS JOIN LATERAL unnest(voices) y
    WHERE abs(x) < abs(y) GROUP BY parent, abs(x), abs(y) HAVING count(*) >= ${minShared}::int),
  crowd AS (
    SELECT parent, array_agg(actor_id ORDER BY place) AS actors, array_agg(statements ORDER BY place) AS activity
    FROM (SELECT DISTINCT parent, place, actor_id, statements FROM heard) v GROUP BY parent),
  weighed AS MATERIALIZED (
    SELECT parent, actors[one] AS "oneId", actors[other] AS "otherId", shared, agreements, shared - agreements AS disagreements,
      2 * agreements / (activity[one] + activity[other])::float8 AS congruence,
      2 * (shared - agreements) / (activity[one] + activity[other])::float8 AS conflict
    FROM pair JOIN crowd USING (parent)),
  ranking AS (
    SELECT *, ${WEIGHTS[orderBy]} AS weight, md5(least("oneId", "otherId")::text || greatest("oneId", "otherId")::text)::uuid AS id
    FROM weighed)`;

export const voiceRanking = (keys: readonly Span[], question: DiscourseQuestion, sees: Sees): Sql => sql`
  ${heard(keys, question, sees)},
  ranking AS (
    SELECT parent, actor_id AS id, statements::float8 AS weight, actor_id AS "actorId", statements,
      (count(*) FILTER (WHERE sign > 0))::int AS supports, (count(*) FILTER (WHERE sign < 0))::int AS opposes
    FROM heard GROUP BY parent, actor_id, statements)`;

export const discourseCoverage = (keys: readonly Span[], question: DiscourseQuestion, sees: Sees): Sql => sql`
  ${heard(keys, question, sees)},
  counted AS (SELECT parent, actor_id, policy_id, reform_id, unnest(ids) AS id FROM heard),
  ${coverage(false, sees)}`;

/** The first and the last day on which somebody said something; one row, null where nobody did. */
export const spokenDays = (keys: readonly string[], { selection }: DiscourseQuestion, sees: Sees): Sql => sql`
  WITH ${stated(selection, sql`true`, sees)}
  SELECT ${keys[0]}::text AS parent, min(day)::text AS "from", max(day)::text AS until FROM stated`;
