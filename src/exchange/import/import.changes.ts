// What a rehearsal shows: which records an import would make, and which fields of which it would change.
import sql from "sql-template-tag";
import type { Reader } from "../../core/context";
import type { ParsedRecord } from "./import.survey";

export interface Change {
  readonly type: string;
  /** Its slug where it has one, else its typed id. */
  readonly name: string;
  /** null: it is new. */
  readonly fields: readonly string[] | null;
}

export interface Changes {
  total: number;
  /** The first of them. */
  readonly shown: Change[];
}

/** As many as a person reads before saying yes. */
const SHOWN_MAX = 50;

/** Adds what a batch would change of what this origin says. */
export async function changesOf(
  reader: Reader,
  origin: string,
  batch: readonly ParsedRecord[],
  changes: Changes,
): Promise<void> {
  const rows = await reader.rows<{ id: string; payload: Record<string, unknown>; retracted: boolean }>(sql`
    SELECT record_id AS id, payload, retracted FROM record_assertion
    WHERE origin = ${origin} AND record_id = ANY(${batch.map(({ uuid }) => uuid)}::uuid[])`);
  const said = new Map(rows.map((row) => [row.id, row]));
  for (const { type, uuid, content } of batch) {
    const before = said.get(uuid);
    // What was taken back stays so, whatever a file says.
    if (before?.retracted) continue;
    const fields = before ? differing(before.payload, content) : null;
    if (fields?.length === 0) continue;
    changes.total += 1;
    const name = typeof content.slug === "string" ? content.slug : `${type.idPrefix}_${uuid.replaceAll("-", "")}`;
    if (changes.shown.length < SHOWN_MAX) changes.shown.push({ type: type.name, name, fields });
  }
}

const differing = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => ordered(before[field]) !== ordered(after[field]),
  );

/** The same text for the same content: jsonb keeps an order of keys of its own. */
const ordered = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
