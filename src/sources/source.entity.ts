// A source: a citable document. Its interviewer, photographer or author is text here, not an actor: having signed a
// page does not make somebody a player in public life.
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { enumOf } from "../core/enum.types";
import { RecordEntity } from "../ledger/record.entity";

export const SourceKind = enumOf("SourceKind", "What kind of document a source is.", {
  INTERVIEW: "Somebody's words, taken down by another.",
  ARTICLE: "An article of a newspaper, magazine or journal.",
  BOOK: "A book.",
  BROCHURE: "A brochure or leaflet.",
  REPORT: "A report of an organisation.",
  LAW: "A law, decree or regulation, as published.",
  OFFICIAL_RECORD: "Minutes, answers, decisions and other papers of a public body.",
  REGISTER: "A public register, as of companies or lobbyists.",
  DATASET: "A data set.",
  WEB_PAGE: "A page on the web.",
  OTHER: "None of these.",
});

export const CreditRole = enumOf("CreditRole", "What somebody did for a document.", {
  AUTHOR: "Wrote it.",
  EDITOR: "Edited it.",
  INTERVIEWEE: "Answers in it.",
  INTERVIEWER: "Asked the questions.",
  PHOTOGRAPHER: "Took its pictures.",
  TRANSLATOR: "Translated it.",
});

@ObjectType("SourceCredit", {
  simpleResolvers: true,
  description: "Who had which part in a document, as its own text says.",
})
export class SourceCredit {
  @Field(() => CreditRole, { description: "The part." })
  readonly role!: keyof typeof CreditRole;

  @Field(() => String, { description: "The name as printed. Text, not an actor." })
  readonly name!: string;
}

@ObjectType("Source", {
  implements: RecordEntity,
  simpleResolvers: true,
  description:
    "A citable document: an interview, a law, a register. Excerpts quote it, and evidence cites the excerpts.",
})
@Entity("source")
export class Source extends RecordEntity {
  static override readonly idPrefix = "source";

  @Field(() => String, { description: "Readable and unique among sources: lower-case letters, digits, dashes." })
  @Column("text")
  readonly slug!: string;

  @Field(() => SourceKind, { description: "What kind of document it is." })
  @Column("text")
  readonly kind!: keyof typeof SourceKind;

  @Field(() => String, { description: "Its title, in its own language." })
  @Column("text")
  readonly title!: string;

  @Field(() => String, { nullable: true, description: "ISO 639 code of the document's language." })
  @Column("text")
  readonly lang!: string | null;

  @Field(() => String, { nullable: true, description: "What it appeared in, as a journal's issue." })
  @Column("text")
  readonly container!: string | null;

  @Field(() => String, { nullable: true, description: "Who published it." })
  @Column("text")
  readonly publisher!: string | null;

  @Field(() => [SourceCredit], { description: "Authors, interviewers, photographers, as printed." })
  @Column("jsonb")
  readonly credits!: SourceCredit[];

  @Column("text", { name: "published" })
  readonly publishedText!: string | null;

  @Field(() => String, { nullable: true, description: "Pages or length, as printed: 14-15, 170 pages." })
  @Column("text")
  readonly extent!: string | null;

  @Field(() => String, { nullable: true, description: "Where it can be read." })
  @Column("text")
  readonly url!: string | null;

  @Field(() => String, { nullable: true, description: "Under which licence its data may be used." })
  @Column("text")
  readonly licence!: string | null;

  @Field(() => String, { nullable: true, description: "What a reader should know of it." })
  @Column("text")
  readonly note!: string | null;
}
