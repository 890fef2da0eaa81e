// Pins, download addresses and licences: each violation is planted in a small lockfile.
import { check, plant, removePlantedTrees } from "./planted-tree";

type Json = Record<string, unknown>;

const MANIFEST = {
  workspaces: ["web"],
  dependencies: { server: "1.2.3" },
  devDependencies: { tool: "4.0.0-rc.1" },
  optionalDependencies: { native: "18.4.0-beta.17" },
};
const WEB = { devDependencies: { page: "2.0.0", vite: "8.0.0" } };
const PACKAGES: Record<string, Json> = {
  "": MANIFEST,
  web: WEB,
  "node_modules/@house/web": { resolved: "web", link: true },
  "node_modules/server": { version: "1.2.3", license: "(MIT AND BSD-3-Clause)", dependencies: { deep: "1" } },
  "node_modules/deep": { license: "GPL-3.0-only", dev: true },
  "node_modules/server/node_modules/deep": { version: "1.0.0", license: "(MPL-2.0 OR Apache-2.0)" },
  "node_modules/native": { license: "PostgreSQL", optional: true },
  "node_modules/tool": { license: "GPL-3.0-only", dev: true },
  "node_modules/vite": { license: "MPL-2.0", dev: true },
  "node_modules/page": { license: "ISC", dev: true },
};

afterAll(removePlantedTrees);

function lookAt({
  manifest = {},
  web = {},
  packages = {},
}: {
  manifest?: Json;
  web?: Json;
  packages?: Record<string, Json>;
}) {
  return check(
    "lockfile",
    plant({
      "package.json": JSON.stringify({ ...MANIFEST, ...manifest }),
      "web/package.json": JSON.stringify({ ...WEB, ...web }),
      "package-lock.json": JSON.stringify({ packages: { ...PACKAGES, ...packages } }),
    }),
  );
}

it("passes exact pins without addresses; tools that only build may have other licences", async () => {
  expect(await lookAt({})).toMatchObject({ passed: true, said: "" });
});

it.each([
  ["a caret", { manifest: { dependencies: { server: "^1.2.3" } } }, 'package.json: server is "^1.2.3"'],
  ["a tilde", { manifest: { devDependencies: { tool: "~4.0.0" } } }, 'package.json: tool is "~4.0.0"'],
  ["a tag", { manifest: { optionalDependencies: { native: "latest" } } }, 'package.json: native is "latest"'],
  ["a caret in the pages", { web: { devDependencies: { page: "^2.0.0" } } }, 'web/package.json: page is "^2.0.0"'],
  [
    "an optional package that the lock does not hold",
    {
      packages: {
        "node_modules/native": { license: "PostgreSQL", optionalDependencies: { "native-darwin": "1.0.0" } },
      },
    },
    "native-darwin, which node_modules/native needs, is missing",
  ],
  [
    "a download address",
    { packages: { "node_modules/tool": { license: "MIT", resolved: "https://example.org/tool.tgz" } } },
    "node_modules/tool has a download address",
  ],
  [
    "a licence that is not permissive",
    { packages: { "node_modules/server": { license: "AGPL-3.0-only" } } },
    "node_modules/server is under AGPL-3.0-only",
  ],
  [
    "a demanding half of an expression",
    { packages: { "node_modules/server": { license: "(MIT AND Elastic-2.0)" } } },
    "node_modules/server is under (MIT AND Elastic-2.0)",
  ],
  [
    "AND binding tighter than OR",
    { packages: { "node_modules/server": { license: "GPL-2.0-only OR MIT AND Elastic-2.0" } } },
    "node_modules/server is under GPL-2.0-only OR MIT AND Elastic-2.0",
  ],
  [
    "such a licence below a dependency",
    { packages: { "node_modules/server/node_modules/deep": { license: "SSPL-1.0" } } },
    "node_modules/server/node_modules/deep is under SSPL-1.0",
  ],
  ["no licence at all", { packages: { "node_modules/server": {} } }, "node_modules/server is under no licence"],
  [
    "such a licence in what the pages bundle",
    { packages: { "node_modules/page": { license: "GPL-3.0-only", dev: true } } },
    "node_modules/page is under GPL-3.0-only",
  ],
])("catches %s", async (_what, violation, complaint) => {
  const verdict = await lookAt(violation);
  expect(verdict.said).toContain(complaint);
  expect(verdict.passed).toBe(false);
});
