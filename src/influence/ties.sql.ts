// The graph of ties in SQL: the pieces of the formula in measure.ts that concern actors alone, as named tables of a WITH.
//
//   living (id)                        actors that the reader sees and that had possibly begun
//   tie (id, from_id, to_id, weight)   each relationship twice, once a direction, with w = base · confidence · 2^(−age / 10)
//   pair (from_id, to_id, weight)      W = 1 − ∏ (1 − w), zero included: whoever lists paths may walk a tie without weight
//   damping (actor_id, factor)         decay / max(1, s)^hubPenalty, 0 for those left out; actors without outgoing ties are absent: s = 0
//   step (from_id, to_id, weight)      W · damp(to), positive ones only: one edge of a walk that goes on behind `to`
//
// Sums are ordered, because float8 addition is not associative: pages of one ranking must agree to the last digit.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { HALF_LIFE_YEARS, type Measure, tieWeights } from "./measure";

/** Postgres raises an error where a product vanishes in float8. These floors keep every product of six steps above 1e-300. */
const AGE_MAX_YEARS = 500;
const FACTOR_MIN = 1e-12;

/**
 * The period has possibly begun by the day; an open beginning always has. Not `&&`: of that, a prepared plan assumes that
 * one row in a hundred remains, and then loops where it should hash, a thousand times slower.
 */
export const begun = (period: string, asOf: string): Sql => sql`coalesce(lower(${raw(period)}) <= ${asOf}::date, true)`;

/** Fifteen significant digits: what differs only by rounding becomes equal, and then ties break by id. */
export const neat = (number: Sql): Sql => sql`(${number})::numeric::float8`;

/**
 * Joins one row and changes nothing, but lets the planner expect ten. It knows nothing of how many rows these tables get,
 * guesses one, and then rereads a table for every row of another.
 */
export const expectMany = (column: string): Sql =>
  sql`CROSS JOIN LATERAL unnest(array_remove(ARRAY[${raw(column)}], NULL)) AS one`;

/** A factor from 0 to 1 that is either 0 or large enough to be multiplied. */
export const factor = (column: Sql): Sql => sql`sign(${column}) * greatest(${column}, ${raw(String(FACTOR_MIN))})`;

/** 1 − ∏ (1 − weight) over a group of rows with `weight` and `id`; a weight of 1 leaves nothing to multiply. */
export const combined = neat(
  sql`greatest(max(weight), 1 - exp(greatest(-100, sum(ln(nullif(1 - weight, 0)) ORDER BY id))))`,
);

/** Years from the last possible day of alias `r` to the day asked for; nothing for open and undated ties. */
const age = (asOf: string): Sql =>
  sql`least(greatest(0, ${asOf}::date - (upper(r.valid_possibly) - 1)) / 365.25, ${raw(String(AGE_MAX_YEARS))})::float8`;

/** w(tie) of alias `r`, by its base weight. */
const tieWeight = (base: Sql, { asOf }: Measure): Sql =>
  sql`${base} * ${factor(sql`r.confidence`)} * power(2, -${age(asOf)} / ${raw(String(HALF_LIFE_YEARS))})`;

export const typeWeights = ({ weights }: Measure): Sql => {
  const table = Object.entries(tieWeights(weights));
  return sql`SELECT * FROM unnest(${table.map(([type]) => type)}::text[],
    ${table.map(([, { forward }]) => forward)}::float8[], ${table.map(([, { backward }]) => backward)}::float8[])`;
};

export const living = ({ asOf }: Pick<Measure, "asOf">, sees: readonly Visibility[]): Sql => sql`living AS (
    SELECT a.id FROM actor a WHERE ${visible("a", sees)} AND ${begun("a.existence_possibly", asOf)})`;

/** The ties that join the pairs `wanted (from_id, to_id)`, each with what it carries that way; needs `type_weight`. */
export const tiesBetween = (measure: Measure, sees: readonly Visibility[]): Sql => sql`
  SELECT r.id, n.from_id, n.to_id, ${tieWeight(raw("r.base"), measure)} AS weight
  FROM wanted n
  CROSS JOIN LATERAL (
    SELECT f.*, w.forward AS base FROM relationship f JOIN type_weight w ON w.type = f.type
    WHERE f.source_id = n.from_id AND f.target_id = n.to_id AND ${visible("f", sees)}
    UNION ALL
    SELECT b.*, w.backward FROM relationship b JOIN type_weight w ON w.type = b.type
    WHERE b.source_id = n.to_id AND b.target_id = n.from_id AND ${visible("b", sees)}) r
  WHERE ${begun("r.valid_possibly", measure.asOf)}`;

export const tieGraph = (measure: Measure, sees: readonly Visibility[]): Sql => sql`
  type_weight (type, forward, backward) AS (${typeWeights(measure)}),
  ${living(measure, sees)},
  tie AS MATERIALIZED (
    SELECT r.id, d.from_id, d.to_id,
      ${tieWeight(raw("d.base"), measure)} AS weight
    FROM relationship r
    JOIN living s ON s.id = r.source_id
    JOIN living t ON t.id = r.target_id
    JOIN type_weight w ON w.type = r.type
    CROSS JOIN LATERAL (VALUES (r.source_id, r.target_id, w.forward), (r.target_id, r.source_id, w.backward)) d (from_id, to_id, base)
    WHERE ${visible("r", sees)} AND ${begun("r.valid_possibly", measure.asOf)}),
  pair AS MATERIALIZED (
    SELECT from_id, to_id, ${combined} AS weight FROM tie GROUP BY from_id, to_id),
  damping AS (
    SELECT from_id AS actor_id,
      ${measure.decay}::float8 / power(greatest(1, sum(weight ORDER BY to_id)), ${measure.hubPenalty}::float8) AS factor
    FROM pair WHERE from_id <> ALL(${measure.excluded ?? []}::uuid[]) GROUP BY from_id
    UNION ALL SELECT id, 0 FROM unnest(${measure.excluded ?? []}::uuid[]) id),
  step AS (
    SELECT p.from_id, p.to_id, p.weight * coalesce(d.factor, ${measure.decay}::float8) AS weight
    FROM pair p LEFT JOIN damping d ON d.actor_id = p.to_id
    WHERE p.weight > 0 AND coalesce(d.factor, 1) > 0)`;
