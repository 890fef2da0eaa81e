// Check: an install gives the same packages everywhere, from wherever one gets them, under licences that let anyone run,
// change and share the server.
import { readFileSync } from "node:fs";
import path from "node:path";

export const name = "lockfile";

const PERMISSIVE = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
  "CC-BY-4.0",
  "Python-2.0",
  "PSF-2.0",
  "PostgreSQL",
  "Zlib",
]);

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const SECTIONS = ["dependencies", "devDependencies", "optionalDependencies"];

/** Packages that the pages are built *with*; everything else that web/ names ends up in the bundle that we hand out. */
const BUILD_TOOL = /^(vite|@vitejs\/.*|@types\/.*|typescript)$/;

/** SPDX expressions as npm writes them: OR offers a choice, AND binds tighter and demands both. */
export function isPermissive(expression) {
  const tokens = String(expression ?? "").match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const atom = () => {
    if (tokens[at] !== "(") return PERMISSIVE.has(tokens[at++]);
    at++;
    const inside = either();
    at++;
    return inside;
  };
  const both = () => {
    let result = atom();
    while (tokens[at] === "AND") {
      at++;
      result = atom() && result;
    }
    return result;
  };
  const either = () => {
    let result = both();
    while (tokens[at] === "OR") {
      at++;
      result = both() || result;
    }
    return result;
  };
  return tokens.length > 0 && either() && at === tokens.length;
}

function inexactPins(file, manifest) {
  const pins = SECTIONS.flatMap((section) => Object.entries(manifest[section] ?? {}));
  const loose = pins.filter(([, version]) => !EXACT.test(version));
  return loose.map(([dependency, version]) => `${file}: ${dependency} is "${version}", not one exact version`);
}

/** Where npm finds `dependency` from the folder `from`: the nearest node_modules upwards that holds it. */
function resolveInLock(packages, from, dependency) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const candidate = `${folder}${folder ? "/" : ""}node_modules/${dependency}`;
    if (packages[candidate]) return packages[candidate].link ? packages[candidate].resolved : candidate;
    if (!folder) return undefined;
  }
}

/**
 * Packages that the lock names but does not hold. npm leaves optional packages out when it cannot find them at the moment of
 * locking (builds for other platforms, above all), and then `npm ci` refuses to install anywhere.
 */
function unlocked(packages) {
  return Object.entries(packages).flatMap(([place, entry]) => {
    const wanted = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies });
    const missing = wanted.filter((dependency) => !resolveInLock(packages, place, dependency));
    return missing.map(
      (dependency) => `package-lock.json: ${dependency}, which ${place || "package.json"} needs, is missing`,
    );
  });
}

/** Every package that our users receive: the server's own, and what is bundled into each workspace's pages. */
function shipped(packages, workspaces) {
  const found = new Set();
  const follow = (place, dependencies) => {
    for (const dependency of Object.keys(dependencies ?? {})) {
      const target = resolveInLock(packages, place, dependency);
      if (!target || found.has(target)) continue;
      found.add(target);
      follow(target, { ...packages[target].dependencies, ...packages[target].optionalDependencies });
    }
  };
  const server = packages[""] ?? {};
  follow("", { ...server.dependencies, ...server.optionalDependencies });
  for (const workspace of workspaces) {
    const { dependencies, devDependencies } = packages[workspace] ?? {};
    const named = Object.entries({ ...dependencies, ...devDependencies });
    follow(workspace, Object.fromEntries(named.filter(([dependency]) => !BUILD_TOOL.test(dependency))));
  }
  return [...found].sort();
}

export async function run({ root }) {
  const read = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8"));
  const manifest = read("package.json");
  const workspaces = manifest.workspaces ?? [];
  const manifests = ["package.json", ...workspaces.map((folder) => `${folder}/package.json`)];
  const { packages } = read("package-lock.json");

  const complaints = manifests.flatMap((file) => inexactPins(file, read(file)));
  for (const [place, entry] of Object.entries(packages)) {
    // An address would tie every install to one server, and tell it who installs.
    if (/^(https?|git)/.test(entry.resolved ?? ""))
      complaints.push(`package-lock.json: ${place} has a download address`);
  }
  complaints.push(...unlocked(packages));
  for (const place of shipped(packages, workspaces)) {
    const { license } = packages[place];
    if (!isPermissive(license)) complaints.push(`package-lock.json: ${place} is under ${license ?? "no licence"}`);
  }
  return complaints;
}
