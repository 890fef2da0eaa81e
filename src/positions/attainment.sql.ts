// Preference attainment in SQL: how often reforms ended as an actor wished, and how far that is from chance.
//
//   n         reforms that were adopted or rejected, and that the actor clearly supported or opposed
//   attained  those of them that it supported and that were adopted, or opposed and that were rejected
//   rate      p = attained / n
//   expected  p_e = s·a + (1 − s)(1 − a), s and a being the shares of n that it supported and that were adopted
//   kappa     (p − p_e) / (1 − p_e)                                                             Cohen 1960
//   interval  (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), z = 1.96: 95 %               Wilson 1927
//
// A reform counts once, however many involvements an actor has in it. Who both supported and opposed it has no one wish, and
// what was adopted in part is neither what the one wished nor what the other did: both are counted apart. A decision's day
// is the first possible day of the last stage that brought the outcome.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import type { AttainmentOrder, AttainmentRanking } from "./attainment.types";
import type { Selection } from "./selection.inputs";
import { coverage, stated, within } from "./stances.sql";

type Sees = readonly Visibility[];

/** The normal quantile of a two-sided interval of 95 %. */
const Z = raw("1.959963984540054::float8");

const WEIGHTS: Readonly<Record<AttainmentOrder, Sql>> = {
  INTERVAL: sql`lower`,
  KAPPA: sql`coalesce(kappa, -2)`,
  REFORMS: sql`n::float8`,
};

/** For an outcome, the stage that brought it. What is pending or was withdrawn was not decided. */
const decidedDay = sql`(
  SELECT max(lower(s.occurred_possibly)) FROM reform_stage s
  WHERE s.reform_id = f.id AND s.stage = CASE f.outcome WHEN 'REJECTED' THEN 'REJECTED' ELSE 'ADOPTION' END)`;

/** WITH …, measured (actor_id, n, attained, …): one row an actor that has a clear stance on a decided reform. */
const measured = (selection: Selection, where: Sql, sees: Sees): Sql => sql`
  WITH ${stated(
    selection,
    sql`f.outcome IN ('ADOPTED', 'REJECTED', 'PARTLY_ADOPTED') AND ${within(decidedDay, selection)} AND ${where}`,
    sees,
  )},
  wish AS (
    SELECT actor_id, policy_id, reform_id, outcome = 'ADOPTED' AS adopted, min(sign) > 0 AS wanted,
      outcome = 'PARTLY_ADOPTED' AS partly, min(sign) < max(sign) AS torn, array_agg(id) AS ids
    FROM stated GROUP BY actor_id, policy_id, reform_id, outcome),
  tally AS (
    SELECT actor_id, count(*) FILTER (WHERE NOT partly AND NOT torn) AS n,
      count(*) FILTER (WHERE NOT partly AND NOT torn AND wanted = adopted) AS attained,
      count(*) FILTER (WHERE NOT partly AND NOT torn AND wanted) AS supported,
      count(*) FILTER (WHERE NOT partly AND NOT torn AND adopted) AS adopted,
      count(*) FILTER (WHERE partly AND NOT torn) AS partly, count(*) FILTER (WHERE torn) AS torn
    FROM wish GROUP BY actor_id),
  chance AS (
    SELECT *, attained / size AS rate, supported * adopted + (n - supported) * (n - adopted) AS hits
    FROM (SELECT *, nullif(n, 0)::float8 AS size FROM tally) t),
  bounded AS (
    SELECT *, rate + ${Z}^2 / (2 * size) AS middle, ${Z} * sqrt(rate * (1 - rate) / size + ${Z}^2 / (4 * size^2)) AS half,
      1 + ${Z}^2 / size AS shrunk
    FROM chance),
  measured AS (
    SELECT *, hits / size^2 AS expected, (n * attained - hits) / nullif(size^2 - hits, 0) AS kappa,
      CASE WHEN n > 0 THEN greatest(0, (middle - half) / shrunk) END AS lower,
      CASE WHEN n > 0 THEN least(1, (middle + half) / shrunk) END AS upper
    FROM bounded)`;

const FIGURES = sql`actor_id AS "actorId", n::int, attained::int, supported::int AS "nSupport", adopted::int AS "nAdopted",
  partly::int AS "nPartlyAdopted", torn::int AS "nContradictory", rate, expected AS "expectedRate", kappa, lower, upper`;

const ofActors = (actors: readonly string[]): Sql => sql`i.actor_id = ANY(${actors}::uuid[])`;

export const attainmentsOfActors = (actors: readonly string[], selection: Selection, sees: Sees): Sql =>
  sql`${measured(selection, ofActors(actors), sees)} SELECT actor_id AS parent, ${FIGURES} FROM measured`;

/** Only one ranking for each question: its key is the only one. */
export const attainmentRanking = (keys: readonly string[], asked: AttainmentRanking, sees: Sees): Sql => sql`
  ${measured(asked.selection, sql`true`, sees)},
  ranking AS (
    SELECT ${keys[0]}::text AS parent, ${WEIGHTS[asked.orderBy]} AS weight, actor_id AS id, ${FIGURES}
    FROM measured WHERE n >= ${asked.minReforms}::int)`;

/** The involvements behind the n of every actor that has at least so many. */
const counted = (parent: Sql, least: number): Sql => sql`
  counted AS (
    SELECT ${parent} AS parent, actor_id, policy_id, reform_id, unnest(ids) AS id
    FROM (SELECT *, count(*) OVER (PARTITION BY actor_id) AS n FROM wish WHERE NOT partly AND NOT torn) w
    WHERE n >= ${least}::int)`;

export const attainmentCoverageOfActors = (actors: readonly string[], selection: Selection, sees: Sees): Sql =>
  sql`${measured(selection, ofActors(actors), sees)}, ${counted(sql`actor_id`, 1)}, ${coverage(true, sees)}`;

export const attainmentRankingCoverage = (keys: readonly string[], asked: AttainmentRanking, sees: Sees): Sql =>
  sql`${measured(asked.selection, sql`true`, sees)}, ${counted(sql`${keys[0]}::text`, asked.minReforms)}, ${coverage(true, sees)}`;
