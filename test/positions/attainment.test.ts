// Preference attainment as its users ask for it: a case reckoned by hand, what counts and what does not, filters, the ranking,
// hidden records, the past, bad input, and what it costs.
import { aPolicy, aReform, anActor, anInvolvement, aSource, anExcerpt, evidenceFor } from "../support/builders";
import { aNodeWith, decided, type PositionsNode } from "./a-node";

const HIDDEN = { visibility: "PRIVATE" };
const FIGURES =
  "n attained nSupport nAdopted nPartlyAdopted nContradictory rate expectedRate kappa interval { lower upper }";
const NOTHING = {
  ...{ n: 0, attained: 0, nSupport: 0, nAdopted: 0, nPartlyAdopted: 0, nContradictory: 0 },
  ...{ rate: null, expectedRate: null, kappa: null, interval: null },
};

const stance = (actor: string, policy: string, reform: string, said: string, fields: object = {}) =>
  anInvolvement(actor, policy, { reform, stance: said, key: `${actor}-${reform}-${said.toLowerCase()}`, ...fields });

const theme = (slug: string, fields: object = {}) => ({ record: "Theme", slug, name: { en: slug }, ...fields });
const placed = (state: number, economy: number, civilSociety: number) => ({
  sectorPosition: { state, economy, civilSociety },
});

/** Ten reforms of labour law, six adopted; the union wished seven as they ended. */
const LABOUR = [
  ...[1, 2, 3, 4, 5, 6].map((number) =>
    aReform("labour", { slug: `labour-${number}`, ...decided("ADOPTED", `200${number}-05-01`) }),
  ),
  ...[7, 8, 9, 10].map((number) =>
    aReform("labour", {
      slug: `labour-${number}`,
      ...decided("REJECTED", `20${String(number).padStart(2, "0")}-05-01`),
    }),
  ),
  ...[1, 2, 3, 4, 7].map((number) => stance("union", "labour", `labour-${number}`, "SUPPORT")),
  ...[5, 6, 8, 9, 10].map((number) => stance("union", "labour", `labour-${number}`, "OPPOSE")),
];

let node: PositionsNode;
let before: string;
beforeAll(async () => {
  node = await aNodeWith([
    theme("work"),
    theme("wages", { broader: "work" }),
    anActor({ slug: "union", ...placed(0, 0, 1) }),
    anActor({ slug: "employers", ...placed(0, 1, 0) }),
    anActor({ slug: "silent" }),
    anActor({ slug: "hidden-actor", ...HIDDEN }),
    aPolicy({ slug: "labour", themes: ["wages"], jurisdiction: "BE" }),
    aPolicy({ slug: "ports", jurisdiction: "BE-VLG" }),
    aPolicy({ slug: "hidden-policy", ...HIDDEN }),
    ...LABOUR,
    // Of the port's reforms, only the first counts for the employers.
    aReform("ports", { slug: "ports-1", ...decided("ADOPTED", "1995") }),
    aReform("ports", { slug: "ports-partly", ...decided("PARTLY_ADOPTED", "1995") }),
    aReform("ports", { slug: "ports-torn", ...decided("ADOPTED", "1995") }),
    aReform("ports", { slug: "ports-withdrawn", outcome: "WITHDRAWN" }),
    aReform("ports", { slug: "ports-pending" }),
    aReform("ports", { slug: "ports-hidden", ...decided("ADOPTED", "1995"), ...HIDDEN }),
    aReform("hidden-policy", { slug: "of-hidden", ...decided("ADOPTED", "1995") }),
    stance("employers", "ports", "ports-1", "SUPPORT", { key: "told" }),
    stance("employers", "ports", "ports-1", "SUPPORT", { key: "told-twice", role: "INITIATOR" }),
    stance("employers", "ports", "ports-1", "NEUTRAL"),
    stance("employers", "ports", "ports-partly", "SUPPORT"),
    stance("employers", "ports", "ports-torn", "SUPPORT"),
    stance("employers", "ports", "ports-torn", "OPPOSE"),
    stance("employers", "ports", "ports-withdrawn", "OPPOSE"),
    stance("employers", "ports", "ports-pending", "OPPOSE"),
    anInvolvement("employers", "ports", { stance: "SUPPORT" }),
    stance("employers", "ports", "ports-hidden", "SUPPORT"),
    stance("employers", "hidden-policy", "of-hidden", "SUPPORT"),
    stance("employers", "labour", "labour-1", "OPPOSE", HIDDEN),
    stance("hidden-actor", "labour", "labour-1", "SUPPORT"),
    stance("silent", "ports", "ports-1", "FREE_VOTE"),
    aSource({ slug: "minutes" }),
    { ...anExcerpt("minutes"), key: "page" },
    evidenceFor("Involvement:told", "page"),
    aSource({ slug: "gazette" }),
    { ...anExcerpt("gazette"), key: "notice" },
    evidenceFor("Reform:ports-1", "notice"),
  ]);
  before = await node.now();
});
afterAll(() => node.stop());

async function attainment(slug: string, args = "", headers = {}, directive = "") {
  const of = args && `(${args})`;
  const { data } = await node.cost(
    `query Q ${directive} { actor(by: {slug: "${slug}"}) { attainment${of} { ${FIGURES} coverage { involvementCount sourceCount } } } }`,
    {},
    headers,
  );
  return (data.actor as unknown as { attainment: Record<string, unknown> }).attainment;
}

describe("an actor's attainment", () => {
  it("is what one reckons by hand: rate, chance, kappa, interval", async () => {
    const found = await attainment("union");
    expect(found).toMatchObject({ n: 10, attained: 7, nSupport: 5, nAdopted: 6, rate: 0.7 });
    // By chance, half of six tenths and half of four tenths.
    expect(found.expectedRate).toBeCloseTo(0.5, 12);
    expect(found.kappa).toBeCloseTo((0.7 - 0.5) / 0.5, 12);
    // Wilson's interval for seven of ten.
    expect(found.interval).toEqual({ lower: expect.closeTo(0.39677815, 8), upper: expect.closeTo(0.89220873, 8) });
  });

  it("counts a reform once, and neither what is undecided, partly adopted or on the policy as such, nor wishes that contradict", async () => {
    expect(await attainment("employers")).toEqual({
      ...{ n: 1, attained: 1, nSupport: 1, nAdopted: 1, nPartlyAdopted: 1, nContradictory: 1, rate: 1 },
      // Chance alone would give it: kappa is undefined.
      ...{ expectedRate: 1, kappa: null },
      interval: { lower: expect.closeTo(0.20654931, 8), upper: 1 },
      coverage: { involvementCount: 2, sourceCount: 2 },
    });
  });

  it("is undefined, and says so, for whoever wished nothing that was decided", async () => {
    expect(await attainment("silent")).toEqual({ ...NOTHING, coverage: { involvementCount: 0, sourceCount: 0 } });
    expect(await attainment("union", 'policy: "ports"')).toMatchObject(NOTHING);
  });

  it.each([
    ['theme: "work"', 10],
    ['theme: ["wages", "nothing"]', 10],
    ['theme: "nothing"', 0],
    ['policy: "labour"', 10],
    ['policy: "nothing"', 0],
    ['jurisdiction: "BE"', 10],
    ['jurisdiction: "BE-VLG"', 0],
    ["jurisdiction: []", 0],
    ['from: "2005-05-01"', 6],
    ['until: "2005-05-01"', 5],
    ['from: "2005-05-02", until: "2005-05-01"', null],
    ['from: "2003-05-01", until: "2004-12-31"', 2],
  ])("narrowed by %s counts %s reforms", async (args, n) => {
    if (n === null) {
      expect(await node.refusal(`{ actor(by: {slug: "union"}) { attainment(${args}) { n } } }`)).toBe(
        "BAD_USER_INPUT: from: 2005-05-02 is after until: 2005-05-01",
      );
    } else expect(await attainment("union", args)).toMatchObject({ n });
  });

  it("takes a country with its parts, and a year by its first day", async () => {
    expect(await attainment("employers", 'jurisdiction: "BE"')).toMatchObject({ n: 1 });
    expect(await attainment("employers", 'from: "1995-01-01", until: "1995-01-01"')).toMatchObject({ n: 1 });
    expect(await attainment("employers", 'from: "1995-01-02"')).toMatchObject(NOTHING);
  });

  it("counts hidden reforms, policies and involvements only for those who see them", async () => {
    expect(await attainment("employers", "", await node.as("READER"))).toMatchObject({ n: 1, nPartlyAdopted: 1 });
    expect(await attainment("employers", "", await node.as("CURATOR"))).toMatchObject({
      n: 4,
      attained: 3,
      nSupport: 3,
    });
  });

  it("costs one statement for any number of actors", async () => {
    const of = (first: number) =>
      node.cost(`{ actors(first: ${first}) { nodes { attainment { n coverage { sourceCount } } } } }`);
    const [one, all] = [await of(1), await of(50)];
    expect([one.statements, all.statements]).toEqual([3, 3]);
  });

  it("is what was known at an earlier moment", async () => {
    await node.load([aReform("ports", { slug: "ports-pending", ...decided("REJECTED", "2024-01-01") })]);
    expect(await attainment("employers")).toMatchObject({ n: 2, attained: 2 });
    expect(await attainment("employers", "", {}, `@knownAt(time: "${before}")`)).toMatchObject({ n: 1, attained: 1 });
  });
});

describe("the ranking", () => {
  const ranking = async (args: string, headers = {}) => {
    const { data, statements } = await node.cost(
      `{ attainments${args && `(${args})`} { totalCount nodes { slug } edges { cursor node { slug } attainment { n rate kappa coverage { sourceCount } } }
        coverage { actorCount policyCount reformCount involvementCount sourceCount note } pageInfo { hasNextPage endCursor } } }`,
      {},
      headers,
    );
    const page = data.attainments as unknown as {
      totalCount: number;
      nodes: { slug: string }[];
      edges: { node: { slug: string }; attainment: { n: number; kappa: number | null } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      coverage: object;
    };
    return { ...page, statements, slugs: page.nodes.map(({ slug }) => slug) };
  };

  it("orders by the interval's lower end, by kappa with the undefined last, or by the number of reforms", async () => {
    // Two of two give less certainty than seven of ten, though they are further from chance.
    expect((await ranking("")).slugs).toEqual(["union", "employers"]);
    expect((await ranking("orderBy: KAPPA")).slugs).toEqual(["employers", "union"]);
    const early = await ranking('orderBy: KAPPA, filter: {until: "2006-12-31"}');
    expect(early.edges.map(({ node: { slug }, attainment }) => [slug, attainment.kappa])).toEqual([
      ["union", 0],
      ["employers", null],
    ]);
    expect((await ranking("orderBy: REFORMS, minReforms: 3")).slugs).toEqual(["union"]);
    expect((await ranking('filter: {sector: ECONOMY, policy: "ports"}')).slugs).toEqual(["employers"]);
    expect((await ranking("filter: {sector: []}")).slugs).toEqual([]);
  });

  it("tells on how much it rests", async () => {
    const { coverage, totalCount, statements } = await ranking("");
    expect(totalCount).toBe(2);
    expect(coverage).toEqual({
      ...{ actorCount: 2, policyCount: 2, reformCount: 12, involvementCount: 13, sourceCount: 2 },
      note: expect.stringMatching(/not a country/),
    });
    // The page, its size, its coverage, that of each place, the actors.
    expect(statements).toBe(5);
  });

  it("is paged, and refuses cursors of another order", async () => {
    const first = await ranking("first: 1");
    expect(first.pageInfo.hasNextPage).toBe(true);
    const { endCursor } = first.pageInfo;
    const second = await ranking(`first: 1, after: "${endCursor}"`);
    expect([...first.slugs, ...second.slugs]).toEqual(["union", "employers"]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(await node.refusal(`{ attainments(after: "${endCursor}", orderBy: KAPPA) { totalCount } }`)).toMatch(
      /^BAD_CURSOR/,
    );
  });

  it("has hidden actors only for those who see them", async () => {
    expect((await ranking("orderBy: REFORMS")).slugs).not.toContain("hidden-actor");
    expect((await ranking("orderBy: REFORMS", await node.as("CURATOR"))).slugs).toContain("hidden-actor");
  });

  it.each([
    ["first: 0", /^PAGE_TOO_LARGE/],
    ["first: 101", /^PAGE_TOO_LARGE/],
    ["minReforms: 0", /^BAD_USER_INPUT: minReforms: 0 is outside 1 to 1000000/],
    ["minReforms: 1000001", /^BAD_USER_INPUT/],
    ['after: "nonsense"', /^BAD_CURSOR/],
    [
      'filter: {from: "2020-01-01", until: "2019-01-01"}',
      /^BAD_USER_INPUT: from: 2020-01-01 is after until: 2019-01-01/,
    ],
    ['filter: {from: "2020-13-01"}', /^BAD_DATE/],
  ])("refuses %s", async (args, refusal) => {
    expect(await node.refusal(`{ attainments(${args}) { totalCount edges { cursor } } }`)).toMatch(refusal);
  });
});
