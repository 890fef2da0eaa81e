// The API as its users ask it, over HTTP, on the demonstration data: query, answer, and the number of SQL statements.
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.stop());

describe("an actor", () => {
  it("by slug, with its names and its place in the triangle: 2 statements", async () => {
    const { data, statements } = await node.cost(`{ actor(by: {slug: "wsm"}) {
      slug kind name(lang: ["en"]) localisedName(lang: ["nl"]) { value lang }
      sectorPosition { state economy civilSociety } identifiers { scheme value } jurisdiction version disputedNot: __typename } }`);
    expect(data.actor).toMatchObject({
      slug: "wsm",
      kind: "NGO",
      name: "We Social Movements",
      sectorPosition: { state: 0, economy: 0, civilSociety: 1 },
      identifiers: expect.arrayContaining([{ scheme: "BE-BCE_KBO", value: "0413986102" }]) as unknown,
      jurisdiction: "BE",
      version: 1,
    });
    expect(statements).toBe(2);
  });

  it("by identifier and by id is the same one: 3 statements", async () => {
    const { data, statements } = await node.cost(`{
      a: actor(by: {identifier: {scheme: "BE-BCE_KBO", value: "0413986102"}}) { id slug }
      b: actor(by: {slug: "wsm"}) { id } }`);
    const { a, b } = data as unknown as { a: { id: string }; b: { id: string } };
    expect(a).toEqual({ id: b.id, slug: "wsm" });
    const again = await node.cost(`query($id: ID!) { node(id: $id) { id __typename ... on Actor { slug } } }`, {
      id: a.id,
    });
    expect(again.data.node).toEqual({ id: a.id, __typename: "Actor", slug: "wsm" });
    expect(statements + again.statements).toBe(3);
  });

  it("in a language it has no name in, goes by the next wanted", async () => {
    const query = `{ actor(by: {slug: "fos"}) { localisedName { value lang } } }`;
    const { body } = await node.ask(query, {}, { "accept-language": "de, nl;q=0.5" });
    expect(body.data!.actor).toMatchObject({ localisedName: { lang: "nl" } });
  });
});

describe("a network", () => {
  it("lists its members, each tie with its quotation: 6 statements", async () => {
    const { data, statements } = await node.cost(`{ actor(by: {slug: "plateforme-travail-decent"}) {
      relationships(type: [MEMBER_OF], direction: INCOMING, first: 50) { totalCount
        nodes { source { slug } evidence { relation basis excerpt { page quote source { title } } } } } } }`);
    const { relationships } = data.actor as unknown as {
      relationships: { totalCount: number; nodes: { evidence: { excerpt: { page: string } }[] }[] };
    };
    expect(relationships.totalCount).toBe(9);
    expect(relationships.nodes).toHaveLength(9);
    for (const tie of relationships.nodes) {
      expect(tie.evidence[0]).toMatchObject({ relation: "SUPPORTS", basis: "STATED", excerpt: { page: "15" } });
    }
    // actor; page of ties; their count; other ends; evidence; excerpts; sources.
    expect(statements).toBe(7);
  });
});

describe("a reform", () => {
  it("tells its stages, its policy, and who is involved: 5 statements", async () => {
    const { data, statements } = await node.cost(`{ reform(by: {slug: "reforme-cooperation-2015"}) {
      title(lang: ["fr"]) stage outcome policy { slug } stages { stage occurred { text possiblyFrom possiblyUntil } }
      involvements(role: [INITIATOR], first: 5) { nodes { role stance actor { slug } valid { text } } } } }`);
    expect(data.reform).toMatchObject({
      policy: { slug: "cooperation-belge" },
      stage: "IMPLEMENTATION",
      involvements: { nodes: [{ role: "INITIATOR", stance: "SUPPORT", actor: { slug: "alexander-de-croo" } }] },
    });
    expect((data.reform as unknown as { stages: unknown[] }).stages[0]).toEqual({
      stage: "AGENDA",
      occurred: { text: "2015", possiblyFrom: "2015-01-01", possiblyUntil: "2015-12-31" },
    });
    expect(statements).toBe(5);
  });
});

describe("lists", () => {
  it.each([
    [
      `actors(filter: {sector: [STATE]}, first: 50) { nodes { slug } }`,
      ["alexander-de-croo", "cabinet-de-croo", "dgd", "etat"],
    ],
    [`actors(filter: {kind: [MUTUALITY]}, orderBy: SLUG) { nodes { slug } }`, ["anmc", "solidaris"]],
    [`actors(filter: {jurisdiction: ["MR"]}) { nodes { slug } }`, ["syndicats-mauritanie"]],
    [`actors(filter: {name: "SOLIDARITE MONDIALE"}) { nodes { slug } }`, ["wsm"]],
    [`actors(filter: {theme: ["protection-sociale"]}) { nodes { slug } }`, ["plateforme-travail-decent", "wsm"]],
    [`actors(filter: {asOf: "1960-01-01", name: "we social movements"}) { nodes { slug } }`, []],
    [`policies(filter: {kind: [PARADIGM]}) { nodes { slug } }`, ["aide-au-developpement", "beyond-aid"]],
    [`policies(filter: {asOf: "1980-06-01", kind: [PARADIGM]}) { nodes { slug } }`, ["aide-au-developpement"]],
    [
      `reforms(filter: {stage: [IMPLEMENTATION], jurisdiction: ["BE"]}) { nodes { slug } }`,
      ["reforme-cooperation-2015"],
    ],
    [`reforms(filter: {reached: [AGENDA], asOf: "2014-12-31"}) { nodes { slug } }`, []],
    [`sources(filter: {kind: [BOOK]}) { nodes { slug } }`, ["reequilibrer-la-societe"]],
    [`sources(filter: {published: {certainlyOn: "2019-10-17"}}) { nodes { slug } }`, ["acodev-wsm-2019"]],
    [`themes(filter: {scheme: [SDG], code: ["1.3"]}) { nodes { slug } }`, ["protection-sociale"]],
  ])("%s: 1 statement", async (list, slugs) => {
    const { data, statements } = await node.cost(`{ ${list} }`);
    const { nodes } = Object.values(data)[0] as unknown as { nodes: { slug: string }[] };
    expect(nodes.map(({ slug }) => slug).sort()).toEqual([...slugs].sort());
    expect(statements).toBe(1);
  });

  it("of involvements filter by stance, role and sector", async () => {
    const { data } = await node.cost(`{
      fights: involvements(filter: {stance: [OPPOSE]}, first: 50) { nodes { actor { slug } stance } }
      byState: involvements(filter: {sector: [STATE], role: [ADVOCATE]}, first: 50) { nodes { actor { slug } } }
      ties: relationships(filter: {actor: ["dgd"]}) { nodes { type source { slug } target { slug } } } }`);
    const { fights, byState, ties } = data as unknown as Record<string, { nodes: { actor: { slug: string } }[] }>;
    expect(new Set(fights!.nodes.map(({ actor }) => actor.slug))).toEqual(
      new Set(["wsm", "plateforme-travail-decent"]),
    );
    expect(new Set(byState!.nodes.map(({ actor }) => actor.slug))).toEqual(new Set(["cabinet-de-croo", "etat"]));
    expect(ties!.nodes).toEqual([{ type: "REGULATES", source: { slug: "dgd" }, target: { slug: "wsm" } }]);
  });

  it.each(["NAME", "SLUG", "CHANGED"])("page through actors by %s without gap or repeat", async (orderBy) => {
    const seen: string[] = [];
    let after: string | null = null;
    let total = 0;
    for (let page = 0; page < 20; page += 1) {
      const { data, statements } = await node.cost(
        `query($after: String, $orderBy: ActorOrder!) { actors(first: 7, after: $after, orderBy: $orderBy) { totalCount edges { cursor node { slug } }
           pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
        { after, orderBy },
      );
      const { totalCount, edges, pageInfo } = data.actors as unknown as {
        totalCount: number;
        edges: { node: { slug: string } }[];
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
      };
      expect(statements).toBe(2);
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...edges.map((edge) => edge.node.slug));
      total = totalCount;
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(total);
    expect(total).toBeGreaterThan(20);
  });
});

describe("search", () => {
  it.each([
    ["solidarite mondiale", "wsm"],
    ["Wereldsolidariteit", "wsm"],
    ["wereldsolidaritiet", "wsm"],
    ["travail decent", "travail-decent"],
    ["oxfam solidarité", "oxfam-solidarite"],
    ["FGTB", "fgtb"],
    ["beyond aid", "beyond-aid"],
    ["de croo", "alexander-de-croo"],
  ])("%s finds %s first", async (text, slug) => {
    const { data } = await node.cost(
      `query($text: String!) { search(text: $text, first: 5) { edges { score matched { value lang } node { __typename
        ... on Actor { slug } ... on Policy { slug } ... on Theme { slug } } } } }`,
      { text },
    );
    const { edges } = data.search as unknown as { edges: { score: number; node: { slug: string } }[] };
    expect(edges[0]!.node.slug).toBe(slug);
    expect(edges[0]!.score).toBeLessThanOrEqual(1);
  });

  it("narrows by type, pages, counts, and finds nothing in nothing", async () => {
    const { data } = await node.cost(`{
      themes: search(text: "travail", types: [Theme], first: 50) { nodes { __typename } }
      one: search(text: "solidarite", first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { __typename ... on Actor { slug } } }
      none: search(text: "  ") { totalCount nodes { __typename } } }`);
    const { themes, one, none } = data as unknown as Record<
      string,
      { totalCount: number; nodes: { __typename: string; slug: string }[]; pageInfo: { endCursor: string } }
    >;
    expect(themes!.nodes.length).toBeGreaterThan(0);
    expect(new Set(themes!.nodes.map((found) => found.__typename))).toEqual(new Set(["Theme"]));
    expect(one!.totalCount).toBeGreaterThan(1);
    expect(none).toEqual({ totalCount: 0, nodes: [] });
    const next = await node.cost(
      `query($after: String) { search(text: "solidarite", first: 50, after: $after) { nodes { __typename ... on Actor { slug } } } }`,
      { after: one!.pageInfo.endCursor },
    );
    const rest = (next.data.search as unknown as { nodes: { slug: string }[] }).nodes;
    expect(rest).toHaveLength(one!.totalCount - 1);
    expect(rest.map(({ slug }) => slug)).not.toContain(one!.nodes[0]!.slug);
  });
});

describe("any record", () => {
  it("by id, several at once, null where there is none: one statement a type, one for redirects", async () => {
    const { data } = await node.cost(`{ actors(first: 3) { nodes { id } } policies(first: 2) { nodes { id } } }`);
    const { actors, policies } = data as unknown as Record<string, { nodes: { id: string }[] }>;
    const ids = [...actors!.nodes, ...policies!.nodes].map(({ id }) => id);
    const asked = await node.cost(`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, {
      ids: [...ids, `actor_${"0".repeat(32)}`],
    });
    expect(asked.data.nodes).toEqual([...ids.map((id) => ({ id })), null]);
    expect(asked.statements).toBe(3);
  });

  it("tells what evidence is about", async () => {
    const { data } =
      await node.cost(`{ source(by: {slug: "interview-wsm-2019"}) { excerpts(first: 2) { totalCount nodes { page } } }
      actor(by: {slug: "moc"}) { id evidence(first: 1) { subject { id __typename } } } }`);
    const { actor } = data as unknown as { actor: { id: string; evidence: { subject: object }[] } };
    expect(actor.evidence[0]!.subject).toEqual({ id: actor.id, __typename: "Actor" });
  });

  it("is counted by the node", async () => {
    const { data, statements } = await node.cost(
      `{ nodeInfo { name origin version counts { actors relationships policies reforms involvements } } }`,
    );
    expect(data.nodeInfo).toEqual({
      name: "Counterweight",
      origin: "local",
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown,
      counts: { actors: 24, relationships: 17, policies: 7, reforms: 1, involvements: 14 },
    });
    expect(statements).toBe(1);
  });
});

it.each(["mutation { createActor }", "subscription { changed }"])(
  "%s is no defect, and answered as none",
  async (document) => {
    const { status, body } = await node.ask(document);
    expect(status).toBe(400);
    expect(body.errors![0]!.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  },
);
