// The form of a mapping as a JSON Schema, for editors: fields of every record type included, so that they can be completed.
import { z } from "zod";
import type { RecordType } from "../../ledger/record-type";
import { blockForm, conditionForm, entryForm, fromForm, MAPPING_FORMAT, mappingForm, recordForm, spanForm, valueForm, whenForm } from "./mapping.form"; // prettier-ignore

type Schema = Record<string, unknown>;

const pointer = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

/** What stands in the form as anything, because it is checked by hand, by the definition that says what it may be. */
const BY_HAND = new Map<unknown, string>([
  [valueForm, "value"],
  [whenForm, "when"],
  [recordForm, "record"],
  [entryForm, "entry"],
  [blockForm, "block"],
]);

const printed = (form: z.ZodType): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(form, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const isOutermost = (zodSchema as unknown) === form;
      const name = isOutermost ? undefined : BY_HAND.get(zodSchema);
      if (!name) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, pointer(name));
    },
  });
  return schema;
};

/** JSON Schema (draft 2020-12) of a mapping. */
export function mappingSchema(types: readonly RecordType[]): object {
  const value = pointer("value");
  return {
    title: `Counterweight mapping, ${MAPPING_FORMAT}: how rows become records`,
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...printed(mappingForm),
    $defs: {
      value: {
        description:
          'A template as "vote-{anr}", a number, a list, an object, or what is made of a column: {from: ...}.',
        anyOf: [
          { type: ["string", "number", "boolean"] },
          { type: "array", items: value },
          pointer("from"),
          pointer("span"),
          {
            type: "object",
            properties: { when: pointer("when") },
            additionalProperties: value,
            not: { anyOf: ["from", "since", "until"].map((field) => ({ required: [field] })) },
          },
        ],
      },
      when: { anyOf: [printed(conditionForm), { type: "array", minItems: 1, items: printed(conditionForm) }] },
      from: { description: "What is made of a cell, step by step.", ...printed(fromForm) },
      span: {
        ...printed(spanForm),
        minProperties: 1,
        description: "From one date to another; an end that is absent is open.",
      },
      record: { anyOf: types.map(recordSchema) },
      entry: { anyOf: [pointer("block"), pointer("record")] },
      block: printed(blockForm),
    },
  };
}

function recordSchema(type: RecordType): Schema {
  const value = pointer("value");
  const described = ([field, form]: [string, z.ZodType]): [string, Schema] => [
    field,
    form.description ? { description: form.description, ...value } : value,
  ];
  return {
    type: "object",
    description: `A ${type.name}.`,
    properties: {
      record: { const: type.name },
      when: pointer("when"),
      id: value,
      ...(type.hasSlug ? {} : { key: value }),
      ...Object.fromEntries(Object.entries(type.form.shape as Record<string, z.ZodType>).map(described)),
    },
    required: ["record"],
    additionalProperties: false,
  };
}
