// Preference attainment as GraphQL shows it: one actor's figures, and the ranking of many.
import { ArgsType, Field, Float, Int, ObjectType } from "type-graphql";
import { PageArgs, PageInfoType } from "../core/connection.types";
import { enumOf } from "../core/enum.types";
import { type Selection, StanceSelection } from "./selection.inputs";

@ObjectType("RateInterval", { simpleResolvers: true, description: "Within which bounds a rate lies, 0 to 1." })
export class RateInterval {
  @Field(() => Float, { description: "Its lower end." })
  readonly lower!: number;

  @Field(() => Float, { description: "Its upper end." })
  readonly upper!: number;
}

/** An actor's figures as the database gives them. */
export interface AttainmentFigures {
  readonly actorId: string;
  readonly n: number;
  readonly attained: number;
  readonly nSupport: number;
  readonly nAdopted: number;
  readonly nPartlyAdopted: number;
  readonly nContradictory: number;
  readonly rate: number | null;
  readonly expectedRate: number | null;
  readonly kappa: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

@ObjectType("PreferenceAttainment", {
  simpleResolvers: true,
  description:
    "How often decided reforms ended as an actor wished (preference attainment; Dür 2008, Klüver 2013). It is not influence: who asks " +
    "for what would have come anyway attains it without moving anything, and who is heard on one reform in ten may have moved it " +
    "alone. Stances count if they are SUPPORT or OPPOSE, on a reform (not on a policy as such) that was ADOPTED or REJECTED. A " +
    "reform counts once, however many involvements the actor has in it.",
})
export class PreferenceAttainment implements AttainmentFigures {
  readonly selection!: Selection;
  readonly actorId!: string;
  readonly lower!: number | null;
  readonly upper!: number | null;

  @Field(() => Int, { description: "Reforms counted. 0: nothing can be said, and all measures are null." })
  readonly n!: number;

  @Field(() => Int, {
    description: "Those that ended as the actor wished: supported and adopted, or opposed and rejected. 0 to n.",
  })
  readonly attained!: number;

  @Field(() => Int, { description: "Those that it supported, 0 to n; it opposed the others." })
  readonly nSupport!: number;

  @Field(() => Int, { description: "Those that were adopted, 0 to n; the others were rejected." })
  readonly nAdopted!: number;

  @Field(() => Int, {
    description:
      "Reforms with a clear wish that were adopted in part. They are left out of n: it would be arbitrary to say whose wish that was.",
  })
  readonly nPartlyAdopted!: number;

  @Field(() => Int, {
    description:
      "Decided reforms that the actor both supported and opposed, as in different stages. They are left out of n.",
  })
  readonly nContradictory!: number;

  @Field(() => Float, { nullable: true, description: "attained / n, 0 to 1; null where n is 0." })
  readonly rate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The rate that wishes and outcomes would have by chance, with as many of each: s * a + (1 - s) * (1 - a), where s = nSupport / n " +
      "and a = nAdopted / n. 0 to 1; null where n is 0.",
  })
  readonly expectedRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The rate corrected for chance: (rate - expectedRate) / (1 - expectedRate), Cohen (1960). 1: always attained; 0: as chance would " +
      "have it; below 0, at least -1: less than that. null where n is 0, and where expectedRate is 1, so that chance explains all.",
  })
  readonly kappa!: number | null;
}

export const AttainmentOrder = enumOf("AttainmentOrder", "How to rank actors by attainment; equal ones by id.", {
  INTERVAL: "By the lower end of the interval: a high rate on few reforms comes after one nearly as high on many.",
  KAPPA: "By kappa, the rate corrected for chance; undefined ones last.",
  REFORMS: "By n, the number of reforms counted.",
});
export type AttainmentOrder = keyof typeof AttainmentOrder;

/** The question of a ranking. */
export interface AttainmentRanking {
  readonly selection: Selection;
  readonly orderBy: AttainmentOrder;
  readonly minReforms: number;
}

@ArgsType()
export class AttainmentsArgs extends PageArgs {
  @Field(() => StanceSelection, { nullable: true, description: "Which stances and decisions to count." })
  filter?: StanceSelection | null;

  @Field(() => AttainmentOrder, { defaultValue: "INTERVAL", description: "By what to rank." })
  orderBy!: AttainmentOrder;

  @Field(() => Int, {
    defaultValue: 1,
    description: "Only actors with at least so many reforms counted, 1 to 1,000,000. Outside: BAD_USER_INPUT.",
  })
  minReforms!: number;
}

@ObjectType("AttainmentEdge", {
  simpleResolvers: true,
  description: "One place of a ranking by preference attainment.",
})
export class AttainmentEdge {
  @Field(() => String, { description: "Its place, for `after`. Opaque." })
  readonly cursor!: string;

  readonly node!: AttainmentFigures;
  readonly selection!: Selection;
}

@ObjectType("AttainmentConnection", {
  simpleResolvers: true,
  description: "A page of a ranking of actors by preference attainment.",
})
export class AttainmentConnection {
  readonly asked!: AttainmentRanking;

  @Field(() => [AttainmentEdge], { description: "The page with figures and cursors." })
  readonly edges!: AttainmentEdge[];

  @Field(() => PageInfoType, { description: "Whether and where the ranking goes on." })
  readonly pageInfo!: PageInfoType;

  @Field(() => Int, { description: "Size of the whole ranking. Counted only when asked for." })
  readonly totalCount!: number;
}
