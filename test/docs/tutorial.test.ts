// The tutorial works as it stands there, from the raw file to the picture, on a node of its own that begins empty.
import { existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { startNode, type TestNode } from "../support/node";
import { blocksOf, has, openScratch, pythonWith, type Scratch } from "./commands";

const ROOT = path.resolve(__dirname, "../..");
const DATA = process.env.COUNTERWEIGHT_DATA ?? path.resolve(ROOT, "../shared/data");
const RAW = path.join(DATA, "swissvotes", "swissvotes.ch.csv");
const BLOCKS = blocksOf(readFileSync(path.join(ROOT, "docs", "tutorial.md"), "utf8")).filter(
  ({ mark }) => mark === "run",
);

let node: TestNode;
let scratch: Scratch;
beforeAll(async () => {
  node = await startNode({ demo: false });
  scratch = openScratch({ url: node.url, databaseUrl: node.database.options.url, python: pythonWith() });
  symlinkSync(path.join(ROOT, "data"), path.join(scratch.folder, "data"));
  if (existsSync(RAW)) symlinkSync(RAW, path.join(scratch.folder, "swissvotes.csv"));
});
afterAll(async () => {
  scratch.close();
  await node.stop();
});

const missing = [
  ...(existsSync(RAW) ? [] : ["the raw file of Swissvotes"]),
  ...(has("curl") ? [] : ["curl"]),
  ...(pythonWith() ? [] : ["python3"]),
];

it.each(BLOCKS.map((block) => [block.text.trim().split("\n")[0]!, block] as const))("%s", async (first, block) => {
  const lacking = [...missing, ...(block.text.includes("Rscript") && !has("Rscript") ? ["R"] : [])];
  if (lacking.length) console.warn(`The tutorial's "${first}" is not run here: there is no ${lacking.join(", no ")}`);
  expect(lacking.length ? null : await scratch.complaintAbout(block)).toBeNull();
});

it("ends with a picture, and goes through import, questions, matching and export", () => {
  const all = BLOCKS.map(({ text }) => text).join("\n");
  for (const part of ["--dry-run", "/reconcile", "reform(", "export", "picture.pdf"]) expect(all).toContain(part);
  const picture = path.join(scratch.folder, "picture.pdf");
  const isDue = missing.length === 0 && has("Rscript");
  expect(isDue ? statSync(picture).size > 5_000 : true).toBe(true);
});
