// How questions about the triangle are put.
import { ArgsType, Field, Int } from "type-graphql";
import { Sector } from "../actors/actor.kinds";
import { PageArgs } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import { RecordBy } from "../core/lookup.types";
import { SeriesStep } from "../core/series";
import { TriangleWeight } from "./weighing";

const NOT_A_CODE = "of another form: BAD_USER_INPUT.";

@ArgsType()
class WeighingArgs {
  @Field(() => Day, {
    nullable: true,
    description:
      "As things stood on this day; null: today. Who certainly had ended, and who had not possibly begun, is not counted.",
  })
  asOf?: string | null;

  @Field(() => TriangleWeight, { defaultValue: "COUNT", description: "By what an actor counts." })
  weightBy!: TriangleWeight;
}

@ArgsType()
export class TriangleArgs extends WeighingArgs {
  @Field(() => String, {
    nullable: true,
    description: `Actors of this jurisdiction and its parts (ISO 3166: BE includes BE-WAL; EU); null: of any; ${NOT_A_CODE}`,
  })
  jurisdiction?: string | null;

  @Field(() => RecordBy, { nullable: true, description: "Involved in policies with this theme or a narrower one." })
  theme?: RecordBy | null;

  @Field(() => RecordBy, { nullable: true, description: "Involved in this policy or in one of its reforms." })
  policy?: RecordBy | null;

  @Field(() => RecordBy, { nullable: true, description: "Involved in this reform." })
  reform?: RecordBy | null;
}

@ArgsType()
export class BalancesArgs extends WeighingArgs {
  @Field(() => [String], {
    nullable: true,
    description:
      "Which to compare, 1 to 50 (ISO 3166, as BE or BE-WAL; EU), each with its parts; null: the countries with most placed actors, at " +
      `most 50, largest first; none, more, or ${NOT_A_CODE}`,
  })
  jurisdictions?: string[] | null;

  @Field(() => Day, {
    nullable: true,
    description: "Count events that possibly happened on this day or later; null: since ever.",
  })
  from?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: "Count events that possibly happened by this day; null: by `asOf`. Before `from`: BAD_USER_INPUT.",
  })
  until?: string | null;
}

@ArgsType()
export class TriangleActorsArgs extends PageArgs {
  @Field(() => Sector, {
    nullable: true,
    description:
      "Only those that have weight in this sector, by what they contribute to it; null: all, by their weight.",
  })
  sector?: Sector | null;
}

@ArgsType()
export class SeriesArgs {
  @Field(() => Day, { description: "The first point." })
  from!: string;

  @Field(() => Day, {
    nullable: true,
    description:
      "No point lies after it, and the last interval ends with it; null: the triangle's `asOf`. Before `from`: BAD_USER_INPUT.",
  })
  until?: string | null;

  @Field(() => SeriesStep, {
    defaultValue: "YEAR",
    description: "From each point to the next. More than 60 points, by INFLUENCE more than 30: TOO_MANY_POINTS.",
  })
  every!: SeriesStep;
}

@ArgsType()
export class SeriesEventsArgs {
  @Field(() => Int, { defaultValue: 20, description: "At most how many, 1 to 100. Outside: PAGE_TOO_LARGE." })
  first!: number;
}
