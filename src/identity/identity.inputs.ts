// How questions narrow and order judgements about identity.
import { ArgsType, Field, InputType } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import { enumOf } from "../core/enum.types";
import { IdentityBasis, IdentityVerdict } from "./identity.kinds";

@InputType("IdentityJudgementFilter", { description: "Which judgements to keep; all conditions must hold." })
export class IdentityJudgementFilter {
  @Field(() => [IdentityVerdict], { nullable: true, description: "That say one of these." })
  verdict?: IdentityVerdict[] | null;

  @Field(() => [IdentityBasis], { nullable: true, description: "That rest on one of these." })
  basis?: IdentityBasis[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "About one of these actors, by slug, or about what was merged into it.",
  })
  actor?: string[] | null;
}

export const IdentityJudgementOrder = enumOf("IdentityJudgementOrder", "How to order judgements; ties break by id.", {
  CHANGED: "Latest changed first.",
  VERDICT: "By verdict, from A to Z.",
});

@ArgsType()
export class IdentityJudgementsArgs extends PageArgs {
  @Field(() => IdentityJudgementFilter, { nullable: true, description: "Which to keep." })
  filter?: IdentityJudgementFilter | null;

  @Field(() => IdentityJudgementOrder, { defaultValue: "VERDICT", description: "In which order." })
  orderBy!: keyof typeof IdentityJudgementOrder;
}

@ArgsType()
export class NestedIdentityJudgementsArgs extends PageArgs {
  @Field(() => [IdentityVerdict], { nullable: true, description: "That say one of these." })
  verdict?: IdentityVerdict[] | null;

  @Field(() => IdentityJudgementOrder, { defaultValue: "VERDICT", description: "In which order." })
  orderBy!: keyof typeof IdentityJudgementOrder;
}
