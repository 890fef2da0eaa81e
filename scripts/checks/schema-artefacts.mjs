// Check: schema/ holds exactly what the code prints today.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { printedArtefacts } from "../print-schema.mjs";

export const name = "schema artefacts";

function firstDifference(committed, printed) {
  const before = committed.split("\n");
  const after = printed.split("\n");
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line === -1 ? after.length : line;
  return `line ${at + 1}: committed ${JSON.stringify(before[at] ?? "end of file")}, printed ${JSON.stringify(after[at] ?? "end of file")}`;
}

/** `printed` can be handed in by tests; otherwise the server is compiled and asked. */
export async function run({ root, printed }) {
  const artefacts = printed ?? (await printedArtefacts(root));
  const folder = path.join(root, "schema");
  const complaints = [];
  for (const [file, text] of Object.entries(artefacts)) {
    const place = path.join(folder, file);
    const committed = existsSync(place) ? readFileSync(place, "utf8") : undefined;
    if (committed === undefined) complaints.push(`schema/${file} is missing`);
    else if (committed !== text) complaints.push(`schema/${file} is stale, ${firstDifference(committed, text)}`);
  }
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    if (!Object.hasOwn(artefacts, file)) complaints.push(`schema/${file} is printed by nothing`);
  }
  return complaints.length ? [...complaints, "npm run schema mends this"] : [];
}
