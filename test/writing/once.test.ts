// Nobody's change is lost, and nothing happens twice: many writers of one record at once, and writes sent again after
// their connection was cut.
import { request } from "node:http";
import { startNode, type TestNode } from "../support/node";

let node: TestNode;
let headers: { authorization: string };

beforeAll(async () => {
  node = await startNode({ demo: false });
  headers = await node.as("CONTRIBUTOR");
});
afterAll(() => node.stop());

const WRITERS = 100;
const ROUNDS = 50;
const SUBMISSIONS = 1_000;
const AT_ONCE = 16;

interface Payload {
  readonly actor: { id: string; version: number; website: string | null } | null;
  readonly userErrors: readonly { code: string; message: string }[];
}

const CREATE = `mutation($input: CreateActorInput!) { payload: createActor(input: $input) { actor { id version website } userErrors { code message } } }`;
const UPDATE = CREATE.replace("CreateActorInput", "UpdateActorInput").replace("createActor", "updateActor");

async function send(query: string, input: object): Promise<Payload> {
  const { body } = await node.ask(query, { input }, headers);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return (body.data as never as { payload: Payload }).payload;
}

const count = async (text: string): Promise<number> =>
  (await node.database.rows<{ n: number }>({ text, values: [] } as never))[0]!.n;

const anActor = (slug: string) => ({ slug, kind: "NGO", names: [{ value: slug, kind: "OFFICIAL" }] });

it(`${WRITERS} writers of one record, ${ROUNDS} rounds: one wins each round, the others are told, none is lost`, async () => {
  const { actor } = await send(CREATE, anActor("wanted"));
  const codes = new Map<string, number>();
  for (let version = 1; version <= ROUNDS; version += 1) {
    const answers = await Promise.all(
      Array.from({ length: WRITERS }, (_, writer) =>
        send(UPDATE, { id: actor!.id, expectedVersion: version, website: `https://example.org/${version}/${writer}` }),
      ),
    );
    const winners = answers.flatMap((answer) => answer.actor ?? []);
    expect(winners).toHaveLength(1);
    for (const { code } of answers.flatMap(({ userErrors }) => userErrors)) codes.set(code, (codes.get(code) ?? 0) + 1);
    const { body } = await node.ask(`query($id: ID!) { actor(by: {id: $id}) { id version website } }`, {
      id: actor!.id,
    });
    expect(body.data).toEqual({ actor: { ...winners[0], version: version + 1 } });
  }
  expect(Object.fromEntries(codes)).toEqual({ STALE_VERSION: (WRITERS - 1) * ROUNDS });
  expect(await count("SELECT count(*)::int AS n FROM ledger_entry")).toBe(ROUNDS + 1);
}, 300_000);

it("writers that read again and repeat all come through: a sum counted by all is the number of its steps", async () => {
  const { actor } = await send(CREATE, anActor("counted"));
  const steps = 15;
  const step = async (): Promise<void> => {
    const { body } = await node.ask(`query($id: ID!) { actor(by: {id: $id}) { version website } }`, { id: actor!.id });
    const now = (body.data as never as { actor: { version: number; website: string | null } }).actor;
    const counted = Number(now.website?.split("/").at(-1) ?? 0) + 1;
    const input = { id: actor!.id, expectedVersion: now.version, website: `https://example.org/${counted}` };
    const { userErrors } = await send(UPDATE, input);
    if (userErrors.length) return step();
  };
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let i = 0; i < steps; i += 1) await step();
    }),
  );
  const { body } = await node.ask(`query($id: ID!) { actor(by: {id: $id}) { website } }`, { id: actor!.id });
  expect(body.data).toEqual({ actor: { website: `https://example.org/${8 * steps}` } });
}, 120_000);

/** Sends a request and cuts the connection after a while, whatever has become of it by then. */
function sendAndCut(input: object, afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const body = JSON.stringify({ query: CREATE, variables: { input } });
    const sent = request(`${node.url}/graphql`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
    });
    sent.on("error", () => undefined).on("close", () => resolve());
    sent.end(body, () => setTimeout(() => sent.destroy(), afterMs));
  });
}

it(`${SUBMISSIONS} writes sent again after a cut have one effect each, also where the database was cut off`, async () => {
  const entriesBefore = await count("SELECT count(*)::int AS n FROM ledger_entry");
  const sure = async (input: object): Promise<Payload> => {
    for (;;) {
      const { status, body } = await node.ask(CREATE, { input }, headers);
      if (status === 200 && !body.errors) return (body.data as never as { payload: Payload }).payload;
      // Its connection to the database went away: the client cannot know what became of it, and asks again.
      expect(["NOT_READY", "INTERNAL_SERVER_ERROR"]).toContain(body.errors?.[0]?.extensions.code);
    }
  };
  let next = 0;
  const ids = new Set<string>();
  let cuts = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < SUBMISSIONS; i = next++) {
      const input = { ...anActor(`once-${i}`), clientMutationId: `submission ${i}` };
      await sendAndCut(input, i % 12);
      if (i % 100 === 50) {
        cuts += await count(
          "SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'",
        );
      }
      const [one, two] = await Promise.all([sure(input), sure(input)]);
      expect([...one.userErrors, ...two.userErrors]).toEqual([]);
      expect(two.actor!.id).toBe(one.actor!.id);
      ids.add(one.actor!.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(ids.size).toBe(SUBMISSIONS);
  expect(cuts).toBeGreaterThan(0);
  expect(await count("SELECT count(*)::int AS n FROM actor WHERE slug LIKE 'once-%'")).toBe(SUBMISSIONS);
  expect(await count("SELECT count(*)::int AS n FROM ledger_entry")).toBe(entriesBefore + SUBMISSIONS);
}, 300_000);

describe("a name for a write", () => {
  const input = { ...anActor("named"), clientMutationId: "one name" };
  const entries = () => count("SELECT count(*)::int AS n FROM ledger_entry");

  it("stands for that write alone: with another content it is refused, and nothing is written", async () => {
    const first = await send(CREATE, input);
    const before = await entries();
    const reused = await send(CREATE, { ...input, names: [{ value: "Another", kind: "OFFICIAL" }] });
    expect(reused.actor).toBeNull();
    expect(reused.userErrors).toMatchObject([{ code: "SUBMISSION_REUSED" }]);
    const again = await send(CREATE, Object.fromEntries(Object.entries(input).reverse()));
    expect(again.actor).toEqual(first.actor);
    expect(await entries()).toBe(before);
  });

  it("is the key's own: another key's write of that name is another write", async () => {
    const other = await node.as("CONTRIBUTOR");
    const { body } = await node.ask(
      CREATE,
      { input: { ...anActor("named-too"), clientMutationId: "one name" } },
      other,
    );
    expect((body.data as never as { payload: Payload }).payload.userErrors).toEqual([]);
  });

  it("is free again where nothing was written", async () => {
    const refused = await send(CREATE, { ...anActor("named"), clientMutationId: "taken" });
    expect(refused.userErrors).toMatchObject([{ code: "SLUG_TAKEN" }]);
    const corrected = await send(CREATE, { ...anActor("free"), clientMutationId: "taken" });
    expect(corrected.userErrors).toEqual([]);
  });

  it("is forgotten after thirty days", async () => {
    await node.database.rows({
      text: "UPDATE submission SET submitted_at = now() - interval '31 days'",
      values: [],
    } as never);
    await send(CREATE, { ...anActor("later"), clientMutationId: "new" });
    expect(await count("SELECT count(*)::int AS n FROM submission")).toBe(1);
  });
});
