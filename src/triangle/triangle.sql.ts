// The triangle in SQL: what the actors of any number of places weigh, on any number of days, in one statement.
//
//   asked (code)                                  the places; '' is everywhere
//   spell (id, jurisdiction, since, until)        who belongs to the selection, and when
//   area (code, jurisdiction)                     which jurisdictions lie in which place
//   contribution (code, actor_id, via_id, weight, since, until)
//                                                 what an actor weighs in a place, from a day on and before another; what an
//                                                 involvement adds to it has a row of its own, with its id as via_id
//
// Those without a position, and the vertices of the triangle ("the State"), have contributions like all others: they are left
// out where positions are summed, and counted apart.
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Sector } from "../actors/actor.kinds";
import { Actor } from "../actors/actor.entity";
import { SECTOR_COLUMNS } from "../actors/actor.sql";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { selectList } from "../database/tables";
import { factor, neat } from "../influence/ties.sql";
import { ROLE_WEIGHTS } from "../reforms/reform.kinds";
import { selectedInvolvements, selectedSpells, withinJurisdiction } from "../reforms/selection.sql";
import { namesPolicies, type TriangleWeight, type Weighing } from "./weighing";

type Sees = readonly Visibility[];

/** A weight that was reckoned elsewhere: of an actor in a place on a day. */
export interface GivenWeight {
  readonly place: string;
  readonly actor: string;
  readonly day: string;
  readonly weight: number;
}

/** What a statement is asked: by whom is its loader's business. */
export interface Weighed extends Weighing {
  /** Only where weights are given. */
  readonly given: readonly GivenWeight[];
}

export const asked = (places: readonly string[]): Sql =>
  sql`asked (code) AS (SELECT DISTINCT unnest(${places}::text[]))`;

/** Whether `place` lies in the asked place `k`. */
export const inAskedPlace = (place: Sql): Sql =>
  sql`(k.code = '' OR coalesce(${withinJurisdiction(place, sql`k.code`)}, false))`;

export const belongsOn = (alias: string, day: Sql): Sql =>
  sql`coalesce(${raw(alias)}.since <= ${day}, true) AND coalesce(${raw(alias)}.until > ${day}, true)`;

const IN_AREA = sql`JOIN area k ON k.jurisdiction = coalesce(s.jurisdiction, '')`;

const roleWeights = (): Sql =>
  sql`unnest(${Object.keys(ROLE_WEIGHTS)}::text[], ${Object.values(ROLE_WEIGHTS)}::float8[])`;

const CONTRIBUTIONS: Readonly<Record<TriangleWeight, (weighed: Weighed, sees: Sees) => Sql>> = {
  COUNT: () =>
    sql`SELECT k.code, s.id AS actor_id, NULL::uuid AS via_id, 1::float8 AS weight, s.since, s.until FROM spell s ${IN_AREA}`,

  INVOLVEMENT: ({ criteria }, sees) => sql`
    SELECT k.code, s.id AS actor_id, i.id AS via_id,
      w.base * ${factor(sql`coalesce(i.intensity, 1)`)} * ${factor(sql`i.confidence`)} AS weight,
      greatest(s.since, i.since) AS since, s.until
    FROM spell s ${IN_AREA}
    JOIN (${selectedInvolvements(criteria, sees)}) i ON i.actor_id = s.id
    JOIN ${roleWeights()} w (role, base) ON w.role = i.role
    WHERE w.base > 0 AND i.intensity IS DISTINCT FROM 0 AND i.confidence > 0
      AND ${namesPolicies(criteria) ? sql`true` : inAskedPlace(sql`i.jurisdiction`)}`,

  INFLUENCE: ({ given }) => sql`
    SELECT k.code, s.id AS actor_id, NULL::uuid AS via_id, w.weight, w.day AS since, w.day + 1 AS until
    FROM unnest(${given.map(({ place }) => place)}::text[], ${given.map(({ actor }) => actor)}::uuid[],
      ${given.map(({ day }) => day)}::date[], ${given.map(({ weight }) => weight)}::float8[]) w (code, actor_id, day, weight)
    JOIN spell s ON s.id = w.actor_id ${IN_AREA} AND k.code = w.code
    WHERE ${belongsOn("s", sql`w.day`)}`,
};

/** WITH asked, spell, area, contribution. By influence, whoever weighs on the selected policies belongs. */
const contributions = (places: readonly string[], weighed: Weighed, sees: Sees): Sql => sql`
  WITH ${asked(places)},
  spell AS MATERIALIZED (
    SELECT * FROM (${selectedSpells(weighed.weightBy === "INFLUENCE" ? {} : weighed.criteria, sees)}) s
    WHERE ${join(
      [sql`''`, sql`s.jurisdiction`, sql`split_part(s.jurisdiction, '-', 1)`].map(
        (code) => sql`${code} = ANY(${places}::text[])`,
      ),
      " OR ",
    )}),
  area AS MATERIALIZED (
    SELECT k.code, p.jurisdiction FROM (SELECT DISTINCT coalesce(jurisdiction, '') AS jurisdiction FROM spell) p
    JOIN asked k ON ${inAskedPlace(sql`p.jurisdiction`)}),
  contribution AS (${CONTRIBUTIONS[weighed.weightBy](weighed, sees)})`;

/** Whether the actor `a` stands somewhere in the triangle, and is not one of its corners. */
export const PLACED = sql`(a.triangle_vertex IS NULL AND a.sector_state IS NOT NULL)`;

/** A sector's part in the actor `a`, 0 to 1, never so small that a product with it would vanish. */
const part = (sector: Sector): Sql => factor(raw(`a.${SECTOR_COLUMNS[sector]}`));

const sumOf = (sector: Sector, name: string): Sql =>
  sql`sum(t.weight * ${part(sector)}) FILTER (WHERE ${PLACED}) AS ${raw(name)}`;

/** Several involvements of one actor are one actor, from the earliest on; all of them end with the actor. */
const ENTERS: Readonly<Record<TriangleWeight, Sql>> = {
  COUNT: sql`true`,
  INVOLVEMENT: sql`row_number() OVER (PARTITION BY code, actor_id ORDER BY before) = 1`,
  INFLUENCE: sql`true`,
};

/**
 * What the three forces weigh in each place on each day (ascending): parent, point (from 1), state, economy, civilSociety,
 * actorCount, unplacedCount. A contribution holds from one point of the axis to another, so each is looked at once,
 * however many days are asked about.
 */
export const triangleFigures = (
  places: readonly string[],
  weighed: Weighed & { readonly days: readonly string[] },
  sees: Sees,
): Sql => sql`${contributions(places, weighed, sees)},
  axis (days) AS (SELECT ${weighed.days}::date[]),
  stay AS (
    SELECT c.*, coalesce(width_bucket(c.since - 1, x.days), 0) AS before,
      coalesce(width_bucket(c.until - 1, x.days), cardinality(x.days)) AS last
    FROM contribution c CROSS JOIN axis x),
  tallied AS (SELECT *, ${ENTERS[weighed.weightBy]} AS enters FROM stay WHERE last > before),
  span AS (
    SELECT t.code, t.before, t.last, ${join([sumOf("STATE", "state"), sumOf("ECONOMY", "economy"), sumOf("CIVIL_SOCIETY", "civil")])},
      count(*) FILTER (WHERE t.enters AND ${PLACED}) AS placed, count(*) FILTER (WHERE t.enters AND NOT ${PLACED}) AS unplaced
    FROM tallied t JOIN actor a ON a.id = t.actor_id WHERE ${visible("a", sees)}
    GROUP BY t.code, t.before, t.last)
  SELECT k.code AS parent, p.point::int, ${neat(sql`coalesce(sum(n.state), 0)`)} AS state, ${neat(sql`coalesce(sum(n.economy), 0)`)} AS economy,
    ${neat(sql`coalesce(sum(n.civil), 0)`)} AS "civilSociety",
    coalesce(sum(n.placed), 0)::int AS "actorCount", coalesce(sum(n.unplaced), 0)::int AS "unplacedCount"
  FROM asked k CROSS JOIN axis x CROSS JOIN generate_series(1, cardinality(x.days)) p (point)
  LEFT JOIN span n ON n.code = k.code AND n.before < p.point AND n.last >= p.point
  GROUP BY k.code, p.point ORDER BY k.code, p.point`;

/** The actors behind the shares on one day; of one sector, or of all three. */
export interface Behind extends Weighed {
  readonly day: string;
  readonly sector: Sector | null;
}

/** … ranking (code, actor_id, weight, contribution): all that count on the day. */
const ranking = (
  places: readonly string[],
  behind: Behind,
  sees: Sees,
): Sql => sql`${contributions(places, behind, sees)},
  held AS (
    SELECT c.code, c.actor_id, c.via_id, c.weight FROM contribution c WHERE ${belongsOn("c", sql`${behind.day}::date`)}),
  ranking AS (
    SELECT h.code, h.actor_id, h.weight, ${behind.sector ? neat(sql`h.weight * ${part(behind.sector)}`) : sql`h.weight`} AS contribution
    FROM (SELECT code, actor_id, ${neat(sql`sum(weight ORDER BY via_id)`)} AS weight FROM held GROUP BY code, actor_id) h
    JOIN actor a ON a.id = h.actor_id
    WHERE ${visible("a", sees)} AND ${PLACED} AND ${behind.sector ? sql`${raw(`a.${SECTOR_COLUMNS[behind.sector]}`)} > 0` : sql`true`})`;

/** One page for each place, and one row more. */
export const triangleActors = (
  places: readonly string[],
  behind: Behind & { readonly first: number; readonly after: { readonly contribution: number; readonly uuid: string } },
  sees: Sees,
): Sql => sql`${ranking(places, behind, sees)}
  SELECT r.code AS parent, r.weight, r.contribution, ${selectList(Actor, "a")}
  FROM (
    SELECT ranking.*, row_number() OVER (PARTITION BY code ORDER BY contribution DESC, actor_id) AS place FROM ranking
    WHERE contribution < ${behind.after.contribution}::float8
      OR (contribution = ${behind.after.contribution}::float8 AND actor_id > ${behind.after.uuid}::uuid)) r
  JOIN actor a ON a.id = r.actor_id
  WHERE r.place <= ${behind.first + 1}::int AND ${visible("a", sees)} ORDER BY r.code, r.place`;

export const triangleActorCounts = (places: readonly string[], behind: Behind, sees: Sees): Sql =>
  sql`${ranking(places, behind, sees)} SELECT code AS parent, count(*)::int AS total FROM ranking GROUP BY code`;

/** How many sources support the records of those who count, and the involvements by which they weigh. */
export const triangleSources = (
  places: readonly string[],
  behind: Behind,
  sees: Sees,
): Sql => sql`${ranking(places, behind, sees)},
  carrier AS (
    SELECT code, actor_id AS id FROM ranking
    UNION SELECT h.code, h.via_id FROM held h JOIN ranking r USING (code, actor_id) WHERE h.via_id IS NOT NULL)
  SELECT c.code AS parent, count(DISTINCT o.id)::int AS total
  FROM carrier c
  JOIN evidence v ON v.subject_id = c.id AND v.relation = 'SUPPORTS'
  JOIN excerpt e ON e.id = v.excerpt_id
  JOIN source o ON o.id = e.source_id
  WHERE ${visible("v", sees)} AND ${visible("e", sees)} AND ${visible("o", sees)}
  GROUP BY c.code`;
