// Runs the explorer's subscriptions over a WebSocket to the node that served the page. Loaded when the first is asked; knows
// neither the page nor questions by HTTP.
import type { Observable } from "@graphiql/toolkit";
import { createClient, type ExecutionResult, type SubscribePayload } from "graphql-ws";

/** The key goes into the first message: a browser sends no headers of ours with a WebSocket. */
export function subscribe(
  endpoint: string,
  question: SubscribePayload,
  authorization: string | undefined,
): Observable<ExecutionResult> {
  const url = new URL(endpoint, window.location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const client = createClient({
    url: url.href,
    retryAttempts: 0,
    ...(authorization !== undefined && { connectionParams: { authorization } }),
  });
  const observable = {
    subscribe({ next, error, complete }: Sink) {
      const unsubscribe = client.subscribe<Record<string, unknown>>(question, {
        next,
        error: (reason) => error(Array.isArray(reason) ? reason : new Error(told(reason))),
        complete,
      });
      return { unsubscribe };
    },
  };
  return observable as Observable<ExecutionResult>;
}

interface Sink {
  next(result: ExecutionResult): void;
  error(reason: unknown): void;
  complete(): void;
}

function told(reason: unknown): string {
  if (!(reason instanceof CloseEvent)) return "The node did not answer. Check that it is running, then ask again.";
  return `The node closed the connection: ${reason.reason || "no reason given"} (${reason.code}).`;
}
