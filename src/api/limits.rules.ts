// The shape of a document: how deep, how wide, how often. It looks at the syntax tree alone, in one pass and with each
// fragment measured once, so that it can run before graphql-js validates, some of whose rules take quadratic time.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  type StringValueNode,
  type ValidationRule,
  visit,
} from "graphql";
import { Refusal } from "../core/refusal";
import { refuseUnstorable } from "../core/text";
import { LIMITS, refuseAbove, refusedAt } from "./limits";

type Definition = OperationDefinitionNode | FragmentDefinitionNode;

interface Size {
  /** Fields and spreads, with fragments spread out. */
  readonly fields: number;
  /** Fields of the outermost level. */
  readonly rootFields: number;
  /** Fields nested in each other, outside of introspection and inside. */
  readonly depth: number;
  readonly introspectionDepth: number;
}

const NOTHING: Size = { fields: 0, rootFields: 0, depth: 0, introspectionDepth: 0 };
/** Inline fragments nest without adding depth; the walk itself must not run out of stack. */
const NESTED_SELECTIONS_MAX = 100;
const NESTING: ReadonlySet<string> = new Set([Kind.LIST, Kind.OBJECT, Kind.LIST_TYPE]);
const INTROSPECTION = new Set(["__schema", "__type"]);

const beside = (a: Size, b: Size): Size => ({
  fields: a.fields + b.fields,
  rootFields: a.rootFields + b.rootFields,
  depth: Math.max(a.depth, b.depth),
  introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
});

const pairsOf = (count: number) => (count * (count - 1)) / 2;

/** Measures selections; a fragment counts the same wherever it is spread, so that it is measured once. */
class Measure {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sizes = new Map<string, Size | "being measured">();

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  isMeasured(fragment: FragmentDefinitionNode): boolean {
    return this.#sizes.has(fragment.name.value);
  }

  size({ selections }: SelectionSetNode, nesting = 0): Size {
    let size = NOTHING;
    for (const selection of selections) {
      if (nesting > NESTED_SELECTIONS_MAX) refuseAbove(LIMITS.nestedFields, nesting, "nested selections", selection);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        size = beside(size, this.#sizeOfSpread(selection, nesting));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        size = beside(size, this.size(selection.selectionSet, nesting + 1));
      } else {
        const inner = selection.selectionSet ? this.size(selection.selectionSet, nesting + 1) : NOTHING;
        const introspects = INTROSPECTION.has(selection.name.value);
        size = beside(size, {
          fields: inner.fields + 1,
          rootFields: 1,
          depth: introspects ? 1 : inner.depth + 1,
          introspectionDepth: introspects ? inner.depth + 1 : inner.introspectionDepth,
        });
      }
    }
    return size;
  }

  #sizeOfSpread(spread: FragmentSpreadNode, nesting: number): Size {
    const name = spread.name.value;
    let size = this.#sizes.get(name);
    if (size === "being measured") {
      const message = `Cannot spread fragment "${name}" within itself`;
      throw refusedAt(spread, new Refusal("GRAPHQL_VALIDATION_FAILED", message));
    }
    if (!size) {
      this.#sizes.set(name, "being measured");
      const fragment = this.fragments.get(name);
      size = fragment ? this.size(fragment.selectionSet, nesting + 1) : NOTHING;
      this.#sizes.set(name, size);
    }
    return { ...size, fields: size.fields + 1 };
  }

  /**
   * Pairs that graphql-js compares, since they answer under one name in one place. Only for selections of a size within
   * the limits: it spreads the fragments out.
   */
  comparisons(sets: readonly SelectionSetNode[]): number {
    const fields = new Map<string, FieldNode[]>();
    let spreads = 0;
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const named = fields.get(name);
          if (named) named.push(selection);
          else fields.set(name, [selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          collect(selection.selectionSet);
        } else {
          spreads++;
          const fragment = this.fragments.get(selection.name.value);
          if (fragment) collect(fragment.selectionSet);
        }
      }
    };
    sets.forEach(collect);
    let comparisons = pairsOf(spreads);
    for (const named of fields.values()) {
      const inner = named.flatMap(({ selectionSet }) => selectionSet ?? []);
      comparisons += pairsOf(named.length) + (inner.length ? this.comparisons(inner) : 0);
    }
    return comparisons;
  }
}

/** Refuses operations, and fragments that none of them spreads, by what they come to together. */
function refuseSizes(document: DocumentNode): void {
  const measure = new Measure(document);
  const roots: Definition[] = [];
  let fields = 0;
  const add = (root: Definition) => {
    const size = measure.size(root.selectionSet);
    roots.push(root);
    fields += size.fields;
    refuseAbove(LIMITS.fields, fields, "fields, with fragments spread out,", root);
    refuseAbove(LIMITS.nestedFields, size.depth, "nested fields", root);
    refuseAbove(LIMITS.nestedIntrospectionFields, size.introspectionDepth, "nested fields", root);
    if (root.kind === Kind.OPERATION_DEFINITION) {
      refuseAbove(LIMITS.rootFields, size.rootFields, "root fields", root);
    }
  };
  document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION).forEach(add);
  for (const fragment of measure.fragments.values()) if (!measure.isMeasured(fragment)) add(fragment);
  for (const root of roots) {
    refuseAbove(LIMITS.comparisons, measure.comparisons([root.selectionSet]), "comparisons of repeated fields", root);
  }
}

/** What is counted over the whole document: names, aliases, directives, nested values, and text that cannot be stored. */
function refuseNodes(document: DocumentNode): void {
  let aliases = 0;
  let directives = 0;
  let nestedValues = 0;
  visit(document, {
    enter(node) {
      if (NESTING.has(node.kind)) refuseAbove(LIMITS.nestedValues, ++nestedValues, "nested values", node);
      if (node.kind === Kind.NAME) {
        refuseAbove(LIMITS.nameCharacters, node.value.length, "characters in a name", node);
      } else if (node.kind === Kind.STRING) {
        refuseText(node);
      } else if (node.kind === Kind.FIELD && node.alias) {
        refuseAbove(LIMITS.aliases, ++aliases, "aliases", node);
      }
      if ("directives" in node && node.directives?.length) {
        directives += node.directives.length;
        refuseAbove(LIMITS.directivesOfOneNode, node.directives.length, "directives in one place", node);
        refuseAbove(LIMITS.directives, directives, "directives", node);
      }
    },
    leave(node) {
      if (NESTING.has(node.kind)) nestedValues--;
    },
  });
}

function refuseText(node: StringValueNode): void {
  try {
    refuseUnstorable(node.value, "A text in the document");
  } catch (refusal) {
    throw refusal instanceof Refusal ? refusedAt(node, refusal) : refusal;
  }
}

/** A subscription without its one field is none, and graphql-js fails over it as if the fault were ours. */
function refuseSkippedSubscriptions({ definitions }: DocumentNode): void {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const roots = definitions.filter(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION,
  ) as OperationDefinitionNode[];
  const pending = roots.map(({ selectionSet }) => selectionSet);
  for (const { selections } of pending) {
    for (const selection of selections) {
      if (selection.directives?.some(({ name }) => name.value === "skip" || name.value === "include")) {
        throw refusedAt(selection, new Refusal("GRAPHQL_VALIDATION_FAILED", "A subscription cannot skip its field"));
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) pending.push(selection.selectionSet);
      if (selection.kind !== Kind.FRAGMENT_SPREAD) continue;
      const spread = fragments.findIndex(({ name }) => name.value === selection.name.value);
      if (spread >= 0) pending.push(...fragments.splice(spread, 1).map(({ selectionSet }) => selectionSet));
    }
  }
}

/** Refuses a document whose shape is beyond a limit, with the place in it. */
export function refuseShape(document: DocumentNode): void {
  refuseNodes(document);
  refuseSizes(document);
  refuseSkippedSubscriptions(document);
}

const REFUSED = new WeakMap<DocumentNode, GraphQLError>();

/**
 * The document if its shape is within the limits, otherwise an empty one that stands for the refusal. Apollo has no hook
 * between parsing and validation that may refuse: it takes a throw there for a defect. Validating the empty document costs
 * nothing, and shapeRule then reports what was wrong with the real one.
 */
export function withinLimits(document: DocumentNode): DocumentNode {
  try {
    refuseShape(document);
    return document;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const empty: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };
    REFUSED.set(empty, error);
    return empty;
  }
}

/** Reports the refusal that an empty document stands for. */
export const shapeRule: ValidationRule = (context) => ({
  Document(document) {
    const refused = REFUSED.get(document);
    if (refused) context.reportError(refused);
    return undefined;
  },
});
