// What happened to civic space, put beside the triangle: events of any number of places, counted and listed, and the latest
// ratings. An event happened where it says, else where its target belongs.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { CivicSpaceEvent } from "../civic-space/civic-space-event.entity";
import { civicSpaceEventList, countryRatingList } from "../civic-space/civic-space.sql";
import { CountryRating } from "../civic-space/country-rating.entity";
import { listConditions } from "../database/lists";
import { visible } from "../database/loaders";
import { selectList } from "../database/tables";
import { type Criteria, selectedSpells } from "../reforms/selection.sql";
import { asked, belongsOn, inAskedPlace, PLACED } from "./triangle.sql";
import { JURISDICTIONS_MAX, namesPolicies } from "./weighing";

type Sees = readonly Visibility[];

/** Days, both included; null is open. */
export interface Span {
  readonly from: string | null;
  readonly until: string;
}

/** WITH asked, happened (code, id, kind, since, until): events of the places, done to actors that meet the criteria at some time. */
const happened = (places: readonly string[], criteria: Criteria, sees: Sees): Sql => sql`
  WITH ${asked(places)}, happened AS (
    SELECT k.code, t.id, t.kind, lower(t.occurred_possibly) AS since, upper(t.occurred_possibly) AS until
    FROM civic_space_event t JOIN actor g ON g.id = t.target_id
    JOIN asked k ON ${inAskedPlace(sql`coalesce(t.jurisdiction, g.jurisdiction)`)}
    WHERE ${visible("t", sees)} AND ${visible("g", sees)} AND ${listConditions(civicSpaceEventList, null, sees)}
      AND ${namesPolicies(criteria) ? sql`g.id IN (SELECT id FROM (${selectedSpells(criteria, sees)}) s)` : sql`true`})`;

/** Events that possibly happened within the span: parent, kind, count. Undated ones possibly did. */
export const eventTallies = (
  places: readonly string[],
  { criteria, from, until }: Span & { readonly criteria: Criteria },
  sees: Sees,
): Sql => sql`${happened(places, criteria, sees)}
  SELECT code AS parent, kind, count(*)::int AS count FROM happened
  WHERE coalesce(since <= ${until}::date, true) AND coalesce(until > ${from}::date, true)
  GROUP BY code, kind ORDER BY code, count DESC, kind`;

export interface EventAxis {
  readonly criteria: Criteria;
  /** Ascending; each interval begins on one of them and ends before the next, the last one with `until`. */
  readonly days: readonly string[];
  readonly until: string;
}

/** By the first possible day, so that each counts once: parent, point (from 1; null: without a first day), kind, count. */
export const eventsByInterval = (
  places: readonly string[],
  { criteria, days, until }: EventAxis,
  sees: Sees,
): Sql => sql`
  ${happened(places, criteria, sees)}
  SELECT code AS parent, width_bucket(since, ${days}::date[]) AS point, kind, count(*)::int AS count FROM happened
  WHERE since IS NULL OR since BETWEEN ${days[0]}::date AND ${until}::date
  GROUP BY code, point, kind`;

/** The same events one by one, the earliest first; those without a first day are not among them. */
export const eventsOnAxis = (
  places: readonly string[],
  { criteria, days, until, first }: EventAxis & { readonly first: number },
  sees: Sees,
): Sql => sql`${happened(places, criteria, sees)}
  SELECT h.code AS parent, ${selectList(CivicSpaceEvent, "t")}
  FROM (
    SELECT happened.*, row_number() OVER (PARTITION BY code ORDER BY since, id) AS place FROM happened
    WHERE since BETWEEN ${days[0]}::date AND ${until}::date) h
  JOIN civic_space_event t ON t.id = h.id
  WHERE h.place <= ${first}::int AND ${visible("t", sees)} ORDER BY h.code, h.place`;

/** Of each scheme the latest rating of exactly that jurisdiction whose period had possibly begun. */
export const latestRatings = (places: readonly string[], sees: Sees, { asOf }: { readonly asOf: string }): Sql => sql`
  SELECT DISTINCT ON (t.jurisdiction, t.scheme) t.jurisdiction AS parent, ${selectList(CountryRating, "t")}
  FROM country_rating t
  WHERE t.jurisdiction = ANY(${places}::text[]) AND ${visible("t", sees)} AND ${listConditions(countryRatingList, null, sees)}
    AND coalesce(lower(t.period_possibly) <= ${asOf}::date, true)
  ORDER BY t.jurisdiction, t.scheme, coalesce(lower(t.period_possibly), '-infinity') DESC, t.id`;

/** The countries with most placed actors on a day, their regions included; equal ones from A to Z. */
export const largestJurisdictions = (asOf: string, sees: Sees): Sql => sql`
  SELECT split_part(s.jurisdiction, '-', 1) AS code
  FROM (${selectedSpells({}, sees)}) s JOIN actor a ON a.id = s.id
  WHERE s.jurisdiction IS NOT NULL AND ${visible("a", sees)} AND ${PLACED} AND ${belongsOn("s", sql`${asOf}::date`)}
  GROUP BY code ORDER BY count(*) DESC, code LIMIT ${raw(String(JURISDICTIONS_MAX))}`;
