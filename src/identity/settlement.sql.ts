// What is to be done for judgements about identity to hold, after a transaction touched them or the actors that they name.
import sql, { type Sql } from "sql-template-tag";
import { oneIsPerson } from "./judged.sql";

export interface Unsettled {
  /** STALE: merged by a judgement that says so no longer. APART: judged the same, and still two. */
  readonly what: "STALE" | "APART";
  readonly judgement: string;
  /** The actor that was merged, or is to be. */
  readonly uuid: string;
  /** APART: the actor that the judgement says remains, and as what that goes on by now. */
  readonly into: string | null;
  readonly end: string | null;
  /** APART: both kinds where only one is a person. */
  readonly kinds: string | null;
  /** Of what was touched, the record on which to blame a refusal. */
  readonly blamed: string;
}

/**
 * A judgement is concerned if it was touched, or one of its actors, or the actor that one of them goes on as. What is merged are the
 * actors as which the two go on by now, so that judgements may be chained; and only where both stand, and `origin` asserts the one
 * that goes.
 */
export const unsettled = (origin: string): Sql => sql`
  WITH RECURSIVE moved AS (
    SELECT id FROM touched WHERE type = 'Actor'
    UNION SELECT r.id FROM touched p JOIN record r ON r.redirect_id = p.id WHERE p.type = 'Actor'),
  concerned AS (
    SELECT id FROM touched WHERE type = 'IdentityJudgement'
    UNION SELECT j.id FROM moved m JOIN identity_judgement j ON j.one_id = m.id
    UNION SELECT j.id FROM moved m JOIN identity_judgement j ON j.other_id = m.id)
  SELECT 'STALE' AS what, c.id AS judgement, a.id AS uuid, NULL::uuid AS into, NULL::uuid AS "end", NULL AS kinds, c.id AS blamed
  FROM concerned c JOIN record a ON a.merged_by = c.id LEFT JOIN identity_judgement j ON j.id = c.id
  WHERE j.verdict IS DISTINCT FROM 'SAME' OR j.one_id IS DISTINCT FROM a.merged_into
    OR NOT EXISTS (SELECT FROM actor k WHERE k.id = a.redirect_id)
    OR NOT EXISTS (
      WITH RECURSIVE way (at) AS (
        SELECT j.other_id UNION SELECT r.merged_into FROM way w JOIN record r ON r.id = w.at WHERE r.merged_into IS NOT NULL AND w.at <> a.id)
      SELECT FROM way WHERE at = a.id)
  UNION ALL
  SELECT 'APART', j.id, gone.id, j.one_id, kept.id, CASE WHEN ${oneIsPerson("gone", "kept")} THEN gone.kind || ' and ' || kept.kind END,
    CASE WHEN EXISTS (SELECT FROM touched p WHERE p.id = j.other_id) THEN j.other_id ELSE j.id END
  FROM concerned c JOIN identity_judgement j ON j.id = c.id AND j.verdict = 'SAME'
  JOIN record one ON one.id = j.one_id JOIN record other ON other.id = j.other_id
  JOIN actor kept ON kept.id = coalesce(one.redirect_id, one.id)
  JOIN actor gone ON gone.id = coalesce(other.redirect_id, other.id) AND gone.id <> kept.id
  WHERE EXISTS (SELECT FROM record_assertion s WHERE s.record_id = gone.id AND s.origin = ${origin} AND NOT s.retracted)
  ORDER BY what, judgement`;
