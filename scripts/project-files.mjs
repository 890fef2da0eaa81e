// Which files are the project's: what git tracks, and what is new and not ignored. Without git, what is in the folder.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const NEVER = new Set(["node_modules", "dist", ".git", ".counterweight", "coverage"]);

function walk(root, folder = "") {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NEVER.has(entry.name) ? [] : walk(root, file);
    return entry.isFile() ? [file] : [];
  });
}

/** Paths relative to `root`, with forward slashes, sorted. */
export function projectFiles(root) {
  if (!existsSync(path.join(root, ".git"))) return walk(root).sort();
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = [...new Set(listed.split("\0").filter(Boolean))];
  return files.filter((file) => existsSync(path.join(root, file))).sort();
}
