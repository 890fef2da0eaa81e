// The centralities of a network, those that are asked for, by one call: so that a thread may be asked it, and answer with plain
// arrays.
import { betweenness, type Betweenness } from "./betweenness";
import { communities, type Communities } from "./communities";
import { type Degrees, degrees } from "./degree";
import { type Network, undirected } from "./network";
import { incomingTies, pageRank, type PageRank } from "./page-rank";

export type CentralityMeasure = "DEGREE" | "PAGE_RANK" | "BETWEENNESS" | "COMMUNITIES";

/** By node; what was not asked for is null. PageRank follows ties; betweenness and communities take them both ways. */
export interface Centralities {
  /** Of the ties as they point, and of the same taken both ways. */
  readonly degrees: { readonly one: Degrees; readonly both: Degrees } | null;
  readonly pageRank: PageRank | null;
  readonly betweenness: Betweenness | null;
  readonly communities: Communities | null;
}

export function centralitiesOf(network: Network, measures: readonly CentralityMeasure[]): Centralities {
  const asks = (measure: CentralityMeasure) => measures.includes(measure);
  const bothWays = measures.some((measure) => measure !== "PAGE_RANK") ? undirected(network) : null;
  return {
    degrees: bothWays && asks("DEGREE") ? { one: degrees(network), both: degrees(bothWays) } : null,
    pageRank: asks("PAGE_RANK") ? pageRank(incomingTies(network)) : null,
    betweenness: bothWays && asks("BETWEENNESS") ? betweenness(bothWays) : null,
    communities: bothWays && asks("COMMUNITIES") ? communities(bothWays) : null,
  };
}
