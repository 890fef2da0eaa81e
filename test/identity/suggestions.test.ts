// Suggestions of identity: a small made-up register against a made-up coding. What is the same comes first, and the reason says why.
import { derivedUuid, typedId } from "../../src/core/ids";
import { importFile } from "../../src/exchange/import/import.service";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { judge } from "../../src/identity/judging.service";
import { reviewedVerdicts, suggestionRows } from "../../src/identity/reviewed.csv";
import { allSuggestions } from "../../src/identity/suggestions.service";
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
let curator: Record<string, string>;
let directory: string;

const actor = (slug: string, name: string, fields: object = {}) => ({
  ...{ record: "Actor", slug, kind: "NGO", names: [{ value: name, kind: "OFFICIAL" }] },
  ...fields,
});
const short = (name: string, acronym: string) => ({
  names: [
    { value: name, kind: "OFFICIAL" },
    { value: acronym, kind: "SHORT" },
  ],
});
const number = (scheme: string, value: string) => ({ identifiers: [{ scheme, value }] });

const CODING = [
  actor("water", "Eau pour Tous", { jurisdiction: "BE" }),
  actor("union", "Syndicat des Bateliers du Nord", { jurisdiction: "BE", kind: "TRADE_UNION" }),
  actor("short", "", { jurisdiction: "BE", ...short("Ligue pour la Navigation Lente", "LNL") }),
  actor("abroad", "Friends of the Slow River", { jurisdiction: "IE" }),
  actor("numbered", "Harbour Watch", { jurisdiction: "IE", ...number("IE-CRO", "1") }),
  actor("common", "Association of River Pilots International", { jurisdiction: "NL" }),
  actor("person", "Maria Sonderling", { kind: "PERSON", publicRole: { en: "minister" } }),
];
const REGISTER = [
  actor("r-water", "EAU POUR TOUS asbl", { jurisdiction: "BE" }),
  actor("r-union", "Syndicat des Bateliers du Nord", { jurisdiction: "BE", kind: "TRADE_UNION" }),
  actor("r-short", "", { jurisdiction: "BE", ...short("Vereniging voor Trage Scheepvaart", "LNL") }),
  actor("r-abroad", "Friends of the Slow River", { jurisdiction: "CL", kind: "COMPANY" }),
  actor("r-numbered", "Harbour Watch", { jurisdiction: "IE", ...number("IE-CRO", "2") }),
  actor("r-common", "Association of Road Hauliers International", { jurisdiction: "NL" }),
  actor("r-person", "Maria Sonderling", { kind: "COMPANY" }),
  // So that these words are common.
  ...["Bakers", "Brewers", "Weavers", "Potters", "Tanners", "Coopers"].map((trade) =>
    actor(`r-${trade.toLowerCase()}`, `Association of ${trade} International`, { jurisdiction: "DE" }),
  ),
];

const load = async (name: string, records: readonly object[]) => {
  const file = path.join(directory, `${name}.ndjson`);
  const lines = [{ record: "Dataset", format: "counterweight/1", name, title: name }, ...records];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
};
const uuid = (dataset: string, slug: string) => derivedUuid(dataset, "Actor", slug);
const idOf = (dataset: string, slug: string) => typedId("actor", uuid(dataset, slug));

interface Edge {
  readonly cursor: string;
  readonly node: { one: { slug: string }; other: { slug: string }; score: number; reason: string };
}
interface Page {
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const QUERY = `query($filter: IdentitySuggestionFilter, $first: Int, $after: String) {
  identitySuggestions(filter: $filter, first: $first, after: $after) {
    edges { cursor node { score reason one { slug } other { slug } } } pageInfo { hasNextPage endCursor } } }`;
const ask = async (filter: object, page: object = {}) => {
  const { data, statements } = await node.cost(QUERY, { filter, first: 20, ...page }, curator);
  return { ...(data.identitySuggestions as unknown as Page), statements };
};
const pairs = (edges: readonly Edge[]) => edges.map(({ node: { one, other } }) => `${one.slug} ${other.slug}`);

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-identity-"));
  node = await startNode({ demo: false });
  curator = await node.as("CURATOR");
  await load("coding", CODING);
  await load("register", REGISTER);
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

const all = (scoreMin = 0.6) =>
  allSuggestions(node.database, ["PUBLIC", "NODE", "PRIVATE"], { dataset: "coding", scoreMin });

describe("suggestions between two data sets", () => {
  it("come best first: what agrees in everything before what agrees in part, and what only sounds alike not at all", async () => {
    const slugs = new Map(
      [...CODING.map(({ slug }) => ["coding", slug]), ...REGISTER.map(({ slug }) => ["register", slug])].map(
        ([dataset, slug]) => [uuid(dataset!, slug!), slug!],
      ),
    );
    const found = await all();
    expect(found.map(({ one, other }) => `${slugs.get(one)} ${slugs.get(other)}`)).toEqual([
      "union r-union",
      "water r-water",
      "short r-short",
      "abroad r-abroad",
    ]);
    const below = await all(0);
    expect(below.map(({ other }) => slugs.get(other))).toEqual(expect.arrayContaining(["r-numbered", "r-common"]));
    expect(below.map(({ other }) => slugs.get(other))).not.toContain("r-person");
  });

  it("tell in words and numbers why", async () => {
    const reasons = new Map((await all(0)).map(({ other, reason }) => [other, reason]));
    const reasonOf = (slug: string) => reasons.get(uuid("register", slug));
    expect(reasonOf("r-union")).toBe(
      'names "Syndicat des Bateliers du Nord" and "Syndicat des Bateliers du Nord" 1.00 alike: +7.2; both of BE: +2.5; ' +
        "both TRADE_UNION: +1.0. Together +10.7 bits.",
    );
    expect(reasonOf("r-short")).toMatch(/^short names "LNL" and "LNL" 1\.00 alike: \+1\.0; both of BE: \+2\.5/);
    expect(reasonOf("r-abroad")).toMatch(/of IE and CL: −3\.0; NGO and COMPANY: −1\.0\. Together \+3\.2 bits\.$/);
    expect(reasonOf("r-numbered")).toMatch(/another number in IE-CRO: −12\.0/);
    expect(reasonOf("r-common")).toMatch(/letters 0\.\d\d, telling words 0\.[0-4]\d\): −/);
  });

  it("are the same whichever data set is asked about", async () => {
    const other = await allSuggestions(node.database, ["PUBLIC"], { dataset: "register", scoreMin: 0.6 });
    const known = (found: readonly { one: string; other: string; score: number }[]) =>
      found.map(({ one, other: two, score }) => [one, two, score]);
    expect(known(other)).toEqual(known(await all()));
  });
});

describe("identitySuggestions", () => {
  it("gives them actor by actor: 5 statements, however many", async () => {
    const some = await ask({ dataset: "coding" }, { first: 1 });
    const many = await ask({ dataset: "coding" });
    expect(pairs(many.edges).sort()).toEqual(["abroad r-abroad", "short r-short", "union r-union", "water r-water"]);
    expect(many.pageInfo).toEqual({ hasNextPage: false, endCursor: many.edges.at(-1)!.cursor });
    // The key; words; the actors asked about; those that resemble them; both.
    expect([some.statements, many.statements]).toEqual([5, 5]);
  });

  it("pages without gap or repeat, with and without a data set", async () => {
    for (const filter of [{ dataset: "coding" }, {}, { scoreMin: 0.01 }]) {
      const whole = pairs((await ask(filter, { first: 100 })).edges);
      const seen: string[] = [];
      for (let after: string | null = null, goesOn = true; goesOn;) {
        const page: Page = await ask(filter, { first: 1, after });
        seen.push(...pairs(page.edges));
        after = page.pageInfo.endCursor;
        goesOn = page.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(whole);
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it("gives those of one actor", async () => {
    for (const id of [idOf("coding", "water"), idOf("register", "r-water")]) {
      expect(pairs((await ask({ actor: id })).edges)).toEqual(["water r-water"]);
    }
    expect((await ask({ actor: `actor_${"0".repeat(32)}` })).edges).toEqual([]);
  });

  it.each([
    [{ actor: "water" }, {}, "BAD_ID"],
    [{ scoreMin: 2 }, {}, "BAD_USER_INPUT"],
    [{}, { first: 101 }, "PAGE_TOO_LARGE"],
    [{}, { after: "forged" }, "BAD_CURSOR"],
  ])("refuses %j %j with %s", async (filter, page, code) => {
    const { body } = await node.ask(QUERY, { filter, first: 20, ...page }, curator);
    expect(body.errors?.[0]?.extensions.code).toBe(code);
  });
});

describe("a reviewed table", () => {
  const review = async (name: string, verdicts: Readonly<Record<string, string>>) => {
    const found = await all();
    let text = "";
    for await (const part of suggestionRows(node.database, ["PUBLIC"], found)) text += part;
    const file = path.join(directory, name);
    const lines = text.split("\r\n").map((line) => {
      const [, verdict] = Object.entries(verdicts).find(([slug]) => line.includes(idOf("register", slug))) ?? [];
      return verdict ? line.replace(/,,$/, `,${verdict},seen by a person`) : line;
    });
    writeFileSync(file, lines.join("\r\n"));
    return file;
  };

  it("is applied: what is judged is not suggested again, what is the same is one, and the judgement tells the score", async () => {
    const file = await review("good.csv", { "r-union": "same", "r-abroad": "DIFFERENT", "r-short": "unsure" });
    expect(readFileSync(file, "utf8")).toContain("Syndicat des Bateliers du Nord");
    const verdicts = await reviewedVerdicts(file);
    expect(verdicts.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, "SAME"],
      [4, "UNSURE"],
      [5, "DIFFERENT"],
    ]);
    const author = { origin: "local", recordedBy: "a test" };
    expect(await judge(node.ledger, author, verdicts)).toEqual({ created: 3, updated: 0, unchanged: 0 });
    expect(await judge(node.ledger, author, verdicts)).toEqual({ created: 0, updated: 0, unchanged: 3 });
    expect((await all()).map(({ other }) => other)).toEqual([uuid("register", "r-water")]);
    const { data, statements } = await node.cost(`{ actor(by: {slug: "r-union"}) { slug
      identityJudgements { totalCount nodes { verdict basis score note oneId otherId one { slug } other { slug } } } } }`);
    expect(data.actor).toEqual({
      slug: "union",
      identityJudgements: {
        totalCount: 1,
        nodes: [
          {
            ...{ verdict: "SAME", basis: "HUMAN", score: 0.999, note: "seen by a person" },
            ...{ oneId: idOf("coding", "union"), otherId: idOf("register", "r-union") },
            ...{ one: { slug: "union" }, other: { slug: "union" } },
          },
        ],
      },
    });
    // The slug leads on: actor by slug, redirect, actor; judgements, their count; the other, and where it went.
    expect(statements).toBe(7);
  });

  it.each([
    ["a word that is no verdict", "one,other,verdict\r\nX,Y,maybe", "verdict"],
    ["ids that are none", "one,other,verdict\r\nX,Y,same", "no id of an actor"],
    ["a missing column", "one,verdict\r\nX,same", "has no column other"],
    ["a quote that never ends", 'one,other,verdict\r\n"X,Y,same', "Quote"],
  ])("is refused with %s, by its line", async (_what, text, words) => {
    const file = path.join(directory, "bad.csv");
    writeFileSync(
      file,
      text.replaceAll("X", idOf("coding", "water")).replace("Y", words.startsWith("no id") ? "wsm" : "Y"),
    );
    await expect(reviewedVerdicts(file)).rejects.toMatchObject({
      code: "IMPORT_REFUSED",
      details: {
        complaints: expect.arrayContaining([
          expect.objectContaining({ message: expect.stringContaining(words) as unknown }),
        ]) as unknown,
      },
    });
  });

  it("that cannot be read is refused", async () => {
    await expect(reviewedVerdicts(path.join(directory, "absent.csv"))).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
    });
  });
});

it("judging is for curators, alone and among other writes", async () => {
  const contributor = await node.as("CONTRIBUTOR");
  const input = { one: idOf("coding", "water"), other: idOf("register", "r-water"), verdict: "SAME" };
  for (const [document, variables] of [
    [
      "mutation($i: CreateIdentityJudgementInput!) { createIdentityJudgement(input: $i) { userErrors { code } } }",
      { i: input },
    ],
    [
      "mutation($i: WriteRecordsInput!) { writeRecords(input: $i) { ids userErrors { code } } }",
      { i: { records: [{ createIdentityJudgement: input }] } },
    ],
  ] as const) {
    const { body } = await node.ask(document, variables, contributor);
    expect(body.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  }
});
