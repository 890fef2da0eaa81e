// The one path by which anything is written. A transaction asserts records; each becomes rows through its room's
// projection, and an entry in the append-only ledger. Entries get their numbers last, so that the lock that orders them is
// held only for a moment, however long an import runs. It knows no record type: rooms bring theirs.
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Database, Transaction } from "../database/database";
import { normaliseName } from "../core/text";
import type { ErrorCode } from "../core/error-table";
import type { Projection, RecordType } from "./record-type";

export interface Author {
  /** The node that asserts. */
  readonly origin: string;
  /** What or who wrote, as `import interview-2019`; never a person's name. */
  readonly recordedBy: string;
}

export interface Assertion {
  readonly type: string;
  readonly uuid: string;
  /** The record's content; references are typed ids. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface AssertionCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Records that break a rule; the whole transaction is rolled back. */
export class RecordsRefused extends Error {
  constructor(readonly refused: readonly { uuid: string; code: ErrorCode; detail: string }[]) {
    super(`${refused.length} records refused`);
  }
}

/** Any constant, as long as every writer takes the same. */
const APPEND_LOCK = 7_205_301_117;
/** From how many records on a transaction changes the tables enough to have them measured anew. */
const ANALYSE_FROM = 100;
/** As many broken records as a person can read in one report. */
const REFUSALS_MAX = 100;

export class Ledger {
  readonly #types: ReadonlyMap<string, RecordType>;

  constructor(
    private readonly database: Database,
    types: readonly RecordType[],
  ) {
    this.#types = new Map(types.map((type) => [type.name, type]));
  }

  get types(): ReadonlyMap<string, RecordType> {
    return this.#types;
  }

  /** Whether nothing was ever written. */
  async isEmpty(): Promise<boolean> {
    const rows = await this.database.rows(sql`SELECT 1 FROM ledger_entry LIMIT 1`);
    return rows.length === 0;
  }

  /** All or nothing: what `work` asserts is checked as a whole and appended at the end (throws RecordsRefused). */
  async transact<Result>(author: Author, work: (writer: LedgerWriter) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (transaction) => {
      await transaction.rows(PREPARE);
      const writer = new LedgerWriter(transaction, author, this.#types);
      const result = await work(writer);
      await writer.close();
      return result;
    });
  }
}

const PREPARE = sql`CREATE TEMP TABLE IF NOT EXISTS touched
  (ordinal bigint GENERATED ALWAYS AS IDENTITY, type text, id uuid, version integer, payload jsonb) ON COMMIT DELETE ROWS`;

export class LedgerWriter {
  readonly #touchedTypes = new Set<RecordType>();
  #touchedCount = 0;

  constructor(
    private readonly transaction: Transaction,
    private readonly author: Author,
    private readonly types: ReadonlyMap<string, RecordType>,
  ) {}

  /** Looks rows up inside the transaction. */
  get reader(): Transaction {
    return this.transaction;
  }

  /** Writes up to some thousand records at once; those whose content is what the ledger last said are left alone. */
  async assert(assertions: readonly Assertion[]): Promise<AssertionCounts> {
    const unchanged = await this.#unchanged(assertions);
    const changed = assertions.filter(({ uuid }) => !unchanged.has(uuid));
    let created = 0;
    for (const [name, ofType] of groupBy(changed, ({ type }) => type)) {
      const type = this.types.get(name)!;
      this.#touchedTypes.add(type);
      this.#touchedCount += ofType.length;
      const versions = await this.#project(type, ofType);
      created += versions.filter(({ version }) => version === 1).length;
      await this.#touch(type, ofType, versions);
    }
    return { created, updated: changed.length - created, unchanged: unchanged.size };
  }

  async #unchanged(assertions: readonly Assertion[]): Promise<ReadonlySet<string>> {
    const incoming = JSON.stringify(assertions.map(({ uuid, payload }) => ({ id: uuid, payload })));
    const rows = await this.transaction.rows<{ id: string }>(sql`
      SELECT i.id FROM jsonb_to_recordset(${incoming}::jsonb) AS i(id uuid, payload jsonb)
      CROSS JOIN LATERAL (SELECT e.payload FROM ledger_entry e WHERE e.subject_id = i.id ORDER BY e.seq DESC LIMIT 1) last
      WHERE last.payload = i.payload`);
    return new Set(rows.map(({ id }) => id));
  }

  async #project(type: RecordType, assertions: readonly Assertion[]): Promise<{ id: string; version: number }[]> {
    const projected = assertions.map(({ uuid, payload }) => ({
      uuid,
      visibility: payload.visibility as string,
      ...type.project(payload as never),
    }));
    const ids = projected.map(({ uuid }) => uuid);
    await this.transaction.rows(
      sql`INSERT INTO record (id, type) SELECT id, ${type.name} FROM unnest(${ids}::uuid[]) id ON CONFLICT DO NOTHING`,
    );
    const rows = projected.map(({ uuid, visibility, row }) => ({
      id: uuid,
      origin: this.author.origin,
      visibility,
      ...row,
    }));
    const versions = await this.transaction.rows<{ id: string; version: number }>(upsert(type.table, rows));
    for (const [table, owner] of Object.entries({ ...type.childTables, search_name: "record_id" })) {
      await this.#replaceChildren(
        table,
        owner,
        ids,
        projected.flatMap((record) => childRows(type, table, owner, record)),
      );
    }
    return versions;
  }

  async #replaceChildren(
    table: string,
    owner: string,
    owners: readonly string[],
    rows: readonly object[],
  ): Promise<void> {
    await this.transaction.rows(sql`DELETE FROM ${raw(table)} WHERE ${raw(owner)} = ANY(${owners}::uuid[])`);
    if (rows.length) await this.transaction.rows(insert(table, rows));
  }

  async #touch(
    type: RecordType,
    assertions: readonly Assertion[],
    versions: readonly { id: string; version: number }[],
  ) {
    const version = new Map(versions.map((row) => [row.id, row.version]));
    const entries = assertions.map(({ uuid, payload }) => ({
      type: type.name,
      id: uuid,
      version: version.get(uuid),
      payload,
    }));
    await this.transaction.rows(sql`INSERT INTO touched (type, id, version, payload)
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e(type text, id uuid, version integer, payload jsonb)`);
  }

  /** Postgres' own statistics lag behind a large import by minutes, and until then it joins thousands of rows one by one. */
  async #analyse(): Promise<void> {
    const tables = [...this.#touchedTypes].flatMap(({ table, childTables }) => [
      table,
      ...Object.keys(childTables ?? {}),
    ]);
    await this.transaction.rows(sql`ANALYZE ${raw(["record", "search_name", ...tables].join(", "))}`);
  }

  /** Checks what was touched as a whole, then appends it: the last thing before COMMIT. */
  async close(): Promise<void> {
    const refused: { uuid: string; code: ErrorCode; detail: string }[] = [];
    for (const { code, broken } of [...this.#touchedTypes].flatMap(checksOf)) {
      const rows = await this.transaction.rows<{ id: string; detail: string }>(sql`${broken} LIMIT ${REFUSALS_MAX}`);
      refused.push(...rows.map(({ id, detail }) => ({ uuid: id, code, detail })));
    }
    if (refused.length) throw new RecordsRefused(refused);
    if (!this.#touchedTypes.size) return;
    if (this.#touchedCount >= ANALYSE_FROM) await this.#analyse();
    await this.transaction.rows(sql`SELECT pg_advisory_xact_lock(${APPEND_LOCK})`);
    await this.transaction.rows(sql`
      INSERT INTO ledger_entry (seq, origin, op, subject_type, subject_id, version, payload, recorded_by)
      SELECT (SELECT coalesce(max(seq), 0) FROM ledger_entry) + row_number() OVER (ORDER BY ordinal),
        ${this.author.origin}, 'ASSERT', type, id, version, payload, ${this.author.recordedBy} FROM touched`);
  }
}

function childRows(
  type: RecordType,
  table: string,
  owner: string,
  { uuid, visibility, children, names }: Projection & { uuid: string; visibility: string },
): readonly object[] {
  if (table !== "search_name") return (children?.[table] ?? []).map((row) => ({ [owner]: uuid, ...row }));
  return (names ?? []).map((name) => ({
    record_id: uuid,
    record_type: type.name,
    visibility,
    ...name,
    normal: normaliseName(name.value),
  }));
}

/** The rules every type has (its slug is its own, what it refers to exists), then the room's. */
function checksOf(type: RecordType): { code: ErrorCode; broken: Sql }[] {
  const table = raw(type.table);
  const slugs = sql`SELECT t.id, t.slug AS detail FROM touched p JOIN ${table} t ON t.id = p.id
    WHERE EXISTS (SELECT FROM ${table} o WHERE o.slug = t.slug AND o.id <> t.id)`;
  const dangling = Object.entries(type.references).map(([field, to]) => {
    const ofType = to.type === null ? sql`true` : sql`r.type = ${to.type}`;
    return sql`SELECT p.id, ${field}::text AS detail FROM touched p
      JOIN ${raw(to.table)} t ON t.${raw(to.owner)} = p.id AND t.${raw(to.column)} IS NOT NULL
      WHERE p.type = ${type.name} AND NOT EXISTS (SELECT FROM record r WHERE r.id = t.${raw(to.column)} AND ${ofType})`;
  });
  return [
    ...(type.hasSlug ? [{ code: "SLUG_TAKEN" as const, broken: slugs }] : []),
    ...dangling.map((broken) => ({ code: "UNKNOWN_REFERENCE" as const, broken })),
    ...(type.checks ?? []),
  ];
}

const columnNames = (rows: readonly object[]): Sql => raw(Object.keys(rows[0]!).join(", "));

/** Rows travel as one JSON text and take the table's own column types. */
const insert = (table: string, rows: readonly object[]): Sql => {
  const columns = columnNames(rows);
  return sql`INSERT INTO ${raw(table)} (${columns}) SELECT ${columns}
    FROM jsonb_populate_recordset(NULL::${raw(table)}, ${JSON.stringify(rows)}::jsonb)`;
};

const upsert = (table: string, rows: readonly object[]): Sql => {
  const updates = Object.keys(rows[0]!)
    .filter((column) => column !== "id")
    .map((column) => raw(`${column} = EXCLUDED.${column}`));
  return sql`${insert(table, rows)}
    ON CONFLICT (id) DO UPDATE SET ${join(updates, ", ")}, version = ${raw(table)}.version + 1, updated_at = now()
    RETURNING id, version`;
};

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
