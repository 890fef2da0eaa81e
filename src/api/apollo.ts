// Apollo Server as this project runs it: behind our own HTTP face, silent towards the outside (no landing page from a CDN,
// no reporting to a vendor, whatever the environment says), with limits and masked errors. It knows no route.
import {
  ApolloServer,
  type ApolloServerPlugin,
  type BaseContext,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { GraphQLError, type GraphQLSchema } from "graphql";
import type { Context } from "../core/context";
import type { Log } from "../core/log";
import { Refusal } from "../core/refusal";
import { DocumentStore } from "./apollo.documents";
import { ErrorFace, statusOf } from "./errors";
import { knownAtPlugin } from "./known-at.directive";
import { LIMITS, VALIDATION_ERRORS_MAX } from "./limits";
import { limitsPlugin, VARIABLE_ERRORS_MAX } from "./limits.plugin";
import { shapeRule } from "./limits.rules";

/** Apollo clones its context value property by property, which loses private fields: it gets the context in an envelope. */
export interface Envelope {
  readonly context: Context;
}

export type Apollo = ApolloServer<Envelope>;

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly log: Log;
}

const unpacking: ApolloServerPlugin<Envelope> = {
  async requestDidStart(request) {
    const executed: { contextValue: BaseContext } = request;
    executed.contextValue = request.contextValue.context;
  },
};

/** Gives answers that hold no data the status of what they hold. Beside data, an error leaves it at 200. */
const statuses: ApolloServerPlugin<Envelope> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http } }) {
        if (body.kind !== "single" || !body.singleResult.errors?.length || body.singleResult.data) return;
        const { errors } = body.singleResult;
        // Apollo knows finer statuses for requests that are none (405, 406, 415).
        if (errors[0]?.extensions?.code === "BAD_REQUEST" && (http.status ?? 0) > 400) return;
        http.status = statusOf(errors);
      },
    };
  },
};

/** Starts Apollo Server; whoever calls stops it. */
export async function createApollo({ schema, log }: ApolloOptions): Promise<Apollo> {
  const face = new ErrorFace(log);
  const apollo: Apollo = new ApolloServer<Envelope>({
    schema,
    logger: log,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // It would end the process before requests in flight are done and the database is closed.
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.documentTokens.most },
    validationOptions: { maxErrors: VALIDATION_ERRORS_MAX },
    documentStore: new DocumentStore(),
    executionOptions: { maxCoercionErrors: VARIABLE_ERRORS_MAX },
    validationRules: [shapeRule],
    formatError: (formatted, error) => face.told(error, formatted),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It instruments every field: a third of the speed.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      unpacking,
      limitsPlugin<Envelope>(),
      knownAtPlugin,
      statuses,
      { unexpectedErrorProcessingRequest: async ({ error }) => void face.told(error) },
    ],
  });
  await apollo.start();
  return apollo;
}

/** Answers one request. A context that refuses (a wrong key, a node that stops) is told like any other refusal. */
export function answerOf(
  apollo: Apollo,
  httpGraphQLRequest: HTTPGraphQLRequest,
  contextOf: () => Context | Promise<Context>,
): Promise<HTTPGraphQLResponse> {
  const context = async (): Promise<Envelope> => {
    try {
      return { context: await contextOf() };
    } catch (error) {
      const originalError = error instanceof Error ? error : new Error("No context", { cause: error });
      const status = error instanceof Refusal ? error.status : 500;
      throw new GraphQLError(originalError.message, { originalError, extensions: { http: { status } } });
    }
  };
  return apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
}
