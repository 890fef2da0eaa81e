// The one path by which anything is written. A transaction asserts and retracts records; each becomes rows through its
// room's projection, and an entry in the append-only ledger. A commit gets its number last, so that the lock that orders
// commits is held only for a moment, however long an import runs. It knows no record type: rooms bring theirs.
import sql, { raw, type Sql } from "sql-template-tag";
import type { ErrorCode } from "../core/error-table";
import { newUuid, typedId } from "../core/ids";
import { Refusal } from "../core/refusal";
import type { Database, Transaction } from "../database/database";
import { appendCommit, COMMITMENT } from "./chain.sql";
import { checksOf } from "./checks";
import { RecordsRefused } from "./records-refused";
import { type Assertion, type Dataset, type Payload, Projector, type Speaker } from "./projector";
import type { RecordType } from "./record-type";
import { earlierAnswer, keepAnswer, type Submission } from "./submission";

export interface Author extends Speaker {
  /** What or who wrote, as `import interview-2019`; never a person's name. */
  readonly recordedBy: string;
  /** Where the same write may be sent again: it is done once. */
  readonly submission?: Submission | null;
}

/** What is said of a record now. */
export interface Standing {
  /** By this origin; null: nothing. */
  readonly own: Payload | null;
  /** What the record shows; null: nobody stands by it. */
  readonly shown: Payload | null;
}

export interface AssertionCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Any constant, as long as every writer takes the same. */
const APPEND_LOCK = 7_205_301_117;
const CYCLE_LOCK = 7_205_301_118;
/**
 * What Postgres says when another writer came between: a constraint that the checks had found kept, a deadlock. The checks
 * tell every breach that was there before; these are races.
 */
const BETWEEN = new Set(["23503", "23505", "23P01", "40001", "40P01"]);
/** From how many records on a transaction changes the tables enough to have them measured anew. */
const ANALYSE_FROM = 100;
/** As many broken records as a person can read in one report. */
const REFUSALS_MAX = 100;

const PREPARE = sql`CREATE TEMP TABLE IF NOT EXISTS touched
  (position integer GENERATED ALWAYS AS IDENTITY, op text, type text, id uuid, version integer, payload jsonb,
   salt bytea DEFAULT uuid_send(gen_random_uuid())) ON COMMIT DELETE ROWS`;

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

  /**
   * All or nothing: what `work` writes is checked as a whole and appended at the end (throws RecordsRefused). Of a write that was
   * submitted before, the answer is what `work` returned then, as JSON.
   */
  async transact<Result>(author: Author, work: (writer: LedgerWriter) => Promise<Result>): Promise<Result> {
    try {
      return await this.database.transaction(async (transaction) => {
        const id = newUuid();
        const { submission } = author;
        const earlier = submission && (await earlierAnswer<Result>(transaction, submission));
        if (earlier) return earlier.answer;
        await transaction.rows(PREPARE);
        await transaction.rows(sql`SELECT set_config('counterweight.commit', ${id}, true)`);
        const writer = new LedgerWriter(transaction, id, author, this.types);
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

export class LedgerWriter {
  readonly #projector: Projector;
  readonly #touchedTypes = new Set<RecordType>();
  #touchedCount = 0;

  constructor(
    private readonly transaction: Transaction,
    private readonly commitId: string,
    private readonly author: Author,
    private readonly types: ReadonlyMap<string, RecordType>,
  ) {
    this.#projector = new Projector(transaction, types);
  }

  /** Looks rows up inside the transaction. */
  get reader(): Transaction {
    return this.transaction;
  }

  /** Writes up to some thousand records at once; those whose content is what this origin said last are left alone. */
  async assert(assertions: readonly Assertion[], { revive = false } = {}): Promise<AssertionCounts> {
    let created = 0;
    let changed = 0;
    for (const [name, ofType] of groupBy(assertions, ({ type }) => type)) {
      const type = this.types.get(name)!;
      const versions = await this.#projector.assert(type, this.author, ofType, revive);
      const entries = ofType.flatMap(({ uuid, payload }) => {
        const version = versions.get(uuid);
        return version === undefined ? [] : [{ op: "ASSERT", type: name, id: uuid, version, payload }];
      });
      await this.#touch(type, entries);
      changed += entries.length;
      created += entries.filter(({ version }) => version === 1).length;
    }
    return { created, updated: changed - created, unchanged: assertions.length - changed };
  }

  /** What is said of records now. Until the transaction ends, nobody else changes it. */
  async standing(uuids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    await this.transaction.rows(sql`SELECT FROM record WHERE id = ANY(${uuids}::uuid[]) ORDER BY id FOR UPDATE`);
    const rows = await this.transaction.rows<Standing & { id: string }>(sql`
      SELECT record_id AS id, (array_agg(payload) FILTER (WHERE origin = ${this.author.origin}))[1] AS own,
        (array_agg(payload ORDER BY first_asserted_at, origin))[1] AS shown
      FROM record_assertion WHERE record_id = ANY(${uuids}::uuid[]) AND NOT retracted GROUP BY record_id`);
    return new Map(rows.map(({ id, own, shown }) => [id, { own, shown }]));
  }

  /** Takes back what this origin said of records of one type. Refuses NOT_ASSERTED when it says nothing of one. */
  async retract(type: RecordType, uuids: readonly string[], reason?: string): Promise<void> {
    await this.#retract(type, uuids, null, reason);
  }

  /** `gone` goes on as `kept`: its id redirects, references follow, names stay findable. Refuses MERGE_REFUSED. */
  async merge(type: RecordType, gone: string, kept: string, reason?: string): Promise<void> {
    if (!type.absorb) throw new Refusal("MERGE_REFUSED", `Records of type ${type.name} cannot be merged`);
    const rows = await this.transaction.rows<{ id: string; kind: string }>(
      sql`SELECT id, to_jsonb(t) ->> 'kind' AS kind FROM ${raw(type.table)} t WHERE id = ANY(${[gone, kept]}::uuid[])`,
    );
    const [one, two] = [gone, kept].map((id) => rows.find((row) => row.id === id));
    if (gone === kept || !one || !two)
      throw new Refusal("MERGE_REFUSED", "A merge takes two different records that stand");
    if (one.kind !== two.kind)
      throw new Refusal("MERGE_REFUSED", `${one.kind} and ${two.kind} are different kinds: correct one of them first`);
    await this.#retract(type, [gone], kept, reason);
  }

  async #retract(type: RecordType, uuids: readonly string[], into: string | null, reason?: string): Promise<void> {
    const { versions, reshown } = await this.#projector.retract(type, this.author.origin, uuids, into);
    const silent = uuids.find((uuid) => !versions.has(uuid));
    if (silent) {
      throw new Refusal("NOT_ASSERTED", `${typedId(type.idPrefix, silent)} is not asserted by ${this.author.origin}`);
    }
    const payload: Payload = {
      ...(into && { mergedInto: typedId(type.idPrefix, into) }),
      ...(reason && { reason }),
    };
    await this.#touch(
      type,
      [...versions].map(([id, version]) => ({ op: "RETRACT", type: type.name, id, version, payload })),
    );
    // What was led elsewhere by it is held against the rules too, though nobody said anything new of it.
    for (const [each, ids] of reshown)
      await this.#touch(
        each,
        ids.map((id) => ({ type: each.name, id })),
      );
  }

  /** Leaves an entry without words for records that were erased: whoever follows the ledger must learn that they are gone. */
  async bury(type: RecordType, uuids: readonly string[]): Promise<void> {
    const versions = await this.#projector.erased(type, this.author.origin, uuids);
    await this.#touch(
      type,
      [...versions].map(([id, version]) => ({ op: "RETRACT", type: type.name, id, version, payload: null })),
    );
  }

  async #touch(type: RecordType, entries: readonly object[]): Promise<void> {
    if (!entries.length) return;
    this.#touchedTypes.add(type);
    this.#touchedCount += entries.length;
    await this.transaction.rows(sql`INSERT INTO touched (op, type, id, version, payload)
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        AS e(op text, type text, id uuid, version integer, payload jsonb)`);
  }

  /** Checks what was touched as a whole, then appends it: the last thing before COMMIT. */
  async close(): Promise<void> {
    if (!this.#touchedCount) return;
    if (this.author.dataset) await this.#projector.know(this.author.dataset);
    await this.#check();
    if (this.#touchedCount >= ANALYSE_FROM) await this.#analyse();
    const commit = { id: this.commitId, ...this.author };
    await this.transaction.rows(sql`
      INSERT INTO ledger_entry (commit_id, position, origin, op, subject_type, subject_id, version, payload, salt, commitment, erased_at)
      SELECT ${commit.id}::uuid, row_number() OVER (ORDER BY position), ${this.author.origin}, op, type, id, version, payload,
        CASE WHEN payload IS NOT NULL THEN salt END, coalesce(${COMMITMENT}, sha256(salt)), CASE WHEN payload IS NULL THEN now() END
      FROM touched WHERE op IS NOT NULL`);
    await this.transaction.rows(sql`SELECT pg_advisory_xact_lock(${APPEND_LOCK})`);
    await this.transaction.rows(appendCommit(commit));
  }

  async #check(): Promise<void> {
    const refused: { uuid: string; code: ErrorCode; detail: string }[] = [];
    const checks = checksOf([...this.#touchedTypes], this.types);
    // Two writers may each add half a circle: whoever could, looks after the other has committed.
    if (checks.some(({ code }) => code === "CYCLE")) {
      await this.transaction.rows(sql`SELECT pg_advisory_xact_lock(${CYCLE_LOCK})`);
    }
    for (const { code, broken } of checks) {
      const rows = await this.transaction.rows<{ id: string; detail: string }>(limited(broken));
      refused.push(...rows.map(({ id, detail }) => ({ uuid: id, code, detail })));
    }
    if (refused.length) throw new RecordsRefused(refused);
  }

  /** Postgres' own statistics lag behind a large import by minutes, and until then it joins thousands of rows one by one. */
  async #analyse(): Promise<void> {
    const tables = [...this.#touchedTypes].flatMap(({ table, childTables }) => [
      table,
      ...Object.keys(childTables ?? {}),
    ]);
    await this.transaction.rows(sql`ANALYZE ${raw(["record", "search_name", ...tables].join(", "))}`);
  }
}

const limited = (broken: Sql): Sql => sql`${broken} LIMIT ${REFUSALS_MAX}`;

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
