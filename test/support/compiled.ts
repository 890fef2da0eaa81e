// The server compiled into a folder of its own, for tests that need it in another process.
import { mkdtempSync, mkdirSync, readdirSync, symlinkSync, writeFileSync, copyFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { transformFileSync } from "@swc/core";

const ROOT = path.resolve(__dirname, "../..");

let made: string | null = null;

/** Compiles src and migrations once a test file; returns the folder, with node_modules in reach. */
export function build(): string {
  if (made) return made;
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-compiled-"));
  for (const folder of ["src", "migrations"]) {
    for (const file of readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts") || file.endsWith(".d.ts")) continue;
      const { code } = transformFileSync(path.join(ROOT, folder, file), { swcrc: true, cwd: ROOT, sourceMaps: false });
      const target = path.join(directory, folder, file.replace(/\.ts$/, ".js"));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
  }
  symlinkSync(path.join(ROOT, "node_modules"), path.join(directory, "node_modules"));
  copyFileSync(path.join(ROOT, "package.json"), path.join(directory, "package.json"));
  return (made = directory);
}
