// The table of suggestions, as people review it: written best first, and read again with a verdict in each row that was judged.
import { createReadStream } from "node:fs";
import { CsvError, parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import type { Reader, Visibility } from "../core/context";
import type { ErrorCode } from "../core/error-table";
import { parseTypedId } from "../core/ids";
import { Refusal } from "../core/refusal";
import { complaintsOf } from "../ledger/form-complaints";
import { identityJudgementRecord } from "./identity.record";
import type { Verdict } from "./judging.service";
import { described, type DescribedActor, type Suggestion } from "./suggestions.service";

const ABOUT = ["", "_name", "_kind", "_jurisdiction", "_dataset"];
const COLUMNS = [
  "score",
  ...["one", "other"].flatMap((which) => ABOUT.map((what) => `${which}${what}`)),
  ...["reason", "verdict", "note"],
];
const ROW_CHARACTERS_MAX = 65_536;
/** As many as a person reviews; more come in several files. */
export const ROWS_MAX = 100_000;

/** CRLF and a header row, as RFC 4180 has it; texts that a spreadsheet would run as formulas begin with an apostrophe. */
export async function* suggestionRows(
  reader: Reader,
  sees: readonly Visibility[],
  suggestions: readonly Suggestion[],
): AsyncGenerator<string> {
  const text = (rows: readonly unknown[][]) =>
    stringify([...rows], { record_delimiter: "\r\n", escape_formulas: true });
  yield text([COLUMNS]);
  for await (const batch of described(reader, sees, suggestions)) {
    yield text(
      batch.map(({ score, reason, ...pair }) => [score, ...aboutOf(pair.one), ...aboutOf(pair.other), reason, "", ""]),
    );
  }
}

const aboutOf = ({ id, name, kind, jurisdiction, dataset }: DescribedActor) => [id, name, kind, jurisdiction, dataset];

/** As many lines as a person can work through before trying again. */
const COMPLAINTS_MAX = 100;

interface Complaint {
  readonly line: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** A verdict, and the line on which it stands. */
export type ReviewedVerdict = Verdict & { readonly line: number };

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number; readonly records: number };
}

/** The rows that have a verdict. Throws IMPORT_REFUSED with all complaints, FILE_UNREADABLE. */
export async function reviewedVerdicts(path: string): Promise<ReviewedVerdict[]> {
  const verdicts: ReviewedVerdict[] = [];
  const complaints: Complaint[] = [];
  const rows = parse({
    columns: true,
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: ROW_CHARACTERS_MAX,
  });
  createReadStream(path)
    .on("error", (error) => rows.destroy(error))
    .pipe(rows);
  try {
    for await (const { record, info } of rows as AsyncIterable<Row>) {
      if (info.records === 1) refuseWithoutColumns(path, record);
      if (!record.verdict) continue;
      const { verdict, told } = verdictOf(record);
      complaints.push(...told.map((complaint) => ({ line: info.lines, ...complaint })));
      if (verdict) verdicts.push({ ...verdict, line: info.lines });
      if (verdicts.length > ROWS_MAX)
        throw new Refusal("TOO_MANY_RECORDS", `More than ${ROWS_MAX} verdicts: split the file`);
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    if (!(cause instanceof CsvError)) {
      throw new Refusal(
        "FILE_UNREADABLE",
        `${path} cannot be read (${(cause as { code?: string }).code})`,
        {},
        { cause },
      );
    }
    complaints.push({ line: Number(cause["lines"] ?? 1), code: "BAD_RECORD", message: cause.message });
  }
  if (complaints.length) throw refusal(path, complaints);
  return verdicts;
}

export const refusal = (source: string, complaints: readonly Complaint[]): Refusal =>
  new Refusal(
    "IMPORT_REFUSED",
    `${complaints.length === 1 ? "1 complaint" : `${complaints.length} complaints`}; nothing was written`,
    {
      source,
      complaints: complaints.slice(0, COMPLAINTS_MAX),
      total: complaints.length,
    },
  );

function refuseWithoutColumns(path: string, record: Readonly<Record<string, string>>): void {
  const missing = ["one", "other", "verdict"].filter((column) => !(column in record));
  if (!missing.length) return;
  throw refusal(path, [{ line: 1, code: "BAD_RECORD", message: `has no column ${missing.join(", ")}` }]);
}

function verdictOf({ one, other, verdict, score, note }: Readonly<Record<string, string | undefined>>): {
  readonly verdict?: Verdict;
  readonly told: readonly Omit<Complaint, "line">[];
} {
  const said = {
    one,
    other,
    verdict: verdict?.toUpperCase(),
    ...(score && { score: Number(score) }),
    ...(note && { note }),
  };
  const told: Omit<Complaint, "line">[] = complaintsOf(identityJudgementRecord.form, said).map(
    ({ code, path, message }) => ({
      code,
      message: `${path.join(".")}: ${message}`,
    }),
  );
  const ids = [one, other].map((id) => parseTypedId(id ?? ""));
  ids.forEach((id, index) => {
    if (id?.prefix !== "actor")
      told.push({ code: "BAD_ID", message: `${["one", "other"][index]} is no id of an actor` });
  });
  if (told.length) return { told };
  return { told, verdict: { ...(said as Omit<Verdict, "one" | "other">), one: ids[0]!.uuid, other: ids[1]!.uuid } };
}
