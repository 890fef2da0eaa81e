// A round trip: what a node exports, an empty node imports, and exports again byte for byte.
import { readFileSync } from "node:fs";
import { exportLines } from "../../src/exchange/export/own-format.service";
import { RECORD_TYPES } from "../../src/records/record-types";
import { DEMONSTRATION_DATA } from "../../src/storage";
import { printTables } from "../../src/database/catalogue";
import sql, { raw } from "sql-template-tag";
import { anActor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const exported = async (db: TestDatabase): Promise<string> => {
  const lines: string[] = [];
  for await (const line of exportLines(db.database, RECORD_TYPES, { name: "round-trip", title: "Round trip" }))
    lines.push(line);
  return lines.join("\n");
};

/** Every row of every table but what tells when and by whom. */
async function contents(db: TestDatabase): Promise<Record<string, unknown>> {
  const tables = [...(await printTables(db.database)).matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name!);
  const left = ["ledger_entry", "ledger_commit", "record", "record_assertion", "dataset"];
  const rows = tables
    .filter((table) => !left.includes(table))
    .map(async (table) => [
      table,
      await db.database.rows(
        sql`SELECT to_jsonb(t) - 'created_at' - 'updated_at' - 'version' - 'made_by' AS row FROM ${raw(table)} t ORDER BY 1`,
      ),
    ]);
  return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown>;
}

it("loses nothing between two nodes", async () => {
  const [one, two] = [await openTestDatabase(), await openTestDatabase()];
  try {
    await one.loadText(readFileSync(DEMONSTRATION_DATA, "utf8"));
    await one.load(
      Array.from({ length: 1_100 }, (_, index) => anActor({ slug: `many-${index}`, visibility: "PRIVATE" })),
    );
    await one.load([anActor({ slug: "many-1", name: "Changed since" })]);
    const first = await exported(one);
    const demo = readFileSync(DEMONSTRATION_DATA, "utf8").trim().split("\n").length;
    expect(first.split("\n")).toHaveLength(demo + 1_100);
    await two.loadText(first);
    expect(await exported(two)).toBe(first);
    expect(await contents(two)).toEqual(await contents(one));
  } finally {
    await one.close();
    await two.close();
  }
});
