// What actors weigh by their influence on policies. This is the one place where the triangle asks for influence: how that is
// reckoned, it does not know.
import DataLoader from "dataloader";
import sql, { type Sql } from "sql-template-tag";
import type { Context, LoaderDefinition, Visibility } from "../core/context";
import { Refusal } from "../core/refusal";
import { type Graph, GRAPH } from "../graph/graph";
import { measured } from "../influence/in-memory";
import { influencersPage, RANK_START } from "../influence/influence.sql";
import {
  DECAY_DEFAULT,
  HOPS_DEFAULT,
  HUB_PENALTY_DEFAULT,
  type Measure,
  measureOf,
  type Scope,
} from "../influence/measure";
import { type Criteria, selectedInvolvements } from "../reforms/selection.sql";
import { asked, inAskedPlace } from "./triangle.sql";
import { JURISDICTIONS_MAX, namesPolicies } from "./weighing";

const POLICIES_MAX = 1_000;
/** SQL, which answers for the past, reckons a thousand times slower than the graph in memory. */
const POLICIES_MAX_IN_SQL = 50;
/** Of more actors than these, the strongest count: what the others weigh is less than the digits that are shown. */
const ACTORS_MAX = 100_000;
const EVERY_ROW = 2 ** 31 - 2;
/** Weights below are none: multiplied on, they would vanish, which Postgres takes for an error. */
const WEIGHT_MIN = 1e-200;

/** What is influenced, in a place: a policy's uuid, or a reform's. */
interface Subject {
  readonly place: string;
  readonly subject: string;
}

/** The policies in which somebody is involved, those of each place or those that are named; of a reform, itself. */
const subjectsOf = (places: readonly string[], criteria: Criteria, sees: readonly Visibility[]): Sql => sql`
  WITH ${asked(places)}
  SELECT DISTINCT k.code AS place, ${criteria.reformId ? sql`${criteria.reformId}::uuid` : sql`i.policy_id`} AS subject
  FROM asked k JOIN (${selectedInvolvements(criteria, sees)}) i ON ${namesPolicies(criteria) ? sql`true` : inAskedPlace(sql`i.jurisdiction`)}
  LIMIT ${JURISDICTIONS_MAX * POLICIES_MAX + 1}`;

const subjectsByPlace: LoaderDefinition<string, readonly Subject[], Criteria> = {
  name: "What is influenced, by place",
  make: (context, criteria) =>
    new DataLoader<string, readonly Subject[]>(async (places) => {
      const rows = await context.reader.rows<Subject>(subjectsOf(places, criteria, context.sees));
      const max = context.find(GRAPH) ? POLICIES_MAX : POLICIES_MAX_IN_SQL;
      if (new Set(rows.map(({ subject }) => subject)).size > max) {
        throw new Refusal("TOO_MANY_POLICIES", `By influence, at most ${max} policies`, { max });
      }
      return places.map((place) => rows.filter((row) => row.place === place));
    }),
};

/** One question a place: what actors bring in sums over policies before it goes its way. */
async function influenceFromMemory(
  context: Context,
  graph: Graph,
  subjects: readonly Subject[],
  scope: Scope,
  measure: Measure,
): Promise<Map<string, Map<string, number>>> {
  const places = [...new Set(subjects.map(({ place }) => place))];
  const answers = places.map(async (place) => {
    const ofPlace = subjects
      .filter((each) => each.place === place)
      .map(({ subject }) => ({ uuid: subject, withReforms: scope === "POLICY_AND_REFORMS" }));
    const question = { ...measured({ measure }, context), subjects: ofPlace, limit: ACTORS_MAX };
    const { answer } = await graph.ask(context, "totals", question, null);
    return [place, new Map(answer.places.map(({ uuid, score }) => [uuid, score]))] as const;
  });
  return new Map(await Promise.all(answers));
}

/** Each actor's influence as of a day, 3 hops, summed over a place's policies: by place, by the actor's uuid. */
export async function influenceWeights(
  context: Context,
  subjects: readonly Subject[],
  scope: Scope,
  asOf: string,
): Promise<Map<string, Map<string, number>>> {
  const weights = new Map<string, Map<string, number>>();
  if (subjects.length === 0) return weights;
  const question = { maxHops: HOPS_DEFAULT, asOf, decay: DECAY_DEFAULT, hubPenalty: HUB_PENALTY_DEFAULT };
  const measure = measureOf(question, context);
  const graph = context.find(GRAPH);
  if (graph) return influenceFromMemory(context, graph, subjects, scope, measure);
  const uuids = [...new Set(subjects.map(({ subject }) => subject))];
  const page = { first: EVERY_ROW, behind: RANK_START };
  const rows = await context.reader.rows<{ place: string; actor: string; weight: number }>(sql`
    SELECT q.place, r.uuid AS actor, sum(r.score ORDER BY r.parent) AS weight
    FROM (${influencersPage(uuids, { scope, measure, page }, context.sees)}) r
    JOIN unnest(${subjects.map(({ place }) => place)}::text[], ${subjects.map(({ subject }) => subject)}::uuid[]) q (place, subject)
      ON q.subject = r.parent
    GROUP BY q.place, r.uuid`);
  for (const { place, actor, weight } of rows) {
    if (weight < WEIGHT_MIN) continue;
    if (!weights.has(place)) weights.set(place, new Map());
    weights.get(place)!.set(actor, weight);
  }
  return weights;
}

/** One statement a day, however many places. */
export const influenceByPlace: LoaderDefinition<
  string,
  ReadonlyMap<string, number>,
  { readonly criteria: Criteria; readonly day: string }
> = {
  name: "Influence on policies, by place",
  make: (context, { criteria, day }) =>
    new DataLoader<string, ReadonlyMap<string, number>>(async (places) => {
      const subjects = context.loader(subjectsByPlace, criteria);
      const found = (await Promise.all(places.map((place) => subjects.load(place)))).flat();
      const scope = criteria.reformId ? "REFORM" : "POLICY_AND_REFORMS";
      const weights = await influenceWeights(context, found, scope, day);
      return places.map((place) => weights.get(place) ?? new Map<string, number>());
    }),
};
