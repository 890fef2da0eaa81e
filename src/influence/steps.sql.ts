// What the paths of the graph in memory are made of: which single tie stands behind a step, and which involvement a path ends in.
// The strongest, equal ones by id; the same as paths.sql.ts names.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { involvements, subjects } from "./involved.sql";
import type { Measure, Scope } from "./measure";
import { living, tiesBetween, typeWeights } from "./ties.sql";

/** From whom to whom. */
export type StepEnds = readonly [string, string];

/** Each once: `from`, `to`, and the tie's `id`. */
export const strongestTies = (steps: readonly StepEnds[], measure: Measure, sees: readonly Visibility[]): Sql => sql`
  WITH type_weight (type, forward, backward) AS (${typeWeights(measure)}),
  wanted (from_id, to_id) AS (
    SELECT * FROM unnest(${steps.map(([from]) => from)}::uuid[], ${steps.map(([, to]) => to)}::uuid[]))
  SELECT DISTINCT ON (t.from_id, t.to_id) t.from_id AS "from", t.to_id AS "to", t.id
  FROM (${tiesBetween(measure, sees)}) t ORDER BY t.from_id, t.to_id, t.weight DESC, t.id`;

/** Of actors in a policy or reform: `actor` and the involvement's `id`. */
export const strongestInvolvements = (
  subject: string,
  actors: readonly string[],
  { scope, measure }: { scope: Scope; measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`
  WITH ${living(measure, sees)}, ${subjects([subject])}, ${involvements(scope, measure, sees)}
  SELECT DISTINCT ON (actor_id) actor_id AS actor, id FROM involved WHERE actor_id = ANY(${actors}::uuid[])
  ORDER BY actor_id, weight DESC, id`;
