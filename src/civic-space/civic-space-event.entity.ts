// A civic-space event: what is done to an actor of civil society that gives it room or takes it away. It knows who did it
// only where a source names somebody: nobody is filled in.
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import type { LocalisedText } from "../core/text";
import { RecordEntity } from "../ledger/record.entity";
import { CIVIC_SPACE_EVENT_KINDS, CivicSpaceEffect, CivicSpaceEventKind } from "./civic-space.kinds";

@ObjectType("CivicSpaceEvent", {
  implements: RecordEntity,
  simpleResolvers: true,
  description:
    "What is done to an actor that gives it room or takes it away: recognition, consultation, a ban, an arrest. " +
    "`claims` tells who says so, and `evidence` what speaks for it.",
})
@Entity("civic_space_event")
export class CivicSpaceEvent extends RecordEntity {
  static override readonly idPrefix = "civic_space_event";

  @Field(() => CivicSpaceEventKind, { description: "What is done." })
  @Column("text")
  readonly kind!: CivicSpaceEventKind;

  @Field(() => CivicSpaceEffect, { description: "Which way it moves civic space. It follows from the kind." })
  get effect(): CivicSpaceEffect {
    return CIVIC_SPACE_EVENT_KINDS[this.kind].effect;
  }

  @Column("uuid", { name: "target_id" })
  readonly targetId!: string;

  @Column("uuid", { name: "perpetrator_id" })
  readonly perpetratorId!: string | null;

  @Field(() => String, { nullable: true, description: "Where: ISO 3166 code, as MR; null: not recorded." })
  @Column("text")
  readonly jurisdiction!: string | null;

  @Column("text", { name: "occurred" })
  readonly occurredText!: string | null;

  @Column("jsonb", { name: "description" })
  readonly descriptions!: LocalisedText;
}
