// A reform: a dated attempt to change one policy, going through stages.
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import type { LocalisedText } from "../core/text";
import { Period } from "../core/period.types";
import { RecordEntity } from "../ledger/record.entity";
import { ReformOutcome, ReformStage } from "./reform.kinds";

@ObjectType("ReformStageEntry", { simpleResolvers: true, description: "A stage that a reform reached." })
export class ReformStageEntry {
  @Field(() => ReformStage, { description: "The stage." })
  readonly stage!: ReformStage;

  @Field(() => Period, { nullable: true, description: "When; null: not recorded." })
  readonly occurred!: Period | null;

  @Field(() => String, { nullable: true, description: "What happened, where that is not plain." })
  readonly note!: string | null;
}

@ObjectType("Reform", {
  implements: RecordEntity,
  simpleResolvers: true,
  description: "A dated attempt to change one policy: its instruments, the stages it went through, its outcome.",
})
@Entity("reform")
export class Reform extends RecordEntity {
  static override readonly idPrefix = "reform";

  @Field(() => String, { description: "Readable and unique among reforms." })
  @Column("text")
  readonly slug!: string;

  @Column("uuid", { name: "policy_id" })
  readonly policyId!: string;

  @Column("jsonb", { name: "title" })
  readonly titles!: LocalisedText;

  @Column("jsonb", { name: "description" })
  readonly descriptions!: LocalisedText;

  @Field(() => [String], { description: "By what it works, as LAW, ROYAL_DECREE, SUBSIDY_RULES." })
  @Column("text", { array: true })
  readonly instruments!: string[];

  @Field(() => ReformStage, {
    nullable: true,
    description: "The latest stage it is known to have reached; null: none recorded.",
  })
  @Column("text")
  readonly stage!: ReformStage | null;

  @Field(() => ReformOutcome, { description: "How it ended." })
  @Column("text")
  readonly outcome!: ReformOutcome;

  @Column("text", { name: "begun" })
  readonly begunText!: string | null;
}
