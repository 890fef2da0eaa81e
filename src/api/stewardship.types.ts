// What curators and admins say and hear when they restore, merge, erase and purge.
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.types";
import { RecordEntity } from "../ledger/record.entity";

@InputType("RestoreRecordInput", { description: "What is to be said again." })
export class RestoreRecordInput {
  @Field(() => ID, { description: "Its typed id." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Makes it happen once: see `createActor`." })
  clientMutationId?: string | null;
}

@InputType("MergeRecordsInput", { description: "Two records that stand for one." })
export class MergeRecordsInput {
  @Field(() => ID, { description: "The typed id of the record that goes on as the other." })
  gone!: string;

  @Field(() => ID, { description: "The typed id of the record that stays." })
  kept!: string;

  @Field(() => String, { nullable: true, description: "Why, for the history." })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: "Makes it happen once: see `createActor`." })
  clientMutationId?: string | null;
}

@InputType("EraseInput", { description: "What is to be erased for good." })
export class EraseInput {
  @Field(() => ID, { description: "Its typed id." })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Makes it happen once: sent again, it is answered as before (see `createActor`). Without it, erasing twice is answered with 0 entries.",
  })
  clientMutationId?: string | null;
}

@ObjectType({ description: "What all of these answer." })
abstract class StewardshipPayload {
  @Field(() => [UserError], { description: "What stands against it; where there is anything, nothing was done." })
  readonly userErrors!: readonly UserError[];

  @Field(() => String, { nullable: true, description: "As it came." })
  readonly clientMutationId!: string | null;
}

@ObjectType("RecordPayload", { description: "Of a restoration or a merge." })
export class RecordPayload extends StewardshipPayload {
  @Field(() => RecordEntity, {
    nullable: true,
    description: "The record that stands again, or the one that was kept; null: see `userErrors`.",
  })
  readonly record!: RecordEntity | null;
}

@ObjectType("ErasePayload", { description: "Of an erasure." })
export class ErasePayload extends StewardshipPayload {
  @Field(() => Int, { nullable: true, description: "How many entries of the ledger lost their payloads." })
  readonly erasedEntries!: number | null;
}

@ObjectType("PurgePersonPayload", { description: "Of a purge." })
export class PurgePersonPayload extends ErasePayload {
  @Field(() => [ID], { description: "The ids of all records that are gone with the person." })
  readonly purgedIds!: readonly string[];

  @Field(() => [ID], {
    description:
      "Records whose texts, now or in their history, still hold one of the person's names, and excerpts that nothing cites any more since " +
      "the purge took the evidence and claims that did. Free text is for people to correct: look there.",
  })
  readonly mentionedIn!: readonly string[];
}
