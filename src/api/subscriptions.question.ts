// From the text that a client sends over a socket to a subscription that may be executed: held to the same limits, rules and
// permissions as a question by HTTP, and refused with the same codes. It knows no socket.
import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";
import type { Bearer } from "../core/context";
import type { ErrorCode } from "../core/error-table";
import { Refusal } from "../core/refusal";
import { LIMITS, VALIDATION_ERRORS_MAX } from "./limits";
import { costWithin, VARIABLE_ERRORS_MAX } from "./limits.plugin";
import { refuseShape } from "./limits.rules";
import { refuseUnpermitted } from "./permissions";

/** As graphql-transport-ws brings it. */
export interface AskedSubscription {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

export interface SubscriptionQuestion {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variableValues: Record<string, unknown>;
}

/** Several errors at once, as validation finds them. */
export class QuestionRefused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super("The question was refused");
  }
}

/** A complaint of graphql-js under the code that Apollo would give it; a more precise one inside is kept. */
function complaint(error: unknown, code: ErrorCode): GraphQLError {
  const told = error instanceof GraphQLError ? error : null;
  return new GraphQLError(told?.message ?? "The document cannot be read", {
    ...(told?.nodes ? { nodes: told.nodes } : { source: told?.source, positions: told?.positions }),
    originalError: error as Error,
    extensions: { code },
  });
}

/** Refuses everything but one valid subscription within the limits that this bearer may ask for. */
export function questionOf(
  schema: GraphQLSchema,
  { query, operationName, variables }: AskedSubscription,
  bearer: Bearer | null,
): SubscriptionQuestion {
  const document = parsed(query);
  refuseShape(document);
  const errors = validate(schema, document, undefined, { maxErrors: VALIDATION_ERRORS_MAX });
  if (errors.length) throw new QuestionRefused(errors.map((error) => complaint(error, "GRAPHQL_VALIDATION_FAILED")));
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Refusal("OPERATION_RESOLUTION_FAILURE");
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw new Refusal("BAD_REQUEST", "Only subscriptions come over a WebSocket: send queries and mutations by HTTP");
  }
  refuseUnpermitted(schema, document, operation, bearer);
  const given = variables ?? {};
  if (!costWithin({ schema, document, operation }, given)) {
    const limit = { maxErrors: VARIABLE_ERRORS_MAX };
    const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], given, limit);
    throw new QuestionRefused(errors.map((error) => complaint(error, "BAD_USER_INPUT")));
  }
  return { schema, document, operationName: operationName ?? undefined, variableValues: given };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: LIMITS.documentTokens.most });
  } catch (error) {
    throw new QuestionRefused([complaint(error, "GRAPHQL_PARSE_FAILED")]);
  }
}
