// Where in Apollo's way of a request the limits hold: the shape between parsing and validation, the cost and the texts
// with the variables that came, before the first resolver. It tells the cost in every answer. Subscriptions do not come this
// way, but are held to the same.
import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { type DocumentNode, getVariableValues, OperationTypeNode } from "graphql";
import { Refusal } from "../core/refusal";
import { refuseUnstorable } from "../core/text";
import { LIMITS } from "./limits";
import { type Cost, costOf, type Question } from "./limits.cost";
import { withinLimits } from "./limits.rules";

/** Complaints about variables after which graphql-js stops looking for more. */
export const VARIABLE_ERRORS_MAX = 5;

/** Refuses variables nested deeper than anything that is asked for, before code that recurses meets them. */
function refuseNestedVariables(variables: Readonly<Record<string, unknown>>): void {
  let level: unknown[] = Object.values(variables);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LIMITS.nestedValues.most) {
      throw new Refusal(LIMITS.nestedValues.code, `Variables are nested more than ${LIMITS.nestedValues.most} deep`);
    }
    level = level.flatMap((value): unknown[] =>
      value !== null && typeof value === "object" ? Object.values(value) : [],
    );
  }
}

/**
 * What an operation may cost with the variables that came; null where they do not fit their types: execution says so, and why.
 * Refuses variables and costs beyond the limits.
 */
export function costWithin(asked: Omit<Question, "variables">, given: Record<string, unknown>): Cost | null {
  refuseNestedVariables(given);
  refuseUnstorable(given, "variables");
  const definitions = asked.operation.variableDefinitions ?? [];
  const { coerced } = getVariableValues(asked.schema, definitions, given, { maxErrors: VARIABLE_ERRORS_MAX });
  return coerced ? costOf({ ...asked, variables: coerced }) : null;
}

export function limitsPlugin<Carried extends BaseContext>(): ApolloServerPlugin<Carried> {
  return {
    async requestDidStart() {
      let cost: Cost | null = null;
      return {
        async parsingDidStart(request) {
          const pending: { document?: DocumentNode } = request;
          return async () => {
            if (pending.document) pending.document = withinLimits(pending.document);
          };
        },

        async didResolveOperation({ schema, document, operation, request }) {
          // graphql-js validates this nowhere and fails while it executes, as if the fault were ours.
          if (operation && !schema.getRootType(operation.operation)) {
            throw new Refusal("GRAPHQL_VALIDATION_FAILED", `This node answers no ${operation.operation}`);
          }
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
            throw new Refusal(
              "BAD_REQUEST",
              "Subscriptions come over a WebSocket at this address (graphql-transport-ws)",
            );
          }
          if (operation) cost = costWithin({ schema, document, operation }, request.variables ?? {});
        },

        async willSendResponse({ response: { body } }) {
          if (!cost || body.kind !== "single") return;
          const told = { records: cost.records, limit: LIMITS.answerRecords.most };
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: told };
        },
      };
    },
  };
}
