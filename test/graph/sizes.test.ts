// The graph in memory from nothing at all to twenty thousand actors, and a hub whose ties change one by one.
import { newUuid } from "../../src/core/ids";
import { retract } from "../../src/ledger/stewardship";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { startGraph, type TestGraph } from "../support/graph";
import {
  actorSaid,
  answers,
  type Asked,
  AUTHOR,
  expectAsSql,
  involvementSaid,
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
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(async () => {
  await memory.close();
  await db.close();
});

it("begins with an empty database and grows with it", async () => {
  memory = startGraph(db.url);
  const [a, b, policy, unknown] = uuids(4) as [string, string, string, string];
  const asked: Asked = { actors: [a, b, unknown], policies: [policy, unknown], reforms: [unknown] };
  await expectAsSql(db, memory, asked);
  const { builtAt, actors } = memory.graph.figures!;
  expect(actors).toBe(0);
  await write(db, [actorSaid(a)]);
  await expectAsSql(db, memory, asked);
  await write(db, [policySaid(policy), involvementSaid(newUuid(), a, { policy })]);
  await expectAsSql(db, memory, asked);
  await write(db, [actorSaid(b), tieSaid(newUuid(), b, a)]);
  await expectAsSql(db, memory, asked);
  expect(placesIn(await answers(db, memory, asked))).toBe(6);
  expect(memory.graph.figures!.builtAt).toBe(builtAt);
});

it("is read from one actor without ties, and from many", async () => {
  const [a, policy] = uuids(2) as [string, string];
  await write(db, [actorSaid(a), policySaid(policy)]);
  memory = startGraph(db.url);
  const asked: Asked = { actors: [a], policies: [policy], reforms: [] };
  await expectAsSql(db, memory, asked);
  expect(placesIn(await answers(db, memory, asked))).toBe(0);
  const others = uuids(300);
  await write(db, [...others.map((uuid) => actorSaid(uuid)), involvementSaid(newUuid(), others[7]!, { policy })]);
  const read = startGraph(db.url);
  await expectAsSql(db, read, { ...asked, actors: others.slice(0, 9) });
  await read.close();
  await expectAsSql(db, memory, { ...asked, actors: others.slice(0, 9) });
});

it("a hub's ties change one by one, and are added to, without building it anew", async () => {
  const [hub, policy] = uuids(2) as [string, string];
  const spokes = uuids(1_000);
  const ties = spokes.map((spoke, at) => ({ uuid: newUuid(), spoke, type: at % 3 ? "MEMBER_OF" : "OPPOSES" }));
  await write(db, [
    ...[hub, ...spokes].map((uuid) => actorSaid(uuid)),
    ...ties.map(({ uuid, spoke, type }) => tieSaid(uuid, spoke, hub, { type })),
    policySaid(policy),
    involvementSaid(newUuid(), hub, { policy }),
  ]);
  memory = startGraph(db.url);
  const asked: Asked = { actors: [hub, ...spokes.slice(0, 3)], policies: [policy], reforms: [] };
  await expectAsSql(db, memory, asked);
  const { builtAt } = memory.graph.figures!;
  for (let round = 0; round < 4; round += 1) {
    for (const { uuid, spoke } of ties.filter((_, at) => at % 23 === round)) {
      await write(db, [tieSaid(uuid, spoke, hub, { confidence: (round + 1) / 10, type: "FUNDS", valid: "../2020" })]);
    }
    await write(db, [tieSaid(newUuid(), hub, spokes[round]!, { type: "ALLIED_WITH" })]);
    await retract(db.ledger, AUTHOR, [subjectOf(db, "Relationship", ties[round + 900]!.uuid)]);
    await expectAsSql(db, memory, asked);
  }
  expect(memory.graph.figures!.builtAt).toBe(builtAt);
}, 120_000);

it("20,000 actors with as many ties again and again are as SQL has them", async () => {
  const count = 20_000;
  const actors = uuids(count);
  const [policy, reform] = uuids(2) as [string, string];
  // Drawn by a fixed rule, so that it is the same each time: a few are met by many.
  let drawn = 7;
  const draw = (below: number) => (drawn = (drawn * 48_271) % 2_147_483_647) % below;
  const types = ["MEMBER_OF", "FUNDS", "ALLIED_WITH", "OPPOSES", "LINKED_TO", "LOBBIES"];
  const ties = Array.from({ length: 3 * count }, () => {
    const source = draw(count);
    const target = (source + 1 + draw(draw(50) ? count - 1 : 20)) % count;
    const valid = draw(5) ? undefined : "1990/2010";
    const confidence = (draw(10) + 1) / 10;
    return tieSaid(newUuid(), actors[source]!, actors[target]!, { type: types[draw(6)]!, valid, confidence });
  });
  const said = [
    ...actors.map((uuid, at) => actorSaid(uuid, { visibility: at % 50 ? "PUBLIC" : "NODE" })),
    policySaid(policy),
    reformSaid(reform, policy),
    ...actors
      .slice(0, 12)
      .map((uuid, at) => involvementSaid(newUuid(), uuid, { policy, reform: at % 2 ? reform : null })),
    ...ties,
  ];
  await db.ledger.transact(AUTHOR, async (writer) => {
    for (let from = 0; from < said.length; from += 5_000) await writer.assert(said.slice(from, from + 5_000));
  });
  memory = startGraph(db.url);
  const asked: Asked = { actors: actors.slice(10, 12), policies: [policy], reforms: [reform] };
  await expectAsSql(db, memory, asked);
  expect(placesIn(await answers(db, memory, asked))).toBeGreaterThan(300);
  expect(memory.graph.figures!.actors).toBe(count);
}, 240_000);
