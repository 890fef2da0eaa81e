// Check: nothing in the tree that a reader would wish away: addresses of package registries, paths of one developer's
// machine, dumping grounds, barrels, merge markers.
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFiles } from "../project-files.mjs";

export const name = "hygiene";

// Put together from pieces, so that this file passes its own check.
const REGISTRIES = [
  ["registry", "npmjs", "org"],
  ["registry", "yarnpkg", "com"],
  ["registry", "npmmirror", "com"],
  ["npm", "pkg", "github", "com"],
  ["npm", "pkg", "dev"],
].map((pieces) => pieces.join("."));
const MACHINE_FOLDERS = ["work", "root"];

const CONTENTS = [
  {
    pattern: new RegExp(REGISTRIES.map((host) => host.replaceAll(".", "\\.")).join("|")),
    complaint: "names a package registry: an install takes whichever one its user has set",
  },
  {
    // Not the path of an address (https://example.org/work/1) nor the tail of another path (net/work/).
    pattern: new RegExp(`(?<![\\w.:/~})-])/(${MACHINE_FOLDERS.join("|")})/`),
    complaint: "names a path of somebody's machine",
  },
  { pattern: /^(<{7}|>{7}) /m, complaint: "holds a merge marker" },
];

const NAMES = [
  {
    pattern: /(^|[/.-])(utils?|helpers?|common|misc|manager)(?=[/.-]|$)/i,
    complaint: "is a dumping ground by name: say what is in it",
  },
  { pattern: /^(src|migrations|test)\/(.*\/)?index\.[cm]?[jt]sx?$/, complaint: "is a barrel: import the file itself" },
];

const LARGEST_BYTES = 4 * 1024 * 1024;

function lineOf(text, index) {
  return text.slice(0, index).split("\n").length;
}

function complaintsAbout(root, file) {
  const named = NAMES.filter(({ pattern }) => pattern.test(file)).map(({ complaint }) => `${file}: ${complaint}`);
  const bytes = readFileSync(path.join(root, file));
  if (bytes.length > LARGEST_BYTES || bytes.subarray(0, 8_000).includes(0)) return named;
  const text = bytes.toString("utf8");
  const held = CONTENTS.flatMap(({ pattern, complaint }) => {
    const match = pattern.exec(text);
    return match ? [`${file}:${lineOf(text, match.index)}: ${complaint}`] : [];
  });
  return [...named, ...held];
}

export async function run({ root }) {
  return projectFiles(root).flatMap((file) => complaintsAbout(root, file));
}
