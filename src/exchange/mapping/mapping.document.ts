// Reads a mapping's YAML and holds it against the form. It remembers where everything stands, so that every complaint about the
// mapping has a line and a column of its own.
import { isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { Refusal } from "../../core/refusal";
import { DEPTH_MAX, isDeeper } from "../files/json.object";
import { textOf } from "../files/text";
import { COMPLAINTS_MAX } from "../import/import.survey";
import type { Complaint, Place } from "../import/record-source";
import { mappingForm, type MappingForm } from "./mapping.form";

export type Path = readonly PropertyKey[];

export interface MappingDocument {
  readonly file: string;
  readonly form: MappingForm;
  placeOf(path: Path): Place;
}

const CHARACTERS_MAX = 262_144;

/** Throws FILE_UNREADABLE and BAD_TEXT, or IMPORT_REFUSED with all that is wrong. */
export async function readMapping(file: string): Promise<MappingDocument> {
  const source = await readText(file);
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const told = ({ message }: Error) => (message.startsWith("Maximum call stack") ? "is nested too deeply" : message);
  const wrong = [...document.errors.map((error) => [error.pos[0], told(error)] as const), ...twinsIn(document)];
  if (wrong.length) throw refusedMapping(file, wrong.map(([offset, message]) => complaint(at(offset), message))); // prettier-ignore
  /** Where the innermost part of the path stands that there is. */
  const placeOf = (path: Path): Place => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return at(0);
  };
  const parsed = mappingForm.safeParse(valueOf(document, file), { reportInput: true });
  if (!parsed.success)
    throw refusedMapping(file, parsed.error.issues.map((issue) => complaint(placeOf(placed(issue)), words(issue)))); // prettier-ignore
  return { file, form: parsed.data, placeOf };
}

async function readText(file: string): Promise<string> {
  let whole = "";
  for await (const text of textOf(file)) {
    whole += text;
    if (whole.length > CHARACTERS_MAX)
      throw new Refusal("FILE_UNREADABLE", `${file} is longer than ${CHARACTERS_MAX} characters: no mapping`);
  }
  return whole;
}

type Document = ReturnType<typeof parseDocument>;

/** Keys that stand twice in one map, with where: the package compares each with each, which takes minutes where there are many. */
function twinsIn(document: Document): (readonly [offset: number, message: string])[] {
  const twins: (readonly [number, string])[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) twins.push([key.range?.[0] ?? 0, `"${String(key.value).slice(0, 60)}" stands twice`]);
        seen.add(key.value);
      }
    },
  });
  return twins;
}

/** Aliases may blow up what looks small, which the package counts; or lead in circles, which it does not. */
function valueOf(document: Document, file: string): unknown {
  const refused = (message: string) => refusedMapping(file, [complaint({ file, line: 1 }, message)]);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    throw refused((error as Error).message);
  }
  if (isDeeper(value, DEPTH_MAX)) throw refused(`is nested deeper than ${DEPTH_MAX}`);
  return value;
}

const complaint = (place: Place, message: string): Complaint => ({ ...place, code: "MAPPING_INVALID", message });

export const refusedMapping = (source: string, complaints: readonly Complaint[]) =>
  new Refusal("IMPORT_REFUSED", "the mapping cannot be used; nothing was written", {
    source,
    complaints: [...complaints].sort((a, b) => a.line - b.line).slice(0, COMPLAINTS_MAX),
    total: complaints.length,
  });

type Issue = z.core.$ZodIssue;

/** An unknown field is told where it stands. */
const placed = (issue: Issue): Path =>
  issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]!] : issue.path;

function words(issue: Issue): string {
  const field = issue.path.filter((step) => typeof step === "string").at(-1);
  const about = field === undefined ? "" : `${field}: `;
  if (issue.code === "unrecognized_keys")
    return `${about}there is no ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  if (issue.code === "invalid_type" && issue.input === undefined) return `${about}is missing`;
  if (issue.code === "invalid_type")
    return `${about}must be ${issue.expected === "array" ? "a list" : `a ${issue.expected}`}`;
  if (issue.code === "invalid_value")
    return `${about}must be ${issue.values.map((value) => `"${String(value)}"`).join(" or ")}`;
  if (issue.code === "too_small") return `${about}must not be empty`;
  return `${about}${issue.message}`;
}
