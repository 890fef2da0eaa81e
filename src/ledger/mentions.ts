// Where words still stand in what was said of records, or stand alone. Names are found as whole words, without case or
// accents. It changes nothing: free text is for people to correct.
import sql, { join, raw } from "sql-template-tag";
import type { Reader } from "../core/context";
import { typedId } from "../core/ids";
import { normaliseName } from "../core/text";
import type { Payload } from "./assertion";
import type { RecordType } from "./record-type";

interface Said {
  readonly commit: string;
  readonly position: number;
  readonly type: string;
  readonly id: string;
  readonly payload: Payload;
}

const BATCH_SIZE = 500;
/** Shorter words are found everywhere and tell nothing. */
const CHARACTERS_MIN = 3;

/** Typed ids of the records whose texts, now or in their history, hold one of these names. */
export async function recordsMentioning(
  reader: Reader,
  types: ReadonlyMap<string, RecordType>,
  names: readonly string[],
): Promise<string[]> {
  const words = [...new Set(names.map(normaliseName))].filter((word) => word.length >= CHARACTERS_MIN);
  const found = new Set<string>();
  let last: Said | undefined;
  do {
    const said: Said[] = await reader.rows<Said>(sql`
      SELECT commit_id AS commit, position, subject_type AS type, subject_id AS id, payload FROM ledger_entry
      WHERE payload IS NOT NULL AND (commit_id, position) > (${last?.commit ?? FIRST}::uuid, ${last?.position ?? 0}::int)
      ORDER BY commit_id, position LIMIT ${BATCH_SIZE}`);
    for (const { type, id, payload } of said) {
      if (holdsAny(payload, words)) found.add(typedId(types.get(type)!.idPrefix, id));
    }
    last = said.at(-1);
  } while (last);
  return [...found].sort();
}

/** Typed ids of those that stand though nothing that stands refers to them. */
export async function standingAlone(
  reader: Reader,
  types: ReadonlyMap<string, RecordType>,
  { name, idPrefix, table }: RecordType,
  uuids: readonly string[],
): Promise<string[]> {
  const references = [...types.values()].flatMap((citing) => Object.values(citing.references));
  const uncited = references
    .filter(({ type }) => type === null || type === name)
    .map((from) => sql`NOT EXISTS (SELECT FROM ${raw(from.table)} c WHERE c.${raw(from.column)} = t.id)`);
  const rows = await reader.rows<{ id: string }>(sql`SELECT t.id FROM ${raw(table)} t
    WHERE t.id = ANY(${uuids}::uuid[]) AND ${join(uncited, " AND ")}`);
  return rows.map(({ id }) => typedId(idPrefix, id));
}

const FIRST = "00000000-0000-0000-0000-000000000000";

function holdsAny(value: unknown, words: readonly string[]): boolean {
  if (typeof value === "string") {
    const text = ` ${normaliseName(value)} `;
    return words.some((word) => text.includes(` ${word} `));
  }
  return value !== null && typeof value === "object" && Object.values(value).some((each) => holdsAny(each, words));
}
