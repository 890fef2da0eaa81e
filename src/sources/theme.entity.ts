// A theme: what policies are about, in several languages, tied to the code lists that the field already uses.
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { enumOf } from "../core/enum.types";
import type { LocalisedText } from "../core/text";
import { RecordEntity } from "../ledger/record.entity";

export const ThemeScheme = enumOf("ThemeScheme", "A public list of topic codes.", {
  SDG: "United Nations Sustainable Development Goals: goal or target, as 8 or 1.3.",
  CAP: "Comparative Agendas Project, master codebook.",
  DAC: "OECD DAC sector and purpose codes, as 16010.",
});

@ObjectType("ThemeCode", { simpleResolvers: true, description: "A theme's code in a public list." })
export class ThemeCode {
  @Field(() => ThemeScheme, { description: "The list." })
  readonly scheme!: keyof typeof ThemeScheme;

  @Field(() => String, { description: "The code in that list." })
  readonly code!: string;
}

@ObjectType("Theme", {
  implements: RecordEntity,
  simpleResolvers: true,
  description: "A topic that policies are about, with its codes in public lists, broader and narrower themes.",
})
@Entity("theme")
export class Theme extends RecordEntity {
  static override readonly idPrefix = "theme";

  @Field(() => String, { description: "Readable and unique among themes." })
  @Column("text")
  readonly slug!: string;

  @Column("jsonb", { name: "name" })
  readonly names!: LocalisedText;

  @Field(() => [ThemeCode], { description: "Codes in public lists: SDG, CAP, DAC." })
  @Column("jsonb")
  readonly codes!: ThemeCode[];

  @Column("uuid", { name: "broader_id" })
  readonly broaderId!: string | null;
}
