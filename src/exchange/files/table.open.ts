// Opens a table by the format that its user or its name says.
import { csvTable } from "./csv.table";
import { jsonTable, ndjsonTable } from "./json.table";
import type { Table, TableFormat, TableOptions } from "./table";

const ENDINGS: readonly (readonly [RegExp, TableFormat])[] = [
  [/\.(tsv|tab)(\.gz)?$/i, "tsv"],
  [/\.json(\.gz)?$/i, "json"],
  [/\.(ndjson|jsonl)(\.gz)?$/i, "ndjson"],
];

export async function openTable(file: string, options: TableOptions): Promise<Table> {
  const format = options.format ?? ENDINGS.find(([ending]) => ending.test(file))?.[1] ?? "csv";
  const { encoding, delimiter = format === "tsv" ? "\t" : ",", quotes = true, path = "" } = options;
  if (format === "json") return jsonTable(file, encoding, path);
  if (format === "ndjson") return ndjsonTable(file, encoding);
  return csvTable(file, encoding, delimiter, quotes);
}
