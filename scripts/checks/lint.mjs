// Check: eslint.config.mjs holds for every file.
import path from "node:path";
import { PROJECT, runTool } from "../run-tool.mjs";

export const name = "lint";

export function run({ root }) {
  const config = path.join(PROJECT, "eslint.config.mjs");
  return runTool("eslint/bin/eslint.js", ["--config", config, "--max-warnings", "0", "."], root);
}
