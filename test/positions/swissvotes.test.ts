// Positions on real data: 178 years of Swiss votes. Every attainment must be the one that was reckoned by other means from a
// table coded apart from our mapping; discourses must be what a plain count over that table gives.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { importAll } from "../../src/exchange/import/import.service";
import { mappedFiles } from "../../src/exchange/mapping/mapping.files";
import { startNode, type TestNode } from "../support/node";

const root = path.resolve(__dirname, "../..");
const data = path.resolve(root, process.env.COUNTERWEIGHT_DATA ?? "../shared/data", "swissvotes");
const isThere = existsSync(path.join(data, "swissvotes.ch.csv"));

/** Where the data folder is absent, says so and asserts just that, so that nobody takes the silence for a pass. */
const skipAloud = (name: string, _suite: () => void) => {
  const reason = "its file is not at hand; COUNTERWEIGHT_DATA can name the folder";
  console.warn(`skipped: ${name}: ${reason}`);
  it(`${name} (SKIPPED: ${reason})`, () => expect(existsSync(data)).toBe(false));
};
const describeWithData = isThere ? describe : skipAloud;

interface Expected {
  readonly n: number;
  readonly attained: number;
  readonly rate: number;
  readonly n_support: number;
  readonly n_adopted: number;
  readonly expected_rate: number;
  readonly kappa: number | null;
}

interface Attainment {
  readonly n: number;
  readonly attained: number;
  readonly nSupport: number;
  readonly nAdopted: number;
  readonly nPartlyAdopted: number;
  readonly nContradictory: number;
  readonly rate: number | null;
  readonly expectedRate: number | null;
  readonly kappa: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

const FIGURES =
  "n attained nSupport nAdopted nPartlyAdopted nContradictory rate expectedRate kappa interval { lower upper }";
/** The oracle gives its rates to six digits, and reckoned kappa from those: so kappa is compared by the same way too. */
const TOLERANCE = 1e-6;
const near = (value: number | null, expected: number | null, tolerance = TOLERANCE): boolean =>
  value === null || expected === null ? value === expected : Math.abs(value - expected) <= tolerance;
const sixDigits = (value: number) => Number(value.toFixed(6));
const kappaOf = (rate: number, expected: number) => (expected === 1 ? null : (rate - expected) / (1 - expected));

function agrees(found: Attainment, expected: Expected): boolean {
  const { n, attained, n_support: support, n_adopted: adopted } = expected;
  const chance = (support * adopted + (n - support) * (n - adopted)) / n ** 2;
  return (
    found.n === n &&
    found.attained === attained &&
    found.nSupport === support &&
    found.nAdopted === adopted &&
    near(found.rate, expected.rate) &&
    near(found.expectedRate, expected.expected_rate) &&
    near(kappaOf(sixDigits(found.rate!), sixDigits(found.expectedRate!)), expected.kappa) &&
    near(found.kappa, kappaOf(attained / n, chance), 1e-12)
  );
}

describeWithData("positions of all Swiss federal votes", () => {
  const table = (name: string) =>
    parse<Record<string, string>>(readFileSync(path.join(data, name)), { columns: true, bom: true });
  const slugOf = (code: string) => `ch-${code.toLowerCase().replace("_", "-")}`;
  let node: TestNode;
  beforeAll(async () => {
    node = await startNode({ demo: false });
    const mapping = path.join(root, "data/mappings/swissvotes.yaml");
    const { sources } = await mappedFiles(mapping, [path.join(data, "swissvotes.ch.csv")], node.ledger.types);
    await importAll(node.ledger, sources, { origin: "local", isWhole: true });
  }, 600_000);
  afterAll(() => node.stop());

  it("match the oracle, every actor of it, by the actor and by the ranking", async () => {
    const oracle = JSON.parse(readFileSync(path.join(data, "expected_preference_attainment.json"), "utf8")) as Record<
      string,
      Expected
    >;
    const found = new Map<string, Attainment>();
    for (let after: string | null = null; ;) {
      const { data: page, statements } = await node.cost(
        `query($after: String) { actors(first: 100, after: $after) { nodes { slug attainment { ${FIGURES} } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      expect(statements).toBe(2);
      const { nodes, pageInfo } = page.actors as unknown as {
        nodes: { slug: string; attainment: Attainment }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      for (const { slug, attainment } of nodes) found.set(slug, attainment);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    const codes = Object.keys(oracle);
    expect(codes.length).toBeGreaterThan(40);
    const off = codes.filter((code) => !agrees(found.get(slugOf(code))!, oracle[code]!));
    expect(off).toEqual([]);

    const ranked = new Map<string, Attainment>();
    const places: number[] = [];
    for (let after: string | null = null; ;) {
      const { data: page } = await node.cost(
        `query($after: String) { attainments(first: 100, after: $after) { edges { node { slug } attainment { ${FIGURES} } } totalCount pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const { edges, pageInfo } = page.attainments as unknown as {
        edges: { node: { slug: string }; attainment: Attainment }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      for (const { node: actor, attainment } of edges) {
        ranked.set(actor.slug, attainment);
        places.push(attainment.interval!.lower);
      }
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(places).toEqual([...places].sort((a, b) => b - a));
    for (const [slug, attainment] of found) expect(ranked.get(slug) ?? null).toEqual(attainment.n ? attainment : null);
  });

  it("agree and disagree as a plain count over the table says, decade by decade", async () => {
    const year = (date: string) => Number(date.slice(0, 4));
    const clear = table("positions.csv").filter(({ stance }) => stance === "SUPPORT" || stance === "OPPOSE");
    const pairs = new Map<string, { agreements: number; disagreements: number }>();
    const inNineties = clear.filter(({ date }) => year(date!) >= 1990 && year(date!) < 2000);
    for (const vote of new Set(inNineties.map(({ vote_id }) => vote_id))) {
      const stances = inNineties.filter(({ vote_id }) => vote_id === vote);
      for (const [at, one] of stances.entries()) {
        for (const other of stances.slice(at + 1)) {
          const key = [slugOf(one.actor_code!), slugOf(other.actor_code!)].sort().join(" ");
          const pair = pairs.get(key) ?? { agreements: 0, disagreements: 0 };
          pair[one.stance === other.stance ? "agreements" : "disagreements"] += 1;
          pairs.set(key, pair);
        }
      }
    }
    const sum = (of: "agreements" | "disagreements") => [...pairs.values()].reduce((all, pair) => all + pair[of], 0);

    const { data: answer, statements } = await node.cost(
      `{ discourse(from: "1970-01-01", until: "2019-12-31") { windows(years: 10) { from until agreements disagreements polarisation
        pairs(first: 100, orderBy: DISAGREEMENTS) { totalCount nodes { one { slug } other { slug } shared agreements disagreements } } } } }`,
    );
    // The windows, their pairs, the sizes of their rankings, the actors.
    expect(statements).toBe(4);
    const { windows } = answer.discourse as unknown as {
      windows: {
        from: string;
        until: string;
        agreements: number;
        disagreements: number;
        polarisation: number;
        pairs: {
          totalCount: number;
          nodes: {
            one: { slug: string };
            other: { slug: string };
            shared: number;
            agreements: number;
            disagreements: number;
          }[];
        };
      }[];
    };
    expect(windows.map(({ from, until }) => [from, until])).toEqual(
      [1970, 1980, 1990, 2000, 2010].map((begin) => [`${begin}-01-01`, `${begin + 9}-12-31`]),
    );
    const nineties = windows[2]!;
    expect([nineties.agreements, nineties.disagreements]).toEqual([sum("agreements"), sum("disagreements")]);
    expect(nineties.polarisation).toBeCloseTo(sum("disagreements") / (sum("agreements") + sum("disagreements")), 12);
    expect(nineties.pairs.totalCount).toBe(pairs.size);
    for (const { one, other, shared, ...counts } of nineties.pairs.nodes) {
      expect(counts).toEqual(pairs.get([one.slug, other.slug].sort().join(" ")));
      expect(shared).toBe(counts.agreements + counts.disagreements);
    }
  });
});
