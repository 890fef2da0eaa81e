// The forms of all records: they become import format, JSON Schema and inputs of mutations, so each field must explain itself;
// and what they refuse has a code.
import { z } from "zod";
import { parsePeriod } from "../../src/core/period";
import { complaintsOf } from "../../src/ledger/form-complaints";
import { datasetForm } from "../../src/exchange/import/record-source";
import { RECORD_TYPES } from "../../src/records/record-types";

const layersOf = (schema: z.core.$ZodType): z.core.$ZodType[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return [schema, ...layersOf(schema.unwrap())];
  return [schema];
};

const descriptionOf = (schema: z.core.$ZodType): string | undefined =>
  layersOf(schema)
    .map((layer) => (layer as z.ZodType).description)
    .find((description) => description !== undefined);

/** The fields of a form and of the objects within it that no sentence explains. */
const undescribed = (schema: z.core.$ZodType, path: string): string[] => {
  const core = layersOf(schema).at(-1)!;
  if (core instanceof z.ZodArray) return undescribed(core.element, `${path}[]`);
  if (!(core instanceof z.ZodObject)) return [];
  return Object.entries(core.shape as Record<string, z.core.$ZodType>).flatMap(([name, field]) => [
    ...(/^[A-Z].{9,}[.]$/.test(descriptionOf(field) ?? "") ? [] : [`${path}.${name}`]),
    ...undescribed(field, `${path}.${name}`),
  ]);
};

it("describes every field of every form, and of the objects within them, in a sentence", () => {
  const missing = [
    ...RECORD_TYPES.flatMap(({ name, form }) => undescribed(form, name)),
    ...undescribed(datasetForm, "Dataset"),
  ];
  expect(missing).toEqual([]);
});

it("would see a field that is not described, however deep it lies", () => {
  const planted = z.strictObject({
    described: z.string().describe("A sentence about it."),
    within: z.string().describe("A sentence about it.").optional(),
    bare: z.string(),
    terse: z.string().describe("word"),
    list: z
      .array(z.strictObject({ inner: z.number().default(1) }))
      .optional()
      .describe("A sentence about it."),
  });
  expect(undescribed(planted, "Planted")).toEqual(["Planted.bare", "Planted.terse", "Planted.list[].inner"]);
});

it("promises for every date only what the node can read", () => {
  const examples = "2015, 2015-03-31, 2015~, 197X, 1970/.., 2009~/2016";
  const actor = RECORD_TYPES.find(({ name }) => name === "Actor")!;
  expect(descriptionOf(actor.form.shape.existence)).toContain(examples);
  for (const example of examples.split(", ")) expect(parsePeriod(example).text).toBe(example);
});

describe("complaints of a form", () => {
  const form = RECORD_TYPES.find(({ name }) => name === "Actor")!.form;
  const person = { slug: "a", kind: "PERSON", names: [{ value: "A", kind: "OFFICIAL" }] };

  it("name code, place and reason", () => {
    expect(complaintsOf(form, person)).toEqual([
      { code: "PERSON_WITHOUT_PUBLIC_ROLE", path: ["publicRole"], message: expect.stringContaining("public role") },
    ]);
    expect(
      complaintsOf(form, { ...person, kind: "NGO", names: [{ value: "", kind: "OFFICIAL", valid: "yore" }] }),
    ).toEqual([
      { code: "BAD_RECORD", path: ["names", 0, "value"], message: "must not be empty" },
      { code: "BAD_DATE", path: ["names", 0, "valid"], message: expect.stringMatching(/^"yore" is no date: /) },
    ]);
    expect(complaintsOf(form, { ...person, kind: "NGO", beliefs: "none of our business" })).toEqual([
      { code: "BAD_RECORD", path: [], message: 'has no field "beliefs"' },
    ]);
  });

  it("take a word for a date only from the rule about dates, and no code that the error table does not know", () => {
    const quoting = z.string().refine(() => false, { message: '"x" is no date: but this is another rule' });
    const unknown = z.string().refine(() => false, { message: "no", params: { code: "MADE_UP" } });
    expect([...complaintsOf(quoting, "x"), ...complaintsOf(unknown, "x")].map(({ code }) => code)).toEqual([
      "BAD_RECORD",
      "BAD_RECORD",
    ]);
  });

  it("are none for what may be asserted", () => {
    expect(complaintsOf(form, { ...person, publicRole: { en: "Minister" } })).toEqual([]);
  });
});
