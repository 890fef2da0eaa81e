// `counterweight key ...` as a person and a script meet it: real processes beside a running node on the same database, and
// what all of them leave in the log.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createDatabase } from "../support/database";

const COMMAND = path.resolve(__dirname, "../../bin/counterweight.mjs");
const DEADLINE_MS = 50_000;
const DAY_MS = 86_400_000;

let url: string;
let drop: () => Promise<void>;
let node: Run;
let address: string;
beforeAll(async () => {
  ({ url, drop } = await createDatabase());
  node = run(["start"], { LOG_LEVEL: "debug", COUNTERWEIGHT_DEMO: "false" });
  address = await new Promise((resolve, reject) => {
    node.child.stdout!.on("data", () => {
      const [, ready] = /API\s+(http:\S+\/graphql)/.exec(node.stdout()) ?? [];
      if (ready) resolve(ready);
    });
    node.child.once("exit", () => reject(new Error(node.stderr())));
  });
});
afterAll(async () => {
  node.child.kill("SIGTERM");
  await node.ended;
  await drop();
});

interface Run {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The exit code, once both streams are read to their end. */
  readonly ended: Promise<number | null>;
}

function run(args: string[], settings: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, DATABASE_URL: url, PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (said.stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (said.stderr += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS).unref();
  return { child, stdout: () => said.stdout, stderr: () => said.stderr, ended };
}

async function said(...args: string[]) {
  const ran = run(args);
  return { code: await ran.ended, stdout: ran.stdout(), stderr: ran.stderr() };
}

const create = (role: string, ...rest: string[]) =>
  said("key", "create", "--role", role, "--name", "Nightly import", ...rest);

async function viewer(key: string, target = address) {
  const response = await fetch(target, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: "{ viewer { role key { name expiresAt } } }" }),
  });
  const { data } = (await response.json()) as {
    data?: { viewer: { role: string; key: { name: string; expiresAt: string } } };
  };
  return { status: response.status, viewer: data?.viewer };
}

it("create prints the key alone, and it works at once on the node that runs; revoke ends it", async () => {
  const { code, stdout, stderr } = await create("Curator");
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^cw_[0-9a-f]{12}_[A-Za-z0-9_-]{43}\n$/)]);
  const key = stdout.trim();
  const prefix = key.slice(0, 15);
  expect(stderr).toMatch(/may read and write everything[^]*this once[^]*Authorization: Bearer/);
  expect(stderr).toContain(`key revoke ${prefix}`);
  expect(stderr).not.toContain(key);
  expect(await viewer(key)).toMatchObject({
    status: 200,
    viewer: { role: "CURATOR", key: { name: "Nightly import" } },
  });

  const open = await said("key", "list");
  expect(open.stdout).toMatch(
    new RegExp(`^PREFIX +ROLE +NAME +MADE +ENDS +STATE\n${prefix}  CURATOR  Nightly import  .* UTC  open\n$`),
  );

  expect((await said("key", "revoke", prefix)).stdout).toBe(
    `${prefix} (CURATOR, Nightly import) opens nothing any more.\n`,
  );
  expect(await viewer(key)).toEqual({ status: 401, viewer: undefined });
  expect((await said("key", "list")).stdout).toMatch(new RegExp(`^${prefix} .* revoked \\d{4}-`, "m"));

  // Whatever was asked with it, the log of the node has none of it.
  await fetch(`${address}?query={__typename}&key=${key}`);
  await viewer(key, address.replace("/graphql", `/${key}`));
  expect(node.stderr()).toContain('"path":"/graphql"');
  expect(node.stdout() + node.stderr()).not.toContain(key.slice(16));
});

it.each([
  ["a year", [], 365],
  ["30d", ["--expires", "30d"], 30],
  ["2M", ["--expires", "2M"], 60],
  ["10y", ["--expires", "10y"], 3_652],
  ["a day", ["--expires", new Date(Date.now() + 100 * DAY_MS).toISOString().slice(0, 10)], 100],
])("a key lasts %s", async (_what, options, days) => {
  const { stdout } = await create("reader", ...options);
  const { viewer: seen } = await viewer(stdout.trim());
  // Months and years are as long as the calendar has them.
  expect(Math.abs((Date.parse(seen!.key.expiresAt) - Date.now()) / DAY_MS - days)).toBeLessThan(3);
});

const REFUSED: readonly [readonly string[], RegExp][] = [
  [
    ["create", "--role", "king", "--name", "x"],
    /BAD_USER_INPUT: --role king is none of reader, contributor, curator, adm/,
  ],
  [["create", "--role", "constructor", "--name", "x"], /BAD_USER_INPUT: --role constructor is none/],
  [["create", "--role", "admin"], /required option '--name <name>'/],
  [["create", "--role", "admin", "--name", " "], /BAD_USER_INPUT: A key needs a name/],
  [["create", "--role", "admin", "--name", "x", "--expires", "soon"], /BAD_USER_INPUT: --expires soon is neither/],
  [
    ["create", "--role", "admin", "--name", "x", "--expires", "2031-02-30"],
    /BAD_USER_INPUT: --expires 2031-02-30 is nei/,
  ],
  [
    ["create", "--role", "admin", "--name", "x", "--expires", "2020-01-01"],
    /BAD_USER_INPUT: A key must end in the fut/,
  ],
  [["create", "--role", "admin", "--name", "x", "--expires", "0d"], /BAD_USER_INPUT: A key must end in the future/],
  [["create", "--role", "admin", "--name", "x", "--expires", "11y"], /BAD_USER_INPUT: A key lasts 10 years at most/],
  [["revoke", "cw_000000000000"], /NO_SUCH_KEY: No key of this node begins so/],
];

it("what is wrong is refused in a sentence, and makes nothing", async () => {
  const before = await said("key", "list");
  for (const [args, words] of REFUSED) {
    const { code, stdout, stderr } = await said("key", ...args);
    expect([args, code, stdout, stderr]).toEqual([args, 1, "", expect.stringMatching(words)]);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
  expect(await said("key", "list")).toEqual(before);
});
