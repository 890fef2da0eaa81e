// Search over all names and titles, answered with the records that bear them.
import { Arg, Args, createUnionType, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import { PageArgs, PageInfoType } from "../core/connection.types";
import type { Context } from "../core/context";
import { enumOf } from "../core/enum.types";
import { LocalisedValue } from "../core/localised.types";
import { checkedPageSize, decodeCursor, encodeCursor, type Page, pageOf } from "../core/paging";
import { Refusal } from "../core/refusal";
import { normaliseName } from "../core/text";
import { Actor } from "../actors/actor.entity";
import type { RecordEntity } from "../ledger/record.entity";
import { Policy } from "../reforms/policy.entity";
import { Reform } from "../reforms/reform.entity";
import { type HitRow, searchCount, searchPage } from "../search/search.sql";
import { Source } from "../sources/source.entity";
import { Theme } from "../sources/theme.entity";
import { existsAmong } from "../records/existence.sql";
import { recordOf } from "../records/records";

const SearchResult = createUnionType({
  name: "SearchResult",
  description: "A record that can be found by name or title.",
  types: () => [Actor, Policy, Reform, Source, Theme] as const,
  resolveType: (value: object) => value.constructor.name,
});

const SearchType = enumOf("SearchType", "What to look among.", {
  Actor: "Names of actors, former ones and variants included.",
  Policy: "Titles of policies.",
  Reform: "Titles of reforms.",
  Source: "Titles of sources.",
  Theme: "Names of themes.",
});

@ObjectType("SearchEdge", {
  simpleResolvers: true,
  description: "A hit: the record, how well it matches, and by which name.",
})
class SearchEdge {
  @Field(() => SearchResult, { description: "The record." })
  readonly node!: RecordEntity;

  @Field(() => String, { description: "Its place, for `after`. Opaque." })
  readonly cursor!: string;

  @Field(() => Float, {
    description:
      "0 to 1: 1 for a whole name, otherwise .98 times the trigram similarity (pg_trgm) with the name or its best part.",
  })
  readonly score!: number;

  @Field(() => LocalisedValue, { description: "The name or title that matched." })
  readonly matched!: LocalisedValue;
}

@ObjectType("SearchConnection", { simpleResolvers: true, description: "Hits, best first." })
class SearchConnection {
  @Field(() => [SearchEdge], { description: "The hits with score and cursor." })
  readonly edges!: SearchEdge[];

  @Field(() => [SearchResult], { description: "The records alone." })
  readonly nodes!: RecordEntity[];

  @Field(() => PageInfoType, { description: "Whether and where the list goes on." })
  readonly pageInfo!: PageInfoType;

  @Field(() => Int, { description: "How many records match. Counted only when asked for." })
  readonly totalCount!: number;
}

const exists = existsAmong(Object.keys(SearchType));
const ORDER = "SCORE";
const TEXT_CHARACTERS_MAX = 200;

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      "Records whose name or title resembles the text: any language, accents, case and typing errors aside; former names too.",
  })
  async search(
    @Ctx() context: Context,
    @Arg("text", () => String, { description: "What to look for, at most 200 characters." }) text: string,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg("types", () => [SearchType], { nullable: true, description: "Look only among these." })
    types?: string[] | null,
  ): Promise<Page<RecordEntity, SearchEdge>> {
    if (text.length > TEXT_CHARACTERS_MAX)
      throw new Refusal("BAD_USER_INPUT", `text: longer than ${TEXT_CHARACTERS_MAX} characters`);
    const question = { normal: normaliseName(text), types: types ?? null, exists };
    const position = after ? decodeCursor(after, ORDER, "double precision") : null;
    const rows = await context.reader.rows<HitRow>(
      searchPage(question, context.sees, position, checkedPageSize(first) + 1),
    );
    const edges = await Promise.all(rows.map((row) => edgeOf(context, row)));
    return pageOf(
      edges.filter((edge) => edge !== null),
      first,
      after,
      async () => (await context.reader.rows<{ total: number }>(searchCount(question, context.sees)))[0]!.total,
    );
  }
}

async function edgeOf(context: Context, { uuid, type, score, matched, lang }: HitRow): Promise<SearchEdge | null> {
  const node = await recordOf(context, type, uuid);
  const cursor = encodeCursor({ order: ORDER, value: String(score), uuid });
  return node && { node, score, cursor, matched: { value: matched, lang } };
}
