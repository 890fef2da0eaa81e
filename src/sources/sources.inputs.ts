// How questions narrow and order sources and themes.
import { ArgsType, Field, InputType } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import { enumOf } from "../core/enum.types";
import { PeriodFilter } from "../core/period.types";
import { SourceKind } from "./source.entity";
import { ThemeScheme } from "./theme.entity";

@InputType("SourceFilter", { description: "Which sources to keep; all conditions must hold." })
export class SourceFilter {
  @Field(() => [SourceKind], { nullable: true, description: "Of one of these kinds." })
  kind?: (keyof typeof SourceKind)[] | null;

  @Field(() => [String], { nullable: true, description: "Written in one of these languages (ISO 639)." })
  lang?: string[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Published then." })
  published?: PeriodFilter | null;
}

export const SourceOrder = enumOf("SourceOrder", "How to order sources; ties break by id.", {
  TITLE: "By title, from A to Z.",
  PUBLISHED: "Latest published first.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class SourcesArgs extends PageArgs {
  @Field(() => SourceFilter, { nullable: true, description: "Which to keep." })
  filter?: SourceFilter | null;

  @Field(() => SourceOrder, { defaultValue: "TITLE", description: "In which order." })
  orderBy!: keyof typeof SourceOrder;
}

@InputType("ThemeFilter", { description: "Which themes to keep; all conditions must hold." })
export class ThemeFilter {
  @Field(() => [ThemeScheme], { nullable: true, description: "With a code in one of these lists." })
  scheme?: (keyof typeof ThemeScheme)[] | null;

  @Field(() => [String], { nullable: true, description: "With one of these codes, as 1.3." })
  code?: string[] | null;

  @Field(() => String, { nullable: true, description: "Directly below the theme of this slug." })
  broader?: string | null;
}

@ArgsType()
export class ThemesArgs extends PageArgs {
  @Field(() => ThemeFilter, { nullable: true, description: "Which to keep." })
  filter?: ThemeFilter | null;
}
