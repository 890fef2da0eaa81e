// What README.md and the pages of docs/ show works as it stands there: every block of the README, and in docs/ those marked
// `<!-- run -->`, on the demonstration data.
import { copyFileSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { anActor } from "../support/builders";
import { startNode, type TestNode } from "../support/node";
import { type Block, blocksOf, has, openScratch, pythonWith, type Scratch } from "./commands";

const ROOT = path.resolve(__dirname, "../..");
const textOf = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** What the README presumes that its reader has: a file of records, two of which are to be merged; and a table. */
const RECORDS = [
  { record: "Dataset", format: "counterweight/1", name: "readers-own", title: "A reader's own data" },
  ...["gone", "kept"].map((slug) => anActor({ slug })),
];

let node: TestNode;
let scratch: Scratch;
beforeAll(async () => {
  node = await startNode();
  const databaseUrl = node.database.options.url;
  scratch = openScratch({ url: node.url, databaseUrl, python: pythonWith("networkx", "pandas") });
  const text = RECORDS.map((line) => JSON.stringify(line)).join("\n");
  writeFileSync(path.join(scratch.folder, "records.ndjson"), text);
  copyFileSync(path.join(ROOT, "test/fixtures/iati-ids.csv"), path.join(scratch.folder, "org_ids.csv"));
  symlinkSync(path.join(ROOT, "data"), path.join(scratch.folder, "data"));
});
afterAll(async () => {
  scratch.close();
  await node.stop();
});

/** What this machine lacks for a block; null where it has everything. */
function missingFor({ language, text }: Block): string | null {
  if (/^\s*curl\s/m.test(text) && !has("curl")) return "curl";
  return (language === "python" || text.includes("python3 ")) && !pythonWith("networkx", "pandas")
    ? "python3 with networkx and pandas"
    : null;
}

const shown = (file: string, blocks: readonly Block[]) =>
  blocks.map((block) => [`${file}:${block.line} ${block.text.trim().split("\n")[0]!}`, block] as const);

// Installing, starting and testing are run by .ci/run.
const readme = blocksOf(textOf("README.md")).filter(({ mark }) => !mark.startsWith("ci:"));
const marked = readdirSync(path.join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md") && file !== "tutorial.md")
  .map((file) => path.join("docs", file))
  .flatMap((file) =>
    shown(
      file,
      blocksOf(textOf(file)).filter(({ mark }) => mark === "run"),
    ),
  );

it.each([...shown("README.md", readme), ...marked])("%s", async (place, block) => {
  const missing = missingFor(block);
  if (missing) console.warn(`${place} is not run here: there is no ${missing}`);
  expect(missing ? null : await scratch.complaintAbout(block)).toBeNull();
});

it("the README asks a question, and has commands for a shell", () => {
  const languages = readme.map(({ language }) => language);
  expect(languages).toEqual(expect.arrayContaining(["graphql", "sh"]));
});

describe("a document that has rotted is seen", () => {
  const complaintsAbout = async (markdown: string) => {
    const complaints = [];
    for (const block of blocksOf(markdown)) complaints.push(await scratch.complaintAbout(block));
    return complaints;
  };
  const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n\n`;

  it.each([
    [
      "a verb that is none",
      fenced("sh", "npx counterweight improt records.ndjson"),
      /^line 1 fails \(\d+\): .*improt/s,
    ],
    ["a failure before the last line", fenced("sh", "cat nothing.csv\necho done"), /fails/],
    ["a variable that nobody set", fenced("sh", "echo $NOBODY"), /fails/],
    ["a program by npx that is not ours", fenced("sh", "npx cowsay"), /npx stands for counterweight only/],
    ["a field that is none", fenced("graphql", "{ node2 { id } }"), /Cannot query field/],
    ["a question that finds nothing", fenced("graphql", '{ actor(by: { slug: "nobody" }) { name } }'), /fails/],
    ["another output", fenced("sh", "echo one; echo two") + fenced("text", "one\nthree"), /says otherwise: one\ntwo/],
    ["more output", fenced("sh", "echo one; echo two") + fenced("text", "one"), /says otherwise/],
    [
      "another answer",
      fenced("graphql", '{ actor(by: { slug: "wsm" }) { slug } }') + fenced("json", '{ "actor": { "slug": "fgtb" } }'),
      /says otherwise/,
    ],
  ])("%s", async (_, markdown, complaint) => {
    const [first] = await complaintsAbout(markdown);
    expect(first).toMatch(complaint);
  });

  it("a download that is refused", async () => {
    if (!has("curl")) console.warn("no download is tried: there is no curl");
    const [complaint] = await complaintsAbout(fenced("sh", "curl -OJ http://127.0.0.1:4000/nobody.csv"));
    expect(complaint).toMatch(/fails/);
  });

  it("and one that has not passes: variables last, … stands for anything, outputs belong to the block before", async () => {
    const page =
      fenced("sh", "one=1\ntwo='2 3'") +
      fenced("sh", 'echo "$one and $two"; echo b; echo c; echo d 4') +
      fenced("text", "1 and 2 …\n…\nd 4") +
      fenced("graphql", '{ actor(by: { slug: "wsm" }) { slug } }') +
      fenced("json", '{ "actor": { "slug": "wsm" } }');
    expect(await complaintsAbout(page)).toEqual([null, null, null]);
  });

  it("what is marked is known by its mark", () => {
    const [first, second] = blocksOf(`Run\n\n<!-- run -->\n\n${fenced("sh", "ls")}and not\n\n${fenced("sh", "rm x")}`);
    expect([first, second]).toMatchObject([
      { mark: "run", line: 5, text: "ls\n" },
      { mark: "", text: "rm x\n", expected: null },
    ]);
  });
});
