// Who moves a policy, typed from the schema by hand, with fetch and nothing else. Node 22.18 and later run it as it stands.
// usage: node influencers.ts [ADDRESS] [POLICY-SLUG]

export const QUERY = /* GraphQL */ `
  query Influencers($slug: String!) {
    policy(by: { slug: $slug }) {
      title(lang: ["en"])
      influencers(first: 5) {
        totalCount
        edges {
          score
          hops
          netPush
          node {
            slug
            name
            jurisdiction
          }
        }
      }
    }
  }
`;

/** What the query answers; `null` where the schema has no exclamation mark. */
export interface Influencers {
  policy: {
    title: string;
    influencers: {
      totalCount: number;
      edges: {
        score: number;
        hops: number;
        netPush: number | null;
        node: { slug: string; name: string; jurisdiction: string | null };
      }[];
    };
  } | null;
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string } }[];
}

async function ask<Data>(address: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  }).catch((error: Error) => {
    const { message } = error.cause instanceof Error ? error.cause : error;
    throw new Error(`No node answers at ${address}: ${message}`);
  });
  const { data, errors } = (await response.json()) as Answer<Data>;
  if (errors?.[0]) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`);
  if (!data) throw new Error(`${address} answers ${response.status} without data`);
  return data;
}

async function main(): Promise<void> {
  const [, , given = process.env["COUNTERWEIGHT_NODE"] ?? "http://127.0.0.1:4000", slug = "droit-protection-sociale"] =
    process.argv;
  const address = given.replace(/\/+$/, "");
  const { policy } = await ask<Influencers>(address, QUERY, { slug });
  if (!policy) throw new Error(`${address} knows no policy ${slug}`);
  console.log(`${policy.title}: ${policy.influencers.totalCount} actors move it`);
  for (const { score, hops, netPush, node } of policy.influencers.edges) {
    const side = netPush === null ? "unknown" : netPush > 0 ? "for" : netPush < 0 ? "against" : "neither";
    console.log(`${score.toFixed(3)}  ${hops} hops  ${side}  ${node.name} (${node.jurisdiction ?? "no country"})`);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
