// Whatever is written, one commit after the other: the graph in memory answers as SQL does after each.
import fc from "fast-check";
import { Refusal } from "../../src/core/refusal";
import type { Assertion } from "../../src/ledger/assertion";
import { RecordsRefused } from "../../src/ledger/records-refused";
import { merge, restore, retract } from "../../src/ledger/stewardship";
import { InvolvementRole, Stance } from "../../src/reforms/reform.kinds";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { startGraph, type TestGraph } from "../support/graph";
import {
  actorSaid,
  type Asked,
  AUTHOR,
  expectAsSql,
  involvementSaid,
  judgementSaid,
  policySaid,
  reformSaid,
  subjectOf,
  tieSaid,
  uuids,
  write,
} from "./world";

const RUNS = 25;
const COMMITS_MAX = 12;

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** The records of one run: their number is fixed, what is said of them is not. */
interface World extends Asked {
  readonly ties: readonly string[];
  readonly involvements: readonly string[];
  readonly judgements: readonly string[];
}

/** One commit of a run. */
type Deed = (world: World) => Promise<unknown>;
type Said = (world: World) => Assertion;

const worldOf = (): World => ({
  actors: uuids(5),
  policies: uuids(2),
  reforms: uuids(2),
  ties: uuids(6),
  involvements: uuids(4),
  judgements: uuids(2),
});

/** Reforms alternate between the policies, unless they move. */
const policyOf = ({ policies }: World, reform: number, isMoved = false): string =>
  policies[(reform + Number(isMoved)) % policies.length]!;

const visibility = fc.constantFrom("PUBLIC", "PUBLIC", "PUBLIC", "NODE", "PRIVATE");
const unit = fc.constantFrom(undefined, undefined, 0, 0.1, 0.5, 0.9999, 1);
const period = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  "1980/..",
  "../1985",
  "1970/2010",
  "2024~/..",
  "2030/..",
);
const actorAt = fc.nat({ max: 4 });
const type = fc.constantFrom("MEMBER_OF", "FUNDS", "OWNS", "LINKED_TO", "ALLIED_WITH", "OPPOSES", "REGULATES");

const actors: fc.Arbitrary<Said> = fc.record({ at: actorAt, visibility, existence: period }).map(
  ({ at, ...fields }) =>
    (world) =>
      actorSaid(world.actors[at]!, fields),
);

const ties: fc.Arbitrary<Said> = fc
  .record({
    at: fc.nat({ max: 5 }),
    source: actorAt,
    step: fc.integer({ min: 1, max: 4 }),
    type,
    visibility,
    confidence: unit,
    valid: period,
  })
  .map(
    ({ at, source, step, ...fields }) =>
      (world) =>
        tieSaid(world.ties[at]!, world.actors[source]!, world.actors[(source + step) % 5]!, fields),
  );

const policies: fc.Arbitrary<Said> = fc.record({ at: fc.nat({ max: 1 }), visibility }).map(
  ({ at, ...fields }) =>
    (world) =>
      policySaid(world.policies[at]!, fields),
);

const reforms: fc.Arbitrary<Said> = fc.record({ at: fc.nat({ max: 1 }), visibility, begun: period }).map(
  ({ at, ...fields }) =>
    (world) =>
      reformSaid(world.reforms[at]!, policyOf(world, at), fields),
);

const involvements: fc.Arbitrary<Said> = fc
  .record({
    ...{ at: fc.nat({ max: 3 }), actor: actorAt, inReform: fc.option(fc.nat({ max: 1 })), policy: fc.nat({ max: 1 }) },
    role: fc.constantFrom(...Object.values(InvolvementRole)),
    stance: fc.constantFrom(...Object.values(Stance)),
    ...{ visibility, intensity: unit, confidence: unit, valid: period },
  })
  .map(({ at, actor, inReform, policy, ...fields }) => (world) => {
    const subject =
      inReform === null
        ? { policy: world.policies[policy]! }
        : { policy: policyOf(world, inReform), reform: world.reforms[inReform]! };
    return involvementSaid(world.involvements[at]!, world.actors[actor]!, subject, fields);
  });

const judgements: fc.Arbitrary<Said> = fc
  .record({ at: fc.nat({ max: 1 }), verdict: fc.constantFrom("SAME", "SAME", "DIFFERENT") })
  .map(
    ({ at, verdict }) =>
      (world) =>
        judgementSaid(world.judgements[at]!, world.actors[2 * at]!, world.actors[2 * at + 1]!, verdict),
  );

const anything = fc.oneof(
  { weight: 6, arbitrary: ties },
  { weight: 3, arbitrary: involvements },
  { weight: 3, arbitrary: actors },
  { weight: 1, arbitrary: policies },
  { weight: 2, arbitrary: reforms },
  { weight: 1, arbitrary: judgements },
);

const author = fc.constantFrom(AUTHOR, AUTHOR, AUTHOR, { origin: "another", recordedBy: "another test" });

const saying: fc.Arbitrary<Deed> = fc.tuple(fc.array(anything, { minLength: 1, maxLength: 3 }), author).map(
  ([said, by]) =>
    (world) =>
      write(db, lastOfEach(said.map((each) => each(world))), by),
);

/** In one transaction a record is said once. */
const lastOfEach = (said: readonly Assertion[]): Assertion[] => [
  ...new Map(said.map((each) => [each.uuid, each])).values(),
];

const LISTS = { Actor: "actors", Relationship: "ties", Involvement: "involvements", Reform: "reforms" } as const;
const standing: fc.Arbitrary<Deed> = fc
  .record({
    type: fc.constantFrom<keyof typeof LISTS>("Relationship", "Relationship", "Involvement", "Actor", "Reform"),
    at: fc.nat({ max: 5 }),
    isBack: fc.boolean(),
    by: author,
  })
  .map(({ type, at, isBack, by }) => (world) => {
    const list = world[LISTS[type]];
    const subject = subjectOf(db, type, list[at % list.length]!);
    return isBack ? restore(db.ledger, by, subject) : retract(db.ledger, by, [subject]);
  });

const merging: fc.Arbitrary<Deed> = fc
  .record({ gone: actorAt, step: fc.integer({ min: 1, max: 4 }), isUndone: fc.boolean() })
  .map(({ gone, step, isUndone }) => (world) => {
    const [one, other] = [world.actors[gone]!, world.actors[(gone + step) % 5]!];
    return isUndone
      ? restore(db.ledger, AUTHOR, subjectOf(db, "Actor", one))
      : merge(db.ledger, AUTHOR, db.ledger.types.get("Actor")!, one, other);
  });

const deeds = fc.array(
  fc.oneof({ weight: 6, arbitrary: saying }, { weight: 3, arbitrary: standing }, { weight: 2, arbitrary: merging }),
  { minLength: 1, maxLength: COMMITS_MAX },
);

/** Whether it was done: what the rules refuse has written nothing. */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Refusal || error instanceof RecordsRefused) return false;
    throw error;
  }
}

async function beginning(world: World): Promise<void> {
  const [a, b, c, d, e] = world.actors as [string, string, string, string, string];
  const at = (reform: number) => ({ policy: policyOf(world, reform), reform: world.reforms[reform]! });
  await write(db, [
    ...world.actors.map((uuid) => actorSaid(uuid)),
    ...world.policies.map((uuid) => policySaid(uuid)),
    ...world.reforms.map((uuid, reform) => reformSaid(uuid, policyOf(world, reform))),
    ...[[a, b] as const, [b, c] as const, [c, d] as const].map(([from, to], tie) =>
      tieSaid(world.ties[tie]!, from, to),
    ),
    involvementSaid(world.involvements[0]!, d, at(0)),
    involvementSaid(world.involvements[1]!, e, { policy: world.policies[1]! }, { stance: "OPPOSE" }),
  ]);
}

it("answers as SQL does after each of any commits, by patches alone", async () => {
  let [done, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(deeds, async (run) => {
      const world = worldOf();
      await beginning(world);
      const memory: TestGraph = startGraph(db.url, { count: 2 });
      try {
        await expectAsSql(db, memory, world);
        const { builtAt } = memory.graph.figures!;
        for (const deed of run) {
          if (await isDone(deed(world))) done += 1;
          else refused += 1;
          await expectAsSql(db, memory, world);
        }
        expect(memory.graph.figures!.builtAt).toBe(builtAt);
      } finally {
        await memory.close();
      }
    }),
    { numRuns: RUNS },
  );
  expect(done).toBeGreaterThan(refused);
}, 300_000);
