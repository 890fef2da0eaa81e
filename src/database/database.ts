// The one way to Postgres: a pool that TypeORM owns, prepared reads, and transactions. It knows SQL and time-outs, and
// no table of any room.
import { createHash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Sql } from "sql-template-tag";
import { DataSource, type MigrationInterface } from "typeorm";
import type { Reader } from "../core/context";
import { Refusal } from "../core/refusal";
import { arrayColumns, copy, copyText, insert, type Rows } from "./copy";

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** Told of every statement that asks or changes something (BEGIN, COMMIT and SET are not counted). */
export type StatementListener = (text: string) => void;

const POSTGRES_MAJOR_MIN = 15;
const POSTGRES_MAJOR_MAX = 18;
/** How many rows a snapshot reads at a time. */
export const STREAM_BATCH_SIZE = 500;
/** Nobody waits for a snapshot's statements as for those of a page, but they too come to an end. */
const SNAPSHOT_STATEMENT_MS = 60_000;
/** So many sets of rows may be on their way at once. */
const UNDERWAY_MAX = 4;
/** From so many rows on, COPY saves more than it costs. */
const COPIED_FROM = 50;
const CANCELLED = "57014";
const CONNECTION_LOST = /^(08|57P0[123]|53300)/;

export class Database implements Reader {
  readonly #listeners = new Set<StatementListener>();
  readonly #names = new Map<string, string>();

  private constructor(
    readonly dataSource: DataSource,
    readonly options: DatabaseOptions,
  ) {}

  /** Connects, and refuses a server that is no Postgres 15 to 18 (DATABASE_UNREACHABLE, DATABASE_UNSUITABLE). */
  static async open(options: DatabaseOptions): Promise<Database> {
    const dataSource = new DataSource({
      type: "postgres",
      url: options.url,
      entities: [...options.entities],
      migrations: [...options.migrations],
      migrationsTableName: "schema_migration",
      migrationsTransactionMode: "each",
      poolSize: options.poolSize,
      connectTimeoutMS: 10_000,
      poolErrorHandler: () => undefined,
      extra: { statement_timeout: options.statementTimeoutMs, idle_in_transaction_session_timeout: 60_000 },
    });
    try {
      await dataSource.initialize();
    } catch (cause) {
      throw new Refusal("DATABASE_UNREACHABLE", unreachable(options.url, cause), {}, { cause });
    }
    const database = new Database(dataSource, options);
    await database.#refuseUnsuitable();
    return database;
  }

  async #refuseUnsuitable(): Promise<void> {
    const { rows } = await this.pool.query<{ major: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS major",
    );
    const major = rows[0]!.major;
    if (major >= POSTGRES_MAJOR_MIN && major <= POSTGRES_MAJOR_MAX) return;
    await this.close();
    throw new Refusal("DATABASE_UNSUITABLE", `Postgres ${major} answers at DATABASE_URL; 15 to 18 are supported`);
  }

  /** node-postgres' own pool, as TypeORM keeps it. */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** Runs one prepared read. Rows come with the property names that the statement gives. */
  async rows<Row>(statement: Sql): Promise<Row[]> {
    this.#tell(statement.text);
    try {
      const result = await this.pool.query({
        name: this.#nameOf(statement.text),
        text: statement.text,
        values: statement.values,
      });
      return result.rows as Row[];
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** Reads the same statements from the records as this node knew them at a moment (schema `known`). */
  knownAt(moment: Date): Reader {
    const begin = `BEGIN READ ONLY; SET LOCAL search_path = known, public;
      SET LOCAL counterweight.known_at = '${moment.toISOString()}'`;
    return {
      rows: <Row>(statement: Sql) =>
        this.#inTransaction(begin, Transaction, (transaction) => transaction.rows<Row>(statement)),
    };
  }

  /** Runs `work` in one transaction on one connection; any throw rolls back everything. Writes have no statement time-out. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.#inTransaction("BEGIN; SET LOCAL statement_timeout = 0", Transaction, work);
  }

  /** Runs `work` on one moment of the records, on a connection of its own that may wait `idleMs` for whoever reads them. */
  snapshot<Result>(idleMs: number, work: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
    const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${SNAPSHOT_STATEMENT_MS};
      SET LOCAL idle_in_transaction_session_timeout = ${Math.ceil(idleMs)}`;
    return this.#inTransaction(begin, Snapshot, work);
  }

  async #inTransaction<Kind extends Transaction, Result>(
    begin: string,
    kind: new (client: PoolClient, tell: StatementListener) => Kind,
    work: (transaction: Kind) => Promise<Result>,
  ): Promise<Result> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw asRefusal(error);
    });
    let broken: Error | undefined;
    // A connection that is lost between two statements tells so by an event, which unheard would end the process.
    const onLost = (error: Error) => (broken = error);
    client.on("error", onLost);
    const transaction = new kind(client, (text) => this.#tell(text));
    try {
      await client.query(begin);
      const result = await work(transaction);
      await transaction.arrived();
      transaction.end();
      await client.query("COMMIT");
      return result;
    } catch (error) {
      transaction.end();
      const cause = broken ?? error;
      await client.query("ROLLBACK").catch(onLost);
      throw asRefusal(cause);
    } finally {
      client.off("error", onLost);
      client.release(broken);
    }
  }

  /** Whether a trivial statement is answered within the deadline. */
  async answers(deadlineMs = 2_000): Promise<boolean> {
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, deadlineMs, false).unref());
    return Promise.race([
      this.pool.query("SELECT 1").then(
        () => true,
        () => false,
      ),
      late,
    ]);
  }

  /** Statement counts in tests, metrics in operation. Returns the function that stops listening. */
  onStatement(listener: StatementListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  #tell(text: string): void {
    for (const listener of this.#listeners) listener(text);
  }

  /** A prepared statement's name follows its text, so that every connection parses each text once. */
  #nameOf(text: string): string {
    let name = this.#names.get(text);
    if (!name) {
      // Texts vary with filters and page sizes are parameters, so the set is small; the cap is for safety.
      if (this.#names.size > 2_000) this.#names.clear();
      this.#names.set(text, (name = createHash("sha1").update(text).digest("base64url")));
    }
    return name;
  }
}

export class Transaction implements Reader {
  /** Rows on their way: Postgres takes them in while the next are made here. */
  readonly #underway: Promise<void>[] = [];
  readonly #client: PoolClient;
  #isOver = false;

  constructor(
    client: PoolClient,
    protected readonly tell: StatementListener,
  ) {
    this.#client = client;
  }

  protected get client(): PoolClient {
    if (this.#isOver) throw new Error("The transaction is over");
    return this.#client;
  }

  /** Work that was left in the middle may still go on. Its next statement would fall among those of whoever has the connection then. */
  end(): void {
    this.#isOver = true;
  }

  async rows<Row>(statement: Sql): Promise<Row[]> {
    await this.arrived();
    this.tell(statement.text);
    const result = await this.client.query({ text: statement.text, values: statement.values });
    return result.rows as Row[];
  }

  /**
   * Puts rows that have the same columns into a table. Many are only on their way when it returns: what is wrong with them, the next
   * statement tells, and so does the end.
   */
  async put(table: string, rows: Rows): Promise<void> {
    if (!rows.length) return;
    if (rows.length < COPIED_FROM) {
      await this.rows(insert(table, rows));
      return;
    }
    if (this.#underway.length >= UNDERWAY_MAX) await this.#underway[0];
    const statement = `COPY ${table} (${Object.keys(rows[0]!).join(", ")}) FROM STDIN`;
    const text = copyText(rows, await arrayColumns(this.client, table));
    this.tell(statement);
    // One after the other: node-postgres is about to give up its queue.
    const before = this.#underway.at(-1) ?? Promise.resolve();
    const copied = before.then(() => copy(this.client, statement, text));
    this.#underway.push(copied);
    copied.then(
      () => this.#underway.splice(this.#underway.indexOf(copied), 1),
      () => undefined,
    );
  }

  /** All rows that were on their way are there. */
  async arrived(): Promise<void> {
    if (this.#underway.length) await Promise.all(this.#underway);
  }
}

/** One moment of the records, to be read whole: rows come by the batch, and not before they are asked for. */
export class Snapshot extends Transaction {
  /**
   * By a cursor of Postgres' own: each batch is a statement, so that what goes wrong between two of them is told by the next.
   * One at a time; whoever stops in the middle ends the transaction too.
   */
  async *stream<Row>(statement: Sql): AsyncGenerator<Row[]> {
    this.tell(statement.text);
    const { text, values } = statement;
    await this.client.query({ text: `DECLARE batches NO SCROLL CURSOR FOR ${text}`, values });
    for (;;) {
      const { rows } = await this.client.query(`FETCH ${STREAM_BATCH_SIZE} FROM batches`);
      if (rows.length) yield rows as Row[];
      if (rows.length < STREAM_BATCH_SIZE) break;
    }
    await this.client.query("CLOSE batches");
  }
}

/** Errors that a client can act on become refusals; the rest stay what they are and get masked at the face. */
function asRefusal(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === CANCELLED) return new Refusal("STATEMENT_TIMEOUT", undefined, {}, { cause: error });
  const lost = typeof code === "string" && (CONNECTION_LOST.test(code) || code.startsWith("ECONN"));
  const ended =
    error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
  return lost || ended
    ? new Refusal("NOT_READY", "The database cannot be reached just now.", {}, { cause: error })
    : error;
}

function unreachable(url: string, cause: unknown): string {
  const { hostname, port, pathname } = new URL(url);
  const why = cause instanceof Error ? cause.message || (cause as { code?: string }).code : String(cause);
  return `No Postgres answers at ${hostname}:${port || "5432"}${pathname}: ${why}`;
}
