// Check: the type checker agrees, for the server and, where there are pages, for the pages and their tests (which read page
// files as a bundler does).
import { existsSync } from "node:fs";
import path from "node:path";
import { runTool } from "../run-tool.mjs";

export const name = "types";

export async function run({ root }) {
  const projects = [".", "web", "test/web"].filter((folder) => existsSync(path.join(root, folder, "tsconfig.json")));
  const said = await Promise.all(
    projects.map((folder) => runTool("typescript/bin/tsc", ["--noEmit", "-p", folder], root)),
  );
  return said.flat();
}
