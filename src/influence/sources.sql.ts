// How many sources stand behind answers of the graph in memory, which tells whose ties and involvements carry them. The same as the
// coverage of influence.sql.ts counts, for any number of answers in one statement.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { involvements, subjects } from "./involved.sql";
import type { Measure, Scope } from "./measure";
import { begun, living, typeWeights } from "./ties.sql";

/** Whose records carry one answer. */
export interface Carriers {
  /** The policy, reform or actor that was asked about. */
  readonly parent: string;
  /** From whom a walk still goes on: their ties count. */
  readonly inner: readonly string[];
  /** Where walks end, for answers that begin at an actor: their involvements count. */
  readonly ends: readonly string[];
}

interface Asked {
  readonly measure: Measure;
  readonly sees: readonly Visibility[];
  /** Ties towards the inner actors, or from them on. */
  readonly way: "INWARD" | "OUTWARD";
}

/** name (parent, actor_id) */
const actorsOf = (name: string, all: readonly Carriers[], which: "inner" | "ends"): Sql => {
  const parents = all.flatMap((one) => one[which].map(() => one.parent));
  return sql`${raw(name)} (parent, actor_id) AS (
    SELECT * FROM unnest(${parents}::uuid[], ${all.flatMap((one) => one[which])}::uuid[]))`;
};

/** Ties whose `end` is an inner actor, and to which the question gives a weight that way. */
const tiesAt = (end: "source_id" | "target_id", weight: Sql, { measure, sees }: Asked): Sql => sql`
  SELECT n.parent, r.id
  FROM going_on n
  JOIN relationship r ON r.${raw(end)} = n.actor_id
  JOIN (${typeWeights(measure)}) w (type, forward, backward) ON w.type = r.type
  JOIN actor s ON s.id = r.source_id
  JOIN actor t ON t.id = r.target_id
  WHERE ${visible("r", sees)} AND ${visible("s", sees)} AND ${visible("t", sees)}
    AND ${begun("r.valid_possibly", measure.asOf)} AND ${begun("s.existence_possibly", measure.asOf)}
    AND ${begun("t.existence_possibly", measure.asOf)} AND r.confidence > 0 AND ${weight} > 0`;

function carryingTies(asked: Asked): Sql {
  const [atTarget, atSource] =
    asked.way === "INWARD" ? [sql`w.forward`, sql`w.backward`] : [sql`w.backward`, sql`w.forward`];
  return sql`${tiesAt("target_id", atTarget, asked)} UNION ALL ${tiesAt("source_id", atSource, asked)}`;
}

const sourcesOf = (carrier: Sql, sees: readonly Visibility[]): Sql => sql`
  SELECT c.parent, count(DISTINCT o.id)::int AS sources
  FROM (${carrier}) c
  JOIN evidence v ON v.subject_id = c.id
  JOIN excerpt e ON e.id = v.excerpt_id
  JOIN source o ON o.id = e.source_id
  WHERE v.relation = 'SUPPORTS' AND ${visible("v", sees)} AND ${visible("e", sees)} AND ${visible("o", sees)}
  GROUP BY c.parent`;

/** Of the influencers of policies or reforms. */
export const influencerSources = (
  carriers: readonly Carriers[],
  { scope, measure }: { scope: Scope; measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`
  WITH ${living(measure, sees)}, ${subjects(carriers.map(({ parent }) => parent))},
  ${involvements(scope, measure, sees)}, ${actorsOf("going_on", carriers, "inner")}
  ${sourcesOf(
    sql`${carryingTies({ measure, sees, way: "INWARD" })} UNION ALL SELECT subject_id, id FROM involved`,
    sees,
  )}`;

/** Of what actors influence. */
export const influenceSources = (
  carriers: readonly Carriers[],
  { measure }: { measure: Measure },
  sees: readonly Visibility[],
): Sql => sql`
  WITH ${living(measure, sees)}, subject AS (SELECT p.id FROM policy p WHERE ${visible("p", sees)}),
  ${involvements("POLICY_AND_REFORMS", measure, sees)}, ${actorsOf("going_on", carriers, "inner")},
  ${actorsOf("ending", carriers, "ends")}
  ${sourcesOf(
    sql`${carryingTies({ measure, sees, way: "OUTWARD" })}
      UNION ALL SELECT d.parent, i.id FROM ending d JOIN involved i ON i.actor_id = d.actor_id`,
    sees,
  )}`;
