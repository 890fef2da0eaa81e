// The route /graphql: GraphQL over HTTP by POST and, for questions, by GET; readable from every page on the web, since it
// takes no cookies. It looks at the key before it reads a body, translates between node:http and Apollo, and knows neither
// schema nor limits.
import type { IncomingMessage } from "node:http";
import { HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import type { Bearer, Context } from "../core/context";
import { Refusal } from "../core/refusal";
import { type Apollo, answerOf } from "./apollo";
import { holdsKey } from "./authentication";
import { type BodyLimits, readJson } from "./http.body";
import { openToEveryOrigin } from "./http.cors";
import { type Exchange, send } from "./http.exchange";

export interface GraphqlRouteOptions {
  readonly apollo: Apollo;
  readonly bodyLimitsOf: (bearer: Bearer | null) => BodyLimits;
  readonly contextOf: (request: IncomingMessage) => Context | Promise<Context>;
}

const ALLOWED = "GET, POST, OPTIONS";
const ALLOWED_HEADERS = "content-type, authorization, apollo-require-preflight, x-apollo-operation-name";
const OPERATION_NAME_CHARACTERS_MAX = 60;

/** The operation's name as the log may hold it: short, and of such characters as names have. */
function operationName(asked: unknown, query: unknown): string | undefined {
  const written = typeof query === "string" ? /^\s*(?:query|mutation)\s+(\w+)/.exec(query.slice(0, 1_000))?.[1] : "";
  const name = typeof asked === "string" ? asked : written;
  if (name && holdsKey(name)) return undefined;
  return name?.replace(/[^A-Za-z0-9_]/g, "").slice(0, OPERATION_NAME_CHARACTERS_MAX) || undefined;
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

async function questionOf(exchange: Exchange, limits: BodyLimits): Promise<HTTPGraphQLRequest> {
  const { request, search } = exchange;
  const method = request.method!;
  const read = method === "POST" ? await readJson(exchange, limits) : undefined;
  const { operationName: asked, query } =
    method === "POST"
      ? ((read ?? {}) as Record<string, unknown>)
      : Object.fromEntries(new URLSearchParams(search).entries());
  exchange.operation = operationName(asked, query);
  return { method, headers: headersOf(request), search, body: read };
}

export function graphqlRoute({ apollo, bodyLimitsOf, contextOf }: GraphqlRouteOptions) {
  return async (exchange: Exchange): Promise<void> => {
    const { request, response } = exchange;
    if (openToEveryOrigin(exchange, { methods: ALLOWED, headers: ALLOWED_HEADERS })) return;
    if (request.method !== "GET" && request.method !== "POST") {
      response.setHeader("allow", ALLOWED);
      throw new Refusal("METHOD_NOT_ALLOWED", `/graphql takes ${ALLOWED}`);
    }
    // Answers differ by language, and no cache between us and a reader may keep them.
    response.setHeader("vary", "accept, accept-language");
    response.setHeader("cache-control", "no-store");
    const context = await contextOf(request);
    const answer = await answerOf(apollo, await questionOf(exchange, bodyLimitsOf(context.bearer)), context);
    if (answer.body.kind !== "complete") throw new Error("Apollo streams an answer, which nothing here asks for");
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    const type = answer.headers.get("content-type") ?? "application/json; charset=utf-8";
    await send(exchange, { status: answer.status ?? 200, type, text: answer.body.string });
  };
}
