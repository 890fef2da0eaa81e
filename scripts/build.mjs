// Compiles what is stale: src/ and migrations/ to dist/, and the pages of web/ to web/dist. A start with nothing to do
// costs one look at the file times. In an image without the compilers, what was built there is used as it is.
// usage: node scripts/build.mjs [--server-only | --pages-only] [--root DIR]
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { exclusively } from "./build-lock.mjs";

const PROJECT = path.resolve(import.meta.dirname, "..");
const SERVER_FOLDERS = ["src", "migrations"];

function filesBelow(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (!entry.isDirectory()) return [file];
    return ["node_modules", "dist"].includes(entry.name) ? [] : filesBelow(root, file);
  });
}

/** Changes whenever a file is added, removed, touched or resized, or a dependency changes. */
function fingerprint(root, files) {
  const hash = createHash("sha256");
  for (const file of [...files, "package-lock.json", ".swcrc"].sort()) {
    const stat = statSync(path.join(root, file), { throwIfNoEntry: false });
    if (stat) hash.update(`${file}\0${stat.mtimeMs}\0${stat.size}\n`);
  }
  return hash.digest("hex");
}

/** Another process may be loading the old file at this moment: it sees the old or the new one, never half of one. */
function replaceFile(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}

async function compileFile(swc, settings, root, source) {
  const output = path.join(root, "dist", source.replace(/\.ts$/, ".js"));
  const { code, map } = await swc.transformFile(path.join(root, source), {
    ...settings,
    swcrc: false,
    configFile: false,
    cwd: root,
    sourceFileName: path.relative(path.dirname(output), path.join(root, source)),
  });
  replaceFile(`${output}.map`, map);
  replaceFile(output, `${code}\n//# sourceMappingURL=${path.basename(output)}.map\n`);
  return output;
}

async function compileServer(root, sources) {
  const swc = await import("@swc/core");
  const { $schema: _, ...settings } = JSON.parse(readFileSync(path.join(root, ".swcrc"), "utf8"));
  const outcomes = await Promise.allSettled(sources.map((source) => compileFile(swc, settings, root, source)));
  const refused = outcomes.filter(({ status }) => status === "rejected");
  // What follows "Caused by" is the compiler's own stack.
  const words = refused.map(({ reason }) => reason.message.split("\nCaused by:")[0].trimEnd());
  if (words.length) throw new Error(words.join("\n"));
  const wanted = new Set(outcomes.flatMap(({ value }) => [value, `${value}.map`]));
  for (const folder of SERVER_FOLDERS) {
    // A file whose source is gone would still be found by require, and by nobody's reading.
    for (const output of filesBelow(path.join(root, "dist"), folder)) {
      const file = path.join(root, "dist", output);
      if (!wanted.has(file)) rmSync(file);
    }
  }
}

function bundlePages(root) {
  const manifest = createRequire(path.join(root, "web/package.json")).resolve("vite/package.json");
  const vite = path.join(path.dirname(manifest), "bin/vite.js");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
      cwd: path.join(root, "web"),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The pages could not be bundled.\n${Buffer.concat(output).toString("utf8").trim()}`));
    });
  });
}

const isSource = (file) => file.endsWith(".ts") && !file.endsWith(".d.ts");

const STAGES = {
  server: {
    announce: () => "Compiling the server",
    tool: "@swc/core",
    toolFrom: () => path.join(PROJECT, "package.json"),
    sources: (root) => SERVER_FOLDERS.flatMap((folder) => filesBelow(root, folder)).filter(isSource),
    result: "dist/src",
    make: compileServer,
  },
  pages: {
    announce: (root) =>
      existsSync(path.join(root, "web/dist")) ? "Bundling the pages" : "Bundling the pages (first start only)",
    tool: "vite/package.json",
    toolFrom: (root) => path.join(root, "web/package.json"),
    // Pages without a bundler configuration are not there yet.
    sources: (root) =>
      readdirIfAny(root, "web").some((file) => /^vite\.config\./.test(file)) ? filesBelow(root, "web") : [],
    result: "web/dist/index.html",
    make: bundlePages,
  },
};

function readdirIfAny(root, folder) {
  return existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : [];
}

function isInstalled(from, tool) {
  try {
    return Boolean(createRequire(from).resolve(tool));
  } catch {
    return false; // not resolvable from there
  }
}

async function runStage(root, stageName) {
  const stage = STAGES[stageName];
  const stamp = path.join(root, `dist/.stamp-${stageName}`);
  const isFresh = () => {
    if (!existsSync(path.join(root, stage.result)) || !existsSync(stamp)) return false;
    return readFileSync(stamp, "utf8") === fingerprint(root, stage.sources(root));
  };
  if (stage.sources(root).length === 0 || isFresh()) return;
  if (!isInstalled(stage.toolFrom(root), stage.tool)) {
    if (existsSync(path.join(root, stage.result))) return;
    throw new Error(`${stage.announce(root)}: the compilers are not installed. Run: npm ci`);
  }
  await exclusively(path.join(root, `dist/.lock-${stageName}`), async () => {
    if (isFresh()) return; // the process that we waited for has done it
    const startedAt = performance.now();
    process.stderr.write(`${stage.announce(root)}... `);
    const sources = stage.sources(root);
    // Taken before the work: a file saved meanwhile makes the next start compile again.
    const state = fingerprint(root, sources);
    try {
      await stage.make(root, sources);
    } catch (error) {
      process.stderr.write("failed\n");
      throw error;
    }
    replaceFile(stamp, state);
    process.stderr.write(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`);
  });
}

/** Brings the chosen outputs up to date. Progress goes to standard error: standard output belongs to the command. */
export async function build({ root = PROJECT, server = true, pages = true } = {}) {
  if (server) await runStage(root, "server");
  if (pages) await runStage(root, "pages");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: { "server-only": { type: "boolean" }, "pages-only": { type: "boolean" }, root: { type: "string" } },
  });
  try {
    await build({
      root: path.resolve(values.root ?? PROJECT),
      server: !values["pages-only"],
      pages: !values["server-only"],
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
