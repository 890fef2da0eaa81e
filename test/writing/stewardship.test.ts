// Restoring, merging, erasing and purging over HTTP: what curators and admins may, and what becomes of the records.
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
let curator: { authorization: string };
let admin: { authorization: string };

beforeAll(async () => {
  node = await startNode({ demo: false });
  curator = await node.as("CURATOR");
  admin = await node.as("ADMIN");
});
afterAll(() => node.stop());

const ask = async <Data>(query: string, variables: object = {}, headers: Record<string, string> = curator) => {
  const { body } = await node.ask(query, variables, headers);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data as never as Data;
};

const actor = async (slug: string, fields: object = {}): Promise<string> => {
  const input = { slug, kind: "NGO", names: [{ value: `Name of ${slug}`, kind: "OFFICIAL" }], ...fields };
  const { createActor } = await ask<{ createActor: { actor: { id: string } } }>(
    `mutation($input: CreateActorInput!) { createActor(input: $input) { actor { id } } }`,
    { input },
  );
  return createActor.actor.id;
};
const retract = (id: string) => ask(`mutation($id: ID!) { retractActor(input: {id: $id}) { retractedId } }`, { id });

const RESTORE = `mutation($id: ID!, $once: String) { restoreRecord(input: {id: $id, clientMutationId: $once})
  { record { id version ... on Actor { slug } } clientMutationId userErrors { code field } } }`;
const MERGE = `mutation($gone: ID!, $kept: ID!, $once: String) { mergeRecords(input: {gone: $gone, kept: $kept, reason: "the same", clientMutationId: $once})
  { record { id ... on Actor { slug names { value } } } userErrors { code message } } }`;
const ERASE = `mutation($id: ID!, $once: String) { eraseRecord(input: {id: $id, clientMutationId: $once})
  { erasedEntries userErrors { code } } }`;
const PURGE = `mutation($id: ID!, $once: String) { purgePerson(input: {id: $id, clientMutationId: $once})
  { erasedEntries purgedIds mentionedIn userErrors { code } } }`;

it("a record is restored as it was; what stands is not restored", async () => {
  const id = await actor("restored");
  await retract(id);
  const restored = await ask(RESTORE, { id, once: "r1" });
  expect(restored).toEqual({
    restoreRecord: { record: { id, version: 3, slug: "restored" }, clientMutationId: "r1", userErrors: [] },
  });
  // Sent again, it is answered as before; asked anew, there is nothing to restore.
  expect(await ask(RESTORE, { id, once: "r1" })).toEqual(restored);
  expect(await ask(RESTORE, { id })).toMatchObject({
    restoreRecord: { record: null, userErrors: [{ code: "NOT_ASSERTED", field: null }] },
  });
});

it("two records become one, once, and restoring the one that went undoes it", async () => {
  const [gone, kept] = [await actor("double"), await actor("single")];
  const merged = await ask(MERGE, { gone, kept, once: "m1" });
  expect(merged).toMatchObject({
    mergeRecords: {
      record: { id: kept, slug: "single", names: [{ value: "Name of single" }, { value: "Name of double" }] },
      userErrors: [],
    },
  });
  expect(await ask(MERGE, { gone, kept, once: "m1" })).toEqual(merged);
  expect(await ask(`query($id: ID!) { node(id: $id) { id } }`, { id: gone })).toEqual({ node: { id: kept } });
  await ask(RESTORE, { id: gone });
  expect(await ask(`query($id: ID!) { node(id: $id) { id } }`, { id: gone })).toEqual({ node: { id: gone } });
});

it.each([
  ["with itself", (id: string) => ({ gone: id, kept: id }), "MERGE_REFUSED"],
  ["with nothing", (id: string) => ({ gone: id, kept: `actor_${"0".repeat(32)}` }), "MERGE_REFUSED"],
  ["with another type", (id: string) => ({ gone: id, kept: `theme_${"0".repeat(32)}` }), "MERGE_REFUSED"],
  ["with no id", (id: string) => ({ gone: id, kept: "x" }), "BAD_ID"],
])("merging %s is refused in words", async (_, ends, code) => {
  const id = await actor(`unmergeable-${code.length}-${_.replaceAll(" ", "-")}`);
  expect(await ask(MERGE, ends(id))).toMatchObject({ mergeRecords: { record: null, userErrors: [{ code }] } });
});

it("what was taken back can be erased, and only that", async () => {
  const id = await actor("erased");
  expect(await ask(ERASE, { id }, admin)).toEqual({
    eraseRecord: { erasedEntries: null, userErrors: [{ code: "STILL_STANDS" }] },
  });
  await retract(id);
  const erased = { eraseRecord: { erasedEntries: 2, userErrors: [] } };
  expect(await ask(ERASE, { id, once: "e1" }, admin)).toEqual(erased);
  // Sent again, it is answered as before; asked anew, there is nothing left to erase.
  expect(await ask(ERASE, { id, once: "e1" }, admin)).toEqual(erased);
  expect(await ask(ERASE, { id }, admin)).toEqual({ eraseRecord: { erasedEntries: 0, userErrors: [] } });
  expect(await ask(RESTORE, { id })).toMatchObject({ restoreRecord: { record: null } });
});

it("a person is purged with all that hangs on them, and the keeper is told where the name still stands", async () => {
  const id = await actor("someone", {
    kind: "PERSON",
    names: [{ value: "Ada Examplewoman", kind: "OFFICIAL" }],
    publicRole: [{ lang: "en", value: "Minister" }],
  });
  const office = await actor("office", { description: [{ lang: "en", value: "Led by Ada Examplewoman." }] });
  const { createRelationship } = await ask<{ createRelationship: { relationship: { id: string } } }>(
    `mutation($input: CreateRelationshipInput!) { createRelationship(input: $input) { relationship { id } userErrors { message } } }`,
    { input: { type: "OFFICER_OF", source: "someone", target: "office" } },
  );
  const purged = await ask<{ purgePerson: { purgedIds: string[]; mentionedIn: string[] } }>(
    PURGE,
    { id, once: "p1" },
    admin,
  );
  const { purgePerson } = purged;
  expect(purgePerson).toMatchObject({ erasedEntries: 2, mentionedIn: [office], userErrors: [] });
  expect(new Set(purgePerson.purgedIds)).toEqual(new Set([id, createRelationship.relationship.id]));
  expect(await ask(`query($id: ID!) { node(id: $id) { id } }`, { id })).toEqual({ node: null });
  // Asked anew, there is nothing left to purge; sent again, it is answered as before all the same.
  expect(await ask(PURGE, { id }, admin)).toEqual({
    purgePerson: { erasedEntries: 0, purgedIds: [id], mentionedIn: [], userErrors: [] },
  });
  expect(await ask(PURGE, { id, once: "p1" }, admin)).toEqual(purged);
  expect(await ask(PURGE, { id: office, once: "p1" }, admin)).toMatchObject({
    purgePerson: { userErrors: [{ code: "SUBMISSION_REUSED" }] },
  });
  expect(await ask(PURGE, { id: office }, admin)).toMatchObject({
    purgePerson: { userErrors: [{ code: "NOT_A_PERSON" }] },
  });
});

it.each([
  ["eraseRecord", ERASE],
  ["purgePerson", PURGE],
])("%s of what never was is refused", async (mutation, query) => {
  expect(await ask(query, { id: `actor_${"0".repeat(32)}` }, admin)).toMatchObject({
    [mutation]: { erasedEntries: null, userErrors: [{ code: "NO_SUCH_RECORD" }] },
  });
});

it.each([
  ["restoreRecord", RESTORE, { id: `actor_${"0".repeat(32)}` }, "CONTRIBUTOR"],
  ["mergeRecords", MERGE, { gone: `actor_${"0".repeat(32)}`, kept: `actor_${"0".repeat(32)}` }, "CONTRIBUTOR"],
  ["eraseRecord", ERASE, { id: `actor_${"0".repeat(32)}` }, "CURATOR"],
  ["purgePerson", PURGE, { id: `actor_${"0".repeat(32)}` }, "CURATOR"],
] as const)("%s is not for whoever is less", async (_, query, variables, role) => {
  const { status, body } = await node.ask(query, variables, await node.as(role));
  expect([status, body.errors?.[0]?.extensions.code]).toEqual([403, "FORBIDDEN"]);
});
