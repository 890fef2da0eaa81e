// The graph in memory is kept current by patches: after every kind of write it answers as SQL does, and is not built anew for it.
import { newUuid } from "../../src/core/ids";
import type { RelationshipType } from "../../src/relationships/relationship-types";
import { purgePerson } from "../../src/actors/person.purge";
import { erase, merge, restore, retract } from "../../src/ledger/stewardship";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { startGraph, type TestGraph } from "../support/graph";
import {
  actorSaid,
  answers,
  type Asked,
  AUTHOR,
  EVERYTHING,
  expectAsSql,
  type Fields,
  involvementSaid,
  judgementSaid,
  placesIn,
  policySaid,
  reformSaid,
  subjectOf,
  tieSaid,
  uuids,
  write,
} from "./world";

let db: TestDatabase;
let memory: TestGraph;
// a → b → c → d, and c and d are involved in the policy and in its reform.
let a: string, b: string, c: string, d: string;
let ab: string, bc: string, cd: string;
let policy: string, other: string, reform: string;
let inPolicy: string, inReform: string;
let asked: Asked;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

beforeEach(async () => {
  [a, b, c, d] = uuids(4) as [string, string, string, string];
  [ab, bc, cd] = uuids(3) as [string, string, string];
  [policy, other, reform, inPolicy, inReform] = uuids(5) as [string, string, string, string, string];
  asked = { actors: [a, b, c, d], policies: [policy, other], reforms: [reform] };
  await write(db, [
    ...asked.actors.map((uuid) => actorSaid(uuid)),
    tieSaid(ab, a, b),
    tieSaid(bc, b, c),
    tieSaid(cd, c, d, { type: "FUNDS" }),
    policySaid(policy),
    policySaid(other),
    reformSaid(reform, policy),
    involvementSaid(inPolicy, c, { policy }),
    involvementSaid(inReform, d, { policy, reform }, { role: "ADVOCATE", stance: "OPPOSE" }),
  ]);
  memory = startGraph(db.url, { count: 2 });
  await expectAsSql(db, memory, asked);
});
afterEach(() => memory.close());

/** What holds after a write: the answers of SQL, by patches alone. */
async function expectPatched(work: () => Promise<unknown>, also: Partial<Asked> = {}): Promise<void> {
  const { builtAt } = memory.graph.figures!;
  await work();
  const actors = [...asked.actors, ...(also.actors ?? [])];
  const policies = [...asked.policies, ...(also.policies ?? [])];
  const reforms = [...asked.reforms, ...(also.reforms ?? [])];
  await expectAsSql(db, memory, { actors, policies, reforms });
  expect(memory.graph.figures!.builtAt).toBe(builtAt);
}

/** The same, and that the write made a difference at all, to whoever sees everything. */
async function expectChange(work: () => Promise<unknown>, also: Partial<Asked> = {}): Promise<void> {
  const before = await answers(db, null, asked, { sees: EVERYTHING });
  await expectPatched(work, also);
  expect(await answers(db, null, asked, { sees: EVERYTHING })).not.toEqual(before);
}

const retracted = (type: string, uuid: string) => () => retract(db.ledger, AUTHOR, [subjectOf(db, type, uuid)]);
const restored = (type: string, uuid: string) => () => restore(db.ledger, AUTHOR, subjectOf(db, type, uuid));
const actorType = () => db.ledger.types.get("Actor")!;

describe("ties", () => {
  it("a new actor with a tie and an involvement", async () => {
    const [e] = uuids(1) as [string];
    await expectChange(
      () => write(db, [actorSaid(e), tieSaid(newUuid(), e, a), involvementSaid(newUuid(), e, { policy: other })]),
      { actors: [e] },
    );
    await expectChange(() => write(db, [tieSaid(newUuid(), d, e, { type: "ALLIED_WITH" })]), { actors: [e] });
  });

  it.each<[string, Fields]>([
    ["confidence", { confidence: 0.4321 }],
    ["no confidence at all", { confidence: 0 }],
    ["dates", { valid: "1980/1999" }],
    ["a beginning to come", { valid: "2030/.." }],
    ["an end to come", { valid: "../2030" }],
    ["another type", { type: "OWNS" }],
    ["a type that carries nothing", { type: "OPPOSES" }],
    ["visibility", { visibility: "NODE" }],
  ])("one that gets %s, and loses it again", async (_what, fields) => {
    await expectPatched(() => write(db, [tieSaid(bc, b, c, fields)]));
    await expectPatched(() => write(db, [tieSaid(bc, b, c)]));
  });

  it("one taken back, and restored", async () => {
    await expectChange(retracted("Relationship", bc));
    await expectChange(restored("Relationship", bc));
  });

  it("one that moves to other ends, turns round, and comes back", async () => {
    await expectChange(() => write(db, [tieSaid(bc, a, d)]));
    await expectChange(() => write(db, [tieSaid(bc, d, a)]));
    await expectChange(() => write(db, [tieSaid(bc, b, c)]));
  });

  it("parallel ones that come and go, and lead a pair through all its rows", async () => {
    const [second, third] = uuids(2) as [string, string];
    const idle: RelationshipType = "OPPOSES";
    await expectPatched(() => write(db, [tieSaid(second, c, b, { type: idle })]));
    await expectChange(() => write(db, [tieSaid(third, b, c, { type: "FUNDS", valid: "1980/1985" })]));
    await expectChange(retracted("Relationship", bc));
    await expectChange(retracted("Relationship", third));
    await expectPatched(() => write(db, [tieSaid(second, c, b, { type: "LINKED_TO" })]));
    await expectPatched(retracted("Relationship", second));
    await expectChange(restored("Relationship", bc));
  });

  it("one that a second origin tells otherwise, until the first takes it back", async () => {
    const another = { origin: "another", recordedBy: "another test" };
    await expectPatched(() => write(db, [tieSaid(bc, b, c, { confidence: 0.5 })], another));
    await expectChange(retracted("Relationship", bc));
    await expectPatched(restored("Relationship", bc));
  });
});

describe("actors", () => {
  it.each(["NODE", "PRIVATE"])("one that is hidden as %s, and shown again", async (visibility) => {
    await expectPatched(() => write(db, [actorSaid(b, { visibility })]));
    // Said while it is hidden: what comes then is hidden with it.
    await expectPatched(() => write(db, [tieSaid(newUuid(), d, b), involvementSaid(newUuid(), b, { policy: policy })]));
    await expectPatched(() => write(db, [actorSaid(b)]));
  });

  it("one that turns out to have come into being later, or at no known time", async () => {
    await expectPatched(() => write(db, [actorSaid(b, { existence: "2001/.." })]));
    await expectChange(() => write(db, [actorSaid(b, { existence: "2030/.." })]));
    await expectChange(() => write(db, [actorSaid(b)]));
  });

  it("one taken back with all that hangs on it, and restored", async () => {
    const with_ = () => [...[ab, bc].map((uuid) => subjectOf(db, "Relationship", uuid)), subjectOf(db, "Actor", b)];
    await expectChange(() => retract(db.ledger, AUTHOR, with_()));
    await expectPatched(restored("Actor", b));
    await expectChange(async () => {
      for (const uuid of [ab, bc]) await restored("Relationship", uuid)();
    });
  });

  it("two that are merged, and come to themselves again", async () => {
    await expectChange(() => merge(db.ledger, AUTHOR, actorType(), b, d));
    await expectPatched(() => write(db, [tieSaid(newUuid(), b, a, { type: "ALLIED_WITH" })]));
    await expectChange(restored("Actor", b));
  });

  it("two that were tied to each other and are merged: the tie is gone while they are one", async () => {
    await expectChange(() => merge(db.ledger, AUTHOR, actorType(), c, b));
    await expectChange(restored("Actor", c));
  });

  it("a tie between two that are one is shown nowhere until they are two again", async () => {
    await expectChange(() => merge(db.ledger, AUTHOR, actorType(), a, d));
    await expectPatched(() => write(db, [tieSaid(newUuid(), a, d, { type: "FUNDS" })]));
    await expectChange(restored("Actor", a));
  });

  it("a chain of merges, undone from its middle", async () => {
    await expectChange(() => merge(db.ledger, AUTHOR, actorType(), a, b));
    await expectChange(() => merge(db.ledger, AUTHOR, actorType(), b, d));
    await expectChange(restored("Actor", b));
  });

  it("two that a judgement makes one, and one of them said anew meanwhile", async () => {
    const judgement = newUuid();
    await expectChange(() => write(db, [judgementSaid(judgement, a, d)]));
    await expectPatched(() => write(db, [actorSaid(d, { existence: "1995/.." })]));
    await expectChange(() => write(db, [judgementSaid(judgement, a, d, "DIFFERENT")]));
    await expectChange(() => write(db, [judgementSaid(judgement, d, a)]));
    await expectChange(retracted("IdentityJudgement", judgement));
  });
});

describe("policies, reforms and involvements", () => {
  it("a policy that is hidden with its reforms, and shown again", async () => {
    await expectPatched(() => write(db, [policySaid(policy, { visibility: "NODE" })]));
    await expectPatched(() => write(db, [involvementSaid(newUuid(), a, { policy: policy, reform: reform })]));
    await expectPatched(() => write(db, [policySaid(policy)]));
  });

  it("a reform that begins otherwise, is hidden, and a new one", async () => {
    await expectPatched(() => write(db, [reformSaid(reform, policy, { begun: "2000/.." })]));
    await expectChange(() => write(db, [reformSaid(reform, policy, { begun: "2030/.." })]));
    await expectPatched(() => write(db, [reformSaid(reform, policy, { visibility: "PRIVATE" })]));
    const [second, of] = uuids(2) as [string, string];
    await expectChange(
      () =>
        write(db, [
          reformSaid(second, policy, { begun: "1985/.." }),
          involvementSaid(of, b, { policy: policy, reform: second }),
        ]),
      { reforms: [second] },
    );
    await expectChange(
      () => retract(db.ledger, AUTHOR, [subjectOf(db, "Involvement", of), subjectOf(db, "Reform", second)]),
      {
        reforms: [second],
      },
    );
  });

  it("a new policy with a reform in it, of which the first known thing is an involvement", async () => {
    const [policy2, reform2] = uuids(2) as [string, string];
    await expectChange(
      () =>
        write(db, [
          involvementSaid(newUuid(), b, { policy: policy2, reform: reform2 }),
          reformSaid(reform2, policy2),
          policySaid(policy2, { visibility: "NODE" }),
        ]),
      { policies: [policy2], reforms: [reform2] },
    );
    await expectPatched(() => write(db, [policySaid(policy2)]), { policies: [policy2], reforms: [reform2] });
  });

  it.each<[string, Fields]>([
    ["stance", { stance: "OPPOSE" }],
    ["role", { role: "OPPONENT" }],
    ["intensity", { intensity: 0.25 }],
    ["no intensity at all", { intensity: 0 }],
    ["confidence", { confidence: 0.1234 }],
    ["time", { valid: "2001/2004" }],
    ["visibility", { visibility: "PRIVATE" }],
  ])("an involvement that gets another %s", async (_what, fields) => {
    await expectPatched(() => write(db, [involvementSaid(inPolicy, c, { policy: policy }, fields)]));
    await expectPatched(() => write(db, [involvementSaid(inPolicy, c, { policy: policy })]));
  });

  it("an involvement taken back, restored, and led to another actor, subject and policy", async () => {
    await expectChange(retracted("Involvement", inReform));
    await expectChange(restored("Involvement", inReform));
    await expectChange(() => write(db, [involvementSaid(inReform, a, { policy: policy, reform: reform })]));
    await expectChange(() => write(db, [involvementSaid(inReform, a, { policy: policy })]));
    await expectChange(() => write(db, [involvementSaid(inReform, a, { policy: other })]));
  });
});

describe("answered as SQL does, built anew or not", () => {
  it("a tie that was erased", async () => {
    await retracted("Relationship", bc)();
    await erase(db.ledger, AUTHOR, subjectOf(db, "Relationship", bc));
    await expectAsSql(db, memory, asked);
  });

  it("a person who was purged with all ties", async () => {
    const [person] = uuids(1) as [string];
    await write(db, [
      actorSaid(person, { kind: "PERSON", publicRole: { en: "minister" } }),
      tieSaid(newUuid(), person, c, { type: "OFFICER_OF" }),
      involvementSaid(newUuid(), person, { policy: other }),
    ]);
    const withPerson = { ...asked, actors: [...asked.actors, person] };
    await expectAsSql(db, memory, withPerson);
    await purgePerson(db.ledger, AUTHOR, subjectOf(db, "Actor", person));
    await expectAsSql(db, memory, withPerson);
    expect(placesIn(await answers(db, memory, { actors: [person], policies: [other], reforms: [] }))).toBe(0);
  });

  it("a reform that moved to another policy, with its involvements", async () => {
    await write(db, [reformSaid(reform, other), involvementSaid(inReform, d, { policy: other, reform: reform })]);
    await expectAsSql(db, memory, asked);
  });
});
