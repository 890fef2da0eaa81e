// A small project in a temporary folder, in which a guard test plants a violation and lets one check look at it.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export const PROJECT = path.resolve(__dirname, "../..");

export type Files = Readonly<Record<string, string>>;

export interface Verdict {
  readonly passed: boolean;
  /** Everything the check said. */
  readonly said: string;
  /** The complaints that name `file`. */
  about(file: string): string;
}

const planted: string[] = [];

/** Writes `files` (path -> text) and makes the project's packages reachable from there. */
export function plant(files: Files): string {
  const root = mkdtempSync(path.join(os.tmpdir(), "counterweight-guard-"));
  planted.push(root);
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(root, "node_modules"));
  addTo(root, files);
  return root;
}

export function addTo(root: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(root, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

export function git(root: string, ...args: string[]): void {
  const identity = ["-c", "user.name=Guard", "-c", "user.email=guard@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...args], { cwd: root, stdio: "ignore" });
}

/** Runs scripts/checks/NAME.mjs on the tree, in a process of its own as `npm run check` would. */
export function check(name: string, root: string, ...more: string[]): Promise<Verdict> {
  const script = path.join(PROJECT, "scripts/checks/run-one.mjs");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, name, "--root", root, ...more],
      { encoding: "utf8" },
      (error, stdout, stderr) => {
        const said = stdout + stderr;
        const about = (file: string) =>
          blocksOf(said)
            .filter((block) => block.includes(file))
            .join("\n");
        resolve({ passed: error === null, said, about });
      },
    );
  });
}

/** ESLint prints a file's name and, indented below it, its complaints; other checks print one line each. */
function blocksOf(said: string): string[] {
  return said.split(/\n(?=\S)/);
}

export function removePlantedTrees(): void {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true, force: true });
}
