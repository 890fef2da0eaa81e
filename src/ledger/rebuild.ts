// Makes all tables anew from the ledger: the proof that they are its projection, and the way back when a projection changes.
import sql, { raw } from "sql-template-tag";
import type { Database, Transaction } from "../database/database";
import type { Assertion, Dataset, Payload } from "./assertion";
import { Projector } from "./projector";
import type { RecordType } from "./record-type";
import { parseTypedId } from "../core/ids";

interface Entry {
  readonly op: "ASSERT" | "RETRACT";
  readonly type: string;
  readonly id: string;
  readonly origin: string;
  readonly payload: Payload | null;
}

const BATCH_SIZE = 500;

/**
 * One transaction that locks the tables: readers and writers wait until the new ones are whole, as long as an import of
 * everything takes. Returns how many entries were replayed.
 */
export async function rebuild(
  database: Database,
  types: ReadonlyMap<string, RecordType>,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  return database.transaction((transaction) => rebuildWithin(transaction, types, progress));
}

/** The same within a transaction that does more: afterwards it goes on under its own commit, at its own time. */
export async function rebuildWithin(
  transaction: Transaction,
  types: ReadonlyMap<string, RecordType>,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const [own] = await transaction.rows<{ commit: string }>(sql`SELECT coalesce(current_commit()::text, '') AS commit`);
  await empty(transaction);
  const projector = new Projector(transaction, types);
  const commits = await transaction.rows<{
    id: string;
    began_at: string;
    entries: number;
    dataset: Dataset | null;
  }>(
    sql`SELECT id, began_at::text, dataset, (last_seq - first_seq + 1)::int AS entries FROM ledger_commit ORDER BY number`,
  );
  const total = commits.reduce((sum, { entries }) => sum + entries, 0);
  let done = 0;
  for (const { id, began_at, entries, dataset } of commits) {
    if (dataset) await projector.know(dataset);
    await transaction.rows(sql`SELECT set_config('counterweight.recorded_at', ${began_at}, true),
        set_config('counterweight.commit', ${id}, true)`);
    for (let first = 1; first <= entries; first += BATCH_SIZE) {
      await replay(projector, types, await entriesFrom(transaction, id, first), dataset ?? undefined);
      done = Math.min(done + BATCH_SIZE, total);
      progress(done, total);
    }
  }
  await transaction.rows(sql`SELECT set_config('counterweight.recorded_at', '', true),
      set_config('counterweight.commit', ${own!.commit}, true)`);
  return total;
}

async function empty(transaction: Transaction): Promise<void> {
  const tables = await transaction.rows<{ name: string }>(
    sql`SELECT format('%I.%I', s, tablename) AS name FROM pg_tables, unnest(ARRAY['past', 'public']) s WHERE schemaname = 'past'`,
  );
  await transaction.rows(
    sql`TRUNCATE ${raw(["record_assertion", "dataset", "record", ...tables.map(({ name }) => name)].join(", "))}`,
  );
}

const entriesFrom = (transaction: Transaction, commit: string, first: number): Promise<Entry[]> =>
  transaction.rows<Entry>(sql`SELECT op, subject_type AS type, subject_id AS id, origin, payload FROM ledger_entry
    WHERE commit_id = ${commit}::uuid AND position BETWEEN ${first} AND ${first + BATCH_SIZE - 1} ORDER BY position`);

/** Entries in their order; neighbours that assert the same type for the same origin go together. */
async function replay(
  projector: Projector,
  types: ReadonlyMap<string, RecordType>,
  entries: readonly Entry[],
  dataset: Dataset | undefined,
): Promise<void> {
  let run: Assertion[] = [];
  let of: Entry | null = null;
  const flush = async () => {
    if (of && run.length) await projector.assert(types.get(of.type)!, { origin: of.origin, dataset }, run, true);
    run = [];
  };
  for (const entry of entries) {
    if (!entry.payload) {
      await flush();
      await projector.erased(types.get(entry.type)!, entry.origin, [entry.id]);
    } else if (entry.op === "RETRACT") {
      await flush();
      const { mergedInto, mergedBy } = entry.payload;
      const leaving = {
        uuid: entry.id,
        into: typeof mergedInto === "string" ? parseTypedId(mergedInto)!.uuid : null,
        by: mergedBy as string | undefined,
      };
      await projector.retract(types.get(entry.type)!, entry.origin, [leaving]);
    } else {
      if (of && (of.type !== entry.type || of.origin !== entry.origin || of.op !== entry.op)) await flush();
      run.push({ type: entry.type, uuid: entry.id, payload: entry.payload });
    }
    of = entry;
  }
  await flush();
}
