// Reads a mapping's YAML and holds it against the form. It remembers where everything stands, so that every complaint about the
// mapping has a line and a column of its own.
import { readFile, stat } from "node:fs/promises";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { Refusal } from "../../core/refusal";
import type { Complaint, Place } from "../import/record-source";
import { mappingForm, type MappingForm } from "./mapping.form";

export type Path = readonly PropertyKey[];

export interface MappingDocument {
  readonly file: string;
  readonly form: MappingForm;
  placeOf(path: Path): Place;
}

const BYTES_MAX = 1_048_576;

/** Throws FILE_UNREADABLE, or IMPORT_REFUSED with all that is wrong. */
export async function readMapping(file: string): Promise<MappingDocument> {
  const source = await readText(file);
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length)
    throw refusedMapping(file, document.errors.map(({ pos, message }) => complaint(at(pos[0]), message))); // prettier-ignore
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
  try {
    if ((await stat(file)).size > BYTES_MAX)
      throw new Refusal("FILE_UNREADABLE", `${file} is longer than 1 MiB: no mapping`);
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(
      "FILE_UNREADABLE",
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`,
      {},
      { cause },
    );
  }
}

/** Aliases may blow up what looks small; the package counts them. */
function valueOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw refusedMapping(file, [complaint({ file, line: 1 }, (error as Error).message)]);
  }
}

const complaint = (place: Place, message: string): Complaint => ({ ...place, code: "MAPPING_INVALID", message });

export const refusedMapping = (source: string, complaints: readonly Complaint[]) =>
  new Refusal("IMPORT_REFUSED", "the mapping cannot be used; nothing was written", {
    source,
    complaints: [...complaints].sort((a, b) => a.line - b.line),
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
