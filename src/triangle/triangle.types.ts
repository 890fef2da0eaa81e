// The triangle of forces as GraphQL shows it: shares and measures with their formulas, the actors behind them, the series.
import { Field, Float, Int, ObjectType } from "type-graphql";
import { Actor, SectorPosition } from "../actors/actor.entity";
import { Sector } from "../actors/actor.kinds";
import { PageInfoType } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import type { AxisTallies } from "./civic-space.loaders";
import type { EventAxis } from "./civic-space.sql";
import type { ActorEdge, Figures } from "./triangle.loaders";
import { TriangleWeight, type Weighing } from "./weighing";

/** What a triangle and each point of a series tell alike. */
@ObjectType()
abstract class Balance implements Figures {
  @Field(() => Day, { description: "The day as of which it holds." })
  readonly asOf!: string;

  @Field(() => SectorPosition, {
    nullable: true,
    description:
      "What part of the weight each force has, 0 to 1, together 1: p_i = sum of w * position_i / sum of w over the actors, so that a hybrid is " +
      "split by its position. null where nobody has weight; so are then all measures.",
  })
  readonly shares!: SectorPosition | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "E = -sum of p ln p / ln 3 (Shannon 1948, Pielou 1966). 0: one force alone; 1: all three alike. It flatters: two forces alone, alike, " +
      "have .63. Read it beside `weakestLeg`.",
  })
  readonly evenness!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "B = 1 - |p - (1/3, 1/3, 1/3)| / sqrt(2/3): how near the shares are to the middle of the triangle. 0: in a corner; 1: in the middle.",
  })
  readonly barycentricBalance!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "M = 3 * min p. 0: a force is missing, however the other two stand; 1: all three alike. Convention of this project, after the " +
      "interview: a stool does not stand on two legs.",
  })
  readonly weakestLeg!: number | null;

  @Field(() => Sector, {
    nullable: true,
    description:
      "Which force is the weakest; null where two or three share the last place, and where nobody has weight.",
  })
  readonly weakestSector!: Sector | null;

  @Field(() => Int, { description: "How many actors have weight and a sector position: those that are counted." })
  readonly actorCount!: number;

  @Field(() => Int, {
    description:
      "How many have weight and are left out: without a sector position, or a corner of the triangle themselves " +
      '("the State", `Actor.triangleVertex`).',
  })
  readonly unplacedCount!: number;
}

@ObjectType("Triangle", {
  simpleResolvers: true,
  description: "How State, economy and civil society weigh against each other in a selection, as of a day.",
})
export class Triangle extends Balance {
  readonly place!: string;
  readonly weighing!: Weighing;

  @Field(() => TriangleWeight, { description: "By what an actor counts here." })
  readonly weightBy!: TriangleWeight;
}

@ObjectType("TriangleCoverage", {
  simpleResolvers: true,
  description: "On how much a triangle rests. Read it before the balance.",
})
export class TriangleCoverage {
  @Field(() => Int, { description: "How many actors are counted." })
  readonly actorCount!: number;

  @Field(() => Int, {
    description:
      "How many distinct sources support the records of those actors and, by INVOLVEMENT, the involvements that weigh.",
  })
  readonly sourceCount!: number;

  @Field(() => String, { description: "What the figures do not tell." })
  readonly note!: string;
}

export const COVERAGE_NOTE =
  "This weighs what has been recorded here, has a sector position, and what you may see. A hand-picked sample is not a country: " +
  "a force that looks weak may only be less well recorded. Compare one selection with itself over time before you compare two.";

@ObjectType("TriangleActorEdge", { simpleResolvers: true, description: "One of the actors behind the shares." })
export class TriangleActorEdge implements ActorEdge {
  @Field(() => String, { description: "Its place, for `after`. Opaque." })
  readonly cursor!: string;

  @Field(() => Float, { description: "Its weight w, above 0: 1 by COUNT, a sum without upper bound otherwise." })
  readonly weight!: number;

  @Field(() => Float, {
    description: "What it brings to the sector asked for: w * its position there; without a sector, w itself.",
  })
  readonly contribution!: number;

  @Field(() => Actor, { description: "The actor; `sectorPosition` tells where it stands." })
  readonly node!: Actor;
}

@ObjectType("TriangleActorConnection", {
  simpleResolvers: true,
  description: "A page of the actors behind the shares, those that contribute most first, equal ones by id.",
})
export class TriangleActorConnection {
  @Field(() => [TriangleActorEdge], { description: "The page with weights and cursors." })
  readonly edges!: TriangleActorEdge[];

  @Field(() => [Actor], { description: "The page without them." })
  readonly nodes!: Actor[];

  @Field(() => PageInfoType, { description: "Whether and where the list goes on." })
  readonly pageInfo!: PageInfoType;

  @Field(() => Int, { description: "Size of the whole list. Counted only when asked for." })
  readonly totalCount!: number;
}

@ObjectType("TrianglePoint", {
  simpleResolvers: true,
  description:
    "The triangle on one day of a series, and what happened to civic space from that day until before the next point; behind " +
    "the last point, up to the end of the series.",
})
export class TrianglePoint extends Balance {
  @Field(() => Int, { description: "Civic-space events that began in the interval and opened civic space." })
  readonly openingCount!: number;

  @Field(() => Int, { description: "Civic-space events that began in the interval and closed civic space." })
  readonly closingCount!: number;
}

@ObjectType("TriangleSeries", {
  simpleResolvers: true,
  description:
    "The triangle of one selection over time, with civic-space events on the same axis: those in its jurisdiction (where an event names " +
    "none, that of its target) and, where a theme, policy or reform is selected, done to actors that are involved at some time. " +
    "An event stands at its first possible day, so that it counts once.",
})
export class TriangleSeries {
  readonly place!: string;
  readonly axis!: EventAxis;
  readonly undated!: AxisTallies["undated"];

  @Field(() => [TrianglePoint], { description: "From the first day on; up to 60." })
  readonly points!: readonly TrianglePoint[];
}
