// Prints schema/ from the code: the public SDL and its types, the form of an import, the tables. They are committed so that a change
// of the public face shows in review.
// usage: node scripts/print-schema.mjs [--check]
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildSchema, introspectionFromSchema } from "graphql";
import { build } from "./build.mjs";
import { PROJECT } from "./run-tool.mjs";

/** Types of the public schema for the pages' questions (gql.tada), which are checked against it as they are typed. */
function pageTypes(root, sdl) {
  const resolver = createRequire(createRequire(path.join(root, "web/package.json")).resolve("gql.tada"));
  const { minifyIntrospection, outputIntrospectionFile } = resolver("@gql.tada/internal");
  const introspection = introspectionFromSchema(buildSchema(sdl), { descriptions: false });
  return outputIntrospectionFile(minifyIntrospection(introspection), { fileType: ".d.ts", shouldPreprocess: true });
}

const COMPILED = "dist/src/cli/schema-artefacts.js";

/** File name below schema/ -> its text. */
export async function printedArtefacts(root) {
  await build({ root, pages: false });
  const file = path.join(root, COMPILED);
  if (!existsSync(file)) throw new Error(`${COMPILED} is missing: src/cli/schema-artefacts.ts prints the artefacts`);
  const artefacts = await createRequire(file)(file).printArtefacts();
  return { ...artefacts, "schema.d.ts": pageTypes(root, artefacts["schema.graphql"]) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (process.argv.includes("--check")) {
    const { run } = await import("./checks/schema-artefacts.mjs");
    const complaints = await run({ root: PROJECT });
    for (const complaint of complaints) console.error(complaint);
    process.exitCode = complaints.length ? 1 : 0;
  } else {
    mkdirSync(path.join(PROJECT, "schema"), { recursive: true });
    for (const [file, text] of Object.entries(await printedArtefacts(PROJECT))) {
      writeFileSync(path.join(PROJECT, "schema", file), text);
      console.log(`schema/${file}`);
    }
  }
}
