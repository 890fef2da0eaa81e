// Centralities in GraphQL: `centralities`, a ranking of a selection's actors, with the network and its communities beside it.
import { Args, Ctx, FieldResolver, Float, Int, Query, Resolver, Root } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import type { Context } from "../core/context";
import { checkedPageSize } from "../core/paging";
import { checkedJurisdiction, criteriaOf } from "../reforms/selection.criteria";
import { centralitiesByMeasure, type CentralitySelection, settled } from "./centralities";
import { CentralitiesArgs, CommunitiesArgs, TopActorsArgs } from "./centralities.inputs";
import { communitiesBySelection, coverageBySelection, membersByCommunity, rankingPage } from "./centralities.loaders";
import {
  BetweennessMethod,
  CentralityConnection,
  CentralityEdge,
  CentralityNetwork,
  Community,
  DegreesOfActor,
  type OfNetwork,
} from "./centralities.types";
import { NetworkCoverage } from "./network-coverage.types";
import { PARTNERSHIP_TYPES } from "./partnership.types";

/** A selection that nobody can belong to: one of its records does not exist for this reader. */
const NOBODY: CentralitySelection["selection"] = { policyId: "00000000-0000-0000-0000-000000000000" };

async function askedOf(context: Context, args: CentralitiesArgs): Promise<CentralitySelection> {
  const { jurisdiction, types, asOf } = args;
  const code =
    jurisdiction === null || jurisdiction === undefined ? null : checkedJurisdiction(jurisdiction, "jurisdiction");
  const criteria = await criteriaOf(context, args);
  return {
    selection: criteria ? { jurisdiction: code, ...criteria } : NOBODY,
    asOf: asOf ?? context.today,
    types: types ?? PARTNERSHIP_TYPES,
  };
}

@Resolver(() => CentralityConnection)
export class CentralitiesResolver {
  @Query(() => CentralityConnection, {
    description:
      "Who stands where in the network of a selection: its actors and the ties among them alone. Empty where the theme, policy or reform does not " +
      "exist. Errors: NETWORK_TOO_LARGE above 5,000 actors or 200,000 pairs with a tie, BAD_USER_INPUT, BAD_LOOKUP, BAD_ID, BAD_CURSOR, PAGE_TOO_LARGE.",
  })
  async centralities(@Ctx() context: Context, @Args(() => CentralitiesArgs) args: CentralitiesArgs) {
    const first = checkedPageSize(args.first);
    return rankingPage(context, await askedOf(context, args), { ...args, first });
  }

  @FieldResolver(() => CentralityNetwork, { description: "The network as a whole." })
  async network(@Root() { asked }: OfNetwork, @Ctx() context: Context): Promise<CentralityNetwork> {
    const { actors, pairCount } = await context.loader(centralitiesByMeasure, asked).load("DEGREE");
    const actorCount = actors.length;
    return { actorCount, pairCount, density: actorCount < 2 ? null : pairCount / (actorCount * (actorCount - 1)) };
  }

  @FieldResolver(() => BetweennessMethod, { description: "Whether betweenness is exact." })
  async betweennessMethod(@Root() { asked }: OfNetwork, @Ctx() context: Context): Promise<BetweennessMethod> {
    const { results } = await context.loader(centralitiesByMeasure, asked).load("BETWEENNESS");
    return results.betweenness!;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Q = 1/2m * sum over pairs in one community of (w_ij - s_i * s_j / 2m), -1/2 to below 1 (Newman and Girvan 2004): how much denser the " +
      "communities are tied than by chance. Above .3 they mean something, as a rule of thumb. null without ties.",
  })
  async modularity(@Root() { asked }: OfNetwork, @Ctx() context: Context): Promise<number | null> {
    const { results } = await context.loader(centralitiesByMeasure, asked).load("COMMUNITIES");
    return results.communities!.modularity;
  }

  @FieldResolver(() => [Community], {
    description:
      "Its communities, largest first: the division that Louvain (Blondel and others 2008) finds, ties taken both ways, weighed by " +
      "confidence. Another division may be nearly as good. Actors without ties are communities of one. Errors: PAGE_TOO_LARGE.",
  })
  communities(
    @Root() { asked }: OfNetwork,
    @Ctx() context: Context,
    @Args(() => CommunitiesArgs) { first }: CommunitiesArgs,
  ) {
    return context.loader(communitiesBySelection, asked).load(checkedPageSize(first));
  }

  @FieldResolver(() => NetworkCoverage, { description: "On how much it rests. Counted only when asked for." })
  coverage(@Root() { asked }: OfNetwork, @Ctx() context: Context) {
    return context.loader(coverageBySelection, asked).load("coverage");
  }
}

@Resolver(() => CentralityEdge)
export class CentralityEdgeResolver {
  @FieldResolver(() => Actor, { description: "The actor." })
  node(@Root() { actorId }: CentralityEdge, @Ctx() context: Context) {
    return context.loader(actorById).load(actorId);
  }

  @FieldResolver(() => DegreesOfActor, { description: "How many others it is tied to, and how strongly." })
  async degree(@Root() { asked, index }: CentralityEdge, @Ctx() context: Context): Promise<DegreesOfActor> {
    const { results } = await context.loader(centralitiesByMeasure, asked).load("DEGREE");
    const { one, both } = results.degrees!;
    return {
      all: both.out[index]!,
      out: one.out[index]!,
      in: one.in[index]!,
      strength: settled(both.outStrength[index]!),
    };
  }

  @FieldResolver(() => Float, {
    description:
      "PageRank, above 0, all together 1 (Brin and Page 1998): x_v = (1 - d) / n + d * sum over ties u -> v of x_u * w(u, v) / out-strength(u), d = .85; " +
      "who has no tie outwards hands on to all alike. High for whom many point at: members at their network, funders at the funded.",
  })
  async pageRank(@Root() { asked, index }: CentralityEdge, @Ctx() context: Context): Promise<number> {
    const { results } = await context.loader(centralitiesByMeasure, asked).load("PAGE_RANK");
    return settled(results.pageRank!.ranks[index]!);
  }

  @FieldResolver(() => Float, {
    description:
      "Betweenness, 0 to 1 (Freeman 1977, Brandes 2001): on what part of the shortest paths between two others it lies, on average over all pairs; ties taken " +
      "both ways, each one hop. High for brokers. An estimate in large networks (`betweennessMethod`), which may then exceed 1. 0 with fewer than 3 actors.",
  })
  async betweenness(@Root() { asked, index }: CentralityEdge, @Ctx() context: Context): Promise<number> {
    const { results } = await context.loader(centralitiesByMeasure, asked).load("BETWEENNESS");
    return settled(results.betweenness!.scores[index]!);
  }

  @FieldResolver(() => Int, { description: "The number of its community in `communities`." })
  async community(@Root() { asked, index }: CentralityEdge, @Ctx() context: Context): Promise<number> {
    const { results } = await context.loader(centralitiesByMeasure, asked).load("COMMUNITIES");
    return results.communities!.communityOf[index]!;
  }
}

@Resolver(() => Community)
export class CommunityResolver {
  @FieldResolver(() => [Actor], {
    description:
      "Its actors with most strength (`Degrees.strength`) in the whole network, equals by id. Errors: PAGE_TOO_LARGE.",
  })
  async topActors(
    @Root() { asked, number }: Community,
    @Ctx() context: Context,
    @Args(() => TopActorsArgs) { first }: TopActorsArgs,
  ) {
    const members = await context.loader(membersByCommunity, asked).load(number);
    const actors = context.loader(actorById);
    return Promise.all(members.slice(0, checkedPageSize(first)).map((actor) => actors.load(actor)));
  }
}
