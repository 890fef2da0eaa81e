// What an operation may cost at most: page sizes multiplied down the tree, with the real variables and their defaults.
// It knows the schema's types and no data: an estimate from above. Written by hand because graphql-query-complexity walks
// a fragment again for every spread, and cannot refuse a single argument by its own code.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from "graphql";
import { Refusal } from "../core/refusal";
import { LIMITS, refusedAt } from "./limits";

export interface Cost {
  /** Records that the answer may hold at most. */
  readonly records: number;
  /** The same for types, fields and arguments that an introspection lists. */
  readonly introspectedItems: number;
}

export interface Question {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced, defaults included. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Lists that have no page size of their own: names of an actor, steps of a path. */
const LIST_LENGTH_ASSUMED = 10;
/** How long the lists of an introspection are in a schema like ours; `types` is counted. */
const INTROSPECTED_LENGTHS: Readonly<Record<string, number>> = { fields: 10, enumValues: 5, inputFields: 3, args: 2 };
const INTROSPECTED_LENGTH_ASSUMED = 2;

/** Walks an operation once; what a fragment costs is kept, since it depends only on its type and the page around it. */
class Estimate {
  introspectedItems = 0;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, number>();

  constructor(readonly question: Question) {
    const { definitions } = question.document;
    const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  /** Records below one object of the type. `page` is the page size if the object is a connection. */
  below({ selections }: SelectionSetNode, type: GraphQLCompositeType, page: number | null): number {
    let always = 0;
    const byType = new Map<string, number>();
    for (const selection of selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        always += this.#field(selection, type, page);
        continue;
      }
      const spread = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      const condition = spread?.typeCondition?.name.value ?? type.name;
      const narrowed = this.question.schema.getType(condition);
      if (!spread || !isCompositeType(narrowed)) continue;
      const cost =
        spread.kind === Kind.INLINE_FRAGMENT
          ? this.below(spread.selectionSet, narrowed, page)
          : this.#fragment(spread, narrowed, page);
      // An object has one type: of fragments on several, only the dearest can apply.
      if (isAbstractType(type) && isObjectType(narrowed)) byType.set(condition, (byType.get(condition) ?? 0) + cost);
      else always += cost;
    }
    return always + Math.max(0, ...byType.values());
  }

  #fragment(fragment: FragmentDefinitionNode, type: GraphQLCompositeType, page: number | null): number {
    const key = `${fragment.name.value} ${page}`;
    let cost = this.#known.get(key);
    if (cost === undefined) this.#known.set(key, (cost = this.below(fragment.selectionSet, type, page)));
    return cost;
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, page: number | null): number {
    const field = fieldOf(parent, node.name.value);
    if (!field) return 0;
    const values = field.args.length ? this.#argumentsOf(field, node) : {};
    refuseArguments(values, node);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return 0;
    const { count, weight, pageOfChild } = this.#extent(field, values, parent, type, page);
    const cost = count * (weight + this.below(node.selectionSet, type, pageOfChild));
    if (field !== SchemaMetaFieldDef && field !== TypeMetaFieldDef) return cost;
    this.introspectedItems += cost;
    return 0;
  }

  /** How many objects a field brings, how many records each is, and the page size that holds below it. */
  #extent(
    field: GraphQLField<unknown, unknown>,
    values: Readonly<Record<string, unknown>>,
    parent: GraphQLCompositeType,
    type: GraphQLNamedType,
    page: number | null,
  ): { count: number; weight: number; pageOfChild: number | null } {
    const first = typeof values.first === "number" ? values.first : null;
    if (!isListType(getNullableType(field.type))) {
      // The record at an edge was counted with the edge.
      const weight = isRecord(type) && !isEdge(parent) ? 1 : 0;
      return { count: 1, weight, pageOfChild: first };
    }
    const count = parent.name.startsWith("__")
      ? this.#introspectedLength(field.name)
      : (first ?? page ?? (Array.isArray(values.ids) ? values.ids.length : LIST_LENGTH_ASSUMED));
    return { count, weight: 1, pageOfChild: null };
  }

  #introspectedLength(field: string): number {
    if (field === "types") return Object.keys(this.question.schema.getTypeMap()).length;
    return INTROSPECTED_LENGTHS[field] ?? INTROSPECTED_LENGTH_ASSUMED;
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    try {
      return getArgumentValues(field, node, this.question.variables);
    } catch (error) {
      throw asBadInput(error, node);
    }
  }

  #isIncluded(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    try {
      const { variables } = this.question;
      if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
      return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
    } catch (error) {
      throw asBadInput(error, node);
    }
  }
}

function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

const hasFields = (type: GraphQLNamedType, ...names: string[]): boolean =>
  (isObjectType(type) || isInterfaceType(type)) && names.every((name) => name in type.getFields());

const isEdge = (type: GraphQLNamedType) => hasFields(type, "cursor", "node");
/** Unions are of records; other objects without an id (periods, positions) come with the record that they describe. */
const isRecord = (type: GraphQLNamedType) => hasFields(type, "id") || (isAbstractType(type) && !isInterfaceType(type));

/** graphql-js complains of an argument without a code: a null variable for an argument that must have a value. */
function asBadInput(error: unknown, node: SelectionNode): unknown {
  return error instanceof GraphQLError ? refusedAt(node, new Refusal("BAD_USER_INPUT", error.message)) : error;
}

/** Arguments that mean the same on every field, by their name. */
function refuseArguments({ first, maxHops }: Readonly<Record<string, unknown>>, node: FieldNode): void {
  for (const [name, value, limit] of [
    ["first", first, LIMITS.pageRecords],
    ["maxHops", maxHops, LIMITS.hops],
  ] as const) {
    if (typeof value !== "number" || (value >= 1 && value <= limit.most)) continue;
    const message = `${name}: ${value} of ${node.name.value} is outside 1 to ${limit.most}`;
    throw refusedAt(node, new Refusal(limit.code, message, { max: limit.most }));
  }
}

/** What the operation may cost. Refuses page sizes, hops, and costs beyond the limits. */
export function costOf(question: Question): Cost {
  const { schema, operation } = question;
  const root = schema.getRootType(operation.operation);
  if (!root) return { records: 0, introspectedItems: 0 };
  const estimate = new Estimate(question);
  const records = estimate.below(operation.selectionSet, root, null);
  const { introspectedItems } = estimate;
  for (const [cost, limit, what] of [
    [records, LIMITS.answerRecords, "records"],
    [introspectedItems, LIMITS.introspectedItems, "items of the schema"],
  ] as const) {
    if (cost <= limit.most) continue;
    const message = `The answer may hold ${cost} ${what}, more than ${limit.most}`;
    throw refusedAt(operation, new Refusal(limit.code, message, { cost, limit: limit.most }));
  }
  return { records, introspectedItems };
}
