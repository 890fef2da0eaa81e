// A judgement about identity: that two actors, as two sources tell of them, are one, or are not. It is a record like any other, so it
// has an author, a history and evidence, and it can be taken back. Its actors are named as they were said: they may have been merged
// since, taken back, or be known to other nodes only.
import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { RecordEntity } from "../ledger/record.entity";
import { IdentityBasis, IdentityVerdict } from "./identity.kinds";

@ObjectType("IdentityJudgement", {
  implements: RecordEntity,
  simpleResolvers: true,
  description:
    "Whether two actors are one. While a judgement that says SAME stands, `other` goes on as `one`: its id and slug redirect, and what " +
    "refers to it follows.",
})
@Entity("identity_judgement")
export class IdentityJudgement extends RecordEntity {
  static override readonly idPrefix = "identity_judgement";

  @Column("uuid", { name: "one_id" })
  readonly oneUuid!: string;

  @Column("uuid", { name: "other_id" })
  readonly otherUuid!: string;

  @Field(() => IdentityVerdict, { description: "Whether they are one." })
  @Column("text")
  readonly verdict!: IdentityVerdict;

  @Field(() => IdentityBasis, { description: "What it rests on." })
  @Column("text")
  readonly basis!: IdentityBasis;

  @Field(() => Float, {
    nullable: true,
    description: "How alike they were when it was made, 0 to 1, as `identitySuggestions` scores; null: not scored.",
  })
  @Column("float8")
  readonly score!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "What a reader should know of it, as why they are taken for one.",
  })
  @Column("text")
  readonly note!: string | null;
}
