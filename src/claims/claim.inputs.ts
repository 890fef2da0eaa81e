// How questions narrow and order claims.
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import { enumOf } from "../core/enum.types";
import { parseTypedId } from "../core/ids";
import { PeriodFilter } from "../core/period.types";
import { Refusal } from "../core/refusal";
import { ClaimKind, ClaimStatus } from "./claim.kinds";

@InputType("ClaimFilter", { description: "Which claims to keep; all conditions must hold." })
export class ClaimFilter {
  @Field(() => [ClaimStatus], { nullable: true, description: "With one of these statuses." })
  status?: ClaimStatus[] | null;

  @Field(() => [ClaimKind], { nullable: true, description: "Of one of these kinds." })
  kind?: ClaimKind[] | null;

  @Field(() => [String], { nullable: true, description: "Made by one of these actors, by slug." })
  speaker?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "About one of these records of any type, by typed id. No id at all: BAD_ID.",
  })
  about?: string[] | null;

  @Field(() => [String], { nullable: true, description: "In one of these sources, by slug." })
  source?: string[] | null;

  @Field(() => PeriodFilter, { nullable: true, description: "Said then." })
  asserted?: PeriodFilter | null;
}

/** The uuid inside a typed id of whatever type; what is no id is refused with BAD_ID. */
export function anyUuidOf(id: string): string {
  const parsed = parseTypedId(id);
  if (!parsed) throw new Refusal("BAD_ID", `"${id.slice(0, 60)}" is not an id of the form type_…`);
  return parsed.uuid;
}

export const ClaimOrder = enumOf("ClaimOrder", "How to order claims; ties break by id.", {
  ASSERTED: "Latest said first; undated last.",
  KIND: "By kind, from A to Z.",
  STATUS: "By status, from A to Z.",
  CHANGED: "Latest changed first.",
});

@ArgsType()
export class ClaimsArgs extends PageArgs {
  @Field(() => ClaimFilter, { nullable: true, description: "Which to keep." })
  filter?: ClaimFilter | null;

  @Field(() => ClaimOrder, { defaultValue: "ASSERTED", description: "In which order." })
  orderBy!: keyof typeof ClaimOrder;
}

@ArgsType()
export class NestedClaimsArgs extends PageArgs {
  @Field(() => [ClaimStatus], { nullable: true, description: "With one of these statuses." })
  status?: ClaimStatus[] | null;

  @Field(() => [ClaimKind], { nullable: true, description: "Of one of these kinds." })
  kind?: ClaimKind[] | null;

  @Field(() => ClaimOrder, { defaultValue: "ASSERTED", description: "In which order." })
  orderBy!: keyof typeof ClaimOrder;
}
