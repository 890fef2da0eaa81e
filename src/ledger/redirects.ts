// Where records go that were merged into others. Each keeps into which one it went (`merged_into`), and where the way from one to the
// next ends by now (`redirect_id`): so that a merge in the middle can be undone, and the rest still holds.
import sql from "sql-template-tag";
import type { Reader } from "../core/context";
import { parseTypedId } from "../core/ids";

/** A record that is taken back, and as which other it goes on; `by` is the typed id of the record that says so. */
export interface Leaving {
  readonly uuid: string;
  readonly into?: string | null;
  readonly by?: string | null;
}

/** Lets records redirect to where their way ends, with those that came to them before. Returns those ends. */
export async function redirect(reader: Reader, merged: readonly Leaving[]): Promise<string[]> {
  const ids = merged.map(({ uuid }) => uuid);
  const hosts = merged.map(({ into }) => into);
  const sayers = merged.map(({ by }) => (by ? parseTypedId(by)!.uuid : null));
  await reader.rows(sql`UPDATE record r SET merged_into = m.host, merged_by = m.sayer
    FROM unnest(${ids}::uuid[], ${hosts}::uuid[], ${sayers}::uuid[]) m (id, host, sayer) WHERE r.id = m.id`);
  const ends = await reader.rows<{ id: string }>(sql`
    WITH RECURSIVE way (id, at) AS (
      SELECT id, merged_into FROM record WHERE id = ANY(${ids}::uuid[]) OR redirect_id = ANY(${ids}::uuid[])
      UNION SELECT w.id, r.merged_into FROM way w JOIN record r ON r.id = w.at WHERE r.merged_into IS NOT NULL)
    UPDATE record r SET redirect_id = e.id FROM way w JOIN record e ON e.id = w.at AND e.merged_into IS NULL
    WHERE r.id = w.id RETURNING e.id`);
  return [...new Set(ends.map(({ id }) => id))];
}

/** Ends the redirects of those of these records that have one; what had been merged into them comes back under them. */
export async function endRedirects(
  reader: Reader,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly into: string; readonly type: string }[]> {
  const ended = await reader.rows<{ id: string; into: string; type: string }>(sql`
    WITH ended AS (SELECT id, redirect_id FROM record WHERE id = ANY(${ids}::uuid[]) AND redirect_id IS NOT NULL FOR UPDATE)
    UPDATE record r SET redirect_id = NULL, merged_into = NULL, merged_by = NULL FROM ended WHERE r.id = ended.id
    RETURNING r.id, ended.redirect_id AS into, r.type`);
  for (const { id } of ended) {
    await reader.rows(sql`
      WITH RECURSIVE under AS (
        SELECT id FROM record WHERE merged_into = ${id}::uuid
        UNION SELECT r.id FROM record r JOIN under u ON r.merged_into = u.id)
      UPDATE record SET redirect_id = ${id}::uuid WHERE id IN (SELECT id FROM under)`);
  }
  return ended;
}
