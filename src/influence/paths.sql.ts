// The explanations in SQL: the best simple paths from an actor to a policy or reform, or to another actor. Simple means
// that no actor comes twice. The pieces of the formula are those of ties.sql.ts and involved.sql.ts; a path's score is the
// product of its W and of the damping of its intermediates, with no sum over anything.
//
//   asked (goal_id, start_id)                         the pairs that a question names
//   arrival (goal_id, actor_id, weight, damped)       where a path may end: W(v, p) at an involved actor; 1 at the other
//                                                     actor. `damped`: whether the last actor is itself an intermediate
//   reach_k (goal_id, actor_id, hops)                 who gets to the goal in k steps: breadth first, backward, so that the
//                                                     walk forward never enters a dead end
//   trail_k (goal_id, start_id, last_id, actors, weights, score, carry)
//                                                     all simple paths of k actors; carry = damp(last), 1 at the start
//
// The number of simple paths grows with every hop; the statement time-out is the limit (STATEMENT_TIMEOUT).
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { involvements, subjects } from "./involved.sql";
import type { Measure, Scope } from "./measure";
import { neat, tieGraph } from "./ties.sql";

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
  SELECT DISTINCT * FROM unnest(${keys.map(({ start }) => start)}::uuid[], ${keys.map(({ goal }) => goal)}::uuid[]))`;

const reaches = (actorsMax: number): Sql =>
  join([
    sql`reach_1 AS (SELECT goal_id, actor_id, 1 AS hops FROM arrival)`,
    ...numbers(2, actorsMax).map(
      (hops) => sql`reach_${literal(hops)} AS (
        SELECT * FROM reach_${literal(hops - 1)}
        UNION ALL
        SELECT DISTINCT r.goal_id, w.from_id, ${literal(hops)} FROM reach_${literal(hops - 1)} r
        JOIN walkable w ON w.to_id = r.actor_id AND r.hops = ${literal(hops - 1)}
        WHERE NOT EXISTS (SELECT FROM reach_${literal(hops - 1)} s WHERE s.goal_id = r.goal_id AND s.actor_id = w.from_id))`,
    ),
    sql`reach AS MATERIALIZED (SELECT * FROM reach_${literal(actorsMax)})`,
  ]);

const trails = (actorsMax: number, decay: number): Sql =>
  join([
    sql`trail_1 AS (
      SELECT a.goal_id, a.start_id, a.start_id AS last_id, ARRAY[a.start_id] AS actors, '{}'::float8[] AS weights,
        1::float8 AS score, 1::float8 AS carry
      FROM asked a JOIN reach r ON r.goal_id = a.goal_id AND r.actor_id = a.start_id)`,
    ...numbers(2, actorsMax).map(
      (size) => sql`trail_${literal(size)} AS (
        SELECT t.goal_id, t.start_id, w.to_id AS last_id, t.actors || w.to_id AS actors, t.weights || w.weight AS weights,
          t.score * t.carry * w.weight AS score, coalesce(d.factor, ${decay}::float8) AS carry
        FROM trail_${literal(size - 1)} t
        JOIN walkable w ON w.from_id = t.last_id AND w.to_id <> ALL (t.actors)
        JOIN reach r ON r.goal_id = t.goal_id AND r.actor_id = w.to_id AND r.hops <= ${literal(actorsMax - size + 1)}
        LEFT JOIN damping d ON d.actor_id = w.to_id)`,
    ),
    sql`trail AS (${join(
      numbers(1, actorsMax).map((size) => sql`SELECT * FROM trail_${literal(size)}`),
      " UNION ALL ",
    )})`,
  ]);

/** Best paths first; equal ones by their length, then by the ids of their actors. */
const best = (first: number): Sql => sql`
  found AS (
    SELECT t.goal_id, t.start_id, t.last_id, t.actors, t.weights, a.hops + cardinality(t.weights) AS hops,
      ${neat(sql`t.score * power(t.carry, a.damped) * a.weight`)} AS score
    FROM trail t JOIN arrival a ON a.goal_id = t.goal_id AND a.actor_id = t.last_id),
  best AS MATERIALIZED (
    SELECT * FROM (
      SELECT found.*, row_number() OVER (PARTITION BY goal_id, start_id ORDER BY score DESC, hops, actors) AS place FROM found) f
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
  walkable AS MATERIALIZED (SELECT from_id, to_id, weight FROM pair WHERE ${walkable}),
  ${reaches(actorsMax)}, ${trails(actorsMax, measure.decay)}, ${best(first)}, ${strongest}`;

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
  ${search({ measure, actorsMax: measure.maxHops, first, walkable: sql`weight > 0` })},
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
    FROM asked k JOIN living g ON g.id = k.goal_id WHERE k.start_id <> k.goal_id),
  ${search({ measure, actorsMax: measure.maxHops + 1, first, walkable: sql`true` })}
  SELECT ${COLUMNS} FROM best b LEFT JOIN named n USING (goal_id, start_id, place)
  ORDER BY b.goal_id, b.start_id, b.place`;
