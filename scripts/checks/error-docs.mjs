// Check: docs/errors.md says of every code what src/core/error-table.ts says, and of no other.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { errorsPage } from "../print-errors.mjs";

export const name = "error table";

/** Code -> the cells of its row, without the padding that aligns columns. */
function rowsByCode(page) {
  const rows = page.split("\n").map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  const named = rows.filter((cells) => /^`[A-Z_]+`$/.test(cells[1] ?? ""));
  return new Map(named.map((cells) => [cells[1].slice(1, -1), cells.slice(2, -1).join(" | ")]));
}

export async function run({ root }) {
  const file = path.join(root, "docs/errors.md");
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";
  const expectedPage = await errorsPage(root);
  if (page === expectedPage) return [];
  const expected = rowsByCode(expectedPage);
  const found = rowsByCode(page);
  const complaints = [];
  for (const [code, row] of expected) {
    if (!found.has(code)) complaints.push(`docs/errors.md: no row for ${code}`);
    else if (found.get(code) !== row) complaints.push(`docs/errors.md: ${code} should read: ${row}`);
  }
  for (const code of found.keys())
    if (!expected.has(code)) complaints.push(`docs/errors.md: ${code} is not in the table`);
  if (complaints.length === 0) complaints.push("docs/errors.md: differs from what is printed");
  return [...complaints, "npm run errors mends this"];
}
