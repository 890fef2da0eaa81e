// The network around a centre in SQL, for any number of centres and days in one statement, as named tables of a WITH:
//
//   asked (centre_id, day)                       what a question names
//   ring, second (from_id, to_id, id, since, until)  ties of the centres, and of their partners: each from the end that was asked
//                                                for, from the first possible day of tie and ends on, before the day they had ended
//   partner (centre_id, day, partner_id, country, state, economy, civil_society)   whom a centre is tied to on a day
//   known (centre_id, day, partner_id, other_id, country)   whom its partners are tied to then, the centre apart
//   each (centre_id, day, partner_id, …)         of each partner, how many others those are, and how many of them partners too:
//                                                found by sorting, because a join would compare each with each
//
// Persons are nobody's partners here, they hold offices; and what stands for a whole corner of the triangle is no actor.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import type { RelationshipType } from "../relationships/relationship-types";

/** A centre (by uuid) on a day (YYYY-MM-DD). */
export interface Moment {
  readonly centre: string;
  readonly day: string;
}

type Types = readonly RelationshipType[];
type Sees = readonly Visibility[];

const tiesOf = (name: string, from: Sql, types: Types, sees: Sees): Sql => sql`${raw(name)} AS MATERIALIZED (
  SELECT a.id AS from_id, b.id AS to_id, t.id,
    greatest(lower(t.valid_possibly), lower(a.existence_possibly), lower(b.existence_possibly)) AS since,
    least(upper(t.valid_possibly), upper(a.existence_possibly), upper(b.existence_possibly)) AS until
  FROM (${from}) f (id) JOIN actor a ON a.id = f.id
  CROSS JOIN LATERAL (
    SELECT r.id, r.target_id AS other_id, r.valid_possibly FROM relationship r
    WHERE r.source_id = a.id AND r.type = ANY(${types}) AND ${visible("r", sees)}
    UNION ALL
    SELECT s.id, s.source_id, s.valid_possibly FROM relationship s
    WHERE s.target_id = a.id AND s.type = ANY(${types}) AND ${visible("s", sees)}) t
  JOIN actor b ON b.id = t.other_id
  WHERE ${visible("a", sees)} AND ${visible("b", sees)} AND b.id <> a.id AND b.kind <> 'PERSON' AND b.triangle_vertex IS NULL)`;

const holds = (tie: string, day: string): Sql =>
  raw(`coalesce(${tie}.since <= ${day}, true) AND coalesce(${tie}.until > ${day}, true)`);

/**
 * Joins one row to each and changes nothing, but lets the planner expect ten. It knows nothing of how many rows these tables get,
 * guesses one, and then rereads a table for every row of another.
 */
const EXPECT_MANY = sql`CROSS JOIN LATERAL unnest(array_remove(ARRAY[p.partner_id], NULL)) AS one`;

const networks = (moments: readonly Moment[], types: Types, sees: Sees): Sql => sql`
  WITH asked (centre_id, day) AS (
    SELECT DISTINCT k.* FROM unnest(${moments.map(({ centre }) => centre)}::uuid[], ${moments.map(({ day }) => day)}::date[]) k),
  ${tiesOf("ring", sql`SELECT DISTINCT centre_id FROM asked`, types, sees)},
  partner AS MATERIALIZED (
    SELECT k.*, split_part(p.jurisdiction, '-', 1) AS country,
      p.sector_state AS state, p.sector_economy AS economy, p.sector_civil_society AS civil_society
    FROM (
      SELECT DISTINCT q.centre_id, q.day, t.to_id AS partner_id
      FROM asked q JOIN ring t ON t.from_id = q.centre_id AND ${holds("t", "q.day")}) k
    JOIN actor p ON p.id = k.partner_id WHERE ${visible("p", sees)}),
  ${tiesOf("second", sql`SELECT DISTINCT partner_id FROM partner`, types, sees)}`;

/** One row a moment, those without partners included; `day` is text. */
export const networkFigures = (moments: readonly Moment[], types: Types, sees: Sees): Sql => sql`
  ${networks(moments, types, sees)},
  known AS MATERIALIZED (
    SELECT DISTINCT p.centre_id, p.day, p.partner_id, t.to_id AS other_id, p.country
    FROM partner p ${EXPECT_MANY} JOIN second t ON t.from_id = p.partner_id AND ${holds("t", "p.day")} AND t.to_id <> p.centre_id),
  each AS (
    SELECT centre_id, day, partner_id, max(state) AS state, max(economy) AS economy, max(civil_society) AS civil_society,
      count(*) FILTER (WHERE NOT is_itself) AS others, count(*) FILTER (WHERE NOT is_itself AND is_partner) AS partners,
      count(*) FILTER (WHERE NOT is_itself AND other_country <> country) AS abroad
    FROM (
      SELECT l.*, bool_or(is_itself) OVER w AS is_partner, max(country) FILTER (WHERE is_itself) OVER w AS other_country
      FROM (
        SELECT centre_id, day, partner_id, partner_id AS other_id, country, true AS is_itself, state, economy, civil_society FROM partner
        UNION ALL SELECT centre_id, day, partner_id, other_id, country, false, NULL, NULL, NULL FROM known) l
      WINDOW w AS (PARTITION BY centre_id, day, other_id)) l
    GROUP BY centre_id, day, partner_id),
  bridged AS (
    SELECT centre_id, day, jsonb_agg(jsonb_build_object('country', country, 'partners', partners) ORDER BY partners DESC, country) AS countries
    FROM (SELECT centre_id, day, country, count(*) AS partners FROM partner WHERE country IS NOT NULL GROUP BY centre_id, day, country) c
    GROUP BY centre_id, day)
  SELECT q.centre_id AS centre, q.day::text AS day, count(e.partner_id)::int AS "partnerCount",
    (coalesce(sum(e.partners), 0) / 2)::int AS "tiedPairs", (coalesce(sum(e.abroad), 0) / 2)::int AS "pairsAcrossCountries",
    (count(e.partner_id) FILTER (WHERE e.partners = 0))::int AS "bilateralPartners",
    (sum(e.others) / nullif(count(e.partner_id), 0))::float8 AS "meanPartnersOfPartners",
    coalesce(sum(e.state ORDER BY e.partner_id), 0) AS "stateSum", coalesce(sum(e.economy ORDER BY e.partner_id), 0) AS "economySum",
    coalesce(sum(e.civil_society ORDER BY e.partner_id), 0) AS "civilSocietySum",
    (count(*) FILTER (WHERE e.state > greatest(e.economy, e.civil_society)))::int AS state,
    (count(*) FILTER (WHERE e.economy > greatest(e.state, e.civil_society)))::int AS economy,
    (count(*) FILTER (WHERE e.civil_society > greatest(e.state, e.economy)))::int AS "civilSociety",
    (count(e.partner_id) FILTER (WHERE e.state IS NULL))::int AS unplaced,
    coalesce((array_agg(b.countries))[1], '[]'::jsonb) AS countries
  FROM asked q LEFT JOIN each e USING (centre_id, day) LEFT JOIN bridged b USING (centre_id, day)
  GROUP BY q.centre_id, q.day`;

/** On which ties the figures rest, those of the centre and those among its partners, and on how many sources. */
export const networkCoverage = (moments: readonly Moment[], types: Types, sees: Sees): Sql => sql`
  ${networks(moments, types, sees)},
  carrier AS (
    SELECT q.centre_id, q.day, t.id FROM asked q JOIN ring t ON t.from_id = q.centre_id AND ${holds("t", "q.day")}
    UNION
    SELECT p.centre_id, p.day, t.id
    FROM partner p JOIN second t ON t.from_id = p.partner_id AND ${holds("t", "p.day")}
    JOIN partner o ON o.centre_id = p.centre_id AND o.day = p.day AND o.partner_id = t.to_id),
  backing AS (
    SELECT c.centre_id, c.day, count(DISTINCT c.id)::int AS ties, count(DISTINCT o.id)::int AS sources
    FROM carrier c LEFT JOIN (
      SELECT v.subject_id, o.id FROM evidence v JOIN excerpt x ON x.id = v.excerpt_id JOIN source o ON o.id = x.source_id
      WHERE v.relation = 'SUPPORTS' AND ${visible("v", sees)} AND ${visible("x", sees)} AND ${visible("o", sees)}
    ) o ON o.subject_id = c.id
    GROUP BY c.centre_id, c.day)
  SELECT q.centre_id AS centre, q.day::text AS day, (SELECT count(*)::int FROM partner p WHERE p.centre_id = q.centre_id AND p.day = q.day) AS "actorCount",
    coalesce(b.ties, 0) AS "tieCount", coalesce(b.sources, 0) AS "sourceCount"
  FROM asked q LEFT JOIN backing b USING (centre_id, day)`;
