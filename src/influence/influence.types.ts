// Rankings by influence and the paths that explain them, as GraphQL shows them.
import { Field, Float, Int, ObjectType } from "type-graphql";
import { PageInfoType } from "../core/connection.types";
import { Actor } from "../actors/actor.entity";
import { Policy } from "../reforms/policy.entity";
import type { Measure, Scope } from "./measure";

const FORMULA =
  "I(a, p) = sum over walks of at most maxHops edges, ending in an involvement in p, of the product of W of the edges and of " +
  "decay / max(1, s)^hubPenalty of every actor but the first. W(u, v) = 1 - product over ties (1 - base * confidence * 2^(-age / 10 years)); " +
  "W(v, p) = 1 - product over involvements (1 - base(role) * intensity * confidence); s = an actor's W towards all others, summed.";

@ObjectType("PathStep", {
  simpleResolvers: true,
  description: "One tie of a path, in the direction in which influence runs.",
})
export class PathStep {
  readonly fromId!: string;
  readonly toId!: string;
  readonly relationshipId!: string;

  @Field(() => Float, {
    description:
      "W(from, to), 0 to 1: all ties between the two taken together, as 1 - product of (1 - base * confidence * 2^(-age / 10 years)). " +
      "0 where they carry none, as an opposition.",
  })
  readonly weight!: number;
}

@ObjectType("InfluencePath", {
  simpleResolvers: true,
  description:
    "One way in which an actor reaches a policy or reform: from actor to actor, none of them twice, into an involvement.",
})
export class InfluencePath {
  readonly involvementId!: string;

  @Field(() => Float, {
    description:
      "The product of W along the path and of the damping of its intermediates, above 0 to 1. Paths are an explanation: the " +
      "ranking's score sums walks, which may also revisit actors.",
  })
  readonly score!: number;

  @Field(() => Int, { description: "Edges, the involvement included: 1 for an actor that is involved itself." })
  readonly hops!: number;

  @Field(() => [PathStep], { description: "The ties, from the actor on; empty where it is involved itself." })
  readonly steps!: readonly PathStep[];
}

@ObjectType("ActorPath", {
  simpleResolvers: true,
  description: "One way from an actor to another over ties, no actor twice.",
})
export class ActorPath {
  @Field(() => Float, {
    description:
      "The product of W of its steps and of .5 / max(1, s)^.5 of every actor between the two ends, s being its out-strength; 0 to 1. " +
      "0 where a step carries no influence, as an opposition.",
  })
  readonly score!: number;

  @Field(() => Int, { description: "How many ties it has." })
  readonly hops!: number;

  @Field(() => [PathStep], { description: "The ties, in order." })
  readonly steps!: readonly PathStep[];
}

@ObjectType("InfluenceCoverage", {
  simpleResolvers: true,
  description:
    "On how much an answer rests. Read it before the ranking: few sources make a thin ranking, whatever its digits.",
})
export class InfluenceCoverage {
  @Field(() => Int, {
    description:
      "For influencers: how many actors are ranked. For influences: how many actors the influence can run through, the actor itself included.",
  })
  readonly actorCount!: number;

  @Field(() => Int, { description: "How many ties between actors lie on the walks." })
  readonly tieCount!: number;

  @Field(() => Int, { description: "How many involvements the walks end in." })
  readonly involvementCount!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many distinct sources support those ties and involvements; null where the walks go on from more than 20,000 actors: too many to look through.",
  })
  readonly sourceCount!: number | null;

  @Field(() => String, { description: "What the figures do not tell." })
  readonly note!: string;
}

export const COVERAGE_NOTE =
  "This ranks what has been recorded here and what you may see. A hand-picked sample is not a country: an actor that is absent may " +
  "be unrecorded rather than without influence, and one with many records may only be better described.";

/** What an edge must remember so that its paths follow the same question as its score. */
interface Asked {
  readonly scope: Scope;
  readonly measure: Measure;
  readonly startId: string;
  readonly goalId: string;
}

export interface RankingEdge extends Asked {
  readonly cursor: string;
  readonly score: number;
  readonly hops: number;
  /** Worked out with the score, or only when asked for. */
  readonly netPush: number | null | (() => Promise<number | null>);
  readonly node: object;
}

type NodeClass = abstract new (...args: never[]) => object;

/** A connection whose edges carry a score: `edges`, `nodes`, `pageInfo`, lazy `totalCount` and lazy `coverage`. */
function rankingOf(node: NodeClass, name: string, of: string, nodeDescription: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `${of}: one place of the ranking.` })
  class Edge {
    readonly scope!: Scope;
    readonly measure!: Measure;
    readonly startId!: string;
    readonly goalId!: string;

    @Field(() => String, { description: "Its place, for `after`. Opaque." })
    readonly cursor!: string;

    @Field(() => Float, {
      description: `${FORMULA} Above 0, without upper bound, to 12 digits, confidence and intensity being counted to four decimals; comparable within one question only. Convention of this project, after Katz (1953).`,
    })
    readonly score!: number;

    @Field(() => Int, { description: "Edges of the shortest walk, the involvement included: 1 means involved itself." })
    readonly hops!: number;

    @Field(() => Float, {
      nullable: true,
      description:
        "Which way the influence pushes, -1 (all against) to 1 (all for): sum of I * stance / sum of I over the walks, by the stance of the involvement " +
        "they end in. SUPPORT is 1, OPPOSE -1, MIXED and NEUTRAL 0; other stances are left out; null where nothing is left. " +
        "Stances on a policy and on its reforms are summed alike. It tells where the influence goes, not what the actor itself " +
        "thinks: who has no known stance may still move others, and through them the policy.",
    })
    readonly netPush!: number | null;

    @Field(() => node, { description: nodeDescription })
    readonly node!: object;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `${of}: a page of a ranking by influence, strongest first, ties by id.`,
  })
  class Connection {
    @Field(() => [Edge], { description: "The page with scores and cursors." })
    readonly edges!: Edge[];

    @Field(() => [node], { description: "The page without them." })
    readonly nodes!: object[];

    @Field(() => PageInfoType, { description: "Whether and where the ranking goes on." })
    readonly pageInfo!: PageInfoType;

    @Field(() => Int, { description: "Size of the whole ranking." })
    readonly totalCount!: number;

    @Field(() => InfluenceCoverage, { description: "On how much the ranking rests. Counted only when asked for." })
    readonly coverage!: InfluenceCoverage;

    @Field(() => String, {
      nullable: true,
      description:
        "The `seq` of the last ledger entry that the ranking reflects: what was written behind it is not in it yet. null under @knownAt, where it is all that was known.",
    })
    readonly position!: string | null;
  }
  return { Edge, Connection };
}

const influencers = rankingOf(
  Actor,
  "Influencer",
  "Who influences a policy or reform",
  "The actor that has the influence.",
);
const influences = rankingOf(
  Policy,
  "Influence",
  "What an actor influences",
  "The policy that is influenced, its reforms included.",
);

export const InfluencerEdge = influencers.Edge;
export const InfluencerConnection = influencers.Connection;
export const InfluenceEdge = influences.Edge;
export const InfluenceConnection = influences.Connection;
