// The form of a mapping: what a researcher may write in its YAML. It knows the words, not the columns of any file.
import { z } from "zod";
import { ENCODINGS } from "../files/text";
import { TABLE_FORMATS } from "../files/table";
import { datasetForm } from "../import/record-source";
import { whyUnsafe } from "./pattern";

export const MAPPING_FORMAT = "counterweight/mapping/1";

const text = (what: string) => z.string().min(1).max(2_000).describe(what);
const pattern = (what: string) =>
  z
    .string()
    .superRefine((source, issues) => {
      const why = whyUnsafe(source);
      if (why) issues.addIssue({ code: "custom", message: why });
    })
    .describe(what);

type Issues = z.core.$RefinementCtx;

const among = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]);

export const conditionForm = z
  .strictObject({
    column: text("The column that is looked at."),
    is: among.optional().describe("Its cell is this, or one of these."),
    not: among.optional().describe("Its cell is not this, nor any of these."),
    present: z.boolean().optional().describe("Its cell says something (true), or nothing (false)."),
    matches: pattern("Its cell fits this regular expression.").optional(),
  })
  .refine(
    ({ is, not, present, matches }) => [is, not, present, matches].filter((test) => test !== undefined).length === 1,
    {
      message: "needs exactly one of is, not, present, matches",
    },
  );
export type Condition = z.output<typeof conditionForm>;

export const whenForm = z.unknown().superRefine((when, issues) => {
  if (Array.isArray(when)) when.forEach((condition, index) => forward(conditionForm, condition, issues, [index]));
  else forward(conditionForm, when, issues, []);
});
const when = whenForm.optional().describe("Only where this holds; of a list, where all of it holds.");

const decimalMark = z.enum([".", ","]);

/** Anything that makes a value; checkValue holds it against what it turns out to be. */
export const valueForm = z.unknown();

/** What is made of a cell, step by step, in this order. */
export const fromForm = z.strictObject({
  from: text('A column, or a template as "{first} {last}".'),
  when,
  extract: pattern(
    "Only the part that fits the first group of this regular expression; what does not fit says nothing.",
  ).optional(),
  split: z.string().min(1).max(20).optional().describe('A list: the cell is cut here, as at ";".'),
  missing: z.array(z.string()).optional().describe("Besides those of the input: what says nothing."),
  table: text("The value table in which to look the cell up.").optional(),
  otherwise: z.unknown().optional().describe("What stands for what the table does not have; null: nothing."),
  date: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe(
      "How the date is written, as DD.MM.YYYY; of a list, the first that fits. The parts: YYYY, MM, M, DD, D, and * for anything.",
    ),
  number: decimalMark.optional().describe("A number with this decimal mark."),
  decimal: decimalMark
    .optional()
    .describe("An amount with this decimal mark, kept digit by digit, as amounts of money are."),
  integer: z.literal(true).optional().describe("A whole number."),
  boolean: z.literal(true).optional().describe("true, yes or 1; false, no or 0."),
  line: z.literal(true).optional().describe("One line: line breaks and runs of spaces become one space."),
  slug: z.literal(true).optional().describe("A readable name of it: lower-case letters, digits and dashes."),
  each: valueForm.optional().describe('What is made of each, as {value: "{item}", kind: VARIANT}.'),
  default: valueForm.optional().describe("What stands where there is nothing."),
});
export type From = z.output<typeof fromForm>;
export const CONVERSIONS = ["date", "number", "decimal", "integer", "boolean", "line", "slug"] as const;

export const spanForm = z.strictObject({
  since: valueForm.optional().describe("Its first date; open where there is none."),
  until: valueForm.optional().describe("Its last date; open where there is none."),
  when,
});

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);
export const isFrom = (value: unknown): value is From => isObject(value) && "from" in value;
export const isSpan = (value: unknown): value is z.output<typeof spanForm> =>
  isObject(value) && ("since" in value || "until" in value);

function forward(form: z.ZodType, value: unknown, issues: Issues, path: readonly PropertyKey[]): void {
  for (const issue of form.safeParse(value, { reportInput: true }).error?.issues ?? [])
    issues.addIssue({ ...(issue as z.core.$ZodIssueCustom), path: [...path, ...issue.path] });
}

/** By hand, here and elsewhere, because a union of forms could not say which of them was meant. */
function checkValue(value: unknown, issues: Issues, path: readonly PropertyKey[] = []): void {
  if (value === null) issues.addIssue({ code: "custom", message: "is empty", path: [...path] });
  else if (Array.isArray(value)) value.forEach((item, index) => checkValue(item, issues, [...path, index]));
  else if (isFrom(value)) {
    forward(fromForm, value, issues, path);
    const conversions = CONVERSIONS.filter((name) => value[name] !== undefined);
    if (conversions.length > 1)
      issues.addIssue({ code: "custom", message: `only one of ${conversions.join(", ")}`, path: [...path] });
    for (const part of ["each", "default"] as const)
      if (value[part] !== undefined) checkValue(value[part], issues, [...path, part]);
  } else if (isSpan(value)) {
    forward(spanForm, value, issues, path);
    for (const part of ["since", "until"] as const)
      if (value[part] !== undefined) checkValue(value[part], issues, [...path, part]);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === "when") forward(whenForm, item, issues, [...path, key]);
      else checkValue(item, issues, [...path, key]);
    }
  }
}

export const recordForm = z
  .looseObject({ record: text("The type of record.") })
  .superRefine((record, issues) => checkValue(record, issues))
  .describe("A record: its fields, as in the import format.");
export type RecordForm = z.output<typeof recordForm>;

const reading = {
  format: z.enum(TABLE_FORMATS).optional().describe("By the file's ending where left out; else csv."),
  delimiter: z
    .string()
    .min(1)
    .max(5)
    .optional()
    .describe("What stands between cells: a comma where left out, a tab in tsv."),
  quotes: z.boolean().optional().describe("false where quotes are text like any other."),
  encoding: z.enum(ENCODINGS).optional().describe("utf-8 where left out."),
  path: text("Of JSON: where the list of rows stands, as results.items.").optional(),
  missing: z.array(z.string()).optional().describe("Cells that say nothing; empty ones never do."),
};

const fileName = text("A file beside the mapping.");
const fileGlob = text('The files that are given, by name: "votes*.csv".');
const oneOfFiles = <Form extends { file?: unknown; files?: unknown }>(form: Form) =>
  (form.file === undefined) !== (form.files === undefined);
const ONE_OF_FILES = { message: "needs either `file`, beside the mapping, or `files`, which are given" };

const joinForm = z
  .strictObject({
    file: fileName.optional(),
    files: fileGlob.optional(),
    ...reading,
    as: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_]*$/, "must be a word")
      .describe("Its columns are called {as.column}."),
    key: text("Its column that is looked up."),
    by: text('What is looked up there: a column of the row, or a template as "{org}".'),
    many: z.boolean().optional().describe("Its rows share keys: each column is a list."),
    required: z.boolean().optional().describe("A key that it does not have is an error."),
  })
  .refine(oneOfFiles, ONE_OF_FILES);
export type JoinForm = z.output<typeof joinForm>;
const join = z.array(joinForm).max(20).optional().describe("Tables whose columns are added, by a key.");

export interface BlockForm {
  readonly columns: string;
  readonly when?: z.output<typeof when>;
  readonly join?: readonly JoinForm[] | undefined;
  readonly records: readonly EntryForm[];
}
export type EntryForm = RecordForm | BlockForm;

export const isBlock = (entry: unknown): entry is BlockForm => isObject(entry) && "columns" in entry;

export const blockForm: z.ZodType<BlockForm> = z
  .strictObject({
    columns: pattern(
      "Once for every column whose heading fits this regular expression and whose cell says something. Its named groups are columns " +
        "then, and so are {cell} and {column}.",
    ),
    when,
    join,
    get records() {
      return entries;
    },
  })
  .describe("Wide tables: what is made of each of many columns.");

export const entryForm = z
  .unknown()
  .superRefine((entry, issues) => forward(isBlock(entry) ? blockForm : recordForm, entry, issues, []));
const entries = z.array(entryForm).min(1).describe("What is made of each row.") as z.ZodType<readonly EntryForm[]>;

const inputForm = z
  .strictObject({
    file: fileName.optional(),
    files: fileGlob.optional(),
    ...reading,
    optional: z.array(z.string()).optional().describe("Columns that the mapping names and a file may lack."),
    join,
    when,
    records: entries,
  })
  .refine(oneOfFiles, ONE_OF_FILES);
export type InputForm = z.output<typeof inputForm>;

const { name, title, licence, attribution } = datasetForm.shape;

export const mappingForm = z.strictObject({
  mapping: z.literal(MAPPING_FORMAT).describe("The format of the mapping."),
  dataset: z.strictObject({ name, title, licence, attribution }).describe("Which data set the records come from."),
  about: z
    .strictObject({
      origin: text("Who publishes the files.").optional(),
      get: text("How to get them.").optional(),
      note: text("What else to know.").optional(),
    }) // prettier-ignore
    .optional()
    .describe("For people."),
  tables: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .optional()
    .describe("Value tables by name: what each code stands for; null: it says nothing."),
  records: z.array(recordForm).optional().describe("Records that stand once, whatever the rows."),
  inputs: z.array(inputForm).min(1).max(100).describe("The files, in the order in which they are read."),
});
export type MappingForm = z.output<typeof mappingForm>;
