// A country rating: a published judgement of how free a country is, as its publisher words it, with the scale it stands on.
// Scales differ in length and direction, and between years; so each rating carries its own.
import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { RecordEntity } from "../ledger/record.entity";
import { RatingScheme, ScaleEnd } from "./civic-space.kinds";

@ObjectType("RatingScale", {
  simpleResolvers: true,
  description: "A scale of numbers, and which of its ends is freer.",
})
export class RatingScale {
  @Field(() => Float, { description: "Its lowest number." })
  readonly min!: number;

  @Field(() => Float, { description: "Its highest number." })
  readonly max!: number;

  @Field(() => ScaleEnd, { description: "Which end means more freedom." })
  readonly freerEnd!: ScaleEnd;
}

@ObjectType("CountryRating", {
  implements: RecordEntity,
  simpleResolvers: true,
  description:
    "A published rating of a country's freedom: the value as printed, the number on its scale, for which period.",
})
@Entity("country_rating")
export class CountryRating extends RecordEntity {
  static override readonly idPrefix = "country_rating";

  @Field(() => String, { description: "Which country or region: ISO 3166 code, as MR." })
  @Column("text")
  readonly jurisdiction!: string;

  @Field(() => RatingScheme, { description: "Whose rating it is." })
  @Column("text")
  readonly scheme!: RatingScheme;

  @Field(() => String, { description: "The rating as published: 4, 5+, obstructed, Partly Free." })
  @Column("text")
  readonly value!: string;

  @Field(() => Float, {
    nullable: true,
    description: "The rating as a number on `scale`; null: published as words alone.",
  })
  @Column("float8")
  readonly score!: number | null;

  @Column("float8", { name: "scale_min" })
  readonly scaleMin!: number | null;

  @Column("float8", { name: "scale_max" })
  readonly scaleMax!: number | null;

  @Column("text", { name: "freer_end" })
  readonly freerEnd!: ScaleEnd | null;

  @Column("text", { name: "period" })
  readonly periodText!: string;

  @Column("uuid", { name: "source_id" })
  readonly sourceId!: string;

  @Field(() => String, { nullable: true, description: "What a reader should know of it." })
  @Column("text")
  readonly note!: string | null;
}
