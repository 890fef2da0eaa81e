// The command line as a person meets it: real processes, their words and their exit codes.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { anActor, aTie } from "../support/builders";
import { createDatabase } from "../support/database";

const COMMAND = path.resolve(__dirname, "../../bin/counterweight.mjs");
const DEADLINE_MS = 50_000;

let url: string;
let drop: () => Promise<void>;
let directory: string;
beforeAll(async () => {
  ({ url, drop } = await createDatabase(false));
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-cli-"));
});
afterAll(async () => {
  await drop();
  rmSync(directory, { recursive: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

function run(args: string[], settings: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, DATABASE_URL: url, PORT: "0", LOG_LEVEL: "error", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS).unref();
  return { child, output: () => text, exited };
}

async function printed(process: Run, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = pattern.exec(process.output());
    if (match) return match;
    const ended = await Promise.race([process.exited, new Promise<"on">((resolve) => setTimeout(resolve, 50, "on"))]);
    if (ended !== "on") throw new Error(`ended with ${ended}: ${process.output()}`);
  }
}

const file = (name: string, lines: readonly object[]) => {
  const target = path.join(directory, name);
  const dataset = { record: "Dataset", format: "counterweight/1", name: "cli", title: "CLI" };
  writeFileSync(target, [dataset, ...lines].map((line) => JSON.stringify(line)).join("\n"));
  return target;
};

describe("counterweight", () => {
  it("start loads the demonstration data once, answers, and stops when told", async () => {
    const first = run(["start"]);
    const [, address] = await printed(first, /API\s+(http:\S+)\/graphql/);
    expect(first.output()).toMatch(/Loaded the demonstration data: \d+ records/);
    const ready = await fetch(`${address}/readyz`);
    expect(ready.status).toBe(200);
    const taken = run(["start"], { PORT: new URL(address!).port });
    expect(await taken.exited).toBe(1);
    expect(taken.output()).toMatch(/PORT_IN_USE: .*PORT=/);
    expect(taken.output()).not.toMatch(/\n\s+at /);
    first.child.kill("SIGTERM");
    expect(await first.exited).toBe(0);
    const second = run(["start"]);
    await printed(second, /Counterweight is ready/);
    expect(second.output()).not.toMatch(/Loaded/);
    second.child.kill("SIGINT");
    expect(await second.exited).toBe(0);
  });

  it("import tells what it did", async () => {
    const good = run([
      "import",
      file("good.ndjson", [anActor({ slug: "cli-a" }), anActor({ slug: "cli-b" }), aTie("cli-a", "cli-b")]),
    ]);
    expect(await good.exited).toBe(0);
    expect(good.output()).toMatch(/good\.ndjson: 3 records, 3 new, 0 changed, 0 unchanged/);
  });

  it("export writes what import takes back", async () => {
    const target = path.join(directory, "exported.ndjson");
    const there = run(["export", target]);
    expect(await there.exited).toBe(0);
    expect(there.output()).toMatch(/\d+ records exported/);
    const back = run(["import", target]);
    expect(await back.exited).toBe(0);
    expect(back.output()).toMatch(/ 0 new, 0 changed, \d+ unchanged/);
    const nowhere = run(["export", path.join(directory, "no", "such", "folder", "x.ndjson")]);
    expect(await nowhere.exited).toBe(1);
    expect(nowhere.output()).toMatch(/FILE_UNREADABLE: .*cannot be written \(ENOENT\)/);
  });

  it("keeps records and proves the ledger", async () => {
    const said = async (args: string[], code: number) => {
      const ran = run(args);
      expect([args, await ran.exited, ran.output()]).toEqual([args, code, expect.any(String)]);
      return ran.output();
    };
    await said(
      [
        "import",
        file("keep.ndjson", [anActor({ slug: "keep-a" }), anActor({ slug: "keep-b" }), aTie("keep-b", "cli-a")]),
      ],
      0,
    );
    expect(await said(["record", "retract", "Actor:keep-b"], 1)).toMatch(
      /RECORD_IS_CITED: Relationship\.source 1: relationship_\w{32}/,
    );
    expect(await said(["record", "merge", "Actor:keep-b", "Actor:keep-a", "--reason", "the same"], 0)).toMatch(
      /To undo it: npx counterweight record restore actor_\w{32}/,
    );
    expect(await said(["record", "retract", "Actor:nobody"], 1)).toMatch(/UNKNOWN_REFERENCE/);
    expect(await said(["record", "erase", "wsm"], 1)).toMatch(/BAD_ID/);
    const half = path.join(directory, "half.json");
    writeFileSync(half, JSON.stringify({ ...anActor({ slug: "keep-half" }), kind: "GHOST" }));
    expect(await said(["record", "split", "Actor:keep-a", half], 1)).toMatch(/BAD_RECORD: Actor\.kind/);
    writeFileSync(half, JSON.stringify(anActor({ slug: "keep-half" })));
    expect(await said(["record", "split", "Actor:keep-a", half], 0)).toMatch(
      /actor_\w{32} is made, and 0 records went with it/,
    );
    expect(await said(["record", "erase", "Actor:keep-half", "--yes"], 1)).toMatch(/STILL_STANDS/);
    await said(["record", "retract", "Actor:keep-half"], 0);
    expect(await said(["record", "erase", "Actor:keep-half"], 0)).toMatch(/2 entries of .*Nothing was done.*--yes/s);
    await said(["record", "restore", "Actor:keep-half"], 0);
    await said(["record", "retract", "Actor:keep-half"], 0);
    expect(await said(["record", "erase", "Actor:keep-half", "--yes"], 0)).toMatch(/4 entries erased/);
    expect(await said(["ledger", "verify"], 0)).toMatch(/The ledger is whole/);
    expect(await said(["ledger", "rebuild"], 0)).toMatch(/made anew from \d+ entries/);
  });

  it("purges a person only when told twice, and says where they are still named", async () => {
    const said = async (args: string[], code: number) => {
      const ran = run(args);
      expect([args, await ran.exited, ran.output()]).toEqual([args, code, expect.any(String)]);
      return ran.output();
    };
    const person = { kind: "PERSON", publicRole: { en: "minister" }, name: "Ysolde Zimmertal" };
    await said(
      [
        "import",
        file("person.ndjson", [
          anActor({ slug: "ysolde", ...person }),
          anActor({ slug: "cabinet", kind: "MINISTERIAL_CABINET", name: "Cabinet of Ysolde Zimmertal" }),
          aTie("ysolde", "cabinet", { type: "HOLDS_OFFICE" }),
        ]),
      ],
      0,
    );
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await said(["record", "purge", "Actor:ysolde"], 0)).toMatch(
        /Actor:ysolde and all that refers to it: 1 Actor, 1 Relationship\.\nNothing was done\..*--yes/,
      );
    }
    expect(await said(["record", "purge", "Actor:cabinet", "--yes"], 1)).toMatch(/NOT_A_PERSON/);
    expect(await said(["record", "purge", "Actor:ysolde", "--yes"], 0)).toMatch(
      /2 entries of 2 records erased.*still named.*\nactor_\w{32}\nBackups/s,
    );
    expect(await said(["record", "purge", "Actor:ysolde"], 1)).toMatch(/UNKNOWN_REFERENCE/);
  });

  it("import names the wrong lines and ends with 1", async () => {
    const bad = run([
      "import",
      file("bad.ndjson", [anActor({ slug: "cli-c" }), anActor({ kind: "GHOST" }), aTie("nobody", "cli-c")]),
    ]);
    expect(await bad.exited).toBe(1);
    expect(bad.output()).toMatch(/:3: BAD_RECORD: Actor\.kind/);
    expect(bad.output()).toMatch(/IMPORT_REFUSED: .*nothing was written/);
  });

  it.each([
    [["import", "/no/such/file"], {}, /FILE_UNREADABLE/],
    [["start"], { PORT: "http" }, /CONFIG_INVALID: PORT/],
    [
      ["start"],
      { DATABASE_URL: "postgres://u:hunter2@127.0.0.1:1/x" },
      /DATABASE_UNREACHABLE: No Postgres answers at 127\.0\.0\.1:1\/x/,
    ],
    [["frobnicate"], {}, /unknown command .frobnicate./],
  ] as [string[], Record<string, string>, RegExp][])("%j is refused in a sentence", async (args, settings, words) => {
    const refused = run(args, settings);
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toMatch(words);
    expect(refused.output()).not.toMatch(/hunter2|\n\s+at /);
  });

  it("explains itself", async () => {
    const help = run(["--help"]);
    expect(await help.exited).toBe(0);
    expect(help.output()).toMatch(/start.*\n.*import/s);
  });
});
