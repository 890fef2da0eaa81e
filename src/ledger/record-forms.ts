// Building blocks of the forms in which rooms say what may be asserted. The forms are the one source of the import format, its
// JSON Schema and the inputs of mutations, so every field of theirs is described; what they refuse touches no row.
import { z } from "zod";
import type { ErrorCode } from "../core/error-table";
import { parsePeriod } from "../core/period";
import { unstorable } from "../core/text";

/** Goes beside a refinement whose refusal has a code of its own; others are BAD_RECORD. */
export const refusedAs = (code: ErrorCode) => ({ params: { code } });

const storable = (text: string) => unstorable(text) === null;
const characters = (lengthMax: number) => `up to ${lengthMax.toLocaleString("en")} characters`;

/** `what` describes the field, without its length: that is added here, where it is known. */
export const text = (lengthMax: number, what = "Text") =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .refine(storable, "holds a NUL or half of a surrogate pair")
    .describe(`${what}; ${characters(lengthMax)}.`);

export const reference = text(300, "Another record");
/** To records of types that have slugs. */
export const slugReference = (what: string) => reference.describe(`${what}: its typed id or its slug.`);
/** To records of types that have none. */
export const keyReference = (what: string) => reference.describe(`${what}: its typed id, or its key in the same file.`);
/** To records of any type. */
export const anyReference = (what: string) =>
  reference.describe(`${what}, of any type: its typed id, or Type:slug; for a record of the same file also Type:key.`);

export const slug = text(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single dashes")
  .describe(
    `Readable name, unique among records of its type: lower-case letters, digits and dashes; ${characters(120)}.`,
  );
export const language = z
  .string()
  .regex(/^[a-z]{2,3}$/, "must be an ISO 639 code as fr, nl or en")
  .describe("Language: ISO 639 code, as fr, nl or en.");
export const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "must be an ISO 3166 code as BE or BE-WAL; EU for the European Union")
  .describe("Country or region: ISO 3166 code, as BE or BE-WAL; EU for the European Union.");
export const localisedText = (lengthMax: number, what = "Text") =>
  z
    .record(language, text(lengthMax))
    .refine((value) => Object.keys(value).length > 0, "must have at least one language")
    .describe(`${what}; by language, each ${characters(lengthMax)}.`);
export const unitInterval = z.number().min(0).max(1).describe("From 0 to 1.");
export const visibility = z
  .enum(["PUBLIC", "NODE", "PRIVATE"])
  .default("PUBLIC")
  .describe("Who may read it: everyone, this node's readers, or its curators alone. PUBLIC where nothing is said.");

const EDTF_EXAMPLES = "EDTF (ISO 8601-2): 2015, 2015-03-31, 2015~, 197X, 1970/.., 2009~/2016";

/** EDTF text; the form refuses what core/period.ts cannot read. */
export const edtf = z
  .string()
  .max(40)
  .superRefine((value, issues) => {
    try {
      parsePeriod(value);
    } catch (error) {
      issues.addIssue({ code: "custom", message: (error as Error).message, ...refusedAs("BAD_DATE") });
    }
  })
  .describe(`A date or period in ${EDTF_EXAMPLES}.`);
/** An EDTF field that says what is dated. */
export const dated = (what: string) => edtf.describe(`${what}, in ${EDTF_EXAMPLES}.`);

export const webAddress = text(2_000)
  .regex(/^https?:\/\/\S+$/, "must be a web address")
  .describe(`Web address, beginning with http:// or https://; ${characters(2_000)}.`);

/** What most records end with. */
export const note = text(5_000, "What a reader should know of it");
