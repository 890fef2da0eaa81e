// How questions name, narrow and order actors.
import { ArgsType, Field, InputType } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import { enumOf } from "../core/enum.types";
import { RecordBy } from "../core/lookup.types";
import { PeriodFilter } from "../core/period.types";
import { ActorKind, Sector } from "./actor.kinds";

@InputType("IdentifierInput", { description: "A number in a public register." })
export class IdentifierInput {
  @Field(() => String, { description: "The register by its org-id.guide prefix, as BE-BCE_KBO." })
  scheme!: string;

  @Field(() => String, { description: "The number there." })
  value!: string;
}

@InputType("ActorBy", { description: "Names one actor: give exactly one field. Several or none: BAD_LOOKUP." })
export class ActorBy extends RecordBy {
  @Field(() => IdentifierInput, { nullable: true, description: "Its number in a public register." })
  identifier?: IdentifierInput | null;
}

@InputType("ActorFilter", { description: "Which actors to keep; all conditions must hold." })
export class ActorFilter {
  @Field(() => [ActorKind], { nullable: true, description: "Of one of these kinds." })
  kind?: ActorKind[] | null;

  @Field(() => [Sector], {
    nullable: true,
    description: "With most of its weight in one of these sectors; ties count for both.",
  })
  sector?: Sector[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these jurisdictions (ISO 3166, as BE)." })
  jurisdiction?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Involved in a policy of one of these themes, by slug." })
  theme?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "With a name that contains this text, without regard to accents and case.",
  })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: "With a number in one of these registers, as BE-BCE_KBO." })
  identifierScheme?: string[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Existing then." })
  existence?: PeriodFilter | null;

  @Field(() => Day, { nullable: true, description: "Possibly existing on this day." })
  asOf?: string | null;
}

export const ActorOrder = enumOf("ActorOrder", "How to order actors; ties break by id.", {
  NAME: "By name, from A to Z.",
  SLUG: "By slug, from A to Z.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class ActorsArgs extends PageArgs {
  @Field(() => ActorFilter, { nullable: true, description: "Which to keep." })
  filter?: ActorFilter | null;

  @Field(() => ActorOrder, { defaultValue: "NAME", description: "In which order." })
  orderBy!: keyof typeof ActorOrder;
}
