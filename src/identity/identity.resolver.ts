// Judgements about identity in GraphQL, and `identityJudgements`, which this room adds to actors.
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import { connectionOf } from "../core/connection.types";
import type { Context } from "../core/context";
import { typedId, uuidOf } from "../core/ids";
import { rootPage } from "../database/lists";
import { byUuid } from "../ledger/lookup";
import { IdentityJudgement } from "./identity-judgement.entity";
import { IdentityJudgementsArgs, NestedIdentityJudgementsArgs } from "./identity.inputs";
import { identityJudgementById, identityJudgementsByActor } from "./identity.loaders";
import { identityJudgementList } from "./identity.sql";

const IdentityJudgementConnection = connectionOf(IdentityJudgement, "IdentityJudgement");

@Resolver(() => IdentityJudgement)
export class IdentityJudgementResolver {
  @Query(() => IdentityJudgement, { nullable: true, description: "One judgement by id; null when there is none." })
  identityJudgement(@Ctx() context: Context, @Arg("id", () => ID, { description: "Its typed id." }) id: string) {
    return context.loader(identityJudgementById).load(uuidOf(IdentityJudgement.idPrefix, id));
  }

  @Query(() => IdentityJudgementConnection, { description: "All judgements about which actors are one." })
  identityJudgements(@Ctx() context: Context, @Args(() => IdentityJudgementsArgs) args: IdentityJudgementsArgs) {
    return rootPage(context, identityJudgementList, args);
  }

  @FieldResolver(() => ID, { description: "The id that it names as the one that remains, as it was said." })
  oneId(@Root() { oneUuid }: IdentityJudgement): string {
    return typedId(Actor.idPrefix, oneUuid);
  }

  @FieldResolver(() => ID, { description: "The id that it names as the other, as it was said." })
  otherId(@Root() { otherUuid }: IdentityJudgement): string {
    return typedId(Actor.idPrefix, otherUuid);
  }

  @FieldResolver(() => Actor, {
    nullable: true,
    description: "The one that remains, as it goes on by now; null: it is not known here, or was taken back.",
  })
  one(@Root() { oneUuid }: IdentityJudgement, @Ctx() context: Context) {
    return byUuid(context, oneUuid, actorById);
  }

  @FieldResolver(() => Actor, {
    nullable: true,
    description: "The other, as it goes on by now: the same as `one` where they were merged. null: as of `one`.",
  })
  other(@Root() { otherUuid }: IdentityJudgement, @Ctx() context: Context) {
    return byUuid(context, otherUuid, actorById);
  }
}

@Resolver(() => Actor)
export class ActorIdentityJudgementsResolver {
  @FieldResolver(() => IdentityJudgementConnection, {
    description: "Judgements about whether it, or an actor that was merged into it, is one with another.",
  })
  identityJudgements(
    @Root() actor: Actor,
    @Ctx() context: Context,
    @Args(() => NestedIdentityJudgementsArgs) { first, after, orderBy, ...filter }: NestedIdentityJudgementsArgs,
  ) {
    return context.loader(identityJudgementsByActor, { first, after, orderBy, filter, link: null }).load(actor.uuid);
  }
}
