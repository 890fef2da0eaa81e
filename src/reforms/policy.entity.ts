// A policy: a standing line of public action. It lasts; reforms are the dated attempts to change it.
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import type { LocalisedText } from "../core/text";
import { RecordEntity } from "../ledger/record.entity";
import { PolicyKind } from "./reform.kinds";

@ObjectType("Policy", {
  implements: RecordEntity,
  simpleResolvers: true,
  description:
    "A standing line of public action in a jurisdiction: a law, a programme, a goal, a paradigm. Attempts to change it are its reforms.",
})
@Entity("policy")
export class Policy extends RecordEntity {
  static override readonly idPrefix = "policy";

  @Field(() => String, { description: "Readable and unique among policies." })
  @Column("text")
  readonly slug!: string;

  @Field(() => PolicyKind, { description: "What kind of line it is." })
  @Column("text")
  readonly kind!: PolicyKind;

  @Column("jsonb", { name: "title" })
  readonly titles!: LocalisedText;

  @Column("jsonb", { name: "description" })
  readonly descriptions!: LocalisedText;

  @Field(() => String, { nullable: true, description: "Where it holds: ISO 3166 code, as BE; null: not bound to one." })
  @Column("text")
  readonly jurisdiction!: string | null;

  @Column("text", { name: "in_force" })
  readonly inForceText!: string | null;

  @Column("uuid", { name: "arises_from_id" })
  readonly arisesFromId!: string | null;

  @Column("uuid", { name: "replaces_id" })
  readonly replacesId!: string | null;
}
