// Rankings, communities and coverage of a selection's network, from what centralities.ts works out.
import DataLoader from "dataloader";
import { type Actor } from "../actors/actor.entity";
import type { Sector } from "../actors/actor.kinds";
import { actorById } from "../actors/actor.loaders";
import type { Context, LoaderDefinition } from "../core/context";
import { decodeCursor, encodeCursor, type Page, pageOf } from "../core/paging";
import type { CentralityMeasure } from "../graph/centrality/centralities";
import {
  actorsBySelection,
  centralitiesByMeasure,
  type CentralityAnswer,
  type CentralitySelection,
  settled,
} from "./centralities";
import type { CentralityOrder } from "./centralities.inputs";
import { centralityCoverage, communitySectors } from "./centralities.sql";
import type { CentralityEdge, Community } from "./centralities.types";
import { COVERAGE_NOTE, type NetworkCoverage } from "./network-coverage.types";

interface Ordering {
  readonly measure: CentralityMeasure;
  readonly values: (answer: CentralityAnswer) => ArrayLike<number>;
}

const ORDERS: Readonly<Record<CentralityOrder, Ordering>> = {
  DEGREE: { measure: "DEGREE", values: ({ results }) => results.degrees!.both.out },
  STRENGTH: { measure: "DEGREE", values: ({ results }) => results.degrees!.both.outStrength },
  PAGE_RANK: { measure: "PAGE_RANK", values: ({ results }) => results.pageRank!.ranks },
  BETWEENNESS: { measure: "BETWEENNESS", values: ({ results }) => results.betweenness!.scores },
};

/** Nodes stand in the order of their ids, so that of equal values the lower node is first. */
const highestFirst = (values: ArrayLike<number>, nodes: number[]): number[] =>
  nodes.sort((one, other) => values[other]! - values[one]! || one - other);

interface RankedPage {
  readonly orderBy: CentralityOrder;
  readonly first: number;
  readonly after?: string | null;
}

type Edge = CentralityEdge & { readonly node: Actor };

/** A page of a ranking; refuses cursors of another order with BAD_CURSOR. */
export async function rankingPage(
  context: Context,
  asked: CentralitySelection,
  { orderBy, first, after }: RankedPage,
): Promise<Page<Actor, Edge> & { readonly asked: CentralitySelection }> {
  const behind = after ? decodeCursor(after, orderBy, "double precision") : null;
  const { measure, values: valuesOf } = ORDERS[orderBy];
  const answer = await context.loader(centralitiesByMeasure, asked).load(measure);
  const { actors } = answer;
  const values = Float64Array.from(valuesOf(answer), settled);
  const isBehind = (node: number) =>
    !behind ||
    values[node]! < Number(behind.value) ||
    (values[node] === Number(behind.value) && actors[node]! > behind.uuid);
  const ranked = highestFirst(values, [...actors.keys()].filter(isBehind)).slice(0, first + 1);
  const found = await Promise.all(ranked.map((node) => context.loader(actorById).load(actors[node]!)));
  const edges = ranked.map((node, place): Edge => {
    const uuid = actors[node]!;
    const cursor = encodeCursor({ order: orderBy, value: String(values[node]), uuid });
    return { asked, index: node, actorId: uuid, cursor, node: found[place]! };
  });
  return { asked, ...pageOf(edges, first, after, async () => actors.length) };
}

interface SectorsRow {
  readonly community: number;
  readonly state: number;
  readonly economy: number;
  readonly civilSociety: number;
}

function dominantIn({ state, economy, civilSociety }: SectorsRow): Sector | null {
  const weights: readonly (readonly [Sector, number])[] = [
    ["STATE", state],
    ["ECONOMY", economy],
    ["CIVIL_SOCIETY", civilSociety],
  ];
  const most = Math.max(state, economy, civilSociety);
  const foremost = weights.filter(([, weight]) => weight === most);
  return foremost.length === 1 ? foremost[0]![0] : null;
}

/** The largest communities, as many as a key says. */
export const communitiesBySelection: LoaderDefinition<number, readonly Community[], CentralitySelection> = {
  name: "Communities of a selection",
  make: (context, asked) =>
    new DataLoader(async (sizes: readonly number[]) => {
      const { actors, results } = await context.loader(centralitiesByMeasure, asked).load("COMMUNITIES");
      const { communityOf, sizes: found } = results.communities!;
      const most = Math.max(...sizes);
      const nodes = [...actors.keys()].filter((node) => communityOf[node]! < most);
      const rows = await context.reader.rows<SectorsRow>(
        communitySectors(
          nodes.map((node) => actors[node]!),
          nodes.map((node) => communityOf[node]!),
          context.sees,
        ),
      );
      const sectors = new Map(rows.map((row) => [row.community, row]));
      const communities = [...found.subarray(0, most)].map((size, number): Community => {
        const row = sectors.get(number);
        return { asked, number, size, sectors: row ?? null, dominantSector: row ? dominantIn(row) : null };
      });
      return sizes.map((size) => communities.slice(0, size));
    }),
};

/** The actors of each community, by uuid, those with most strength first. */
export const membersByCommunity: LoaderDefinition<number, readonly string[], CentralitySelection> = {
  name: "Actors by community",
  make: (context, asked) =>
    new DataLoader(async (numbers: readonly number[]) => {
      const loader = context.loader(centralitiesByMeasure, asked);
      const [{ actors, results }, degree] = await Promise.all([loader.load("COMMUNITIES"), loader.load("DEGREE")]);
      const { communityOf } = results.communities!;
      const members = new Map(numbers.map((number) => [number, [] as string[]]));
      for (const node of highestFirst(degree.results.degrees!.both.outStrength, [...actors.keys()])) {
        members.get(communityOf[node]!)?.push(actors[node]!);
      }
      return numbers.map((number) => members.get(number)!);
    }),
};

export const coverageBySelection: LoaderDefinition<"coverage", NetworkCoverage, CentralitySelection> = {
  name: "Coverage of a selection's network",
  make: (context, asked) =>
    new DataLoader(async (keys: readonly "coverage"[]) => {
      const actors = await context.loader(actorsBySelection, asked).load("actors");
      const [row] = await context.reader.rows<{ tieCount: number; sourceCount: number }>(
        centralityCoverage(actors, asked, context.sees),
      );
      return keys.map(() => ({ actorCount: actors.length, ...row!, note: COVERAGE_NOTE }));
    }),
};
