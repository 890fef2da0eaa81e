// The loaders of the triangle, all by place. However many places and days are asked about, each is one statement; by
// influence, one a day beside it.
import DataLoader from "dataloader";
import type { Sql } from "sql-template-tag";
import { Actor } from "../actors/actor.entity";
import type { Sector } from "../actors/actor.kinds";
import type { Context, LoaderDefinition, Visibility } from "../core/context";
import { checkedPageSize, decodeCursor, encodeCursor, type Page, pageOf } from "../core/paging";
import { hydrate } from "../database/tables";
import { influenceByPlace } from "./influence.weights";
import { type BalanceMeasures, balanceOf, type Shares } from "./triangle.measure";
import {
  type Behind,
  type GivenWeight,
  triangleActorCounts,
  triangleActors,
  triangleFigures,
  triangleSources,
} from "./triangle.sql";
import type { Weighing } from "./weighing";

/** The triangle of one place on one day. */
export interface Figures extends BalanceMeasures {
  readonly asOf: string;
  readonly actorCount: number;
  readonly unplacedCount: number;
}

async function givenWeights(
  context: Context,
  { criteria, weightBy }: Weighing,
  places: readonly string[],
  days: readonly string[],
): Promise<GivenWeight[]> {
  if (weightBy !== "INFLUENCE") return [];
  const given: GivenWeight[] = [];
  for (const day of days) {
    const loader = context.loader(influenceByPlace, { criteria, day });
    const weights = await Promise.all(places.map((place) => loader.load(place)));
    places.forEach((place, at) => weights[at]!.forEach((weight, actor) => given.push({ place, actor, day, weight })));
  }
  return given;
}

type FiguresRow = Shares & {
  readonly parent: string;
  readonly point: number;
  readonly actorCount: number;
  readonly unplacedCount: number;
};

export interface FiguresArguments extends Weighing {
  /** Ascending. */
  readonly days: readonly string[];
}

export const figuresByPlace: LoaderDefinition<string, readonly Figures[], FiguresArguments> = {
  name: "Triangle by place",
  make: (context, { days, ...weighing }) =>
    new DataLoader<string, readonly Figures[]>(async (places) => {
      const given = await givenWeights(context, weighing, places, days);
      const rows = await context.reader.rows<FiguresRow>(
        triangleFigures(places, { ...weighing, given, days }, context.sees),
      );
      const found = new Map<string, Figures[]>(places.map((place) => [place, []]));
      for (const { parent, point, actorCount, unplacedCount, ...sums } of rows) {
        found.get(parent)!.push({ asOf: days[point - 1]!, ...balanceOf(sums), actorCount, unplacedCount });
      }
      return places.map((place) => found.get(place)!);
    }),
};

export interface BehindArguments extends Weighing {
  readonly day: string;
  readonly sector: Sector | null;
}

const behindOf = async (context: Context, args: BehindArguments, places: readonly string[]): Promise<Behind> => ({
  ...args,
  given: await givenWeights(context, args, places, [args.day]),
});

/** A number a place; 0 where there is no row. */
const countsBy = (
  name: string,
  statement: (places: readonly string[], behind: Behind, sees: readonly Visibility[]) => Sql,
): LoaderDefinition<string, number, BehindArguments> => ({
  name,
  make: (context, args) =>
    new DataLoader<string, number>(async (places) => {
      const behind = await behindOf(context, args, places);
      const rows = await context.reader.rows<{ parent: string; total: number }>(
        statement(places, behind, context.sees),
      );
      const totals = new Map(rows.map(({ parent, total }) => [parent, total]));
      return places.map((place) => totals.get(place) ?? 0);
    }),
});

const actorCountByPlace = countsBy("Actors of the triangle by place, counted", triangleActorCounts);
export const sourceCountByPlace = countsBy("Sources of the triangle by place, counted", triangleSources);

export interface ActorEdge {
  readonly cursor: string;
  readonly node: Actor;
  readonly weight: number;
  readonly contribution: number;
}

export interface ActorsArguments extends BehindArguments {
  readonly first: number;
  readonly after: string | null;
}

/** Before everybody: no weight is infinite. */
const START = { contribution: Infinity, uuid: "00000000-0000-0000-0000-000000000000" };

export const actorsByPlace: LoaderDefinition<string, Page<Actor, ActorEdge>, ActorsArguments> = {
  name: "Actors of the triangle by place",
  make: (context, { first, after, ...args }) =>
    new DataLoader<string, Page<Actor, ActorEdge>>(async (places) => {
      const order = `CONTRIBUTION ${args.sector ?? ""}`;
      const position = after ? decodeCursor(after, order, "double precision") : null;
      const begin = position ? { contribution: Number(position.value), uuid: position.uuid } : START;
      const page = { ...(await behindOf(context, args, places)), first: checkedPageSize(first), after: begin };
      const rows = await context.reader.rows<{ parent: string; weight: number; contribution: number }>(
        triangleActors(places, page, context.sees),
      );
      const edges = new Map<string, ActorEdge[]>(places.map((place) => [place, []]));
      for (const { parent, weight, contribution, ...columns } of rows) {
        const node = hydrate(Actor, columns);
        const cursor = encodeCursor({ order, value: String(contribution), uuid: node.uuid });
        edges.get(parent)!.push({ cursor, node, weight, contribution });
      }
      return places.map((place) =>
        pageOf(edges.get(place)!, first, after, () => context.loader(actorCountByPlace, args).load(place)),
      );
    }),
};
