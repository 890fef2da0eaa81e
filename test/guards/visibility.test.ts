// Statements that read records say which of them their reader may see.
import { check, plant, PROJECT, removePlantedTrees } from "./planted-tree";

afterAll(removePlantedTrees);

const lookAt = (statement: string, file = "src/actors/actor.sql.ts") =>
  check("visibility", plant({ [file]: `export const some = (sees) => ${statement};\n` }));

it("passes the project's own tree", async () => {
  expect(await check("visibility", PROJECT)).toMatchObject({ passed: true, said: "" });
});

it.each([
  [
    "a predicate on every table",
    'sql`SELECT FROM actor a JOIN policy p ON true WHERE ${visible("a", sees)} AND ${visible("p", sees)}`',
  ],
  ["a predicate that another room makes", 'sql`SELECT FROM excerpt e WHERE ${passageVisible("e", sees)}`'],
  ["a predicate in a list of them", 'sql`SELECT FROM actor t WHERE ${allOf([sql`true`, visible("t", sees)])}`'],
  ["tables that hold no records", "sql`SELECT FROM ledger_commit c JOIN dataset d ON true`"],
  ["names that only begin alike", "sql`SELECT FROM actor_identifier i`"],
])("passes %s", async (_what, statement) => {
  expect(await lookAt(statement)).toMatchObject({ passed: true, said: "" });
});

it("passes what keeps all records, whoever may see them", async () => {
  const verdict = await lookAt("sql`SELECT FROM actor a`", "src/exchange/import/import.references.ts");
  expect(verdict.passed).toBe(true);
});

it("looks at downloads, which have readers", async () => {
  const verdict = await lookAt("sql`SELECT FROM actor a`", "src/exchange/export/tables.sql.ts");
  expect(verdict.said).toContain("src/exchange/export/tables.sql.ts:1: reads actor a");
});

it.each([
  ["a table without a predicate", "sql`SELECT FROM actor a`", "reads actor a"],
  [
    "one of two tables without",
    'sql`SELECT FROM actor a JOIN theme AS th ON true WHERE ${visible("a", sees)}`',
    "reads theme th",
  ],
  ["a table without an alias", 'sql`SELECT FROM policy WHERE ${visible("policy", sees)}`', "reads policy"],
  ["a part that is put in", 'sql`${sql`SELECT FROM claim c`} WHERE ${visible("c", sees)}`', "reads claim c"],
  ["names that are searched", "sql`SELECT FROM search_name n WHERE true`", "reads search_name n"],
])("catches %s", async (_what, statement, complaint) => {
  const verdict = await lookAt(statement);
  expect(verdict.said).toContain(`src/actors/actor.sql.ts:1: ${complaint}`);
  expect(verdict.passed).toBe(false);
});
