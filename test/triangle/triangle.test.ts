// The triangle as its users ask for it: who counts and how much, over time, country beside country, what is hidden, what is refused,
// and what it costs. The countries XA, XB and XC are made up.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import { aPolicy, aReform, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

const STATE = { state: 1, economy: 0, civilSociety: 0 };
const ECONOMY = { state: 0, economy: 1, civilSociety: 0 };
const CIVIL = { state: 0, economy: 0, civilSociety: 1 };
const HYBRID = { state: 0.5, economy: 0, civilSociety: 0.5 };

let serial = 0;
const anEvent = (target: string, fields: Record<string, unknown> = {}) => ({
  ...{ record: "CivicSpaceEvent", key: `event-${(serial += 1)}`, kind: "BAN", target, ...fields },
});
const aRating = (jurisdiction: string, fields: Record<string, unknown>) => ({
  ...{ record: "CountryRating", key: `rating-${(serial += 1)}`, jurisdiction, scheme: "ITUC_GLOBAL_RIGHTS_INDEX" },
  ...{ scale: { min: 1, max: 5, freerEnd: "LOWEST" }, source: "triangle-report", ...fields },
});
const placed = (slug: string, jurisdiction: string, sectorPosition: object, fields: Record<string, unknown> = {}) =>
  anActor({ slug, jurisdiction, sectorPosition, ...fields });

const RECORDS = [
  placed("xa-ministry", "XA", STATE),
  placed("xa-firm", "XA", ECONOMY, { existence: "1990/2010-06-30" }),
  placed("xa-union", "XA-N", CIVIL, { existence: "2000/.." }),
  placed("xa-fund", "XA", HYBRID),
  placed("xa-secret", "XA", CIVIL, { visibility: "PRIVATE" }),
  placed("xa-inner", "XA", ECONOMY, { visibility: "NODE" }),
  placed("xa-state", "XA", STATE, { triangleVertex: "STATE", kind: "COLLECTIVE_ACTOR" }),
  anActor({ slug: "xa-nowhere", jurisdiction: "XA" }),
  placed("xb-union", "XB", CIVIL),
  placed("xb-firm", "XB", ECONOMY),
  placed("xb-ministry", "XB", STATE),
  placed("xc-ministry", "XC", STATE),
  placed("xc-firm", "XC", ECONOMY),
  placed("xc-firms", "XC", ECONOMY),

  { record: "Theme", slug: "work", name: { en: "Work" } },
  { record: "Theme", slug: "wages", name: { en: "Wages" }, broader: "work" },
  { record: "Theme", slug: "trade", name: { en: "Trade" } },
  aPolicy({ slug: "minimum-wage", jurisdiction: "XA", themes: ["wages"] }),
  aPolicy({ slug: "tariffs", jurisdiction: "XB", themes: ["trade"] }),
  aReform("minimum-wage", { slug: "minimum-wage-2005", begun: "2005/.." }),
  // .8 * .5 from 2005 on, with the reform; 1 from ever; .5 from 2012 on; nothing by TARGET.
  { ...anInvolvement("xa-union", "minimum-wage", { reform: "minimum-wage-2005", intensity: 0.5 }), key: "union-wage" },
  anInvolvement("xa-ministry", "minimum-wage", { role: "INITIATOR" }),
  anInvolvement("xa-ministry", "minimum-wage", { role: "IMPLEMENTER", valid: "2012/.." }),
  anInvolvement("xa-fund", "minimum-wage", { role: "TARGET" }),
  anInvolvement("xa-secret", "minimum-wage", { role: "INITIATOR" }),
  anInvolvement("xa-nowhere", "minimum-wage", { role: "CONSULTED" }),
  anInvolvement("xa-ministry", "tariffs", { role: "FUNDER" }),
  anInvolvement("xb-firm", "tariffs", { role: "ADVOCATE" }),
  aTie("xb-union", "xb-firm", { type: "OWNS" }),

  aSource({ slug: "triangle-report" }),
  { ...anExcerpt("triangle-report"), key: "page" },
  aSource({ slug: "triangle-minutes" }),
  { ...anExcerpt("triangle-minutes"), key: "minutes" },
  evidenceFor("Actor:xa-ministry", "page"),
  evidenceFor("Involvement:union-wage", "minutes"),

  anEvent("xa-union", { kind: "RECOGNITION", occurred: "2003-05", jurisdiction: "XA" }),
  anEvent("xa-union", { kind: "BAN", occurred: "2005-01-01" }),
  anEvent("xa-union", { kind: "RELEASE", occurred: "2010-12-31" }),
  anEvent("xa-union", { kind: "CONSULTATION" }),
  anEvent("xa-secret", { kind: "ARREST", occurred: "2004" }),
  anEvent("xb-union", { kind: "ARREST", occurred: "2004" }),
  anEvent("xb-union", { kind: "ARREST", occurred: "2006" }),
  anEvent("xc-ministry", { kind: "FUNDING", occurred: "2007" }),
  anEvent("xc-ministry", { kind: "EXCLUSION", occurred: "2008" }),
  aRating("XA", { value: "2", score: 2, period: "2014" }),
  aRating("XA", { value: "4", score: 4, period: "2016" }),
  aRating("XA", { value: "free", scheme: "FREEDOM_HOUSE", period: "2015" }),
];

let node: TestNode;
let before: string;
const directory = mkdtempSync(path.join(tmpdir(), "counterweight-triangle-"));

async function load(records: readonly object[]): Promise<void> {
  const dataset = { record: "Dataset", format: "counterweight/1", name: "made-up", title: "Made up" };
  const file = path.join(directory, "records.ndjson");
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "test" });
}

beforeAll(async () => {
  node = await startNode({ demo: false });
  await load(RECORDS);
  await new Promise((resolve) => setTimeout(resolve, 5));
  before = new Date().toISOString();
  await load([...RECORDS, placed("xa-late", "XA", ECONOMY)]);
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

type Any = any; // eslint-disable-line @typescript-eslint/no-explicit-any

async function ask(query: string, headers?: Record<string, string>): Promise<Any> {
  const { body } = await node.ask(query, {}, headers);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}
const codeOf = async (query: string) => (await node.ask(query)).body.errors?.[0]?.extensions.code;

const SHARES = "shares { state economy civilSociety }";
const FIGURES = `${SHARES} weakestSector actorCount unplacedCount`;
const slugsOf = ({ nodes }: Any): string[] => nodes.map(({ slug }: Any) => slug).sort();
const near = (shares: Any, expected: readonly number[]) =>
  [shares.state, shares.economy, shares.civilSociety].forEach((share, at) =>
    expect(share).toBeCloseTo(expected[at]!, 12),
  );

describe("the triangle of a jurisdiction", () => {
  it("splits hybrids, takes its parts along, and leaves out corners, the unplaced, the ended and the hidden", async () => {
    const { triangle } = await ask(
      `{ triangle(jurisdiction: "XA", asOf: "2011-01-01") { asOf weightBy ${FIGURES} actors { nodes { slug } } coverage { actorCount sourceCount note } } }`,
    );
    // ministry 1 0 0, union 0 0 1, fund .5 0 .5, late 0 1 0
    near(triangle.shares, [1.5 / 4, 1 / 4, 1.5 / 4]);
    expect(triangle).toMatchObject({
      ...{ asOf: "2011-01-01", weightBy: "COUNT", weakestSector: "ECONOMY", actorCount: 4, unplacedCount: 2 },
      coverage: {
        actorCount: 4,
        sourceCount: 1,
        note: expect.stringContaining("A hand-picked sample is not a country"),
      },
    });
    expect(slugsOf(triangle.actors)).toEqual(["xa-fund", "xa-late", "xa-ministry", "xa-union"]);
  });

  it("holds as of its day: the last day of an actor counts, the one after does not", async () => {
    const data = await ask(`{
      last: triangle(jurisdiction: "XA", asOf: "2010-06-30") { ${FIGURES} }
      after: triangle(jurisdiction: "XA", asOf: "2010-07-01") { ${FIGURES} }
      early: triangle(jurisdiction: "XA", asOf: "1999-12-31") { ${FIGURES} }
      part: triangle(jurisdiction: "XA-N", asOf: "1999-12-31") { ${FIGURES} evenness barycentricBalance weakestLeg actors { totalCount nodes { slug } } coverage { actorCount sourceCount } } }`);
    expect([data.last, data.after, data.early].map(({ actorCount }) => actorCount)).toEqual([5, 4, 4]);
    expect(data.part).toEqual({
      ...{ shares: null, evenness: null, barycentricBalance: null, weakestLeg: null, weakestSector: null },
      ...{ actorCount: 0, unplacedCount: 0, actors: { totalCount: 0, nodes: [] } },
      coverage: { actorCount: 0, sourceCount: 0 },
    });
  });

  it("is what the reader sees: each role its own", async () => {
    const query = `{ triangle(jurisdiction: "XA", asOf: "2011-01-01") { ${FIGURES} actors { nodes { slug } } } }`;
    const seen = [];
    for (const role of ["READER", "CURATOR"] as const) seen.push((await ask(query, await node.as(role))).triangle);
    near(seen[0].shares, [1.5 / 5, 2 / 5, 1.5 / 5]);
    near(seen[1].shares, [1.5 / 6, 2 / 6, 2.5 / 6]);
    expect(seen.map(({ actors }) => slugsOf(actors).filter((slug) => /secret|inner/.test(slug)))).toEqual([
      ["xa-inner"],
      ["xa-inner", "xa-secret"],
    ]);
  });

  it("was what was known then", async () => {
    const past = await ask(
      `query @knownAt(time: "${before}") { triangle(jurisdiction: "XA", asOf: "2011-01-01") { ${FIGURES} }
        balances(jurisdictions: ["XA"], asOf: "2011-01-01") { jurisdictions { triangle { actorCount } civicSpace { openingCount } } }
        wage: triangle(policy: {slug: "minimum-wage"}, weightBy: INFLUENCE) { actorCount series(from: "2001-01-01", every: DECADE) { points { actorCount } } } }`,
    );
    near(past.triangle.shares, [0.5, 0, 0.5]);
    expect(past.triangle.actorCount).toBe(3);
    expect(past.balances.jurisdictions[0]).toEqual({ triangle: { actorCount: 3 }, civicSpace: { openingCount: 3 } });
    expect(past.wage.actorCount).toBeGreaterThan(0);
  });

  it("weighs by influence as the graph in memory does, where SQL answers for what was known", async () => {
    const weighed = `triangle(policy: {slug: "tariffs"}, weightBy: INFLUENCE, asOf: "2015-06-01") { ${FIGURES}
      actors { edges { weight node { slug } } } series(from: "2000-01-01", every: FIVE_YEARS) { points { ${FIGURES} } } }`;
    const known = await ask(`query @knownAt(time: "${new Date().toISOString()}") { ${weighed} }`);
    const { triangle } = await ask(`{ ${weighed} }`);
    expect(triangle.actorCount).toBe(3);
    const weights = ({ actors }: Any) => actors.edges.map(({ weight }: Any) => weight);
    weights(known.triangle).forEach((weight: number, at: number) =>
      expect(weights(triangle)[at]).toBeCloseTo(weight, 12),
    );
    const rounded = (figures: Any) =>
      JSON.parse(JSON.stringify(figures), (_, value) =>
        typeof value === "number" ? Number(value.toFixed(12)) : value,
      );
    expect(rounded(triangle)).toEqual(rounded(known.triangle));
  });
});

describe("the actors behind the shares", () => {
  it("come by what they contribute, page by page, and by sector", async () => {
    const page = async (after: string | null, sector: string | null) =>
      (
        await ask(`{ triangle(jurisdiction: "XA", asOf: "2011-01-01") { actors(first: 1, after: ${JSON.stringify(after)}, sector: ${sector}) {
          totalCount pageInfo { hasNextPage endCursor } edges { weight contribution node { slug sectorPosition { state } } } } } }`)
      ).triangle.actors;
    const one = await page(null, "CIVIL_SOCIETY");
    const two = await page(one.pageInfo.endCursor, "CIVIL_SOCIETY");
    expect([one, two].map(({ totalCount, pageInfo, edges }) => [totalCount, pageInfo.hasNextPage, ...edges])).toEqual([
      [2, true, { weight: 1, contribution: 1, node: { slug: "xa-union", sectorPosition: { state: 0 } } }],
      [2, false, { weight: 1, contribution: 0.5, node: { slug: "xa-fund", sectorPosition: { state: 0.5 } } }],
    ]);
    expect((await page(null, null)).totalCount).toBe(4);
    const foreign = `{ triangle { actors(after: "${one.pageInfo.endCursor}", sector: STATE) { totalCount } } }`;
    expect(await codeOf(foreign)).toBe("BAD_CURSOR");
    expect(await codeOf(`{ triangle { actors(first: 101) { totalCount } } }`)).toBe("PAGE_TOO_LARGE");
  });

  it("page without gap or repeat where all weigh the same", async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const data: Any = await ask(
        `{ triangle { actorCount actors(first: 3, after: ${JSON.stringify(after)}) { nodes { slug } pageInfo { hasNextPage endCursor } } } }`,
      );
      seen.push(...data.triangle.actors.nodes.map(({ slug }: Any) => slug));
      after = data.triangle.actors.pageInfo.endCursor;
      if (data.triangle.actors.pageInfo.hasNextPage) continue;
      expect(new Set(seen).size).toBe(data.triangle.actorCount);
      expect(seen).toHaveLength(data.triangle.actorCount);
      return;
    }
  });
});

describe("the triangle of a theme, a policy, a reform", () => {
  it("takes those involved by then, narrower themes included, and several criteria at once", async () => {
    const of = async (given: string) =>
      slugsOf((await ask(`{ triangle(${given}) { actors { nodes { slug } } } }`)).triangle.actors);
    const wage = ["xa-fund", "xa-ministry", "xa-union"];
    expect(await of(`theme: {slug: "wages"}`)).toEqual(wage);
    expect(await of(`theme: {slug: "work"}`)).toEqual(wage);
    expect(await of(`policy: {slug: "minimum-wage"}`)).toEqual(wage);
    expect(await of(`reform: {slug: "minimum-wage-2005"}`)).toEqual(["xa-union"]);
    expect(await of(`policy: {slug: "minimum-wage"}, asOf: "2004-12-31"`)).toEqual(["xa-fund", "xa-ministry"]);
    expect(await of(`theme: {slug: "trade"}`)).toEqual(["xa-ministry", "xb-firm"]);
    expect(await of(`theme: {slug: "trade"}, jurisdiction: "XA"`)).toEqual(["xa-ministry"]);
    expect(await of(`theme: {slug: "trade"}, policy: {slug: "minimum-wage"}`)).toEqual(["xa-ministry"]);
  });

  it("weighs by involvement: role, intensity, confidence, and since when", async () => {
    const weights = async (given: string) => {
      const { triangle } = await ask(
        `{ triangle(${given}, weightBy: INVOLVEMENT) { actorCount unplacedCount coverage { sourceCount } actors { edges { weight node { slug } } } } }`,
      );
      const of = triangle.actors.edges.map(({ weight, node: { slug } }: Any) => [slug, weight]);
      return {
        ...Object.fromEntries(of),
        counts: [triangle.actorCount, triangle.unplacedCount, triangle.coverage.sourceCount],
      };
    };
    expect(await weights(`policy: {slug: "minimum-wage"}`)).toEqual({
      "xa-ministry": 1.5,
      "xa-union": 0.4,
      counts: [2, 1, 2],
    });
    expect(await weights(`policy: {slug: "minimum-wage"}, asOf: "2011-12-31"`)).toMatchObject({ "xa-ministry": 1 });
    expect(await weights(`policy: {slug: "minimum-wage"}, asOf: "2004-12-31"`)).toEqual({
      "xa-ministry": 1,
      counts: [1, 1, 1],
    });
    // Of a jurisdiction alone, its own policies; of everywhere, all.
    expect(await weights(`jurisdiction: "XA"`)).toMatchObject({ "xa-ministry": 1.5 });
    expect(await weights(`asOf: "2020-01-01"`)).toMatchObject({ "xa-ministry": 2, "xb-firm": 0.8 });
    expect(await weights(`theme: {slug: "trade"}, jurisdiction: "XA"`)).toEqual({
      "xa-ministry": 0.5,
      counts: [1, 0, 1],
    });
  });

  it("weighs by influence as influencers are ranked, those included that are not involved themselves", async () => {
    const data = await ask(`{
      policy(by: {slug: "tariffs"}) { influencers(asOf: "2020-01-01") { edges { score node { slug } } } }
      triangle(policy: {slug: "tariffs"}, weightBy: INFLUENCE, asOf: "2020-01-01") { ${FIGURES} actors { edges { weight node { slug } } } }
      here: triangle(jurisdiction: "XB", weightBy: INFLUENCE, asOf: "2020-01-01") { actors { nodes { slug } } }
      reform: triangle(reform: {slug: "minimum-wage-2005"}, weightBy: INFLUENCE, asOf: "2020-01-01") { actors { edges { weight node { slug } } } } }`);
    const ranked = data.policy.influencers.edges.map(({ score, node: { slug } }: Any) => [slug, score]);
    expect(data.triangle.actors.edges.map(({ weight, node: { slug } }: Any) => [slug, weight])).toEqual(ranked);
    expect(ranked.map(([slug]: [string]) => slug)).toContain("xb-union");
    expect(slugsOf(data.here.actors)).toEqual(["xb-firm", "xb-union"]);
    expect(data.reform.actors.edges).toEqual([{ weight: 0.4, node: { slug: "xa-union" } }]);
  });

  it("is null for what does not exist, and refuses what is malformed", async () => {
    const data =
      await ask(`{ a: triangle(theme: {slug: "no-such-theme"}) { actorCount } b: triangle(policy: {slug: "x"}) { actorCount }
      c: triangle(jurisdiction: "ZZ") { actorCount weakestLeg } }`);
    expect(data).toEqual({ a: null, b: null, c: { actorCount: 0, weakestLeg: null } });
    expect(await codeOf(`{ triangle(jurisdiction: "Belgium") { actorCount } }`)).toBe("BAD_USER_INPUT");
    expect(await codeOf(`{ triangle(jurisdiction: "") { actorCount } }`)).toBe("BAD_USER_INPUT");
    expect(await codeOf(`{ triangle(theme: {}) { actorCount } }`)).toBe("BAD_LOOKUP");
    expect(await codeOf(`{ triangle(policy: {id: "actor_00"}) { actorCount } }`)).toBe("BAD_ID");
    expect(await codeOf(`{ triangle(asOf: "yesterday") { actorCount } }`)).toBe("BAD_DATE");
  });
});

describe("the series", () => {
  const SERIES = `from: "1995-01-01", until: "2010-12-31", every: FIVE_YEARS`;

  it("has the same triangles as asked one by one, and what happened between", async () => {
    const { triangle } = await ask(`{ triangle(jurisdiction: "XA") { series(${SERIES}) {
      undatedCount points { asOf ${FIGURES} evenness openingCount closingCount }
      events { kind occurred { text } } first: events(first: 1) { kind } } } }`);
    const { points, undatedCount, events, first } = triangle.series;
    expect(points.map(({ asOf, openingCount, closingCount }: Any) => [asOf, openingCount, closingCount])).toEqual([
      ["1995-01-01", 0, 0],
      ["2000-01-01", 1, 0],
      ["2005-01-01", 0, 1],
      ["2010-01-01", 1, 0],
    ]);
    expect(undatedCount).toBe(1);
    expect(events.map(({ kind }: Any) => kind)).toEqual(["RECOGNITION", "BAN", "RELEASE"]);
    expect(first).toEqual([{ kind: "RECOGNITION" }]);
    for (const { openingCount: _opening, closingCount: _closing, ...point } of points) {
      const alone = await ask(`{ triangle(jurisdiction: "XA", asOf: "${point.asOf}") { asOf ${FIGURES} evenness } }`);
      expect(point).toEqual(alone.triangle);
    }
  });

  it("takes the events of those involved where a policy is asked about", async () => {
    const { triangle } = await ask(`{ triangle(policy: {slug: "minimum-wage"}) { series(${SERIES}) { events { kind } } }
      other: triangle(policy: {slug: "tariffs"}) { series(${SERIES}) { events { kind } } } }`);
    expect(triangle.series.events).toHaveLength(3);
  });

  it("weighs by influence on each day", async () => {
    const { triangle } = await ask(`{ triangle(policy: {slug: "minimum-wage"}, weightBy: INFLUENCE) {
      series(from: "2004-01-01", until: "2014-01-01", every: FIVE_YEARS) { points { asOf ${FIGURES} } } } }`);
    for (const point of triangle.series.points) {
      const alone = await ask(
        `{ triangle(policy: {slug: "minimum-wage"}, weightBy: INFLUENCE, asOf: "${point.asOf}") { asOf ${FIGURES} } }`,
      );
      expect(point).toEqual(alone.triangle);
    }
    expect(triangle.series.points.map(({ actorCount }: Any) => actorCount)).toEqual([1, 2, 2]);
  });

  it("refuses to run backwards and to have too many points", async () => {
    const series = (args: string, weightBy = "COUNT") =>
      codeOf(`{ triangle(weightBy: ${weightBy}) { series(${args}) { undatedCount } } }`);
    expect(await series(`from: "2010-01-01", until: "2000-01-01"`)).toBe("BAD_USER_INPUT");
    expect(await series(`from: "1900-01-01", until: "2000-01-01"`)).toBe("TOO_MANY_POINTS");
    expect(await series(`from: "1990-01-01", until: "2020-01-01"`, "INFLUENCE")).toBe("TOO_MANY_POINTS");
    expect(await series(`from: "1990-02-30"`)).toBe("BAD_DATE");
    expect(await codeOf(`{ triangle { series(from: "2020-01-01") { events(first: 0) { kind } } } }`)).toBe(
      "PAGE_TOO_LARGE",
    );
  });
});

describe("countries side by side", () => {
  const PLACES = `jurisdictions { jurisdiction triangle { ${FIGURES} weakestLeg } civicSpace { openingCount closingCount openness kinds { kind effect count } }
    ratings { scheme value freedom } }`;

  it("shows balance beside what is done to civil society, and whether they go together", async () => {
    const { balances } = await ask(`{ balances(jurisdictions: ["XC", "XA", "XB", "ZZ"], asOf: "2015-06-01") { ${PLACES}
      weakestLegWithOpenness { rho n } evennessWithOpenness { rho n } } }`);
    const by = Object.fromEntries(balances.jurisdictions.map((each: Any) => [each.jurisdiction, each]));
    expect(Object.keys(by)).toEqual(["XC", "XA", "XB", "ZZ"]);
    expect(by.XA.civicSpace).toEqual({
      ...{ openingCount: 3, closingCount: 1, openness: 0.5 },
      kinds: [
        { kind: "BAN", effect: "CLOSING", count: 1 },
        { kind: "CONSULTATION", effect: "OPENING", count: 1 },
        { kind: "RECOGNITION", effect: "OPENING", count: 1 },
        { kind: "RELEASE", effect: "OPENING", count: 1 },
      ],
    });
    expect(by.XA.ratings).toEqual([
      { scheme: "FREEDOM_HOUSE", value: "free", freedom: null },
      { scheme: "ITUC_GLOBAL_RIGHTS_INDEX", value: "2", freedom: 0.75 },
    ]);
    expect(by.XB.civicSpace.openness).toBe(-1);
    expect(by.ZZ).toMatchObject({ triangle: { shares: null }, civicSpace: { openness: null, kinds: [] }, ratings: [] });
    // Weakest legs 0, .75, 1 against openness 0, .5, -1: ranks 1 2 3 against 2 3 1.
    expect(["XC", "XA", "XB"].map((code) => by[code].triangle.weakestLeg)).toEqual([0, 0.75, 1]);
    expect(balances.weakestLegWithOpenness.rho).toBeCloseTo(-0.5, 12);
    expect(balances.weakestLegWithOpenness.n).toBe(3);
    expect(balances.evennessWithOpenness.n).toBe(3);
  });

  it("counts only what possibly happened between two days", async () => {
    const { balances } = await ask(`{ balances(jurisdictions: ["XA"], from: "2004-01-01", until: "2009-12-31") {
      jurisdictions { civicSpace { openingCount closingCount } } weakestLegWithOpenness { rho n } } }`);
    // The undated consultation possibly happened then.
    expect(balances).toEqual({
      ...{
        jurisdictions: [{ civicSpace: { openingCount: 1, closingCount: 1 } }],
        weakestLegWithOpenness: { rho: null, n: 1 },
      },
    });
  });

  it("takes the countries with most placed actors where none is named", async () => {
    const { balances } = await ask(
      `{ balances(asOf: "2011-01-01") { jurisdictions { jurisdiction triangle { actorCount } } } }`,
    );
    expect(
      balances.jurisdictions.map(({ jurisdiction, triangle }: Any) => [jurisdiction, triangle.actorCount]),
    ).toEqual([
      ["XA", 4],
      ["XB", 3],
      ["XC", 3],
    ]);
  });

  it("weighs each country by its own policies", async () => {
    for (const weightBy of ["INVOLVEMENT", "INFLUENCE"]) {
      const { balances } = await ask(
        `{ balances(jurisdictions: ["XA", "XB"], weightBy: ${weightBy}) { jurisdictions { jurisdiction triangle { ${FIGURES} } } } }`,
      );
      for (const { jurisdiction, triangle } of balances.jurisdictions) {
        const alone = await ask(`{ triangle(jurisdiction: "${jurisdiction}", weightBy: ${weightBy}) { ${FIGURES} } }`);
        expect(triangle).toEqual(alone.triangle);
      }
    }
  });

  it("refuses lists that are empty, too long or malformed, and reversed days", async () => {
    const many = JSON.stringify(Array.from({ length: 51 }, (_, at) => `XA-${at}`));
    for (const args of [
      `jurisdictions: []`,
      `jurisdictions: ["xa"]`,
      `jurisdictions: ${many}`,
      `from: "2010-01-01", until: "2000-01-01"`,
    ]) {
      expect(await codeOf(`{ balances(${args}) { weakestLegWithOpenness { n } } }`)).toBe("BAD_USER_INPUT");
    }
  });
});

describe("what it costs", () => {
  it.each([
    [`{ triangle(jurisdiction: "XA") { ${FIGURES} } }`, 1],
    [
      `{ triangle(jurisdiction: "XA", weightBy: INVOLVEMENT) { ${FIGURES} coverage { sourceCount } actors { totalCount nodes { slug } } } }`,
      4,
    ],
    // The policy by its slug, what is influenced, the influence, the figures.
    [`{ triangle(policy: {slug: "tariffs"}, weightBy: INFLUENCE) { ${FIGURES} } }`, 4],
    // The figures of today, those of all points, the counts and the events on the axis.
    [
      `{ triangle { series(from: "1970-01-01", until: "2020-01-01") { points { ${FIGURES} openingCount } events { kind } } } }`,
      4,
    ],
    [`{ balances { jurisdictions { triangle { ${FIGURES} } } } }`, 3],
  ])("%s", async (query, statements) => {
    expect((await node.cost(query)).statements).toBe(statements);
  });

  it.each(["COUNT", "INVOLVEMENT", "INFLUENCE"])("by %s, many countries cost as much as one", async (weightBy) => {
    const cost = async (codes: readonly string[]) =>
      (
        await node.cost(`{ balances(jurisdictions: ${JSON.stringify(codes)}, weightBy: ${weightBy}) { jurisdictions { ratings { value }
          triangle { coverage { sourceCount } actors { totalCount nodes { slug } } series(from: "2000-01-01", every: DECADE) { points { actorCount closingCount } events { kind } } } } } }`)
      ).statements;
    expect(await cost(["XA", "XB", "XC", "ZZ"])).toBe(await cost(["XA"]));
  });
});

it("reckons influence on a thousand policies, and refuses one more", async () => {
  const policies = Array.from({ length: 1_001 }, (_, at) => [
    aPolicy({ slug: `xd-policy-${at}`, jurisdiction: "XD" }),
    anInvolvement("xd-union", `xd-policy-${at}`),
  ]).flat();
  const others = [...RECORDS, placed("xa-late", "XA", ECONOMY), placed("xd-union", "XD", CIVIL)];
  const counted = async (weightBy: string) =>
    (await ask(`{ triangle(jurisdiction: "XD", weightBy: ${weightBy}) { ${SHARES} actorCount } }`)).triangle;
  await load([...others, ...policies.slice(0, -2)]);
  expect(await counted("INFLUENCE")).toEqual({ shares: CIVIL, actorCount: 1 });
  await load([...others, ...policies]);
  expect(await codeOf(`{ triangle(jurisdiction: "XD", weightBy: INFLUENCE) { actorCount } }`)).toBe(
    "TOO_MANY_POLICIES",
  );
  expect(await counted("INVOLVEMENT")).toEqual({ shares: CIVIL, actorCount: 1 });
});
