// Rows read by COPY against the same rows read plainly: nulls, empty ones, and ones that lie across the pieces in which they come.
import fc from "fast-check";
import { Client } from "pg";
import { copyOut } from "../../src/database/copy-out";
import { createDatabase } from "../support/database";

let database: Awaited<ReturnType<typeof createDatabase>>;
let client: Client;
beforeAll(async () => {
  database = await createDatabase(false);
  client = new Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

type Row = readonly [id: string, number: number | null, text: string | null];

async function copied(statement: string): Promise<Row[]> {
  const rows: Row[] = [];
  await copyOut(client, statement, 3, ({ bytes, places }) => {
    const [id, number, text] = places as unknown as [number, number, number];
    rows.push([
      bytes.toString("hex", id, id + 16),
      number < 0 ? null : bytes.readInt32BE(number),
      text < 0 ? null : bytes.toString("utf8", text, text + bytes.readInt32BE(text - 4)),
    ]);
  });
  return rows;
}

it("gives every row once, with nulls and empty texts told apart", async () => {
  const row = fc.tuple(
    fc.uuid(),
    fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    fc.option(fc.integer({ min: 0, max: 70_000 })),
  );
  await client.query("CREATE TABLE sample (at serial, id uuid, number int, text text)");
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
      const texts = rows.map(([, , length]) => (length === null ? null : "é".repeat(length)));
      await client.query("TRUNCATE sample");
      await client.query(
        "INSERT INTO sample (id, number, text) SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[])",
        [rows.map(([id]) => id), rows.map(([, number]) => number), texts],
      );
      expect(await copied("SELECT id, number, text FROM sample ORDER BY at")).toEqual(
        rows.map(([id, number], at) => [id.replaceAll("-", ""), number, texts[at]]),
      );
    }),
    { numRuns: 40 },
  );
}, 120_000);

it("reads many small rows and none at all", async () => {
  const statement = (count: number) =>
    `SELECT gen_random_uuid(), n, nullif(n % 3, 0)::text FROM generate_series(1, ${count}) n`;
  const rows = await copied(statement(50_000));
  expect(rows.map(([, number, text]) => [number, text])).toEqual(
    Array.from({ length: 50_000 }, (_, at) => [at + 1, (at + 1) % 3 ? String((at + 1) % 3) : null]),
  );
  expect(await copied(statement(0))).toEqual([]);
});

it("fails with what Postgres says, also in the middle, and leaves the connection usable", async () => {
  await expect(copied("SELECT gen_random_uuid(), 1 / 0, ''")).rejects.toThrow("division by zero");
  await expect(
    copied("SELECT gen_random_uuid(), 1 / (30000 - n), repeat('x', 50) FROM generate_series(1, 60000) n"),
  ).rejects.toThrow("division by zero");
  expect(await copied("SELECT gen_random_uuid(), 7, NULL::text")).toHaveLength(1);
});
