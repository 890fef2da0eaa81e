// Check: every file looks as prettier prints it.
import path from "node:path";
import { PROJECT, runTool } from "../run-tool.mjs";

export const name = "format";

export async function run({ root }) {
  const said = await runTool(
    "prettier/bin/prettier.cjs",
    ["--check", "--log-level", "warn", "--config", path.join(PROJECT, ".prettierrc.json"), "."],
    root,
  );
  return said.length ? [...said, "npm run format mends this"] : [];
}
