// The record that a claim is about, and claims by the record that they are about: of any type, so only this room, which knows
// them all, can answer.
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Claim } from "../claims/claim.entity";
import { ClaimsArgs } from "../claims/claim.inputs";
import { ClaimConnection } from "../claims/claim.resolver";
import { claimList } from "../claims/claim.sql";
import type { Context } from "../core/context";
import { rootPage } from "../database/lists";
import { RecordEntity } from "../ledger/record.entity";
import { recordOf } from "../records/records";
import { nodeOf } from "./node.resolver";

@Resolver(() => Claim)
export class ClaimAboutResolver {
  @Query(() => ClaimConnection, { description: "All claims." })
  async claims(@Ctx() context: Context, @Args(() => ClaimsArgs) { filter, ...args }: ClaimsArgs) {
    // What does not exist for the reader has no claims about it, though they may exist: they would tell that it does.
    const asked = filter?.about && (await Promise.all(filter.about.map((id) => nodeOf(context, id))));
    const about = asked?.flatMap((record) => record?.id ?? []);
    return rootPage(context, claimList, { ...args, filter: { ...filter, about } });
  }

  @FieldResolver(() => RecordEntity, {
    nullable: true,
    description: "The record that it is about; null: it is about nothing that is recorded here.",
  })
  about(@Root() { aboutType, aboutId }: Claim, @Ctx() context: Context) {
    return aboutType && aboutId && recordOf(context, aboutType, aboutId);
  }
}
