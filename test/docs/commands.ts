// What a document shows is run as it stands there: its blocks of shell, Python and GraphQL, one after the other in a folder of
// their own, against a node. A block of `text` or `json` right behind says what must come; `…` in it stands for anything.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";

export interface Block {
  readonly language: string;
  readonly text: string;
  /** Where it stands, for whoever mends it. */
  readonly line: number;
  /** The HTML comment before it, as `run` of `<!-- run -->`; empty where there is none. */
  readonly mark: string;
  readonly expected: { readonly language: string; readonly text: string } | null;
}

const RUNNABLE = ["sh", "python", "graphql"];
const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const MARK_BEFORE = /<!-- *([\w:-]+) *-->\s*$/;

/** The blocks of a Markdown text that can be run. */
export function blocksOf(markdown: string): Block[] {
  const fences = [...markdown.matchAll(FENCE)];
  return fences.flatMap(([whole, language, text], place) => {
    const start = fences[place]!.index;
    if (!RUNNABLE.includes(language!)) return [];
    const next = fences[place + 1];
    const follows = next && markdown.slice(start + whole.length, next.index).trim() === "";
    const isExpected = follows && ["text", "json"].includes(next[1]!);
    return [
      {
        ...{ language: language!, text: text! },
        line: markdown.slice(0, start).split("\n").length,
        mark: MARK_BEFORE.exec(markdown.slice(0, start))?.[1] ?? "",
        expected: isExpected ? { language: next[1]!, text: next[2]! } : null,
      },
    ];
  });
}

export interface Ran {
  readonly status: number;
  readonly output: string;
}

const DEADLINE_MS = 300_000;
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

/** Runs a program to its end without holding up the node, which may live in this process. */
export const ran = (
  program: string,
  args: readonly string[],
  { cwd, env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    const limits = { timeout: DEADLINE_MS, maxBuffer: OUTPUT_BYTES_MAX };
    execFile(program, args, { cwd, env, ...limits }, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === "number" ? error.code : 1) : 0;
      resolve({ status, output: stdout + stderr || (error?.message ?? "") });
    });
  });

/** A Python that has these libraries; null where there is none. A Python of one's own often lacks what the system's has. */
export function pythonWith(...libraries: readonly string[]): string | null {
  const probe = `import ${["sys", ...libraries].join(", ")}; print(sys.executable)`;
  for (const program of ["python3", "/usr/bin/python3"]) {
    try {
      return execFileSync(program, ["-c", probe], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // The next one may have them.
    }
  }
  return null;
}

/** Whether a program is there, and can do this. */
export function has(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args.length ? args : ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const ROOT = path.resolve(__dirname, "../..");
/** The node's address as documents write it. */
const ADDRESS = "http://127.0.0.1:4000";

/** How many values an answer holds that are not null. */
const found = (value: unknown): number =>
  typeof value === "object" ? Object.values(value ?? {}).reduce((sum: number, each) => sum + found(each), 0) : 1;

const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

function isAsExpected(output: string, { language, text }: { language: string; text: string }): boolean {
  if (language === "json") return isDeepStrictEqual(JSON.parse(output), JSON.parse(text));
  const lines = text.trimEnd().split("\n");
  const patterns = lines.map((line) =>
    /^\s*…\s*$/.test(line) ? "(?:.*\n)*?" : `${line.split("…").map(literally).join(".*")} *\n`,
  );
  return new RegExp(`^${patterns.join("")}$`).test(`${output.trimEnd()}\n`);
}

export interface Target {
  /** Where the node answers. */
  readonly url: string;
  /** Its Postgres, for commands that write. */
  readonly databaseUrl: string;
  readonly python?: string | null;
}

export interface Scratch {
  /** Where the blocks run; files that a document presumes are put there. */
  readonly folder: string;
  /** Runs a block; what is wrong with it, or null. Shell variables last from block to block. */
  complaintAbout(block: Block): Promise<string | null>;
  close(): void;
}

/** A program of this name, ahead of all others. */
function standIn(folder: string, name: string, script: string): void {
  mkdirSync(path.join(folder, "bin"), { recursive: true });
  writeFileSync(path.join(folder, "bin", name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

export function openScratch({ url, databaseUrl, python }: Target): Scratch {
  const home = mkdtempSync(path.join(tmpdir(), "counterweight-docs-"));
  const folder = path.join(home, "here");
  mkdirSync(folder);
  const command = `exec '${process.execPath}' '${path.join(ROOT, "bin/counterweight.mjs")}' "$@"`;
  standIn(
    home,
    "npx",
    `[ "$1" = counterweight ] || { echo "npx stands for counterweight only" >&2; exit 1; }\nshift; ${command}`,
  );
  if (python) standIn(home, "python3", `exec '${python}' "$@"`);
  // A download that is refused is a failure, and no meter is shown.
  writeFileSync(path.join(home, ".curlrc"), "fail\nsilent\nshow-error\n");
  writeFileSync(path.join(home, "variables"), "");
  const { NODE_ENV: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    ...{ PATH: `${path.join(home, "bin")}:${inherited.PATH}`, CURL_HOME: home, COUNTERWEIGHT_NODE: url },
    ...{ DATABASE_URL: databaseUrl, COUNTERWEIGHT_DEMO: "false", LOG_LEVEL: "error", PORT: "0" },
  };

  async function asked(query: string): Promise<Ran> {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
    if (errors) return { status: 1, output: JSON.stringify(errors, null, 2) };
    return { status: found(data) ? 0 : 1, output: JSON.stringify(data, null, 2) };
  }

  function run({ language, text }: Block): Promise<Ran> {
    const here = text.replaceAll(ADDRESS, url);
    if (language === "graphql") return asked(here);
    if (language === "python") return ran("python3", ["-c", here], { cwd: folder, env });
    const kept = `'${path.join(home, "variables")}'`;
    return ran("sh", ["-euc", `exec 2>&1\nset -a; . ${kept}\n${here}\nexport -p > ${kept}`], { cwd: folder, env });
  }

  return {
    folder,
    async complaintAbout(block) {
      const { status, output } = await run(block);
      const told = output.replaceAll(url, ADDRESS);
      const place = `line ${block.line}`;
      if (status !== 0) return `${place} fails (${status}): ${told}`;
      if (block.expected && !isAsExpected(told, block.expected)) return `${place} says otherwise: ${told}`;
      return null;
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}
