// What is written down twice, settings and errors, says the same in both places.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { readConfig } from "../../src/core/config";
import { PROJECT, check, plant, removePlantedTrees } from "./planted-tree";

afterAll(removePlantedTrees);

describe(".env.example", () => {
  const CONFIG = "export const SETTINGS = {\n  /** Port. */\n  PORT: 1,\n  HOST: { nested: 2 },\n} as const;\n";
  const lookAt = (example: string) =>
    check("env-example", plant({ "src/core/config.ts": CONFIG, ".env.example": example }));

  it("passes with every setting and a comment above each", async () => {
    const verdict = await lookAt("# Title\n\n# Port.\nPORT=4000\n\n# Host,\n# on two lines.\nHOST=\n");
    expect(verdict).toMatchObject({ passed: true, said: "" });
  });

  it.each([
    ["a missing setting", "# Port.\nPORT=4000\n", "HOST is missing"],
    ["an unknown setting", "# P.\nPORT=1\n# H.\nHOST=\n# N.\nNESTED=1\n", "NESTED is no setting"],
    ["a setting named twice", "# P.\nPORT=1\n# H.\nHOST=\n# P.\nPORT=2\n", "PORT a second time"],
    ["a setting without a comment", "# P.\nPORT=1\nHOST=\n", "HOST has no comment"],
    ["a line that is neither", "# P.\nPORT=1\n# H.\nHOST=\nexport X\n", "neither a comment nor NAME=value"],
  ])("catches %s", async (_what, example, complaint) => {
    const verdict = await lookAt(example);
    expect(verdict.said).toContain(complaint);
    expect(verdict.passed).toBe(false);
  });

  it("shows the defaults: a copy of it changes nothing", () => {
    const shown = parseEnv(readFileSync(path.join(PROJECT, ".env.example"), "utf8"));
    expect(readConfig(shown)).toEqual(readConfig({}));
  });
});

describe("docs/errors.md", () => {
  const TABLE = [
    "const entry = (status: number, meaning: string, remedy: string) => ({ status, meaning, remedy });",
    "export const ERROR_TABLE = {",
    '  NOT_FOUND: entry(404, "Nothing is here.", "Look | elsewhere."),',
    '  FILE_UNREADABLE: entry(0, "A file cannot be read.", "Check the path."),',
    "} as const satisfies Record<string, unknown>;",
    "",
  ].join("\n");
  const ROWS = [
    "| `NOT_FOUND` | 404 | Nothing is here. | Look \\| elsewhere. |",
    "| `FILE_UNREADABLE` | none | A file cannot be read. | Check the path. |",
  ];
  const lookAt = (rows: readonly string[]) =>
    check("error-docs", plant({ "src/core/error-table.ts": TABLE, "docs/errors.md": rows.join("\n") }));

  it("passes on the page as printed", async () => {
    const verdict = await check("error-docs", PROJECT);
    expect(verdict).toMatchObject({ passed: true, said: "" });
  });

  it("catches prose that differs from the printed page though every row is right", async () => {
    const verdict = await lookAt(ROWS);
    expect(verdict.said).toContain("differs from what is printed");
    expect(verdict.said).not.toMatch(/should read|no row|not in the table/);
    expect(verdict.passed).toBe(false);
  });

  it.each([
    ["a missing row", ROWS.slice(0, 1), "no row for FILE_UNREADABLE"],
    ["a wrong status", [ROWS[0]!.replace("404", "400"), ROWS[1]!], "NOT_FOUND should read: 404"],
    ["another meaning", [ROWS[0]!.replace("Nothing", "Something"), ROWS[1]!], "NOT_FOUND should read"],
    ["another remedy", [ROWS[0]!, ROWS[1]!.replace("Check", "Forget")], "FILE_UNREADABLE should read"],
    ["a row beyond the table", [...ROWS, "| `GONE` | 410 | a | b |"], "GONE is not in the table"],
  ])("catches %s", async (_what, rows, complaint) => {
    const verdict = await lookAt(rows);
    expect(verdict.said).toContain(complaint);
    expect(verdict.passed).toBe(false);
  });
});
