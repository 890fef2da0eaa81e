// How a client names one record: by id or by slug.
import { Field, ID, InputType } from "type-graphql";
import { Refusal } from "./refusal";

@InputType("RecordBy", { description: "Names one record: give exactly one field. Several or none: BAD_LOOKUP." })
export class RecordBy {
  @Field(() => ID, { nullable: true, description: "Its typed id. Of another type or form: BAD_ID." })
  id?: string | null;

  @Field(() => String, { nullable: true, description: "Its slug." })
  slug?: string | null;
}

/** The one field that a lookup gives, by name; several or none are refused with BAD_LOOKUP. */
export function onlyField<By extends object>(by: By): [keyof By & string, NonNullable<By[keyof By]>] {
  const given = Object.entries(by).filter(([, value]) => value !== null && value !== undefined);
  if (given.length !== 1) {
    throw new Refusal(
      "BAD_LOOKUP",
      `Give exactly one of ${Object.keys(by).join(", ") || "the fields of by"}, not ${given.length}`,
    );
  }
  return given[0] as [keyof By & string, NonNullable<By[keyof By]>];
}
