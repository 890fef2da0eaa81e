// What stands out when something is chosen: an actor with its neighbours, or a path. Pure; the drawing decides how it looks.
import { eachTie, type NetworkData } from "./graph-data";
import type { Seen } from "./filter";

export interface Emphasis {
  readonly chosen: ReadonlySet<number>;
  /** Actors that keep their colour; null: all do. */
  readonly near: ReadonlySet<number> | null;
  /** Actors whose names are written whatever their size. */
  readonly named: ReadonlySet<number>;
  readonly ties: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();
export const NOTHING_CHOSEN: Emphasis = { chosen: NONE, near: null, named: NONE, ties: NONE };

/** More names than these around one actor hide what they name. */
const NAMED_MAX = 14;

export function emphasisOf(
  data: NetworkData,
  seen: Seen,
  ids: readonly number[],
  how: "NEIGHBOURS" | "PATH",
  sizes: Float32Array,
): Emphasis {
  if (ids.length === 0) return NOTHING_CHOSEN;
  const chosen = new Set(ids);
  const near = new Set(ids);
  const ties = new Set<number>();
  const steps = new Map(ids.map((actor, place) => [actor, ids[place + 1]]));
  for (const actor of ids) {
    eachTie(data, actor, (tie, peer) => {
      const isStep = steps.get(actor) === peer;
      if (!seen.ties[tie] || (how === "PATH" && !isStep)) return;
      ties.add(tie);
      near.add(peer);
    });
  }
  const named = [...near].sort((one, other) => sizes[other]! - sizes[one]! || one - other).slice(0, NAMED_MAX);
  return { chosen, near, named: new Set([...chosen, ...named]), ties };
}
