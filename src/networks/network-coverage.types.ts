// On how much an answer of this room rests, as GraphQL shows it.
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("NetworkCoverage", {
  simpleResolvers: true,
  description: "On how much an answer about a network rests. Read it before the figures.",
})
export class NetworkCoverage {
  @Field(() => Int, {
    description: "How many actors it counts; for a network strategy the partners, without the centre.",
  })
  readonly actorCount!: number;

  @Field(() => Int, { description: "How many ties between them, and to the centre, it counts; parallel ones each." })
  readonly tieCount!: number;

  @Field(() => Int, { description: "How many distinct sources support those ties." })
  readonly sourceCount!: number;

  @Field(() => String, { description: "What the figures do not tell." })
  readonly note!: string;
}

export const COVERAGE_NOTE =
  "This counts what has been recorded here and what you may see. A hand-picked sample is not a country: partners between whom no tie " +
  "is recorded may well work together, and ties that stand without dates count on every day.";
