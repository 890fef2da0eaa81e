// Policies, reforms and involvements in GraphQL; and `involvements`, which this room adds to actors.
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import { connectionOf, PageArgs } from "../core/connection.types";
import type { Context } from "../core/context";
import { uuidOf } from "../core/ids";
import { LanguageArgs, localised, LocalisedValue } from "../core/localised.types";
import { RecordBy } from "../core/lookup.types";
import { lookUp } from "../ledger/lookup";
import { Period, periodOf } from "../core/period.types";
import { rootPage } from "../database/lists";
import { Theme } from "../sources/theme.entity";
import { Involvement } from "./involvement.entity";
import { Policy } from "./policy.entity";
import { Reform, ReformStageEntry } from "./reform.entity";
import {
  InvolvementsArgs,
  NestedInvolvementsArgs,
  PoliciesArgs,
  PolicyReformsArgs,
  ReformsArgs,
} from "./reforms.inputs";
import {
  involvementById,
  involvementsByActor,
  involvementsByPolicy,
  involvementsByReform,
  policiesByReform,
  policyById,
  policyBySlug,
  reformById,
  reformBySlug,
  reformsByPolicy,
  stagesByReform,
  themesByPolicy,
} from "./reforms.loaders";
import { involvementList, policyList, reformList } from "./reforms.sql";

export const PolicyConnection = connectionOf(Policy, "Policy");
const ReformConnection = connectionOf(Reform, "Reform");
const InvolvementConnection = connectionOf(Involvement, "Involvement");

const nested = <Args extends PageArgs & { orderBy: string }>({ first, after, orderBy, ...filter }: Args) => ({
  first,
  after,
  orderBy,
  filter,
  link: null,
});

@Resolver(() => Policy)
export class PolicyResolver {
  @Query(() => Policy, { nullable: true, description: "One policy; null when there is none." })
  policy(@Ctx() context: Context, @Arg("by", () => RecordBy, { description: "By id or slug." }) by: RecordBy) {
    return lookUp(context, by, Policy.idPrefix, policyById, policyBySlug);
  }

  @Query(() => PolicyConnection, { description: "All policies." })
  policies(@Ctx() context: Context, @Args(() => PoliciesArgs) args: PoliciesArgs) {
    return rootPage(context, policyList, args);
  }

  @FieldResolver(() => String, { description: "Its title, in the reader's language." })
  title(@Root() policy: Policy, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(policy.titles, context, args)!.value;
  }

  @FieldResolver(() => LocalisedValue, { description: "Its title with the language it is in." })
  localisedTitle(@Root() policy: Policy, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(policy.titles, context, args);
  }

  @FieldResolver(() => String, { nullable: true, description: "What it is, in the reader's language." })
  description(@Root() policy: Policy, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(policy.descriptions, context, args)?.value ?? null;
  }

  @FieldResolver(() => Period, { nullable: true, description: "When it holds; null: not recorded, taken as always." })
  inForce(@Root() policy: Policy): Period | null {
    return periodOf(policy.inForceText);
  }

  @FieldResolver(() => [Theme], { description: "What it is about, by name." })
  themes(@Root() policy: Policy, @Ctx() context: Context) {
    return context.loader(themesByPolicy).load(policy.uuid);
  }

  @FieldResolver(() => Reform, {
    nullable: true,
    description: "The reform from which it follows; null: from none, or not recorded.",
  })
  arisesFrom(@Root() policy: Policy, @Ctx() context: Context) {
    return policy.arisesFromId && context.loader(reformById).load(policy.arisesFromId);
  }

  @FieldResolver(() => Policy, { nullable: true, description: "The policy whose place it took." })
  replaces(@Root() policy: Policy, @Ctx() context: Context) {
    return policy.replacesId && context.loader(policyById).load(policy.replacesId);
  }

  @FieldResolver(() => ReformConnection, { description: "The attempts to change it." })
  reforms(@Root() policy: Policy, @Ctx() context: Context, @Args(() => PolicyReformsArgs) args: PolicyReformsArgs) {
    return context.loader(reformsByPolicy, nested(args)).load(policy.uuid);
  }

  @FieldResolver(() => InvolvementConnection, { description: "Who is involved in it or in one of its reforms." })
  involvements(
    @Root() policy: Policy,
    @Ctx() context: Context,
    @Args(() => NestedInvolvementsArgs) args: NestedInvolvementsArgs,
  ) {
    return context.loader(involvementsByPolicy, nested(args)).load(policy.uuid);
  }
}

@Resolver(() => Reform)
export class ReformResolver {
  @Query(() => Reform, { nullable: true, description: "One reform; null when there is none." })
  reform(@Ctx() context: Context, @Arg("by", () => RecordBy, { description: "By id or slug." }) by: RecordBy) {
    return lookUp(context, by, Reform.idPrefix, reformById, reformBySlug);
  }

  @Query(() => ReformConnection, { description: "All reforms." })
  reforms(@Ctx() context: Context, @Args(() => ReformsArgs) args: ReformsArgs) {
    return rootPage(context, reformList, args);
  }

  @FieldResolver(() => String, { description: "Its title, in the reader's language." })
  title(@Root() reform: Reform, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(reform.titles, context, args)!.value;
  }

  @FieldResolver(() => LocalisedValue, { description: "Its title with the language it is in." })
  localisedTitle(@Root() reform: Reform, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(reform.titles, context, args);
  }

  @FieldResolver(() => String, { nullable: true, description: "What it is to change, in the reader's language." })
  description(@Root() reform: Reform, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(reform.descriptions, context, args)?.value ?? null;
  }

  @FieldResolver(() => Policy, { description: "The policy that it is to change." })
  policy(@Root() reform: Reform, @Ctx() context: Context) {
    return context.loader(policyById).load(reform.policyId);
  }

  @FieldResolver(() => Period, {
    nullable: true,
    description: "From its beginning on; nothing about it is valid before. null: not recorded.",
  })
  begun(@Root() reform: Reform): Period | null {
    return periodOf(reform.begunText);
  }

  @FieldResolver(() => [ReformStageEntry], {
    description: "The stages it reached, in the order in which it reached them.",
  })
  stages(@Root() reform: Reform, @Ctx() context: Context) {
    return context.loader(stagesByReform).load(reform.uuid);
  }

  @FieldResolver(() => InvolvementConnection, {
    description: "Who is involved in it, in which role, with which stance.",
  })
  involvements(
    @Root() reform: Reform,
    @Ctx() context: Context,
    @Args(() => NestedInvolvementsArgs) args: NestedInvolvementsArgs,
  ) {
    return context.loader(involvementsByReform, nested(args)).load(reform.uuid);
  }

  @FieldResolver(() => PolicyConnection, { description: "The policies that follow from it, by title." })
  gaveRiseTo(@Root() reform: Reform, @Ctx() context: Context, @Args(() => PageArgs) { first, after }: PageArgs) {
    return context.loader(policiesByReform, { first, after, orderBy: "TITLE", link: null }).load(reform.uuid);
  }
}

@Resolver(() => Involvement)
export class InvolvementResolver {
  @Query(() => Involvement, { nullable: true, description: "One involvement by id; null when there is none." })
  involvement(@Ctx() context: Context, @Arg("id", () => ID, { description: "Its typed id." }) id: string) {
    return context.loader(involvementById).load(uuidOf(Involvement.idPrefix, id));
  }

  @Query(() => InvolvementConnection, { description: "All involvements." })
  involvements(@Ctx() context: Context, @Args(() => InvolvementsArgs) args: InvolvementsArgs) {
    return rootPage(context, involvementList, args);
  }

  @FieldResolver(() => Actor, { description: "Who is involved." })
  actor(@Root() involvement: Involvement, @Ctx() context: Context) {
    return context.loader(actorById).load(involvement.actorId);
  }

  @FieldResolver(() => Policy, { description: "In which policy; for a reform, the policy that it is to change." })
  policy(@Root() involvement: Involvement, @Ctx() context: Context) {
    return context.loader(policyById).load(involvement.policyId);
  }

  @FieldResolver(() => Reform, { nullable: true, description: "In which reform; null: in the policy itself." })
  reform(@Root() involvement: Involvement, @Ctx() context: Context) {
    return involvement.reformId && context.loader(reformById).load(involvement.reformId);
  }

  @FieldResolver(() => Period, { nullable: true, description: "When it holds; null: not recorded, taken as always." })
  valid(@Root() involvement: Involvement): Period | null {
    return periodOf(involvement.validText);
  }
}

@Resolver(() => Actor)
export class ActorInvolvementsResolver {
  @FieldResolver(() => InvolvementConnection, {
    description: "What the actor does in policies and reforms, and where it stands.",
  })
  involvements(
    @Root() actor: Actor,
    @Ctx() context: Context,
    @Args(() => NestedInvolvementsArgs) args: NestedInvolvementsArgs,
  ) {
    return context.loader(involvementsByActor, nested(args)).load(actor.uuid);
  }
}
