// What a node's keepers do with records beside writing new ones: take back, restore, merge, split, erase. Each is one
// transaction and leaves its entry; only an erasure takes something out of the ledger, and it leaves the chain whole.
import sql, { raw } from "sql-template-tag";
import { parseTypedId } from "../core/ids";
import { Refusal } from "../core/refusal";
import type { Database, Transaction } from "../database/database";
import type { Author, Ledger, LedgerWriter } from "./ledger";
import type { Payload } from "./projector";
import type { RecordType } from "./record-type";

export interface Subject {
  readonly type: RecordType;
  readonly uuid: string;
}

/** Takes back what this origin says of records, all or none. Refuses RECORD_IS_CITED while others refer to them. */
export const retract = (ledger: Ledger, author: Author, subjects: readonly Subject[], reason?: string): Promise<void> =>
  ledger.transact(author, async (writer) => {
    for (const { type, uuid } of subjects) await writer.retract(type, uuid, reason);
  });

/** Says again what this origin last said and took back; a merged record comes to itself again, and its references with it. */
export const restore = async (ledger: Ledger, author: Author, { type, uuid }: Subject): Promise<void> => {
  const dataset = await ledger.datasetOf(author.origin, uuid);
  await ledger.transact({ ...author, dataset: dataset ?? author.dataset }, async (writer) => {
    const payload = await takenBack(writer, author, uuid);
    if (!payload?.visibility)
      throw new Refusal("NOT_ASSERTED", `${author.origin} has taken nothing back of this record`);
    await writer.assert([{ type: type.name, uuid, payload }], { revive: true });
  });
};

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

const standing = (writer: LedgerWriter, author: Author, uuid: string) => saidOf(writer.reader, author, uuid, false);
const takenBack = (writer: LedgerWriter, author: Author, uuid: string) => saidOf(writer.reader, author, uuid, true);

async function saidOf(reader: Transaction, author: Author, uuid: string, retracted: boolean): Promise<Payload | null> {
  const rows = await reader.rows<{ payload: Payload }>(sql`SELECT payload FROM record_assertion
    WHERE record_id = ${uuid}::uuid AND origin = ${author.origin} AND retracted = ${retracted}`);
  return rows[0]?.payload ?? null;
}

/**
 * Erases all that was ever said of a retracted record, with the salts of its commitments: what stays in the ledger is that
 * something was said, when, and by which origin. The chain still verifies. Refuses RECORD_IS_CITED while the record stands.
 */
export async function erase(database: Database, { type, uuid }: Subject): Promise<number> {
  return database.transaction(async (transaction) => {
    const standing = await transaction.rows(sql`SELECT 1 FROM ${raw(type.table)} WHERE id = ${uuid}::uuid`);
    if (standing.length) throw new Refusal("STILL_STANDS");
    const merged = await transaction.rows(
      sql`SELECT 1 FROM record WHERE id = ${uuid}::uuid AND redirect_id IS NOT NULL`,
    );
    if (merged.length) {
      throw new Refusal(
        "MERGE_REFUSED",
        "It was merged into another record, which speaks for it: restore it, retract it, then erase it",
      );
    }
    await erasePastOfMerges(transaction, { type, uuid });
    const owners = { [type.table]: "id", search_name: "record_id", ...type.childTables };
    for (const [table, owner] of Object.entries(owners)) {
      await transaction.rows(sql`DELETE FROM past.${raw(table)} WHERE ${raw(owner)} = ${uuid}::uuid`);
    }
    // A tombstone, so that loading an old file again does not bring back what was erased.
    await transaction.rows(sql`UPDATE record_assertion SET payload = '{}', dataset = NULL, retracted = true
      WHERE record_id = ${uuid}::uuid`);
    const erased = await transaction.rows(sql`UPDATE ledger_entry SET payload = NULL, salt = NULL, erased_at = now()
      WHERE subject_id = ${uuid}::uuid AND payload IS NOT NULL RETURNING 1`);
    return erased.length;
  });
}

/** While a record was merged into another, that one bore its names and numbers: what it was known as then goes too. */
async function erasePastOfMerges(transaction: Transaction, { type, uuid }: Subject): Promise<void> {
  const into = await transaction.rows<{
    id: string;
  }>(sql`SELECT DISTINCT payload ->> 'mergedInto' AS id FROM ledger_entry
    WHERE subject_id = ${uuid}::uuid AND op = 'RETRACT' AND payload ? 'mergedInto'`);
  const hosts = into.map(({ id }) => parseTypedId(id)!.uuid);
  for (const [table, owner] of Object.entries({ [type.table]: "id", search_name: "record_id", ...type.childTables })) {
    await transaction.rows(sql`DELETE FROM past.${raw(table)} WHERE ${raw(owner)} = ANY(${hosts}::uuid[])`);
  }
}
