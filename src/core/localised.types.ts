// Localised text in GraphQL: plain strings for those who just read, and the language beside them for those who cite.
import { ArgsType, Field, ObjectType } from "type-graphql";
import type { Context } from "./context";
import { chooseText, type LocalisedText, wantedLanguages } from "./text";

@ObjectType("LocalisedText", { simpleResolvers: true, description: "A text with the language it is in." })
export class LocalisedValue {
  @Field(() => String, { description: "The text." })
  readonly value!: string;

  @Field(() => String, {
    nullable: true,
    description: "ISO 639 code, as fr, nl or en; null where the source does not tell.",
  })
  readonly lang!: string | null;
}

@ArgsType()
export class LanguageArgs {
  @Field(() => [String], {
    nullable: true,
    description:
      'Languages to answer in, most wanted first (ISO 639-1, as ["nl", "fr"]). Then follow the Accept-Language header, ' +
      "the node's own fallback, and at last whatever there is.",
  })
  lang?: string[] | null;
}

export const languagesOf = (context: Context, { lang }: LanguageArgs): readonly string[] =>
  wantedLanguages(lang, context.acceptLanguage, context.fallbackLanguages);

/** The text in the reader's language, and which that is; null where there is no text at all. */
export const localised = (text: LocalisedText, context: Context, args: LanguageArgs): LocalisedValue | null =>
  chooseText(text, languagesOf(context, args));
