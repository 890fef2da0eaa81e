// The matrix for what changes records and for what tells of changes: every role, every record type, every visibility. To whoever
// writes, a hidden record is as one that never was, by its id, by its slug and as what another refers to; whoever follows the
// ledger is told of what exists for him, and of nothing else.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { seesOf } from "../../src/access/roles";
import type { Role, Visibility } from "../../src/core/context";
import { importFile } from "../../src/exchange/import/import.service";
import { RECORD_TYPES } from "../../src/records/record-types";
import { anActor, clientOf, follow, idOf, say } from "../support/following";
import { startNode, type TestNode } from "../support/node";
import { importsFor, nothing, type Planted, WORLD } from "./world";

const ROLES = [null, "READER", "CONTRIBUTOR", "CURATOR", "ADMIN"] as const;
const VISIBILITIES: readonly Visibility[] = ["PUBLIC", "NODE", "PRIVATE"];
const REFUSED: Readonly<Record<string, string>> = { null: "UNAUTHENTICATED", READER: "FORBIDDEN" };
const AT_ONCE = 20;

let node: TestNode;
const headers = new Map<Role | null, Record<string, string>>();
let cells = 0;

beforeAll(async () => {
  node = await startNode({ demo: false });
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-matrix-"));
  const file = path.join(directory, "matrix.ndjson");
  const dataset = { record: "Dataset", format: "counterweight/1", name: "matrix", title: "Matrix" };
  const imports = importsFor(VISIBILITIES);
  for (const records of [imports.BEFORE, imports.NOW]) {
    writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
    await importFile(node.ledger, file, { origin: "local" });
  }
  rmSync(directory, { recursive: true });
  for (const role of ROLES) headers.set(role, role ? await node.as(role) : {});
}, 120_000);
afterAll(() => node.stop());

interface Attempt {
  /** The type of the records that it is about. */
  readonly of: string;
  readonly field: string;
  readonly type: string;
  readonly input: (record: Planted) => object;
}

const UNKNOWN_EXCERPT = `excerpt_${"0".repeat(32)}`;
/** What is bound to fail for everybody, so that the world stays as it is; what is told then is what matters. */
const ATTEMPTS: readonly Attempt[] = RECORD_TYPES.flatMap(({ name, hasSlug }) => [
  {
    of: name,
    field: `update${name}`,
    type: `Update${name}Input`,
    input: ({ id }: Planted) => ({ id, expectedVersion: -1 }),
  },
  {
    of: name,
    field: `retract${name}`,
    type: "RetractRecordInput",
    input: ({ id }: Planted) => ({ id, expectedVersion: -1 }),
  },
  {
    of: name,
    field: "createEvidence",
    type: "CreateEvidenceInput",
    input: ({ id }: Planted) => ({ subject: id, excerpt: UNKNOWN_EXCERPT }),
  },
  ...(hasSlug
    ? [
        {
          of: name,
          field: "createEvidence",
          type: "CreateEvidenceInput",
          input: (record: Planted) => ({ subject: `${name}:${record.mark("NOW")}`, excerpt: UNKNOWN_EXCERPT }),
        },
      ]
    : []),
]);

const CELLS = ROLES.length * VISIBILITIES.length * (ATTEMPTS.length + RECORD_TYPES.length);

/** What each attempt is told, without the words by which it names the record. */
async function told(
  { field, type, input }: Attempt,
  records: readonly Planted[],
  role: Role | null,
): Promise<string[]> {
  const answers: string[] = [];
  for (let from = 0; from < records.length; from += AT_ONCE) {
    const some = records.slice(from, from + AT_ONCE);
    const declared = some.map((_, index) => `$i${index}: ${type}!`).join(", ");
    const asked = some.map(
      (_, index) => `a${index}: ${field}(input: $i${index}) { userErrors { code field message } }`,
    );
    const variables = Object.fromEntries(some.map((record, index) => [`i${index}`, input(record)]));
    const { body } = await node.ask(`mutation(${declared}) { ${asked.join(" ")} }`, variables, headers.get(role));
    some.forEach((record, index) => {
      const answer = body.errors?.map(({ extensions }) => extensions.code) ?? body.data![`a${index}`];
      answers.push(JSON.stringify(answer).replaceAll(record.id, "ID").replaceAll(record.mark("NOW"), "SLUG"));
    });
  }
  return answers;
}

describe.each(ROLES)("with %s", (role) => {
  const sees = seesOf(role);

  it("a record that is hidden is told of as one that never was, and one that is not is found", async () => {
    const complaints: string[] = [];
    for (const attempt of ATTEMPTS) {
      const ofType = WORLD.filter(({ type }) => type === attempt.of);
      const [never, ...answers] = await told(attempt, [nothing(attempt.of), ...ofType], role);
      ofType.forEach((record, index) => {
        const mayNot = REFUSED[String(role)] ?? (role === "CONTRIBUTOR" && attempt.field.includes("IdentityJudgement"));
        const shouldBe = Boolean(mayNot) || !record.isSeenBy(sees, "NOW");
        if ((answers[index] === never) !== shouldBe) {
          complaints.push(`${attempt.field} ${record.type} ${record.key}: ${answers[index]}, never: ${never}`);
        }
      });
      cells += new Set(ofType.map((record) => record.visibility("NOW"))).size;
      if (role === null || role === "READER") expect(never).toBe(JSON.stringify([REFUSED[String(role)]]));
    }
    expect(complaints.slice(0, 20)).toEqual([]);
  }, 120_000);

  it("whoever follows from the beginning is told of all that exists for him, and of nothing else", async () => {
    const { authorization } = headers.get(role)!;
    const client = clientOf(node, authorization ? { connectionParams: { authorization } } : {});
    const following = follow(client, { after: "0" });
    const last = `end-${String(role).toLowerCase()}`;
    await say(node.ledger, anActor(last));
    const events = await following.until(idOf("Actor", last));
    await client.dispose();
    const ids = new Set(events.map(({ subjectId }) => subjectId));
    const wrong = WORLD.filter((record) => ids.has(record.id) !== record.isSeenBy(sees, "NOW"));
    expect(wrong.map(({ type, key }) => `${type} ${key}`)).toEqual([]);
    const words = JSON.stringify(events);
    const leaked = WORLD.filter(
      (record) =>
        !record.isSeenBy(sees, "NOW") &&
        [record.id, record.mark("NOW"), record.mark("BEFORE")].some((word) => words.includes(word)),
    );
    expect(leaked.map(({ type, key }) => `${type} ${key}`)).toEqual([]);
    cells += RECORD_TYPES.length * VISIBILITIES.length;
  }, 120_000);
});

it(`covers ${CELLS} cells: each of ${ROLES.length} roles, ${RECORD_TYPES.length} types and 3 visibilities by each way to write and by following`, () => {
  expect(cells).toBe(CELLS);
});
