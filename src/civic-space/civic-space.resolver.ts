// Civic-space events, country ratings and observations in GraphQL; and `civicSpaceEvents`, which this room adds to actors.
import { Arg, Args, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import { connectionOf } from "../core/connection.types";
import type { Context } from "../core/context";
import { uuidOf } from "../core/ids";
import { LanguageArgs, localised } from "../core/localised.types";
import { Period, periodOf } from "../core/period.types";
import { rootPage } from "../database/lists";
import { Excerpt } from "../sources/excerpt.entity";
import { Source } from "../sources/source.entity";
import { excerptById, sourceById } from "../sources/sources.loaders";
import { CivicSpaceEvent } from "./civic-space-event.entity";
import {
  ActorCivicSpaceEventsArgs,
  CivicSpaceEventsArgs,
  CountryRatingsArgs,
  ObservationsArgs,
} from "./civic-space.inputs";
import {
  civicSpaceEventById,
  civicSpaceEventsByTarget,
  countryRatingById,
  observationById,
} from "./civic-space.loaders";
import { civicSpaceEventList, countryRatingList, observationList } from "./civic-space.sql";
import { CountryRating, RatingScale } from "./country-rating.entity";
import { Observation } from "./observation.entity";

const CivicSpaceEventConnection = connectionOf(CivicSpaceEvent, "CivicSpaceEvent");
const CountryRatingConnection = connectionOf(CountryRating, "CountryRating");
const ObservationConnection = connectionOf(Observation, "Observation");

@Resolver(() => CivicSpaceEvent)
export class CivicSpaceEventResolver {
  @Query(() => CivicSpaceEvent, {
    nullable: true,
    description: "One civic-space event by id; null when there is none.",
  })
  civicSpaceEvent(@Ctx() context: Context, @Arg("id", () => ID, { description: "Its typed id." }) id: string) {
    return context.loader(civicSpaceEventById).load(uuidOf(CivicSpaceEvent.idPrefix, id));
  }

  @Query(() => CivicSpaceEventConnection, { description: "All civic-space events." })
  civicSpaceEvents(@Ctx() context: Context, @Args(() => CivicSpaceEventsArgs) args: CivicSpaceEventsArgs) {
    return rootPage(context, civicSpaceEventList, args);
  }

  @FieldResolver(() => Actor, { description: "To whom it is done." })
  target(@Root() event: CivicSpaceEvent, @Ctx() context: Context) {
    return context.loader(actorById).load(event.targetId);
  }

  @FieldResolver(() => Actor, {
    nullable: true,
    description:
      "Who does it: who hunts or bans, and of openings who recognises or consults; null: the source names none.",
  })
  perpetrator(@Root() event: CivicSpaceEvent, @Ctx() context: Context) {
    return event.perpetratorId && context.loader(actorById).load(event.perpetratorId);
  }

  @FieldResolver(() => Period, { nullable: true, description: "When; null: not recorded, possibly any day." })
  occurred(@Root() event: CivicSpaceEvent): Period | null {
    return periodOf(event.occurredText);
  }

  @FieldResolver(() => String, { nullable: true, description: "What happened, in the reader's language." })
  description(@Root() event: CivicSpaceEvent, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(event.descriptions, context, args)?.value ?? null;
  }
}

@Resolver(() => CountryRating)
export class CountryRatingResolver {
  @Query(() => CountryRating, { nullable: true, description: "One country rating by id; null when there is none." })
  countryRating(@Ctx() context: Context, @Arg("id", () => ID, { description: "Its typed id." }) id: string) {
    return context.loader(countryRatingById).load(uuidOf(CountryRating.idPrefix, id));
  }

  @Query(() => CountryRatingConnection, { description: "All country ratings." })
  countryRatings(@Ctx() context: Context, @Args(() => CountryRatingsArgs) args: CountryRatingsArgs) {
    return rootPage(context, countryRatingList, args);
  }

  @FieldResolver(() => RatingScale, {
    nullable: true,
    description: "The scale of `score`; null: published as words alone.",
  })
  scale(@Root() { scaleMin, scaleMax, freerEnd }: CountryRating): RatingScale | null {
    return scaleMin === null || scaleMax === null || freerEnd === null
      ? null
      : { min: scaleMin, max: scaleMax, freerEnd };
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Where the score stands between the ends of its scale: 0 the least free end, 1 the freest; null without a score. " +
      "(score - min) / (max - min), from 1 downwards where the lowest number is the freest. It makes the direction of " +
      "scales alike, not what they measure: compare within one scheme only.",
  })
  freedom(@Root() { score, scaleMin, scaleMax, freerEnd }: CountryRating): number | null {
    if (score === null || scaleMin === null || scaleMax === null) return null;
    const share = (score - scaleMin) / (scaleMax - scaleMin);
    return freerEnd === "LOWEST" ? 1 - share : share;
  }

  @FieldResolver(() => Period, { description: "For which year or years." })
  period(@Root() rating: CountryRating): Period {
    return periodOf(rating.periodText)!;
  }

  @FieldResolver(() => Source, { description: "Where it is published." })
  source(@Root() rating: CountryRating, @Ctx() context: Context) {
    return context.loader(sourceById).load(rating.sourceId);
  }
}

@Resolver(() => Observation)
export class ObservationResolver {
  @Query(() => Observation, { nullable: true, description: "One observation by id; null when there is none." })
  observation(@Ctx() context: Context, @Arg("id", () => ID, { description: "Its typed id." }) id: string) {
    return context.loader(observationById).load(uuidOf(Observation.idPrefix, id));
  }

  @Query(() => ObservationConnection, { description: "All observations." })
  observations(@Ctx() context: Context, @Args(() => ObservationsArgs) args: ObservationsArgs) {
    return rootPage(context, observationList, args);
  }

  @FieldResolver(() => String, { description: "What the number says, in the reader's language." })
  title(@Root() observation: Observation, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(observation.titles, context, args)!.value;
  }

  @FieldResolver(() => String, { nullable: true, description: "Of whom or what it is said, in the reader's language." })
  population(@Root() observation: Observation, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(observation.populations, context, args)?.value ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What a reader should know of it, in the reader's language: where it is inconsistent, the arithmetic.",
  })
  note(@Root() observation: Observation, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(observation.notes, context, args)?.value ?? null;
  }

  @FieldResolver(() => Period, { nullable: true, description: "For which time; null: not recorded, possibly any." })
  period(@Root() observation: Observation): Period | null {
    return periodOf(observation.periodText);
  }

  @FieldResolver(() => Excerpt, {
    nullable: true,
    description: "The passage that states it; null: the source as a whole.",
  })
  excerpt(@Root() observation: Observation, @Ctx() context: Context) {
    return observation.excerptId && context.loader(excerptById).load(observation.excerptId);
  }

  @FieldResolver(() => Source, { description: "Where it is stated; of a passage, the source of that." })
  async source(@Root() { sourceId, excerptId }: Observation, @Ctx() context: Context) {
    const id = sourceId ?? (await context.loader(excerptById).load(excerptId!))?.sourceId;
    return id && context.loader(sourceById).load(id);
  }
}

@Resolver(() => Actor)
export class ActorCivicSpaceEventsResolver {
  @FieldResolver(() => CivicSpaceEventConnection, {
    description: "What was done to the actor that gave it room or took it away.",
  })
  civicSpaceEvents(
    @Root() actor: Actor,
    @Ctx() context: Context,
    @Args(() => ActorCivicSpaceEventsArgs) { first, after, orderBy, ...filter }: ActorCivicSpaceEventsArgs,
  ) {
    return context.loader(civicSpaceEventsByTarget, { first, after, orderBy, filter, link: null }).load(actor.uuid);
  }
}
