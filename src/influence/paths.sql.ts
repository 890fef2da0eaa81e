// The explanations in SQL: the best simple paths from an actor to a policy or reform, or to another actor. Simple means
// that no actor comes twice. The pieces of the formula are those of ties.sql.ts and involved.sql.ts; a path's score is the
// product of its W and of the damping of its intermediates, with no sum over anything.
//
//   asked (goal_id, start_id)                         the pairs that a question names
//   arrival (goal_id, actor_id, weight, damped, hops) where a path may end: W(v, p) at an involved actor; 1 at the other
//                                                     actor. `damped`: whether the last actor is itself an intermediate
//   walkable (from_id, to_id, weight, passed, passes) pairs of actors, with the damping of either end
//   bound_k (goal_id, actor_id, bound)                the most that any walk of at most k actors makes of what comes to its
//                                                     first one; who is absent cannot get there in k
//   trail_k (goal_id, start_id, last_id, actors, weights, score, carry)
//                                                     simple paths of k actors that may still be among the best;
//                                                     carry = damp(last), 1 at the start
//   found_k (… score, hops)                           those of them that have arrived
//   bar_k (goal_id, start_id, bar)                    the score of the last of the best found with at most k actors, once
//                                                     there are enough: a longer path must beat it, since of equals the
//                                                     shorter is first. So the search is exact and still leaves most out.
//
// The number of simple paths grows with every hop; the statement time-out is the limit (STATEMENT_TIMEOUT).
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { involvements, subjects } from "./involved.sql";
import type { Measure, Scope } from "./measure";
import { expectMany, neat, tieGraph } from "./ties.sql";

/** From whom to what: a policy or reform, or another actor. */
export interface PathKey {
  readonly start: string;
  readonly goal: string;
}

interface Search {
  readonly measure: Measure;
  /** Actors on the longest path. */
  readonly actorsMax: number;
  readonly first: number;
  /** Which pairs of actors may be walked. */
  readonly walkable: Sql;
}

const numbers = (from: number, until: number): number[] =>
  Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => index + from);
const literal = (number: number): Sql => raw(String(number));

const asked = (keys: readonly PathKey[]): Sql => sql`asked (start_id, goal_id) AS (
  SELECT DISTINCT k.* FROM unnest(${keys.map(({ start }) => start)}::uuid[], ${keys.map(({ goal }) => goal)}::uuid[]) k (start_id, goal_id)
  ${expectMany("k.start_id")})`;

const bounds = (actorsMax: number, decay: number): Sql =>
  join([
    sql`bound_1 AS (
      SELECT a.goal_id, a.actor_id, max(power(coalesce(d.factor, ${decay}::float8), a.damped) * a.weight) AS bound
      FROM arrival a LEFT JOIN damping d ON d.actor_id = a.actor_id GROUP BY a.goal_id, a.actor_id)`,
    ...numbers(2, actorsMax).map(
      (size) => sql`bound_${literal(size)} AS (
        SELECT goal_id, actor_id, max(bound) AS bound
        FROM (
          SELECT * FROM bound_1
          UNION ALL
          SELECT b.goal_id, w.from_id, w.passed * w.weight * b.bound
          FROM bound_${literal(size - 1)} b JOIN walkable w ON w.to_id = b.actor_id) b
        GROUP BY goal_id, actor_id)`,
    ),
  ]);

/** What rounding may take from a bound, as a factor: no path is left out for its last digits. */
const ROUNDING = sql`(1 + 1e-12::float8)`;

const trails = (actorsMax: number, first: number): Sql =>
  join([
    sql`trail_1 AS (
      SELECT a.goal_id, a.start_id, a.start_id AS last_id, ARRAY[a.start_id] AS actors, '{}'::float8[] AS weights,
        1::float8 AS score, 1::float8 AS carry
      FROM asked a JOIN bound_${literal(actorsMax)} b ON b.goal_id = a.goal_id AND b.actor_id = a.start_id
      ${expectMany("a.start_id")})`,
    found(1),
    ...numbers(2, actorsMax).flatMap((size) => [bar(size - 1, first), trail(size, actorsMax), found(size)]),
  ]);

const found = (size: number): Sql => sql`found_${literal(size)} AS (
  SELECT t.goal_id, t.start_id, t.last_id, t.actors, t.weights, a.hops + cardinality(t.weights) AS hops,
    ${neat(sql`t.score * power(t.carry, a.damped) * a.weight`)} AS score
  FROM trail_${literal(size)} t JOIN arrival a ON a.goal_id = t.goal_id AND a.actor_id = t.last_id)`;

const foundUpTo = (size: number): Sql =>
  join(
    numbers(1, size).map((each) => sql`SELECT * FROM found_${literal(each)}`),
    " UNION ALL ",
  );

const bar = (size: number, first: number): Sql => sql`bar_${literal(size)} AS MATERIALIZED (
  SELECT goal_id, start_id, (array_agg(score ORDER BY score DESC))[${first}::int] AS bar
  FROM (${foundUpTo(size)}) f GROUP BY goal_id, start_id)`;

/**
 * Nobody is passed through who lets nothing through; a path may end at him. OFFSET 0 keeps the order of the joins: first one step on, then
 * the bound; the other way round multiplies the two.
 */
const trail = (size: number, actorsMax: number): Sql => sql`trail_${literal(size)} AS MATERIALIZED (
  SELECT m.*
  FROM (
    SELECT t.goal_id, t.start_id, w.to_id AS last_id, t.actors || w.to_id AS actors, t.weights || w.weight AS weights,
      t.score * t.carry * w.weight AS score, w.passes AS carry
    FROM trail_${literal(size - 1)} t JOIN walkable w ON w.from_id = t.last_id ${expectMany("w.to_id")}
    WHERE t.last_id <> t.goal_id AND w.to_id <> ALL (t.actors) AND (w.passes > 0 OR w.to_id = t.goal_id) OFFSET 0) m
  JOIN bound_${literal(actorsMax - size + 1)} b ON b.goal_id = m.goal_id AND b.actor_id = m.last_id
  LEFT JOIN bar_${literal(size - 1)} l ON l.goal_id = m.goal_id AND l.start_id = m.start_id
  ${expectMany("m.last_id")}
  WHERE l.bar IS NULL OR m.score * b.bound * ${ROUNDING} > l.bar)`;

/** Best paths first; equal ones by their length, then by the ids of their actors. */
const best = (actorsMax: number, first: number): Sql => sql`
  best AS MATERIALIZED (
    SELECT * FROM (
      SELECT f.*, row_number() OVER (PARTITION BY goal_id, start_id ORDER BY score DESC, hops, actors) AS place
      FROM (${foundUpTo(actorsMax)}) f) f
    WHERE place <= ${first}::int)`;

/** The strongest single tie behind each step of the best paths; equal ones by id. */
const strongest = sql`
  best_step AS (
    SELECT b.goal_id, b.start_id, b.place, n AS position, b.actors[n] AS from_id, b.actors[n + 1] AS to_id
    FROM best b CROSS JOIN LATERAL generate_series(1, cardinality(b.weights)) n),
  strongest AS (
    SELECT DISTINCT ON (t.from_id, t.to_id) t.from_id, t.to_id, t.id
    FROM tie t JOIN (SELECT DISTINCT from_id, to_id FROM best_step) s ON s.from_id = t.from_id AND s.to_id = t.to_id
    ORDER BY t.from_id, t.to_id, t.weight DESC, t.id),
  named AS (
    SELECT goal_id, start_id, place, array_agg(s.id ORDER BY position) AS relationships
    FROM best_step JOIN strongest s USING (from_id, to_id) GROUP BY goal_id, start_id, place)`;

const search = ({ measure, actorsMax, first, walkable }: Search): Sql => sql`
  walkable AS MATERIALIZED (
    SELECT p.from_id, p.to_id, p.weight, coalesce(f.factor, ${measure.decay}::float8) AS passed,
      coalesce(t.factor, ${measure.decay}::float8) AS passes
    FROM pair p LEFT JOIN damping f ON f.actor_id = p.from_id LEFT JOIN damping t ON t.actor_id = p.to_id
    WHERE ${walkable}),
  ${bounds(actorsMax, measure.decay)}, ${trails(actorsMax, first)}, ${best(actorsMax, first)}, ${strongest}`;

const COLUMNS = sql`b.goal_id AS "goal", b.start_id AS "start", b.score, b.hops, b.actors, b.weights,
  coalesce(n.relationships, '{}') AS relationships`;

/** Paths that end in an involvement; `involvement` names the strongest one of their last actor, equal ones by id. */
export const influencePaths = (
  keys: readonly PathKey[],
  { scope, measure, first }: { scope: Scope; measure: Measure; first: number },
  sees: readonly Visibility[],
): Sql => sql`
  WITH ${tieGraph(measure, sees)}, ${asked(keys)}, ${subjects(keys.map(({ goal }) => goal))},
  ${involvements(scope, measure, sees)},
  arrival AS (SELECT subject_id AS goal_id, actor_id, weight, 1 AS damped, 1 AS hops FROM seed),
  ${search({ measure, actorsMax: measure.maxHops, first, walkable: sql`p.weight > 0` })},
  deed AS (SELECT DISTINCT ON (subject_id, actor_id) subject_id, actor_id, id FROM involved ORDER BY subject_id, actor_id, weight DESC, id)
  SELECT ${COLUMNS}, d.id AS involvement
  FROM best b LEFT JOIN named n USING (goal_id, start_id, place)
  JOIN deed d ON d.subject_id = b.goal_id AND d.actor_id = b.last_id
  ORDER BY b.goal_id, b.start_id, b.place`;

/** Paths from one actor to another over ties alone, those without weight included. */
export const tiePaths = (
  keys: readonly PathKey[],
  { measure, first }: { measure: Measure; first: number },
  sees: readonly Visibility[],
): Sql => sql`
  WITH ${tieGraph(measure, sees)}, ${asked(keys)},
  arrival AS (
    SELECT DISTINCT k.goal_id, k.goal_id AS actor_id, 1::float8 AS weight, 0 AS damped, 0 AS hops
    FROM asked k JOIN living g ON g.id = k.goal_id ${expectMany("k.goal_id")} WHERE k.start_id <> k.goal_id),
  ${search({ measure, actorsMax: measure.maxHops + 1, first, walkable: sql`true` })}
  SELECT ${COLUMNS} FROM best b LEFT JOIN named n USING (goal_id, start_id, place)
  ORDER BY b.goal_id, b.start_id, b.place`;
