// What a node's keepers do with records beside writing new ones: take back, restore, merge, split, erase. Each is one
// transaction and leaves its entry; only an erasure takes something out of the ledger, and it leaves the chain whole.
import sql, { raw } from "sql-template-tag";
import { typedId } from "../core/ids";
import { Refusal } from "../core/refusal";
import type { Reader } from "../core/context";
import { eraseWords, requireKnown } from "./erasure";
import type { Ledger } from "./ledger";
import type { Author, LedgerWriter } from "./ledger-writer";
import type { Payload } from "./assertion";
import type { RecordType } from "./record-type";

type Types = ReadonlyMap<string, RecordType>;

export interface Subject {
  readonly type: RecordType;
  readonly uuid: string;
}

/** Takes back what this origin says of records, all or none. Refuses RECORD_IS_CITED while others refer to them. */
export const retract = (ledger: Ledger, author: Author, subjects: readonly Subject[], reason?: string): Promise<void> =>
  ledger.transact(author, async (writer) => {
    for (const { type, uuid } of subjects) await writer.retract(type, [uuid], reason);
  });

/** Says again what this origin last said and took back; a merged record comes to itself again, and its references with it. */
export const restore = async (ledger: Ledger, author: Author, { type, uuid }: Subject): Promise<void> => {
  const dataset = await ledger.datasetOf(author.origin, uuid);
  await ledger.transact({ ...author, dataset: dataset ?? author.dataset }, async (writer) => {
    const payload = await takenBack(writer, author, uuid);
    await refuseIfMergedBy(writer.reader, ledger.types, uuid);
    if (!payload?.visibility)
      throw new Refusal("NOT_ASSERTED", `${author.origin} has taken nothing back of this record`);
    await writer.assert([{ type: type.name, uuid, payload }], { revive: true });
  });
};

/** What another record merged comes to itself by that record alone: else it would be merged again at once. */
async function refuseIfMergedBy(reader: Reader, types: Types, uuid: string): Promise<void> {
  const [found] = await reader.rows<{ id: string; type: string }>(sql`
    SELECT b.id, b.type FROM record r JOIN record b ON b.id = r.merged_by WHERE r.id = ${uuid}::uuid`);
  if (!found) return;
  const by = typedId(types.get(found.type)!.idPrefix, found.id);
  throw new Refusal(
    "MERGE_REFUSED",
    `${by} says that it is one with the record it went into: take that back or change it`,
    {
      by,
    },
  );
}

/** `gone` goes on as `kept`. Its id and slug redirect, references follow, its names and identifiers stay findable. */
export const merge = (ledger: Ledger, author: Author, type: RecordType, gone: string, kept: string, reason?: string) =>
  ledger.transact(author, (writer) => writer.merge(type, gone, kept, reason));

/**
 * One record becomes two: the new one is asserted, and of the records that refer to the old one those named go with it.
 * To undo a merge, `restore` is enough: nobody's words were rewritten by it.
 */
export const split = (
  ledger: Ledger,
  author: Author,
  made: Subject & { readonly id: string; readonly payload: Payload },
  from: { readonly id: string },
  moving: readonly Subject[],
): Promise<void> =>
  ledger.transact(author, async (writer) => {
    await writer.assert([{ type: made.type.name, uuid: made.uuid, payload: made.payload }]);
    for (const { type, uuid } of moving) {
      const said = await standing(writer, author, uuid);
      if (!said) throw new Refusal("NOT_ASSERTED", `${author.origin} does not assert a record that is to move`);
      const move = (value: unknown): unknown => (value === from.id ? made.id : value);
      const fields = Object.keys(type.references).filter((field) => said[field] !== undefined);
      const moved = fields.map((field) => {
        const value = said[field];
        return [field, Array.isArray(value) ? (value as unknown[]).map(move) : move(value)] as const;
      });
      await writer.assert([{ type: type.name, uuid, payload: { ...said, ...Object.fromEntries(moved) } }]);
    }
  });

const standing = (writer: LedgerWriter, author: Author, uuid: string) => saidOf(writer, author, uuid, false);
const takenBack = (writer: LedgerWriter, author: Author, uuid: string) => saidOf(writer, author, uuid, true);

async function saidOf(writer: LedgerWriter, author: Author, uuid: string, retracted: boolean): Promise<Payload | null> {
  // Takes the record's lock: what is read here is said again, and must not undo what another writer says meanwhile.
  await writer.standing([uuid]);
  const rows = await writer.reader.rows<{ payload: Payload }>(sql`SELECT payload FROM record_assertion
    WHERE record_id = ${uuid}::uuid AND origin = ${author.origin} AND retracted = ${retracted}`);
  return rows[0]?.payload ?? null;
}

/**
 * How many entries of a record would be erased. Refuses NO_SUCH_RECORD, STILL_STANDS, RECORD_IS_CITED, and MERGE_REFUSED while it goes on
 * as another.
 */
export async function erasable(reader: Reader, types: Types, { type, uuid }: Subject): Promise<number> {
  await requireKnown(reader, type, uuid);
  const [found] = await reader.rows<{ merged: boolean; stands: boolean; entries: number }>(sql`
    SELECT redirect_id IS NOT NULL AS merged,
      EXISTS (SELECT FROM record_assertion a WHERE a.record_id = r.id AND NOT a.retracted) AS stands,
      (SELECT count(*)::int FROM ledger_entry e WHERE e.subject_id = r.id AND e.payload IS NOT NULL) AS entries
    FROM record r WHERE id = ${uuid}::uuid`);
  if (found!.merged) {
    throw new Refusal(
      "MERGE_REFUSED",
      "It was merged into another record, which speaks for it: restore it, retract it, then erase it",
    );
  }
  if (found!.stands) throw new Refusal("STILL_STANDS");
  await refuseIfNamed(reader, types, { type, uuid });
  return found!.entries;
}

/** What is kept as it was said may name what was taken back, but not what is to be forgotten. */
async function refuseIfNamed(reader: Reader, types: Types, { type, uuid }: Subject): Promise<void> {
  for (const naming of types.values()) {
    const columns = Object.values(naming.references).filter((to) => to.asSaid && to.type === type.name);
    for (const { table, column, owner } of columns) {
      const [found] = await reader.rows<{ id: string }>(
        sql`SELECT t.${raw(owner)} AS id FROM ${raw(table)} t WHERE t.${raw(column)} = ${uuid}::uuid LIMIT 1`,
      );
      if (!found) continue;
      throw new Refusal(
        "RECORD_IS_CITED",
        `${typedId(naming.idPrefix, found.id)} names it: retract that, then erase it`,
      );
    }
  }
}

/** Erases all that was ever said of a retracted record. Returns how many entries that were. */
export const erase = (ledger: Ledger, author: Author, subject: Subject): Promise<number> =>
  ledger.transact(author, async ({ reader }) => {
    await erasable(reader, ledger.types, subject);
    return eraseWords(reader, ledger.types, new Map([[subject.type, [subject.uuid]]]));
  });
