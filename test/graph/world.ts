// Records that tests of the graph in memory write, and the question whether it then answers as SQL does.
import sql from "sql-template-tag";
import type { Visibility } from "../../src/core/context";
import { newUuid, typedId } from "../../src/core/ids";
import { influencersBySubject, influencesByActor } from "../../src/influence/influence.loaders";
import type { Measure, Scope } from "../../src/influence/measure";
import type { RankingArguments } from "../../src/influence/ranking";
import type { Assertion } from "../../src/ledger/assertion";
import type { Subject } from "../../src/ledger/stewardship";
import type { TestDatabase } from "../support/database";
import type { TestGraph } from "../support/graph";

export type Fields = Readonly<Record<string, unknown>>;

export const AUTHOR = { origin: "test", recordedBy: "a test" };

const said = (type: string, uuid: string, fields: Fields): Assertion => ({
  type,
  uuid,
  // As a form leaves it: what is not said is not there.
  payload: Object.fromEntries(
    Object.entries({ visibility: "PUBLIC", ...fields }).filter(([, value]) => value !== undefined && value !== null),
  ),
});

/** What is said of records, by uuid. */
export const actorSaid = (uuid: string, fields: Fields = {}): Assertion =>
  said("Actor", uuid, { slug: `actor-${uuid}`, kind: "NGO", names: [{ value: uuid, kind: "OFFICIAL" }], ...fields });

export const tieSaid = (uuid: string, source: string, target: string, fields: Fields = {}): Assertion =>
  said("Relationship", uuid, {
    type: "MEMBER_OF",
    source: typedId("actor", source),
    target: typedId("actor", target),
    ...fields,
  });

export const policySaid = (uuid: string, fields: Fields = {}): Assertion =>
  said("Policy", uuid, { slug: `policy-${uuid}`, kind: "LAW", title: { en: "A law" }, ...fields });

export const reformSaid = (uuid: string, policy: string, fields: Fields = {}): Assertion =>
  said("Reform", uuid, {
    slug: `reform-${uuid}`,
    policy: typedId("policy", policy),
    title: { en: "A reform" },
    outcome: "PENDING",
    ...fields,
  });

export const involvementSaid = (
  uuid: string,
  actor: string,
  subject: { readonly policy: string; readonly reform?: string | null },
  fields: Fields = {},
): Assertion =>
  said("Involvement", uuid, {
    actor: typedId("actor", actor),
    policy: typedId("policy", subject.policy),
    reform: subject.reform && typedId("reform", subject.reform),
    role: "INITIATOR",
    stance: "SUPPORT",
    ...fields,
  });

export const judgementSaid = (uuid: string, one: string, other: string, verdict = "SAME"): Assertion =>
  said("IdentityJudgement", uuid, {
    one: typedId("actor", one),
    other: typedId("actor", other),
    verdict,
    basis: "HUMAN",
  });

export const write = (db: TestDatabase, said: readonly Assertion[], author = AUTHOR): Promise<unknown> =>
  db.ledger.transact(author, (writer) => writer.assert(said));

export const subjectOf = (db: TestDatabase, type: string, uuid: string): Subject => ({
  type: db.ledger.types.get(type)!,
  uuid,
});

export const uuids = (count: number): string[] => Array.from({ length: count }, newUuid);

export async function endOf(db: TestDatabase): Promise<string> {
  const [row] = await db.database.rows<{ end: string }>(
    sql`SELECT coalesce(max(last_seq), 0)::text AS "end" FROM ledger_commit`,
  );
  return row!.end;
}

/** What is asked about. */
export interface Asked {
  readonly actors: readonly string[];
  readonly policies: readonly string[];
  readonly reforms: readonly string[];
}

export const EVERYTHING: readonly Visibility[] = ["PUBLIC", "NODE", "PRIVATE"];

export const MEASURE: Measure = { maxHops: 3, asOf: "2025-01-01", decay: 0.5, hubPenalty: 0.5 };

interface Given {
  readonly measure?: Partial<Measure>;
  readonly sees?: readonly Visibility[];
}

/** All rankings around these records as plain data, by SQL or, where one is given, by the graph in memory, as of the ledger's end. */
export async function answers(
  db: TestDatabase,
  memory: TestGraph | null,
  { actors, policies, reforms }: Asked,
  { measure = {}, sees = ["PUBLIC"] }: Given = {},
): Promise<object> {
  const context = db.context({ sees, ...(memory && { provided: memory.provided }) });
  const asking = (scope: Scope): RankingArguments => ({
    ...{ scope, measure: { ...MEASURE, ...measure }, first: 100, after: null },
    atLeast: null,
  });
  const atLeast = memory && (await endOf(db));
  const ranked = async (ask: typeof influencersBySubject, scope: Scope, keys: readonly string[]) => {
    const found = await Promise.all(keys.map((key) => context.loader(ask, { ...asking(scope), atLeast }).load(key)));
    return Promise.all(
      found.map(async ({ edges, totalCount, coverage }) => ({
        total: await totalCount(),
        coverage: await coverage(),
        places: Object.fromEntries(
          await Promise.all(
            edges.map(async ({ node, score, hops, netPush }) => [
              (node as { uuid: string }).uuid,
              { score, hops, netPush: typeof netPush === "function" ? await netPush() : netPush },
            ]),
          ),
        ),
      })),
    );
  };
  return {
    onPolicies: await ranked(influencersBySubject, "POLICY", policies),
    onPoliciesWithReforms: await ranked(influencersBySubject, "POLICY_AND_REFORMS", policies),
    onReforms: await ranked(influencersBySubject, "REFORM", reforms),
    ofActors: await ranked(influencesByActor, "POLICY_AND_REFORMS", actors),
  };
}

/** The same with room for rounding in every number that is not whole. */
function nearly(answer: unknown): unknown {
  if (typeof answer === "number" && !Number.isInteger(answer)) return expect.closeTo(answer, 10);
  if (Array.isArray(answer)) return answer.map(nearly);
  if (typeof answer !== "object" || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, nearly(value)]));
}

/** For readers of the public and for keepers, long ago and today. */
export async function expectAsSql(db: TestDatabase, memory: TestGraph, asked: Asked): Promise<void> {
  for (const sees of [["PUBLIC"], EVERYTHING] as const) {
    for (const asOf of ["1990-06-30", "2025-01-01"]) {
      const given = { sees, measure: { asOf } };
      const inMemory = await answers(db, memory, asked, given);
      expect(inMemory).toEqual(nearly(await answers(db, null, asked, given)));
    }
  }
}

/** How many of the rankings' places are filled: a test of empty rankings would prove little. */
export const placesIn = (answer: object): number =>
  Object.values(answer)
    .flat()
    .reduce((sum: number, { total }: { total: number }) => sum + total, 0);
