// The files of schema/, printed from the code: what clients, importers and reviewers rely on. `npm run check` prints them
// again and compares.
import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildSchema } from "../api/schema";
import { readConfig } from "../core/config";
import { printTables } from "../database/catalogue";
import { importSchema } from "../exchange/import/import.schema";
import { mappingSchema } from "../exchange/mapping/mapping.schema";
import { RECORD_TYPES } from "../records/record-types";
import { openStorage } from "../storage";

const NOTE = "Printed by `npm run schema`. Do not edit.";

/** File names under schema/ with their texts. The tables come from a fresh embedded Postgres that the migrations have run on. */
export async function printArtefacts(): Promise<Record<string, string>> {
  return {
    "schema.graphql": `# ${NOTE}\n\n${printSchema(lexicographicSortSchema(buildSchema()))}\n`,
    "import.schema.json": `${JSON.stringify({ $comment: NOTE, ...importSchema(RECORD_TYPES) }, null, 2)}\n`,
    "mapping.schema.json": `${JSON.stringify({ $comment: NOTE, ...mappingSchema(RECORD_TYPES) }, null, 2)}\n`,
    "tables.sql": `-- ${NOTE}\n\n${await freshTables()}`,
  };
}

async function freshTables(): Promise<string> {
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-tables-"));
  try {
    const config = readConfig({ COUNTERWEIGHT_DATA_DIR: directory });
    const storage = await openStorage(config, () => undefined);
    try {
      return await printTables(storage.database);
    } finally {
      await storage.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
