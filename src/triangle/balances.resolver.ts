// The interview's question in GraphQL: `balances`, countries side by side. However many, they cost as much as one.
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { CountryRating } from "../civic-space/country-rating.entity";
import type { Context } from "../core/context";
import { Balances, type CivicSpaceTally, JurisdictionBalance } from "./balances.types";
import { effectsOf, type KindTally, latestRatingsByJurisdiction, talliesByPlace } from "./civic-space.loaders";
import { largestJurisdictions } from "./civic-space.sql";
import { spearman } from "./correlation.measure";
import { BalancesArgs } from "./triangle.inputs";
import { trianglesOf } from "./triangle.resolver";
import { checkedJurisdictions, refuseReversed } from "./weighing";

const NO_CRITERIA = {};

function civicSpaceOf(kinds: readonly KindTally[]): CivicSpaceTally {
  const { openingCount, closingCount } = effectsOf(kinds);
  const all = openingCount + closingCount;
  return { openingCount, closingCount, openness: all > 0 ? (openingCount - closingCount) / all : null, kinds };
}

async function largest(context: Context, asOf: string): Promise<string[]> {
  const rows = await context.reader.rows<{ code: string }>(largestJurisdictions(asOf, context.sees));
  return rows.map(({ code }) => code);
}

@Resolver(() => JurisdictionBalance)
export class BalancesResolver {
  @Query(() => Balances, {
    description:
      "How balanced countries are, beside what they do to their civil society: one question over several jurisdictions. " +
      "Errors: BAD_USER_INPUT, TOO_MANY_POLICIES.",
  })
  async balances(@Ctx() context: Context, @Args(() => BalancesArgs) args: BalancesArgs): Promise<Balances> {
    const asOf = args.asOf ?? context.today;
    const span = { from: args.from ?? null, until: args.until ?? asOf };
    if (span.from) refuseReversed(span.from, span.until);
    const codes = args.jurisdictions ? checkedJurisdictions(args.jurisdictions) : await largest(context, asOf);
    const tallies = context.loader(talliesByPlace, { ...span, criteria: NO_CRITERIA });
    const [triangles, kinds] = await Promise.all([
      trianglesOf(context, codes, { criteria: NO_CRITERIA, weightBy: args.weightBy }, asOf),
      Promise.all(codes.map((code) => tallies.load(code))),
    ]);
    const jurisdictions = codes.map((jurisdiction, at) => ({
      ...{ jurisdiction, triangle: triangles[at]!, civicSpace: civicSpaceOf(kinds[at]!) },
    }));
    const withOpenness = (measure: "weakestLeg" | "evenness") =>
      spearman(jurisdictions.map(({ triangle, civicSpace }) => [triangle[measure], civicSpace.openness]));
    return {
      jurisdictions,
      weakestLegWithOpenness: withOpenness("weakestLeg"),
      evennessWithOpenness: withOpenness("evenness"),
    };
  }

  @FieldResolver(() => [CountryRating], {
    description:
      "Of each scheme the latest rating of exactly this jurisdiction whose period had begun by `asOf`. `freedom` has the score from 0 to 1: " +
      "compare within one scheme only.",
  })
  ratings(@Root() { jurisdiction, triangle }: JurisdictionBalance, @Ctx() context: Context) {
    return context.loader(latestRatingsByJurisdiction, { asOf: triangle.asOf }).load(jurisdiction);
  }
}
