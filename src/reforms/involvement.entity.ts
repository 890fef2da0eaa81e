// An involvement: what an actor does in a policy or in one of its reforms, and where it stands on it. This is the record
// that most data bases of organisations lack, and on which every question of influence ends.
import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { RecordEntity } from "../ledger/record.entity";
import { InvolvementRole, ReformStage, Stance } from "./reform.kinds";

@ObjectType("Involvement", {
  implements: RecordEntity,
  simpleResolvers: true,
  description: "What an actor does in a policy or in one of its reforms, and where it stands on it.",
})
@Entity("involvement")
export class Involvement extends RecordEntity {
  static override readonly idPrefix = "involvement";

  @Column("uuid", { name: "actor_id" })
  readonly actorId!: string;

  @Column("uuid", { name: "policy_id" })
  readonly policyId!: string;

  @Column("uuid", { name: "reform_id" })
  readonly reformId!: string | null;

  @Field(() => InvolvementRole, { description: "What the actor does in it." })
  @Column("text")
  readonly role!: InvolvementRole;

  @Field(() => Stance, { description: "Where the actor stands on it." })
  @Column("text")
  readonly stance!: Stance;

  @Field(() => Float, { nullable: true, description: "How hard it pushes, 0 to 1; null: not recorded, taken as 1." })
  @Column("float8")
  readonly intensity!: number | null;

  @Field(() => Float, { description: "How sure it is, 0 to 1; 1 where nothing else is said." })
  @Column("float8")
  readonly confidence!: number;

  @Field(() => ReformStage, { nullable: true, description: "The stage at which it took part; null: not bound to one." })
  @Column("text")
  readonly stage!: ReformStage | null;

  @Column("text", { name: "valid" })
  readonly validText!: string | null;

  @Field(() => String, { nullable: true, description: "What a reader should know of it." })
  @Column("text")
  readonly note!: string | null;
}
