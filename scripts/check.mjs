// Everything that can be said of the tree without running the tests, one line a check, the words of those that failed.
// usage: node scripts/check.mjs        exit 1 if any check failed; the last line is "N passed, N failed"
import { PROJECT } from "./run-tool.mjs";
import * as types from "./checks/types.mjs";
import * as lint from "./checks/lint.mjs";
import * as format from "./checks/format.mjs";
import * as arrows from "./checks/arrows.mjs";
import * as schemaArtefacts from "./checks/schema-artefacts.mjs";
import * as breakingChanges from "./checks/breaking-changes.mjs";
import * as envExample from "./checks/env-example.mjs";
import * as errorDocs from "./checks/error-docs.mjs";
import * as lockfile from "./checks/lockfile.mjs";
import * as hygiene from "./checks/hygiene.mjs";
import * as visibility from "./checks/visibility.mjs";

const CHECKS = [
  types,
  lint,
  format,
  arrows,
  schemaArtefacts,
  breakingChanges,
  envExample,
  errorDocs,
  lockfile,
  hygiene,
  visibility,
];

let failed = 0;
for (const check of CHECKS) {
  const startedAt = performance.now();
  const notes = [];
  let complaints;
  try {
    complaints = await check.run({ root: PROJECT, note: (text) => notes.push(text) });
  } catch (error) {
    complaints = [error.stack];
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const noted = notes.length ? `  (${notes.join("; ")})` : "";
  console.log(`${check.name.padEnd(18)} ${complaints.length ? "failed" : "ok    "} ${seconds.padStart(5)} s${noted}`);
  for (const complaint of complaints) console.log(`  ${complaint.replaceAll("\n", "\n  ")}`);
  if (complaints.length) failed += 1;
}
console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
// Printing the schema loads the whole server; whatever it may leave open must not keep the verdict waiting.
process.exit(failed ? 1 : 0);
