// How far apart two actors stand, asked of a running node over HTTP: fewest ties before best score, whatever the ties are, and only
// over what the reader sees.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import { aTie, anActor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

const LONG = 9;
const link = (at: number) => `link-${at}`;
const links = Array.from({ length: LONG + 1 }, (_, at) => link(at));

const RECORDS = [
  ...["near", "far", "between", "owner", "rival", "veteran", "newcomer", "lone"].map((slug) => anActor({ slug })),
  ...links.map((slug) => anActor({ slug })),
  // A weak tie, and a way around it that is stronger.
  aTie("far", "near", { type: "LOBBIES", confidence: 0.5 }),
  aTie("near", "between", { type: "OWNS" }),
  aTie("between", "far", { type: "OWNS" }),
  // What carries nothing, what has ended, and what has not always been.
  aTie("rival", "near", { type: "OPPOSES" }),
  aTie("veteran", "near", { valid: "1900/1910" }),
  aTie("newcomer", "near", { valid: "2010/.." }),
  aTie("owner", "between", { visibility: "NODE" }),
  // Longer than anything that `paths` follows; one end and the other also know each other, which few may know.
  ...links.slice(1).map((slug, at) => aTie(link(at), slug)),
  aTie(link(0), link(LONG), { visibility: "PRIVATE" }),
];

let node: TestNode;
beforeAll(async () => {
  node = await startNode({ demo: false });
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-shortest-"));
  const file = path.join(directory, "records.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "shortest", title: "Shortest" };
  writeFileSync(file, [dataset, ...RECORDS].map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
  rmSync(directory, { recursive: true });
});
afterAll(() => node.stop());

interface Found {
  readonly score: number;
  readonly hops: number;
  readonly steps: readonly {
    readonly from: { readonly slug: string };
    readonly to: { readonly slug: string };
    readonly weight: number;
    readonly relationship: { readonly type: string };
  }[];
}
type Headers = Record<string, string>;

const PATH = "score hops steps { from { slug } to { slug } weight relationship { type } }";
const QUERY = `query($from: ActorBy!, $to: ActorBy!, $asOf: Date) { shortestPath(from: $from, to: $to, asOf: $asOf) { ${PATH} } }`;
const ends = (from: string, to: string) => ({ from: { slug: from }, to: { slug: to } });

async function shortest(from: string, to: string, asOf?: string, headers?: Headers): Promise<Found | null> {
  const { data } = await node.cost(QUERY, { ...ends(from, to), asOf }, headers);
  return (data as unknown as { shortestPath: Found | null }).shortestPath;
}
const walked = (found: Found | null) => found && [found.steps[0]!.from.slug, ...found.steps.map(({ to }) => to.slug)];
const codeOf = async (query: string) => (await node.ask(query)).body.errors?.[0]?.extensions.code;

describe("the shortest path", () => {
  it("has the fewest ties, though another has the better score", async () => {
    const { data } = await node.cost(
      `query($from: ActorBy!, $to: ActorBy!) { paths(from: $from, to: $to) { ${PATH} } }`,
      ends("near", "far"),
    );
    const [best, direct] = (data as unknown as { paths: Found[] }).paths as [Found, Found];
    expect([walked(best), walked(direct)]).toEqual([
      ["near", "between", "far"],
      ["near", "far"],
    ]);
    expect(best.score).toBeGreaterThan(direct.score);
    expect(await shortest("near", "far")).toEqual(direct);
  });

  it("is told from either end, each step with the weight that it has that way", async () => {
    const there = (await shortest("near", "owner", undefined, await node.as("READER")))!;
    const back = (await shortest("owner", "near", undefined, await node.as("READER")))!;
    expect(walked(there)).toEqual(["near", "between", "owner"]);
    expect(walked(back)).toEqual(walked(there)!.reverse());
    expect(there.steps[0]!.weight).toBeGreaterThan(back.steps[1]!.weight);
  });

  it("takes ties without weight, which give it none, and ties that have ended", async () => {
    expect(await shortest("rival", "near")).toEqual({
      ...{ score: 0, hops: 1 },
      steps: [{ from: { slug: "rival" }, to: { slug: "near" }, weight: 0, relationship: { type: "OPPOSES" } }],
    });
    const ended = (await shortest("veteran", "rival"))!;
    expect([walked(ended), ended.score]).toEqual([["veteran", "near", "rival"], 0]);
    expect(ended.steps[0]!.weight).toBeGreaterThan(0);
  });

  it("is as long as it has to be", async () => {
    const { hops, steps } = (await shortest(link(0), link(LONG)))!;
    expect([hops, steps.length]).toEqual([LONG, LONG]);
    expect(steps.map(({ from }) => from.slug)).toEqual(links.slice(0, -1));
  });

  it("knows no tie before it began", async () => {
    expect(walked(await shortest("newcomer", "near", "2010-01-01"))).toEqual(["newcomer", "near"]);
    expect(await shortest("newcomer", "near", "2009-12-31")).toBeNull();
  });

  it("is null without a path, from an actor to itself, and where one is unknown", async () => {
    for (const [from, to] of [
      ["lone", "near"],
      ["near", "lone"],
      ["near", "near"],
      ["near", "nobody"],
      ["nobody", "near"],
    ] as const) {
      expect(await shortest(from, to)).toBeNull();
    }
  });

  it("goes over what the reader sees, and around the rest", async () => {
    const hopsFor = async (headers?: Headers) =>
      Promise.all(
        [ends("owner", "between"), ends(link(0), link(LONG))].map(
          async ({ from, to }) => (await shortest(from.slug, to.slug, undefined, headers))?.hops,
        ),
      );
    expect(await hopsFor()).toEqual([undefined, LONG]);
    expect(await hopsFor(await node.as("READER"))).toEqual([1, LONG]);
    expect(await hopsFor(await node.as("CURATOR"))).toEqual([1, 1]);
  });

  it("is refused of the past, and where an end is named in two ways", async () => {
    const asked = `shortestPath(from: {slug: "near"}, to: {slug: "far"}) { hops }`;
    expect(await codeOf(`query @knownAt(time: "${new Date().toISOString()}") { ${asked} }`)).toBe("BAD_USER_INPUT");
    expect(await codeOf(`{ shortestPath(from: {slug: "near", id: "x"}, to: {slug: "far"}) { hops } }`)).toBe(
      "BAD_LOOKUP",
    );
  });

  it("costs as many statements when it is long as when it is short", async () => {
    // The two ends, the end of the ledger, the ties behind the steps; who stands at the steps, and their ties, once for all.
    for (const [from, to] of [
      ["near", "far"],
      [link(0), link(LONG)],
    ] as const) {
      expect((await node.cost(QUERY, ends(from, to))).statements).toBe(5);
    }
    expect((await node.cost(QUERY, ends("lone", "near"))).statements).toBe(2);
  });
});
