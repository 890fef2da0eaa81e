// What a reader may not see does not exist for him: every role, every record type, every visibility, by everything that can be
// asked. The same world stands in three databases: whole, and as it would be had the hidden never been written, for those who
// see PUBLIC records and for those who see the node's. Operations are made from the schema (operations.ts).
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import sql from "sql-template-tag";
import { seesOf } from "../../src/access/roles";
import { buildSchema } from "../../src/api/schema";
import type { Role, Visibility } from "../../src/core/context";
import { importFile } from "../../src/exchange/import/import.service";
import { RECORD_TYPES } from "../../src/records/record-types";
import { startNode, type TestNode } from "../support/node";
import {
  type Answered,
  type Answers,
  type Face,
  facesOf,
  type Operation,
  type Session,
  WITHOUT_RECORDS,
} from "./operations";
import { importsFor, type Moment, MOMENTS, type Planted, WORLD } from "./world";

const ROLES = [null, "READER", "CONTRIBUTOR", "CURATOR", "ADMIN"] as const;
/** The first of those that see alike. Of the past only they are asked: nothing in it hangs on the role but what it sees. */
const STEPS = [null, "READER", "CURATOR"] as const;
const ASKED: readonly (readonly [role: (typeof ROLES)[number], moment: Moment])[] = [
  ...ROLES.map((role) => [role, "NOW"] as const),
  ...STEPS.map((role) => [role, "BEFORE"] as const),
];
const VISIBILITIES: readonly Visibility[] = ["PUBLIC", "NODE", "PRIVATE"];
const TYPES = RECORD_TYPES.map(({ name }) => name);

const schema = buildSchema();
/** Faces that the schema cannot make by itself: mutations and subscriptions, asked about records by those who may and may not. */
const BY_HAND: readonly Face[] = [];
const FACES: readonly Face[] = [...facesOf(schema), ...BY_HAND];
/** The table of operations: every one is held against every role, type and visibility. */
const OPERATIONS: readonly Operation[] = FACES.flatMap(({ operations }) => operations);

interface Stand {
  readonly node: TestNode;
  /** Between the two imports. */
  readonly before: Date;
}

let whole: Stand;
/** By what is seen: worlds in which nothing else was ever written. */
const bare = new Map<string, Stand>();
const directory = mkdtempSync(path.join(tmpdir(), "counterweight-matrix-"));
const answers = new Map<string, Answers>();
let cellsChecked = 0;

async function stand(sees: readonly Visibility[]): Promise<Stand> {
  const node = await startNode({ demo: false });
  const imports = importsFor(sees);
  const load = async (records: readonly object[]) => {
    const dataset = { record: "Dataset", format: "counterweight/1", name: "matrix", title: "Matrix" };
    const file = path.join(directory, "matrix.ndjson");
    writeFileSync(file, [dataset, ...records].map((line) => JSON.stringify(line)).join("\n"));
    await importFile(node.ledger, file, { origin: "local" });
  };
  await load(imports.BEFORE);
  const [{ at }] = (await node.database.rows<{ at: Date }>(
    sql`SELECT max(recorded_at) + interval '1 millisecond' AS at FROM ledger_commit`,
  )) as [{ at: Date }];
  await load(imports.NOW);
  return { node, before: at };
}

async function sessionOf({ node, before }: Stand, role: Role | null, moment: Moment): Promise<Session> {
  const headers = role ? await node.as(role) : {};
  const directive = moment === "BEFORE" ? `@knownAt(time: "${before.toISOString()}")` : "";
  return {
    moment,
    async ask(selection, variables = {}) {
      const declared = Object.entries(variables).map(([name, [type]]) => `$${name}: ${type}`);
      const query = `query Q${declared.length ? `(${declared.join(", ")})` : ""} ${directive} { ${selection} }`;
      const values = Object.fromEntries(Object.entries(variables).map(([name, [, value]]) => [name, value]));
      const { body } = await node.ask(query, values, headers);
      const code = body.errors?.[0]?.extensions.code;
      if (code === "QUERY_TOO_COSTLY" || code === "TOO_MANY_FIELDS") return null;
      if (body.errors) throw new Error(`${JSON.stringify(body.errors)} for ${query.slice(0, 500)}`);
      return body.data!;
    },
  };
}

async function askAll(where: Stand, role: Role | null, moment: Moment): Promise<Answers> {
  const session = await sessionOf(where, role, moment);
  const told: Answers = new Map();
  for (const face of FACES) for (const [name, answer] of await face.ask(session)) told.set(name, answer);
  return told;
}

const keyOf = (role: Role | null, moment: Moment) => `${role} ${moment}`;

beforeAll(async () => {
  whole = await stand(VISIBILITIES);
  for (const role of [null, "READER"] as const) bare.set(seesOf(role).join(), await stand(seesOf(role)));
  for (const [role, moment] of ASKED) answers.set(keyOf(role, moment), await askAll(whole, role, moment));
}, 600_000);
afterAll(async () => {
  for (const { node } of [whole, ...bare.values()]) await node.stop();
  rmSync(directory, { recursive: true });
});

/** What gives records away: ids, and the words of what was said of them before and after. */
const TOKENS = new Map(
  WORLD.flatMap((record) => [
    [record.id.slice(-32), { record, said: null }] as const,
    ...MOMENTS.map((said) => [record.mark(said), { record, said: record.changes ? said : null }] as const),
  ]),
);

/** The records that an answer names, by id or word, cursors read. */
function named(answer: unknown): { record: Planted; said: Moment | null }[] {
  const text = JSON.stringify(answer, (key, value: unknown) =>
    /cursor$/i.test(key) && typeof value === "string" ? Buffer.from(value, "base64url").toString() : value,
  );
  const tokens = new Set(text.replaceAll("-", "").match(/zq[0-9a-f]{10}|[0-9a-f]{32}/g));
  return [...tokens].flatMap((token) => TOKENS.get(token) ?? []);
}

/** Whether a reader may be told of a record at a moment; of what was said of it at another, too. */
function mayBeTold(record: Planted, said: Moment | null, sees: readonly Visibility[], moment: Moment): boolean {
  if (!record.isSeenBy(sees, moment)) return false;
  return !said || said === moment || (moment === "NOW" && record.isSeenBy(sees, "BEFORE"));
}

const operationsAt = (moment: Moment) => OPERATIONS.filter(({ isOfPresent }) => moment === "NOW" || !isOfPresent);

/** Every cell of one operation for one role at one moment: what is wrong with it. */
function complaintsAbout(operation: Operation, role: Role | null, moment: Moment): string[] {
  const sees = seesOf(role);
  const answer = answers.get(keyOf(role, moment))!.get(operation.name);
  const complaints: string[] = [];
  const complain = (record: Pick<Planted, "type" | "key"> | string, what: string) =>
    complaints.push(
      `${operation.name}, ${role ?? "no key"}, ${moment}: ${typeof record === "string" ? record : `${record.type} ${record.key}`} ${what}`,
    );
  const seen = new Set<string>();
  if (operation.kind === "NAMES") {
    for (const { record, said } of named(answer)) {
      if (!mayBeTold(record, said, sees, moment)) complain(record, "is told");
      else seen.add(`${record.type} ${record.visibility(moment)}`);
    }
  }
  if (operation.kind === "ANSWERS") {
    const { nothing, of } = answer as Answered;
    for (const [record, each] of of) {
      const isNothing = isDeepStrictEqual(each, nothing);
      const exists = record.isSeenBy(sees, moment);
      // A lookup finds each record; a filter may find nothing that goes with it, if only it finds something with others.
      if (exists && isNothing && !operation.name.includes("(filter")) complain(record, "is not found");
      if (!exists && !isNothing) complain(record, "is not like nothing");
      if (exists && !isNothing) seen.add(`${record.type} ${record.visibility(moment)}`);
      for (const { record: other } of named(each)) if (!other.isSeenBy(sees, moment)) complain(other, "is told");
    }
  }
  for (const type of TYPES) {
    for (const visibility of VISIBILITIES) {
      const isSeen = sees.includes(visibility);
      if (isSeen && !operation.leadsTo.includes(type)) continue;
      cellsChecked += 1;
      if (isSeen && operation.kind !== "COUNTS" && !seen.has(`${type} ${visibility}`)) {
        complain(`no ${type} that is ${visibility}`, "is found");
      }
    }
  }
  return complaints;
}

it.each(ASKED)("with %s, %s: what exists is found by everything that leads to it, and nothing else", (role, moment) => {
  const complaints = operationsAt(moment).flatMap((operation) => complaintsAbout(operation, role, moment));
  expect(complaints.slice(0, 50)).toEqual([]);
});

describe("counts", () => {
  it.each(MOMENTS)("%s: grow with what a role sees", (moment) => {
    const flat = OPERATIONS.filter(({ kind }) => kind === "COUNTS").flatMap(({ name }) => {
      const [least, more, most] = STEPS.map((role) => answers.get(keyOf(role, moment))!.get(name) as number);
      // Before anything changed, every record had one entry for whoever saw it. Who sees more sees better paths, and maybe less behind them.
      const isSteady = (moment === "BEFORE" && name.endsWith(".history.totalCount")) || name.includes(".paths.");
      const grows = isSteady ? least! > 0 : least! < more! && more! < most!;
      return grows ? [] : [`${name}: ${least}, ${more}, ${most}`];
    });
    expect(flat).toEqual([]);
  });
});

/** What must differ between databases: when things were written, where in the ledger, and in which order for that reason. */
function neutral(value: unknown, key = ""): unknown {
  if (/(At|^seq|^version|^position)$/.test(key)) return "differs";
  if (key === "citation" && typeof value === "string") return value.replace(/version \d+|recorded [\d-]+/g, "differs");
  if (/cursor$/i.test(key) && typeof value === "string") {
    const [order, place, uuid] = JSON.parse(Buffer.from(value, "base64url").toString()) as string[];
    return [order, ["SEQ", "LEDGER", "CHANGED"].includes(order!) ? "differs" : place, uuid];
  }
  if (value instanceof Map) return [...(value as Map<unknown, unknown>).values()].map((each) => neutral(each));
  if (Array.isArray(value)) {
    const items = value.map((each) => neutral(each));
    return /(^|\.)evidence$/.test(key) ? items.map((each) => JSON.stringify(each)).sort() : items;
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, neutral(each, name)]));
}

const differences = (one: Answers, other: Answers): string[] =>
  [...one.keys()].filter(
    // The order of changes differs where a world was written in other steps.
    (name) =>
      !name.endsWith("(orderBy: CHANGED)") &&
      !isDeepStrictEqual(neutral(one.get(name), name), neutral(other.get(name), name)),
  );

describe("every answer", () => {
  it.each(STEPS.slice(0, 2).flatMap((role) => MOMENTS.map((moment) => [role, moment] as const)))(
    "with %s, %s, is the same, byte by byte, in a world in which the hidden was never written",
    async (role, moment) => {
      const there = await askAll(bare.get(seesOf(role).join())!, role, moment);
      expect(there.size).toBeGreaterThan(operationsAt(moment).length);
      expect(differences(answers.get(keyOf(role, moment))!, there)).toEqual([]);
    },
    120_000,
  );

  it.each([
    ["READER", "CONTRIBUTOR"],
    ["CURATOR", "ADMIN"],
  ] as const)("%s and %s see the same", (one, other) => {
    expect(differences(answers.get(keyOf(one, "NOW"))!, answers.get(keyOf(other, "NOW"))!)).toEqual([]);
  });
});

describe("the matrix", () => {
  const cells = ASKED.flatMap(([role, moment]) =>
    operationsAt(moment).flatMap(({ leadsTo }) =>
      VISIBILITIES.map((visibility) => (seesOf(role).includes(visibility) ? leadsTo.length : TYPES.length)),
    ),
  ).reduce((sum, each) => sum + each, 0);

  it(`covers ${cells.toLocaleString("en")} cells: ${ROLES.length} roles, ${TYPES.length} types, 3 visibilities, ${OPERATIONS.length} operations, now and in the past`, () => {
    expect(cellsChecked).toBe(cells);
  });

  it("leaves out only what cannot be, and says why", () => {
    expect(Object.keys(WITHOUT_RECORDS)).toEqual(["viewer", "keys", "identitySuggestions", "relationshipTypes"]);
    const byType = (kind: RegExp) =>
      TYPES.filter((type) => !OPERATIONS.some(({ name, leadsTo }) => kind.test(name) && leadsTo.includes(type)));
    expect({
      "has no slug": byType(/\(slug\)$/),
      "has no numbers in registers": byType(/\(identifier\)$/),
      "has no field of its own at the root: node(id) finds it": byType(/^(?!node)[a-z]\w+\((id|slug)\)$/),
      "has no list of its own at the root: changes has its entries": byType(/^(?!changes)[a-z]\w+\.totalCount$/),
      "has no name to search for": byType(/^search$/),
    }).toEqual({
      "has no slug": TYPES.filter((type) => !RECORD_TYPES.find(({ name }) => name === type)!.hasSlug),
      "has no numbers in registers": TYPES.filter((type) => type !== "Actor"),
      "has no field of its own at the root: node(id) finds it": ["Excerpt", "Evidence"],
      "has no list of its own at the root: changes has its entries": ["Excerpt", "Evidence"],
      "has no name to search for": TYPES.filter(
        (type) => !["Actor", "Policy", "Reform", "Source", "Theme"].includes(type),
      ),
    });
  });
});
