// Which pairs of actors are judged already, by whichever judgement: it decides what is suggested and matched, and is shown to nobody here.
import sql, { raw, type Sql } from "sql-template-tag";

/** Whether a judgement stands about two actors, or about any that go on as them. */
export const isJudged = (one: Sql, other: Sql): Sql => sql`EXISTS (SELECT FROM record g
  JOIN identity_judgement j ON g.id IN (j.one_id, j.other_id)
  JOIN record h ON h.id = CASE WHEN j.one_id = g.id THEN j.other_id ELSE j.one_id END
  WHERE (g.id = ${one} OR g.redirect_id = ${one}) AND (h.id = ${other} OR h.redirect_id = ${other}))`;

/** The judgements that stand about just these pairs, whichever way round. */
export const judgementsOn = (pairs: readonly (readonly [string, string])[]): Sql => sql`
  SELECT j.id, j.one_id AS one, j.other_id AS other
  FROM unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, other]) => other)}::uuid[]) p (one, other)
  JOIN identity_judgement j ON (j.one_id, j.other_id) IN ((p.one, p.other), (p.other, p.one))`;

/** Which of two goes on where nobody says: the more open, because what goes is no more open than what it goes on as; then the earlier. */
export const isOpenerOrEarlier = (record: string, other: string): Sql => {
  const rank = (alias: string) => raw(`(strictness(${alias}.visibility), ${alias}.created_at, ${alias}.id)`);
  return sql`${rank(record)} < ${rank(other)}`;
};

/**
 * Sources differ about kinds: what one calls a foundation is an NGO to the next. A judgement weighs more than that, and the kind shown is
 * that of the actor that remains. Only a person is never an organisation.
 */
export const oneIsPerson = (one: string, other: string): Sql =>
  raw(`(${one}.kind = 'PERSON') <> (${other}.kind = 'PERSON')`);
