// Which reader a file needs, told by how it begins: the name of a file says little. It reads no record.
import { Refusal } from "../../core/refusal";
import { textOf } from "../files/text";
import { ownFormat } from "../import/own-format.source";
import type { RecordSource } from "../import/record-source";
import type { DatasetOptions, ForeignSource } from "./foreign.source";
import { followTheMoney } from "./ftm.source";
import { iatiOrganisations } from "./iati.source";
import { ownCsv, ownTableOf } from "./own-csv.source";
import { OWN_TABLES, type OwnTable } from "./own-csv.tables";

type Format = "own" | "followTheMoney" | "iati" | OwnTable;

const READ =
  "Read without a mapping are the import format (NDJSON that begins with a Dataset), FollowTheMoney (NDJSON), IATI organisation files " +
  "(XML), and CSV with the columns of this software's own downloads. Anything else needs --mapping (docs/mappings.md)";

/** A source for each file, those that others may refer to first. Throws FORMAT_UNKNOWN, FILE_UNREADABLE and BAD_TEXT. */
export async function sourcesOf(paths: readonly string[], options: DatasetOptions = {}): Promise<RecordSource[]> {
  const found: { path: string; format: Format }[] = [];
  for (const path of paths) found.push({ path, format: await formatOf(path) });
  const rank = ({ format }: { format: Format }) => (typeof format === "string" ? -1 : OWN_TABLES.indexOf(format));
  return found.sort((a, b) => rank(a) - rank(b)).map(({ path, format }) => sourceOf(path, format, options));
}

/** Such a source tells, after an import, what it left out. */
export const isForeign = (source: RecordSource): source is ForeignSource => "leftOut" in source;

function sourceOf(path: string, format: Format, options: DatasetOptions): RecordSource {
  switch (format) {
    case "own":
      return ownFormat(path);
    case "followTheMoney":
      return followTheMoney(path, options);
    case "iati":
      return iatiOrganisations(path, options);
    default:
      return ownCsv(path, options);
  }
}

async function formatOf(path: string): Promise<Format> {
  const unknown = (what: string) => new Refusal("FORMAT_UNKNOWN", `${path} ${what}. ${READ}`);
  const start = (await startOf(path)).trimStart();
  if (start.startsWith("<")) {
    if (/<iati-organisations[\s>/]/.test(start)) return "iati";
    throw unknown(/<iati-activities[\s>/]/.test(start) ? "holds IATI activities" : "is XML of another kind");
  }
  // The import format's own complaints say more about a file that is broken from the start.
  if (!start) return "own";
  if (start.startsWith("{")) return formatOfObject(start, unknown);
  if (start.startsWith("[")) throw unknown("is a JSON list");
  const [heading = ""] = start.split(/\r?\n/, 1);
  const table = ownTableOf(heading.split(",").map((column) => column.trim().replace(/^"(.*)"$/, "$1")));
  if (!table) throw unknown("is no table of a download, as its columns tell");
  return table;
}

function formatOfObject(start: string, unknown: (what: string) => Refusal): Format {
  const [line = ""] = start.split("\n", 1);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Longer than what was read, or broken.
    return /"schema"\s*:/.test(line) && /"properties"\s*:/.test(line) ? "followTheMoney" : "own";
  }
  const fields = value as object;
  if ("record" in fields) return "own";
  if ("schema" in fields && "properties" in fields) return "followTheMoney";
  throw unknown("holds JSON objects of another kind");
}

async function startOf(path: string): Promise<string> {
  for await (const text of textOf(path)) if (text.trim()) return text;
  return "";
}
