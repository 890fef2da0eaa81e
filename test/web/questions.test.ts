// The ready questions as data: each can be found, read and asked by its name, in every language of the home page.
// That they fit the schema and find something is for the server's tests.
import { Kind, parse } from "graphql";
import { addressOf, questionAt, variablesText } from "../../web/src/api/explorer-address";
import { questions } from "../../web/src/gallery/questions";
import { words } from "../../web/src/home/words";

test("no two questions share an operation name or a title", () => {
  expect(new Set(questions.map((question) => question.operation)).size).toBe(questions.length);
  expect(new Set(questions.map((question) => question.name)).size).toBe(questions.length);
});

describe.each(questions.map((question) => [question.name, question] as const))("%s", (_name, question) => {
  test("is one named operation, whose variables are those that it declares", () => {
    const { definitions } = parse(question.query);
    expect(definitions).toHaveLength(1);
    const [operation] = definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("not an operation");
    expect(["query", "mutation", "subscription"]).toContain(operation.operation);
    expect(operation.name?.value).toBe(question.operation);
    const declared = (operation.variableDefinitions ?? []).map((definition) => definition.variable.name.value);
    expect(Object.keys(question.variables ?? {})).toEqual(declared);
  });

  test("begins by saying who asks, and what", () => {
    expect(question.query.startsWith(`# ${question.asker}: `)).toBe(true);
    expect(question.query.split("\n", 1)[0]).toMatch(/\?$/);
  });

  test("has a title in each language of the home page", () => {
    for (const spoken of Object.values(words)) {
      expect(Object.entries(spoken).find(([key]) => key === question.operation)?.[1]).toBeTruthy();
    }
    expect(words.en).toHaveProperty(question.operation, question.name);
  });

  test("comes back from its address as it was", () => {
    const asked = {
      query: question.query,
      variables: variablesText(question.variables) || null,
      operationName: question.operation,
    };
    const { search, hash } = new URL(addressOf(asked), "http://node.test");
    expect(questionAt({ search, hash })).toEqual(asked);
  });
});

test("a question too long for a request line goes behind #, and comes back too", () => {
  const query = `# ${"é".repeat(5000)}\nquery Long { nodeInfo { name } }`;
  const { search, hash } = new URL(addressOf({ query }), "http://node.test");
  expect(search).toBe("");
  expect(questionAt({ search, hash })?.query).toBe(query);
});
