// The record that a claim is about: of any type, so only this room, which knows them all, can answer.
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Claim } from "../claims/claim.entity";
import type { Context } from "../core/context";
import { RecordEntity } from "../ledger/record.entity";
import { recordOf } from "../records/records";

@Resolver(() => Claim)
export class ClaimAboutResolver {
  @FieldResolver(() => RecordEntity, {
    nullable: true,
    description: "The record that it is about; null: it is about nothing that is recorded here.",
  })
  about(@Root() { aboutType, aboutId }: Claim, @Ctx() context: Context) {
    return aboutType && aboutId && recordOf(context, aboutType, aboutId);
  }
}
