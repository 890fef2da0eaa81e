// Process tracing in GraphQL: what evidence has been recorded for the involvements behind a policy, a reform, a place in a ranking, and
// for the records of a path.
import { Arg, ArgsType, Args, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../core/context";
import { Day } from "../core/day.scalar";
import { Policy } from "../reforms/policy.entity";
import { Reform } from "../reforms/reform.entity";
import { InfluenceEdge, InfluencePath, InfluencerEdge, type RankingEdge } from "./influence.types";
import { tracingByDeeds, tracingByRecords, tracingBySubject } from "./tracing.loaders";
import { ProcessTracing } from "./tracing.types";

const AS_OF =
  "Involvements that had possibly begun by this day; null: today. Evidence counts whenever it was published.";
const COUNTED =
  "those of roles that carry influence, by actors who had begun; whoever is only TARGET or BENEFICIARY is left out, as `influencers` leaves it out";

@ArgsType()
class PolicyTracingArgs {
  @Field(() => Day, { nullable: true, description: AS_OF })
  asOf?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: "Whether involvements in the policy's reforms count beside those in the policy itself.",
  })
  includeReforms!: boolean;
}

@Resolver(() => Policy)
export class PolicyTracingResolver {
  @FieldResolver(() => ProcessTracing, {
    description: `Evidence for and against the involvements in this policy, counted by grade: ${COUNTED}.`,
  })
  tracing(
    @Root() policy: Policy,
    @Ctx() context: Context,
    @Args(() => PolicyTracingArgs) { asOf, includeReforms }: PolicyTracingArgs,
  ) {
    const scope = includeReforms ? "POLICY_AND_REFORMS" : "POLICY";
    return context.loader(tracingBySubject, { scope, asOf: asOf ?? context.today }).load(policy.uuid);
  }
}

@Resolver(() => Reform)
export class ReformTracingResolver {
  @FieldResolver(() => ProcessTracing, {
    description: `Evidence for and against the involvements in this reform, counted by grade: ${COUNTED}. None before it has begun.`,
  })
  tracing(
    @Root() reform: Reform,
    @Ctx() context: Context,
    @Arg("asOf", () => Day, { nullable: true, description: AS_OF }) asOf?: string | null,
  ) {
    return context.loader(tracingBySubject, { scope: "REFORM", asOf: asOf ?? context.today }).load(reform.uuid);
  }
}

const OWN =
  "Evidence for and against this actor's own involvements, counted by grade: those in which walks of this question end. All 0 for an actor that is not " +
  "involved itself; `paths` have the evidence along the way.";

@Resolver(() => InfluencerEdge)
export class InfluencerTracingResolver {
  @FieldResolver(() => ProcessTracing, { description: OWN })
  tracing(@Root() { scope, measure, startId, goalId }: RankingEdge, @Ctx() context: Context) {
    return context.loader(tracingByDeeds, { scope, asOf: measure.asOf }).load({ actor: startId, subject: goalId });
  }
}

@Resolver(() => InfluenceEdge)
export class InfluenceTracingResolver {
  @FieldResolver(() => ProcessTracing, { description: OWN })
  tracing(@Root() { scope, measure, startId, goalId }: RankingEdge, @Ctx() context: Context) {
    return context.loader(tracingByDeeds, { scope, asOf: measure.asOf }).load({ actor: startId, subject: goalId });
  }
}

@Resolver(() => InfluencePath)
export class PathTracingResolver {
  @FieldResolver(() => ProcessTracing, {
    description:
      "Evidence for and against the records that this path names, counted by grade: the tie of each step and the involvement at its end. Parallel ties " +
      "that are not named are left out. A causal chain is as strong as its weakest link: compare `evidencedCount` with `recordCount`.",
  })
  tracing(@Root() { steps, involvementId }: InfluencePath, @Ctx() context: Context) {
    return context.loader(tracingByRecords).load([...steps.map(({ relationshipId }) => relationshipId), involvementId]);
  }
}
