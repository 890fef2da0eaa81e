// Network strategies as their users ask for them: from bilateral ties to a network, over time, by role, and what it costs.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sql from "sql-template-tag";
import { importFile } from "../../src/exchange/import/import.service";
import { aSource, aTie, anActor, anExcerpt, evidenceFor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
let directory: string;

async function load(records: readonly object[], name = "made-up") {
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name, title: "Made up" };
  writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
}

const civil = { sectorPosition: { state: 0, economy: 0, civilSociety: 1 } };

// A facilitator with four partners in three countries. At first each is tied to it alone; from 2016 on two of them work together,
// from 2018 on a network joins three, and has a member that the facilitator does not know.
beforeAll(async () => {
  node = await startNode();
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-networks-"));
  await load([
    anActor({ slug: "facilitator", jurisdiction: "BE", existence: "2000/..", ...civil }),
    anActor({ slug: "union-sn", jurisdiction: "SN", ...civil }),
    anActor({ slug: "union-ml", jurisdiction: "ML", ...civil }),
    anActor({
      slug: "mutuality-ml",
      jurisdiction: "ML",
      sectorPosition: { state: 0.5, economy: 0, civilSociety: 0.5 },
    }),
    anActor({ slug: "alliance", kind: "NETWORK_OR_PLATFORM", existence: "2018/.." }),
    anActor({ slug: "stranger" }),
    anActor({ slug: "adversary" }),
    anActor({ slug: "chair", kind: "PERSON", publicRole: { en: "Chair" } }),
    aTie("facilitator", "union-sn", { key: "oldest", type: "FUNDS", valid: "2005/.." }),
    aTie("union-sn", "facilitator", { type: "DIALOGUE_WITH" }),
    aTie("facilitator", "union-ml", { type: "FUNDS", valid: "2005/2019" }),
    aTie("facilitator", "mutuality-ml", { type: "PARTNER_OF", valid: "2010/.." }),
    aTie("facilitator", "alliance", { type: "FACILITATES" }),
    aTie("union-sn", "union-ml", { key: "theirs", type: "ALLIED_WITH", valid: "2016/.." }),
    aTie("union-ml", "mutuality-ml", { type: "LINKED_TO", valid: "2016/2016" }),
    ...["union-sn", "union-ml", "mutuality-ml", "stranger"].map((member) => aTie(member, "alliance")),
    aTie("adversary", "facilitator", { type: "OPPOSES" }),
    aTie("chair", "facilitator", { type: "OFFICER_OF" }),
    aSource({ slug: "report" }),
    { ...anExcerpt("report"), key: "passage" },
    evidenceFor("Relationship:oldest", "passage"),
    evidenceFor("Relationship:theirs", "passage"),
  ]);
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

const FIGURES =
  "asOf partnerCount tiedPairs density bypassShare bilateralPartners meanPartnersOfPartners effectiveSize pairsAcrossCountries";

async function refusalOf(query: string): Promise<string | undefined> {
  return (await node.ask(query)).body.errors?.[0]?.extensions.code;
}

describe("a facilitator's partners", () => {
  it("are alone at first, then tied to each other, then a network that needs it less", async () => {
    const { data, statements } = await node.cost(
      `{ actor(by: {slug: "facilitator"}) { networkStrategySeries(from: "1999-06-30", until: "2020-01-01", every: FIVE_YEARS) { ${FIGURES} }
         between: networkStrategy(asOf: "2016-06-30") { ${FIGURES} } } }`,
    );
    expect(statements).toBe(2);
    const nothing = { density: null, bypassShare: null, meanPartnersOfPartners: null, effectiveSize: null };
    const none = { tiedPairs: 0, pairsAcrossCountries: 0 };
    expect(data.actor).toEqual({
      networkStrategySeries: [
        { asOf: "1999-06-30", partnerCount: 0, bilateralPartners: 0, ...none, ...nothing },
        // Undated: the dialogue with union-sn.
        {
          ...{ asOf: "2004-06-30", partnerCount: 1, bilateralPartners: 1, ...none },
          ...{ density: null, bypassShare: 0, meanPartnersOfPartners: 0, effectiveSize: 1 },
        },
        {
          ...{ asOf: "2009-06-30", partnerCount: 2, bilateralPartners: 2, ...none },
          ...{ density: 0, bypassShare: 0, meanPartnersOfPartners: 0, effectiveSize: 2 },
        },
        {
          ...{ asOf: "2014-06-30", partnerCount: 3, bilateralPartners: 3, ...none },
          ...{ density: 0, bypassShare: 0, meanPartnersOfPartners: 0, effectiveSize: 3 },
        },
        // Four partners; three are members of the fourth, two are allied. The alliance has one more member.
        {
          ...{ asOf: "2019-06-30", partnerCount: 4, tiedPairs: 4, bilateralPartners: 0, pairsAcrossCountries: 1 },
          ...{
            density: 4 / 6,
            bypassShare: 4 / 8,
            meanPartnersOfPartners: (2 + 2 + 1 + 4) / 4,
            effectiveSize: 4 - 8 / 4,
          },
        },
      ],
      between: {
        ...{ asOf: "2016-06-30", partnerCount: 3, tiedPairs: 2, bilateralPartners: 0, pairsAcrossCountries: 1 },
        ...{ density: 2 / 3, bypassShare: 2 / 5, meanPartnersOfPartners: 4 / 3, effectiveSize: 3 - 4 / 3 },
      },
    });
  });

  it("come from sectors and countries, and the figures say on what they rest", async () => {
    const { data, statements } = await node.cost(
      `{ actor(by: {slug: "facilitator"}) { networkStrategy(asOf: "2019-06-30") {
        sectors { state economy civilSociety mixed unplaced evenness } countries { country partners } coverage { actorCount tieCount sourceCount note } } } }`,
    );
    expect(statements).toBe(3);
    const [p, q] = [0.5 / 3, 2.5 / 3];
    expect(data.actor).toEqual({
      networkStrategy: {
        sectors: {
          ...{ state: 0, economy: 0, civilSociety: 2, mixed: 1, unplaced: 1 },
          evenness: expect.closeTo(-(p * Math.log(p) + q * Math.log(q)) / Math.log(3), 12),
        },
        countries: [
          { country: "ML", partners: 2 },
          { country: "SN", partners: 1 },
        ],
        // Five of the facilitator, two of them to one partner; four among its partners.
        coverage: { actorCount: 4, tieCount: 9, sourceCount: 1, note: expect.stringContaining("not a country") },
      },
    });
  });

  it("are those of the types of ties that a question names", async () => {
    const counts = async (args: string) =>
      (
        await node.cost(
          `{ actor(by: {slug: "facilitator"}) { networkStrategy(asOf: "2019-06-30", ${args}) { partnerCount tiedPairs } } }`,
        )
      ).data.actor;
    expect(await counts("types: [FUNDS]")).toEqual({ networkStrategy: { partnerCount: 2, tiedPairs: 0 } });
    expect(await counts("types: [OPPOSES]")).toEqual({ networkStrategy: { partnerCount: 1, tiedPairs: 0 } });
    // A person holds an office.
    expect(await counts("types: [OFFICER_OF]")).toEqual({ networkStrategy: { partnerCount: 0, tiedPairs: 0 } });
    expect(await counts("types: []")).toEqual({ networkStrategy: { partnerCount: 0, tiedPairs: 0 } });
  });
});

it("costs as many statements for many actors and days as for one", async () => {
  const figures = `networkStrategy { partnerCount coverage { tieCount } } networkStrategySeries { density coverage { sourceCount } }`;
  const statements = async (first: number) =>
    (await node.cost(`{ actors(first: ${first}) { nodes { ${figures} } } }`)).statements;
  expect(await statements(1)).toBe(3);
  expect(await statements(100)).toBe(3);
});

it("counts hidden ties and hidden actors for nobody who may not see them, now and in the past", async () => {
  const query = `{ actor(by: {slug: "open-hub"}) { networkStrategy { partnerCount tiedPairs countries { country } coverage { tieCount } } } }`;
  const [first, second] = [
    anActor({ slug: "open-one", jurisdiction: "BE" }),
    anActor({ slug: "open-two", jurisdiction: "BE" }),
  ];
  await load(
    [
      ...[anActor({ slug: "open-hub" }), first, second],
      anActor({ slug: "hunted", visibility: "PRIVATE", jurisdiction: "MR" }),
      aTie("open-hub", "open-one"),
      aTie("open-hub", "open-two"),
      aTie("open-one", "open-two", { visibility: "NODE" }),
      ...["open-hub", "open-one", "open-two"].map((slug) => aTie("hunted", slug, { visibility: "PRIVATE" })),
    ],
    "hidden",
  );
  const told = async (text: string, role?: "READER" | "CURATOR") =>
    ((await node.cost(text, {}, role ? await node.as(role) : {})).data.actor as unknown as { networkStrategy: object })
      .networkStrategy;
  const BE = { country: "BE" };
  expect(await told(query)).toEqual({ partnerCount: 2, tiedPairs: 0, countries: [BE], coverage: { tieCount: 2 } });
  expect(await told(query, "READER")).toEqual({
    partnerCount: 2,
    tiedPairs: 1,
    countries: [BE],
    coverage: { tieCount: 3 },
  });
  expect(await told(query, "CURATOR")).toEqual({
    ...{ partnerCount: 3, tiedPairs: 3, coverage: { tieCount: 6 } },
    countries: [BE, { country: "MR" }],
  });
  const [{ at }] = (await node.database.rows<{ at: Date }>(
    sql`SELECT max(recorded_at) + interval '1 millisecond' AS at FROM ledger_commit`,
  )) as [{ at: Date }];
  await load([aTie("open-one", "open-two")], "later");
  expect(await told(query)).toMatchObject({ tiedPairs: 1 });
  const then = query.replace("{", `query @knownAt(time: "${at.toISOString()}") {`);
  expect(await told(then)).toMatchObject({ tiedPairs: 0 });
});

it("refuses reversed days, too many points and what is no day", async () => {
  const series = (args: string) =>
    refusalOf(`{ actor(by: {slug: "facilitator"}) { networkStrategySeries(${args}) { asOf } } }`);
  expect(await series(`from: "2020-01-02", until: "2020-01-01"`)).toBe("BAD_USER_INPUT");
  expect(await series(`from: "1900-01-01", until: "1960-01-01"`)).toBe("TOO_MANY_POINTS");
  expect(await series(`from: "1900-01-01", until: "1959-12-31"`)).toBeUndefined();
  expect(await series(`until: "2020-02-30"`)).toBe("BAD_DATE");
  expect(await series(`until: "0005-01-01"`)).toBeUndefined();
});

describe("the interview's networks", () => {
  it("are stars, as far as they are recorded: docs/networks.md", async () => {
    const { data } = await node.cost(
      `{ actor(by: {slug: "plateforme-travail-decent"}) { networkStrategy { ${FIGURES} sectors { civilSociety } countries { country partners } } } }`,
    );
    expect((data.actor as unknown as { networkStrategy: object }).networkStrategy).toMatchObject({
      ...{ partnerCount: 9, tiedPairs: 0, density: 0, bypassShare: 0, bilateralPartners: 9, effectiveSize: 9 },
      meanPartnersOfPartners: expect.closeTo(4 / 9, 12),
      ...{ sectors: { civilSociety: 9 }, countries: [{ country: "BE", partners: 9 }] },
    });
  });
});
