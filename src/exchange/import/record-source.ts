// What an import takes in, whatever the file's format: records as the project's own format writes them, each with the place where
// it stands and the data set that it comes from. Readers of formats make it; the survey and the writing know nothing else.
import { z } from "zod";
import type { ErrorCode } from "../../core/error-table";
import { text } from "../../ledger/record-forms";

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
  .describe("The first line: which data set this is. A later one begins another data set.");

export type Dataset = Omit<z.output<typeof datasetForm>, "record" | "format">;

/** Where something stands in a file. */
export interface Place {
  /** Counted from 1. Of a table with quoted line breaks, where the row begins. */
  readonly line: number;
  /** The column of a table by its heading, or the character in the line, counted from 1. */
  readonly column?: string | number;
  /** Where it stands in another file than the one that is imported: in a mapping, in a table joined to it. */
  readonly file?: string;
}

export interface Complaint extends Place {
  readonly code: ErrorCode;
  readonly message: string;
}

/** A record as a file gives it: fields of the own format (`record`, `id` or `slug` or `key`, and its content). */
export interface Given {
  readonly place: Place;
  readonly dataset: Dataset;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface RecordSource {
  /** As its user knows it: the file's path. */
  readonly name: string;
  /**
   * All records from the start, in bounded memory. An import may read a second time, which must give the same. What cannot be read as a record comes as a complaint, and reading goes on where it can. Throws FILE_UNREADABLE and
   * BAD_TEXT where it cannot.
   */
  records(): AsyncIterable<Given | Complaint>;
  /** It tells of some types of records only: those of others, of the same data sets, stand in other files. */
  readonly isPartial?: true;
  /** Where a field of a given record stands, for complaints about it: by default where the record does. */
  placeOf?(given: Given, path: readonly PropertyKey[]): Place;
}

export const isComplaint = (item: Given | Complaint): item is Complaint => "code" in item;
