// Countries side by side, as GraphQL shows them: how balanced each is, and what it does to its civil society.
import { Field, Float, Int, ObjectType } from "type-graphql";
import { CivicSpaceEffect, CivicSpaceEventKind } from "../civic-space/civic-space.kinds";
import type { KindTally } from "./civic-space.loaders";
import type { RankCorrelation as Correlation } from "./correlation.measure";
import { Triangle } from "./triangle.types";

@ObjectType("CivicSpaceKindTally", { simpleResolvers: true, description: "How often one kind of event happened." })
export class CivicSpaceKindTally implements KindTally {
  @Field(() => CivicSpaceEventKind, { description: "What was done." })
  readonly kind!: CivicSpaceEventKind;

  @Field(() => CivicSpaceEffect, { description: "Which way it moves civic space." })
  readonly effect!: CivicSpaceEffect;

  @Field(() => Int, { description: "How many events." })
  readonly count!: number;
}

@ObjectType("CivicSpaceTally", {
  simpleResolvers: true,
  description:
    "Civic-space events that possibly happened between two days, counted; undated ones possibly happened on any. Events are those " +
    "that are recorded here: many closings may mean that somebody looks closely.",
})
export class CivicSpaceTally {
  @Field(() => Int, {
    description: "Events that opened civic space: recognition, consultation, protection and the like.",
  })
  readonly openingCount!: number;

  @Field(() => Int, { description: "Events that closed civic space: restriction, bans, arrests and the like." })
  readonly closingCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "(opening - closing) / (opening + closing), -1 to 1; null where there are no events. Convention of this project.",
  })
  readonly openness!: number | null;

  @Field(() => [CivicSpaceKindTally], {
    description: "By kind, the commonest first; kinds that never happened are left out.",
  })
  readonly kinds!: readonly CivicSpaceKindTally[];
}

@ObjectType("JurisdictionBalance", {
  simpleResolvers: true,
  description: "One country or region: its triangle, beside what happened to its civil society.",
})
export class JurisdictionBalance {
  @Field(() => String, { description: "ISO 3166 code, as BE; EU." })
  readonly jurisdiction!: string;

  @Field(() => Triangle, { description: "How its forces weigh against each other." })
  readonly triangle!: Triangle;

  @Field(() => CivicSpaceTally, { description: "What was done to its civil society." })
  readonly civicSpace!: CivicSpaceTally;
}

@ObjectType("RankCorrelation", {
  simpleResolvers: true,
  description:
    "Spearman's rank correlation (Spearman 1904; equal values share their mean rank): whether two measures put the jurisdictions in the " +
    "same order. It proves nothing: the sample is hand-picked and small, events are counted where somebody recorded them, and what " +
    "goes together need not follow from each other. No p-value is given, because there is no random sample behind it.",
})
export class RankCorrelation implements Correlation {
  @Field(() => Float, {
    nullable: true,
    description:
      "-1 (opposite order) to 1 (same order); null where fewer than three jurisdictions have both values, or one of the two is the same everywhere.",
  })
  readonly rho!: number | null;

  @Field(() => Int, { description: "How many jurisdictions have both values: a triangle with weight, and events." })
  readonly n!: number;
}

@ObjectType("Balances", {
  simpleResolvers: true,
  description:
    'Jurisdictions side by side. The interview says: "where civil society is recognised, societies are more balanced". ' +
    "Here is what has been recorded, to look for oneself.",
})
export class Balances {
  @Field(() => [JurisdictionBalance], { description: "In the order asked for; otherwise the largest first." })
  readonly jurisdictions!: readonly JurisdictionBalance[];

  @Field(() => RankCorrelation, { description: "`triangle.weakestLeg` against `civicSpace.openness`." })
  readonly weakestLegWithOpenness!: RankCorrelation;

  @Field(() => RankCorrelation, { description: "`triangle.evenness` against `civicSpace.openness`." })
  readonly evennessWithOpenness!: RankCorrelation;
}
