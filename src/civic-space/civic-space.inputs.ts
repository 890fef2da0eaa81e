// How questions narrow and order civic-space events, country ratings and observations.
import { ArgsType, Field, InputType } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import { enumOf } from "../core/enum.types";
import { PeriodFilter } from "../core/period.types";
import { CivicSpaceEffect, CivicSpaceEventKind, Consistency, RatingScheme } from "./civic-space.kinds";

@InputType("CivicSpaceEventFilter", { description: "Which events to keep; all conditions must hold." })
export class CivicSpaceEventFilter {
  @Field(() => [CivicSpaceEventKind], { nullable: true, description: "Of one of these kinds." })
  kind?: CivicSpaceEventKind[] | null;

  @Field(() => [CivicSpaceEffect], { nullable: true, description: "Moving civic space in one of these directions." })
  effect?: CivicSpaceEffect[] | null;

  @Field(() => [String], { nullable: true, description: "In one of these jurisdictions (ISO 3166, as MR)." })
  jurisdiction?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Done to one of these actors, by slug." })
  target?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Done by one of these actors, by slug." })
  perpetrator?: string[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Happening then." })
  occurred?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly having happened by this day: what is done stays done." })
  asOf?: string | null;
}

export const CivicSpaceEventOrder = enumOf("CivicSpaceEventOrder", "How to order events; ties break by id.", {
  OCCURRED: "Latest first; undated last.",
  KIND: "By kind, from A to Z.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class CivicSpaceEventsArgs extends PageArgs {
  @Field(() => CivicSpaceEventFilter, { nullable: true, description: "Which to keep." })
  filter?: CivicSpaceEventFilter | null;

  @Field(() => CivicSpaceEventOrder, { defaultValue: "OCCURRED", description: "In which order." })
  orderBy!: keyof typeof CivicSpaceEventOrder;
}

@ArgsType()
export class ActorCivicSpaceEventsArgs extends PageArgs {
  @Field(() => [CivicSpaceEventKind], { nullable: true, description: "Of one of these kinds." })
  kind?: CivicSpaceEventKind[] | null;

  @Field(() => [CivicSpaceEffect], { nullable: true, description: "Moving civic space in one of these directions." })
  effect?: CivicSpaceEffect[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Happening then." })
  occurred?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly having happened by this day: what is done stays done." })
  asOf?: string | null;

  @Field(() => CivicSpaceEventOrder, { defaultValue: "OCCURRED", description: "In which order." })
  orderBy!: keyof typeof CivicSpaceEventOrder;
}

@InputType("CountryRatingFilter", { description: "Which ratings to keep; all conditions must hold." })
export class CountryRatingFilter {
  @Field(() => [RatingScheme], { nullable: true, description: "Of one of these schemes." })
  scheme?: RatingScheme[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these jurisdictions (ISO 3166, as MR)." })
  jurisdiction?: string[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "For then." })
  period?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly for this day." })
  asOf?: string | null;
}

export const CountryRatingOrder = enumOf("CountryRatingOrder", "How to order ratings; ties break by id.", {
  PERIOD: "Latest period first.",
  JURISDICTION: "By jurisdiction, from A to Z.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class CountryRatingsArgs extends PageArgs {
  @Field(() => CountryRatingFilter, { nullable: true, description: "Which to keep." })
  filter?: CountryRatingFilter | null;

  @Field(() => CountryRatingOrder, { defaultValue: "PERIOD", description: "In which order." })
  orderBy!: keyof typeof CountryRatingOrder;
}

@InputType("ObservationFilter", { description: "Which observations to keep; all conditions must hold." })
export class ObservationFilter {
  @Field(() => [String], { nullable: true, description: "In one of these units, as percent." })
  unit?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these jurisdictions (ISO 3166, as BE)." })
  jurisdiction?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Stated in one of these sources, by slug." })
  source?: string[] | null;

  @Field(() => [Consistency], { nullable: true, description: "Checked with one of these results." })
  consistency?: Consistency[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "For then." })
  period?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly for this day." })
  asOf?: string | null;
}

export const ObservationOrder = enumOf("ObservationOrder", "How to order observations; ties break by id.", {
  TITLE: "By title, from A to Z.",
  PERIOD: "Latest period first; undated last.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class ObservationsArgs extends PageArgs {
  @Field(() => ObservationFilter, { nullable: true, description: "Which to keep." })
  filter?: ObservationFilter | null;

  @Field(() => ObservationOrder, { defaultValue: "TITLE", description: "In which order." })
  orderBy!: keyof typeof ObservationOrder;
}
