// Centralities as their users ask for them: rankings and pages, communities, selections, limits, hidden records, and what it costs.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import { aPolicy, aSource, aTie, anActor, anExcerpt, anInvolvement, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
let directory: string;

async function load(records: readonly object[], name: string) {
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name, title: "Made up" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
}

const pairs = (slugs: readonly string[]) =>
  slugs.flatMap((one, at) => slugs.slice(at + 1).map((other) => [one, other] as const));
const UNIONS = ["union-1", "union-2", "union-3"];
const FIRMS = ["firm-1", "firm-2", "firm-3", "firm-4"];
const at = (state: number, economy: number, civilSociety: number) => ({
  sectorPosition: { state, economy, civilSociety },
});

// In country XA: three unions and four firms, all allied among themselves, with a council that is tied to one of either; one that is
// tied to nobody; one that is hidden.
beforeAll(async () => {
  node = await startNode();
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-centralities-"));
  const inCountry = { jurisdiction: "XA" };
  await load(
    [
      ...UNIONS.map((slug) => anActor({ slug, ...inCountry, ...at(0, 0, 1) })),
      ...FIRMS.map((slug) => anActor({ slug, ...inCountry, ...at(0, 1, 0) })),
      anActor({ slug: "council", jurisdiction: "XA-CC", ...at(1, 0, 0) }),
      anActor({ slug: "hermit", ...inCountry }),
      anActor({ slug: "hunted", ...inCountry, visibility: "PRIVATE" }),
      ...[...pairs(UNIONS), ...pairs(FIRMS)].map(([one, other]) =>
        aTie(one, other, { type: "ALLIED_WITH", confidence: 0.5 }),
      ),
      aTie("union-1", "council", { key: "seat", confidence: 0.5 }),
      aTie("union-1", "council", { type: "ADVISES", confidence: 0.25 }),
      aTie("firm-1", "council", { type: "LOBBIES", valid: "2010/.." }),
      aTie("hunted", "council", { type: "LOBBIES", visibility: "PRIVATE" }),
      aTie("hermit", "council", { type: "OPPOSES" }),
      aPolicy({ slug: "a-law" }),
      ...["union-1", "union-2", "hermit"].map((slug) => anInvolvement(slug, "a-law")),
      aSource({ slug: "report" }),
      { ...anExcerpt("report"), key: "passage" },
      evidenceFor("Relationship:seat", "passage"),
    ],
    "countries",
  );
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

const MEASURES = "node { slug } degree { all out in strength } pageRank betweenness community";
interface Edge {
  readonly cursor: string;
  readonly node: { readonly slug: string };
  readonly pageRank: number;
  readonly betweenness: number;
  readonly community: number;
}
type Answer = Record<string, never> & { readonly edges: readonly Edge[] };

async function centralities(
  args: string,
  fields: string,
  headers = {},
): Promise<{ answer: Answer; statements: number }> {
  const { data, statements } = await node.cost(`{ centralities(${args}) { ${fields} } }`, {}, headers);
  return { answer: data.centralities!, statements };
}
const slugsOf = ({ edges }: Answer) => edges.map((edge) => edge.node.slug);

describe("a ranking", () => {
  it("shows all measures side by side, for the actors and ties of a country alone", async () => {
    const { answer, statements } = await centralities(
      `jurisdiction: "XA", orderBy: BETWEENNESS`,
      `totalCount network { actorCount pairCount density } betweennessMethod { sampled pivots } edges { ${MEASURES} }`,
    );
    // The selection, its ties, the actors of the page.
    expect(statements).toBe(3);
    const pairCount = 2 * (3 + 6) + 2;
    expect(answer).toMatchObject({
      ...{ totalCount: 9, network: { actorCount: 9, pairCount, density: pairCount / 72 } },
      betweennessMethod: { sampled: false, pivots: 9 },
    });
    const found = new Map(answer.edges.map(({ node: { slug }, ...edge }) => [slug, edge]));
    // Between the three unions and the four firms lies the council; before it, its neighbours. Of 8 · 7 ordered pairs.
    expect(found.get("council")).toMatchObject({
      degree: { all: 2, out: 0, in: 2, strength: 1.75 },
      betweenness: expect.closeTo((2 * 3 * 4) / 56, 9),
    });
    expect(found.get("union-1")).toMatchObject({
      degree: { all: 3, out: 3, in: 2, strength: 2.75 },
      betweenness: expect.closeTo((2 * 2 * 5) / 56, 9),
    });
    expect(found.get("firm-1")).toMatchObject({
      degree: { all: 4, out: 4, in: 3, strength: 4 },
      betweenness: expect.closeTo((2 * 3 * 4) / 56, 9),
    });
    expect(found.get("hermit")).toMatchObject({ degree: { all: 0, out: 0, in: 0, strength: 0 }, betweenness: 0 });
    expect(answer.edges.reduce((sum, { pageRank }) => sum + pageRank, 0)).toBeCloseTo(1, 8);
  });

  it("breaks ties by id and pages without gap or repetition, in every order", async () => {
    for (const orderBy of ["DEGREE", "STRENGTH", "PAGE_RANK", "BETWEENNESS"]) {
      const { answer: whole } = await centralities(
        `jurisdiction: "XA", orderBy: ${orderBy}`,
        `edges { cursor ${MEASURES} }`,
      );
      const paged: string[] = [];
      for (let after: string | null = null, hasNextPage = true; hasNextPage;) {
        const { answer } = await centralities(
          `jurisdiction: "XA", orderBy: ${orderBy}, first: 4, after: ${JSON.stringify(after)}`,
          `edges { cursor node { slug } } pageInfo { hasNextPage endCursor }`,
        );
        paged.push(...slugsOf(answer));
        ({ hasNextPage, endCursor: after } = answer.pageInfo as unknown as { hasNextPage: boolean; endCursor: string });
      }
      expect(paged).toEqual(slugsOf(whole));
      expect(new Set(paged).size).toBe(9);
    }
    const alike = await node.cost(`{ actors(filter: {jurisdiction: ["XA"]}) { nodes { id slug } } }`);
    const idOf = new Map(
      (alike.data.actors as unknown as { nodes: { id: string; slug: string }[] }).nodes.map(({ id, slug }) => [
        slug,
        id,
      ]),
    );
    const { answer } = await centralities(`jurisdiction: "XA"`, `edges { node { slug } }`);
    const firms = slugsOf(answer).filter((slug) => /firm-[234]/.test(slug));
    expect(firms).toEqual([...firms].sort((one, other) => (idOf.get(one)! < idOf.get(other)! ? -1 : 1)));
  });

  it("costs the same for one place as for all", async () => {
    const fields = `edges { ${MEASURES} } communities { number size dominantSector topActors { slug } } modularity coverage { tieCount }`;
    const one = await centralities(`jurisdiction: "XA", first: 1`, fields);
    const all = await centralities(`jurisdiction: "XA", first: 100`, fields);
    // Beside the three: sectors of the communities, coverage, and the top actors that are not on the page.
    expect([one.statements, all.statements]).toEqual([6, 5]);
  });
});

describe("communities", () => {
  it("are told with size, sectors and foremost actors, the largest first", async () => {
    const { answer } = await centralities(
      `jurisdiction: "XA"`,
      `modularity communities { number size dominantSector sectors { state economy civilSociety } topActors(first: 2) { slug } } edges { ${MEASURES} }`,
    );
    const found = answer.communities as unknown as {
      number: number;
      size: number;
      dominantSector: string | null;
      topActors: { slug: string }[];
    }[];
    const ofSector = (sector: string | null) => found.find(({ dominantSector }) => dominantSector === sector)!;
    expect(found.map(({ number, size }) => [number, size])).toEqual([
      [0, 4],
      [1, 4],
      [2, 1],
    ]);
    expect(ofSector("ECONOMY")).toMatchObject({
      sectors: { state: 0, economy: 1, civilSociety: 0 },
      topActors: [{ slug: "firm-1" }, {}],
    });
    // The council is tied to one of either, and closer to where there are fewer others.
    expect(ofSector("CIVIL_SOCIETY")).toMatchObject({
      sectors: { state: 0.25, economy: 0, civilSociety: 0.75 },
      topActors: [{ slug: "union-1" }, {}],
    });
    expect(ofSector(null)).toMatchObject({ topActors: [{ slug: "hermit" }], sectors: null });
    expect(answer.modularity).toBeGreaterThan(0.3);
    const communityOf = new Map(answer.edges.map((edge) => [edge.node.slug, edge.community]));
    for (const [slugs, sector] of [
      [[...UNIONS, "council"], "CIVIL_SOCIETY"],
      [FIRMS, "ECONOMY"],
    ] as const) {
      expect(new Set(slugs.map((slug) => communityOf.get(slug)))).toEqual(new Set([ofSector(sector).number]));
    }
    const { answer: first } = await centralities(
      `jurisdiction: "XA"`,
      `communities(first: 1) { size } coverage { actorCount tieCount sourceCount }`,
    );
    expect(first).toMatchObject({
      communities: [{ size: 4 }],
      coverage: { actorCount: 9, tieCount: 12, sourceCount: 1 },
    });
  });
});

describe("a selection", () => {
  const sizes = `totalCount network { pairCount }`;
  const sizesOf = async (args: string, headers = {}) => {
    const { answer } = await centralities(args, sizes, headers);
    const { totalCount, network } = answer as unknown as { totalCount: number; network: { pairCount: number } };
    return [totalCount, network.pairCount];
  };

  it("is that of a policy, a part of a country, a day, types of ties, or all at once", async () => {
    expect(await sizesOf(`policy: {slug: "a-law"}`)).toEqual([3, 2]);
    expect(await sizesOf(`jurisdiction: "XA-CC"`)).toEqual([1, 0]);
    expect(await sizesOf(`policy: {slug: "a-law"}, jurisdiction: "XA-CC"`)).toEqual([0, 0]);
    expect(await sizesOf(`jurisdiction: "XA", asOf: "2009-12-31"`)).toEqual([9, 19]);
    expect(await sizesOf(`jurisdiction: "XA", types: [OPPOSES]`)).toEqual([9, 2]);
    expect(await sizesOf(`jurisdiction: "XA", types: []`)).toEqual([9, 0]);
  });

  it("shows hidden actors and ties to those alone who may see them", async () => {
    const hidden = await node.as("CURATOR");
    expect(await sizesOf(`jurisdiction: "XA"`, await node.as("READER"))).toEqual([9, 20]);
    expect(await sizesOf(`jurisdiction: "XA"`, hidden)).toEqual([10, 21]);
  });

  it("that is empty, or of one actor, has honest empties and no measure that is not a number", async () => {
    const fields = `totalCount modularity network { actorCount pairCount density } betweennessMethod { sampled pivots } communities { size sectors { state } } coverage { actorCount tieCount sourceCount } edges { ${MEASURES} }`;
    const nothing = {
      ...{ totalCount: 0, modularity: null, network: { actorCount: 0, pairCount: 0, density: null }, communities: [] },
      ...{ betweennessMethod: { sampled: false, pivots: 0 }, coverage: { actorCount: 0, tieCount: 0, sourceCount: 0 } },
      edges: [],
    };
    expect((await centralities(`policy: {slug: "no-such-law"}`, fields)).answer).toEqual(nothing);
    expect((await centralities(`jurisdiction: "XZ"`, fields)).answer).toEqual(nothing);
    expect((await centralities(`asOf: "0001-01-01", jurisdiction: "XA-CC"`, fields)).answer).toMatchObject({
      ...{
        totalCount: 1,
        modularity: null,
        network: { density: null },
        communities: [{ size: 1, sectors: { state: 1 } }],
      },
      edges: [{ degree: { all: 0, strength: 0 }, pageRank: 1, betweenness: 0, community: 0 }],
    });
  });

  it("is refused in coded words where it cannot be", async () => {
    const refusalOf = async (args: string, fields = "totalCount") =>
      (await node.ask(`{ centralities(${args}) { ${fields} } }`)).body.errors?.[0]?.extensions.code;
    expect(await refusalOf(`jurisdiction: "belgium"`)).toBe("BAD_USER_INPUT");
    expect(await refusalOf(`jurisdiction: ""`)).toBe("BAD_USER_INPUT");
    expect(await refusalOf(`policy: {}`)).toBe("BAD_LOOKUP");
    expect(await refusalOf(`policy: {id: "actor_1"}`)).toBe("BAD_ID");
    expect(await refusalOf(`first: 0`)).toBe("PAGE_TOO_LARGE");
    expect(await refusalOf(`first: 1`, `communities(first: 101) { size }`)).toBe("PAGE_TOO_LARGE");
    expect(await refusalOf(`first: 1`, `communities(first: 2) { topActors(first: 0) { slug } }`)).toBe(
      "PAGE_TOO_LARGE",
    );
    const { answer } = await centralities(`first: 1, orderBy: DEGREE`, "edges { cursor }");
    const after = answer.edges[0]!.cursor;
    expect(await refusalOf(`after: "${after}", orderBy: DEGREE`)).toBeUndefined();
    expect(await refusalOf(`after: "${after}", orderBy: STRENGTH`)).toBe("BAD_CURSOR");
    expect(await refusalOf(`after: "rubbish"`)).toBe("BAD_CURSOR");
  });

  it("is refused where it is too large", async () => {
    await load(
      Array.from({ length: 5_001 }, (_, index) => anActor({ slug: `crowd-${index}`, jurisdiction: "XB" })),
      "crowd",
    );
    // In memory there is room for more; of the past, the network is read for the question.
    const { body } = await node.ask(
      `query($now: DateTimeISO!) @knownAt(time: $now) { centralities(jurisdiction: "XB") { totalCount } }`,
      { now: new Date().toISOString() },
    );
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "NETWORK_TOO_LARGE", max: 5000 });
    const { body: named } = await node.ask(`{ centralities(jurisdiction: "XA") { totalCount } }`);
    expect(named.errors).toBeUndefined();
  });
});
