// The arrows between rooms: each kind of wrong import is planted once, and a tree that keeps to the arrows passes.
import { check, plant, removePlantedTrees, type Files, type Verdict } from "./planted-tree";

const CLEAN: Files = {
  "package.json": JSON.stringify({ dependencies: { pg: "1.0.0" }, devDependencies: { prettier: "1.0.0" } }),
  "src/app.ts": 'import "./api/server";\nimport "./storage";\n',
  "src/storage.ts": 'import "../migrations/0001-first";\n',
  "src/cli/start.ts": 'import "../app";\n',
  "src/api/server.ts": 'import "../actors/actor.service";\n',
  "src/actors/actor.service.ts":
    'import "../database/connection";\nimport type { Limit } from "../core/limit";\nexport type L = Limit;\n',
  "src/database/connection.ts": 'import "pg";\nimport "../core/limit";\n',
  "src/core/limit.ts": "export type Limit = number;\n",
  "migrations/0001-first.ts": "export const up = 1;\n",
  "web/src/actor/actor.page.tsx": 'import "../tables/table";\n',
  "web/src/tables/table.tsx": "export const a = 1;\n",
  "test/first.test.ts": 'import "../src/app";\nimport "../migrations/0001-first";\n',
};

interface Violation {
  readonly what: string;
  readonly rule: string;
  /** The file that the complaint must name. */
  readonly file: string;
  readonly files: Files;
}

const VIOLATIONS: readonly Violation[] = [
  {
    what: "an import upwards",
    rule: "core-imports-only-below",
    file: "src/core/up.ts",
    files: { "src/core/up.ts": 'import "../actors/actor.service";\n' },
  },
  {
    what: "an import upwards for a type alone",
    rule: "core-imports-only-below",
    file: "src/core/up-type.ts",
    files: { "src/core/up-type.ts": 'import type { L } from "../actors/actor.service";\nexport type U = L;\n' },
  },
  {
    what: "an import from the room beside",
    rule: "influence-imports-only-below",
    file: "src/influence/graph.ts",
    files: {
      "src/influence/graph.ts": 'import "../triangle/shares";\n',
      "src/triangle/shares.ts": "export const a = 1;\n",
    },
  },
  {
    what: "the composition root importing a verb",
    rule: "app.ts-imports-only-below",
    file: "src/app.ts",
    files: { "src/app.ts": 'import "./cli/stop";\n', "src/cli/stop.ts": "export const a = 1;\n" },
  },
  {
    what: "a cycle within one room",
    rule: "no-circular",
    file: "src/ledger/a.ts",
    files: { "src/ledger/a.ts": 'import "./b";\n', "src/ledger/b.ts": 'import "./a";\n' },
  },
  {
    what: "a cycle of types alone",
    rule: "no-circular",
    file: "src/ledger/c.ts",
    files: {
      "src/ledger/c.ts": 'import type { D } from "./d";\nexport type C = D;\n',
      "src/ledger/d.ts": 'import type { C } from "./c";\nexport type D = C;\n',
    },
  },
  {
    what: "an imported room that has no place",
    rule: "unknown-room",
    file: "src/attic/box.ts",
    files: { "src/api/attic.ts": 'import "../attic/box";\n', "src/attic/box.ts": "export const a = 1;\n" },
  },
  {
    what: "an importing room that has no place",
    rule: "unknown-room",
    file: "src/cellar/box.ts",
    files: { "src/cellar/box.ts": 'import "../core/limit";\n' },
  },
  {
    what: "a lonely room that has no place",
    rule: "unknown-room",
    file: "src/garage/box.ts",
    files: { "src/garage/box.ts": "export const a = 1;\n" },
  },
  {
    what: "a file beside the rooms",
    rule: "unknown-room",
    file: "src/loose.ts",
    files: { "src/loose.ts": "export const a = 1;\n" },
  },
  {
    what: "a room that knows a migration",
    rule: "migrations-are-wired-outside",
    file: "src/database/all.ts",
    files: { "src/database/all.ts": 'import "../../migrations/0001-first";\n' },
  },
  {
    what: "a migration that knows a room",
    rule: "migrations-know-only-the-database",
    file: "migrations/0002-next.ts",
    files: { "migrations/0002-next.ts": 'import "../src/core/limit";\n' },
  },
  {
    what: "source that imports a test",
    rule: "source-stands-alone",
    file: "src/core/tested.ts",
    files: { "src/core/tested.ts": 'import "../../test/builder";\n', "test/builder.ts": "export const a = 1;\n" },
  },
  {
    what: "a page that imports source",
    rule: "pages-ask-over-http",
    file: "web/src/page.tsx",
    files: { "web/src/page.tsx": 'import "../../src/core/limit";\n' },
  },
  {
    what: "a page that knows another page",
    rule: "pages-actor-imports-only-below",
    file: "web/src/actor/ties.tsx",
    files: {
      "web/src/actor/ties.tsx": 'import "../reform/stages";\n',
      "web/src/reform/stages.tsx": "export const a = 1;\n",
    },
  },
  {
    what: "a part of all pages that knows one of them",
    rule: "pages-tables-imports-only-below",
    file: "web/src/tables/sorting.ts",
    files: { "web/src/tables/sorting.ts": 'import "../reform/stages";\n' },
  },
  {
    what: "a room of the pages that has no place",
    rule: "unknown-page-room",
    file: "web/src/odds-and-ends/first.ts",
    files: {
      "web/src/odds-and-ends/first.ts": 'import "../language/said";\n',
      "web/src/language/said.ts": "export const a = 1;\n",
    },
  },
  {
    what: "source that imports a development dependency",
    rule: "no-development-dependency",
    file: "src/core/printing.ts",
    files: { "src/core/printing.ts": 'import "prettier";\n' },
  },
  {
    what: "source that imports an undeclared package",
    rule: "no-development-dependency",
    file: "src/core/logging.ts",
    files: { "src/core/logging.ts": 'import "pino";\n' },
  },
  {
    what: "an import that leads nowhere",
    rule: "resolvable",
    file: "src/core/lost.ts",
    files: { "src/core/lost.ts": 'import "./nowhere";\n' },
  },
];

let verdict: Verdict;

beforeAll(async () => {
  verdict = await check("arrows", plant(Object.assign({}, CLEAN, ...VIOLATIONS.map(({ files }) => files)) as Files));
});
afterAll(removePlantedTrees);

it("passes a tree in which every import points down", async () => {
  const clean = await check("arrows", plant(CLEAN));
  expect(clean.said).toBe("");
  expect(clean.passed).toBe(true);
});

it("fails the tree with violations", () => {
  expect(verdict.passed).toBe(false);
});

it.each(VIOLATIONS)("catches $what", ({ rule, file }) => {
  const complaints = verdict.said.split("\n").filter((line) => line.includes(`error ${rule}:`));
  expect(complaints.join("\n")).toContain(file);
});
