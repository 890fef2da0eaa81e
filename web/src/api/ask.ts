// Sends a question or a change to the node that served the page. Every way of failing becomes a NodeError with a code, so
// that pages can say in the reader's language what happened and what to do.
import { accessKey } from "./key";
import { textOf, type Question } from "./question";

const ENDPOINT = "/graphql";
/** Beyond the node's own deadline for the heaviest question. */
const ANSWER_TIMEOUT_MS = 30_000;

export class NodeError extends Error {
  /** `code` is from the node's error table, or UNREACHABLE, or NO_ANSWER when something else answered. */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "NodeError";
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export async function ask<Data, Variables>(
  question: Question<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const body = JSON.stringify({ query: textOf(question), variables });
  const { data, errors } = await post<Data>(body, signal);
  const first = errors?.[0];
  if (first) throw new NodeError(first.extensions?.code ?? "INTERNAL_SERVER_ERROR", first.message);
  if (!data) throw new NodeError("NO_ANSWER", "The node gave neither data nor errors.");
  return data;
}

async function post<Data>(body: string, signal?: AbortSignal): Promise<Answer<Data>> {
  const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(ENDPOINT, {
      method: "POST",
      headers: { "content-type": "application/json", accept: ACCEPTED, ...readerHeaders() },
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NodeError("UNREACHABLE", "The node did not answer.");
  }
  try {
    // Refusals have a GraphQL body too, whatever their status.
    return (await response.json()) as Answer<Data>;
  } catch {
    throw new NodeError("NO_ANSWER", `The node answered with status ${response.status} and no GraphQL answer.`);
  }
}

const ACCEPTED = "application/graphql-response+json, application/json";

/** Names come in the page's language; the key decides what is seen. */
export function readerHeaders(): Record<string, string> {
  const key = accessKey();
  const language = document.documentElement.lang || "en";
  return { "accept-language": language, ...(key ? { authorization: `Bearer ${key}` } : {}) };
}
