// A small real server for the tests of the HTTP face: real schema, real sockets, a log that can be read; no database.
import { connect } from "node:net";
import path from "node:path";
import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema, OperationTypeNode } from "graphql";
import pino from "pino";
import { createApollo } from "../../src/api/apollo";
import { createHttpServer, type HttpServerOptions } from "../../src/api/http.server";
import { Context } from "../../src/core/context";
import type { Log } from "../../src/core/log";
import type { Permissions } from "../../src/api/permissions";

const SDL = `
  interface Record { id: ID! }
  type PageInfo { hasNextPage: Boolean! }
  type Item implements Record {
    id: ID!
    name(lang: [String!]): String
    parent: Item
    related: [Item!]!
    evidence(first: Int! = 20): [Item!]!
    items(first: Int! = 20, after: String): ItemConnection!
    failing: String
    refusing: String
  }
  type Other implements Record { id: ID! items(first: Int! = 20): ItemConnection! }
  union Found = Item | Other
  type ItemEdge { node: Item! cursor: String! score: Float }
  type ItemConnection { edges: [ItemEdge!]! nodes: [Item!]! pageInfo: PageInfo! totalCount: Int! }
  input By { slug: String tags: [By!] }
  type Query {
    items(first: Int! = 20, after: String, by: By): ItemConnection!
    item(id: ID!): Item
    nodes(ids: [ID!]!): [Record]!
    found(first: Int = 5): [Found!]!
    influencers(maxHops: Int! = 3): Int
    language: String
    slow(ms: Int!): String
    number: Int
    failing: String
    refusing: String
    unavailable: String!
  }
  type Mutation { change: Int }
`;

export type Resolvers = Record<string, GraphQLFieldResolver<unknown, Context>>;

function schemaWith(resolvers: Resolvers) {
  const schema = buildSchema(SDL);
  for (const [coordinate, resolve] of Object.entries(resolvers)) {
    const [type = "", field = ""] = coordinate.split(".");
    const parent = schema.getType(type) as ReturnType<typeof schema.getQueryType>;
    parent!.getFields()[field]!.resolve = resolve;
  }
  return schema;
}

/** Lets everybody ask everything. */
function openTo(schema: GraphQLSchema): Permissions {
  const open = (operation: OperationTypeNode) =>
    Object.fromEntries(Object.keys(schema.getRootType(operation)?.getFields() ?? {}).map((name) => [name, "ANYONE"]));
  const { QUERY, MUTATION, SUBSCRIPTION } = OperationTypeNode;
  return { [QUERY]: open(QUERY), [MUTATION]: open(MUTATION), [SUBSCRIPTION]: open(SUBSCRIPTION) } as Permissions;
}

export interface SmallFaceOptions extends Partial<Omit<HttpServerOptions, "apollo" | "log" | "config">> {
  readonly resolvers?: Resolvers;
  readonly port?: number;
  readonly bodyBytesMax?: number;
  readonly writeBytesMax?: number;
  readonly permissions?: Permissions;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown[]; locations?: unknown[]; extensions: Record<string, unknown> }[];
    extensions?: Record<string, unknown>;
  };
  readonly text: string;
}

/** A request that hangs is a failure: far beyond what any of them takes. */
export const DEADLINE_MS = 20_000;

export async function startSmallFace({
  resolvers = {},
  port = 0,
  bodyBytesMax = 262_144,
  writeBytesMax = 4_194_304,
  permissions,
  ...rest
}: SmallFaceOptions = {}) {
  const lines: string[] = [];
  const log = pino({ level: "debug", base: undefined }, { write: (line: string) => void lines.push(line) }) as Log;
  const schema = schemaWith(resolvers);
  const apollo = await createApollo({ schema, log, permissions: permissions ?? openTo(schema) });
  const http = createHttpServer({
    apollo,
    log,
    config: { host: "127.0.0.1", port, bodyBytesMax, writeBytesMax },
    contextOf: (request) =>
      new Context({
        reader: { rows: () => Promise.resolve([]) },
        sees: ["PUBLIC"],
        origin: "test",
        acceptLanguage: request.headers["accept-language"] ?? "",
        fallbackLanguages: ["en"],
      }),
    readiness: () => Promise.resolve(true),
    pagesDirectory: path.join(__dirname, "no-such-folder"),
    ...rest,
  });
  const url = await http.listen();
  const get = async (target: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(url + target, { signal: AbortSignal.timeout(DEADLINE_MS), ...init });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : {}, text };
  };
  const post = (body: RequestInit["body"], headers: Record<string, string> = {}) =>
    get("/graphql", { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  const ask = (query: string, variables?: object, headers?: Record<string, string>) =>
    post(JSON.stringify({ query, variables }), headers);
  return { url, lines, get, post, ask, http, stop: () => http.stop() };
}

export type SmallFace = Awaited<ReturnType<typeof startSmallFace>>;

/** Sends bytes as they are and gives what comes back until the server closes, with the milliseconds that took. */
export function raw(url: string, text: string): Promise<{ text: string; ms: number }> {
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(text));
    const deadline = setTimeout(() => socket.destroy(new Error("the server keeps the socket open")), DEADLINE_MS);
    let received = "";
    socket.on("data", (chunk) => (received += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => {
      clearTimeout(deadline);
      resolve({ text: received, ms: performance.now() - startedMs });
    });
  });
}
