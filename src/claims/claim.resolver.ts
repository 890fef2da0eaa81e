// Claims in GraphQL; and `claims`, which this room adds to every record, as `claimsMade` to actors and excerpts. The two
// have different names because an actor is a record too: what it says, and what is said of it. The list of all claims can
// be asked by what they are about, a record of any type: it is in api/claim-about.resolver.ts.
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import { connectionOf, type PageArgs } from "../core/connection.types";
import type { Context } from "../core/context";
import { uuidOf } from "../core/ids";
import { checkedPageSize, PAGE_SIZE_DEFAULT } from "../core/paging";
import { Period, periodOf } from "../core/period.types";
import { RecordEntity } from "../ledger/record.entity";
import { Excerpt } from "../sources/excerpt.entity";
import { excerptById } from "../sources/sources.loaders";
import { Claim } from "./claim.entity";
import { NestedClaimsArgs } from "./claim.inputs";
import { claimById, claimsByExcerpt, claimsBySpeaker, claimsBySubject, premisesByClaim } from "./claim.loaders";

export const ClaimConnection = connectionOf(Claim, "Claim");

const nested = <Args extends PageArgs & { orderBy: string }>({ first, after, orderBy, ...filter }: Args) => ({
  first,
  after,
  orderBy,
  filter,
  link: null,
});

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => Claim, { nullable: true, description: "One claim by id; null when there is none." })
  claim(@Ctx() context: Context, @Arg("id", () => ID, { description: "Its typed id." }) id: string) {
    return context.loader(claimById).load(uuidOf(Claim.idPrefix, id));
  }

  @FieldResolver(() => Excerpt, {
    description: "The passage in which it is made: its very words, with page and source.",
  })
  excerpt(@Root() claim: Claim, @Ctx() context: Context) {
    return context.loader(excerptById).load(claim.excerptId);
  }

  @FieldResolver(() => Actor, {
    nullable: true,
    description: "Who makes it; null: no actor here, see `speakerName`, or the source speaks for itself.",
  })
  speaker(@Root() claim: Claim, @Ctx() context: Context) {
    return claim.speakerId && context.loader(actorById).load(claim.speakerId);
  }

  @FieldResolver(() => Period, { nullable: true, description: "When it was said; null: not recorded." })
  asserted(@Root() claim: Claim): Period | null {
    return periodOf(claim.assertedText);
  }

  @FieldResolver(() => [Claim], {
    description:
      "The claims from which the speaker draws it. Whether it follows from them is for its evidence to tell.",
  })
  derivedFrom(@Root() claim: Claim, @Ctx() context: Context) {
    return context.loader(premisesByClaim).load(claim.uuid);
  }
}

@Resolver(() => RecordEntity)
export class RecordClaimsResolver {
  @FieldResolver(() => [Claim], { description: "What is claimed about this record, and by whom: earliest said first." })
  claims(
    @Root() record: RecordEntity,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: PAGE_SIZE_DEFAULT, description: "At most how many, 1 to 100." })
    first: number,
  ) {
    return context.loader(claimsBySubject, { first: checkedPageSize(first) }).load(record.uuid);
  }
}

@Resolver(() => Actor)
export class ActorClaimsResolver {
  @FieldResolver(() => ClaimConnection, { description: "What the actor asserts, as the speaker." })
  claimsMade(@Root() actor: Actor, @Ctx() context: Context, @Args(() => NestedClaimsArgs) args: NestedClaimsArgs) {
    return context.loader(claimsBySpeaker, nested(args)).load(actor.uuid);
  }
}

@Resolver(() => Excerpt)
export class ExcerptClaimsResolver {
  @FieldResolver(() => ClaimConnection, { description: "What is asserted in this passage." })
  claimsMade(@Root() excerpt: Excerpt, @Ctx() context: Context, @Args(() => NestedClaimsArgs) args: NestedClaimsArgs) {
    return context.loader(claimsByExcerpt, nested(args)).load(excerpt.uuid);
  }
}
