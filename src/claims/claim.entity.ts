// A claim: what a named speaker asserts in an excerpt. It stays somebody's word: recording it does not make it a fact of
// this data base, and what speaks for or against it is evidence like that on any other record.
//
// Claims have a room of their own above actors/, although they are close kin to sources and excerpts: a claim has a speaker,
// and sources/ lies below actors/, where nobody knows of any.
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { RecordEntity } from "../ledger/record.entity";
import { ClaimKind, ClaimStatus } from "./claim.kinds";

@ObjectType("Claim", {
  implements: RecordEntity,
  simpleResolvers: true,
  description:
    "What a named speaker asserts in a passage of a source. Its status and its evidence tell how it stands with what others say.",
})
@Entity("claim")
export class Claim extends RecordEntity {
  static override readonly idPrefix = "claim";

  @Column("uuid", { name: "excerpt_id" })
  readonly excerptId!: string;

  @Column("uuid", { name: "speaker_id" })
  readonly speakerId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Who speaks, as the source prints it; for speakers who are no actors here. null: see `speaker`.",
  })
  @Column("text", { name: "speaker_name" })
  readonly speakerName!: string | null;

  @Field(() => ClaimKind, { description: "What kind of thing it says." })
  @Column("text")
  readonly kind!: ClaimKind;

  @Field(() => ClaimStatus, { description: "How it stands with what else is known." })
  @Column("text")
  readonly status!: ClaimStatus;

  @Column("text", { name: "asserted" })
  readonly assertedText!: string | null;

  @Column("uuid", { name: "about_id" })
  readonly aboutId!: string | null;

  @Column("text", { name: "about_type" })
  readonly aboutType!: string | null;

  @Field(() => String, { nullable: true, description: "Of a causal claim: what brings it about, in short." })
  @Column("text")
  readonly cause!: string | null;

  @Field(() => String, { nullable: true, description: "Of a causal claim: what is brought about, in short." })
  @Column("text")
  readonly effect!: string | null;

  @Field(() => String, { nullable: true, description: "What a reader should know of it, as why it is disputed." })
  @Column("text")
  readonly note!: string | null;
}
