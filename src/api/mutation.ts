// The mutations of records: create, update and retract for every record type, and many of them in one transaction. They
// are made from the record types, since they differ in nothing else; what they write is decided in src/writing.
import {
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
} from "graphql";
import type { Context } from "../core/context";
import { parseTypedId } from "../core/ids";
import { Refusal } from "../core/refusal";
import type { Ledger } from "../ledger/ledger";
import type { RecordType } from "../ledger/record-type";
import { submissionOf } from "../ledger/submission";
import { recordOf } from "../records/records";
import { PERMISSIONS, refuseMutation } from "./permissions";
import { answered } from "./user-errors";
import { isCitable } from "../writing/alongside";
import type { Content } from "../writing/content";
import type { Operation, Verb } from "../writing/draft";
import { InputTypes } from "../writing/input.types";
import { RECORDS_MAX, write, type Written } from "../writing/write.service";

type Fields = GraphQLFieldConfigMap<unknown, Context>;
type Field = GraphQLFieldConfig<unknown, Context>;

type Answer = Awaited<ReturnType<typeof answered<Written>>>;

const VERBS: readonly Verb[] = ["CREATE", "UPDATE", "RETRACT"];
/** createActor, updateCivicSpaceEvent. */
const fieldOf = (verb: Verb, type: RecordType): string => `${verb.toLowerCase()}${type.name}`;
const camel = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

const articled = (type: string): string => `${/^[AEIO]/.test(type) ? "an" : "a"} ${type}`;

/** The mutation fields of all record types. Without a ledger they can be read and printed, but not executed. */
export function recordMutations(schema: GraphQLSchema, types: readonly RecordType[], ledger?: Ledger): Fields {
  const inputs = new InputTypes(schema, new Map(types.map((type) => [type.name, type])));
  const payloads = new PayloadTypes(schema);
  const perform = async (operations: readonly Operation[], input: Content, name: string, context: Context) => {
    if (!ledger) throw new Error("A schema without a ledger writes nothing");
    const { clientMutationId, ...content } = input;
    return answered(context, clientMutationId as string | null, async () => {
      if (!context.bearer) throw new Refusal("UNAUTHENTICATED");
      const submission = submissionOf(context.bearer.keyId, clientMutationId as string | null, [name, content]);
      return write(ledger, context, { operations, submission });
    });
  };
  const oneOf: Record<string, { type: GraphQLInputObjectType; description: string }> = {};
  const fields: Fields = {};
  for (const type of types) {
    for (const verb of VERBS) {
      const name = fieldOf(verb, type);
      const input = verb === "RETRACT" ? inputs.retract : verb === "CREATE" ? inputs.create(type) : inputs.update(type);
      const description = `${DESCRIPTIONS[verb](type.name)} Needs the role ${PERMISSIONS.mutation[name]}.`;
      oneOf[name] = { type: input, description };
      fields[name] = mutation(input, payloads.of(verb, type), description, (given, context) =>
        perform([{ verb, type, input: given, path: [] }], given, name, context),
      );
    }
  }
  const operations = new Map(
    types.flatMap((type) => VERBS.map((verb) => [fieldOf(verb, type), { verb, type }] as const)),
  );
  fields.writeRecords = mutation(
    writeRecordsInput(oneOf),
    payloads.many,
    `Writes up to ${RECORDS_MAX} records in one transaction: all of them, or none. They may refer to each other by slug or key, in any order.`,
    (input, context) => {
      const records = input.records as readonly Record<string, Content>[];
      const wanted = records.map((record, index) => {
        const [name, given] = Object.entries(record)[0]!;
        refuseMutation(name, context.bearer);
        return { ...operations.get(name)!, input: given, path: ["records", String(index), name] };
      });
      return perform(wanted, input, "writeRecords", context);
    },
  );
  return fields;
}

const DESCRIPTIONS: Readonly<Record<Verb, (type: string) => string>> = {
  CREATE: (type) => `Records a new ${type}, with its evidence.`,
  UPDATE: (type) => `Changes what this node says of ${articled(type)}.`,
  RETRACT: (type) =>
    `Takes back what this node says of ${articled(type)}. Refused (RECORD_IS_CITED) while others refer to it.`,
};

const mutation = (
  input: GraphQLInputObjectType,
  payload: GraphQLOutputType,
  description: string,
  resolve: (input: Content, context: Context) => Promise<Answer>,
): Field => ({
  type: new GraphQLNonNull(payload),
  description,
  args: { input: { type: new GraphQLNonNull(input), description: "What is to be written." } },
  resolve: (_, args: { input: Content }, context) => resolve(args.input, context),
});

const writeRecordsInput = (oneOf: Readonly<Record<string, { type: GraphQLInputObjectType; description: string }>>) =>
  new GraphQLInputObjectType({
    name: "WriteRecordsInput",
    description: "Records to write together.",
    fields: {
      clientMutationId: { type: GraphQLString, description: "Makes it happen once: see the single mutations." },
      records: {
        type: new GraphQLNonNull(
          new GraphQLList(
            new GraphQLNonNull(
              new GraphQLInputObjectType({
                name: "RecordWrite",
                description:
                  "One write of several: give exactly one field. A clientMutationId inside has no effect: the request's own counts.",
                isOneOf: true,
                fields: oneOf,
              }),
            ),
          ),
        ),
        description: `The writes, 1 to ${RECORDS_MAX}; each record once (DUPLICATE_RECORD).`,
      },
    },
  });

/** What mutations answer with. */
class PayloadTypes {
  readonly #common: GraphQLFieldConfigMap<Answer, Context>;
  readonly #retract: GraphQLObjectType;
  readonly many: GraphQLObjectType;

  constructor(private readonly schema: GraphQLSchema) {
    const userError = schema.getType("UserError") as GraphQLObjectType;
    this.#common = {
      clientMutationId: { type: GraphQLString, description: "As it came." },
      userErrors: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(userError))),
        description: "What stands against the input; where there is anything, nothing was written.",
      },
    };
    this.#retract = new GraphQLObjectType<Answer, Context>({
      name: "RetractRecordPayload",
      description: "Of a retraction.",
      fields: {
        retractedId: {
          type: GraphQLID,
          description: "The id of what was taken back; null: see `userErrors`.",
          resolve: ({ result }) => result?.[0]?.id ?? null,
        },
        ...this.#common,
      },
    });
    this.many = new GraphQLObjectType<Answer, Context>({
      name: "WriteRecordsPayload",
      description: "Of several writes together.",
      fields: {
        ids: {
          type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLID))),
          description:
            "The id of each record in the order of the input; empty: see `userErrors`. `nodes(ids:)` shows them.",
          resolve: ({ result }) => (result ?? []).map(({ id }) => id),
        },
        ...this.#common,
      },
    });
  }

  of(verb: Verb, type: RecordType): GraphQLObjectType {
    if (verb === "RETRACT") return this.#retract;
    const evidence = this.schema.getType("Evidence") as GraphQLObjectType;
    return new GraphQLObjectType<Answer, Context>({
      name: `${verb === "CREATE" ? "Create" : "Update"}${type.name}Payload`,
      description: `Of ${articled(type.name)} that was ${verb.toLowerCase()}d.`,
      fields: {
        [camel(type.name)]: {
          type: this.schema.getType(type.name) as GraphQLObjectType,
          description: "The record, as it is for this key now; null: see `userErrors`.",
          resolve: ({ result }, _, context: Context) => (result?.[0] ? load(context, result[0].id, type) : null),
        },
        ...(isCitable(type.name) && {
          evidence: {
            type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(evidence))),
            description: "The evidence that was written alongside.",
            resolve: async ({ result }, _, context: Context) => {
              const found = await Promise.all((result?.[0]?.evidence ?? []).map((id) => load(context, id)));
              return found.filter((each) => each !== null);
            },
          },
        }),
        ...this.#common,
      },
    });
  }
}

const load = (context: Context, id: string, { name } = { name: "Evidence" }) =>
  recordOf(context, name, parseTypedId(id)!.uuid);
