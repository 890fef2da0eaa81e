// What the paths of the graph in memory are made of: which single tie stands behind a step, and which involvement a path ends in.
// The strongest, equal ones by id; the same as paths.sql.ts names.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { involvements, subjects } from "./involved.sql";
import type { Measure, Scope } from "./measure";
import { living, tiesBetween, typeWeights } from "./ties.sql";

/** From whom to whom; or a policy or reform, and who is involved in it. */
export type Pair = readonly [one: string, other: string];

const pairsOf = (pairs: readonly Pair[]): Sql =>
  sql`SELECT * FROM unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, other]) => other)}::uuid[])`;

/** Each once: `one` influences `other` over the tie `id`. */
export const strongestTies = (steps: readonly Pair[], measure: Measure, sees: readonly Visibility[]): Sql => sql`
  WITH type_weight (type, forward, backward) AS (${typeWeights(measure)}), wanted (from_id, to_id) AS (${pairsOf(steps)})
  SELECT DISTINCT ON (t.from_id, t.to_id) t.from_id AS one, t.to_id AS other, t.id
  FROM (${tiesBetween(measure, sees)}) t ORDER BY t.from_id, t.to_id, t.weight DESC, t.id`;

/** Each once: in the policy or reform `one` the actor `other` has the involvement `id`. */
export const strongestInvolvements = (
  ends: readonly Pair[],
  { scope, measure }: { scope: Scope; measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`
  WITH ${living(measure, sees)}, ${subjects(ends.map(([subject]) => subject))}, ${involvements(scope, measure, sees)},
  wanted (subject_id, actor_id) AS (${pairsOf(ends)})
  SELECT DISTINCT ON (i.subject_id, i.actor_id) i.subject_id AS one, i.actor_id AS other, i.id
  FROM involved i JOIN wanted w ON w.subject_id = i.subject_id AND w.actor_id = i.actor_id
  ORDER BY i.subject_id, i.actor_id, i.weight DESC, i.id`;
