// Where every walk ends, in SQL: the involvements that count, and what they add up to for each actor and subject.
//
//   involved (subject_id, id, actor_id, weight, stance)      w = base(role) · intensity · confidence; stance number or null
//   seed (subject_id, actor_id, weight, signed, based)       W = 1 − ∏ (1 − w); its share that has a stance number, with
//                                                            and without the sign, each involvement by its own weight
//
// A subject is a policy or a reform, as the scope says; `subject (id)` must stand before.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { ROLE_WEIGHTS, STANCE_NUMBERS } from "../reforms/reform.kinds";
import type { Measure, Scope } from "./measure";
import { begun, combined, expectMany, factor } from "./ties.sql";

/** How an involvement `i` belongs to the subject `s`. */
const BELONGS: Readonly<Record<Scope, Sql>> = {
  POLICY: sql`i.policy_id = s.id AND i.reform_id IS NULL`,
  POLICY_AND_REFORMS: sql`i.policy_id = s.id`,
  REFORM: sql`i.reform_id = s.id`,
};

const numbersBy = (table: Readonly<Record<string, number>>): Sql =>
  sql`SELECT * FROM unnest(${Object.keys(table)}::text[], ${Object.values(table)}::float8[])`;

export const subjects = (ids: readonly string[]): Sql => sql`subject (id) AS (SELECT DISTINCT unnest(${ids}::uuid[]))`;

/** Needs `living` of ties.sql.ts and `subject`. */
export const involvements = (scope: Scope, { asOf }: Pick<Measure, "asOf">, sees: readonly Visibility[]): Sql => sql`
  role_weight (role, base) AS (${numbersBy(ROLE_WEIGHTS)}),
  stance_number (stance, number) AS (${numbersBy(STANCE_NUMBERS)}),
  involved AS MATERIALIZED (
    SELECT s.id AS subject_id, i.id, i.actor_id, n.number AS stance,
      w.base * ${factor(sql`coalesce(i.intensity, 1)`)} * ${factor(sql`i.confidence`)} AS weight
    FROM subject s
    JOIN involvement i ON ${BELONGS[scope]}
    JOIN living a ON a.id = i.actor_id
    JOIN policy p ON p.id = i.policy_id
    LEFT JOIN reform f ON f.id = i.reform_id
    JOIN role_weight w ON w.role = i.role
    LEFT JOIN stance_number n ON n.stance = i.stance
    ${expectMany("i.id")}
    WHERE w.base > 0 AND i.intensity IS DISTINCT FROM 0 AND i.confidence > 0
      AND ${visible("i", sees)} AND ${visible("p", sees)} AND ${begun("i.valid_possibly", asOf)}
      AND (i.reform_id IS NULL OR (${visible("f", sees)} AND ${begun("f.begun_possibly", asOf)}))),
  seed AS (
    SELECT subject_id, actor_id, weight, weight * signed_share AS signed, weight * based_share AS based
    FROM (
      SELECT subject_id, actor_id, ${combined} AS weight,
        coalesce(sum(weight * stance ORDER BY id), 0) / sum(weight ORDER BY id) AS signed_share,
        coalesce(sum(weight ORDER BY id) FILTER (WHERE stance IS NOT NULL), 0) / sum(weight ORDER BY id) AS based_share
      FROM involved GROUP BY subject_id, actor_id) i)`;
