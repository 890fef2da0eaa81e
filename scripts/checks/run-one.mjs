// Runs one check on one tree and prints its complaints, one a line. Tests plant violations this way.
// usage: node scripts/checks/run-one.mjs NAME [--root DIR] [--printed FILE.json] [--today YYYY-MM-DD]
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { PROJECT } from "../run-tool.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: "string" }, printed: { type: "string" }, today: { type: "string" } },
});
const { run } = await import(`./${positionals[0]}.mjs`);
const complaints = await run({
  root: path.resolve(values.root ?? PROJECT),
  note: (text) => console.log(`note: ${text}`),
  ...(values.printed && { printed: JSON.parse(readFileSync(values.printed, "utf8")) }),
  ...(values.today && { today: new Date(values.today) }),
});
for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length ? 1 : 0;
