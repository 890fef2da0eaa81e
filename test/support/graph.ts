// The graph in memory over a test's own database, as a node provides it to its requests.
import type { Provided } from "../../src/core/context";
import { Graph, GRAPH, GRAPH_OPTIONS, type GraphOptions } from "../../src/graph/graph";
import { WakeUp } from "../../src/ledger/wake-up";

export interface TestGraph {
  readonly graph: Graph;
  /** What it reported; whoever expects it takes it out. */
  readonly failures: unknown[];
  readonly provided: ReadonlyMap<Provided<unknown>, unknown>;
  close(): Promise<void>;
}

export function startGraph(url: string, options: Partial<GraphOptions> = {}): TestGraph {
  const wakeUp = new WakeUp(url);
  const failures: unknown[] = [];
  const graph = new Graph(url, wakeUp, (error) => failures.push(error), { ...GRAPH_OPTIONS, count: 1, ...options });
  return {
    graph,
    failures,
    provided: new Map<Provided<unknown>, unknown>([[GRAPH, graph]]),
    async close() {
      await wakeUp.stop();
      await graph.close();
      if (failures.length) throw failures[0];
    },
  };
}
