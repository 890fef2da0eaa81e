#!/usr/bin/env node
// The one command. Looks at the Node version, compiles what is stale where the sources are there, and hands over to
// src/cli/counterweight.ts. Written in old syntax, imports included, so that an old Node can say what is wrong.
import { existsSync } from "fs";
import { createRequire } from "module";
import { dirname, join } from "path";
import { fileURLToPath } from "url";

function isOldNode(version) {
  const parts = version.split(".").map(Number);
  return parts[0] < 20 || (parts[0] === 20 && parts[1] < 19);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function compileIfStale(project, verb) {
  if (!existsSync(join(project, "src"))) return Promise.resolve();
  return import("../scripts/build.mjs").then(function (compiler) {
    // Only the server shows pages; other verbs should not wait for them.
    return compiler.build({ pages: verb === "start" }).catch(function (error) {
      fail(error.message);
    });
  });
}

// graphql-js checks everything twice unless told that this is no development: 2.7 times the work on a large document.
if (!process.env.NODE_ENV) process.env.NODE_ENV = "production";

function run(verbs) {
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  process.setSourceMapsEnabled(true);
  compileIfStale(project, verbs[0])
    .then(function () {
      return createRequire(import.meta.url)(join(project, "dist/src/cli/counterweight.js")).main(verbs);
    })
    .catch(function (error) {
      // The command words its own refusals; what arrives here is a defect.
      fail(error && error.stack ? error.stack : String(error));
    });
}

if (isOldNode(process.versions.node)) {
  fail("Counterweight needs Node 20.19 or later; this is Node " + process.versions.node + ".");
} else {
  run(process.argv.slice(2));
}
