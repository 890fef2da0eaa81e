// Which stances a question of this room is about, as GraphQL takes it, and what it may not ask. It knows no SQL.
import { ArgsType, Field, InputType } from "type-graphql";
import { Sector } from "../actors/actor.kinds";
import { Day } from "../core/day.scalar";
import { Refusal } from "../core/refusal";

/** All that is given must hold; of several values in a list, one. */
export interface Selection {
  readonly theme?: readonly string[] | null;
  readonly policy?: readonly string[] | null;
  readonly jurisdiction?: readonly string[] | null;
  readonly sector?: readonly Sector[] | null;
  /** YYYY-MM-DD, both included. */
  readonly from?: string | null;
  readonly until?: string | null;
}

@ArgsType()
@InputType()
export class SubjectSelection {
  @Field(() => [String], {
    nullable: true,
    description:
      "On policies of one of these themes, by slug, or of a theme below one of them. An unknown one selects nothing.",
  })
  theme?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "On one of these policies or their reforms, by slug. An unknown one selects nothing.",
  })
  policy?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "On policies of one of these jurisdictions or their parts (ISO 3166; BE includes BE-WAL).",
  })
  jurisdiction?: string[] | null;

  @Field(() => Day, {
    nullable: true,
    description:
      "From this day on, itself included; what has no known day is then left out. After `until`: BAD_USER_INPUT.",
  })
  from?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: "Up to this day, itself included; what has no known day is then left out.",
  })
  until?: string | null;
}

@ArgsType()
@InputType("AttainmentFilter", {
  description: "Which stances and decisions count; all conditions must hold. `from` and `until` are days of decision.",
})
export class StanceSelection extends SubjectSelection {
  @Field(() => [Sector], {
    nullable: true,
    description: "Of actors with most of their weight in one of these sectors; ties count for both.",
  })
  sector?: Sector[] | null;
}

export const refusedArgument = (argument: string, value: number | string, wanted: string) =>
  new Refusal("BAD_USER_INPUT", `${argument}: ${value} is ${wanted}`, { argument });

/** The selection alone, its fields in one order, so that equal questions share a loader. Refuses days that are reversed. */
export function selectionOf(given: Selection | null | undefined): Selection {
  const { theme, policy, jurisdiction, sector, from, until } = given ?? {};
  if (from && until && from > until) throw refusedArgument("from", from, `after until: ${until}`);
  return { theme, policy, jurisdiction, sector, from, until };
}

/** Refuses what is not an integer from `least` to `most`. */
export function checkedRange(argument: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw refusedArgument(argument, value, `outside ${least} to ${most}`);
}
