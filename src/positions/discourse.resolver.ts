// Discourse networks in GraphQL.
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import { PageArgs } from "../core/connection.types";
import type { Context } from "../core/context";
import { PositionsCoverage } from "./coverage.types";
import { coverageBySpan, figuresBySpan, pairsBySpan, spokenDaysOf, voicesBySpan, WHOLE } from "./discourse.loaders";
import {
  ACTORS_MAX,
  Discourse,
  DiscourseActor,
  DiscourseActorConnection,
  DiscourseArgs,
  DiscoursePair,
  DiscoursePairConnection,
  type DiscourseQuestion,
  DiscourseWindow,
  PairsArgs,
  WindowsArgs,
} from "./discourse.types";
import { checkedSpacing, evenYear, type Span, windowsOf } from "./discourse.windows";
import { checkedRange, selectionOf } from "./selection.inputs";

const SHARED_MAX = 1_000_000;

async function windowOf(span: Span, question: DiscourseQuestion, context: Context): Promise<DiscourseWindow> {
  return { ...(await context.loader(figuresBySpan, question).load(span)), ...span, question };
}

@Resolver(() => Discourse)
export class DiscourseResolver {
  @Query(() => Discourse, {
    description:
      "Congruence and conflict between actors over their stances, as a whole and window by window. Without a selection, over all that " +
      "is recorded. Errors: BAD_USER_INPUT, BAD_DATE; STATEMENT_TIMEOUT where too many speak on the same: lower `mostActive`, or narrow it.",
  })
  discourse(@Args(() => DiscourseArgs) args: DiscourseArgs): Discourse {
    const { from = null, until = null, ...selection } = selectionOf(args);
    const mostActive = checkedRange("mostActive", args.mostActive, 2, ACTORS_MAX);
    return { question: { selection, mostActive }, span: { from, until } };
  }

  @FieldResolver(() => DiscourseWindow, {
    description: "All of it, from `from` to `until`. Without either, stances of unknown day count too.",
  })
  whole(@Root() { span, question }: Discourse, @Ctx() context: Context) {
    return windowOf(span, question, context);
  }

  @FieldResolver(() => [DiscourseWindow], {
    description:
      "It window by window, silent ones included, in order: from `from` on, or else from a year that divides by `step` and is not after the first " +
      "statement; until `until`, or else the last statement. Empty where nobody says anything and days are not given. " +
      "Errors: BAD_USER_INPUT, PAGE_TOO_LARGE.",
  })
  async windows(
    @Root() { span, question }: Discourse,
    @Ctx() context: Context,
    @Args(() => WindowsArgs) args: WindowsArgs,
  ): Promise<DiscourseWindow[]> {
    const spacing = checkedSpacing(args);
    let { from, until } = span;
    if (!from || !until) {
      const days = await context.loader(spokenDaysOf, question).load(WHOLE);
      from ??= days.from && evenYear(days.from, spacing.step);
      until ??= days.until;
    }
    if (!from || !until) return [];
    return Promise.all(windowsOf({ from, until }, spacing).map((each) => windowOf(each, question, context)));
  }
}

@Resolver(() => DiscourseWindow)
export class DiscourseWindowResolver {
  @FieldResolver(() => DiscourseActorConnection, {
    description: "Who speaks, the most active first; equal ones by id.",
  })
  actors(
    @Root() { from, until, question }: DiscourseWindow,
    @Ctx() context: Context,
    @Args(() => PageArgs) { first, after }: PageArgs,
  ) {
    return context.loader(voicesBySpan, { asked: question, first, after: after ?? null }).load({ from, until });
  }

  @FieldResolver(() => DiscoursePairConnection, {
    description:
      "The networks' edges: pairs of actors with clear stances on the same. Errors: BAD_USER_INPUT, BAD_CURSOR, PAGE_TOO_LARGE.",
  })
  pairs(
    @Root() { from, until, question }: DiscourseWindow,
    @Ctx() context: Context,
    @Args(() => PairsArgs) { first, after, orderBy, minShared }: PairsArgs,
  ) {
    const asked = { ...question, orderBy, minShared: checkedRange("minShared", minShared, 1, SHARED_MAX) };
    return context.loader(pairsBySpan, { asked, first, after: after ?? null }).load({ from, until });
  }

  @FieldResolver(() => PositionsCoverage, { description: "On how much the window rests. Counted only when asked for." })
  coverage(@Root() { from, until, question }: DiscourseWindow, @Ctx() context: Context) {
    return context.loader(coverageBySpan, question).load({ from, until });
  }
}

@Resolver(() => DiscourseActor)
export class DiscourseActorResolver {
  @FieldResolver(() => Actor, { description: "The actor." })
  actor(@Root() { actorId }: DiscourseActor, @Ctx() context: Context) {
    return context.loader(actorById).load(actorId);
  }
}

@Resolver(() => DiscoursePair)
export class DiscoursePairResolver {
  @FieldResolver(() => Actor, { description: "The more active of the two in this window." })
  one(@Root() { oneId }: DiscoursePair, @Ctx() context: Context) {
    return context.loader(actorById).load(oneId);
  }

  @FieldResolver(() => Actor, { description: "The other." })
  other(@Root() { otherId }: DiscoursePair, @Ctx() context: Context) {
    return context.loader(actorById).load(otherId);
  }
}
