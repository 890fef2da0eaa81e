// The one path by which anything is written. A transaction asserts and retracts records; each becomes rows through its
// room's projection, and an entry in the append-only ledger. A commit gets its number last, so that the lock that orders
// commits is held only for a moment, however long an import runs. It knows no record type: rooms bring theirs.
import sql from "sql-template-tag";
import type { Reader } from "../core/context";
import { Refusal } from "../core/refusal";
import type { Database } from "../database/database";
import { type Author, LedgerWriter } from "./ledger-writer";
import type { Dataset } from "./assertion";
import type { RecordType } from "./record-type";
import { earlierAnswer, keepAnswer } from "./submission";

/**
 * What Postgres says when another writer came between: a constraint that the checks had found kept, a deadlock. The checks
 * tell every breach that was there before; these are races.
 */
const BETWEEN = new Set(["23503", "23505", "23P01", "40001", "40P01"]);
/** What a transaction touched, for the rules that are checked at its end. Without an op: shown anew, though nobody said anything new of it. */
const PREPARE = sql`CREATE TEMP TABLE IF NOT EXISTS touched (op text, type text, id uuid) ON COMMIT DELETE ROWS`;

/** Ends a rehearsal, and carries its result past the rollback. */
class Rehearsed extends Error {
  constructor(readonly result: unknown) {
    super();
  }
}

export class Ledger {
  readonly types: ReadonlyMap<string, RecordType>;

  constructor(
    private readonly database: Database,
    types: readonly RecordType[],
  ) {
    this.types = new Map(types.map((type) => [type.name, type]));
  }

  /** Whether nothing was ever written. */
  async isEmpty(): Promise<boolean> {
    const rows = await this.database.rows(sql`SELECT 1 FROM ledger_commit LIMIT 1`);
    return rows.length === 0;
  }

  /** The data set that an origin's word on a record came with. */
  async datasetOf(origin: string, uuid: string): Promise<Dataset | null> {
    const rows = await this.database.rows<{ dataset: Dataset }>(sql`
      SELECT jsonb_strip_nulls(to_jsonb(d)) AS dataset FROM record_assertion a JOIN dataset d ON d.name = a.dataset
      WHERE a.record_id = ${uuid}::uuid AND a.origin = ${origin}`);
    return rows[0]?.dataset ?? null;
  }

  /** What is written, outside of any transaction. */
  get reader(): Reader {
    return this.database;
  }

  /** Does all that `transact` does, but for keeping it: what would be refused is refused. */
  async rehearse<Result>(author: Author, work: (writer: LedgerWriter) => Promise<Result>): Promise<Result> {
    try {
      return await this.transact<Result>({ ...author, submission: null }, async (writer) => {
        const result = await work(writer);
        await writer.close();
        // What Postgres itself would find at the end.
        await writer.reader.rows(sql`SET CONSTRAINTS ALL IMMEDIATE`);
        throw new Rehearsed(result);
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.result as Result;
      throw error;
    }
  }

  /**
   * All or nothing: what `work` writes is checked as a whole and appended at the end (throws RecordsRefused). Of a write that was
   * submitted before, the answer is what `work` returned then, as JSON.
   */
  async transact<Result>(author: Author, work: (writer: LedgerWriter) => Promise<Result>): Promise<Result> {
    try {
      return await this.database.transaction(async (transaction) => {
        const { submission } = author;
        const earlier = submission && (await earlierAnswer<Result>(transaction, submission));
        if (earlier) return earlier.answer;
        await transaction.rows(PREPARE);
        const writer = new LedgerWriter(transaction, author, this.types);
        await writer.begin();
        const result = await work(writer);
        await writer.close();
        if (submission) await keepAnswer(transaction, submission, result);
        return result;
      });
    } catch (error) {
      throw BETWEEN.has((error as { code?: string }).code ?? "")
        ? new Refusal("WRITE_CONFLICT", undefined, {}, { cause: error })
        : error;
    }
  }
}
