// An excerpt: the very passage of a source that evidence points at, so that every tie can be read up.
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { RecordEntity } from "../ledger/record.entity";

@ObjectType("Excerpt", {
  implements: RecordEntity,
  simpleResolvers: true,
  description: "A passage of a source: page and verbatim quotation, or a note where the source is cited as a whole.",
})
@Entity("excerpt")
export class Excerpt extends RecordEntity {
  static override readonly idPrefix = "excerpt";

  @Column("uuid", { name: "source_id" })
  readonly sourceId!: string;

  @Field(() => String, { nullable: true, description: "Page as printed: 15, or 14-15 where the passage runs over." })
  @Column("text")
  readonly page!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The words of the source, verbatim, misprints included; null: cited as a whole.",
  })
  @Column("text")
  readonly quote!: string | null;

  @Field(() => String, { nullable: true, description: "ISO 639 code of the quotation." })
  @Column("text")
  readonly lang!: string | null;

  @Field(() => String, { nullable: true, description: "Where in the source, or what to know when reading it." })
  @Column("text")
  readonly note!: string | null;
}
