// Rankings from the graph in memory: numbers and uuids come from there, the records through the loaders of their rooms, and the
// sources behind an answer from Postgres, which alone knows them. However many parents ask, each of these is one statement.
import DataLoader from "dataloader";
import type { Sql } from "sql-template-tag";
import type { Context, LoaderDefinition } from "../core/context";
import { checkedPageSize, pageOf } from "../core/paging";
import { Turns } from "../core/turns";
import { actorById } from "../actors/actor.loaders";
import { type Answered, GRAPH, termsOf } from "../graph/graph";
import type { Coverage } from "../graph/coverage";
import type { Question, QuestionName } from "../graph/question-table";
import type { Measured, Ranked } from "../graph/questions";
import { policyById } from "../reforms/reforms.loaders";
import { COVERAGE_NOTE, type InfluenceCoverage, type RankingEdge } from "./influence.types";
import { tieWeights } from "./measure";
import { behindOf, rankCursor, type Ranking, type RankingArguments, type RankingQuestion } from "./ranking";
import { type Carriers, influencerSources, influenceSources } from "./sources.sql";

/** The measure as threads have it. */
export const measured = ({ measure }: Pick<RankingQuestion, "measure">, { sees }: Context): Measured => ({
  terms: termsOf(measure.asOf, sees, measure.weights && tieWeights(measure.weights)),
  decay: measure.decay,
  hubPenalty: measure.hubPenalty,
  excluded: measure.excluded ?? [],
  maxHops: measure.maxHops,
});

export const subjectOf = ({ scope }: Pick<RankingQuestion, "scope">, uuid: string) => ({
  uuid,
  withReforms: scope === "POLICY_AND_REFORMS",
});

const pageAsked = ({ first, after }: RankingArguments) => {
  const behind = behindOf(after);
  return { first: checkedPageSize(first), after: behind && { key: behind.value, uuid: behind.uuid } };
};

/** One request has so many questions in the line for threads, and never so many that others are refused for it. */
const QUESTIONS_AT_ONCE = 4;
const turnsOf = new WeakMap<Context, Turns>();

export function askGraph<Name extends QuestionName>(
  context: Context,
  name: Name,
  question: Question<Name>,
  atLeast: string | null = null,
): Promise<Answered<Name>> {
  const turns = turnsOf.get(context) ?? new Turns(QUESTIONS_AT_ONCE);
  turnsOf.set(context, turns);
  return turns.run(() => context.find(GRAPH)!.ask(context, name, question, atLeast));
}

/** By policy or reform. */
export async function influencersInMemory(
  context: Context,
  asked: RankingArguments,
  subjects: readonly string[],
): Promise<Ranking[]> {
  const { scope, measure, atLeast } = asked;
  const question = { ...measured(asked, context), page: pageAsked(asked) };
  const answers = await Promise.all(
    subjects.map((uuid) => askGraph(context, "influencers", { ...question, subject: subjectOf(asked, uuid) }, atLeast)),
  );
  const actors = await nodesOf(context.loader(actorById), answers);
  const coverage = context.loader(influencersCoverageInMemory, { scope, measure });
  return answers.map((answered, at) => {
    const subject = subjects[at]!;
    const push = context.loader(pushesInMemory, { scope, measure, subject });
    return rankingOf(
      asked,
      answered,
      actors,
      () => coverage.load(subject),
      ({ uuid }) => ({
        netPush: () => push.load(uuid),
        startId: uuid,
        goalId: subject,
      }),
    );
  });
}

/** By actor. */
export async function influencesInMemory(
  context: Context,
  asked: RankingArguments,
  actors: readonly string[],
): Promise<Ranking[]> {
  const { scope, measure, atLeast } = asked;
  const question = { ...measured(asked, context), page: pageAsked(asked) };
  const answers = await Promise.all(
    actors.map((actor) => askGraph(context, "influences", { ...question, actor }, atLeast)),
  );
  const policies = await nodesOf(context.loader(policyById), answers);
  const coverage = context.loader(influencesCoverageInMemory, { scope, measure });
  return answers.map((answered, at) => {
    const actor = actors[at]!;
    return rankingOf(
      asked,
      answered,
      policies,
      () => coverage.load(actor),
      ({ uuid, netPush }) => ({
        netPush,
        startId: actor,
        goalId: uuid,
      }),
    );
  });
}

interface AnsweredRanking<Place extends Ranked> {
  readonly answer: { readonly total: number; readonly places: readonly Place[] };
  readonly position: string;
}

/** The records of all places, by uuid. */
async function nodesOf(
  loader: DataLoader<string, object | null, string>,
  answers: readonly AnsweredRanking<Ranked>[],
): Promise<ReadonlyMap<string, object | null>> {
  const uuids = [...new Set(answers.flatMap(({ answer }) => answer.places.map(({ uuid }) => uuid)))];
  const nodes = await Promise.all(uuids.map((uuid) => loader.load(uuid)));
  return new Map(uuids.map((uuid, at) => [uuid, nodes[at]!]));
}

function rankingOf<Place extends Ranked>(
  { scope, measure, first, after }: RankingArguments,
  { answer, position }: AnsweredRanking<Place>,
  nodes: ReadonlyMap<string, object | null>,
  coverage: Ranking["coverage"],
  rest: (place: Place) => Pick<RankingEdge, "netPush" | "startId" | "goalId">,
): Ranking {
  const edges = answer.places.slice(0, first).flatMap((place): RankingEdge[] => {
    const { score, hops, key, uuid } = place;
    const node = nodes.get(uuid);
    // It went away after the graph was asked.
    if (!node) return [];
    return [{ cursor: rankCursor(key, uuid), score, hops, node, scope, measure, ...rest(place) }];
  });
  const page = pageOf<object, RankingEdge>(edges, first, after, async () => answer.total);
  // The ranking goes on also where a place of this page went away.
  const hasNextPage = answer.places.length > first && edges.length > 0;
  return { ...page, pageInfo: { ...page.pageInfo, hasNextPage }, coverage, position };
}

/** One value a parent: what the graph counts, with the sources that Postgres counts. */
function coverageInMemory(
  name: string,
  walked: (context: Context, question: RankingQuestion, parent: string) => Promise<Coverage>,
  statement: (carriers: readonly Carriers[], question: RankingQuestion, sees: Context["sees"]) => Sql,
): LoaderDefinition<string, InfluenceCoverage, RankingQuestion> {
  return {
    name,
    make: (context, question) =>
      new DataLoader<string, InfluenceCoverage>(async (parents) => {
        const answers = await Promise.all(parents.map((parent) => walked(context, question, parent)));
        const sources = new Map<string, number>();
        for (const portion of portionsOf(parents, answers)) {
          const rows = await context.reader.rows<{ parent: string; sources: number }>(
            statement(portion, question, context.sees),
          );
          for (const row of rows) sources.set(row.parent, row.sources);
        }
        return answers.map(({ actorCount, tieCount, involvementCount, inner }, at) => ({
          ...{ actorCount, tieCount, involvementCount, note: COVERAGE_NOTE },
          sourceCount: inner && (sources.get(parents[at]!) ?? 0),
        }));
      }),
  };
}

/** Actors that one statement takes, but for the answer that it begins with. */
const PORTION = 20_000;

/** What one statement is asked at once: all, unless their actors are very many. Answers that rest on too many actors are left out. */
function portionsOf(parents: readonly string[], answers: readonly Coverage[]): Carriers[][] {
  const portions: Carriers[][] = [];
  let room = 0;
  for (const [at, { inner, ends }] of answers.entries()) {
    if (!inner) continue;
    const size = inner.length + (ends?.length ?? 0);
    if (size > room || !portions.length) {
      portions.push([]);
      room = PORTION;
    }
    portions.at(-1)!.push({ parent: parents[at]!, inner, ends: ends ?? [] });
    room -= size;
  }
  return portions;
}

const influencersCoverageInMemory = coverageInMemory(
  "Influencers by policy or reform, coverage in memory",
  async (context, question, uuid) => {
    const asked = { ...measured(question, context), subject: subjectOf(question, uuid) };
    return (await askGraph(context, "influencersCoverage", asked)).answer;
  },
  influencerSources,
);

const influencesCoverageInMemory = coverageInMemory(
  "Influences by actor, coverage in memory",
  async (context, question, actor) => {
    const { answer } = await askGraph(context, "influencesCoverage", { ...measured(question, context), actor });
    return { ...answer, inner: answer.ends && answer.inner };
  },
  influenceSources,
);

/** Net push of a policy's influencers, asked for all of them at once. */
const pushesInMemory: LoaderDefinition<string, number | null, RankingQuestion & { readonly subject: string }> = {
  name: "Net push by influencer",
  make: (context, { subject, ...question }) =>
    new DataLoader<string, number | null>(async (actors) => {
      const asked = { ...measured(question, context), subject: subjectOf(question, subject), actors };
      return (await askGraph(context, "pushes", asked)).answer;
    }),
};
