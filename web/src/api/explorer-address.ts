// The address of a question in the explorer: writes it and reads it back, so that a link restores it exactly.
// Knows neither GraphiQL nor the server.

export interface AskedQuestion {
  readonly query: string;
  /** JSON text, as typed. */
  readonly variables?: string | null;
  readonly operationName?: string | null;
  /** Whether the explorer answers it at once; it does so for queries alone, which change nothing. */
  readonly answered?: boolean;
}

/** Servers refuse request lines beyond some 16 KB; a longer question goes behind `#`, which is never sent. */
const QUERY_STRING_LENGTH_MAX = 6000;

export function addressOf({ query, variables, operationName, answered }: AskedQuestion): string {
  const params = new URLSearchParams({ query });
  if (variables?.trim()) params.set("variables", variables);
  if (operationName) params.set("operationName", operationName);
  if (answered) params.set("answered", "");
  const text = params.toString();
  return `/graphiql${text.length > QUERY_STRING_LENGTH_MAX ? "#" : "?"}${text}`;
}

export function questionAt({ search, hash }: { search: string; hash: string }): AskedQuestion | undefined {
  for (const part of [search, hash]) {
    const params = new URLSearchParams(part.slice(1));
    const query = params.get("query");
    if (!query?.trim()) continue;
    const asked = { query, variables: params.get("variables"), operationName: params.get("operationName") };
    return params.has("answered") ? { ...asked, answered: true } : asked;
  }
  return undefined;
}

/** A question's variables as the explorer's editor shows them. */
export function variablesText(variables: Readonly<Record<string, unknown>> | undefined): string {
  return variables ? JSON.stringify(variables, null, 2) : "";
}
