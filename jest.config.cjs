// Tests run from source: @swc/jest compiles as scripts/build.mjs does, with the same .swcrc.
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.[jt]sx?$": "@swc/jest" },
  // Packages that ship ES modules only: Node loads them by require(), jest needs them compiled.
  transformIgnorePatterns: ["/node_modules/(?!(sql-template-tag|sirv|@polka|totalist|mrmime)/)"],
  globalSetup: "<rootDir>/test/support/cluster.setup.ts",
  globalTeardown: "<rootDir>/test/support/cluster.teardown.ts",
  setupFiles: ["reflect-metadata"],
  testTimeout: 60_000,
  // Each file has a database of its own, so as many run at once as there are cores.
  maxWorkers: "100%",
};
