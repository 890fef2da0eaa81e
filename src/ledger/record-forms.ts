// Building blocks of the forms in which rooms say what may be asserted. What they describe ends up in the published JSON
// Schema; what they refuse is refused before any row is touched.
import { z } from "zod";
import { parsePeriod } from "../core/period";
import { unstorable } from "../core/text";

const storable = (text: string) => unstorable(text) === null;
export const text = (lengthMax: number) =>
  z.string().min(1).max(lengthMax).refine(storable, "holds a NUL or half of a surrogate pair");
export const reference = text(300);
export const slug = text(120).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single dashes");
export const language = z.string().regex(/^[a-z]{2,3}$/, "must be an ISO 639 code as fr, nl or en");
export const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "must be an ISO 3166 code as BE or BE-WAL; EU for the European Union");
export const localisedText = (lengthMax: number) =>
  z
    .record(language, text(lengthMax))
    .refine((value) => Object.keys(value).length > 0, "must have at least one language");
export const unitInterval = z.number().min(0).max(1);
export const visibility = z.enum(["PUBLIC", "NODE", "PRIVATE"]).default("PUBLIC");

/** EDTF text; the form refuses what core/period.ts cannot read. */
export const edtf = z
  .string()
  .max(40)
  .superRefine((value, issues) => {
    try {
      parsePeriod(value);
    } catch (error) {
      issues.addIssue({ code: "custom", message: (error as Error).message });
    }
  })
  .describe("EDTF (ISO 8601-2): 2015, 2015-03-31, 2015~, 197X, 1970/.., 2009~/2016");

export const webAddress = text(2_000).regex(/^https?:\/\/\S+$/, "must be a web address");
