// What can be written within one transaction of the ledger: records are asserted, retracted, merged, buried; each write leaves its entry
// at once, and at the end all is held against the rules and the commits get their numbers.
import { createHash, randomBytes } from "node:crypto";
import sql, { raw, type Sql } from "sql-template-tag";
import type { ErrorCode } from "../core/error-table";
import { newUuid, typedId } from "../core/ids";
import { Refusal } from "../core/refusal";
import { JsonText } from "../database/copy";
import type { Transaction } from "../database/database";
import { appendCommit } from "./chain.sql";
import { checksOf } from "./checks";
import { jsonbText } from "./jsonb-text";
import { RecordsRefused } from "./records-refused";
import type { Assertion, Dataset, Payload, Speaker } from "./assertion";
import { Projector } from "./projector";
import type { RecordType } from "./record-type";
import type { Leaving } from "./redirects";
import type { Submission } from "./submission";

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
/** From how many records on a transaction changes the tables enough to have them measured anew. */
const ANALYSE_FROM = 100;
const SALT_BYTES = 16;
/** As many broken records as a person can read in one report. */
const REFUSALS_MAX = 100;

/** A commit in the making: its entries are there, its number comes last. */
interface OpenCommit {
  readonly id: string;
  readonly author: Author;
  entries: number;
}

export class LedgerWriter {
  readonly #projector: Projector;
  readonly #touchedTypes = new Set<RecordType>();
  readonly #commits: OpenCommit[] = [];
  #touchedCount = 0;

  constructor(
    private readonly transaction: Transaction,
    private author: Author,
    private readonly types: ReadonlyMap<string, RecordType>,
  ) {
    this.#projector = new Projector(transaction, types);
  }

  /** Begins a commit: once, before anything is written. */
  async begin(): Promise<void> {
    const id = newUuid();
    await this.transaction.rows(sql`SELECT set_config('counterweight.commit', ${id}, true)`);
    this.#commits.push({ id, author: this.author, entries: 0 });
  }

  /** What follows is said under another name or from another data set: a commit of its own, in the same transaction. */
  async from(author: Author): Promise<void> {
    const isSame = author.recordedBy === this.author.recordedBy && author.dataset?.name === this.author.dataset?.name;
    if (isSame && author.origin === this.author.origin) return;
    this.author = author;
    if (this.#commits.at(-1)!.entries) await this.begin();
    else this.#commits.splice(-1, 1, { ...this.#commits.at(-1)!, author });
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
      const said = ofType.map((each) => ({ ...each, text: new JsonText(jsonbText(each.payload)) }));
      const versions = await this.#projector.assert(type, this.author, said, revive);
      const texts = new Map(said.map(({ uuid, text }) => [uuid, text]));
      await this.#enter(type, "ASSERT", versions, (uuid) => texts.get(uuid)!);
      changed += versions.size;
      created += [...versions.values()].filter((version) => version === 1).length;
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
    await this.#retract(
      type,
      uuids.map((uuid) => ({ uuid })),
      reason,
    );
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
    await this.#retract(type, [{ uuid: gone, into: kept }], reason);
  }

  async #retract(type: RecordType, leaving: readonly Leaving[], reason?: string): Promise<void> {
    const { versions, reshown } = await this.#projector.retract(type, this.author.origin, leaving);
    const silent = leaving.find(({ uuid }) => !versions.has(uuid));
    if (silent) {
      throw new Refusal(
        "NOT_ASSERTED",
        `${typedId(type.idPrefix, silent.uuid)} is not asserted by ${this.author.origin}`,
      );
    }
    const texts = new Map(
      leaving.map(({ uuid, into, by }) => {
        const payload = {
          ...(into && { mergedInto: typedId(type.idPrefix, into) }),
          ...(by && { mergedBy: by }),
          ...(reason && { reason }),
        };
        return [uuid, new JsonText(jsonbText(payload))];
      }),
    );
    await this.#enter(type, "RETRACT", versions, (uuid) => texts.get(uuid)!);
    // What was led elsewhere by it is held against the rules too.
    for (const [each, ids] of reshown) await this.#touch(each, null, ids);
  }

  /** Leaves an entry without words for records that were erased: whoever follows the ledger must learn that they are gone. */
  async bury(type: RecordType, uuids: readonly string[]): Promise<void> {
    const versions = await this.#projector.erased(type, this.author.origin, uuids);
    await this.#enter(type, "RETRACT", versions, () => null);
  }

  /** Entries of this commit, each with its commitment (chain.sql.ts). One without a payload is sealed as if it had been erased at once. */
  async #enter(
    type: RecordType,
    op: "ASSERT" | "RETRACT",
    versions: ReadonlyMap<string, number>,
    payloadOf: (uuid: string) => JsonText | null,
  ): Promise<void> {
    if (!versions.size) return;
    const commit = this.#commits.at(-1)!;
    const salts = randomBytes(versions.size * SALT_BYTES);
    const about = { commit_id: commit.id, origin: this.author.origin, op, subject_type: type.name };
    const rows = [...versions].map(([uuid, version], index) => {
      const payload = payloadOf(uuid);
      const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
      const commitment = createHash("sha256").update(salt);
      if (payload) commitment.update(payload.text);
      return {
        ...{ ...about, position: commit.entries + index + 1, subject_id: uuid, version, payload },
        salt: payload && bytea(salt),
        commitment: bytea(commitment.digest()),
        erased_at: payload ? null : "now",
      };
    });
    await this.transaction.put("ledger_entry", rows);
    commit.entries += versions.size;
    await this.#touch(type, op, [...versions.keys()]);
  }

  async #touch(type: RecordType, op: string | null, ids: readonly string[]): Promise<void> {
    if (!ids.length) return;
    this.#touchedTypes.add(type);
    this.#touchedCount += ids.length;
    await this.transaction.put(
      "touched",
      ids.map((id) => ({ op, type: type.name, id })),
    );
  }

  /** Checks what was touched as a whole, then appends it: the last thing before COMMIT. */
  async close(): Promise<void> {
    if (!this.#touchedCount) return;
    await this.check();
    const commits = this.#commits.filter(({ entries }) => entries);
    const { shownAnew } = this.#projector;
    await this.transaction.put(
      "record_shown_anew",
      [...shownAnew].map(([id, type]) => ({ commit_id: commits.at(-1)!.id, subject_type: type, subject_id: id })),
    );
    await this.transaction.rows(sql`SELECT pg_advisory_xact_lock(${APPEND_LOCK})`);
    for (const { id, author } of commits) await this.transaction.rows(appendCommit({ id, ...author }));
  }

  /** Holds all that was touched so far against the rules (throws RecordsRefused). */
  async check(): Promise<void> {
    for (const { author } of this.#commits) if (author.dataset) await this.#projector.know(author.dataset);
    if (this.#touchedCount >= ANALYSE_FROM) await this.#analyse();
    await this.#settle();
    await this.#check();
  }

  /** Does for other records what follows from those that were touched. */
  async #settle(): Promise<void> {
    for (const { name, settlement } of this.types.values()) {
      const isConcerned = [...this.#touchedTypes].some(
        (type) => type.name === name || settlement?.alsoFor.includes(type.name),
      );
      if (!settlement || !isConcerned) continue;
      await settlement.run({
        reader: this.transaction,
        origin: this.author.origin,
        merge: (type, merges) => this.#retract(this.types.get(type)!, merges),
        unmerge: (type, uuids) => this.#unmerge(type, uuids),
      });
    }
  }

  /** Each is said again by the origin whose word the merge took back, and as from the data set that it came with. */
  async #unmerge(type: string, uuids: readonly string[]): Promise<void> {
    const { author } = this;
    const said = await this.transaction.rows<{
      uuid: string;
      origin: string;
      payload: Payload;
      dataset: Dataset | null;
    }>(sql`
      SELECT a.record_id AS uuid, a.origin, a.payload, jsonb_strip_nulls(to_jsonb(d)) AS dataset
      FROM (SELECT DISTINCT ON (e.subject_id) e.subject_id, e.origin FROM ledger_entry e LEFT JOIN ledger_commit c ON c.id = e.commit_id
        WHERE e.subject_id = ANY(${uuids}::uuid[]) AND e.op = 'RETRACT' AND e.payload ? 'mergedBy'
        -- A commit that has no number yet is this transaction's.
        ORDER BY e.subject_id, c.number DESC NULLS FIRST, e.position DESC) m
      JOIN record_assertion a ON a.record_id = m.subject_id AND a.origin = m.origin AND a.retracted
      LEFT JOIN dataset d ON d.name = a.dataset ORDER BY a.origin, a.dataset, a.record_id`);
    for (const group of groupBy(said, ({ origin, dataset }) => `${origin} ${dataset?.name ?? ""}`).values()) {
      const { origin, dataset } = group[0]!;
      await this.from({ ...author, origin, dataset: dataset ?? undefined });
      await this.assert(
        group.map(({ uuid, payload }) => ({ type, uuid, payload })),
        { revive: true },
      );
    }
    await this.from(author);
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
    await this.transaction.rows(sql`ANALYZE ${raw(["touched", "record", "search_name", ...tables].join(", "))}`);
  }
}

const bytea = (bytes: Buffer): string => `\\x${bytes.toString("hex")}`;
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
