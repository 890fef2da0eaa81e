// Who can see a record that no loader shows any more, because it was taken back or erased. Where it stood, it was hidden with
// itself and with whatever it could not be read without; which references those were, only its room knows. So here all count.
import sql, { type Sql } from "sql-template-tag";

/** The records that a payload names, where they went if they were merged: its values that are typed ids, nothing else. */
const namedIn = (payload: Sql): Sql => sql`
  SELECT coalesce(r.redirect_id, r.id) AS id FROM regexp_matches(${payload}::text, '"[a-z_]+_([0-9a-f]{32})"', 'g') m
  JOIN record r ON r.id = m[1]::uuid`;

/** `visibility` of a record, of all that a word on it names, and of all that those name in their turn; null: unknown. */
export const concerned = (record: Sql, payload: Sql = sql`NULL`): Sql => sql`
  WITH RECURSIVE concerned AS (
    (SELECT ${record} AS id UNION SELECT n.id FROM (${namedIn(payload)}) n)
    UNION
    SELECT n.id FROM concerned JOIN record_assertion a ON a.record_id = concerned.id CROSS JOIN LATERAL (${namedIn(sql`a.payload`)}) n)
  SELECT coalesce(o.visibility, x.visibility) AS visibility FROM concerned
  JOIN record o ON o.id = concerned.id LEFT JOIN erased_record x ON x.id = o.id`;

/** Before records are erased: remembers who could see them. */
export const rememberErased = (uuids: readonly string[]): Sql => sql`
  INSERT INTO erased_record (id, visibility)
  SELECT r.id, (SELECT (ARRAY['PUBLIC', 'NODE', 'PRIVATE'])[max(strictness(visibility))] FROM (${concerned(sql`r.id`)}) c)
  FROM record r WHERE r.id = ANY(${uuids}::uuid[])
  ON CONFLICT (id) DO UPDATE SET visibility = strictest(erased_record.visibility, EXCLUDED.visibility)`;
