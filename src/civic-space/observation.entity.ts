// An observation: a number that somebody states of a population, with its unit and where it is stated. Stated, not true:
// a note tells whether it holds together with the numbers beside it.
import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import type { LocalisedText } from "../core/text";
import { RecordEntity } from "../ledger/record.entity";
import { Consistency } from "./civic-space.kinds";

@ObjectType("Observation", {
  implements: RecordEntity,
  simpleResolvers: true,
  description: "A statistic as its source states it: a number, its unit, of which population, for which period.",
})
@Entity("observation")
export class Observation extends RecordEntity {
  static override readonly idPrefix = "observation";

  @Column("jsonb", { name: "title" })
  readonly titles!: LocalisedText;

  @Field(() => Float, { description: "The number, in `unit`." })
  @Column("float8")
  readonly value!: number;

  @Field(() => String, { description: "What the number counts, as percent, persons, USD per day." })
  @Column("text")
  readonly unit!: string;

  @Column("jsonb", { name: "population" })
  readonly populations!: LocalisedText;

  @Column("text", { name: "period" })
  readonly periodText!: string | null;

  @Field(() => String, { nullable: true, description: "Where: ISO 3166 code, as BE; null: not bound to one." })
  @Column("text")
  readonly jurisdiction!: string | null;

  @Column("uuid", { name: "source_id" })
  readonly sourceId!: string | null;

  @Column("uuid", { name: "excerpt_id" })
  readonly excerptId!: string | null;

  @Field(() => Consistency, {
    nullable: true,
    description:
      "Whether it holds together with the numbers from which it is drawn; null: not checked, or drawn from none.",
  })
  @Column("text")
  readonly consistency!: Consistency | null;

  @Column("jsonb", { name: "note" })
  readonly notes!: LocalisedText;
}
