// How much script a page brings with it: what its HTML names and what that imports at once, as it travels (gzip). Someone on
// a telephone in the country pays for every byte. The explorer is an editor with a language server in it, and apart.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { BUILT } from "./page-files";

const SCRIPT_KB_MAX = 250;
const ROOT = path.resolve(__dirname, "../..");

/** Scripts that load with a page: those of its HTML, and the static imports of each, all the way. */
function scriptsOf(page: string, built: string): Set<string> {
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, name] of text.matchAll(/(?:^|[;}\s])(?:import|export)\b[^"'()]*?["'](\.{1,2}\/[^"']+\.js)["']/g)) {
      follow(path.join(path.dirname(file), name!));
    }
  };
  const html = readFileSync(path.join(built, page), "utf8");
  for (const [, name] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)) follow(path.join(built, name!));
  return found;
}

const gzipKb = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length / 1_000, 0);

beforeAll(() => {
  execFileSync(process.execPath, [path.join(ROOT, "scripts/build.mjs"), "--pages-only"], { stdio: "ignore" });
}, 300_000);

test("every page but the explorer brings less script than its measure", () => {
  const folders = readdirSync(BUILT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== "assets",
  );
  const pages = ["index.html", ...folders.map(({ name }) => `${name}/index.html`)].filter(
    (page) => !page.startsWith("graphiql"),
  );
  const sizes = pages.map((page) => ({ page, scripts: scriptsOf(page, BUILT) }));
  expect(pages.length).toBeGreaterThanOrEqual(9);
  expect(sizes.filter(({ scripts }) => scripts.size === 0)).toEqual([]);
  const tooLarge = sizes
    .map(({ page, scripts }) => `${page}: ${gzipKb(scripts).toFixed(0)} kB`)
    .filter((line) => parseInt(line.split(": ")[1]!) > SCRIPT_KB_MAX);
  expect(tooLarge).toEqual([]);
});

test("script that a page imports through another is counted", () => {
  const built = mkdtempSync(path.join(tmpdir(), "counterweight-built-"));
  try {
    const noise = Array.from({ length: 40_000 }, (_, n) => Math.imul(n + 1, 2_654_435_761).toString(36)).join("");
    execFileSync("mkdir", ["-p", path.join(built, "assets")]);
    writeFileSync(path.join(built, "index.html"), '<script type="module" src="/assets/a.js"></script>');
    writeFileSync(path.join(built, "assets/a.js"), 'import{x}from"./b.js";import("./later.js");x();');
    writeFileSync(path.join(built, "assets/b.js"), `export const x=()=>"${noise}"`);
    writeFileSync(path.join(built, "assets/later.js"), `"${noise}"`);
    const scripts = scriptsOf("index.html", built);
    expect([...scripts].map((file) => path.basename(file)).sort()).toEqual(["a.js", "b.js"]);
    expect(gzipKb(scripts)).toBeGreaterThan(100);
  } finally {
    rmSync(built, { recursive: true });
  }
});
