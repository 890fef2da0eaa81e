// Downloads of one node, read into another that is empty: what the tables show comes back as it was, ids included.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import sql from "sql-template-tag";
import { isForeign, sourcesOf } from "../../src/exchange/formats/detect";
import { importAll } from "../../src/exchange/import/import.service";
import { anActor, say } from "../support/following";
import { startNode, type TestNode } from "../support/node";

const TABLES = ["involvements", "relationships", "reforms", "actors", "policies", "sources"];
/** What is a record's history and not its content; and what no table of its own could refer to. */
const NOT_CONTENT = ["version", "updated_at", "evidence", "disputed", "themes"];

describe("downloads as files to import", () => {
  let from: TestNode;
  let to: TestNode;
  let directory: string;
  beforeAll(async () => {
    [from, to] = await Promise.all([startNode(), startNode({ demo: false })]);
    // A name that a spreadsheet would run, and one with everything that CSV must quote.
    const called = (value: string) => ({ names: [{ value, kind: "OFFICIAL" }] });
    await say(from.ledger, anActor("runs", called("=cmd()")), anActor("quoted", called('a "b",\r\n c')));
    directory = mkdtempSync(path.join(tmpdir(), "counterweight-round-trip-"));
  });
  afterAll(async () => {
    await Promise.all([from.stop(), to.stop()]);
    rmSync(directory, { recursive: true, force: true });
  });

  async function download(node: TestNode, address: string): Promise<string> {
    const response = await fetch(`${node.url}/${address}`);
    expect(response.status).toBe(200);
    return response.text();
  }
  const rowsOf = (csv: string) =>
    parse<Record<string, string>>(csv, { columns: true }).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !NOT_CONTENT.includes(column))),
    );

  it("bring every row of every CSV table back, in whatever order the files are given", async () => {
    const files = TABLES.map((table) => path.join(directory, `${table}.csv`));
    for (const file of files) writeFileSync(file, await download(from, path.basename(file)));
    const written = readFileSync(path.join(directory, "actors.csv"), "utf8");
    expect(written).toContain(",'=cmd(),");
    expect(written).toContain(',"a ""b"",\r\n c",');
    const sources = await sourcesOf(files);
    expect(sources.map(({ name }) => path.basename(name, ".csv"))).toEqual([
      ...["sources", "actors", "policies", "reforms", "relationships", "involvements"],
    ]);
    await importAll(to.ledger, sources, { origin: "local" });
    for (const table of TABLES) {
      // What came of no data set comes of its file.
      const before = rowsOf(await download(from, `${table}.csv`)).map((row) => ({
        ...row,
        dataset: row.dataset || table,
      }));
      expect(before.length).toBeGreaterThan(0);
      expect({ table, rows: rowsOf(await download(to, `${table}.csv`)) }).toEqual({ table, rows: before });
    }
    const policies = sources.find(({ name }) => name.endsWith("policies.csv"))!;
    expect(isForeign(policies) && policies.leftOut()).toEqual([
      { what: "themes: there is no table of them to refer to", count: expect.any(Number) },
    ]);
    const again = await importAll(to.ledger, await sourcesOf(files), { origin: "local" });
    expect(again.files.map(({ created, updated }) => created + updated)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("one table tells nothing of what stands in the others: only of its own rows some may have disappeared", async () => {
    const file = path.join(directory, "actors.csv");
    const whole = await importAll(to.ledger, await sourcesOf([file]), { origin: "local", isWhole: true });
    expect(whole.gone!.total).toBe(0);
    const rows = readFileSync(file, "utf8").split("\r\n");
    const shorter = path.join(directory, "fewer-actors.csv");
    writeFileSync(shorter, [...rows.slice(0, 1), ...rows.slice(2)].join("\r\n"));
    const fewer = await importAll(to.ledger, await sourcesOf([shorter]), {
      origin: "local",
      isWhole: true,
      rehearse: true,
    });
    expect(fewer.gone!.shown).toEqual([{ type: "Actor", name: rows[1]!.split(",")[1] }]);
  });

  it("bring actors and ties back from FollowTheMoney, kinds and types as far as it has words for them", async () => {
    const file = path.join(directory, "demo.ftm.json");
    writeFileSync(file, await download(from, "entities.ftm.json"));
    const other = await startNode({ demo: false });
    try {
      const [source] = await sourcesOf([file]);
      await importAll(other.ledger, [source!], { origin: "local" });
      const ties = sql`SELECT t.type, s.names -> 0 ->> 'value' AS source, g.names -> 0 ->> 'value' AS target, t.amount, t.currency
        FROM relationship t JOIN actor s ON s.id = t.source_id JOIN actor g ON g.id = t.target_id ORDER BY 1, 2, 3`;
      const actors = sql`SELECT names -> 0 ->> 'value' AS name FROM actor ORDER BY 1`;
      expect(isForeign(source!) && source.leftOut()).toEqual([]);
      expect(await other.database.rows(actors)).toEqual(await from.database.rows(actors));
      expect(await other.database.rows(ties)).toEqual(await from.database.rows(ties));
    } finally {
      await other.stop();
    }
  });
});
