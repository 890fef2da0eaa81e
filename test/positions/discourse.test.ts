// Discourses as their users ask for them: a small one counted by hand, windows of time, limits, hidden records, the past, and
// what it costs.
import { windowsOf } from "../../src/positions/discourse.windows";
import { aPolicy, aReform, anActor, anExcerpt, anInvolvement, aSource, evidenceFor } from "../support/builders";
import { aNodeWith, type PositionsNode } from "./a-node";

const HIDDEN = { visibility: "PRIVATE" };
const says = (actor: string, reform: string | null, stance: string, valid: string | undefined, fields: object = {}) =>
  anInvolvement(actor, "pensions", {
    reform: reform ?? undefined,
    stance,
    valid,
    key: `${actor}-${reform ?? "policy"}-${stance.toLowerCase()}`,
    ...fields,
  });

let node: PositionsNode;
let before: string;
beforeAll(async () => {
  node = await aNodeWith([
    ...["union", "ngo", "employers", "bank"].map((slug) => anActor({ slug })),
    anActor({ slug: "unseen", ...HIDDEN }),
    aPolicy({ slug: "pensions", jurisdiction: "BE" }),
    aPolicy({ slug: "elsewhere", jurisdiction: "FR" }),
    ...["a", "b", "c"].map((slug) => aReform("pensions", { slug })),
    aReform("pensions", { slug: "late", begun: "2005-03-01/.." }),
    aReform("pensions", { slug: "unseen-reform", ...HIDDEN }),
    // In the nineties: union and ngo agree on a and b, and both are against employers and bank on a.
    says("union", "a", "SUPPORT", "1991-02-03"),
    says("union", "a", "SUPPORT", "1992-02-03", { key: "once-more", role: "INITIATOR" }),
    says("union", "b", "OPPOSE", "1993-06-01"),
    says("union", null, "SUPPORT", "1994"),
    says("ngo", "a", "SUPPORT", "1991"),
    says("ngo", "b", "OPPOSE", "1993"),
    says("employers", "a", "OPPOSE", "1991"),
    says("bank", "a", "OPPOSE", "1999-12-31"),
    says("bank", "b", "FREE_VOTE", "1993"),
    // The employers turned: within the nineties they say nothing on c, and later they support it.
    says("employers", "c", "OPPOSE", "1995"),
    says("employers", "c", "SUPPORT", "1996"),
    says("employers", "c", "SUPPORT", "2004", { key: "still" }),
    says("bank", "c", "SUPPORT", "2004"),
    // Undated, so since the reform began.
    says("union", "late", "OPPOSE", undefined),
    says("bank", "late", "SUPPORT", "1980/.."),
    // Of no day at all.
    says("ngo", "c", "OPPOSE", undefined),
    // Hidden in three ways.
    says("unseen", "a", "SUPPORT", "1991"),
    says("ngo", "unseen-reform", "SUPPORT", "1991"),
    says("union", "unseen-reform", "OPPOSE", "1991"),
    says("ngo", null, "OPPOSE", "1994", HIDDEN),
    aSource({ slug: "archive" }),
    { ...anExcerpt("archive"), key: "page" },
    evidenceFor("Involvement:once-more", "page"),
  ]);
  before = await node.now();
});
afterAll(() => node.stop());

interface Pair {
  readonly one: { slug: string };
  readonly other: { slug: string };
  readonly agreements: number;
  readonly disagreements: number;
}
interface Window {
  readonly from: string | null;
  readonly until: string | null;
  readonly [figure: string]: unknown;
  readonly pairs: {
    readonly totalCount: number;
    readonly nodes: readonly Pair[];
    readonly pageInfo: { endCursor: string };
  };
}

const FIGURES = "from until concepts statements agreements disagreements polarisation";
const PAIRS =
  "totalCount nodes { one { slug } other { slug } shared agreements disagreements congruence conflict } pageInfo { hasNextPage endCursor }";
const NINETIES = 'policy: "pensions", from: "1990-01-01", until: "1999-12-31"';

async function window(args: string, pairs = "", headers = {}, directive = ""): Promise<Window> {
  const { data } = await node.cost(
    `query Q ${directive} { discourse${args && `(${args})`} { whole { ${FIGURES} actors { totalCount nodes { actor { slug } statements supports opposes } }
      pairs${pairs && `(${pairs})`} { ${PAIRS} } coverage { actorCount policyCount reformCount involvementCount sourceCount } } } }`,
    {},
    headers,
  );
  return (data.discourse as unknown as { whole: Window }).whole;
}

async function windows(args: string, spacing = ""): Promise<Window[]> {
  const { data } = await node.cost(
    `{ discourse${args && `(${args})`} { windows${spacing && `(${spacing})`} { ${FIGURES} } } }`,
  );
  return (data.discourse as unknown as { windows: Window[] }).windows;
}

const pairNames = ({ pairs }: Window) => pairs.nodes.map(({ one, other }) => [one.slug, other.slug].sort().join("-"));

describe("a discourse", () => {
  it("counts agreements and disagreements, and weighs them by how much both say", async () => {
    const found = await window(NINETIES);
    expect(found).toMatchObject({ concepts: 3, statements: 7, agreements: 3, disagreements: 4 });
    expect(found.polarisation).toBeCloseTo(4 / 7, 12);
    expect(found.actors).toMatchObject({ totalCount: 4 });
    const { nodes } = found.actors as { nodes: object[] };
    expect(nodes.slice(0, 2)).toEqual([
      { actor: { slug: "union" }, statements: 3, supports: 2, opposes: 1 },
      { actor: { slug: "ngo" }, statements: 2, supports: 1, opposes: 1 },
    ]);
    expect(found.pairs.totalCount).toBe(6);
    const [first] = found.pairs.nodes;
    expect(first).toEqual({
      ...{ one: { slug: "union" }, other: { slug: "ngo" }, shared: 2, agreements: 2, disagreements: 0 },
      ...{ congruence: 2 / 2.5, conflict: 0 },
    });
    expect(found.pairs.nodes.find(({ one, other }) => one.slug === "union" && other.slug === "bank")).toMatchObject({
      ...{ shared: 1, agreements: 0, disagreements: 1, congruence: 0, conflict: 1 / 2 },
    });
    expect(found.coverage).toEqual({
      ...{ actorCount: 4, policyCount: 1, reformCount: 2, involvementCount: 8, sourceCount: 1 },
    });
  });

  it("orders pairs four ways, leaves out those that share too little, and is paged", async () => {
    expect(pairNames(await window(NINETIES, "orderBy: CONGRUENCE"))[0]).toBe("bank-employers");
    expect(
      pairNames(await window(NINETIES, "orderBy: CONFLICT"))
        .slice(0, 2)
        .sort(),
    ).toEqual(["bank-ngo", "employers-ngo"]);
    expect(pairNames(await window(NINETIES, "minShared: 2"))).toEqual(["ngo-union"]);
    const all = pairNames(await window(NINETIES, "orderBy: DISAGREEMENTS"));
    const paged: string[] = [];
    for (let after = ""; paged.length < all.length;) {
      const page = await window(NINETIES, `orderBy: DISAGREEMENTS, first: 2${after}`);
      expect(page.pairs.nodes.length).toBeGreaterThan(0);
      paged.push(...pairNames(page));
      after = `, after: "${page.pairs.pageInfo.endCursor}"`;
    }
    expect(paged).toEqual(all);
  });

  it("holds the most active actors only, where fewer are asked for", async () => {
    const found = await window(`${NINETIES}, mostActive: 2`);
    expect(found).toMatchObject({ statements: 5, agreements: 2, disagreements: 0, polarisation: 0 });
    expect(pairNames(found)).toEqual(["ngo-union"]);
  });

  it("counts stances of no day only where no days are asked for, and those of a reform since it began", async () => {
    expect(await window('policy: "pensions"')).toMatchObject({ statements: 11 });
    expect(await window('policy: "pensions", from: "0001-01-01", until: "9999-12-31"')).toMatchObject({
      statements: 10,
    });
    expect(pairNames(await window('policy: "pensions", from: "2005-03-01", until: "2005-03-01"'))).toEqual([
      "bank-union",
    ]);
    expect(await window('policy: "pensions", from: "1900-01-01", until: "1989-12-31"')).toMatchObject({
      statements: 0,
    });
  });

  it.each(['policy: "nothing"', 'theme: "nothing"', 'jurisdiction: "FR"', "sector: ECONOMY"])(
    "is silent, and not an error, for %s",
    async (args) => {
      expect(await window(args)).toEqual({
        ...{ from: null, until: null, concepts: 0, statements: 0, agreements: 0, disagreements: 0, polarisation: null },
        actors: { totalCount: 0, nodes: [] },
        pairs: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
        coverage: { actorCount: 0, policyCount: 0, reformCount: 0, involvementCount: 0, sourceCount: 0 },
      });
      expect(await windows(args)).toEqual([]);
    },
  );

  it("counts hidden actors, reforms and involvements only for those who see them", async () => {
    expect(await window(NINETIES, "", await node.as("READER"))).toMatchObject({ statements: 7 });
    // The hidden actor on a; two on the hidden reform; the ngo on the policy.
    const seen = await window(NINETIES, "", await node.as("CURATOR"));
    expect(seen).toMatchObject({ concepts: 4, statements: 11 });
  });
});

describe("windows", () => {
  const spans = (found: readonly { from: string | null; until: string | null }[]) =>
    found.map(({ from, until }) => `${from}/${until}`);

  it("begin with an even year where nobody says when, include silent ones, and end with the last statement", async () => {
    const found = await windows('policy: "pensions"', "years: 5");
    expect(spans(found)).toEqual([
      "1990-01-01/1994-12-31",
      "1995-01-01/1999-12-31",
      "2000-01-01/2004-12-31",
      "2005-01-01/2005-03-01",
    ]);
    const silent = await windows('policy: "pensions", from: "1985-01-01", until: "1999-12-31"', "years: 5");
    expect(silent.map(({ statements, polarisation }) => [statements, polarisation])).toEqual([
      [0, null],
      [6, 2 / 4],
      [1, null],
    ]);
  });

  it("cost as many statements as one", async () => {
    const query = (spacing: string) =>
      node.cost(
        `{ discourse(policy: "pensions") { windows(${spacing}) { ${FIGURES} actors { nodes { actor { slug } } } pairs { ${PAIRS} } coverage { sourceCount } } } }`,
      );
    const [few, many] = [await query("first: 1"), await query("years: 1, first: 100")];
    expect((few.data.discourse as unknown as { windows: [] }).windows).toHaveLength(1);
    expect((many.data.discourse as unknown as { windows: [] }).windows.length).toBeGreaterThan(10);
    // Their days, figures, voices, pairs, sizes, coverage; the actors.
    expect([few.statements, many.statements]).toEqual([7, 7]);
  });

  it("move by their step, end with the whole, and begin where they are told", () => {
    const whole = { from: "1990-07-01", until: "2000-06-30" };
    expect(spans(windowsOf(whole, { years: 5, first: 10 }))).toEqual([
      "1990-07-01/1995-06-30",
      "1995-07-01/2000-06-30",
    ]);
    expect(spans(windowsOf(whole, { years: 6, step: 2, first: 10 }))).toEqual([
      "1990-07-01/1996-06-30",
      "1992-07-01/1998-06-30",
      "1994-07-01/2000-06-30",
    ]);
    expect(windowsOf({ from: "0001-01-01", until: "9999-12-31" }, { years: 1, first: 3 })).toHaveLength(3);
    expect(spans(windowsOf({ from: "9998-05-01", until: "9999-12-31" }, { years: 100, first: 3 }))).toEqual([
      "9998-05-01/9999-12-31",
    ]);
    expect(spans(windowsOf({ from: "9998-05-01", until: "9999-12-31" }, { years: 1, first: 3 }))).toEqual([
      "9998-05-01/9999-04-30",
      "9999-05-01/9999-12-31",
    ]);
  });
});

describe("bad input", () => {
  it.each([
    [
      'discourse(from: "2000-01-01", until: "1999-12-31") { whole { from } }',
      /^BAD_USER_INPUT: from: 2000-01-01 is after until/,
    ],
    ['discourse(from: "yesterday") { whole { from } }', /^BAD_DATE/],
    ["discourse(mostActive: 1) { whole { from } }", /^BAD_USER_INPUT: mostActive: 1 is outside 2 to 500/],
    ["discourse(mostActive: 501) { whole { from } }", /^BAD_USER_INPUT/],
    ["discourse { windows(years: 0) { from } }", /^BAD_USER_INPUT: years: 0 is outside 1 to 100/],
    ["discourse { windows(years: 5, step: 6) { from } }", /^BAD_USER_INPUT: step: 6 is more than years/],
    ["discourse { windows(years: 5, step: 0) { from } }", /^BAD_USER_INPUT: step: 0 is outside 1 to 100/],
    ["discourse { windows(first: 0) { from } }", /^PAGE_TOO_LARGE/],
    ["discourse { windows(first: 101) { from } }", /^PAGE_TOO_LARGE/],
    ["discourse { whole { pairs(first: 101) { totalCount } } }", /^PAGE_TOO_LARGE/],
    [
      "discourse { whole { pairs(minShared: 0) { totalCount } } }",
      /^BAD_USER_INPUT: minShared: 0 is outside 1 to 1000000/,
    ],
    ['discourse { whole { pairs(after: "x") { totalCount } } }', /^BAD_CURSOR/],
  ])("%s is refused", async (query, refusal) => {
    expect(await node.refusal(`{ ${query} }`)).toMatch(refusal);
  });
});

describe("a discourse that changed", () => {
  it("is what was known at an earlier moment", async () => {
    await node.load([says("bank", "b", "OPPOSE", "1993", { key: "found-later" })]);
    expect(await window(NINETIES)).toMatchObject({ statements: 8 });
    expect(await window(NINETIES, "", {}, `@knownAt(time: "${before}")`)).toMatchObject({ statements: 7 });
  });
});
