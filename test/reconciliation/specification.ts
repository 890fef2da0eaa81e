// The specification's JSON Schemas, where they lie beside the project; and what of their shapes is checked in any case.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const folder = path.resolve(
  __dirname,
  "../..",
  process.env.COUNTERWEIGHT_DATA ?? "../shared/data",
  "reconciliation-0.2/schemas",
);
export const hasSchemas = existsSync(folder);
const BASE = "https://reconciliation-api.github.io/specs/0.2/schemas/";

/** By the file's name: what every answer of the kind has at least. */
const SHAPES = {
  manifest: ({ versions, name, identifierSpace, schemaSpace, view }: never) =>
    (versions as string[]).includes("0.2") &&
    [name, identifierSpace, schemaSpace].every((each) => typeof each === "string" && each !== "") &&
    (view as { url: string }).url.includes("{{id}}"),
  "reconciliation-result-batch": (batch: never) =>
    Object.values<{ result: { id: string; name: string; score: number }[] }>(batch).every(({ result }) =>
      result.every(
        ({ id, name, score }) => /^[a-z_]+_[0-9a-f]{32}$/.test(id) && name !== "" && score >= 0 && score <= 100,
      ),
    ),
  "suggest-entities-response": named("result"),
  "suggest-types-response": named("result"),
  "suggest-properties-response": named("result"),
  "data-extension-property-proposal": named("properties"),
  "data-extension-response": ({ meta, rows }: never) =>
    Array.isArray(meta) &&
    Object.values<Record<string, unknown>>(rows).every((row) =>
      Object.values(row).every((cells) => Array.isArray(cells)),
    ),
} as const;

function named(field: string) {
  return (answer: never) =>
    (answer[field] as { id: string; name: string }[]).every(({ id, name }) => id !== "" && name !== "");
}

const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
addFormats(ajv);
if (hasSchemas) {
  for (const file of readdirSync(folder)) {
    const { $schema: _, ...schema } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as { $schema?: string };
    ajv.addSchema({ ...schema, $id: file === "openapi.json" ? "http://swagger.io/v2/schema.json" : BASE + file });
  }
} else {
  process.stderr.write(`skipped: answers against the specification's JSON Schemas, which are not beside the project\n`);
}

/** What is wrong with an answer of this kind; nothing: an empty list. */
export function complaintsAbout(kind: keyof typeof SHAPES, answer: unknown): string[] {
  const own = SHAPES[kind](answer as never) ? [] : [`${kind}: not of the shape that the test knows by hand`];
  if (!hasSchemas) return own;
  const validate = ajv.getSchema(`${BASE}${kind}.json`)!;
  return validate(answer) ? own : [...own, ...validate.errors!.map((each) => `${each.instancePath} ${each.message}`)];
}
