// Files that a page makes in the browser: nothing travels, what is saved is what is seen.
import type { Cell, Column } from "./column";

/** Gives the browser a file to save. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A spreadsheet would run such a text as a formula: the apostrophe makes it a text (as the node's own downloads do). */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value: Cell): string {
  if (typeof value !== "string") return String(value ?? "");
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180: commas, CRLF, a header row. */
export function csvOf<Row>(columns: readonly Pick<Column<Row>, "title" | "value">[], rows: readonly Row[]): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}
