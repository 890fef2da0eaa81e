// openapi.json: an OpenAPI 3.1 document by its shape, and true of the server: what it names is served, as it says.
import { execFileSync } from "node:child_process";
import Ajv from "ajv/dist/2020";
import { startNode, type TestNode } from "../support/node";

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    name: string;
    in: "query" | "path";
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
    in: { enum: ["query", "path"] },
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

/** The validator is an ES module that asks where it stands, which jest's own modules cannot tell it: so in a process of its own. */
const VALIDATION = `
import { Validator } from "@seriousme/openapi-schema-validator";
import { readFileSync } from "node:fs";
const validator = new Validator();
const { valid, errors } = await validator.validate(JSON.parse(readFileSync(0, "utf8")));
console.log(JSON.stringify({ valid, errors, version: validator.version }));
`;

const validated = (document: object) =>
  JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", VALIDATION], {
      input: JSON.stringify(document),
      encoding: "utf8",
      cwd: __dirname,
    }),
  ) as { valid: boolean; errors?: unknown; version: string };

it("is a valid OpenAPI 3.1 document, by the specification's own schema", () => {
  expect(validated(described)).toEqual({ valid: true, version: "3.1" });
  expect(validated({ ...described, paths: { actors: {} } }).valid).toBe(false);
});

it("names every plain route", () => {
  const routes = ["livez", "readyz", "manifest.json", "openapi.json", "record/{id}.jsonld"];
  routes.push("actors.csv", "relationships.csv", "policies.csv", "reforms.csv", "involvements.csv", "sources.csv");
  routes.push("graph.graphml", "graph.gexf", "graph.json", "graph.jsonld");
  routes.push("entities.ftm.json", "tables.xlsx", "records.ndjson");
  expect(Object.keys(described.paths).sort()).toEqual(routes.map((route) => `/${route}`).sort());
});

it("is true: what it names is served so, with every parameter and value that it knows, and no other", async () => {
  const { data } = (await node.ask("{ actors(first: 1) { nodes { id } } }")).body;
  const { id } = (data as unknown as { actors: { nodes: [{ id: string }] } }).actors.nodes[0];
  for (const [template, { get }] of Object.entries(described.paths)) {
    const address = template.replace("{id}", id);
    const ask = (parameters: Record<string, string>, method = "GET") =>
      fetch(`${node.url}${address}?${new URLSearchParams(parameters).toString()}`, { method });
    const needed = Object.fromEntries(
      get.parameters.filter((each) => each.required && each.in === "query").map(({ name }) => [name, "/actors.csv"]),
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
