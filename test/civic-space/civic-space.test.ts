// Civic space as users ask for it, over HTTP, on the demonstration data: events, ratings, statistics, and who says so.
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.stop());

const nodesOf = async (query: string) => {
  const { data, statements } = await node.cost(query);
  return { nodes: (Object.values(data)[0] as unknown as { nodes: object[] }).nodes, statements };
};

describe("civic-space events", () => {
  it("show the claims that they rest on, attributed, and no perpetrator that the source does not name: 5 statements", async () => {
    const { nodes, statements } = await nodesOf(`{ civicSpaceEvents(filter: {jurisdiction: "MR"}, first: 10) { nodes {
      kind effect target { slug } perpetrator { slug } occurred { text } jurisdiction description(lang: ["fr"])
      claims { status speaker { slug } excerpt { quote page } } } } }`);
    expect(nodes).toEqual([
      {
        kind: "REPRESSION",
        effect: "CLOSING",
        target: { slug: "syndicats-mauritanie" },
        perpetrator: null,
        occurred: null,
        jurisdiction: "MR",
        description: "Les syndicats ont été pourchassés en Mauritanie.",
        claims: [
          {
            status: "CORROBORATED",
            speaker: { slug: "andre-kiekens" },
            excerpt: { quote: "En Mauritanie par exemple, on a pourchassé les syndicats.", page: "15" },
          },
        ],
      },
    ]);
    // events; targets; claims; speakers; excerpts.
    expect(statements).toBe(5);
  });

  it.each([
    [`{kind: [REPRESSION, BAN]}`, 1],
    [`{kind: [BAN]}`, 0],
    [`{effect: [CLOSING]}`, 1],
    [`{effect: OPENING}`, 0],
    [`{jurisdiction: ["BE", "MR"]}`, 1],
    [`{target: ["syndicats-mauritanie"]}`, 1],
    [`{target: ["wsm"]}`, 0],
    [`{perpetrator: ["etat"]}`, 0],
    // Undated, it may have happened on any day; certainly on none.
    [`{asOf: "1990-01-01"}`, 1],
    [`{occurred: {possiblyOn: "2010-01-01"}}`, 1],
    [`{occurred: {certainlyOn: "2010-01-01"}}`, 0],
  ])("filtered by %s: 1 statement", async (filter, count) => {
    const { nodes, statements } = await nodesOf(`{ civicSpaceEvents(filter: ${filter}) { nodes { kind } } }`);
    expect(nodes).toHaveLength(count);
    expect(statements).toBe(1);
  });

  it("are told by the actor to whom they were done: as many statements for all actors as for one", async () => {
    const ask = (actors: string) =>
      node.cost(`{ actors(${actors}) { nodes { slug civicSpaceEvents(effect: [CLOSING], first: 5) {
        totalCount nodes { kind } } } } }`);
    const one = await ask(`filter: {jurisdiction: ["MR"]}`);
    const all = await ask(`first: 100`);
    expect(one.data.actors).toEqual({
      nodes: [{ slug: "syndicats-mauritanie", civicSpaceEvents: { totalCount: 1, nodes: [{ kind: "REPRESSION" }] } }],
    });
    expect((all.data.actors as unknown as { nodes: object[] }).nodes).toHaveLength(24);
    expect([one.statements, all.statements]).toEqual([3, 3]);
  });

  it("carry graded evidence", async () => {
    const { nodes } = await nodesOf(`{ civicSpaceEvents { nodes { evidence {
      relation basis grade aspect excerpt { source { slug } } } } } }`);
    expect(nodes).toEqual([
      {
        evidence: expect.arrayContaining([
          {
            relation: "SUPPORTS",
            basis: "STATED",
            grade: null,
            aspect: null,
            excerpt: { source: { slug: "interview-wsm-2019" } },
          },
          {
            relation: "SUPPORTS",
            basis: "INFERRED",
            grade: "STRAW_IN_THE_WIND",
            aspect: null,
            excerpt: { source: { slug: "ituc-global-rights-index-2015-mauritania" } },
          },
        ]) as unknown,
      },
    ]);
  });
});

describe("country ratings", () => {
  it("have the value as published, its scale, and where it stands on it: 2 statements", async () => {
    const { nodes, statements } = await nodesOf(`{ countryRatings(filter: {jurisdiction: "MR"}) { nodes {
      jurisdiction scheme value score scale { min max freerEnd } freedom period { text } source { slug } } } }`);
    expect(nodes).toEqual([
      {
        jurisdiction: "MR",
        scheme: "ITUC_GLOBAL_RIGHTS_INDEX",
        value: "4",
        score: 4,
        scale: { min: 1, max: 5, freerEnd: "LOWEST" },
        freedom: 0.25,
        period: { text: "2015" },
        source: { slug: "ituc-global-rights-index-2015-mauritania" },
      },
    ]);
    expect(statements).toBe(2);
  });

  it.each([
    [`{scheme: [ITUC_GLOBAL_RIGHTS_INDEX], asOf: "2015-06-01"}`, 1],
    [`{asOf: "2016-01-01"}`, 0],
    [`{scheme: [CIVICUS_MONITOR]}`, 0],
    [`{jurisdiction: ["BE"]}`, 0],
    [`{period: {possiblyFrom: "2015-12-31"}}`, 1],
  ])("filtered by %s: 1 statement", async (filter, count) => {
    const { nodes, statements } = await nodesOf(`{ countryRatings(filter: ${filter}) { nodes { value } } }`);
    expect(nodes).toHaveLength(count);
    expect(statements).toBe(1);
  });
});

describe("observations", () => {
  it("have number, unit, population and source, and the claims that state them: 6 statements", async () => {
    const { nodes, statements } = await nodesOf(`{ observations { nodes { title(lang: ["en"]) value unit
      population(lang: ["en"]) period { text } jurisdiction consistency source { slug } excerpt { page }
      claims { status derivedFrom { id } } evidence { relation aspect } } } }`);
    expect(nodes).toEqual([
      {
        title: "Without access to a stable and decent income",
        value: 80,
        unit: "percent",
        population: "world population",
        period: null,
        jurisdiction: null,
        consistency: null,
        source: { slug: "interview-wsm-2019" },
        excerpt: { page: "15" },
        claims: [{ status: "ATTRIBUTED", derivedFrom: [] }],
        evidence: [{ relation: "SUPPORTS", aspect: null }],
      },
      expect.objectContaining({
        value: 71,
        claims: [{ status: "ATTRIBUTED", derivedFrom: [] }],
        evidence: [
          { relation: "SUPPORTS", aspect: null },
          { relation: "CONTESTS", aspect: "population" },
        ],
      }),
      expect.objectContaining({
        value: 75,
        consistency: "INCONSISTENT_AS_STATED",
        claims: [{ status: "DISPUTED", derivedFrom: [expect.anything() as unknown, expect.anything() as unknown] }],
      }),
    ]);
    // observations; excerpts; sources; claims; premises; evidence.
    expect(statements).toBe(6);
  });

  it.each([
    [`{consistency: [INCONSISTENT_AS_STATED]}`, 1],
    [`{unit: ["percent"], source: ["interview-wsm-2019"]}`, 3],
    [`{source: ["loi-1990-08-06-mutualites"]}`, 0],
    [`{jurisdiction: ["BE"]}`, 0],
    [`{asOf: "2019-11-01"}`, 3],
    [`{period: {certainlyOn: "2019-11-01"}}`, 0],
  ])("filtered by %s: 1 statement", async (filter, count) => {
    const { nodes, statements } = await nodesOf(`{ observations(filter: ${filter}) { nodes { value } } }`);
    expect(nodes).toHaveLength(count);
    expect(statements).toBe(1);
  });
});

describe("every order of these lists", () => {
  it.each([
    ["civicSpaceEvents", ["OCCURRED", "KIND", "CHANGED"]],
    ["countryRatings", ["PERIOD", "JURISDICTION", "CHANGED"]],
    ["observations", ["TITLE", "PERIOD", "CHANGED"]],
  ])("%s pages behind its own cursors", async (list, orders) => {
    for (const orderBy of orders) {
      const page = (after: string) => `{ ${list}(first: 1, orderBy: ${orderBy}${after}) { totalCount
        edges { cursor node { id } } } }`;
      const first = (await node.cost(page(""))).data[list] as unknown as {
        totalCount: number;
        edges: { cursor: string; node: { id: string } }[];
      };
      const { cursor, node: one } = first.edges[0]!;
      const rest = await node.cost(page(`, after: "${cursor}"`));
      const { edges } = rest.data[list] as unknown as typeof first;
      expect(edges).toHaveLength(Math.min(1, first.totalCount - 1));
      expect(edges.map((edge) => edge.node.id)).not.toContain(one.id);
    }
  });
});

describe("any of these records", () => {
  it("is found by its id, and by node(id)", async () => {
    for (const [list, single, type] of [
      ["civicSpaceEvents", "civicSpaceEvent", "CivicSpaceEvent"],
      ["countryRatings", "countryRating", "CountryRating"],
      ["observations", "observation", "Observation"],
    ] as const) {
      const { nodes } = await nodesOf(`{ ${list}(first: 1) { nodes { id } } }`);
      const [{ id }] = nodes as [{ id: string }];
      const { data, statements } = await node.cost(
        `query($id: ID!) { ${single}(id: $id) { id } node(id: $id) { id __typename } }`,
        { id },
      );
      expect(data).toEqual({ [single]: { id }, node: { id, __typename: type } });
      expect(statements).toBe(1);
    }
  });

  it("is counted by the node", async () => {
    const { data } = await node.cost(
      `{ nodeInfo { counts { claims civicSpaceEvents countryRatings observations sources excerpts evidence } } }`,
    );
    expect(data.nodeInfo).toEqual({
      counts: {
        claims: 28,
        civicSpaceEvents: 1,
        countryRatings: 1,
        observations: 3,
        sources: 17,
        excerpts: 95,
        evidence: 181,
      },
    });
  });
});
