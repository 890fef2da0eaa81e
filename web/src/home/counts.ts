// Asks the node how much it holds, and tells an answer, a refusal and silence apart. Draws nothing.

export const COUNTED = [
  "actors",
  "relationships",
  "policies",
  "reforms",
  "involvements",
  "sources",
  "excerpts",
  "evidence",
  "claims",
  "civicSpaceEvents",
  "countryRatings",
  "observations",
] as const;
export type Counted = (typeof COUNTED)[number];

export interface NodeInfo {
  readonly name: string;
  readonly origin: string;
  readonly version: string;
  readonly counts: Readonly<Record<Counted, number>>;
}
export type CountsAnswer =
  { readonly state: "held" | "empty"; readonly node: NodeInfo } | { readonly state: "refused" | "unreachable" };

const QUERY = `query HomePage { nodeInfo { name origin version counts { ${COUNTED.join(" ")} } } }`;
const ANSWER_TIMEOUT_MS = 15_000;

function isNodeInfo(value: unknown): value is NodeInfo {
  if (typeof value !== "object" || value === null || !("counts" in value)) return false;
  const counts: unknown = value.counts;
  if (typeof counts !== "object" || counts === null) return false;
  return COUNTED.every((name) => typeof Reflect.get(counts, name) === "number");
}

export async function askCounts(): Promise<CountsAnswer> {
  let response: Response;
  try {
    response = await fetch("/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
      },
      body: JSON.stringify({ query: QUERY, operationName: "HomePage" }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
  } catch {
    return { state: "unreachable" };
  }
  try {
    const body = (await response.json()) as { data?: { nodeInfo?: unknown } | null };
    const node = body.data?.nodeInfo;
    if (!isNodeInfo(node)) return { state: "refused" };
    return { state: COUNTED.every((name) => node.counts[name] === 0) ? "empty" : "held", node };
  } catch {
    return { state: "refused" };
  }
}
