// How questions narrow and order policies, reforms and involvements.
import { ArgsType, Field, InputType } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import { enumOf } from "../core/enum.types";
import { PeriodFilter } from "../core/period.types";
import { Sector } from "../actors/actor.kinds";
import { InvolvementRole, PolicyKind, ReformOutcome, ReformStage, Stance } from "./reform.kinds";

@InputType("PolicyFilter", { description: "Which policies to keep; all conditions must hold." })
export class PolicyFilter {
  @Field(() => [PolicyKind], { nullable: true, description: "Of one of these kinds." })
  kind?: PolicyKind[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these jurisdictions (ISO 3166, as BE)." })
  jurisdiction?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these themes, by slug." })
  theme?: string[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "In force then." })
  inForce?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly in force on this day." })
  asOf?: string | null;
}

export const PolicyOrder = enumOf("PolicyOrder", "How to order policies; ties break by id.", {
  TITLE: "By title, from A to Z.",
  IN_FORCE: "Latest begun first; undated last.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class PoliciesArgs extends PageArgs {
  @Field(() => PolicyFilter, { nullable: true, description: "Which to keep." })
  filter?: PolicyFilter | null;

  @Field(() => PolicyOrder, { defaultValue: "TITLE", description: "In which order." })
  orderBy!: keyof typeof PolicyOrder;
}

@InputType("ReformFilter", { description: "Which reforms to keep; all conditions must hold." })
export class ReformFilter {
  @Field(() => [ReformStage], { nullable: true, description: "Now at one of these stages." })
  stage?: ReformStage[] | null;

  @Field(() => [ReformStage], { nullable: true, description: "Having reached one of these stages at some time." })
  reached?: ReformStage[] | null;

  @Field(() => [ReformOutcome], { nullable: true, description: "With one of these outcomes." })
  outcome?: ReformOutcome[] | null;

  @Field(() => [String], { nullable: true, description: "Of a policy in one of these jurisdictions." })
  jurisdiction?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of a policy with one of these themes, by slug." })
  theme?: string[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Under way then." })
  begun?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly under way on this day." })
  asOf?: string | null;
}

export const ReformOrder = enumOf("ReformOrder", "How to order reforms; ties break by id.", {
  TITLE: "By title, from A to Z.",
  BEGUN: "Latest begun first; undated last.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class ReformsArgs extends PageArgs {
  @Field(() => ReformFilter, { nullable: true, description: "Which to keep." })
  filter?: ReformFilter | null;

  @Field(() => ReformOrder, { defaultValue: "BEGUN", description: "In which order." })
  orderBy!: keyof typeof ReformOrder;
}

@InputType("InvolvementFilter", { description: "Which involvements to keep; all conditions must hold." })
export class InvolvementFilter {
  @Field(() => [InvolvementRole], { nullable: true, description: "In one of these roles." })
  role?: InvolvementRole[] | null;

  @Field(() => [Stance], { nullable: true, description: "With one of these stances." })
  stance?: Stance[] | null;

  @Field(() => [ReformStage], { nullable: true, description: "At one of these stages." })
  stage?: ReformStage[] | null;

  @Field(() => [Sector], {
    nullable: true,
    description: "Of actors with most of their weight in one of these sectors.",
  })
  sector?: Sector[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Valid then." })
  valid?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly valid on this day; never before the reform began." })
  asOf?: string | null;
}

export const InvolvementOrder = enumOf("InvolvementOrder", "How to order involvements; ties break by id.", {
  ROLE: "Initiators first, then by the weight of the role.",
  BEGUN: "Latest begun first; undated last.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class InvolvementsArgs extends PageArgs {
  @Field(() => InvolvementFilter, { nullable: true, description: "Which to keep." })
  filter?: InvolvementFilter | null;

  @Field(() => InvolvementOrder, { defaultValue: "ROLE", description: "In which order." })
  orderBy!: keyof typeof InvolvementOrder;
}

@ArgsType()
export class NestedInvolvementsArgs extends PageArgs {
  @Field(() => [InvolvementRole], { nullable: true, description: "In one of these roles." })
  role?: InvolvementRole[] | null;

  @Field(() => [Stance], { nullable: true, description: "With one of these stances." })
  stance?: Stance[] | null;

  @Field(() => [ReformStage], { nullable: true, description: "At one of these stages." })
  stage?: ReformStage[] | null;

  @Field(() => [Sector], {
    nullable: true,
    description: "Of actors with most of their weight in one of these sectors.",
  })
  sector?: Sector[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Valid then." })
  valid?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly valid on this day; never before the reform began." })
  asOf?: string | null;

  @Field(() => InvolvementOrder, { defaultValue: "ROLE", description: "In which order." })
  orderBy!: keyof typeof InvolvementOrder;
}

@ArgsType()
export class PolicyReformsArgs extends PageArgs {
  @Field(() => [ReformStage], { nullable: true, description: "Now at one of these stages." })
  stage?: ReformStage[] | null;

  @Field(() => [ReformOutcome], { nullable: true, description: "With one of these outcomes." })
  outcome?: ReformOutcome[] | null;

  @Field(() => Day, { nullable: true, description: "Possibly under way on this day." })
  asOf?: string | null;

  @Field(() => ReformOrder, { defaultValue: "BEGUN", description: "In which order." })
  orderBy!: keyof typeof ReformOrder;
}
