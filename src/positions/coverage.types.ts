// On how much an answer of this room rests, as GraphQL shows it.
import { Field, Int, ObjectType } from "type-graphql";

const NOTE =
  "This tells what has been recorded here and what you may see. A hand-picked sample of actors and reforms is not a country, and " +
  "who is silent in it may have spoken elsewhere.";

@ObjectType("StancesCoverage", {
  simpleResolvers: true,
  description: "On how much an answer about one actor rests. Read it before the figures.",
})
export class StancesCoverage {
  @Field(() => Int, { description: "How many involvements with a clear stance it counts." })
  readonly involvementCount!: number;

  @Field(() => Int, {
    description:
      "How many distinct sources support those involvements and, where outcomes count, the reforms themselves.",
  })
  readonly sourceCount!: number;

  @Field(() => String, { description: "What the figures do not tell." })
  readonly note!: string;
}

@ObjectType("PositionsCoverage", {
  simpleResolvers: true,
  description: "On how much an answer about several actors rests. Read it before the figures.",
})
export class PositionsCoverage extends StancesCoverage {
  @Field(() => Int, { description: "How many actors it counts." })
  readonly actorCount!: number;

  @Field(() => Int, { description: "How many policies their stances are about, be it through a reform." })
  readonly policyCount!: number;

  @Field(() => Int, { description: "How many reforms their stances are about." })
  readonly reformCount!: number;
}

export const NO_COVERAGE: PositionsCoverage = {
  actorCount: 0,
  policyCount: 0,
  reformCount: 0,
  involvementCount: 0,
  sourceCount: 0,
  note: NOTE,
};
