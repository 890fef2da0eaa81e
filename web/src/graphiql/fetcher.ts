// Sends the explorer's questions to the node that served the page, and says in a sentence what went wrong when no
// GraphQL answer comes back. Subscriptions need another transport, which is fetched with the first of them.
import type { Fetcher } from "@graphiql/toolkit";
import type { ExecutionResult } from "graphql-ws";

const ENDPOINT = "/graphql";

export const fetcher: Fetcher = async (question, options) => {
  const { documentAST, headers } = options ?? {};
  const operations = documentAST?.definitions.filter((definition) => "operation" in definition);
  const asked = operations?.find(({ name }) => !question.operationName || name?.value === question.operationName);
  if (asked && String(asked.operation) === "subscription") {
    const { subscribe } = await import("./subscriber");
    const key = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "authorization");
    return subscribe(ENDPOINT, question, key && String(key[1]));
  }
  let response: Response;
  try {
    response = await fetch(ENDPOINT, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
        ...headers,
      },
      body: JSON.stringify(question),
    });
  } catch {
    throw new Error("The node did not answer. Check that it is running, then ask again.");
  }
  const text = await response.text();
  try {
    // Refusals have a GraphQL body too, whatever their status: GraphiQL shows it as it is.
    return JSON.parse(text) as ExecutionResult;
  } catch {
    throw new Error(`The node answered with status ${response.status} and no GraphQL answer.`);
  }
};
