// Influence in GraphQL: who moves a policy or reform, what an actor moves, and how; fields that this room adds to policies,
// reforms and actors.
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../core/context";
import { checkedPageSize } from "../core/paging";
import { Refusal } from "../core/refusal";
import { Actor } from "../actors/actor.entity";
import type { ActorBy } from "../actors/actor.inputs";
import { findActor } from "../actors/actor.resolver";
import { Policy } from "../reforms/policy.entity";
import { Reform } from "../reforms/reform.entity";
import { ExplanationArgs, InfluenceArgs, PolicyInfluenceArgs } from "./influence.inputs";
import { influencePathsByEnds, influencersBySubject, influencesByActor } from "./influence.loaders";
import {
  InfluenceConnection,
  InfluenceEdge,
  InfluencePath,
  InfluencerConnection,
  InfluencerEdge,
  type RankingEdge,
} from "./influence.types";
import { checkedPathCount, EXCLUDED_MAX, measureOf, type Scope } from "./measure";
import type { RankingArguments } from "./ranking";

const ERRORS =
  "Errors: HOPS_TOO_MANY, BAD_USER_INPUT, BAD_CURSOR, PAGE_TOO_LARGE; of `without` BAD_LOOKUP, BAD_ID, NO_SUCH_RECORD; " +
  "QUESTION_TOO_LONG, TOO_BUSY, NOT_READY, POSITION_NOT_REACHED; with @knownAt STATEMENT_TIMEOUT.";
const PATHS_DESCRIPTION =
  "The best simple paths behind the score, by their own score, then the shortest, then by ids: who passes it on to whom, over which tie, " +
  "into which involvement. They explain; they need not sum up to the score. Errors: BAD_USER_INPUT, QUESTION_TOO_LONG, TOO_BUSY.";

/** Checks a question's arguments and gives what all its parents share. */
async function asked(scope: Scope, args: InfluenceArgs, context: Context): Promise<RankingArguments> {
  const after = args.after ?? null;
  const atLeast = args.atLeast ?? null;
  if (atLeast !== null && !SEQ.test(atLeast)) throw new Refusal("BAD_CURSOR", "atLeast: give the `seq` of an entry");
  const measure = measureOf(args, context, await excludedBy(args.without, context));
  return { scope, measure, first: checkedPageSize(args.first), after, atLeast };
}

const SEQ = /^(0|[1-9]\d{0,17})$/;

/** Uuids in one order, so that the same question asked twice is one. Refuses NO_SUCH_RECORD. */
async function excludedBy(without: readonly ActorBy[], context: Context): Promise<string[]> {
  if (without.length > EXCLUDED_MAX) {
    throw new Refusal("BAD_USER_INPUT", `without: at most ${EXCLUDED_MAX} actors`, { argument: "without" });
  }
  const actors = await Promise.all(without.map((by) => findActor(context, by)));
  const uuids = actors.map((actor, at) => {
    if (actor) return actor.uuid;
    throw new Refusal("NO_SUCH_RECORD", `without: there is no actor ${JSON.stringify(without[at])}`);
  });
  return [...new Set(uuids)].sort();
}

const explain = ({ scope, measure, startId, goalId }: RankingEdge, { first }: ExplanationArgs, context: Context) =>
  context
    .loader(influencePathsByEnds, { scope, measure, first: checkedPathCount(first) })
    .load({ start: startId, goal: goalId });

@Resolver(() => Policy)
export class PolicyInfluencersResolver {
  @FieldResolver(() => InfluencerConnection, {
    description:
      "Who weighs on this policy, near and far: actors that are involved in it or in its reforms, and those that reach them over " +
      `ties, strongest first. ${ERRORS}`,
  })
  async influencers(
    @Root() policy: Policy,
    @Ctx() context: Context,
    @Args(() => PolicyInfluenceArgs) args: PolicyInfluenceArgs,
  ) {
    const scope = args.includeReforms ? "POLICY_AND_REFORMS" : "POLICY";
    return context.loader(influencersBySubject, await asked(scope, args, context)).load(policy.uuid);
  }
}

@Resolver(() => Reform)
export class ReformInfluencersResolver {
  @FieldResolver(() => InfluencerConnection, {
    description:
      "Who weighs on this reform, near and far: actors that are involved in it, and those that reach them over ties, strongest " +
      `first. Nobody before it has begun. ${ERRORS}`,
  })
  async influencers(@Root() reform: Reform, @Ctx() context: Context, @Args(() => InfluenceArgs) args: InfluenceArgs) {
    return context.loader(influencersBySubject, await asked("REFORM", args, context)).load(reform.uuid);
  }
}

@Resolver(() => Actor)
export class ActorInfluencesResolver {
  @FieldResolver(() => InfluenceConnection, {
    description:
      "The policies on which this actor weighs, itself or through others, their reforms included, strongest first. The score is the one " +
      `that \`Policy.influencers\` gives the actor for the same arguments. ${ERRORS}`,
  })
  async influences(@Root() actor: Actor, @Ctx() context: Context, @Args(() => InfluenceArgs) args: InfluenceArgs) {
    return context.loader(influencesByActor, await asked("POLICY_AND_REFORMS", args, context)).load(actor.uuid);
  }
}

@Resolver(() => InfluencerEdge)
export class InfluencerEdgeResolver {
  @FieldResolver(() => [InfluencePath], { description: PATHS_DESCRIPTION })
  paths(@Root() edge: RankingEdge, @Ctx() context: Context, @Args(() => ExplanationArgs) args: ExplanationArgs) {
    return explain(edge, args, context);
  }
}

@Resolver(() => InfluenceEdge)
export class InfluenceEdgeResolver {
  @FieldResolver(() => [InfluencePath], { description: PATHS_DESCRIPTION })
  paths(@Root() edge: RankingEdge, @Ctx() context: Context, @Args(() => ExplanationArgs) args: ExplanationArgs) {
    return explain(edge, args, context);
  }
}
