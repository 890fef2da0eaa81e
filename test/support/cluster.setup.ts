// Before all tests: one Postgres for the whole run, and one migrated database that every test file copies. By default the
// embedded one, without fsync; TEST_DATABASE_URL names another server, to run the same tests on Postgres 15 to 18.
import "reflect-metadata";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { openDatabase } from "../../src/storage";
import { PROJECT_DIRECTORY, readConfig } from "../../src/core/config";
import { migrate } from "../../src/database/migrate";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/database/embedded-postgres/launcher";

export const TEMPLATE = "counterweight_template";

declare global {
  var counterweightCluster: { postgres: EmbeddedPostgres | null; directory: string } | undefined;
}

export const databaseUrl = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

export default async function setUp(): Promise<void> {
  // Threads of the graph run compiled, also in tests.
  execFileSync(process.execPath, [path.join(PROJECT_DIRECTORY, "scripts", "build.mjs"), "--server-only"]);
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-test-"));
  const given = process.env.TEST_DATABASE_URL;
  const postgres = given ? null : await startEmbeddedPostgres({ directory, durable: false });
  const serverUrl = given ?? postgres!.url;
  globalThis.counterweightCluster = { postgres, directory };
  process.env.COUNTERWEIGHT_TEST_SERVER_URL = serverUrl;
  const server = new Client(serverUrl);
  await server.connect();
  await server.query(`UPDATE pg_database SET datistemplate = false WHERE datname = '${TEMPLATE}'`);
  await server.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await server.query(`CREATE DATABASE ${TEMPLATE}`);
  const database = await openDatabase(
    readConfig({ DATABASE_URL: databaseUrl(serverUrl, TEMPLATE) }),
    databaseUrl(serverUrl, TEMPLATE),
  );
  await migrate(database);
  await database.close();
  await server.query(`ALTER DATABASE ${TEMPLATE} WITH is_template true allow_connections false`);
  await server.end();
}
