// `counterweight import` as a person meets it: real processes, their words and their exit codes.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDatabase } from "../support/database";

const COMMAND = path.resolve(__dirname, "../../bin/counterweight.mjs");
const DEADLINE_MS = 50_000;

let url: string;
let drop: () => Promise<void>;
let directory: string;
beforeAll(async () => {
  ({ url, drop } = await createDatabase());
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-cli-import-"));
});
afterAll(async () => {
  await drop();
  rmSync(directory, { recursive: true });
});

const file = (name: string, text: string) => {
  writeFileSync(path.join(directory, name), text);
  return name;
};

/** Its exit code, and all that it printed. */
async function imports(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [COMMAND, "import", ...args], {
    cwd: directory,
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: DEADLINE_MS,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

const mapping = `mapping: counterweight/mapping/1
dataset: {name: cli-mapping, title: Mapped}
inputs:
  - files: "first*.csv"
    records: [{record: Actor, slug: "cli-{id}", kind: NGO, names: [{value: "{name}", kind: OFFICIAL}]}]
  - files: "second*.csv"
    records: [{record: Relationship, key: "{a}-{b}", type: ALLIED_WITH, source: "cli-{a}", target: "cli-{b}"}]
`;

describe("counterweight import --mapping", () => {
  it("shows what would change, changes it, changes what differs, and takes back what disappeared", async () => {
    file("m.yaml", mapping);
    file("first.csv", "id,name\n1,One\n2,Two\n3,Three\n");
    file("second.csv", "a,b\n1,2\n");
    const files = ["first.csv", "second.csv"];
    const rehearsed = await imports("--mapping", "m.yaml", "--dry-run", ...files);
    expect(rehearsed).toEqual({ code: 0, output: expect.any(String) as string });
    expect(rehearsed.output).toMatch(/first\.csv: 3 records, 3 new, 0 changed, 0 unchanged \(\d+\.\d s\)/);
    expect(rehearsed.output).toMatch(/ {2}new: 3 Actor \(cli-1, cli-2, cli-3\)\n(.*\n)* {2}new: 1 Relationship \(relationship_\w{32}\)\nNothing was written\./); // prettier-ignore
    const done = await imports("--mapping", "m.yaml", ...files);
    expect(done.output).toMatch(/second\.csv: 1 records, 1 new, 0 changed, 0 unchanged/);
    file("first.csv", "id,name\n1,Uno\n2,Two\n");
    const changed = await imports("--mapping", "m.yaml", "--dry-run", ...files);
    expect(changed.output).toMatch(/ {2}changes Actor cli-1: names\n/);
    expect(changed.output).toMatch(/1 record of earlier imports is no longer there: kept; --retract-missing takes them back\n {2}Actor cli-3\n/); // prettier-ignore
    const taken = await imports("--mapping", "m.yaml", "--retract-missing", ...files);
    expect(taken.output).toMatch(/first\.csv: 2 records, 0 new, 1 changed, 1 unchanged/);
    expect(taken.output).toMatch(/no longer there: taken back\n {2}Actor cli-3\n/);
    const again = await imports("--mapping", "m.yaml", ...files);
    expect(again.output).not.toMatch(/no longer there/);
    const half = await imports("--mapping", "m.yaml", "first.csv");
    expect(half.output).toMatch(/No file was given for second\*\.csv: what disappeared cannot be told\./);
  });

  it("tells what is wrong by file, line and column, and which files are loaded", async () => {
    file("m.yaml", mapping);
    file("first.csv", "id,name\n7,Seven\n");
    file("second.csv", 'a,b\n7,8\n"9,1\n');
    const { code, output } = await imports("--mapping", "m.yaml", "first.csv", "second.csv");
    expect(code).toBe(1);
    expect(output).toMatch(
      /^second\.csv:3: BAD_ROW: a quote opens here and is not closed; nothing after it was read$/m,
    );
    expect(output).toMatch(/^Loaded before it: first\.csv\. The same command goes on from there/m);
    expect(output).toMatch(/^IMPORT_REFUSED: /m);
    expect(output).not.toMatch(/\n\s+at /);
    file("m.yaml", mapping.replace("{name}", "{nome}"));
    const wrong = await imports("--mapping", "m.yaml", "first.csv", "second.csv");
    expect(wrong.output).toMatch(/^m\.yaml:5:76: MAPPING_INVALID: first\.csv has no column "nome"; perhaps "name"$/m);
    expect(wrong.output).not.toMatch(/Loaded before it/);
    const nowhere = await imports("--mapping", "absent.yaml", "first.csv");
    expect(nowhere).toMatchObject({
      code: 1,
      output: expect.stringMatching(/FILE_UNREADABLE: absent\.yaml/) as string,
    });
    const twins = await imports("--mapping", "m.yaml", file("first.csv", "a\u001b[2J,\u202ea,a\u001b[2J\n"));
    expect(twins.output).toMatch(/^BAD_ROW: first\.csv, line 1: two columns are called "a\?\[2J"$/m);
    const stranger = await imports("--mapping", "m.yaml", file("third.csv", "a\n"));
    expect(stranger.output).toMatch(/MAPPING_INVALID: third\.csv is none of the files that the mapping takes/);
  });
});
