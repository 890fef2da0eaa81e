// Network strategies in GraphQL: fields that this room adds to actors.
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import type { Context } from "../core/context";
import { seriesDays, yearsLater } from "../core/series";
import { NetworkCoverage } from "./network-coverage.types";
import { PARTNERSHIP_TYPES } from "./partnership.types";
import { NetworkStrategyArgs, NetworkStrategySeriesArgs } from "./strategy.inputs";
import { strategyByMoment, strategyCoverageByMoment } from "./strategy.loaders";
import { NetworkStrategy } from "./strategy.types";

const YEARS_DEFAULT = 10;

@Resolver(() => Actor)
export class ActorNetworkStrategyResolver {
  @FieldResolver(() => NetworkStrategy, {
    description:
      "With this actor as the centre, how its partners are tied to each other: does it keep bilateral ties, or has a network grown that " +
      "stands without it? STATEMENT_TIMEOUT where partners of partners are too many.",
  })
  networkStrategy(
    @Root() actor: Actor,
    @Ctx() context: Context,
    @Args(() => NetworkStrategyArgs) { types, asOf }: NetworkStrategyArgs,
  ) {
    const loader = context.loader(strategyByMoment, { types: types ?? PARTNERSHIP_TYPES });
    return loader.load({ centre: actor.uuid, day: asOf ?? context.today });
  }

  @FieldResolver(() => [NetworkStrategy], {
    description:
      "The same over time, the earliest first. Undated ties count on every day: read `coverage`. " +
      "Errors: BAD_USER_INPUT where the days are reversed, TOO_MANY_POINTS.",
  })
  networkStrategySeries(
    @Root() actor: Actor,
    @Ctx() context: Context,
    @Args(() => NetworkStrategySeriesArgs) { types, from, until: end, every }: NetworkStrategySeriesArgs,
  ) {
    const until = end ?? context.today;
    const days = seriesDays(from ?? yearsLater(until, -YEARS_DEFAULT), until, every);
    const loader = context.loader(strategyByMoment, { types: types ?? PARTNERSHIP_TYPES });
    return Promise.all(days.map((day) => loader.load({ centre: actor.uuid, day })));
  }
}

@Resolver(() => NetworkStrategy)
export class NetworkStrategyResolver {
  @FieldResolver(() => NetworkCoverage, { description: "On how much it rests. Counted only when asked for." })
  coverage(@Root() { centreId, types, asOf }: NetworkStrategy, @Ctx() context: Context) {
    return context.loader(strategyCoverageByMoment, { types }).load({ centre: centreId, day: asOf });
  }
}
