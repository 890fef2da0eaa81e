// How much one request may ask for: every limit, in one table, with the code that refuses what lies beyond. It knows no
// schema and no transport; limits.rules.ts, limits.cost.ts and the HTTP face apply it.
import { type ASTNode, GraphQLError } from "graphql";
import type { ErrorCode } from "../core/error-table";
import { PAGE_SIZE_MAX } from "../core/paging";
import { Refusal } from "../core/refusal";

export interface Limit {
  readonly most: number;
  readonly code: ErrorCode;
}

/** Keys end with what is counted. */
export const LIMITS = {
  // Of the text
  documentTokens: { most: 4_000, code: "DOCUMENT_TOO_LONG" },
  nameCharacters: { most: 100, code: "NAME_TOO_LONG" },

  // Of the shape, with fragments spread out
  nestedFields: { most: 15, code: "QUERY_TOO_DEEP" },
  /** Under `__schema` and `__type`. The introspection query of GraphiQL nests 15. */
  nestedIntrospectionFields: { most: 20, code: "QUERY_TOO_DEEP" },
  /** Lists and objects inside each other, in arguments and in variables. */
  nestedValues: { most: 20, code: "QUERY_TOO_DEEP" },
  fields: { most: 1_000, code: "TOO_MANY_FIELDS" },
  /** Fields that answer under one name, and fragments spread beside each other: graphql-js compares each with each. */
  comparisons: { most: 20_000, code: "TOO_MANY_FIELDS" },
  rootFields: { most: 20, code: "TOO_MANY_FIELDS" },
  aliases: { most: 50, code: "TOO_MANY_ALIASES" },
  directives: { most: 50, code: "TOO_MANY_DIRECTIVES" },
  directivesOfOneNode: { most: 5, code: "TOO_MANY_DIRECTIVES" },

  // Of the answer, with the variables that came
  pageRecords: { most: PAGE_SIZE_MAX, code: "PAGE_TOO_LARGE" },
  hops: { most: 6, code: "HOPS_TOO_MANY" },
  answerRecords: { most: 20_000, code: "QUERY_TOO_COSTLY" },
  /** Types, fields, arguments and values of the schema that an introspection lists. */
  introspectedItems: { most: 50_000, code: "QUERY_TOO_COSTLY" },
} as const satisfies Record<string, Limit>;

/** Complaints about one document after which graphql-js stops looking for more. */
export const VALIDATION_ERRORS_MAX = 10;

/** Characters of one word, and of one whole sentence, that an error may repeat from a request. */
export const REFLECTED_WORD_CHARACTERS_MAX = 200;
export const REFLECTED_SENTENCE_CHARACTERS_MAX = 1_000;

/** A refusal with the place in the document, so that an answer names line and column. */
export function refusedAt(node: ASTNode, refusal: Refusal): GraphQLError {
  return new GraphQLError(refusal.message, { nodes: [node], originalError: refusal });
}

/** Refuses a count above its limit. `what` is put behind the number: "51 aliases are more than 50". */
export function refuseAbove(limit: Limit, count: number, what: string, node: ASTNode): void {
  if (count <= limit.most) return;
  const told = Number.isSafeInteger(count) ? String(count) : "Uncountably many";
  throw refusedAt(node, new Refusal(limit.code, `${told} ${what} are more than ${limit.most}`, { max: limit.most }));
}
