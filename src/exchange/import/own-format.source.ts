// Reads the project's own format: one JSON object a line, a Dataset before the records that come from it.
import type { ErrorCode } from "../../core/error-table";
import { type JsonObject, jsonObject } from "../files/json.object";
import { type Line, LINE_CHARACTERS_MAX, linesOf } from "../files/lines";
import { type Complaint, type Dataset, datasetForm, FORMAT, type Given, type RecordSource } from "./record-source";

/** So that the other lines' errors are told too where the first is wrong. */
const STAND_IN: Dataset = { name: "unnamed", title: "unnamed" };

export const ownFormat = (path: string): RecordSource => ({ name: path, records: () => recordsOf(path) });

async function* recordsOf(path: string): AsyncGenerator<Given | Complaint> {
  let dataset: Dataset | null = null;
  for await (const line of linesOf(path)) {
    const { value, complaint } = parsed(line);
    if (!value) {
      yield complaint;
    } else if (!dataset || value.record === "Dataset") {
      const begun = datasetOf(line, value);
      if ("code" in begun) yield begun;
      dataset = "code" in begun ? (dataset ?? STAND_IN) : begun;
    } else yield { place: { line: line.number }, dataset, value };
  }
  if (!dataset) yield { line: 1, code: "NO_DATASET", message: "the file is empty" };
}

type Parsed =
  | { readonly value: JsonObject; readonly complaint?: never }
  | { readonly value?: never; readonly complaint: Complaint };

/** One line of newline-delimited JSON, which must be an object. */
export function parsed({ number: line, text, tooLong }: Line): Parsed {
  const wrong = (code: ErrorCode, message: string): Parsed => ({ complaint: { line, code, message } });
  if (tooLong) return wrong("LINE_TOO_LONG", `is longer than ${LINE_CHARACTERS_MAX} characters`);
  const value = jsonObject(text);
  return typeof value === "string" ? wrong("BAD_JSON", value) : { value };
}

function datasetOf(line: Line, value: JsonObject): Dataset | Complaint {
  const result = datasetForm.safeParse(value);
  if (result.success) {
    const { name, title, licence, attribution } = result.data;
    return { name, title, licence, attribution };
  }
  const issue = result.error.issues[0]!;
  const message =
    value.record === "Dataset"
      ? `${issue.path.join(".")}: ${issue.message}`
      : `the first line must be a Dataset of format ${FORMAT}`;
  return { line: line.number, code: "NO_DATASET", message };
}
