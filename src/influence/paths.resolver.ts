// Paths in GraphQL: `paths(from, to)`, and what the steps of every path lead to.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../core/context";
import { Day } from "../core/day.scalar";
import { Refusal } from "../core/refusal";
import { Actor } from "../actors/actor.entity";
import { ActorBy } from "../actors/actor.inputs";
import { actorById } from "../actors/actor.loaders";
import { findActor } from "../actors/actor.resolver";
import { GRAPH } from "../graph/graph";
import { Involvement } from "../reforms/involvement.entity";
import { involvementById } from "../reforms/reforms.loaders";
import { Relationship } from "../relationships/relationship.entity";
import { relationshipById } from "../relationships/relationship.loaders";
import { ActorPathsArgs } from "./influence.inputs";
import { actorPathsByEnds } from "./influence.loaders";
import { ActorPath, InfluencePath, PathStep } from "./influence.types";
import { shortestPathInMemory } from "./paths-in-memory";
import { checkedPathCount, DECAY_DEFAULT, HUB_PENALTY_DEFAULT, measureOf, TIE_HOPS_DEFAULT } from "./measure";

const DEFAULTS = { decay: DECAY_DEFAULT, hubPenalty: HUB_PENALTY_DEFAULT };

@Resolver(() => ActorPath)
export class ActorPathsResolver {
  @Query(() => [ActorPath], {
    description:
      "How one actor reaches another: the best simple paths over ties, by score, then the shortest, then by ids. A tie is walked in " +
      "either direction, with the weight that it carries in that direction; ties without weight, as oppositions, are walked too and " +
      "give score 0. Empty where there is no path, where an actor is unknown, and from an actor to itself. " +
      "Errors: BAD_LOOKUP, BAD_ID, HOPS_TOO_MANY, BAD_USER_INPUT, QUESTION_TOO_LONG, TOO_BUSY.",
  })
  async paths(
    @Ctx() context: Context,
    @Arg("from", () => ActorBy, { description: "The actor whose influence is followed." }) from: ActorBy,
    @Arg("to", () => ActorBy, { description: "The actor to be reached." }) to: ActorBy,
    @Args(() => ActorPathsArgs) { first, maxHops, asOf }: ActorPathsArgs,
  ): Promise<ActorPath[]> {
    const measure = measureOf({ ...DEFAULTS, maxHops, asOf }, context);
    const count = checkedPathCount(first);
    const [start, goal] = await Promise.all([findActor(context, from), findActor(context, to)]);
    if (!start || !goal || start.uuid === goal.uuid) return [];
    return context.loader(actorPathsByEnds, { measure, first: count }).load({ start: start.uuid, goal: goal.uuid });
  }

  @Query(() => ActorPath, {
    nullable: true,
    description:
      "One of the paths with the fewest ties between two actors, however many these are: how far apart they stand. Ties are taken in " +
      "either direction, those without weight and those that have ended too; which of several paths it is, is not determined. null " +
      "where there is none, where an actor is unknown, and from an actor to itself. It answers of the present only: with @knownAt, " +
      "BAD_USER_INPUT. Errors: BAD_LOOKUP, BAD_ID, QUESTION_TOO_LONG, TOO_BUSY.",
  })
  async shortestPath(
    @Ctx() context: Context,
    @Arg("from", () => ActorBy, { description: "The actor from which the path is told." }) from: ActorBy,
    @Arg("to", () => ActorBy, { description: "The actor to be reached." }) to: ActorBy,
    @Arg("asOf", () => Day, { nullable: true, description: "As things stood on this day; null: today." })
    asOf?: string | null,
  ): Promise<ActorPath | null> {
    if (!context.find(GRAPH)) {
      throw new Refusal("BAD_USER_INPUT", "shortestPath answers of the present only; `paths` answers of the past too");
    }
    const measure = measureOf({ ...DEFAULTS, maxHops: TIE_HOPS_DEFAULT, asOf }, context);
    const [start, goal] = await Promise.all([findActor(context, from), findActor(context, to)]);
    if (!start || !goal || start.uuid === goal.uuid) return null;
    return shortestPathInMemory(context, { start: start.uuid, goal: goal.uuid }, measure);
  }
}

@Resolver(() => InfluencePath)
export class InfluencePathResolver {
  @FieldResolver(() => Involvement, {
    description: "What the path ends in: the strongest involvement of its last actor in the policy or reform.",
  })
  involvement(@Root() path: InfluencePath, @Ctx() context: Context) {
    return context.loader(involvementById).load(path.involvementId);
  }
}

@Resolver(() => PathStep)
export class PathStepResolver {
  @FieldResolver(() => Actor, { description: "Who influences." })
  from(@Root() step: PathStep, @Ctx() context: Context) {
    return context.loader(actorById).load(step.fromId);
  }

  @FieldResolver(() => Actor, { description: "Who is influenced." })
  to(@Root() step: PathStep, @Ctx() context: Context) {
    return context.loader(actorById).load(step.toId);
  }

  @FieldResolver(() => Relationship, {
    description:
      "The strongest single tie behind the step; equal ones by id. It may point the other way, where influence runs against it.",
  })
  relationship(@Root() step: PathStep, @Ctx() context: Context) {
    return context.loader(relationshipById).load(step.relationshipId);
  }
}
