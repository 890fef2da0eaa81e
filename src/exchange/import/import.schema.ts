// The import format as a JSON Schema, made from the forms that imports are held against, so that the two cannot differ.
import { z } from "zod";
import type { RecordType } from "../../ledger/record-type";
import { datasetForm, FORMAT } from "./record-source";

/** JSON Schema (draft 2020-12) of one line of an import file. */
export function importSchema(types: readonly RecordType[]): object {
  const lines = types.map((type) =>
    z
      .strictObject({
        record: z.literal(type.name),
        id: z
          .string()
          .regex(new RegExp(`^${type.idPrefix}_[0-9a-f]{32}$`))
          .optional()
          .describe("Typed id; else it follows from data set and slug or key."),
        ...(type.hasSlug
          ? {}
          : {
              key: z
                .string()
                .optional()
                .describe("Names the record within the data set; required where there is no id."),
            }),
        ...type.form.shape,
      })
      .describe(`A ${type.name}.`),
  );
  return {
    title: `Counterweight import format, ${FORMAT}: one JSON object a line`,
    ...z.toJSONSchema(z.union([datasetForm, ...lines]), { io: "input", unrepresentable: "any" }),
  };
}
