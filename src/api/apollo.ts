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
import type { GraphQLSchema } from "graphql";
import type { Context } from "../core/context";
import type { Log } from "../core/log";
import { DocumentStore } from "./apollo.documents";
import { ErrorFace, statusOf } from "./errors";
import { knownAtPlugin } from "./known-at.directive";
import { LIMITS, VALIDATION_ERRORS_MAX } from "./limits";
import { limitsPlugin, VARIABLE_ERRORS_MAX } from "./limits.plugin";
import { shapeRule } from "./limits.rules";
import { type Permissions, permissionsPlugin } from "./permissions";

/** Apollo clones its context value property by property, which loses private fields: it gets the context in an envelope. */
export interface Envelope {
  readonly context: Context;
}

export type Apollo = ApolloServer<Envelope>;

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  /** Those of this node's own schema unless told otherwise. */
  readonly permissions?: Permissions;
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
        if (errors[0]?.extensions?.code === "BAD_REQUEST" && [405, 406, 415].includes(http.status ?? 0)) return;
        http.status = statusOf(errors);
      },
    };
  },
};

/** Starts Apollo Server; whoever calls stops it. */
export async function createApollo({ schema, log, permissions }: ApolloOptions): Promise<Apollo> {
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
      permissionsPlugin(permissions),
      limitsPlugin<Envelope>(),
      knownAtPlugin,
      statuses,
      { unexpectedErrorProcessingRequest: async ({ error }) => void face.told(error) },
    ],
  });
  await apollo.start();
  return apollo;
}

/** Answers one request. */
export const answerOf = (
  apollo: Apollo,
  httpGraphQLRequest: HTTPGraphQLRequest,
  context: Context,
): Promise<HTTPGraphQLResponse> =>
  apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => Promise.resolve({ context }) });
