// `counterweight export` as a person meets it: files that appear whole or not at all, each with a manifest beside it, and refusals in
// sentences. Every format says what the download says.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EXPORT_FORMATS } from "../../src/cli/export.verb";
import { FORMATS } from "../../src/exchange/export/downloads";
import { aTie, anActor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";

const COMMAND = path.resolve(__dirname, "../../bin/counterweight.mjs");
const DEADLINE_MS = 50_000;

let node: TestNode;
let directory: string;
beforeAll(async () => {
  node = await startNode({ demo: false });
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-cli-export-"));
  const file = at("records.ndjson");
  const lines = [
    { record: "Dataset", format: "counterweight/1", name: "some", title: "Some", licence: "CC0-1.0" },
    anActor({ slug: "belgian", jurisdiction: "BE", name: "=1+1" }),
    anActor({ slug: "french", jurisdiction: "FR", kind: "MEDIA" }),
    anActor({ slug: "inner", visibility: "NODE" }),
    anActor({ slug: "hidden", visibility: "PRIVATE" }),
    aTie("belgian", "french"),
    aTie("belgian", "hidden"),
  ];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(await ran(["import", file])).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

const at = (name: string) => path.join(directory, name);

function ran(args: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  const env = { ...process.env, DATABASE_URL: node.database.options.url, LOG_LEVEL: "error" };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env, timeout: DEADLINE_MS }, (error, out, said) =>
      resolve({ code: error ? Number(error.code) : 0, out, said }),
    );
  });
}

interface ManifestFile {
  readonly query: string;
  readonly visibilities: readonly string[];
  readonly coverage: readonly { readonly part: string; readonly records: number }[];
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}
const manifestAt = (name: string) => JSON.parse(readFileSync(at(name), "utf8")) as ManifestFile;

function expectTrue({ files }: ManifestFile, folder = "."): void {
  for (const { name, bytes, sha256 } of files) {
    const content = readFileSync(path.join(directory, folder, name));
    expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
  }
}

it.each(Object.entries(FORMATS))("--format %s writes a file and its manifest", async (format, { path: address }) => {
  const { code, said } = await ran(["export", "--format", format, at(`out.${format}`)]);
  expect([code, said]).toEqual([0, expect.stringMatching(/^\d+ records exported$/m)]);
  const manifest = manifestAt(`out.${format}.manifest.json`);
  expect(manifest).toMatchObject({
    query: address,
    visibilities: format === "own" ? ["PUBLIC", "NODE", "PRIVATE"] : ["PUBLIC"],
    files: [{ name: `out.${format}` }],
  });
  expectTrue(manifest);
  expect(readdirSync(directory).filter((name) => name.endsWith(".partial"))).toEqual([]);
});

it.each(["own", "csv"])("what others may not see is written for its owner alone, as %s", async (format) => {
  const modeOf = (name: string) => (statSync(at(name)).mode & 0o077).toString(8);
  const [hidden, open] = [`hidden.${format}`, `open.${format}`];
  writeFileSync(at("hidden.own.partial"), "Left behind, and open to all");
  await ran(["export", "--format", format, "--visibility", "private", at(hidden)]);
  await ran(["export", "--format", format, "--visibility", "public", at(open)]);
  expect(modeOf(hidden)).toBe("0");
  expect(modeOf(open)).not.toBe("0");
  rmSync(at("hidden.own.partial"), { force: true });
});

it("--format csv writes a folder of all tables, and never into one that has files", async () => {
  expect(EXPORT_FORMATS).toContain("csv");
  expect(await ran(["export", "--format", "csv", "--jurisdiction", "BE", at("tables")])).toMatchObject({ code: 0 });
  const names = ["actors", "involvements", "policies", "reforms", "relationships", "sources"];
  expect(readdirSync(at("tables")).sort()).toEqual([...names.map((name) => `${name}.csv`), "manifest.json"].sort());
  const manifest = manifestAt("tables/manifest.json");
  expectTrue(manifest, "tables");
  expect(manifest.query).toBe("/tables.xlsx?jurisdiction=BE");
  expect(manifest.coverage).toMatchObject([
    { part: "actors", records: 1 },
    { part: "relationships", records: 0 },
    {},
    {},
    {},
    {},
  ]);
  expect(readFileSync(at("tables/actors.csv"), "utf8")).toContain(",'=1+1,");
  const again = await ran(["export", "--format", "csv", at("tables")]);
  expect([again.code, again.said]).toEqual([1, expect.stringMatching(/FILE_UNREADABLE: .*tables is not empty/)]);
});

it("keeps what is asked for, and what who may see", async () => {
  const slugs = async (...words: string[]) => {
    const { out } = await ran(["export", "--format", "json", ...words]);
    const { nodes } = JSON.parse(out) as { nodes: { slug: string }[] };
    return nodes.map(({ slug }) => slug).sort();
  };
  expect(await slugs()).toEqual(["belgian", "french"]);
  expect(await slugs("--visibility", "node")).toEqual(["belgian", "french", "inner"]);
  expect(await slugs("--visibility", "private", "--kind", "NGO")).toEqual(["belgian", "hidden", "inner"]);
  expect(await slugs("--jurisdiction", "FR,DE", "--as-of", "2019-11-01", "--types", "FUNDS")).toEqual(["french"]);
  const { out } = await ran(["export", "--visibility", "public"]);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { record: string }).record),
  ).toEqual(["Dataset", "Actor", "Actor", "Relationship"]);
});

it("a backup read into the same node changes nothing", async () => {
  await ran(["export", at("backup.ndjson")]);
  const { code, out } = await ran(["import", at("backup.ndjson")]);
  expect([code, out]).toEqual([0, expect.stringMatching(/6 records, 0 new, 0 changed, 6 unchanged/)]);
});

it.each([
  [["--format", "own", "--theme", "labour"], /BAD_USER_INPUT: --format own takes no --theme/],
  [["--format", "jsonld", "--lang", "fr"], /BAD_USER_INPUT: --format jsonld takes no --lang/],
  [["--format", "gexf", "--jurisdiction", "Belgium"], /BAD_USER_INPUT: jurisdiction: "Belgium"/],
  [["--format", "gexf", "--as-of", "2019-13-01"], /BAD_DATE: asOf/],
  [["--format", "csv"], /BAD_USER_INPUT: .*needs the name of a folder/],
  [["--format", "docx"], /Allowed choices are own, xlsx, graphml, gexf, json, jsonld, ftm, csv/],
  [["--visibility", "secret"], /Allowed choices are public, node, private/],
])("%j is refused in a sentence", async (words, sentence) => {
  const target = words.includes("csv") ? [] : [at("never")];
  const { code, said } = await ran(["export", ...words, ...target]);
  expect([code, said]).toEqual([1, expect.stringMatching(sentence)]);
  expect(said).not.toMatch(/\n\s+at /);
  expect(existsSync(at("never"))).toBe(false);
});

it("leaves nothing where it cannot write", async () => {
  mkdirSync(at("taken"));
  for (const target of [at("taken"), at("no/such/folder/x")]) {
    const { code, said } = await ran(["export", target]);
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/FILE_UNREADABLE: .*cannot be written \((EISDIR|ENOENT)\)/),
    ]);
  }
  expect(readdirSync(directory).filter((name) => /partial|taken\.manifest/.test(name))).toEqual([]);
});

it("many records are read back without a word of what libraries think of each other", async () => {
  const lines = Array.from({ length: 1_200 }, (_, index) => anActor({ slug: `many-${index}` }));
  const dataset = { record: "Dataset", format: "counterweight/1", name: "many", title: "Many" };
  writeFileSync(at("many.ndjson"), [dataset, ...lines].map((line) => JSON.stringify(line)).join("\n"));
  const { out, said } = await ran(["import", at("many.ndjson")]);
  expect(out).toMatch(/1200 records, 1200 new/);
  expect(said).not.toMatch(/warning/i);
});
