// Prints docs/errors.md from src/core/error-table.ts, so that what clients read and what the server says are one text.
// usage: node scripts/print-errors.mjs
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "@swc/core";
import prettier from "prettier";
import { PROJECT } from "./run-tool.mjs";

/** The table as an object. The file imports nothing, so it can be compiled and run in memory, from any tree. */
function errorTable(root) {
  const file = path.join(root, "src/core/error-table.ts");
  const { code } = transformSync(readFileSync(file, "utf8"), {
    swcrc: false,
    configFile: false,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  const module = { exports: {} };
  new Function("module", "exports", code)(module, module.exports);
  return module.exports.ERROR_TABLE;
}

const cell = (text) => String(text).replaceAll("|", "\\|");

function rows(entries) {
  return entries.map(([code, { status, meaning, remedy }]) => {
    return `| \`${code}\` | ${status || "none"} | ${cell(meaning)} | ${cell(remedy)} |`;
  });
}

/** The whole page as prettier prints it. */
export async function errorsPage(root) {
  const entries = Object.entries(errorTable(root));
  const head = ["| code | HTTP status | meaning | remedy |", "|---|---|---|---|"];
  const page = [
    "# Errors",
    "",
    "Every way in which Counterweight says no. Branch on the code (`extensions.code` in a GraphQL answer, `code` in a",
    "payload's `userErrors`), never on the sentence. The status is that of the HTTP answer where the refusal is the whole",
    "answer; beside data, the answer is 200. An error that is not in this table is a defect, and reaches nobody: it is",
    "logged, and answered as `INTERNAL_SERVER_ERROR` with the id of the log line.",
    "",
    "Printed from `src/core/error-table.ts` by `npm run errors`; `npm run check` compares the two.",
    "",
    "## In answers",
    "",
    ...head,
    ...rows(entries.filter(([, { status }]) => status > 0)),
    "",
    "## On the command line",
    "",
    ...head,
    ...rows(entries.filter(([, { status }]) => status === 0)),
    "",
  ].join("\n");
  return prettier.format(page, { parser: "markdown", printWidth: 120 });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const page = await errorsPage(PROJECT);
  writeFileSync(path.join(PROJECT, "docs/errors.md"), page);
  console.log("docs/errors.md");
}
