// JSON as Postgres prints it: what commitments are digests of, so not a byte may differ.
import fc from "fast-check";
import sql from "sql-template-tag";
import { jsonbText } from "../../src/ledger/jsonb-text";
import { openTestDatabase, type TestDatabase } from "../support/database";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const printed = async (value: unknown): Promise<string> =>
  (await db.database.rows<{ text: string }>(sql`SELECT ${JSON.stringify(value)}::jsonb::text AS text`))[0]!.text;

it.each([
  [{ b: 1, a: 2, "": 0, ab: [], é: {}, zz: null }],
  [["tab\t", "line\nbreak", 'quote"', "back\\slash", "\u0001", "\u007f", "\u2028", "é 漢 🙂"]],
  [[0, -0, 1.5, -2.25, 1e21, 1.5e21, 1e-7, 1.25e-9, 123456789012345680000, Number.MAX_SAFE_INTEGER, 5e-324]],
  [true],
  ["text"],
])("%j", async (value) => {
  expect(jsonbText(value)).toBe(await printed(value));
});

it("prints any JSON as Postgres does", async () => {
  const storable = fc
    .jsonValue({ stringUnit: "binary" })
    .filter((value) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value)));
  await fc.assert(
    fc.asyncProperty(storable, async (value) => {
      expect(jsonbText(value)).toBe(await printed(value));
    }),
    { numRuns: 1_000 },
  );
});

it("leaves out fields that are undefined, as JSON does", () => {
  expect(jsonbText({ a: undefined, b: [1] })).toBe('{"b": [1]}');
});
