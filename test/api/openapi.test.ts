// openapi.json: an OpenAPI 3.1 document by its shape, and true of the server: what it names is served, as it says.
import Ajv from "ajv/dist/2020";
import { startNode, type TestNode } from "../support/node";

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    name: string;
    required: boolean;
    schema: { items?: { enum?: string[] }; enum?: string[] };
  }[];
  readonly responses: Record<string, { content?: Record<string, unknown> }>;
}
interface OpenApi {
  readonly paths: Record<string, { get: Operation; head: Operation }>;
  readonly components: { schemas: { Errors: object } };
}

/** The part of OpenAPI 3.1 that we use, and nothing else. */
const text = { type: "string", minLength: 1 };
const closed = (properties: object, required = Object.keys(properties)) => ({
  ...{ type: "object", properties, required, additionalProperties: false },
});
const mapOf = (additionalProperties: object) => ({ type: "object", additionalProperties });
const RESPONSE = closed({ description: text, content: mapOf(closed({ schema: { type: "object" } }, [])) }, [
  "description",
]);
const PARAMETER = closed(
  {
    name: text,
    in: { const: "query" },
    description: text,
    required: { type: "boolean" },
    schema: { type: "object" },
    style: { const: "form" },
    explode: { const: false },
  },
  ["name", "in", "description", "required", "schema"],
);
const OPERATION = closed({
  ...{ operationId: { type: "string", pattern: "^[a-z][A-Za-z]*$" }, summary: text },
  security: { type: "array", items: { type: "object" } },
  parameters: { type: "array", items: PARAMETER },
  responses: { ...mapOf(RESPONSE), propertyNames: { pattern: "^[1-5][0-9]{2}$" }, required: ["200"] },
});
const DOCUMENT = closed({
  openapi: { type: "string", pattern: "^3\\.1\\.\\d+$" },
  info: closed({ title: text, version: text, description: text, license: closed({ name: text, identifier: text }) }),
  servers: { type: "array", items: closed({ url: text }) },
  paths: { ...mapOf(closed({ get: OPERATION, head: OPERATION })), propertyNames: { pattern: "^/" } },
  components: closed({ schemas: mapOf({ type: "object" }), securitySchemes: mapOf({ type: "object" }) }),
});

let node: TestNode;
let described: OpenApi;
beforeAll(async () => {
  node = await startNode();
  described = (await (await fetch(`${node.url}/openapi.json`)).json()) as OpenApi;
});
afterAll(() => node.stop());

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });

it("has the shape of an OpenAPI document", () => {
  const validate = ajv.compile(DOCUMENT);
  validate(described);
  expect(validate.errors).toBeNull();
  const ids = Object.values(described.paths).flatMap(({ get, head }) => [get.operationId, head.operationId]);
  expect(new Set(ids).size).toBe(ids.length);
});

it("names every plain route", () => {
  const routes = [
    "actors.csv",
    "graph.gexf",
    "graph.graphml",
    "graph.json",
    "involvements.csv",
    "livez",
    "manifest.json",
  ];
  routes.push("openapi.json", "policies.csv", "readyz", "reforms.csv", "relationships.csv", "sources.csv");
  expect(Object.keys(described.paths).sort()).toEqual(routes.map((route) => `/${route}`));
});

it("is true: what it names is served so, with every parameter and value that it knows, and no other", async () => {
  for (const [address, { get }] of Object.entries(described.paths)) {
    const ask = (parameters: Record<string, string>, method = "GET") =>
      fetch(`${node.url}${address}?${new URLSearchParams(parameters).toString()}`, { method });
    const needed = Object.fromEntries(
      get.parameters.filter(({ required }) => required).map(({ name }) => [name, "/actors.csv"]),
    );
    for (const method of ["GET", "HEAD"]) {
      const response = await ask(needed, method);
      expect([address, response.status, { [response.headers.get("content-type")!]: {} }]).toEqual([
        address,
        200,
        get.responses["200"]!.content,
      ]);
      await response.arrayBuffer();
    }
    for (const { name, schema } of get.parameters) {
      const known = (schema.items ?? schema).enum;
      if (known)
        expect([address, name, (await ask({ [name]: known.join(",") }, "HEAD")).status]).toEqual([address, name, 200]);
    }
    if (!("400" in get.responses)) continue;
    const refused = await ask({ ...needed, other: "1" });
    expect(refused.status).toBe(400);
    const validate = ajv.compile(described.components.schemas.Errors);
    validate(await refused.json());
    expect(validate.errors).toBeNull();
  }
});
