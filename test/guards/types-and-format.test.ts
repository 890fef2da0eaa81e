// The type checker and prettier are tools of others; what is tested is that their refusal reaches the check.
import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT, check, plant, removePlantedTrees } from "./planted-tree";

const TSCONFIG = { "tsconfig.json": readFileSync(path.join(PROJECT, "tsconfig.json"), "utf8") };

afterAll(removePlantedTrees);

it("passes what the type checker accepts", async () => {
  const verdict = await check("types", plant({ ...TSCONFIG, "src/core/a.ts": "export const a: number = 1;\n" }));
  expect(verdict).toMatchObject({ passed: true, said: "" });
});

it("catches a wrong type", async () => {
  const verdict = await check("types", plant({ ...TSCONFIG, "src/core/a.ts": 'export const a: number = "1";\n' }));
  expect(verdict.passed).toBe(false);
  expect(verdict.said).toContain("src/core/a.ts(1,14): error TS2322");
});

it("catches a wrong type in the pages", async () => {
  const root = plant({
    ...TSCONFIG,
    "src/core/a.ts": "export const a: number = 1;\n",
    "web/tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, types: [] }, include: ["src"] }),
    "web/src/page.ts": 'export const b: number = "1";\n',
  });
  const verdict = await check("types", root);
  expect(verdict.passed).toBe(false);
  expect(verdict.said).toContain("web/src/page.ts");
});

it("passes what prettier would print", async () => {
  const verdict = await check("format", plant({ "src/core/a.ts": "export const a = 1;\n" }));
  expect(verdict).toMatchObject({ passed: true, said: "" });
});

it("catches what prettier would print differently", async () => {
  const verdict = await check("format", plant({ "src/core/a.ts": "export const a   = 1\n" }));
  expect(verdict.passed).toBe(false);
  expect(verdict.said).toContain("src/core/a.ts");
});
