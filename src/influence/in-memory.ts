// Rankings from the graph in memory: numbers and uuids come from there, the records through the loaders of their rooms, and the
// sources behind an answer from Postgres, which alone knows them.
import DataLoader from "dataloader";
import type { Context, LoaderDefinition } from "../core/context";
import { checkedPageSize, pageOf } from "../core/paging";
import { actorById } from "../actors/actor.loaders";
import { type Answered, type Graph, GRAPH, termsOf } from "../graph/graph";
import type { Coverage } from "../graph/coverage";
import type { Measured, Ranked } from "../graph/questions";
import { policyById } from "../reforms/reforms.loaders";
import { COVERAGE_NOTE, type InfluenceCoverage, type RankingEdge } from "./influence.types";
import { tieWeights } from "./measure";
import { behindOf, rankCursor, type Ranking, type RankingArguments, type RankingQuestion } from "./ranking";
import { influencerSources, influenceSources } from "./sources.sql";

export interface AskedOfGraph extends RankingArguments {
  readonly graph: Graph;
  readonly context: Context;
}

/** The measure as threads have it. */
export const measured = ({ measure }: Pick<RankingQuestion, "measure">, { sees }: Context): Measured => ({
  terms: termsOf(measure.asOf, sees, measure.weights && tieWeights(measure.weights)),
  decay: measure.decay,
  hubPenalty: measure.hubPenalty,
  excluded: measure.excluded ?? [],
  maxHops: measure.maxHops,
});

const subjectOf = ({ scope }: Pick<RankingQuestion, "scope">, uuid: string) => ({
  uuid,
  withReforms: scope === "POLICY_AND_REFORMS",
});

const pageAsked = ({ first, after }: RankingArguments) => {
  const behind = behindOf(after);
  return { first: checkedPageSize(first), after: behind && { key: behind.value, uuid: behind.uuid } };
};

export async function influencersInMemory(asked: AskedOfGraph, subject: string): Promise<Ranking> {
  const { graph, context, scope, measure } = asked;
  const page = pageAsked(asked);
  const question = { ...measured(asked, context), subject: subjectOf(asked, subject), page };
  const answered = await graph.ask(context, "influencers", question, asked.atLeast ?? null);
  const actors = await context.loader(actorById).loadMany(answered.answer.places.map(({ uuid }) => uuid));
  const push = context.loader(pushesInMemory, { scope, measure, subject });
  const edges = edgesOf(asked, answered.answer.places, actors, (place) => ({
    netPush: () => push.load(place.uuid),
    startId: place.uuid,
    goalId: subject,
  }));
  const { page: _page, ...covered } = question;
  const coverage = async () => {
    const { answer } = await graph.ask(context, "influencersCoverage", covered, null);
    return covering(
      answer,
      answer.inner && influencerSources(subject, answer.inner, { scope, measure }, context.sees),
      context,
    );
  };
  return ranking(asked, edges, answered, coverage);
}

export async function influencesInMemory(asked: AskedOfGraph, actor: string): Promise<Ranking> {
  const { graph, context, measure } = asked;
  const page = pageAsked(asked);
  const question = { ...measured(asked, context), actor, page };
  const answered = await graph.ask(context, "influences", question, asked.atLeast ?? null);
  const policies = await context.loader(policyById).loadMany(answered.answer.places.map(({ uuid }) => uuid));
  const edges = edgesOf(asked, answered.answer.places, policies, ({ uuid, netPush }) => ({
    netPush,
    startId: actor,
    goalId: uuid,
  }));
  const { page: _page, ...covered } = question;
  const coverage = async () => {
    const { answer } = await graph.ask(context, "influencesCoverage", covered, null);
    const statement =
      answer.inner && answer.ends && influenceSources(answer.inner, answer.ends, { measure }, context.sees);
    return covering(answer, statement, context);
  };
  return ranking(asked, edges, answered, coverage);
}

function edgesOf<Place extends Ranked>(
  { scope, measure }: RankingQuestion,
  places: readonly Place[],
  nodes: readonly (object | Error | null)[],
  rest: (place: Place) => Pick<RankingEdge, "netPush" | "startId" | "goalId">,
): RankingEdge[] {
  return places.flatMap((place, at) => {
    const node = nodes[at];
    if (node instanceof Error) throw node;
    // It went away after the graph was asked.
    if (!node) return [];
    const { score, hops, key, uuid } = place;
    return [{ cursor: rankCursor(key, uuid), score, hops, node, scope, measure, ...rest(place) }];
  });
}

const ranking = (
  { first, after }: RankingArguments,
  edges: readonly RankingEdge[],
  { answer, position }: Answered<"influencers" | "influences">,
  coverage: Ranking["coverage"],
): Ranking => ({ ...pageOf(edges, first, after, async () => answer.total), coverage, position });

async function covering(
  { actorCount, tieCount, involvementCount }: Coverage,
  sources: ReturnType<typeof influencerSources> | null,
  { reader }: Context,
): Promise<InfluenceCoverage> {
  const rows = sources && (await reader.rows<{ sources: number }>(sources));
  return { actorCount, tieCount, involvementCount, sourceCount: rows && rows[0]!.sources, note: COVERAGE_NOTE };
}

/** Net push of a policy's influencers, asked for all of them at once. */
const pushesInMemory: LoaderDefinition<string, number | null, RankingQuestion & { readonly subject: string }> = {
  name: "Net push by influencer",
  make: (context, { subject, ...question }) =>
    new DataLoader<string, number | null>(async (actors) => {
      const asked = { ...measured(question, context), subject: subjectOf(question, subject), actors };
      return (await context.find(GRAPH)!.ask(context, "pushes", asked, null)).answer;
    }),
};
