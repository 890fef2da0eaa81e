// Two rankings of the same actors, one beside the other: who rises, who falls, who is gone. Knows no page.

interface Ranked {
  readonly node: { readonly id: string };
  readonly score: number;
}

export interface RankChange<Actor> {
  readonly actor: Actor;
  /** Place from 1 on, with its score; null: not in the list that was compared. */
  readonly before: { readonly rank: number; readonly score: number } | null;
  readonly after: { readonly rank: number; readonly score: number } | null;
}

/** Everybody among the first `first` of either ranking, in the order of the ranking before. */
export function rankChanges<Edge extends Ranked>(
  before: readonly Edge[],
  after: readonly Edge[],
  first: number,
): RankChange<Edge["node"]>[] {
  const placesOf = (edges: readonly Edge[]) =>
    new Map(edges.map(({ node, score }, index) => [node.id, { rank: index + 1, score }] as const));
  const [old, now] = [placesOf(before), placesOf(after)];
  const actors = new Map<string, Edge["node"]>();
  for (const { node } of [...before.slice(0, first), ...after.slice(0, first)]) actors.set(node.id, node);
  return [...actors].map(([id, actor]) => ({ actor, before: old.get(id) ?? null, after: now.get(id) ?? null }));
}
