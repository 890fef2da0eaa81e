// Runs a development tool of this project's node_modules on a tree, and returns its words as complaints.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** The project that these scripts belong to; a tree under check may be another one. */
export const PROJECT = path.resolve(import.meta.dirname, "..");

/** `tool` is a path below a package, such as "typescript/bin/tsc"; the package's `exports` need not name it. */
function locate(tool) {
  const file = path.join(PROJECT, "node_modules", tool);
  if (!existsSync(file)) throw new Error(`${tool} is not installed: run npm ci`);
  return file;
}

/** Resolves to the tool's output lines when it failed, and to none when it passed. */
export function runTool(tool, args, root) {
  // Some tools take FORCE_COLOR for a yes whatever its value.
  const { FORCE_COLOR: _, ...environment } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [locate(tool), ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...environment, NO_COLOR: "1" },
    });
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve([]);
      const lines = Buffer.concat(output).toString("utf8").split("\n");
      const said = lines.map((line) => line.trimEnd()).filter(Boolean);
      resolve(said.length ? said : [`${tool} ended with ${signal ?? code} and said nothing`]);
    });
  });
}
