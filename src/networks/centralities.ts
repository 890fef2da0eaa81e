// How the centralities of a selection are asked for and worked out: by the graph in memory, in a thread of its own; of the past, from
// one statement that reads the selection's ties, and then of smaller networks only. It knows no GraphQL.
import DataLoader from "dataloader";
import type { Context, LoaderDefinition, Visibility } from "../core/context";
import { Refusal } from "../core/refusal";
import { type Centralities, centralitiesOf, type CentralityMeasure } from "../graph/centrality/centralities";
import { type Network, networkOf } from "../graph/centrality/network";
import { type Graph, GRAPH, termsOf } from "../graph/graph";
import { typeNumbers } from "../graph/vocabulary";
import type { RelationshipType } from "../relationships/relationship-types";
import { type Selection, selectedActors } from "../reforms/selection.sql";
import { actorIds, tiesAmong, type TieRow } from "./centralities.sql";

/** The ties of a type and day among some actors: what a network is made of. */
export interface NetworkQuestion {
  /** uuids */
  readonly actors: readonly string[];
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly types: readonly RelationshipType[];
}

export interface CentralityQuestion extends NetworkQuestion {
  readonly measures: readonly CentralityMeasure[];
  readonly sees: readonly Visibility[];
}

export interface CentralityAnswer {
  /** uuids, by the node that stands for them, in their order. */
  readonly actors: readonly string[];
  /** How many ordered pairs of actors share a tie, from one to the other. */
  readonly pairCount: number;
  readonly results: Centralities;
}

/** Ten significant digits: what differs by rounding alone becomes equal, and then the order is that of ids. */
export const settled = (value: number): number => Number(value.toPrecision(10));

export type AskCentralities = (question: CentralityQuestion) => Promise<CentralityAnswer>;

/** Actors of a network in memory, and of one that is read for the question. */
export const ACTORS_MAX = 200_000;
export const PAST_ACTORS_MAX = 5_000;
export const PAIRS_MAX = 200_000;

const tooLarge = (what: string, max: number) =>
  new Refusal("NETWORK_TOO_LARGE", `The network has more than ${max} ${what}`, { max });

function networkFrom(actors: readonly string[], ties: readonly TieRow[]): Network {
  const nodeOf = new Map(actors.map((actor, node) => [actor, node]));
  const nodes = (end: "source" | "target") => Int32Array.from(ties, (tie) => nodeOf.get(tie[end])!);
  return networkOf(
    actors.length,
    nodes("source"),
    nodes("target"),
    ties.map(({ weight }) => weight),
  );
}

/** Read once a request, whichever measures follow. */
const networkByQuestion: LoaderDefinition<"network", Network, NetworkQuestion> = {
  name: "Ties among actors",
  make: (context, { actors, asOf, types }) =>
    new DataLoader(async (keys: readonly "network"[]) => {
      const ties = await context.reader.rows<TieRow>(
        tiesAmong(actors, { asOf, types, atMost: PAIRS_MAX + 1 }, context.sees),
      );
      if (ties.length > PAIRS_MAX) throw tooLarge("pairs with a tie", PAIRS_MAX);
      const network = networkFrom(actors, ties);
      return keys.map(() => network);
    }),
};

const askBySql =
  (context: Context): AskCentralities =>
  async ({ actors, asOf, types, measures }) => {
    const network = await context.loader(networkByQuestion, { actors, asOf, types }).load("network");
    return { actors, pairCount: network.peers.length, results: centralitiesOf(network, measures) };
  };

const askGraph =
  (context: Context, graph: Graph): AskCentralities =>
  async ({ actors, asOf, types, measures, sees }) => {
    const question = { terms: termsOf(asOf, sees), actors, types: typeNumbers(types), measures };
    const { answer } = await graph.ask(context, "centralities", question, null);
    return { actors, ...answer };
  };

/** The actors of a selection in the order of their ids. Refuses too many with NETWORK_TOO_LARGE. */
async function actorsOf(context: Context, selection: Selection, asOf: string): Promise<readonly string[]> {
  const most = context.find(GRAPH) ? ACTORS_MAX : PAST_ACTORS_MAX;
  const rows = await context.reader.rows<{ id: string }>(
    actorIds(selectedActors(selection, asOf, context.sees), most + 1),
  );
  if (rows.length > most) throw tooLarge("actors", most);
  return rows.map(({ id }) => id);
}

/** What all questions about one network share. */
export interface CentralitySelection {
  readonly selection: Selection;
  readonly asOf: string;
  readonly types: readonly RelationshipType[];
}

export const actorsBySelection: LoaderDefinition<"actors", readonly string[], CentralitySelection> = {
  name: "Actors of a selection",
  make: (context, { selection, asOf }) =>
    new DataLoader(async (keys: readonly "actors"[]) => {
      const actors = await actorsOf(context, selection, asOf);
      return keys.map(() => actors);
    }),
};

/** Measures that are asked for together are worked out together; what a request knows is not asked again. */
export const centralitiesByMeasure: LoaderDefinition<CentralityMeasure, CentralityAnswer, CentralitySelection> = {
  name: "Centralities by measure",
  make: (context, args) =>
    new DataLoader(async (measures: readonly CentralityMeasure[]) => {
      const actors = await context.loader(actorsBySelection, args).load("actors");
      const { asOf, types } = args;
      const graph = context.find(GRAPH);
      const ask = graph ? askGraph(context, graph) : askBySql(context);
      const answer = await ask({ actors, asOf, types, measures, sees: context.sees });
      return measures.map(() => answer);
    }),
};
