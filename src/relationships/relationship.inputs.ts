// How questions narrow and order relationships.
import { ArgsType, Field, Float, InputType } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import { enumOf } from "../core/enum.types";
import { PeriodFilter } from "../core/period.types";
import { TieDirection } from "./relationship.entity";
import { RelationshipType } from "./relationship-types";

@InputType("RelationshipFilter", { description: "Which relationships to keep; all conditions must hold." })
export class RelationshipFilter {
  @Field(() => [RelationshipType], { nullable: true, description: "Of one of these types." })
  type?: RelationshipType[] | null;

  @Field(() => [String], { nullable: true, description: "With an actor of one of these slugs at either end." })
  actor?: string[] | null;

  @Field(() => [String], { nullable: true, description: "With an actor of one of these jurisdictions at either end." })
  jurisdiction?: string[] | null;

  @Field(() => Float, { nullable: true, description: "At least this sure, 0 to 1." })
  minConfidence?: number | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Valid then." })
  valid?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly valid on this day; never before both ends exist." })
  asOf?: string | null;
}

export const RelationshipOrder = enumOf("RelationshipOrder", "How to order relationships; ties break by id.", {
  TYPE: "By type, from A to Z.",
  BEGUN: "Latest begun first; undated last.",
  CONFIDENCE: "Surest first.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class RelationshipsArgs extends PageArgs {
  @Field(() => RelationshipFilter, { nullable: true, description: "Which to keep." })
  filter?: RelationshipFilter | null;

  @Field(() => RelationshipOrder, { defaultValue: "TYPE", description: "In which order." })
  orderBy!: keyof typeof RelationshipOrder;
}

@ArgsType()
export class ActorRelationshipsArgs extends PageArgs {
  @Field(() => [RelationshipType], { nullable: true, description: "Of one of these types." })
  type?: RelationshipType[] | null;

  @Field(() => TieDirection, { defaultValue: "BOTH", description: "Leaving the actor, reaching it, or both." })
  direction!: TieDirection;

  @Field(() => PeriodFilter, { nullable: true, description: "Valid then." })
  valid?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly valid on this day; never before both ends exist." })
  asOf?: string | null;

  @Field(() => RelationshipOrder, { defaultValue: "TYPE", description: "In which order." })
  orderBy!: keyof typeof RelationshipOrder;
}
