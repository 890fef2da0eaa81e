// The description of all plain routes (OpenAPI 3.1), made from the declarations that the server routes by.
import { VERSION } from "../core/config";
import { ERROR_TABLE } from "../core/error-table";
import type { Parameter } from "../exchange/export/parameters";
import { send } from "./http.exchange";
import type { PlainRoute } from "./http.plain";

const PATH = "/openapi.json";
const TYPE = "application/json; charset=utf-8";

/** The route that describes `routes` and itself. */
export function openApiRoute(routes: readonly PlainRoute[]): PlainRoute {
  const route: PlainRoute = {
    path: PATH,
    summary: "This description.",
    parameters: [],
    type: TYPE,
    refusals: {},
    isData: true,
    answer: (exchange) => send(exchange, { status: 200, type: TYPE, text }),
  };
  const text = JSON.stringify(describe([...routes, route]), null, 2);
  return route;
}

const describe = (routes: readonly PlainRoute[]) => ({
  openapi: "3.1.1",
  info: {
    title: "Counterweight: plain routes beside GraphQL",
    version: VERSION,
    description: "Probes and downloads. Everything else is asked at /graphql, which describes itself.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  servers: [{ url: "/" }],
  paths: Object.fromEntries(
    routes.map((route) => [route.path, { get: operation(route, "get"), head: operation(route, "head") }]),
  ),
  components: { schemas: { Errors: ERRORS }, securitySchemes: { key: { type: "http", scheme: "bearer" } } },
});

function operation({ path, summary, parameters, type, refusals, isData }: PlainRoute, method: "get" | "head") {
  const name = path.slice(1).replace(/\W+(\w)/g, (_match: string, letter: string) => letter.toUpperCase());
  const content = isData ? { "application/json": { schema: { $ref: "#/components/schemas/Errors" } } } : TEXT;
  const refused = Object.entries(refusals).map(
    ([status, description]) => [status, method === "get" ? { description, content } : { description }] as const,
  );
  return {
    operationId: method === "get" ? name : `${name}Head`,
    summary: method === "get" ? summary : `The headers of: ${summary}`,
    // Without a key there is less to see, and no refusal.
    security: isData ? [{}, { key: [] }] : [],
    parameters: parameters.map(parameter),
    responses: {
      200: method === "get" ? { description: summary, content: { [type]: {} } } : { description: summary },
      ...Object.fromEntries(refused),
    },
  };
}

const parameter = ({ name, description, schema, single, required, in: place }: Parameter) => ({
  name,
  in: place ?? "query",
  description,
  required: required === true,
  ...(single ? { schema } : { schema: { type: "array", items: schema }, style: "form", explode: false }),
});

const TEXT = { "text/plain": {} };

const ERRORS = {
  type: "object",
  required: ["errors"],
  properties: {
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["message", "extensions"],
        properties: {
          message: { type: "string" },
          extensions: {
            type: "object",
            required: ["code"],
            properties: { code: { type: "string", enum: Object.keys(ERROR_TABLE) } },
          },
        },
      },
    },
  },
};
