// What a rehearsal shows: which records an import would make, and which fields of which it would change.
import sql from "sql-template-tag";
import type { Reader } from "../../core/context";
import { typedId } from "../../core/ids";
import type { ParsedRecord } from "./import.survey";

/** A record that would change, by its slug where it has one, else by its typed id. */
export interface Change {
  readonly type: string;
  readonly name: string;
  readonly fields: readonly string[];
}

export interface Changes {
  /** Of each type, how many records would be new, and what the first of them are called. */
  readonly made: Map<string, { count: number; readonly names: string[] }>;
  changed: number;
  /** The first of those that would change. */
  readonly shown: Change[];
}

export const noChanges = (): Changes => ({ made: new Map(), changed: 0, shown: [] });

/** As many as a person reads before saying yes. */
const SHOWN_MAX = 50;
const NAMES_MAX = 5;

/** Adds what a batch would change of what this origin says. */
export async function changesOf(
  reader: Reader,
  origin: string,
  batch: readonly ParsedRecord[],
  changes: Changes,
): Promise<void> {
  const rows = await reader.rows<{ id: string; payload: Record<string, unknown>; retracted: boolean }>(sql`
    SELECT record_id AS id, payload, retracted AND r.merged_by IS NULL AS retracted
    FROM record_assertion JOIN record r ON r.id = record_id
    WHERE origin = ${origin} AND record_id = ANY(${batch.map(({ uuid }) => uuid)}::uuid[])`);
  const said = new Map(rows.map((row) => [row.id, row]));
  for (const { type, uuid, content } of batch) {
    const before = said.get(uuid);
    // What was taken back stays so, whatever a file says.
    if (before?.retracted) continue;
    const name = typeof content.slug === "string" ? content.slug : typedId(type.idPrefix, uuid);
    if (before) change(changes, { type: type.name, name, fields: differing(before.payload, content) });
    else make(changes, type.name, name);
  }
}

function make({ made }: Changes, type: string, name: string): void {
  const ofType = made.get(type) ?? { count: 0, names: [] };
  made.set(type, ofType);
  ofType.count += 1;
  if (ofType.names.length < NAMES_MAX) ofType.names.push(name);
}

function change(changes: Changes, made: Change): void {
  if (!made.fields.length) return;
  changes.changed += 1;
  if (changes.shown.length < SHOWN_MAX) changes.shown.push(made);
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
