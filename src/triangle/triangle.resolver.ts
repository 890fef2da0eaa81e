// The triangle of forces in GraphQL: `triangle`, the actors behind it, and its series.
import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { CivicSpaceEvent } from "../civic-space/civic-space-event.entity";
import type { Context } from "../core/context";
import { checkedPageSize } from "../core/paging";
import { criteriaOf } from "../reforms/selection.criteria";
import { axisEventsByPlace, axisTalliesByPlace } from "./civic-space.loaders";
import { SeriesArgs, SeriesEventsArgs, TriangleActorsArgs, TriangleArgs } from "./triangle.inputs";
import { actorsByPlace, figuresByPlace, sourceCountByPlace } from "./triangle.loaders";
import { COVERAGE_NOTE, Triangle, TriangleActorConnection, TriangleCoverage, TriangleSeries } from "./triangle.types";
import { checkedPlace, pointsOf, type Weighing } from "./weighing";

/** A triangle for each place, in their order. */
export async function trianglesOf(
  context: Context,
  places: readonly string[],
  weighing: Weighing,
  asOf: string,
): Promise<Triangle[]> {
  const loader = context.loader(figuresByPlace, { ...weighing, days: [asOf] });
  const figures = await Promise.all(places.map((place) => loader.load(place)));
  return places.map((place, at) => ({ place, weighing, weightBy: weighing.weightBy, ...figures[at]![0]! }));
}

@Resolver(() => Triangle)
export class TriangleResolver {
  @Query(() => Triangle, {
    nullable: true,
    description:
      "How State, economy and civil society weigh against each other among the actors that meet all that is given; without anything, " +
      "among all. By INVOLVEMENT and INFLUENCE the policies are those that meet theme, policy and reform at once or, where none " +
      "of these is given, those of the jurisdiction. null where the theme, policy or reform does not exist. " +
      "Errors: BAD_USER_INPUT, BAD_LOOKUP, BAD_ID, TOO_MANY_POLICIES.",
  })
  async triangle(@Ctx() context: Context, @Args(() => TriangleArgs) args: TriangleArgs): Promise<Triangle | null> {
    const place = checkedPlace(args.jurisdiction);
    const criteria = await criteriaOf(context, args);
    if (!criteria) return null;
    const weighing = { criteria, weightBy: args.weightBy };
    const [triangle] = await trianglesOf(context, [place], weighing, args.asOf ?? context.today);
    return triangle!;
  }

  @FieldResolver(() => TriangleActorConnection, {
    description: "The actors behind the shares. Errors: BAD_CURSOR, PAGE_TOO_LARGE.",
  })
  actors(
    @Root() { place, weighing, asOf }: Triangle,
    @Ctx() context: Context,
    @Args(() => TriangleActorsArgs) { first, after, sector }: TriangleActorsArgs,
  ) {
    const args = { ...weighing, day: asOf, sector: sector ?? null, first, after: after ?? null };
    return context.loader(actorsByPlace, args).load(place);
  }

  @FieldResolver(() => TriangleCoverage, { description: "On how much it rests." })
  async coverage(
    @Root() { place, weighing, asOf, actorCount }: Triangle,
    @Ctx() context: Context,
  ): Promise<TriangleCoverage> {
    const sources = context.loader(sourceCountByPlace, { ...weighing, day: asOf, sector: null });
    return { actorCount, sourceCount: await sources.load(place), note: COVERAGE_NOTE };
  }

  @FieldResolver(() => TriangleSeries, {
    description: "The same over time. Errors: BAD_USER_INPUT where the days are reversed, TOO_MANY_POINTS.",
  })
  async series(
    @Root() { place, weighing, asOf }: Triangle,
    @Ctx() context: Context,
    @Args(() => SeriesArgs) { from, until: end, every }: SeriesArgs,
  ): Promise<TriangleSeries> {
    const until = end ?? asOf;
    const days = pointsOf(from, until, every, weighing.weightBy);
    const axis = { criteria: weighing.criteria, days, until };
    const [figures, tallies] = await Promise.all([
      context.loader(figuresByPlace, { ...weighing, days }).load(place),
      context.loader(axisTalliesByPlace, axis).load(place),
    ]);
    const points = figures.map((figure, at) => ({ ...figure, ...tallies.points[at]! }));
    return { place, axis, points, undated: tallies.undated };
  }
}

@Resolver(() => TriangleSeries)
export class TriangleSeriesResolver {
  @FieldResolver(() => [CivicSpaceEvent], {
    description:
      "The events on the axis, the earliest first. The list `civicSpaceEvents` has all. Errors: PAGE_TOO_LARGE.",
  })
  events(
    @Root() { place, axis }: TriangleSeries,
    @Ctx() context: Context,
    @Args(() => SeriesEventsArgs) { first }: SeriesEventsArgs,
  ) {
    return context.loader(axisEventsByPlace, { ...axis, first: checkedPageSize(first) }).load(place);
  }

  @FieldResolver(() => Int, {
    description: "Events that have no first possible day, undated ones among them: they have no place on the axis.",
  })
  undatedCount(@Root() { undated }: TriangleSeries): number {
    return undated.openingCount + undated.closingCount;
  }
}
