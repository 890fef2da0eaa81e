// The embedded Postgres with real programs and real processes: every way in which it starts, ends and comes back.
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { transformFileSync } from "@swc/core";
import { Client, Pool } from "pg";
import { Refusal } from "../../src/core/refusal";
import { canReach, chooseAccount, giveTo } from "../../src/database/embedded-postgres/account";
import { completeLinks, findNativePackage, runnableNative } from "../../src/database/embedded-postgres/binaries";
import { identityOf, isAlive } from "../../src/database/embedded-postgres/liveness";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/database/embedded-postgres/launcher";
import { withStartLock } from "../../src/database/embedded-postgres/start-lock";

const PROJECT = path.resolve(__dirname, "../..");
const AS_ROOT = process.getuid?.() === 0;
const { major } = findNativePackage();

let scratch: string;
const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const relocated: string[] = [];

/** Made once and copied where a test only needs some cluster: creating one takes most of a second. */
let template: string;

function folder(name: string): string {
  return fs.mkdtempSync(path.join(scratch, `${name}-`));
}

function openFolder(name: string): string {
  const made = folder(name);
  fs.chmodSync(made, 0o755);
  return made;
}

/** A folder with a cluster that ran before. */
function usedFolder(name: string): string {
  const made = openFolder(name);
  const [from, to] = [template, made].map((home) => path.join(home, `postgres-${major}`)) as [string, string];
  fs.cpSync(from, to, { recursive: true });
  giveAll(path.join(to, "data"));
  return made;
}

/** As root, a cluster's data belongs to the account that Postgres runs as. */
function giveAll(data: string): void {
  const account = chooseAccount(null);
  for (const item of ["", ...(fs.readdirSync(data, { recursive: true }) as string[])]) {
    giveTo(account, path.join(data, item));
  }
}

async function start(directory: string, report?: (line: string) => void): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ directory, durable: false, report });
  started.push(postgres);
  return postgres;
}

async function ask(url: string, text: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return Object.values(rows.at(-1) ?? {})[0];
  } finally {
    await client.end();
  }
}

async function eventually<T>(attempt: () => Promise<T>, waitMs = 15_000): Promise<T> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

const untilDead = (pid: number): Promise<void> =>
  eventually(async () => {
    if (isAlive(pid)) throw new Error(`${pid} still lives`);
  });

/** A Node process of its own that owns the cluster in `directory`: the launcher, compiled as the build does it. */
async function startElsewhere(directory: string): Promise<{ child: ChildProcess; url: string; pid: number }> {
  const compiled = path.join(scratch, "compiled");
  if (!fs.existsSync(compiled)) {
    for (const part of ["core", "database/embedded-postgres"]) {
      for (const name of fs.readdirSync(path.join(PROJECT, "src", part)).filter((file) => file.endsWith(".ts"))) {
        const target = path.join(compiled, "src", part, name.replace(/\.ts$/, ".js"));
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, transformFileSync(path.join(PROJECT, "src", part, name), { cwd: PROJECT }).code);
      }
    }
    fs.symlinkSync(path.join(PROJECT, "node_modules"), path.join(compiled, "node_modules"));
  }
  const program = `
    const { startEmbeddedPostgres } = require("./src/database/embedded-postgres/launcher.js");
    startEmbeddedPostgres({ directory: process.argv[1], durable: false }).then(
      (postgres) => console.log(JSON.stringify({ url: postgres.url, pid: postgres.pid })),
      (error) => console.log(JSON.stringify({ error: String(error) })),
    );
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["-e", program, directory], {
    cwd: compiled,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const line = await new Promise<string>((resolve) => child.stdout?.once("data", (data) => resolve(String(data))));
  const answer = JSON.parse(line) as { url: string; pid: number; error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return { child, ...answer };
}

beforeAll(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), "embedded-postgres-"));
  fs.chmodSync(scratch, 0o755);
  template = openFolder("template");
  const postgres = await startEmbeddedPostgres({ directory: template, durable: false });
  await ask(postgres.url, "create table kept (word text)");
  await ask(postgres.url, "insert into kept values ('still here')");
  await postgres.stop();
});

afterEach(async () => {
  // Those that joined first: they would take over from an owner that stops.
  const all = started.splice(0);
  await Promise.all(all.filter((postgres) => postgres.adopted).map((postgres) => postgres.stop()));
  await Promise.all(all.map((postgres) => postgres.stop()));
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

afterAll(() => {
  for (const home of relocated) {
    fs.rmSync(home, { recursive: true, force: true });
    // The parent too, unless it holds databases that are not ours.
    if (fs.readdirSync(path.dirname(home)).length === 0) fs.rmdirSync(path.dirname(home));
  }
  fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test("a first start creates the database and answers; a later one has the same address and the same data", async () => {
  const directory = openFolder("first");
  const lines: string[] = [];
  const first = await start(directory, (line) => lines.push(line));
  expect(await ask(first.url, "select 1 as one")).toBe(1);
  expect(lines).toEqual(["Creating the database (first start only)..."]);
  expect(first.adopted).toBe(false);
  expect(fs.statSync(path.join(directory, `postgres-${major}`, "password")).mode & 0o777).toBe(0o600);
  await ask(first.url, "create table kept as select 7 as number");
  await Promise.all([first.stop(), first.stop()]);
  expect(isAlive(first.pid)).toBe(false);

  const later = await start(directory, (line) => lines.push(line));
  expect(later.url).toBe(first.url);
  expect(await ask(later.url, "select number from kept")).toBe(7);
  expect(lines).toHaveLength(1);
});

test("the database speaks UTF-8 with the builtin C.UTF-8 order, UTC and the expected limits", async () => {
  const postgres = await start(usedFolder("settings"));
  const told = await ask(
    postgres.url,
    `select concat_ws(' ', current_user, d.datlocprovider, d.datlocale, pg_encoding_to_char(d.encoding),
       current_setting('timezone'), current_setting('max_connections'), current_setting('client_connection_check_interval'),
       current_setting('idle_in_transaction_session_timeout'), current_setting('password_encryption'))
     from pg_database d where d.datname = current_database()`,
  );
  expect(told).toBe("counterweight b C.UTF-8 UTF8 UTC 100 1s 1min scram-sha-256");
});

test("a taken port makes a later start move to another one", async () => {
  const directory = usedFolder("port");
  const port = Number(fs.readFileSync(path.join(directory, `postgres-${major}`, "port"), "utf8"));
  const squatter = net.createServer().listen(port, "127.0.0.1");
  await new Promise((resolve) => squatter.once("listening", resolve));
  try {
    const postgres = await start(directory);
    expect(postgres.port).not.toBe(port);
    expect(await ask(postgres.url, "select word from kept")).toBe("still here");
  } finally {
    squatter.close();
  }
});

test("two first starts at once end with one database, created once", async () => {
  const directory = openFolder("both");
  const lines: string[] = [];
  const [one, other] = await Promise.all([
    start(directory, (line) => lines.push(line)),
    start(directory, (line) => lines.push(line)),
  ]);
  expect(one.url).toBe(other.url);
  expect(one.pid).toBe(other.pid);
  expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
  expect(lines.filter((line) => line.startsWith("Creating"))).toHaveLength(1);
  expect(fs.readdirSync(directory)).toEqual([`postgres-${major}`]);
});

test("a second start joins the running one and leaves it running", async () => {
  const directory = usedFolder("second");
  const owner = await startElsewhere(directory);
  const second = await start(directory);
  expect(second.adopted).toBe(true);
  expect(second.url).toBe(owner.url);
  await second.stop();
  expect(isAlive(owner.pid)).toBe(true);
  expect(await ask(owner.url, "select word from kept")).toBe("still here");
});

test("when the owner is killed, of two that joined one takes over, and a pool with the old address goes on", async () => {
  const directory = usedFolder("takeover");
  const owner = await startElsewhere(directory);
  const [one, other] = await Promise.all([start(directory), start(directory)]);
  const pool = new Pool({ connectionString: one.url });
  pool.on("error", () => undefined);
  await pool.query("insert into kept values ('before the kill')");
  owner.child.kill("SIGKILL");
  await untilDead(owner.pid);
  const { rows } = await eventually(() => pool.query("select word from kept order by word"));
  await pool.end();
  expect(rows).toEqual([{ word: "before the kill" }, { word: "still here" }]);
  await eventually(async () => expect(one.pid).toBe(other.pid));
  expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
});

test("a killed owner takes its Postgres along, and the next start waits for that instead of joining it", async () => {
  const directory = usedFolder("killed");
  const owner = await startElsewhere(directory);
  owner.child.kill("SIGKILL");
  await untilDead(owner.child.pid ?? 0);
  const next = await start(directory);
  expect(isAlive(owner.pid)).toBe(false);
  expect(next.adopted).toBe(false);
  expect(await ask(next.url, "select word from kept")).toBe("still here");
  await next.stop();

  const alone = await startElsewhere(directory);
  alone.child.kill("SIGKILL");
  await untilDead(alone.pid);
  await expect(ask(alone.url, "select 1")).rejects.toThrow(/ECONNREFUSED/);
});

test("a killed postmaster is started again under the same address", async () => {
  const directory = usedFolder("postmaster");
  const lines: string[] = [];
  const postgres = await start(directory, (line) => lines.push(line));
  const { pid, url } = postgres;
  process.kill(pid, "SIGKILL");
  expect(await eventually(() => ask(url, "select word from kept"))).toBe("still here");
  expect(postgres.pid).not.toBe(pid);
  expect(postgres.url).toBe(url);
  expect(lines).toEqual(["Postgres ended unexpectedly; starting it again."]);
});

test("Postgres' own log holds nothing of a statement that fails, is slow to let go or dies, nor of the values in it", async () => {
  const directory = usedFolder("discreet");
  const { url } = await start(directory);
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("create table person (name text not null unique, role text not null)");
  await client.query("insert into person values ('planted-name', 'x')");
  for (const [text, values] of [
    ["insert into person values ($1, $2)", ["planted-name", "planted-role"]],
    ["insert into person values ($1, $2)", ["planted-name", null]],
    ["insert into person values ('planted-name', null)"],
    ["select $1::int", ["planted-name"]],
    ["select planted_name from person"],
    ["select 'planted-name"],
    ["do $$ begin raise exception 'planted-name' using detail = 'planted-name', hint = 'planted-name'; end $$"],
    ["set statement_timeout = 50; select pg_sleep(10) -- planted-name"],
  ] as [string, unknown[]?][]) {
    await expect(client.query(text, values)).rejects.toThrow();
  }
  await client.query("set statement_timeout = 0");
  const pid = Number((await client.query("select pg_backend_pid() as pid")).rows[0].pid);
  const dying = client.query("select pg_sleep(60), 'planted-name'").catch((error: Error) => error.message);
  // As when the system runs out of memory: Postgres then tells its log what was running.
  await eventually(async () => {
    const asleep = await ask(url, `select wait_event = 'PgSleep' from pg_stat_activity where pid = ${pid}`);
    if (asleep !== true) throw new Error("not yet asleep");
  });
  process.kill(pid, "SIGKILL");
  await dying;
  await client.end().catch(() => undefined);
  expect(await eventually(() => ask(url, "select 1"))).toBe(1);
  const log = fs.readFileSync(path.join(directory, `postgres-${major}`, "postgres.log"), "utf8");
  expect(log).toMatch(/was terminated by signal 9/);
  expect(log).not.toMatch(/planted|person|pg_sleep|insert/i);
});

test("a process id file of a process that is no postmaster does not stand in the way", async () => {
  const directory = usedFolder("stale");
  const file = path.join(directory, `postgres-${major}`, "data", "postmaster.pid");
  fs.writeFileSync(file, [process.pid, path.dirname(file), 1, 5432, "", "127.0.0.1", "1 1", "ready", ""].join("\n"));
  const postgres = await start(directory);
  expect(await ask(postgres.url, "select word from kept")).toBe("still here");
});

test("a postmaster that lives but does not answer is told, with its process id", async () => {
  const directory = usedFolder("silent");
  const owner = await startElsewhere(directory);
  process.kill(owner.pid, "SIGSTOP");
  try {
    await expect(startEmbeddedPostgres({ directory })).rejects.toMatchObject({
      code: "EMBEDDED_POSTGRES_FAILED",
      message: expect.stringContaining(`Process ${owner.pid} holds the database`),
    });
  } finally {
    process.kill(owner.pid, "SIGCONT");
  }
});

test("what a killed initdb left behind is redone", async () => {
  const directory = openFolder("half-made");
  const name = `postgres-${major}`;
  fs.mkdirSync(path.join(directory, `.making-${name}-0`, "data", "base"), { recursive: true });
  fs.mkdirSync(path.join(directory, name, "data", "base"), { recursive: true });
  fs.writeFileSync(path.join(directory, name, "data", "PG_VERSION"), `${major}\n`);
  giveAll(path.join(directory, name, "data"));
  const postgres = await start(directory);
  expect(await ask(postgres.url, "select 1")).toBe(1);
  const left = fs.readdirSync(directory).sort();
  expect(left).toEqual([name, expect.stringMatching(`^${name}\\.half-made-`)]);
});

test("a database that has run is never replaced by an empty one", async () => {
  const directory = usedFolder("damaged");
  const password = path.join(directory, `postgres-${major}`, "password");
  fs.rmSync(password);
  const refusal = await startEmbeddedPostgres({ directory }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "EMBEDDED_POSTGRES_FAILED", message: expect.stringContaining("password") });
  expect(fs.existsSync(path.join(directory, `postgres-${major}`, "data", "PG_VERSION"))).toBe(true);
});

test("a directory of another major version is refused with both names", async () => {
  const directory = openFolder("other-major");
  fs.mkdirSync(path.join(directory, "postgres-9", "data"), { recursive: true });
  const refusal = (await startEmbeddedPostgres({ directory }).catch((error: unknown) => error)) as Refusal;
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal.code).toBe("OTHER_POSTGRES_MAJOR");
  for (const word of ["postgres-9", `postgres-${major}`, "docs/operations.md"]) expect(refusal.message).toContain(word);
  expect(fs.readdirSync(directory)).toEqual(["postgres-9"]);
});

test("Postgres' own last words come with the refusal when it does not start", async () => {
  const directory = usedFolder("words");
  await expect(startEmbeddedPostgres({ directory, settings: { no_such_setting: "1" } })).rejects.toMatchObject({
    code: "EMBEDDED_POSTGRES_FAILED",
    message: expect.stringContaining('unrecognized configuration parameter "no_such_setting"'),
  });
  expect(fs.readdirSync(directory)).toEqual([`postgres-${major}`]);
});

test("nothing listens beyond loopback", async () => {
  const postgres = await startEmbeddedPostgres({
    directory: usedFolder("loopback"),
    durable: false,
    settings: { listen_addresses: "*" },
  });
  started.push(postgres);
  expect(await ask(postgres.url, "show listen_addresses")).toBe("127.0.0.1");
  expect(await ask(postgres.url, "show unix_socket_directories")).toBe("");
  const others = Object.values(os.networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ address }) => address !== "127.0.0.1" && !address.startsWith("fe80"))
    .map(({ address }) => address);
  // 127.0.0.2 is this machine too on Linux, so that the check has something to try even without a network.
  for (const host of process.platform === "linux" ? ["127.0.0.2", ...others] : others) {
    const opened = await new Promise<boolean>((resolve) => {
      const socket = net.connect({ host, port: postgres.port, timeout: 2_000 });
      const settle = (answer: boolean): void => {
        socket.destroy();
        resolve(answer);
      };
      socket.once("connect", () => settle(true));
      socket.once("error", () => settle(false));
      socket.once("timeout", () => settle(false));
    });
    expect({ host, opened }).toEqual({ host, opened: false });
  }
});

test("links that npm did not make are made, and the programs run with them", async () => {
  const found = findNativePackage();
  const native = path.join(openFolder("links"), "native");
  fs.cpSync(found.native, native, { recursive: true, verbatimSymlinks: true });
  const library = path.join(native, "lib");
  const links = fs.readdirSync(library).filter((name) => fs.lstatSync(path.join(library, name)).isSymbolicLink());
  for (const name of links) fs.rmSync(path.join(library, name));
  expect(completeLinks(native)).toBe(true);
  expect(links.length > 0 && links.every((name) => fs.existsSync(path.join(library, name)))).toBe(true);
  const account = chooseAccount(null);
  expect(await runnableNative({ ...found, native }, account, path.dirname(native), () => undefined)).toBe(native);
});

if (AS_ROOT) {
  test("a folder that the account cannot enter is replaced by one it can, the same at every start", async () => {
    const directory = path.join(folder("closed"), "data");
    const lines: string[] = [];
    const first = await start(directory, (line) => lines.push(line));
    const home = /^The database is put into (\S+),/.exec(lines[0] ?? "")?.[1] ?? "";
    expect(home).toMatch(/^\/var\/lib\/counterweight\/[0-9a-f]{16}$/);
    relocated.push(home);
    await ask(first.url, "create table kept as select 8 as number");
    await first.stop();

    // Opened and moved since: the data stays where it is, and is found.
    fs.chmodSync(path.dirname(directory), 0o755);
    const moved = path.join(openFolder("moved"), "data");
    fs.renameSync(directory, moved);
    const later = await start(moved);
    expect(await ask(later.url, "select number from kept")).toBe(8);
    expect(fs.readdirSync(moved)).toEqual(["postgres-location"]);
  });

  test("a closed folder that is still empty is opened for the account instead of being left", async () => {
    const directory = folder("empty");
    await start(directory);
    expect(fs.readdirSync(directory)).toEqual([`postgres-${major}`]);
    expect(fs.statSync(directory).mode & 0o777).toBe(0o711);
  });
} else {
  console.info("Not root: a folder closed to us is refused; what root does about one is not tried.");
  test("a folder that cannot be written is refused, with the setting that names another", async () => {
    const closed = folder("closed");
    fs.chmodSync(closed, 0o500);
    await expect(startEmbeddedPostgres({ directory: path.join(closed, "data") })).rejects.toMatchObject({
      code: "EMBEDDED_POSTGRES_FAILED",
      message: expect.stringContaining("COUNTERWEIGHT_DATA_DIR"),
    });
  });
}

test("programs that cannot be used where they lie are copied once; a copy open to others is not run", async () => {
  const found = findNativePackage();
  const native = path.join(folder("private"), "native");
  fs.cpSync(found.native, native, { recursive: true, verbatimSymlinks: true });
  // For root, the folder above is closed to the account. For others: links are missing and cannot be made.
  if (!AS_ROOT) {
    const library = path.join(native, "lib");
    for (const { name } of fs.readdirSync(library, { withFileTypes: true }).filter((item) => item.isSymbolicLink())) {
      fs.rmSync(path.join(library, name));
    }
    fs.chmodSync(library, 0o555);
  }
  const account = chooseAccount(null);
  const home = openFolder("programs");
  const copy = await runnableNative({ ...found, native }, account, home, () => undefined);
  expect(copy.startsWith(home)).toBe(true);
  expect(canReach(account, path.join(copy, "bin", "initdb"))).toBe(true);
  expect(await runnableNative({ ...found, native }, account, home, () => undefined)).toBe(copy);
  expect(fs.readdirSync(home)).toHaveLength(1);

  fs.chmodSync(path.dirname(copy), 0o777);
  const refused = runnableNative({ ...found, native }, account, home, () => undefined);
  await expect(refused).rejects.toMatchObject({ code: "NO_EMBEDDED_POSTGRES" });
  fs.chmodSync(path.join(native, "lib"), 0o755);
});

test("the start lock admits one at a time and outlives neither its holder nor a reused process id", async () => {
  const file = path.join(folder("lock"), "start.lock");
  const [dead, mark] = identityOf(process.pid).split(" ");
  // Our own id with a nonce that this process never drew, as a predecessor in a restarted container leaves it.
  fs.writeFileSync(file, `${dead} ${mark} somebody-else`);
  let inside = 0;
  const most: number[] = [];
  await Promise.all(
    Array.from({ length: 5 }, () =>
      withStartLock(file, async () => {
        most.push(++inside);
        await sleep(20);
        inside--;
      }),
    ),
  );
  expect(most).toEqual([1, 1, 1, 1, 1]);
  expect(fs.existsSync(file)).toBe(false);
});
