// The ties among some actors in SQL, and what is told of the actors of each community.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { asOf as possiblyOn } from "../database/period.sql";
import { RELATIONSHIP_TYPES, type RelationshipType } from "../relationships/relationship-types";

export interface TieRow {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

interface Ties {
  readonly asOf: string;
  readonly types: readonly RelationshipType[];
}

const SYMMETRIC = Object.entries(RELATIONSHIP_TYPES).flatMap(([type, { symmetric }]) => (symmetric ? [type] : []));

/** Quotients of weights stay finite. */
const WEIGHT_MIN = 1e-12;

export const actorIds = (selected: Sql, atMost: number): Sql => sql`
  SELECT s.id FROM (${selected}) s ORDER BY s.id LIMIT ${atMost}::int`;

/** Alias `t`: the ties among actors that the reader sees already. */
const among = (actors: readonly string[], { asOf, types }: Ties, sees: readonly Visibility[]): Sql => sql`
  FROM relationship t
  WHERE t.source_id = ANY(${actors}::uuid[]) AND t.target_id = ANY(${actors}::uuid[]) AND t.source_id <> t.target_id
    AND t.type = ANY(${types}) AND t.confidence >= ${WEIGHT_MIN}::float8 AND ${visible("t", sees)} AND ${possiblyOn("valid")(asOf)}`;

/** One row an ordered pair; a symmetric tie stands in both. */
export const tiesAmong = (
  actors: readonly string[],
  { atMost, ...ties }: Ties & { readonly atMost: number },
  sees: readonly Visibility[],
): Sql => sql`
  WITH tie AS (SELECT t.id, t.source_id, t.target_id, t.type, t.confidence ${among(actors, ties, sees)})
  SELECT d.source, d.target, sum(t.confidence ORDER BY t.id) AS weight
  FROM tie t CROSS JOIN LATERAL (
    VALUES (t.source_id, t.target_id, true), (t.target_id, t.source_id, t.type = ANY(${SYMMETRIC}))) d (source, target, is_told)
  WHERE d.is_told GROUP BY d.source, d.target ORDER BY d.source, d.target LIMIT ${atMost}::int`;

/** On how many ties and sources a network rests. */
export const centralityCoverage = (actors: readonly string[], ties: Ties, sees: readonly Visibility[]): Sql => sql`
  WITH tie AS (SELECT t.id ${among(actors, ties, sees)})
  SELECT (SELECT count(*)::int FROM tie) AS "tieCount", count(DISTINCT o.id)::int AS "sourceCount"
  FROM tie t JOIN evidence v ON v.subject_id = t.id AND v.relation = 'SUPPORTS'
  JOIN excerpt x ON x.id = v.excerpt_id JOIN source o ON o.id = x.source_id
  WHERE ${visible("v", sees)} AND ${visible("x", sees)} AND ${visible("o", sees)}`;

/** The mean sector position of each community, over its actors that have one and are not a corner of the triangle themselves. */
export const communitySectors = (
  actors: readonly string[],
  communities: readonly number[],
  sees: readonly Visibility[],
): Sql => sql`
  SELECT m.community, avg(a.sector_state ORDER BY a.id) AS state, avg(a.sector_economy ORDER BY a.id) AS economy,
    avg(a.sector_civil_society ORDER BY a.id) AS "civilSociety"
  FROM unnest(${actors}::uuid[], ${communities}::int[]) m (id, community) JOIN actor a ON a.id = m.id
  WHERE ${visible("a", sees)} AND a.sector_state IS NOT NULL AND a.triangle_vertex IS NULL
  GROUP BY m.community`;
