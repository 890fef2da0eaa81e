// Check: imports follow the arrows between rooms (.dependency-cruiser.cjs).
import { existsSync } from "node:fs";
import path from "node:path";
import { PROJECT, runTool } from "../run-tool.mjs";

export const name = "arrows";

export function run({ root }) {
  const folders = ["src", "migrations", "test", "web", "bench"].filter((folder) => existsSync(path.join(root, folder)));
  const config = path.join(PROJECT, ".dependency-cruiser.cjs");
  return runTool(
    "dependency-cruiser/bin/dependency-cruise.mjs",
    ["--config", config, "--output-type", "err", ...folders],
    root,
  );
}
