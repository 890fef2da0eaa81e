// Sources, excerpts, themes and evidence in GraphQL; and `evidence`, which this room adds to every record.
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { connectionOf, PageArgs } from "../core/connection.types";
import type { Context } from "../core/context";
import { LanguageArgs, localised, LocalisedValue } from "../core/localised.types";
import { RecordBy } from "../core/lookup.types";
import { lookUp } from "../ledger/lookup";
import { checkedPageSize, PAGE_SIZE_DEFAULT } from "../core/paging";
import { Period, periodOf } from "../core/period.types";
import { rootPage } from "../database/lists";
import { RecordEntity } from "../ledger/record.entity";
import { Evidence } from "./evidence.entity";
import { Excerpt } from "./excerpt.entity";
import { Source } from "./source.entity";
import { SourcesArgs, ThemesArgs } from "./sources.inputs";
import {
  evidenceBySubject,
  excerptById,
  excerptsBySource,
  sourceById,
  sourceBySlug,
  themeById,
  themeBySlug,
  themesByBroader,
} from "./sources.loaders";
import { sourceList, themeList } from "./sources.sql";
import { Theme } from "./theme.entity";

const SourceConnection = connectionOf(Source, "Source");
const ExcerptConnection = connectionOf(Excerpt, "Excerpt");
const ThemeConnection = connectionOf(Theme, "Theme");

@Resolver(() => Source)
export class SourceResolver {
  @Query(() => Source, { nullable: true, description: "One source; null when there is none." })
  source(@Ctx() context: Context, @Arg("by", () => RecordBy, { description: "By id or slug." }) by: RecordBy) {
    return lookUp(context, by, Source.idPrefix, sourceById, sourceBySlug);
  }

  @Query(() => SourceConnection, { description: "All sources." })
  sources(@Ctx() context: Context, @Args(() => SourcesArgs) args: SourcesArgs) {
    return rootPage(context, sourceList, args);
  }

  @FieldResolver(() => Period, { nullable: true, description: "When it was published." })
  published(@Root() source: Source): Period | null {
    return periodOf(source.publishedText);
  }

  @FieldResolver(() => ExcerptConnection, { description: "The passages quoted from it, by page." })
  excerpts(@Root() source: Source, @Ctx() context: Context, @Args(() => PageArgs) { first, after }: PageArgs) {
    return context.loader(excerptsBySource, { first, after, orderBy: "PAGE", link: null }).load(source.uuid);
  }
}

@Resolver(() => Excerpt)
export class ExcerptResolver {
  @FieldResolver(() => Source, { description: "The document it is from." })
  source(@Root() excerpt: Excerpt, @Ctx() context: Context) {
    return context.loader(sourceById).load(excerpt.sourceId);
  }
}

@Resolver(() => Theme)
export class ThemeResolver {
  @Query(() => Theme, { nullable: true, description: "One theme; null when there is none." })
  theme(@Ctx() context: Context, @Arg("by", () => RecordBy, { description: "By id or slug." }) by: RecordBy) {
    return lookUp(context, by, Theme.idPrefix, themeById, themeBySlug);
  }

  @Query(() => ThemeConnection, { description: "All themes, by name." })
  themes(@Ctx() context: Context, @Args(() => ThemesArgs) args: ThemesArgs) {
    return rootPage(context, themeList, { ...args, orderBy: "NAME" });
  }

  @FieldResolver(() => String, { description: "Its name, in the reader's language." })
  name(@Root() theme: Theme, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(theme.names, context, args)!.value;
  }

  @FieldResolver(() => LocalisedValue, { description: "Its name with the language it is in." })
  localisedName(@Root() theme: Theme, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(theme.names, context, args);
  }

  @FieldResolver(() => Theme, { nullable: true, description: "The theme that it is part of." })
  broader(@Root() theme: Theme, @Ctx() context: Context) {
    return theme.broaderId && context.loader(themeById).load(theme.broaderId);
  }

  @FieldResolver(() => ThemeConnection, { description: "The themes that are part of it, by name." })
  narrower(@Root() theme: Theme, @Ctx() context: Context, @Args(() => PageArgs) { first, after }: PageArgs) {
    return context.loader(themesByBroader, { first, after, orderBy: "NAME", link: null }).load(theme.uuid);
  }
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => Excerpt, { description: "The passage it points at." })
  excerpt(@Root() evidence: Evidence, @Ctx() context: Context) {
    return context.loader(excerptById).load(evidence.excerptId);
  }
}

@Resolver(() => RecordEntity)
export class RecordEvidenceResolver {
  @FieldResolver(() => [Evidence], {
    description: "What speaks for and against this record: what is stated first, then what is inferred.",
  })
  evidence(
    @Root() record: RecordEntity,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: PAGE_SIZE_DEFAULT, description: "At most how many, 1 to 100." })
    first: number,
  ) {
    return context.loader(evidenceBySubject, { first: checkedPageSize(first) }).load(record.uuid);
  }
}
