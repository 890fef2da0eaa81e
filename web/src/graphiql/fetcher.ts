// Sends the explorer's questions to the node that served the page, and says in a sentence what went wrong when no
// GraphQL answer comes back. Subscriptions are not its business: they need another transport.
import { type Fetcher } from "@graphiql/toolkit";

const ENDPOINT = "/graphql";

export const fetcher: Fetcher = async (question, options) => {
  let response: Response;
  try {
    response = await fetch(ENDPOINT, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
        ...options?.headers,
      },
      body: JSON.stringify(question),
    });
  } catch {
    throw new Error("The node did not answer. Check that it is running, then ask again.");
  }
  const text = await response.text();
  try {
    // Refusals have a GraphQL body too, whatever their status: GraphiQL shows it as it is.
    return JSON.parse(text) as { data?: unknown; errors?: unknown[] };
  } catch {
    throw new Error(`The node answered with status ${response.status} and no GraphQL answer.`);
  }
};
