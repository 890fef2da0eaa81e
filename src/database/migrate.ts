// Brings the tables to this version's shape. Two nodes starting at once on one database wait for each other.
import type { Database } from "./database";

/** Any constant will do, as long as nothing else in the database locks it. */
const MIGRATION_LOCK = 7_205_301_116;

/** Runs the migrations that are due, each in a transaction of its own, under an advisory lock. Returns their names. */
export async function migrate(database: Database, report: (line: string) => void = () => undefined): Promise<string[]> {
  return underLock(database, async () => {
    if (!(await database.dataSource.showMigrations())) return [];
    report("Preparing the tables...");
    const done = await database.dataSource.runMigrations();
    return done.map((migration) => migration.name);
  });
}

/** Takes the newest migration back. */
export async function revertLast(database: Database): Promise<void> {
  await underLock(database, () => database.dataSource.undoLastMigration());
}

async function underLock<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const client = await database.pool.connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await work();
  } finally {
    // Closing the connection gives back both the lock and the setting, whatever happened in between.
    client.release(true);
  }
}
