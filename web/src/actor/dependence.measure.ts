// Whom an actor depends on, reckoned from its ties as the node reckons one step of influence: each tie weighs its type's base
// weight in the direction that runs to the actor, times how sure it is; several ties to one partner add up as chances do.

export interface TieTypeWeights {
  readonly type: string;
  /** From source to target. */
  readonly forward: number;
  readonly backward: number;
}
export interface WeighedTie<Partner> {
  readonly type: string;
  readonly confidence: number;
  readonly source: Partner;
  readonly target: Partner;
}
export interface Dependence<Partner> {
  readonly partner: Partner;
  /** 1 - product of (1 - weight of each tie), 0 to 1. */
  readonly weight: number;
  readonly ties: number;
}

/** Strongest first, equal ones by id; partners whose ties carry nothing towards the actor are left out. */
export function dependences<Partner extends { readonly id: string }>(
  actorId: string,
  ties: readonly WeighedTie<Partner>[],
  types: readonly TieTypeWeights[],
): Dependence<Partner>[] {
  const weights = new Map(types.map((type) => [type.type, type]));
  const found = new Map<string, { partner: Partner; left: number; ties: number }>();
  for (const { type, confidence, source, target } of ties) {
    const isTarget = target.id === actorId;
    const partner = isTarget ? source : target;
    const base = (isTarget ? weights.get(type)?.forward : weights.get(type)?.backward) ?? 0;
    if (base * confidence === 0 || partner.id === actorId) continue;
    const so = found.get(partner.id) ?? { partner, left: 1, ties: 0 };
    found.set(partner.id, { partner, left: so.left * (1 - base * confidence), ties: so.ties + 1 });
  }
  return [...found.values()]
    .map(({ partner, left, ties: count }) => ({ partner, weight: 1 - left, ties: count }))
    .sort((one, other) => other.weight - one.weight || (one.partner.id < other.partner.id ? -1 : 1));
}
