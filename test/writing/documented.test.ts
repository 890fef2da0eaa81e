// docs/writing.md on the demonstration data: what it shows works as it stands there.
import { readFileSync } from "node:fs";
import path from "node:path";
import { startNode, type TestNode } from "../support/node";

const TEXT = readFileSync(path.join(__dirname, "../../docs/writing.md"), "utf8");
let node: TestNode;
beforeAll(async () => (node = await startNode()));
afterAll(() => node.stop());

it("the mutation", async () => {
  const [, mutation] = /```graphql\n([\s\S]+?)```/.exec(TEXT)!;
  const { body } = await node.ask(mutation!, {}, await node.as("CONTRIBUTOR"));
  expect(body).toMatchObject({ data: { createRelationship: { userErrors: [], evidence: [{}] } } });
});

it("the command line", async () => {
  const [, json] = /-d '(\{[\s\S]+?\n\})'/.exec(TEXT)!;
  const { query, variables } = JSON.parse(json!) as { query: string; variables: object };
  const { body } = await node.ask(query, variables, await node.as("CONTRIBUTOR"));
  expect(body).toMatchObject({ data: { createActor: { actor: { version: 1 }, userErrors: [] } } });
});
