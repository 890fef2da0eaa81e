// What no file of the tree may hold or be called. Forbidden words are put together here, or this file would be caught.
import { check, git, plant, removePlantedTrees } from "./planted-tree";

const registry = ["registry", "npmjs", "org"].join(".");
const machinePath = ["", "root", "notes.txt"].join("/");
const mergeMarker = "<".repeat(7) + " HEAD";

afterAll(removePlantedTrees);

it("passes a tidy tree", async () => {
  const root = plant({
    "src/core/limit.ts": "export const limit = 1;\n",
    "src/actors/commoner.ts": "// not a dumping ground, though its name begins like one\n",
    "docs/links.md": "See https://example.org/work/1, net/work/a and ~/root/b.\n=======\n",
    "data/picture.bin": `\0${registry}`,
  });
  expect(await check("hygiene", root)).toMatchObject({ passed: true, said: "" });
});

it.each([
  [
    "a registry's host name",
    "docs/install.md",
    `Use\nhttps://${registry}/.\n`,
    "docs/install.md:2: names a package registry",
  ],
  [
    "a machine's path in source",
    "src/core/a.ts",
    `export const a = "${machinePath}";\n`,
    "src/core/a.ts:1: names a path",
  ],
  ["a machine's path in a document", "docs/a.md", `See ${machinePath}.\n`, "docs/a.md:1: names a path"],
  ["a merge marker", "src/core/a.ts", `\n${mergeMarker}\n`, "src/core/a.ts:2: holds a merge marker"],
  ["a dumping ground as a file", "src/actors/utils.ts", "", "src/actors/utils.ts: is a dumping ground"],
  ["a dumping ground as a role", "src/actors/actor.helper.ts", "", "src/actors/actor.helper.ts: is a dumping ground"],
  ["a dumping ground as a folder", "src/common/date.ts", "", "src/common/date.ts: is a dumping ground"],
  ["a dumping ground among the pages", "web/src/graph-utils.ts", "", "web/src/graph-utils.ts: is a dumping ground"],
  ["a barrel", "src/actors/index.ts", "", "src/actors/index.ts: is a barrel"],
])("catches %s", async (_what, file, text, complaint) => {
  const verdict = await check("hygiene", plant({ [file]: text }));
  expect(verdict.said).toContain(complaint);
  expect(verdict.passed).toBe(false);
});

it("looks at new files before they are added, and not at what git ignores", async () => {
  const root = plant({
    ".gitignore": "node_modules\nlocal/\n",
    "docs/new.md": mergeMarker,
    "local/notes.md": mergeMarker,
  });
  git(root, "init", "-q");
  const verdict = await check("hygiene", root);
  expect(verdict.said.trim()).toBe("docs/new.md:1: holds a merge marker");
});
