// How questions about network strategies are put.
import { ArgsType, Field } from "type-graphql";
import { Day } from "../core/day.scalar";
import { SeriesStep } from "../core/series";
import { RelationshipType } from "../relationships/relationship-types";
import { PARTNERSHIP_DESCRIPTION } from "./partnership.types";

@ArgsType()
class PartnershipArgs {
  @Field(() => [RelationshipType], { nullable: true, description: PARTNERSHIP_DESCRIPTION })
  types?: RelationshipType[] | null;
}

@ArgsType()
export class NetworkStrategyArgs extends PartnershipArgs {
  @Field(() => Day, {
    nullable: true,
    description:
      "As things stood on this day; null: today. Ties that have possibly begun and not certainly ended, between actors of which the same holds.",
  })
  asOf?: string | null;
}

@ArgsType()
export class NetworkStrategySeriesArgs extends PartnershipArgs {
  @Field(() => Day, {
    nullable: true,
    description: "The first point; null: ten years before `until`. After `until`: BAD_USER_INPUT.",
  })
  from?: string | null;

  @Field(() => Day, { nullable: true, description: "No point lies after it; null: today." })
  until?: string | null;

  @Field(() => SeriesStep, {
    defaultValue: "YEAR",
    description: "From each point to the next. More than 60 points: TOO_MANY_POINTS.",
  })
  every!: SeriesStep;
}
