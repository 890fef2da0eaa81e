// What the pages ask fits the printed schema: the type checker sees a field that is gone only where its answer is used.
import { readFileSync } from "node:fs";
import path from "node:path";
import { buildSchema, Kind, validate, type DocumentNode } from "graphql";
import { pageFiles, WEB } from "./page-files";

const ROOT = path.resolve(__dirname, "../..");
const schema = buildSchema(readFileSync(path.join(ROOT, "schema/schema.graphql"), "utf8"));
const files = pageFiles(/questions[^/]*\.ts$/).filter((file) => !file.startsWith("gallery/"));

function documentsOf(file: string): [string, DocumentNode][] {
  const exported = jest.requireActual<Record<string, unknown>>(path.join(WEB, file));
  return Object.entries(exported).filter((entry): entry is [string, DocumentNode] => {
    const [, value] = entry;
    return typeof value === "object" && value !== null && (value as DocumentNode).kind === Kind.DOCUMENT;
  });
}

const asked = files.flatMap((file) =>
  documentsOf(file).map(([name, document]) => [`${file} ${name}`, document] as const),
);
const hasOperation = ({ definitions }: DocumentNode) =>
  definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);

test("the pages' questions are found", () => {
  expect(files).toContain("home/questions.ts");
  expect(asked.length).toBeGreaterThan(10);
});

test.each(asked)("%s fits the schema", (_name, document) => {
  const errors = validate(schema, document).map(({ message }) => message);
  // A fragment alone is used by the questions of others.
  expect(errors.filter((message) => hasOperation(document) || !message.includes("is never used"))).toEqual([]);
});
