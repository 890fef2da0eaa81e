// What an export reads, batch by batch.
import sql, { type Sql } from "sql-template-tag";

export const EXPORT_BATCH_SIZE = 1_000;

/** What is shown of each record. jsonb keeps its own order of keys, so the same records always give the same bytes. */
export const shownAfter = (type: string, after: string): Sql => sql`
  SELECT r.id, a.payload FROM record r
  CROSS JOIN LATERAL (SELECT payload FROM record_assertion a WHERE a.record_id = r.id AND NOT a.retracted
    ORDER BY a.first_asserted_at, a.origin LIMIT 1) a
  WHERE r.type = ${type} AND r.redirect_id IS NULL AND r.id > ${after}::uuid ORDER BY r.id LIMIT ${EXPORT_BATCH_SIZE}`;
