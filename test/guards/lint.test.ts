// The rules of eslint.config.mjs that the house added or relies on: each is broken once in a planted tree.
import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT, check, plant, removePlantedTrees, type Files, type Verdict } from "./planted-tree";

const TSCONFIG = { "tsconfig.json": readFileSync(path.join(PROJECT, "tsconfig.json"), "utf8") };

const CLEAN: Files = {
  ...TSCONFIG,
  "src/core/config.ts": "export const port = process.env.PORT;\n",
  "src/core/error-table.ts":
    'export const remedy = "Select fewer fields, or delete from your list those you do not need.";\n',
  "src/actors/actor.sql.ts": 'export const all = "SELECT id FROM actor";\n',
  "src/actors/actor.resolver.ts":
    "/** Selects nothing itself. */\nexport const hint = `Select one from ${1} to ${2}`.length;\n",
  "src/actors/actor.service.ts": "export async function save(): Promise<void> {}\n",
  "src/cli/print.ts": 'console.log("done");\n',
  "migrations/0001-first.ts": 'export const up = "SELECT 1";\n',
  "test/actors/actor.test.ts": [
    'import assert from "node:assert/strict";',
    "const expectOne = (value: number) => expect(value).toBe(1);",
    "const refusedWith = async (code: string) => expect(await Promise.resolve(code)).toBe(code);",
    'it("expects", () => expect(1).toBe(1));',
    'it("asserts", () => { assert.equal(1, 1); });',
    'it("names its expectation", () => { [1].forEach((one) => expectOne(one)); });',
    'it("is refused", async () => refusedWith("NOT_FOUND"));',
    'it.each([1, 2])("holds for %s", (value) => { expect(value).toBeGreaterThan(0); });',
    'describe("several", () => { test("one", () => { expect(process.env.CI).not.toBe(""); }); });',
    "",
  ].join("\n"),
  "scripts/print.mjs": "console.log(process.env.HOME);\n",
};

/** [what, rule, file, text] */
const VIOLATIONS: ReadonlyArray<readonly [string, string, string, string]> = [
  ["any", "no-explicit-any", "src/core/any.ts", "export const anything: any = 1;\n"],
  ["a promise that nobody awaits", "no-floating-promises", "src/core/float.ts", "Promise.resolve(1);\n"],
  [
    "process.env outside config",
    "no-restricted-properties",
    "src/actors/env.ts",
    "export const p = process.env.PORT;\n",
  ],
  [
    "process.env taken apart outside config",
    "no-restricted-properties",
    "src/actors/env-parts.ts",
    "export const { env } = process;\n",
  ],
  [
    "env imported outside config",
    "no-restricted-imports",
    "src/actors/env-import.ts",
    'import { env } from "node:process";\nexport const p = env.PORT;\n',
  ],
  [
    "SQL in a resolver",
    "no-restricted-syntax",
    "src/actors/text.resolver.ts",
    'export const q = "SELECT id FROM actor";\n',
  ],
  [
    "SQL in a resolver's template",
    "no-restricted-syntax",
    "src/actors/template.resolver.ts",
    "export const q = (id: number) => `UPDATE actor SET id = ${id}`;\n",
  ],
  [
    "lowercase SQL in a service",
    "no-restricted-syntax",
    "src/actors/lowercase.service.ts",
    "export const q = `\n  select id\n  from actor`;\n",
  ],
  [
    "lowercase SQL around a value",
    "no-restricted-syntax",
    "src/actors/around.service.ts",
    "export const q = (columns: string) => `select ${columns} from actor`;\n",
  ],
  [
    "INSERT in a service",
    "no-restricted-syntax",
    "src/actors/insert.service.ts",
    'export const q = "INSERT INTO actor VALUES (1)";\n',
  ],
  [
    "DELETE in a service",
    "no-restricted-syntax",
    "src/actors/delete.service.ts",
    'export const q = "WITH x AS (DELETE FROM actor) TABLE x";\n',
  ],
  [
    "GraphQL in a service",
    "no-restricted-imports",
    "src/actors/graphql.service.ts",
    'import { GraphQLError } from "graphql";\nexport const e = new GraphQLError("");\n',
  ],
  ["a long file", "max-lines", "src/core/long.ts", "export {};\n" + "void 0;\n".repeat(300)],
  [
    "a long function",
    "max-lines-per-function",
    "src/core/long-function.ts",
    "export function f(): void {\n" + "  void 0;\n".repeat(70) + "}\n",
  ],
  ["printing from a room", "no-console", "src/actors/print.ts", 'console.log("here");\n'],
  ["it.only", "no-restricted-syntax", "test/only.test.ts", 'it.only("a", () => expect(1).toBe(1));\n'],
  ["describe.only", "no-restricted-syntax", "test/describe-only.test.ts", 'describe.only("a", () => {});\n'],
  ["it.skip", "no-restricted-syntax", "test/skip.test.ts", 'it.skip("a", () => expect(1).toBe(1));\n'],
  [
    "it.only.each",
    "no-restricted-syntax",
    "test/only-each.test.ts",
    'it.only.each([1])("a", (a) => expect(a).toBe(1));\n',
  ],
  ['it["only"]', "no-restricted-syntax", "test/only-text.test.ts", 'it["only"]("a", () => expect(1).toBe(1));\n'],
  ["xit", "no-restricted-syntax", "test/xit.test.ts", 'xit("a", () => expect(1).toBe(1));\n'],
  ["it.todo", "no-restricted-syntax", "test/todo.test.ts", 'it.todo("a");\n'],
  ["a test without assertion", "assertion-in-every-test", "test/nothing.test.ts", 'it("a", () => { void 0; });\n'],
  ["expect without a matcher", "assertion-in-every-test", "test/bare.test.ts", 'it("a", () => { expect(1); });\n'],
  [
    "a table of tests without assertion",
    "assertion-in-every-test",
    "test/table.test.ts",
    'it.each([1])("a", (a) => { void a; });\n',
  ],
  [
    "an assertion in the next test only",
    "assertion-in-every-test",
    "test/next.test.ts",
    'it("a", () => { void 0; });\nit("b", () => { expect(1).toBe(1); });\n',
  ],
  ["an unknown name in a script", "no-undef", "scripts/unknown.mjs", "console.log(nowhere);\n"],
];

let verdict: Verdict;
let clean: Verdict;

beforeAll(async () => {
  const violations = Object.fromEntries(VIOLATIONS.map(([, , file, text]) => [file, text]));
  [verdict, clean] = await Promise.all([
    check("lint", plant({ ...TSCONFIG, ...violations })),
    check("lint", plant(CLEAN)),
  ]);
});
afterAll(removePlantedTrees);

it("passes a tree that keeps to the rules", () => {
  expect(clean.said).toBe("");
  expect(clean.passed).toBe(true);
});

it("fails the tree with violations", () => {
  expect(verdict.passed).toBe(false);
});

it.each(VIOLATIONS)("catches %s (%s)", (_what, rule, file) => {
  expect(verdict.about(file)).toContain(rule);
});
