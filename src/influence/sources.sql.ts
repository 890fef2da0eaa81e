// How many sources stand behind an answer of the graph in memory, which tells whose ties and involvements carry it. The same as the
// coverage of influence.sql.ts counts, found from the evidence on: there is less of that than of ties.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { involvements, subjects } from "./involved.sql";
import type { Measure, Scope } from "./measure";
import { begun, living, typeWeights } from "./ties.sql";

interface Asked {
  readonly measure: Measure;
  readonly sees: readonly Visibility[];
  /** Towards these actors, or from them on. */
  readonly way: "INWARD" | "OUTWARD";
}

/** Ties that carry something to one of these actors, or from one of them on. */
function carriers(inner: readonly string[], { measure, sees, way }: Asked): Sql {
  const [atTarget, atSource] = way === "INWARD" ? [sql`w.forward`, sql`w.backward`] : [sql`w.backward`, sql`w.forward`];
  return sql`
    SELECT r.id FROM relationship r
    JOIN (${typeWeights(measure)}) w (type, forward, backward) ON w.type = r.type
    JOIN actor s ON s.id = r.source_id
    JOIN actor t ON t.id = r.target_id
    WHERE ${visible("r", sees)} AND ${visible("s", sees)} AND ${visible("t", sees)}
      AND ${begun("r.valid_possibly", measure.asOf)} AND ${begun("s.existence_possibly", measure.asOf)}
      AND ${begun("t.existence_possibly", measure.asOf)} AND r.confidence > 0
      AND ((r.target_id = ANY(${inner}::uuid[]) AND ${atTarget} > 0) OR (r.source_id = ANY(${inner}::uuid[]) AND ${atSource} > 0))`;
}

const sourcesOf = (carrier: Sql, sees: readonly Visibility[]): Sql => sql`
  SELECT count(DISTINCT o.id)::int AS sources
  FROM evidence v
  JOIN excerpt e ON e.id = v.excerpt_id
  JOIN source o ON o.id = e.source_id
  WHERE v.relation = 'SUPPORTS' AND v.subject_id IN (${carrier})
    AND ${visible("v", sees)} AND ${visible("e", sees)} AND ${visible("o", sees)}`;

/** Of the influencers of a policy or reform: `inner` are those from whom a walk still goes on back. */
export const influencerSources = (
  subject: string,
  inner: readonly string[],
  { scope, measure }: { scope: Scope; measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`
  WITH ${living(measure, sees)}, ${subjects([subject])}, ${involvements(scope, measure, sees)}
  ${sourcesOf(sql`${carriers(inner, { measure, sees, way: "INWARD" })} UNION ALL SELECT id FROM involved`, sees)}`;

/** Of what an actor influences: `inner` are those from whom a walk still goes on, `ends` all that it reaches. */
export const influenceSources = (
  inner: readonly string[],
  ends: readonly string[],
  { measure }: { measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`
  WITH ${living(measure, sees)}, subject AS (SELECT p.id FROM policy p WHERE ${visible("p", sees)}),
  ${involvements("POLICY_AND_REFORMS", measure, sees)}
  ${sourcesOf(
    sql`${carriers(inner, { measure, sees, way: "OUTWARD" })}
      UNION ALL SELECT id FROM involved WHERE actor_id = ANY(${ends}::uuid[])`,
    sees,
  )}`;
