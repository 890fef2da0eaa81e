// The compiler of a first start: nothing twice, nothing left over, nothing half written.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT, addTo, plant, removePlantedTrees } from "./planted-tree";

const SWCRC = { ".swcrc": readFileSync(path.join(PROJECT, ".swcrc"), "utf8") };

afterAll(removePlantedTrees);

function build(root: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const script = path.join(PROJECT, "scripts/build.mjs");
    execFile(
      process.execPath,
      [script, "--server-only", "--root", root],
      { encoding: "utf8" },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === "number" ? error.code : 0, said: stdout + stderr });
      },
    );
  });
}

const plantSource = () =>
  plant({ ...SWCRC, "src/core/a.ts": "export const a: number = 1;\n", "migrations/0001.ts": "export {};\n" });

it("compiles once, and is silent while nothing changes", async () => {
  const root = plantSource();
  expect((await build(root)).said).toMatch(/^Compiling the server\.\.\. \d+\.\d s\n$/);
  expect(readFileSync(path.join(root, "dist/src/core/a.js"), "utf8")).toContain("sourceMappingURL=a.js.map");
  expect(existsSync(path.join(root, "dist/migrations/0001.js"))).toBe(true);
  expect(await build(root)).toEqual({ code: 0, said: "" });
});

it("compiles again when a source is touched", async () => {
  const root = plantSource();
  await build(root);
  utimesSync(path.join(root, "src/core/a.ts"), new Date(), new Date(Date.now() + 5_000));
  expect((await build(root)).said).toContain("Compiling the server");
});

it("removes what was compiled from a source that is gone", async () => {
  const root = plantSource();
  addTo(root, { "src/core/b.ts": "export const b = 1;\n" });
  await build(root);
  rmSync(path.join(root, "src/core/b.ts"));
  await build(root);
  expect(readdirSync(path.join(root, "dist/src/core")).sort()).toEqual(["a.js", "a.js.map"]);
});

it("says what does not compile, and tries again next time", async () => {
  const root = plantSource();
  addTo(root, { "src/core/b.ts": "export const = 1;\n" });
  expect(await build(root)).toMatchObject({ code: 1, said: expect.stringContaining("failed") as string });
  expect((await build(root)).code).toBe(1);
  addTo(root, { "src/core/b.ts": "export const b = 1;\n" });
  expect((await build(root)).code).toBe(0);
});

it("lets only one of several builders work, and all of them succeed", async () => {
  const root = plantSource();
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => build(root)));
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
  expect(outcomes.filter(({ said }) => said.includes("Compiling"))).toHaveLength(1);
  expect(readdirSync(path.join(root, "dist")).sort()).toEqual([".stamp-server", "migrations", "src"]);
});

it("takes over from a builder that died", async () => {
  const root = plantSource();
  const lock = path.join(root, "dist/.lock-server");
  mkdirSync(lock, { recursive: true });
  // No process has this id: it is above the largest that Linux gives.
  writeFileSync(path.join(lock, "pid"), "4194999");
  expect((await build(root)).said).toContain("Compiling the server");
  expect(existsSync(lock)).toBe(false);
});
