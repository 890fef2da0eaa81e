// Suggestions of identity as clients see them. They are worked out when they are asked for, and are no records.
import { ArgsType, Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { PageArgs, PageInfoType } from "../core/connection.types";

@InputType("IdentitySuggestionFilter", { description: "Which pairs to look at; all conditions must hold." })
export class IdentitySuggestionFilter {
  @Field(() => String, { nullable: true, description: "One of the two comes from the data set of this name." })
  dataset?: string | null;

  @Field(() => ID, { nullable: true, description: "One of the two is this actor, by typed id." })
  actor?: string | null;

  @Field(() => Float, { nullable: true, description: "With at least this score, 0 to 1; .6 where nothing is said." })
  scoreMin?: number | null;
}

@ArgsType()
export class IdentitySuggestionsArgs extends PageArgs {
  @Field(() => IdentitySuggestionFilter, { nullable: true, description: "Which to look at." })
  filter?: IdentitySuggestionFilter | null;
}

@ObjectType("IdentitySuggestion", {
  simpleResolvers: true,
  description:
    "Two actors that may be one. Judge them with `createIdentityJudgement`, and they are not suggested again.",
})
export class IdentitySuggestionType {
  @Field(() => Actor, { description: "The one to go on: it is more open, or was recorded first." })
  readonly one!: Actor;

  @Field(() => Actor, { description: "The other." })
  readonly other!: Actor;

  @Field(() => Float, {
    description:
      "0 to 1: 1 / (1 + 2^-bits), where bits are the sum of weights for names, languages, jurisdictions, kinds and register numbers that " +
      "agree or differ (Fellegi and Sunter, 1969). The formula is in docs/identity.md. It orders; it is no probability.",
  })
  readonly score!: number;

  @Field(() => String, { description: "What it is made of: each weight in words and in bits." })
  readonly reason!: string;
}

@ObjectType("IdentitySuggestionEdge", {
  simpleResolvers: true,
  description: "A suggestion, with its place in the list.",
})
export class IdentitySuggestionEdge {
  @Field(() => IdentitySuggestionType, { description: "The suggestion." })
  readonly node!: IdentitySuggestionType;

  @Field(() => String, { description: "Its place, for `after`. Opaque." })
  readonly cursor!: string;
}

@ObjectType("IdentitySuggestionConnection", {
  simpleResolvers: true,
  description:
    "A page of suggestions: actor by actor, the best of each first. A page looks at 100 actors at most, so it may hold fewer than were " +
    "asked for, or none, and still go on: see `pageInfo`.",
})
export class IdentitySuggestionConnection {
  @Field(() => [IdentitySuggestionEdge], { description: "The page with cursors." })
  readonly edges!: readonly IdentitySuggestionEdge[];

  @Field(() => [IdentitySuggestionType], { description: "The page without cursors." })
  readonly nodes!: readonly IdentitySuggestionType[];

  @Field(() => PageInfoType, { description: "Whether and where the list goes on." })
  readonly pageInfo!: PageInfoType;
}
