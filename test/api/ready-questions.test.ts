// The ready questions of the pages, asked of the demonstration data: each finds something.
import { questions } from "../../web/src/graphiql/questions";
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.stop());

/** How many values other than null an answer holds. */
const found = (value: unknown): number =>
  value === null || value === undefined
    ? 0
    : typeof value === "object"
      ? Object.values(value).reduce((sum: number, item) => sum + found(item), 0)
      : 1;

it.each(questions.map((question) => [question.name, question] as const))("%s", async (_name, question) => {
  const { status, body } = await node.ask(question.query, question.variables);
  expect(body.errors).toBeUndefined();
  expect(status).toBe(200);
  for (const [field, value] of Object.entries(body.data!)) {
    expect({ field, found: found(value) > 0 }).toEqual({ field, found: true });
  }
});
