// The loaders of this room. However many policies, reforms, actors or edges ask the same question, it is one statement.
import DataLoader from "dataloader";
import type { Sql } from "sql-template-tag";
import type { Context, LoaderDefinition, Visibility } from "../core/context";
import { checkedPageSize, pageOf } from "../core/paging";
import { type EntityClass, hydrate } from "../database/tables";
import { GRAPH } from "../graph/graph";
import { Actor } from "../actors/actor.entity";
import { Policy } from "../reforms/policy.entity";
import {
  influenceCounts,
  influenceCoverage,
  influencerCounts,
  influencerCoverage,
  influencersPage,
  influencesPage,
  RANK_START,
  type RankPage,
  type RankPosition,
} from "./influence.sql";
import {
  type ActorPath,
  COVERAGE_NOTE,
  type InfluenceCoverage,
  type InfluencePath,
  type PathStep,
  type RankingEdge,
} from "./influence.types";
import { influencersInMemory, influencesInMemory } from "./in-memory";
import type { Measure } from "./measure";
import { behindOf, rankCursor, type Ranking, type RankingArguments, type RankingQuestion } from "./ranking";
import { influencePathsInMemory, tiePathsInMemory } from "./paths-in-memory";
import { influencePaths, type PathKey, tiePaths } from "./paths.sql";

type Statement<Args> = (keys: readonly string[], args: Args, sees: readonly Visibility[]) => Sql;

interface RankRow {
  readonly parent: string;
  readonly score: number;
  readonly hops: number;
  readonly netPush: number | null;
}

interface RankingOf<Entity> {
  readonly name: string;
  readonly entity: EntityClass<Entity>;
  readonly page: Statement<RankingQuestion & { readonly page: RankPage }>;
  readonly counts: Statement<RankingQuestion>;
  readonly coverage: Statement<RankingQuestion>;
  readonly inMemory: (context: Context, asked: RankingArguments, parents: readonly string[]) => Promise<Ranking[]>;
  /** Where the paths of an edge begin and end. */
  readonly ends: (parent: string, node: string) => { readonly startId: string; readonly goalId: string };
}

/** Refuses a cursor of another list with BAD_CURSOR. */
function positionOf(after: string | null): RankPosition {
  const behind = behindOf(after);
  return behind ? { score: behind.value, uuid: behind.uuid } : RANK_START;
}

/** One value a parent; parents without a row get `otherwise`. */
function valueBy<Row extends { parent: string }, Value>(
  name: string,
  statement: Statement<RankingQuestion>,
  read: (row: Row) => Value,
  otherwise: Value,
): LoaderDefinition<string, Value, RankingQuestion> {
  return {
    name,
    make: (context, question) =>
      new DataLoader<string, Value>(async (parents) => {
        const rows = await context.reader.rows<Row>(statement(parents, question, context.sees));
        const found = new Map(rows.map((row) => [row.parent, read(row)]));
        return parents.map((parent) => found.get(parent) ?? otherwise);
      }),
  };
}

function edgeOf<Entity extends object>(
  ranking: RankingOf<Entity>,
  { scope, measure }: RankingQuestion,
  row: RankRow,
): RankingEdge {
  const { parent, score, hops, netPush, ...columns } = row;
  const node = hydrate(ranking.entity, columns);
  const { uuid } = node as { uuid: string };
  const cursor = rankCursor(score, uuid);
  return { cursor, score, hops, netPush, node, scope, measure, ...ranking.ends(parent, uuid) };
}

/** Three loaders a ranking: its pages, and, only when asked for, its size and what it rests on. */
function ranked<Entity extends object>(
  ranking: RankingOf<Entity>,
): LoaderDefinition<string, Ranking, RankingArguments> {
  const counts = valueBy<{ parent: string; total: number }, number>(
    `${ranking.name}, counted`,
    ranking.counts,
    ({ total }) => total,
    0,
  );
  const coverage = valueBy<InfluenceCoverage & { parent: string }, InfluenceCoverage>(
    `${ranking.name}, coverage`,
    ranking.coverage,
    ({ parent: _parent, ...figures }) => ({ ...figures, note: COVERAGE_NOTE }),
    { actorCount: 0, tieCount: 0, involvementCount: 0, sourceCount: 0, note: COVERAGE_NOTE },
  );
  const inSql = async (
    context: Context,
    { first, after, ...question }: RankingArguments,
    parents: readonly string[],
  ) => {
    const page = { first: checkedPageSize(first), behind: positionOf(after) };
    const rows = await context.reader.rows<RankRow>(ranking.page(parents, { ...question, page }, context.sees));
    const edges = new Map<string, RankingEdge[]>(parents.map((parent) => [parent, []]));
    for (const row of rows) edges.get(row.parent)!.push(edgeOf(ranking, question, row));
    return parents.map((parent) => ({
      ...pageOf<object, RankingEdge>(edges.get(parent)!, first, after, () =>
        context.loader(counts, question).load(parent),
      ),
      coverage: () => context.loader(coverage, question).load(parent),
      position: null,
    }));
  };
  return {
    name: ranking.name,
    make: (context, args) =>
      new DataLoader<string, Ranking>((parents) =>
        context.find(GRAPH) ? ranking.inMemory(context, args, parents) : inSql(context, args, parents),
      ),
  };
}

/** By policy or reform, as the scope says. */
export const influencersBySubject = ranked({
  name: "Influencers by policy or reform",
  entity: Actor,
  page: influencersPage,
  counts: influencerCounts,
  coverage: influencerCoverage,
  inMemory: influencersInMemory,
  ends: (subject, actor) => ({ startId: actor, goalId: subject }),
});

export const influencesByActor = ranked({
  name: "Influences by actor",
  entity: Policy,
  page: influencesPage,
  counts: influenceCounts,
  coverage: influenceCoverage,
  inMemory: influencesInMemory,
  ends: (actor, policy) => ({ startId: actor, goalId: policy }),
});

interface PathRow {
  readonly start: string;
  readonly goal: string;
  readonly score: number;
  readonly hops: number;
  readonly actors: readonly string[];
  readonly weights: readonly number[];
  readonly relationships: readonly string[];
}

const keyOf = ({ start, goal }: PathKey): string => `${start} ${goal}`;

const stepsOf = ({ actors, weights, relationships }: PathRow): PathStep[] =>
  weights.map((weight, index) => ({
    fromId: actors[index]!,
    toId: actors[index + 1]!,
    relationshipId: relationships[index]!,
    weight,
  }));

interface PathsOf<Row extends PathRow, Path, Args> {
  readonly name: string;
  readonly statement: (keys: readonly PathKey[], args: Args, sees: readonly Visibility[]) => Sql;
  readonly read: (row: Row) => Path;
  readonly inMemory: (context: Context, keys: readonly PathKey[], args: Args) => Promise<Path[][]>;
}

function pathsBy<Row extends PathRow, Path, Args>({
  name,
  statement,
  read,
  inMemory,
}: PathsOf<Row, Path, Args>): LoaderDefinition<PathKey, Path[], Args> {
  const inSql = async (context: Context, keys: readonly PathKey[], args: Args) => {
    const rows = await context.reader.rows<Row>(statement(keys, args, context.sees));
    const found = new Map<string, Path[]>(keys.map((key) => [keyOf(key), []]));
    for (const row of rows) found.get(keyOf(row))!.push(read(row));
    return keys.map((key) => found.get(keyOf(key))!);
  };
  return {
    name,
    make: (context, args) =>
      new DataLoader<PathKey, Path[], string>(
        (keys) => (context.find(GRAPH) ? inMemory(context, keys, args) : inSql(context, keys, args)),
        { cacheKeyFn: keyOf },
      ),
  };
}

export const influencePathsByEnds = pathsBy<
  PathRow & { involvement: string },
  InfluencePath,
  RankingQuestion & { first: number }
>({
  name: "Influence paths by actor and policy or reform",
  statement: influencePaths,
  read: (row) => ({ score: row.score, hops: row.hops, involvementId: row.involvement, steps: stepsOf(row) }),
  inMemory: influencePathsInMemory,
});

export const actorPathsByEnds = pathsBy<PathRow, ActorPath, { measure: Measure; first: number }>({
  name: "Paths by two actors",
  statement: tiePaths,
  read: (row) => ({ score: row.score, hops: row.hops, steps: stepsOf(row) }),
  inMemory: tiePathsInMemory,
});
