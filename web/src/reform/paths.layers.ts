// Paths as a graph without cycles, which a Sankey needs. An actor that stands at several distances from the end is one node
// where that closes no circle, and else one node for each distance. It knows ids and scores, nothing of the drawing.

export interface Step {
  readonly from: string;
  readonly to: string;
}
export interface PathOfSteps {
  /** From the influencer to the end, each step beginning where the last one ended; never empty. */
  readonly steps: readonly Step[];
  readonly score: number;
}

export interface LayerNode {
  readonly key: string;
  readonly id: string;
}
export interface LayerLink {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  /** The scores of all paths that pass here, summed. */
  readonly value: number;
  /** Indexes of those paths. */
  readonly paths: readonly number[];
  readonly step: Step;
}

const keyAt = (id: string, distance: number): string => `${id}@${distance}`;

interface Place {
  readonly from: string;
  readonly to: string;
}

/** Whether the edges between `places`, with the keys that `named` gives them, close a circle. */
function hasCycle(places: readonly Place[], named: (key: string) => string): boolean {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of places) {
    const [source, target] = [named(from), named(to)];
    next.set(source, (next.get(source) ?? new Set()).add(target));
  }
  const done = new Set<string>();
  const under = new Set<string>();
  const visit = (key: string): boolean => {
    if (under.has(key)) return true;
    if (done.has(key)) return false;
    under.add(key);
    const circles = [...(next.get(key) ?? [])].some(visit);
    under.delete(key);
    done.add(key);
    return circles;
  };
  return [...next.keys()].some(visit);
}

export function layersOf(paths: readonly PathOfSteps[]): { nodes: LayerNode[]; links: LayerLink[] } {
  const places: Place[] = [];
  const distances = new Map<string, Set<number>>();
  const stand = (id: string, distance: number) => {
    distances.set(id, (distances.get(id) ?? new Set()).add(distance));
    return keyAt(id, distance);
  };
  for (const { steps } of paths) {
    steps.forEach(({ from, to }, index) => {
      const left = steps.length - index;
      places.push({ from: stand(from, left), to: stand(to, left - 1) });
    });
  }
  const merged = new Set<string>();
  const idOf = (key: string) => key.slice(0, key.lastIndexOf("@"));
  const named = (key: string) => (merged.has(idOf(key)) ? idOf(key) : key);
  for (const [id, at] of distances) {
    if (at.size === 1) continue;
    merged.add(id);
    if (hasCycle(places, named)) merged.delete(id);
  }
  const nodes = new Map<string, LayerNode>();
  const links = new Map<string, LayerLink>();
  paths.forEach(({ steps, score }, path) => {
    steps.forEach((step, index) => {
      const left = steps.length - index;
      const source = named(keyAt(step.from, left));
      const target = named(keyAt(step.to, left - 1));
      nodes.set(source, { key: source, id: step.from });
      nodes.set(target, { key: target, id: step.to });
      const key = `${source}>${target}`;
      const before = links.get(key);
      links.set(key, {
        ...{ key, source, target, step },
        value: (before?.value ?? 0) + score,
        paths: [...(before?.paths ?? []), path],
      });
    });
  });
  return { nodes: [...nodes.values()], links: [...links.values()] };
}
