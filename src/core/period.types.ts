// Periods in GraphQL: what a record says of its time, and how questions filter by it.
import { Field, InputType, ObjectType } from "type-graphql";
import { Day } from "./day.scalar";
import { parsePeriod } from "./period";

@ObjectType("Period", {
  simpleResolvers: true,
  description:
    "A date or interval as its source knows it: EDTF text (ISO 8601-2, levels 0 and 1), with the days that follow from it. " +
    "`~` (about) widens the possible days by one year, month or day, its own precision; `?` and `~` leave no day certain.",
})
export class Period {
  @Field(() => String, { description: "EDTF, as 2015, 2015-03-31, 2015~, 197X, 1970/.. or 2009~/2016." })
  readonly text!: string;

  @Field(() => Day, {
    nullable: true,
    description: "First day that some reading includes; null: open towards the past.",
  })
  readonly possiblyFrom!: string | null;

  @Field(() => Day, {
    nullable: true,
    description: "Last day that some reading includes; null: open towards the future.",
  })
  readonly possiblyUntil!: string | null;

  @Field(() => Day, { nullable: true, description: "First day that every reading includes; null: none, or open." })
  readonly certainlyFrom!: string | null;

  @Field(() => Day, { nullable: true, description: "Last day that every reading includes; null: none, or open." })
  readonly certainlyUntil!: string | null;
}

/** null stays null: a record without a date holds always. */
export function periodOf(text: string | null): Period | null {
  if (text === null) return null;
  const { possibly, certainly } = parsePeriod(text);
  return {
    text,
    possiblyFrom: possibly.from,
    possiblyUntil: possibly.until,
    certainlyFrom: certainly?.from ?? null,
    certainlyUntil: certainly?.until ?? null,
  };
}

@InputType("PeriodFilter", {
  description:
    "Which periods to keep. Without a date a record holds always, and an event may have happened on any day. Several conditions must all hold.",
})
export class PeriodFilter {
  @Field(() => Day, { nullable: true, description: "Some reading of the period includes this day." })
  possiblyOn?: string | null;

  @Field(() => Day, { nullable: true, description: "Every reading of the period includes this day." })
  certainlyOn?: string | null;

  @Field(() => Day, { nullable: true, description: "Some reading reaches this day or a later one." })
  possiblyFrom?: string | null;

  @Field(() => Day, { nullable: true, description: "Some reading begins on this day or an earlier one." })
  possiblyUntil?: string | null;
}
