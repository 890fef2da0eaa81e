// The first reading of an import file: every line is parsed and held against its form, and every record gets its id,
// before anything touches the database. So a file's errors are all told at once, and a record may refer to a later line.
import { z } from "zod";
import type { ErrorCode } from "../../core/error-table";
import { derivedUuid, parseTypedId } from "../../core/ids";
import { complaintsOf } from "../../ledger/form-complaints";
import { text } from "../../ledger/record-forms";
import type { RecordType } from "../../ledger/record-type";
import { type Line, LINE_CHARACTERS_MAX } from "./lines";

export const FORMAT = "counterweight/1";

export const datasetForm = z
  .strictObject({
    record: z.literal("Dataset").describe("Says that this line is the data set's."),
    format: z.literal(FORMAT).describe("The format of the file."),
    name: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single dashes")
      .max(120)
      .describe("Names the data set, and makes the ids of its records its own. Keep it from one version to the next."),
    title: text(500, "What people call the data set"),
    licence: text(500, "Under which licence its data may be used").optional(),
    attribution: text(2_000, "Whom to name when using it").optional(),
  })
  .describe("The first line: which data set this is.");

export type Dataset = z.output<typeof datasetForm>;

export interface Complaint {
  readonly line: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** A line that is a record: its type, its id, and its content with references as the file gives them. */
export interface ParsedRecord {
  readonly line: number;
  readonly type: RecordType;
  readonly uuid: string;
  readonly content: Record<string, unknown>;
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$/;

export class Survey {
  readonly complaints: Complaint[] = [];
  dataset: Dataset | null = null;
  records = 0;
  /** `Actor:wsm` → uuid, for all records that the file names by slug or key. */
  readonly #names = new Map<string, string>();
  /** uuid → line, to find twins now and the line of a refused record later. */
  readonly #lines = new Map<string, number>();

  constructor(private readonly types: ReadonlyMap<string, RecordType>) {}

  uuidByName(type: string, name: string): string | undefined {
    return this.#names.get(`${type}:${name}`);
  }

  lineOf(uuid: string): number {
    return this.#lines.get(uuid) ?? 0;
  }

  complain(line: number, code: ErrorCode, message: string): null {
    this.complaints.push({ line, code, message });
    return null;
  }

  /** Takes note of one line; what is wrong with it goes to `complaints`. */
  add(line: Line): void {
    const value = this.#parse(line);
    if (!value) return;
    if (!this.dataset) {
      this.#begin(line.number, value);
      return;
    }
    const record = this.#identify(line.number, value);
    if (!record) return;
    const { type, uuid, content } = record;
    const twin = this.#lines.get(uuid);
    if (twin !== undefined) {
      this.complain(line.number, "DUPLICATE_RECORD", `is the same ${type.name} as line ${twin}`);
      return;
    }
    this.#lines.set(uuid, line.number);
    this.records += 1;
    const name = type.hasSlug ? content.slug : value.key;
    const called = `${type.name}:${String(name)}`;
    // As on the node: where a hidden record has the slug of an open one, the slug names the open one.
    const isTaken = content.visibility === "PRIVATE" && this.#names.has(called);
    if (typeof name === "string" && !isTaken) this.#names.set(called, uuid);
    for (const { code, path, message } of complaintsOf(type.form, content)) {
      this.complain(line.number, code, `${[type.name, ...path].join(".")}: ${message}`);
    }
  }

  /** The record of a line that the survey has found good. */
  read(line: Line): ParsedRecord | null {
    const value = JSON.parse(line.text) as Record<string, unknown>;
    if (value.record === "Dataset") return null;
    const { type, uuid, content } = this.#identify(line.number, value)!;
    return { line: line.number, type, uuid, content: type.form.parse(content) };
  }

  #parse(line: Line): Record<string, unknown> | null {
    if (line.tooLong)
      return this.complain(line.number, "LINE_TOO_LONG", `is longer than ${LINE_CHARACTERS_MAX} characters`);
    try {
      const value: unknown = JSON.parse(line.text);
      if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
      return this.complain(line.number, "BAD_JSON", "is no JSON object");
    } catch (error) {
      return this.complain(line.number, "BAD_JSON", `is not JSON: ${(error as Error).message.slice(0, 200)}`);
    }
  }

  #begin(line: number, value: Record<string, unknown>): void {
    const parsed = datasetForm.safeParse(value);
    if (parsed.success) {
      this.dataset = parsed.data;
      return;
    }
    const issue = parsed.error.issues[0]!;
    const what =
      value.record === "Dataset"
        ? `${issue.path.join(".")}: ${issue.message}`
        : `the first line must be a Dataset of format ${FORMAT}`;
    this.complain(line, "NO_DATASET", what);
    // Read on under a stand-in, so that the other lines' errors are told too.
    this.dataset = { record: "Dataset", format: FORMAT, name: "unnamed", title: "unnamed" };
  }

  #identify(line: number, value: Record<string, unknown>): Omit<ParsedRecord, "line"> | null {
    const { record: typeName, id, key, ...content } = value;
    const type = typeof typeName === "string" ? this.types.get(typeName) : undefined;
    if (!type) {
      const known = [...this.types.keys()].join(", ");
      return this.complain(line, "BAD_RECORD", `record: ${JSON.stringify(typeName)?.slice(0, 60)} is none of ${known}`);
    }
    if (id !== undefined) {
      const parsed = typeof id === "string" ? parseTypedId(id) : null;
      if (parsed?.prefix !== type.idPrefix) {
        return this.complain(line, "BAD_ID", `id: not of the form ${type.idPrefix}_ and 32 hexadecimal digits`);
      }
      return { type, uuid: parsed.uuid, content };
    }
    const name = type.hasSlug ? content.slug : key;
    if (typeof name !== "string" || !KEY.test(name)) {
      const field = type.hasSlug ? "slug" : "key";
      const why =
        name === undefined ? "is missing: it names the record" : "must be lower-case letters, digits and single dashes";
      return this.complain(line, "BAD_RECORD", `${type.name}.${field}: ${why}`);
    }
    return { type, uuid: derivedUuid(this.dataset!.name, type.name, name), content };
  }
}
