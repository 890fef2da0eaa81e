// Centralities and communities as GraphQL shows them, with their formulas and sources.
import { Field, Float, Int, ObjectType } from "type-graphql";
import { Actor, SectorPosition } from "../actors/actor.entity";
import { Sector } from "../actors/actor.kinds";
import { PageInfoType } from "../core/connection.types";
import type { CentralitySelection } from "./centralities";

/** What an edge or a connection must remember, so that its further figures are of the same network. */
export interface OfNetwork {
  readonly asked: CentralitySelection;
}

@ObjectType("CentralityEdge", {
  simpleResolvers: true,
  description:
    "One actor's place in the network of a selection: of its actors, and of the ties among them alone. Measures stand side by side because they ask " +
    "different things.",
})
export class CentralityEdge implements OfNetwork {
  readonly asked!: CentralitySelection;
  /** The actor's node in the network. */
  readonly index!: number;
  readonly actorId!: string;

  @Field(() => String, { description: "Its place, for `after`. Opaque." })
  readonly cursor!: string;
}

@ObjectType("Degrees", {
  simpleResolvers: true,
  description: "How many others an actor is tied to (Freeman 1978), and how strongly (Barrat and others 2004).",
})
export class DegreesOfActor {
  @Field(() => Int, { description: "To how many others it is tied, either way. 0 or more." })
  readonly all!: number;

  @Field(() => Int, {
    description: "To how many others a tie points, from source to target; symmetric ties point both ways.",
  })
  readonly out!: number;

  @Field(() => Int, { description: "From how many others a tie points at it." })
  readonly in!: number;

  @Field(() => Float, {
    description:
      "The weights of its ties, both directions summed: a tie's weight is its confidence, parallel ties add up, a symmetric tie counts " +
      "in both directions. 0 or more.",
  })
  readonly strength!: number;
}

@ObjectType("Community", {
  simpleResolvers: true,
  description: "Actors with more ties among themselves than their numbers of ties would make one expect.",
})
export class Community implements OfNetwork {
  readonly asked!: CentralitySelection;

  @Field(() => Int, {
    description:
      "Its number, from 0, the largest first, within this question only: another selection or day numbers anew.",
  })
  readonly number!: number;

  @Field(() => Int, { description: "How many actors it has; 1 for an actor without ties." })
  readonly size!: number;

  @Field(() => SectorPosition, {
    nullable: true,
    description:
      "The mean sector position of its actors; those of unknown place, and the corners themselves, are left out; null where none is left.",
  })
  readonly sectors!: SectorPosition | null;

  @Field(() => Sector, {
    nullable: true,
    description:
      "The sector with most weight in that mean; null where two or three share the first place, and where `sectors` is null.",
  })
  readonly dominantSector!: Sector | null;
}

@ObjectType("CentralityNetwork", {
  simpleResolvers: true,
  description: "The network that a question about centralities is about, as a whole.",
})
export class CentralityNetwork {
  @Field(() => Int, { description: "How many actors it has, those without ties included." })
  readonly actorCount!: number;

  @Field(() => Int, { description: "How many ordered pairs of actors have a tie from the first to the second." })
  readonly pairCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: "pairCount / (n * (n - 1)), 0 to 1 (Wasserman and Faust 1994); null with fewer than 2 actors.",
  })
  readonly density!: number | null;
}

@ObjectType("BetweennessMethod", {
  simpleResolvers: true,
  description: "How the betweenness of a network was worked out.",
})
export class BetweennessMethod {
  @Field(() => Boolean, {
    description:
      "Whether it is an estimate from some actors, drawn the same way every time (Brandes and Pich 2007), because all would take too long.",
  })
  readonly sampled!: boolean;

  @Field(() => Int, { description: "From how many actors searches started; all of them where it is exact." })
  readonly pivots!: number;
}

@ObjectType("CentralityConnection", {
  simpleResolvers: true,
  description:
    "A page of the actors of a selection, ranked by a centrality, highest first, equals by id. Actors without ties are there too.",
})
export class CentralityConnection implements OfNetwork {
  readonly asked!: CentralitySelection;

  @Field(() => [CentralityEdge], { description: "The page with measures and cursors." })
  readonly edges!: readonly CentralityEdge[];

  @Field(() => [Actor], { description: "The page without them." })
  readonly nodes!: readonly Actor[];

  @Field(() => PageInfoType, { description: "Whether and where the ranking goes on." })
  readonly pageInfo!: PageInfoType;

  @Field(() => Int, { description: "How many actors the selection has." })
  readonly totalCount!: number;
}
