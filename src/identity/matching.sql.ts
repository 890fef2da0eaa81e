// Actors of different data sets that bear the same number in a register, among those that a transaction touched.
import sql, { type Sql } from "sql-template-tag";
import { isJudged, isOpenerOrEarlier, oneIsPerson } from "./judged.sql";

export interface NumberShared {
  readonly one: string;
  readonly other: string;
  readonly scheme: string;
  readonly value: string;
  /** The one that the transaction brought. */
  readonly brought: string;
  /** Both kinds where only one is a person. */
  readonly kinds: string | null;
}

/**
 * `one` is the actor that is more open, or was here first; but where `origin` asserts only one of them, that is `other`, because nobody else's word is
 * merged away. Pairs about which there is a judgement already are left to it.
 */
export const numbersShared = (origin: string): Sql => sql`
  SELECT DISTINCT ON (least(f.brought, f.found), greatest(f.brought, f.found)) f.scheme, f.value, f.brought,
    CASE WHEN f.is_first THEN f.brought ELSE f.found END AS one, CASE WHEN f.is_first THEN f.found ELSE f.brought END AS other,
    CASE WHEN ${oneIsPerson("a", "b")} THEN a.kind || ' and ' || b.kind END AS kinds
  FROM (
    SELECT i.scheme, i.value, i.actor_id AS brought, o.actor_id AS found,
      theirs.record_id IS NOT NULL AND ${isOpenerOrEarlier("r", "q")} AS is_first
    FROM touched p
    JOIN actor_identifier i ON i.actor_id = p.id
    JOIN actor_identifier o ON o.scheme = i.scheme AND o.value = i.value AND o.actor_id <> i.actor_id
      AND (o.visibility = 'PRIVATE') = (i.visibility = 'PRIVATE')
    JOIN record_assertion ours ON ours.record_id = i.actor_id AND ours.origin = ${origin} AND NOT ours.retracted
    LEFT JOIN record_assertion theirs ON theirs.record_id = o.actor_id AND theirs.origin = ${origin} AND NOT theirs.retracted
    JOIN record r ON r.id = i.actor_id JOIN record q ON q.id = o.actor_id
    WHERE p.type = 'Actor' AND p.op = 'ASSERT' AND theirs.dataset IS DISTINCT FROM ours.dataset) f
  JOIN actor a ON a.id = f.brought JOIN actor b ON b.id = f.found
  WHERE NOT ${isJudged(sql`f.brought`, sql`f.found`)}
  ORDER BY least(f.brought, f.found), greatest(f.brought, f.found), f.scheme, f.value`;
