// The HTTP server: routes, time-outs, the log of requests, and a stop that lets requests in flight finish. It does not
// know what is asked.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isAtLeast } from "../access/roles";
import type { Config } from "../core/config";
import type { Bearer, Context } from "../core/context";
import type { Log } from "../core/log";
import { Refusal } from "../core/refusal";
import type { Apollo } from "./apollo";
import { holdsKey, refuseKeyInAddress } from "./authentication";
import { ErrorFace } from "./errors";
import { Connections } from "./http.connections";
import { type Exchange, exchangeOf, send, sendError } from "./http.exchange";
import { graphqlRoute } from "./http.graphql";
import { setSecurityHeaders } from "./http.headers";
import { addressPattern, plainAnswer, type PlainRoute } from "./http.plain";
import { reconcileRoutes } from "./http.reconcile";
import { staticRoute } from "./http.static";
import { UpgradableRequest } from "./http.upgrade";
import { openApiRoute } from "./openapi";
import type { SubscriptionSockets } from "./subscriptions.socket";

export const HTTP_TIMES = {
  headersMs: 10_000,
  /** Shorter than requestMs, so that the refusal comes in GraphQL's shape. */
  bodyMs: 20_000,
  requestMs: 30_000,
  keepAliveMs: 5_000,
  /** A socket on which nothing moves, unless we owe it an answer. */
  silenceMs: 15_000,
  /** How long a stop waits for requests in flight. */
  drainMs: 10_000,
  /** How often node:http looks for late headers and requests. */
  checkMs: 1_000,
} as const;

const CONNECTIONS_MAX = 1_000;
const HEADER_BYTES_MAX = 16_384;
const LOGGED_PATH_CHARACTERS_MAX = 100;

export interface HttpServerOptions {
  readonly apollo: Apollo;
  readonly config: Pick<Config, "host" | "port" | "bodyBytesMax" | "writeBytesMax">;
  readonly log: Log;
  readonly contextOf: (request: IncomingMessage) => Context | Promise<Context>;
  /** Whether questions can be answered now: the database responds. */
  readonly readiness: () => Promise<boolean>;
  /** What is served beside GraphQL, its probes, and its pages. */
  readonly plainRoutes?: readonly PlainRoute[];
  /** Where the build puts the pages. They may come later, or never. */
  readonly pagesDirectory: string;
  readonly times?: Partial<Record<keyof typeof HTTP_TIMES, number>>;
  /** Without them requests to upgrade are answered as if they were none. */
  readonly sockets?: Pick<SubscriptionSockets, "upgrade" | "stop">;
}

export interface HttpServer {
  /** Resolves to its address, as http://127.0.0.1:4000. Refuses with PORT_IN_USE. */
  listen(): Promise<string>;
  /** Not ready from the first moment on; resolves when the last request is answered and Apollo has stopped. */
  stop(): Promise<void>;
}

type Route = (exchange: Exchange) => Promise<void>;

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { apollo, config, log, contextOf } = options;
  const times = { ...HTTP_TIMES, ...options.times };
  const face = new ErrorFace(log);
  let stopped: Promise<void> | null = null;

  const bodyLimitsOf = (bearer: Bearer | null) => ({
    bytesMax: isAtLeast(bearer?.role ?? null, "CONTRIBUTOR") ? config.writeBytesMax : config.bodyBytesMax,
    deadlineMs: times.bodyMs,
  });
  const graphql = graphqlRoute({ apollo, bodyLimitsOf, contextOf });
  const refusedWhenStopped =
    (route: Route): Route =>
    (exchange) => {
      if (stopped) throw new Refusal("NOT_READY", "The node is stopping");
      return route(exchange);
    };
  const declared = [
    probe("/livez", "Whether the process runs.", async () => true),
    probe("/readyz", "Whether it can answer.", async () => !stopped && (await options.readiness()) && !stopped),
    ...(options.plainRoutes ?? []),
  ];
  const plain = [...declared, openApiRoute(declared)];
  const answerOf = (route: PlainRoute): Route =>
    route.isData ? refusedWhenStopped(plainAnswer(route)) : plainAnswer(route);
  const routes: Readonly<Record<string, Route>> = {
    "/graphql": refusedWhenStopped(graphql),
    ...reconcileRoutes({ bodyLimitsOf, contextOf }),
    ...Object.fromEntries(plain.map((route) => [route.path, answerOf(route)])),
  };
  const open = plain
    .filter(({ path }) => path.includes("{"))
    .map((route) => ({ pattern: addressPattern(route), answer: answerOf(route) }));
  const pages = staticRoute(options.pagesDirectory);

  const server = createServer({
    headersTimeout: times.headersMs,
    requestTimeout: times.requestMs,
    keepAliveTimeout: times.keepAliveMs,
    connectionsCheckingInterval: times.checkMs,
    maxHeaderSize: HEADER_BYTES_MAX,
    IncomingMessage: UpgradableRequest,
  });
  server.maxConnections = CONNECTIONS_MAX;
  const connections = new Connections(server, times.silenceMs);

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const exchange = exchangeOf(request, response);
    connections.add(response);
    if (stopped) response.setHeader("connection", "close");
    logWhenDone(log, exchange);
    const { path } = exchange;
    const exact = Object.hasOwn(routes, path) ? routes[path] : open.find(({ pattern }) => pattern.test(path))?.answer;
    const route = exact ?? pages;
    void answerBy(route, exchange, face);
  };
  server.on("request", answer);
  // Whoever asks first whether to send a body is answered by the route, before the body travels.
  server.on("checkContinue", answer);
  const { sockets } = options;
  if (sockets) server.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));

  return {
    listen: () => listen(server, config),
    stop: () =>
      (stopped ??= (async () => {
        await Promise.all([connections.drain(times.drainMs), sockets?.stop()]);
        await apollo.stop();
      })()),
  };
}

async function answerBy(route: Route, exchange: Exchange, face: ErrorFace): Promise<void> {
  const { request, response } = exchange;
  // Without a listener, a reader who leaves in the middle would end the process.
  request.on("error", () => undefined);
  response.on("error", () => undefined);
  try {
    setSecurityHeaders(request, response);
    refuseKeyInAddress(request);
    await route(exchange);
  } catch (error) {
    // What a route had begun to say about its body no longer holds.
    if (response.headersSent) {
      if (!hasLeft(error)) face.told(error);
      response.destroy();
    } else await sendError(exchange, face, error).catch(() => response.destroy());
  }
}

/** Before the end of an answer, or taking too long for it: neither is a defect. */
const hasLeft = (error: unknown) =>
  ["ERR_STREAM_PREMATURE_CLOSE", "ABORT_ERR"].includes(String((error as { code?: unknown }).code));

/** For load balancers and supervisors: 200 or 503, no body to parse. */
function probe(path: string, summary: string, isWell: () => Promise<boolean>): PlainRoute {
  const type = "text/plain; charset=utf-8";
  return {
    path,
    summary,
    type,
    parameters: [],
    refusals: { 503: "It is not so." },
    isData: false,
    async answer(exchange) {
      exchange.response.setHeader("cache-control", "no-store");
      const well = await isWell().catch(() => false);
      await send(exchange, { status: well ? 200 : 503, type, text: well ? "ok" : "not ready" });
    },
  };
}

/** One line a request. Never the query string, the question, the variables, the reader's address or a key. */
function logWhenDone(log: Log, exchange: Exchange): void {
  if (!log.isLevelEnabled("debug")) return;
  const { request, response, path } = exchange;
  const startedMs = performance.now();
  response.once("close", () => {
    const line = {
      method: request.method,
      path: holdsKey(path) ? undefined : path.slice(0, LOGGED_PATH_CHARACTERS_MAX),
      // 499, as proxies write it: the reader left before the answer.
      status: response.headersSent ? response.statusCode : 499,
      ms: Math.round(performance.now() - startedMs),
      operation: exchange.operation,
    };
    log.debug(line, "request");
  });
}

function listen(server: Server, { host, port }: Pick<Config, "host" | "port">): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const inUse = cause.code === "EADDRINUSE";
      const message = inUse
        ? `Another process listens on port ${port} of ${host}. Start with PORT= and a free port, as PORT=${port + 1}`
        : `Cannot listen on HOST=${host} PORT=${port}: ${cause.code ?? cause.message}`;
      reject(new Refusal(inUse ? "PORT_IN_USE" : "CONFIG_INVALID", message, {}, { cause }));
    });
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      // Whoever listens on all addresses is reached on this machine by its own name.
      const name = ["0.0.0.0", "::"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
      resolve(`http://${name}:${taken}`);
    });
  });
}
