// The GraphQL input types of mutations, made from the forms that imports are held against: what may be asserted of a record
// is said once, in its room, and cannot differ between a file and a mutation. It knows forms, and no single record type.
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  type GraphQLInputFieldConfig,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from "graphql";
import type { z } from "zod";
import type { RecordType } from "../ledger/record-type";
import { EVIDENCE_FIELDS, isCitable, NEW_EXCERPT_FIELDS } from "./alongside";
import { type Form, shapeOf, unwrapped } from "./form-shape";

const CLIENT_MUTATION_ID = {
  type: GraphQLString,
  description:
    "Makes it happen once: the same id by the same key with the same input is answered again and not done again, for 30 days. " +
    "With another input: SUBMISSION_REUSED. Up to 200 characters, as a UUID.",
};

const LOCALISED_TEXT_INPUT = new GraphQLInputObjectType({
  name: "LocalisedTextInput",
  description: "A text in one language. A field takes a list of them, each language once.",
  fields: {
    lang: { type: new GraphQLNonNull(GraphQLString), description: "ISO 639 code, as fr, nl or en." },
    value: { type: new GraphQLNonNull(GraphQLString), description: "The text in that language." },
  },
});

const some = (type: GraphQLInputType) => new GraphQLNonNull(type);
const listOf = (type: GraphQLInputType) => new GraphQLList(some(type));

/** One set of input types for one schema: makes each once, and finds enums and names by what the schema shows of the record. */
export class InputTypes {
  readonly retract: GraphQLInputObjectType;
  readonly #enums = new Map<string, GraphQLEnumType>();
  readonly #nested = new Map<string, GraphQLInputObjectType>();
  #evidence: GraphQLInputObjectType | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly types: ReadonlyMap<string, RecordType>,
  ) {
    for (const type of Object.values(schema.getTypeMap())) {
      if (type instanceof GraphQLEnumType) this.#enums.set(signature(type.getValues().map(({ name }) => name)), type);
    }
    this.retract = new GraphQLInputObjectType({
      name: "RetractRecordInput",
      description: "Which record to take back, and why.",
      fields: {
        clientMutationId: CLIENT_MUTATION_ID,
        id: { type: some(GraphQLID), description: "Its typed id." },
        expectedVersion: {
          type: GraphQLInt,
          description: "The version that was read; another by now: STALE_VERSION. Left out: whatever it is.",
        },
        reason: { type: GraphQLString, description: "Why, for the history. Up to 1,000 characters." },
      },
    });
  }

  create(type: RecordType): GraphQLInputObjectType {
    const key = {
      type: GraphQLString,
      description: "Names the record within this request, so that others in it can refer to it. Not kept.",
    };
    return new GraphQLInputObjectType({
      name: `Create${type.name}Input`,
      description: `What is said of a new ${type.name}.`,
      fields: () => ({
        clientMutationId: CLIENT_MUTATION_ID,
        ...(type.hasSlug ? {} : { key }),
        ...this.#fields(type, shapeOf(type.form), (field) => this.#required(field)),
        ...this.#alongside(type),
      }),
    });
  }

  update(type: RecordType): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name: `Update${type.name}Input`,
      description: `What changes about a record of type ${type.name}. A field left out stays as it is; null empties it; lists and objects are replaced whole.`,
      fields: () => ({
        clientMutationId: CLIENT_MUTATION_ID,
        id: { type: some(GraphQLID), description: "Its typed id." },
        expectedVersion: {
          type: some(GraphQLInt),
          description:
            "The version that was read, so that nobody's change is overwritten unseen; another by now: STALE_VERSION.",
        },
        // What a form takes where nothing is said is for new records: of others it stays.
        ...withoutPresets(this.#fields(type, shapeOf(type.form), () => ({}))),
        ...this.#alongside(type),
      }),
    });
  }

  /** Required where the form has neither optional nor default; defaults are shown. */
  #required(field: Form): { required?: true; defaultValue?: unknown } {
    const { isOptional, preset } = unwrapped(field);
    if (preset !== undefined) return { required: true, defaultValue: preset };
    return isOptional ? {} : { required: true };
  }

  #fields(
    type: RecordType,
    shape: Readonly<Record<string, Form>>,
    demand: (field: Form) => { required?: true; defaultValue?: unknown },
  ): GraphQLInputFieldConfigMap {
    const fields = Object.entries(shape).map(([name, field]): [string, GraphQLInputFieldConfig] => {
      const { required, defaultValue } = demand(field);
      const bare = name in type.references ? this.#reference(field) : this.#typeOf(type, name, field);
      const { description } = unwrapped(field);
      if (!description) throw new Error(`${type.name}.${name} has no description in its form`);
      return [
        name,
        { type: required ? some(bare) : bare, description, ...(defaultValue !== undefined && { defaultValue }) },
      ];
    });
    return Object.fromEntries(fields);
  }

  #reference(field: Form): GraphQLInputType {
    return unwrapped(field).form.def.type === "array" ? listOf(GraphQLID) : GraphQLID;
  }

  #typeOf(type: RecordType, name: string, field: Form): GraphQLInputType {
    const { form } = unwrapped(field);
    switch (form.def.type) {
      case "string":
        return GraphQLString;
      case "number":
        return GraphQLFloat;
      case "boolean":
        return GraphQLBoolean;
      case "record":
        return listOf(LOCALISED_TEXT_INPUT);
      case "enum":
        return this.#enum(type, name, (form as z.ZodEnum).options.map(String));
      case "array":
        return listOf(this.#typeOf(type, name, (form as z.ZodArray<Form>).element));
      case "object":
        return this.#object(type, name, form as z.ZodObject);
      default:
        throw new Error(`${type.name}.${name}: GraphQL has no input for ${form.def.type}`);
    }
  }

  #enum(type: RecordType, name: string, values: readonly string[]): GraphQLEnumType {
    const found = this.#enums.get(signature(values));
    if (!found) throw new Error(`${type.name}.${name}: the schema has no enum of ${values.join(", ")}`);
    return found;
  }

  /** Named after the type in which the schema shows the same field: Actor.names are of ActorName, so ActorNameInput. */
  #object(type: RecordType, name: string, form: z.ZodObject): GraphQLInputObjectType {
    const shown = this.schema.getType(type.name);
    const output = isObjectType(shown) ? shown.getFields()[name]?.type : undefined;
    if (!output) throw new Error(`${type.name}.${name} is not shown in the schema`);
    const inputName = `${getNamedType(output).name}Input`;
    const known = this.schema.getType(inputName) ?? this.#nested.get(inputName);
    if (isInputObjectType(known)) return known;
    const made = new GraphQLInputObjectType({
      name: inputName,
      description: unwrapped(form).description ?? `${getNamedType(output).description ?? name}`,
      fields: this.#fields(type, shapeOf(form), (field) => this.#required(field)),
    });
    this.#nested.set(inputName, made);
    return made;
  }

  #alongside(type: RecordType): GraphQLInputFieldConfigMap {
    if (!isCitable(type.name)) return {};
    return {
      evidence: {
        type: listOf(this.#evidenceInput()),
        description: "Evidence for it, written in the same transaction. Up to 50.",
      },
    };
  }

  #evidenceInput(): GraphQLInputObjectType {
    if (this.#evidence) return this.#evidence;
    const [evidence, excerpt] = [this.types.get("Evidence")!, this.types.get("Excerpt")!];
    const pick = (type: RecordType, names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, shapeOf(type.form)[name]!]));
    const newExcerpt = new GraphQLInputObjectType({
      name: "NewExcerptInput",
      description:
        "A passage of a source that is already recorded. It needs a quote, or a note where the source is cited as a whole.",
      fields: this.#fields(excerpt, pick(excerpt, NEW_EXCERPT_FIELDS), (field) => this.#required(field)),
    });
    this.#evidence = new GraphQLInputObjectType({
      name: "EvidenceAlongsideInput",
      description:
        "Evidence for the record that is being written, and as open as that: a recorded excerpt or a new one, and how it bears on the record.",
      fields: {
        ...this.#fields(evidence, pick(evidence, EVIDENCE_FIELDS), (field) => {
          const { required: _, ...rest } = this.#required(field);
          return rest;
        }),
        newExcerpt: {
          type: newExcerpt,
          description: "The passage, where it is not recorded yet: instead of `excerpt`.",
        },
      },
    });
    return this.#evidence;
  }
}

const withoutPresets = (fields: GraphQLInputFieldConfigMap): GraphQLInputFieldConfigMap =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      { ...field, description: field.description?.replace(/ \w+ where nothing is said\.$/, "") },
    ]),
  );

const signature = (values: readonly string[]): string => [...values].sort().join(" ");
