// Paths from the graph in memory, which knows who passes what on to whom; which tie stands behind a step, and which involvement a
// path ends in, Postgres tells: one statement each, however many pairs of ends are asked about.
import type { Context } from "../core/context";
import type { FoundPath } from "../graph/path-questions";
import type { PathStep } from "./influence.types";
import { askGraph, measured, subjectOf } from "./in-memory";
import type { Measure } from "./measure";
import type { PathKey } from "./paths.sql";
import type { RankingQuestion } from "./ranking";
import { type Pair, strongestInvolvements, strongestTies } from "./steps.sql";

/** A path as the loaders give it; `involvementId` of those that end in one. */
export interface MemoryPath {
  readonly score: number;
  readonly hops: number;
  readonly steps: readonly PathStep[];
  readonly involvementId: string;
}

const keyOf = ([one, other]: Pair): string => `${one} ${other}`;
const distinct = (pairs: readonly Pair[]): Pair[] => [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()];

export async function influencePathsInMemory(
  context: Context,
  keys: readonly PathKey[],
  asked: RankingQuestion & { readonly first: number },
): Promise<MemoryPath[][]> {
  const question = { ...measured(asked, context), first: asked.first };
  const found = await byGoal(keys, async (goal, starts) => {
    const subject = subjectOf(asked, goal);
    return (await askGraph(context, "influencePaths", { ...question, subject, starts })).answer;
  });
  const endOf = (at: number, { actors }: FoundPath): Pair => [keys[at]!.goal, actors.at(-1)!];
  const ends = distinct(found.flatMap((paths, at) => paths.map((path) => endOf(at, path))));
  const involvements = await idsOf(context, ends, strongestInvolvements(ends, asked, context.sees));
  return described(context, found, asked.measure, (at, path) => involvements.get(keyOf(endOf(at, path))));
}

export async function tiePathsInMemory(
  context: Context,
  keys: readonly PathKey[],
  asked: { readonly measure: Measure; readonly first: number },
): Promise<MemoryPath[][]> {
  const question = { ...measured(asked, context), first: asked.first };
  const found = await byGoal(
    keys,
    async (goal, starts) => (await askGraph(context, "tiePaths", { ...question, goal, starts })).answer,
  );
  return described(context, found, asked.measure, () => "");
}

/** One with the fewest ties, however many. */
export async function shortestPathInMemory(
  context: Context,
  { start, goal }: PathKey,
  measure: Measure,
): Promise<MemoryPath | null> {
  const question = { ...measured({ measure }, context), start, goal };
  const { answer } = await askGraph(context, "shortestPath", question);
  const [paths] = await described(context, [answer ? [answer] : []], measure, () => "");
  return paths![0] ?? null;
}

/** The paths of each key; keys with one goal are one question. */
async function byGoal(
  keys: readonly PathKey[],
  ask: (goal: string, starts: readonly string[]) => Promise<readonly (readonly FoundPath[])[]>,
): Promise<(readonly FoundPath[])[]> {
  const places = new Map<string, number[]>();
  for (const [at, { goal }] of keys.entries()) places.set(goal, [...(places.get(goal) ?? []), at]);
  const found: (readonly FoundPath[])[] = [];
  await Promise.all(
    [...places].map(async ([goal, ofGoal]) => {
      const answer = await ask(
        goal,
        ofGoal.map((at) => keys[at]!.start),
      );
      for (const [index, at] of ofGoal.entries()) found[at] = answer[index]!;
    }),
  );
  return found;
}

async function idsOf(
  { reader }: Context,
  pairs: readonly Pair[],
  statement: ReturnType<typeof strongestTies>,
): Promise<ReadonlyMap<string, string>> {
  const rows = pairs.length ? await reader.rows<{ one: string; other: string; id: string }>(statement) : [];
  return new Map(rows.map(({ one, other, id }) => [keyOf([one, other]), id]));
}

const stepsOf = ({ actors }: FoundPath): Pair[] => actors.slice(1).map((to, at) => [actors[at]!, to]);

/** With the tie behind each step. What went away after the graph was asked takes its path along. */
async function described(
  context: Context,
  found: readonly (readonly FoundPath[])[],
  measure: Measure,
  involvementOf: (at: number, path: FoundPath) => string | undefined,
): Promise<MemoryPath[][]> {
  const pairs = distinct(found.flat().flatMap(stepsOf));
  const ties = await idsOf(context, pairs, strongestTies(pairs, measure, context.sees));
  return found.map((paths, at) =>
    paths.flatMap((path) => {
      const { score, hops, weights } = path;
      const steps = stepsOf(path).map((pair, step) => {
        const [fromId, toId] = pair;
        return { fromId, toId, relationshipId: ties.get(keyOf(pair)), weight: weights[step]! };
      });
      const involvementId = involvementOf(at, path);
      const isWhole = involvementId !== undefined && steps.every(({ relationshipId }) => relationshipId);
      return isWhole ? [{ score, hops, steps: steps as PathStep[], involvementId }] : [];
    }),
  );
}
