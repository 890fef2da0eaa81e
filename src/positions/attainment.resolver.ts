// Preference attainment in GraphQL: a field that this room adds to actors, and the ranking of all.
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import type { Context } from "../core/context";
import {
  ALL,
  attainmentByActor,
  attainmentCoverageByActor,
  attainments,
  attainmentsCoverage,
} from "./attainment.loaders";
import {
  AttainmentConnection,
  AttainmentEdge,
  AttainmentsArgs,
  PreferenceAttainment,
  RateInterval,
} from "./attainment.types";
import { PositionsCoverage, StancesCoverage } from "./coverage.types";
import { checkedRange, selectionOf, SubjectSelection } from "./selection.inputs";

const REFORMS_MAX = 1_000_000;

@Resolver(() => Actor)
export class ActorAttainmentResolver {
  @FieldResolver(() => PreferenceAttainment, {
    description:
      "How often decided reforms ended as this actor wished. `from` and `until` are days of decision: the first possible day of the last " +
      "ADOPTION or REJECTED stage that brought the outcome. Errors: BAD_USER_INPUT for days that are reversed, BAD_DATE.",
  })
  async attainment(
    @Root() actor: Actor,
    @Ctx() context: Context,
    @Args(() => SubjectSelection) args: SubjectSelection,
  ): Promise<PreferenceAttainment> {
    const selection = selectionOf(args);
    const figures = await context.loader(attainmentByActor, selection).load(actor.uuid);
    return { ...figures, actorId: actor.uuid, selection };
  }
}

@Resolver(() => PreferenceAttainment)
export class PreferenceAttainmentResolver {
  @FieldResolver(() => RateInterval, {
    nullable: true,
    description:
      "The interval of 95 % around the rate, by the score method of Wilson (1927), which holds for few reforms and for rates near 0 and 1. " +
      "It takes reforms for independent, which they are not quite. null where n is 0.",
  })
  interval(@Root() { lower, upper }: PreferenceAttainment): RateInterval | null {
    return lower === null || upper === null ? null : { lower, upper };
  }

  @FieldResolver(() => StancesCoverage, { description: "On how much the figures rest. Counted only when asked for." })
  coverage(@Root() { actorId, selection }: PreferenceAttainment, @Ctx() context: Context) {
    return context.loader(attainmentCoverageByActor, selection).load(actorId);
  }
}

@Resolver(() => AttainmentConnection)
export class AttainmentConnectionResolver {
  @Query(() => AttainmentConnection, {
    description:
      "Actors ranked by how often decided reforms ended as they wished. It is not a ranking by influence: see `PreferenceAttainment`. " +
      "Errors: BAD_USER_INPUT, BAD_DATE, BAD_CURSOR, PAGE_TOO_LARGE.",
  })
  async attainments(@Ctx() context: Context, @Args(() => AttainmentsArgs) args: AttainmentsArgs) {
    const minReforms = checkedRange("minReforms", args.minReforms, 1, REFORMS_MAX);
    const selection = selectionOf(args.filter);
    const asked = { selection, orderBy: args.orderBy, minReforms };
    const page = await context.loader(attainments, { asked, first: args.first, after: args.after ?? null }).load(ALL);
    return { ...page, edges: page.edges.map((edge) => ({ ...edge, selection })), asked };
  }

  @FieldResolver(() => [Actor], { description: "The page's actors alone." })
  nodes(@Root() { edges }: AttainmentConnection, @Ctx() context: Context) {
    return context.loader(actorById).loadMany(edges.map(({ node }) => node.actorId));
  }

  @FieldResolver(() => PositionsCoverage, {
    description: "On how much the ranking rests. Counted only when asked for.",
  })
  coverage(@Root() { asked }: AttainmentConnection, @Ctx() context: Context) {
    return context.loader(attainmentsCoverage, asked).load(ALL);
  }
}

@Resolver(() => AttainmentEdge)
export class AttainmentEdgeResolver {
  @FieldResolver(() => Actor, { description: "The actor." })
  node(@Root() { node }: AttainmentEdge, @Ctx() context: Context) {
    return context.loader(actorById).load(node.actorId);
  }

  @FieldResolver(() => PreferenceAttainment, { description: "Its figures, under the filter of the ranking." })
  attainment(@Root() { node, selection }: AttainmentEdge): PreferenceAttainment {
    return { ...node, selection };
  }
}
