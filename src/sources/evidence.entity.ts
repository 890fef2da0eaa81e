// Evidence: the link by which an excerpt supports or contests a record. A record of its own, because who says so, how
// strongly, and by whose reading is as disputable as the record itself.
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { enumOf } from "../core/enum.types";
import { RecordEntity } from "../ledger/record.entity";

export const EvidenceRelation = enumOf("EvidenceRelation", "Which way an excerpt speaks.", {
  SUPPORTS: "It speaks for the record.",
  CONTESTS: "It speaks against the record.",
});

export const EvidenceGrade = enumOf(
  "EvidenceGrade",
  "How much a piece of evidence decides, by the tests of process tracing (Van Evera 1997; Collier 2011).",
  {
    STRAW_IN_THE_WIND: "Neither necessary nor sufficient: it makes the record a little more or less likely.",
    HOOP: "Necessary, not sufficient: failing it would rule the record out.",
    SMOKING_GUN: "Sufficient, not necessary: it confirms the record.",
    DOUBLY_DECISIVE: "Necessary and sufficient: it confirms the record and rules the others out.",
  },
);

export const EvidenceBasis = enumOf("EvidenceBasis", "How one gets from the excerpt to the record.", {
  STATED: "The source says it.",
  INFERRED: "Our reading: it follows from what the source says.",
});

@ObjectType("Evidence", {
  implements: RecordEntity,
  simpleResolvers: true,
  description: "The link by which an excerpt supports or contests a record.",
})
@Entity("evidence")
export class Evidence extends RecordEntity {
  static override readonly idPrefix = "evidence";

  @Column("uuid", { name: "subject_id" })
  readonly subjectId!: string;

  @Column("text", { name: "subject_type" })
  readonly subjectType!: string;

  @Column("uuid", { name: "excerpt_id" })
  readonly excerptId!: string;

  @Field(() => EvidenceRelation, { description: "For or against the record." })
  @Column("text")
  readonly relation!: keyof typeof EvidenceRelation;

  @Field(() => EvidenceGrade, { nullable: true, description: "How much it decides; null: not graded." })
  @Column("text")
  readonly grade!: keyof typeof EvidenceGrade | null;

  @Field(() => EvidenceBasis, { description: "Whether the source says it, or we read it so." })
  @Column("text")
  readonly basis!: keyof typeof EvidenceBasis;

  @Field(() => String, {
    nullable: true,
    description: "Which field of the record it is about, as `names`; null: the record as a whole.",
  })
  @Column("text")
  readonly aspect!: string | null;

  @Field(() => String, { nullable: true, description: "Why the excerpt bears on the record, where that is not plain." })
  @Column("text")
  readonly note!: string | null;
}
