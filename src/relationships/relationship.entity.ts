// A relationship: a typed, directed, dated tie between two actors.
import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { enumOf } from "../core/enum.types";
import type { LocalisedText } from "../core/text";
import { RecordEntity } from "../ledger/record.entity";
import { RelationshipType } from "./relationship-types";

export const TieDirection = enumOf(
  "TieDirection",
  "Which ties of an actor: those that leave it, those that reach it, or both.",
  {
    OUTGOING: "The actor is the source.",
    INCOMING: "The actor is the target.",
    BOTH: "Either.",
  },
);
export type TieDirection = keyof typeof TieDirection;

@ObjectType("Relationship", {
  implements: RecordEntity,
  simpleResolvers: true,
  description:
    "A typed, directed, dated tie between two actors, with strength, confidence and, for money, amount and currency.",
})
@Entity("relationship")
export class Relationship extends RecordEntity {
  static override readonly idPrefix = "relationship";

  @Field(() => RelationshipType, { description: "What kind of tie it is, read from source to target." })
  @Column("text")
  readonly type!: RelationshipType;

  @Column("uuid", { name: "source_id" })
  readonly sourceId!: string;

  @Column("uuid", { name: "target_id" })
  readonly targetId!: string;

  @Column("text", { name: "valid" })
  readonly validText!: string | null;

  @Column("jsonb", { name: "role" })
  readonly roles!: LocalisedText;

  @Field(() => Float, {
    nullable: true,
    description: "How close the tie is, 0 to 1, where a source tells. It does not enter the influence measure.",
  })
  @Column("float8")
  readonly strength!: number | null;

  @Field(() => Float, {
    description:
      "How sure it is that the tie exists, 0 to 1; 1 where nothing else is said. It scales the influence that the tie carries.",
  })
  @Column("float8")
  readonly confidence!: number;

  @Field(() => String, {
    nullable: true,
    description: "Money, as a decimal number in `currency`; text, so that no digit is lost.",
  })
  @Column("numeric")
  readonly amount!: string | null;

  @Field(() => String, { nullable: true, description: "ISO 4217 code of `amount`, as EUR." })
  @Column("text")
  readonly currency!: string | null;

  @Field(() => String, { nullable: true, description: "What a reader should know of it." })
  @Column("text")
  readonly note!: string | null;
}
