// Paths from the graph in memory, which knows who passes what on to whom; which tie stands behind a step, and which involvement a
// path ends in, Postgres tells.
import type { Context } from "../core/context";
import type { FoundPath } from "../graph/path-questions";
import { GRAPH } from "../graph/graph";
import type { PathStep } from "./influence.types";
import { measured, subjectOf } from "./in-memory";
import type { Measure } from "./measure";
import type { PathKey } from "./paths.sql";
import type { RankingQuestion } from "./ranking";
import { type StepEnds, strongestInvolvements, strongestTies } from "./steps.sql";

/** A path as the loaders give it; `involvementId` of those that end in one. */
export interface MemoryPath {
  readonly score: number;
  readonly hops: number;
  readonly steps: readonly PathStep[];
  readonly involvementId: string;
}

/** Of every pair of ends its paths; those with one goal are one question, and steps and involvements two statements a goal. */
export async function influencePathsInMemory(
  context: Context,
  keys: readonly PathKey[],
  asked: RankingQuestion & { readonly first: number },
): Promise<MemoryPath[][]> {
  return byGoal(keys, async (goal, starts) => {
    const question = { ...measured(asked, context), subject: subjectOf(asked, goal), starts, first: asked.first };
    const { answer } = await context.find(GRAPH)!.ask(context, "influencePaths", question, null);
    const ends = [...new Set(answer.flat().map(({ actors }) => actors.at(-1)!))];
    const statement = strongestInvolvements(goal, ends, asked, context.sees);
    const rows = ends.length ? await context.reader.rows<{ actor: string; id: string }>(statement) : [];
    const involvements = new Map(rows.map(({ actor, id }) => [actor, id]));
    return described(context, answer, asked.measure, (path) => involvements.get(path.actors.at(-1)!));
  });
}

export const tiePathsInMemory = (
  context: Context,
  keys: readonly PathKey[],
  asked: { readonly measure: Measure; readonly first: number },
): Promise<MemoryPath[][]> =>
  byGoal(keys, async (goal, starts) => {
    const question = { ...measured(asked, context), goal, starts, first: asked.first };
    const { answer } = await context.find(GRAPH)!.ask(context, "tiePaths", question, null);
    return described(context, answer, asked.measure, () => "");
  });

async function byGoal(
  keys: readonly PathKey[],
  ask: (goal: string, starts: readonly string[]) => Promise<MemoryPath[][]>,
): Promise<MemoryPath[][]> {
  const answers = new Map<string, MemoryPath[]>();
  const keyOf = (start: string, goal: string) => `${start} ${goal}`;
  const goals = [...new Set(keys.map(({ goal }) => goal))];
  await Promise.all(
    goals.map(async (goal) => {
      const starts = keys.filter((key) => key.goal === goal).map(({ start }) => start);
      const found = await ask(goal, starts);
      for (const [at, start] of starts.entries()) answers.set(keyOf(start, goal), found[at]!);
    }),
  );
  return keys.map(({ start, goal }) => answers.get(keyOf(start, goal))!);
}

/** With the tie behind each step. What went away after the graph was asked takes its path along. */
async function described(
  context: Context,
  paths: readonly (readonly FoundPath[])[],
  measure: Measure,
  involvementOf: (path: FoundPath) => string | undefined,
): Promise<MemoryPath[][]> {
  const keyOf = (from: string, to: string) => `${from} ${to}`;
  const steps = new Map<string, StepEnds>();
  for (const { actors } of paths.flat()) {
    for (let at = 1; at < actors.length; at += 1) {
      steps.set(keyOf(actors[at - 1]!, actors[at]!), [actors[at - 1]!, actors[at]!]);
    }
  }
  const statement = strongestTies([...steps.values()], measure, context.sees);
  const rows = steps.size ? await context.reader.rows<{ from: string; to: string; id: string }>(statement) : [];
  const ties = new Map(rows.map(({ from, to, id }) => [keyOf(from, to), id]));
  return paths.map((ofStart) =>
    ofStart.flatMap((path) => {
      const { actors, weights, score, hops } = path;
      const named = weights.map((weight, at) => {
        const [fromId, toId] = [actors[at]!, actors[at + 1]!];
        return { fromId, toId, relationshipId: ties.get(keyOf(fromId, toId)), weight };
      });
      const involvementId = involvementOf(path);
      const isWhole = involvementId !== undefined && named.every(({ relationshipId }) => relationshipId);
      return isWhole ? [{ score, hops, steps: named as PathStep[], involvementId }] : [];
    }),
  );
}
