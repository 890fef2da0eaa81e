// Claims as users ask for them, over HTTP, on the demonstration data: who says what, how it stands, and what speaks against.
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.stop());

interface Claim {
  readonly id: string;
  readonly status: string;
  readonly kind: string;
  readonly excerpt: { readonly quote: string };
}
type Answer<Value> = Record<string, Value>;
const nodesOf = async (list: string, variables = {}): Promise<{ nodes: Claim[]; statements: number }> => {
  const { data, statements } = await node.cost(list, variables);
  const { nodes } = Object.values(data)[0] as unknown as { nodes: Claim[] };
  return { nodes, statements };
};
const quotes = (claims: readonly Claim[]) => claims.map(({ excerpt }) => excerpt.quote);

describe("claims", () => {
  it("keep speaker, passage, page and date: 4 statements, however many", async () => {
    const ask = (first: number) =>
      node.cost(`{ claims(first: ${first}) { nodes { kind status asserted { text } speakerName
        speaker { slug } excerpt { quote page source { slug } } } } }`);
    const [one, all] = [await ask(1), await ask(100)];
    const { nodes } = all.data.claims as unknown as { nodes: Claim[] };
    expect(nodes).toHaveLength(28);
    for (const claim of nodes) {
      expect(claim).toMatchObject({
        asserted: { text: "2019-11" },
        speaker: { slug: "andre-kiekens" },
        speakerName: null,
        excerpt: { page: expect.stringMatching(/^1[45]/) as unknown, source: { slug: "interview-wsm-2019" } },
      });
    }
    // claims; speakers; excerpts; sources.
    expect([one.statements, all.statements]).toEqual([4, 4]);
  });

  it.each([
    [`{status: [DISPUTED]}`, [/esclavagisme/, /Presque les ¾/]],
    [`{status: [CORROBORATED]}`, [/pourchassé/]],
    [`{status: [REFUTED]}`, []],
    [`{kind: [EVENT]}`, [/pourchassé/]],
    [`{kind: CIVIC_SPACE}`, [/au pied du mur/]],
    [`{kind: [STATISTIC], status: [ATTRIBUTED]}`, [/80 %/, /71 %/]],
    [`{speaker: ["wsm"]}`, []],
    [`{speaker: ["andre-kiekens"], kind: [HISTORICAL], source: ["interview-wsm-2019"]}`, [/années 1970/]],
    [`{kind: [EVENT], asserted: {possiblyOn: "2019-11-30"}}`, [/pourchassé/]],
    [`{asserted: {possiblyOn: "2019-12-01"}}`, []],
    [`{source: ["loi-1990-08-06-mutualites"]}`, []],
  ] as [string, RegExp[]][])("filtered by %s: 2 statements at most", async (filter, expected) => {
    const { nodes, statements } = await nodesOf(
      `{ claims(filter: ${filter}, first: 50) { nodes { excerpt { quote } } } }`,
    );
    expect(nodes).toHaveLength(expected.length);
    for (const words of expected) expect(quotes(nodes).join("\n")).toMatch(words);
    expect(statements).toBe(expected.length ? 2 : 1);
  });

  it.each(["ASSERTED", "KIND", "STATUS", "CHANGED"])("page by %s without gap or repeat", async (orderBy) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 10; page += 1) {
      const { data } = await node.cost(
        `query($after: String, $orderBy: ClaimOrder!) { claims(first: 9, after: $after, orderBy: $orderBy) {
          totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after, orderBy },
      );
      const { totalCount, nodes, pageInfo } = data.claims as unknown as {
        totalCount: number;
        nodes: Claim[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      expect(totalCount).toBe(28);
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(28);
    expect(new Set(seen).size).toBe(28);
  });

  it("say what they are drawn from, and the evidence says that it does not follow: 5 statements", async () => {
    const { data, statements } = await node.cost(`{ claims(filter: {kind: [STATISTIC], status: [DISPUTED]}) { nodes {
      note derivedFrom { excerpt { quote } } about { __typename ... on Observation { value consistency note(lang: ["fr"]) } }
      evidence { relation basis note } } } }`);
    const { nodes } = data.claims as unknown as { nodes: object[] };
    expect(nodes).toEqual([
      {
        note: expect.stringContaining(".80 × .71 = 56.8 %") as unknown,
        derivedFrom: [
          { excerpt: { quote: expect.stringContaining("80 %") as unknown } },
          { excerpt: { quote: expect.stringContaining("71 %") as unknown } },
        ],
        about: {
          __typename: "Observation",
          value: 75,
          consistency: "INCONSISTENT_AS_STATED",
          note: expect.stringContaining("0,80 × 0,71 = 56,8 %") as unknown,
        },
        evidence: [
          { relation: "CONTESTS", basis: "INFERRED", note: expect.stringContaining("56.8 %") as unknown },
          { relation: "CONTESTS", basis: "INFERRED", note: expect.stringContaining("56.8 %") as unknown },
        ],
      },
    ]);
    // claims; premises; their excerpts; the observation; evidence.
    expect(statements).toBe(5);
  });

  it("are contested by graded evidence from other sources", async () => {
    const { data } = await node.cost(`{ claims(filter: {kind: [CAUSAL], status: [DISPUTED]}) { nodes { cause effect
      about { ... on Theme { slug } } evidence { relation grade excerpt { source { slug } } } } } }`);
    const { nodes } = data.claims as unknown as { nodes: object[] };
    expect(nodes).toEqual([
      {
        cause: "the unions were hunted",
        effect: "slavery returned",
        about: { slug: "esclavage" },
        evidence: expect.arrayContaining([
          {
            relation: "CONTESTS",
            grade: "HOOP",
            excerpt: { source: { slug: "european-parliament-mauritania-2014" } },
          },
          {
            relation: "CONTESTS",
            grade: "STRAW_IN_THE_WIND",
            excerpt: { source: { slug: "loi-2015-031-mauritanie" } },
          },
        ]) as unknown,
      },
    ]);
  });
});

describe("a claim", () => {
  it("is found by its id, by node(id), and by the record that it is about", async () => {
    const { nodes } = await nodesOf(
      `{ claims(filter: {kind: [EVENT]}) { nodes { id about { id } excerpt { quote } } } }`,
    );
    const [claim] = nodes as (Claim & { about: { id: string } })[];
    const { data, statements } = await node.cost(
      `query($id: ID!, $about: ID!) { claim(id: $id) { id kind } node(id: $id) { __typename id }
        claims(filter: {about: [$about]}) { nodes { id } } }`,
      { id: claim!.id, about: claim!.about.id },
    );
    expect(data).toEqual({
      claim: { id: claim!.id, kind: "EVENT" },
      node: { __typename: "Claim", id: claim!.id },
      claims: { nodes: [{ id: claim!.id }] },
    });
    // One for `claim` and `node`, one for whether what it is about exists for the reader, one for the list.
    expect(statements).toBe(3);
  });

  it("that is not there is null; what is no id is refused", async () => {
    const none = `claim_${"0".repeat(32)}`;
    expect((await node.cost(`{ claim(id: "${none}") { id } }`)).data).toEqual({ claim: null });
    expect((await node.cost(`{ claims(filter: {about: ["${none}"]}) { nodes { id } } }`)).data.claims).toEqual({
      nodes: [],
    });
    for (const query of [
      `{ claim(id: "actor_${"0".repeat(32)}") { id } }`,
      `{ claims(filter: {about: ["wsm"]}) { nodes { id } } }`,
    ]) {
      const { status, body } = await node.ask(query);
      expect([body.errors![0]!.extensions.code, status < 500]).toEqual(["BAD_ID", true]);
    }
  });
});

describe("an actor", () => {
  it("has what it says and what is said of it apart: 4 statements", async () => {
    const { data, statements } = await node.cost(`{ actors(filter: {name: "k"}, first: 50) { nodes { slug
      claims { excerpt { quote } } claimsMade(kind: [NORMATIVE], first: 2) { totalCount nodes { kind } } } } }`);
    const { nodes } = data.actors as unknown as {
      nodes: { slug: string; claims: Claim[]; claimsMade: { totalCount: number; nodes: Claim[] } }[];
    };
    const speaker = nodes.find(({ slug }) => slug === "andre-kiekens")!;
    expect(speaker.claims).toEqual([]);
    expect(speaker.claimsMade).toEqual({ totalCount: 4, nodes: [{ kind: "NORMATIVE" }, { kind: "NORMATIVE" }] });
    // actors; claims about them; claims made; their count. No claim is about one of these, so no excerpt is read.
    expect(statements).toBe(4);
    const cabinet = await node.cost(`{ actor(by: {slug: "cabinet-de-croo"}) { claims { excerpt { quote } }
      claimsMade { totalCount } } }`);
    expect(cabinet.data.actor).toEqual({
      claims: [{ excerpt: { quote: expect.stringContaining("l’orientation libérale") as unknown } }],
      claimsMade: { totalCount: 0 },
    });
  });
});

describe("a passage", () => {
  it("tells what is asserted in it", async () => {
    const { data } = await node.cost(
      `{ source(by: {slug: "interview-wsm-2019"}) { excerpts(first: 100) { nodes { claimsMade { nodes { kind } } } } } }`,
    );
    const { source } = data as unknown as Answer<{ excerpts: { nodes: { claimsMade: { nodes: Claim[] } }[] } }>;
    expect(source!.excerpts.nodes.flatMap(({ claimsMade }) => claimsMade.nodes)).toHaveLength(28);
  });
});
