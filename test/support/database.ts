// A database of one's own for a test file, copied from the migrated template; with the ledger, and loading of records in
// the import format, so that tests write by the same path as everybody.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { openDatabase } from "../../src/storage";
import { readConfig } from "../../src/core/config";
import { Context, type ContextOptions } from "../../src/core/context";
import type { Database } from "../../src/database/database";
import type { ImportSummary } from "../../src/exchange/import/import.file";
import { importFile } from "../../src/exchange/import/import.service";
import { RECORD_TYPES } from "../../src/records/record-types";
import { Ledger } from "../../src/ledger/ledger";
import { databaseUrl, TEMPLATE } from "./cluster.setup";

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  readonly ledger: Ledger;
  /** Loads lines of the import format ({record: "Actor", ...}), the Dataset line left out. */
  load(records: readonly object[]): Promise<ImportSummary>;
  /** Loads a whole file's text, for the test's own origin or another. */
  loadText(text: string, origin?: string): Promise<ImportSummary>;
  context(overrides?: Partial<ContextOptions>): Context;
  /** How many SQL statements `work` costs. */
  statementsOf(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

/** Creates an empty database (or a migrated one) and returns its address and how to drop it. */
export async function createDatabase(migrated = true): Promise<{ url: string; drop(): Promise<void> }> {
  const serverUrl = process.env.COUNTERWEIGHT_TEST_SERVER_URL!;
  const name = `test_${randomBytes(6).toString("hex")}`;
  const onServer = async (statement: string) => {
    const server = new Client(serverUrl);
    await server.connect();
    await server.query(statement);
    await server.end();
  };
  await onServer(`CREATE DATABASE ${name} ${migrated ? `TEMPLATE ${TEMPLATE}` : ""}`);
  return { url: databaseUrl(serverUrl, name), drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const { url, drop } = await createDatabase();
  const database = await openDatabase(readConfig({ DATABASE_URL: url, COUNTERWEIGHT_POOL_SIZE: "4" }), url);
  const ledger = new Ledger(database, RECORD_TYPES);
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-import-"));
  const loadText = (text: string, origin = "test") => {
    const file = path.join(directory, "records.ndjson");
    writeFileSync(file, text);
    return importFile(ledger, file, { origin });
  };
  return {
    url,
    database,
    ledger,
    loadText,
    load: (records) =>
      loadText(
        [{ record: "Dataset", format: "counterweight/1", name: "test", title: "Test" }, ...records]
          .map((line) => JSON.stringify(line))
          .join("\n"),
      ),
    context: (overrides) =>
      new Context({
        reader: database,
        sees: ["PUBLIC"],
        origin: "test",
        acceptLanguage: "",
        fallbackLanguages: ["en", "fr", "nl"],
        ...overrides,
      }),
    async statementsOf(work) {
      let statements = 0;
      const stop = database.onStatement(() => statements++);
      await work().finally(stop);
      return statements;
    },
    async close() {
      await database.close();
      await drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
