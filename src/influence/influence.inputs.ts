// How questions of influence are put.
import { ArgsType, Field, Float, InputType, Int } from "type-graphql";
import { ActorBy } from "../actors/actor.inputs";
import { PageArgs } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import { RelationshipType } from "../relationships/relationship-types";
import { DECAY_DEFAULT, HOPS_DEFAULT, HUB_PENALTY_DEFAULT, PATHS_DEFAULT, TIE_HOPS_DEFAULT } from "./measure";

@InputType({ description: "Weights that take the place of the published ones of a type, for one question." })
export class TieWeightInput {
  @Field(() => RelationshipType, { description: "Which type of tie; each at most once." })
  type!: RelationshipType;

  @Field(() => Float, {
    description: "Influence of the source on the target, 0 to 1; 0: none. Outside: BAD_USER_INPUT.",
  })
  forward!: number;

  @Field(() => Float, {
    description:
      "Influence of the target on the source, 0 to 1; of a symmetric type the same as `forward`. Outside: BAD_USER_INPUT.",
  })
  backward!: number;
}

@ArgsType()
export class InfluenceArgs extends PageArgs {
  @Field(() => Int, {
    defaultValue: HOPS_DEFAULT,
    description:
      "Edges of the longest walk, the involvement at its end included: 1 to 6; 1 asks for those involved themselves. Outside: HOPS_TOO_MANY.",
  })
  maxHops!: number;

  @Field(() => Day, {
    nullable: true,
    description:
      "As things stood on this day; null: today. Ties that have ended by then fade, with a half-life of ten years. Days outside of the years " +
      "1500 to 2217 count as the first or the last of them, but with @knownAt, where they count as they are.",
  })
  asOf?: string | null;

  @Field(() => Float, {
    defaultValue: DECAY_DEFAULT,
    description:
      "What part of an influence each intermediate passes on, above 0 (at least 0.000001) to 1. Outside: BAD_USER_INPUT.",
  })
  decay!: number;

  @Field(() => Float, {
    defaultValue: HUB_PENALTY_DEFAULT,
    description:
      "How much an intermediate with many ties passes less on: its share is divided by max(1, its out-strength) to this power. " +
      "0: hubs pass everything on; 1: they divide it among their ties. 0 to 2; outside: BAD_USER_INPUT.",
  })
  hubPenalty!: number;

  @Field(() => [TieWeightInput], {
    defaultValue: [],
    description:
      "Base weights that this question sets itself, by type of tie; `relationshipTypes` has the published ones, which hold for all other types.",
  })
  weights!: TieWeightInput[];

  @Field(() => [ActorBy], {
    defaultValue: [],
    description:
      "Actors through whom nothing is counted, as hubs that tie everybody to everybody: what they do themselves still counts. At most 50. " +
      "One that is not known here: NO_SUCH_RECORD.",
  })
  without!: ActorBy[];

  @Field(() => String, {
    nullable: true,
    description:
      "A ledger position (`seq`) that the answer must reflect, as that of one's own write: it is waited for, 10 seconds at most. " +
      "Errors: POSITION_NOT_REACHED; BAD_CURSOR where it is no position, or the ledger has not come so far. null: as fresh as can be had at " +
      "once. With @knownAt nothing is waited for.",
  })
  atLeast?: string | null;
}

@ArgsType()
export class PolicyInfluenceArgs extends InfluenceArgs {
  @Field(() => Boolean, {
    defaultValue: true,
    description: "Whether involvements in the policy's reforms count beside those in the policy itself.",
  })
  includeReforms!: boolean;
}

@ArgsType()
export class ExplanationArgs {
  @Field(() => Int, {
    defaultValue: PATHS_DEFAULT,
    description: "At most how many, best first: 1 to 10. Outside: BAD_USER_INPUT.",
  })
  first!: number;
}

@ArgsType()
export class ActorPathsArgs extends ExplanationArgs {
  @Field(() => Int, {
    defaultValue: TIE_HOPS_DEFAULT,
    description: "Ties on the longest path, 1 to 6. Outside: HOPS_TOO_MANY.",
  })
  maxHops!: number;

  @Field(() => Day, { nullable: true, description: "As things stood on this day; null: today." })
  asOf?: string | null;
}
