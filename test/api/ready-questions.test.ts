// The ready questions of the pages, asked of the demonstration data: each finds something.
import { questions } from "../../web/src/gallery/questions";
import { clientOf, follow } from "../support/following";
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

const isSubscription = ({ query }: (typeof questions)[number]) => /^subscription /m.test(query);
const byName = (chosen: typeof questions) => chosen.map((question) => [question.name, question] as const);

it.each(byName(questions.filter(isSubscription)))("%s", async (_name, { query, variables }) => {
  const client = clientOf(node);
  // From the beginning, where there is something.
  const event = await follow(client, { ...variables, after: "0" }, query).next();
  await client.dispose();
  expect(event).toMatchObject({ seq: "1", op: "ASSERT" });
});

it.each(byName(questions.filter((question) => !isSubscription(question))))("%s", async (_name, question) => {
  const headers = /^mutation /m.test(question.query) ? await node.as("CONTRIBUTOR") : {};
  const { status, body } = await node.ask(question.query, question.variables, headers);
  expect(body.errors).toBeUndefined();
  expect(status).toBe(200);
  for (const [field, value] of Object.entries(body.data!)) {
    expect({ field, found: found(value) > 0 }).toEqual({ field, found: true });
  }
});
