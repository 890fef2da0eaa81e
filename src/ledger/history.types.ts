// The ledger in GraphQL: what was said of a record, by whom, when; and what origins say of it now.
import { GraphQLJSON } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { enumOf } from "../core/enum.types";
import { Origin } from "./origin.types";

export const LedgerOp = enumOf("LedgerOp", "What an entry of the ledger does.", {
  ASSERT: "An origin says: this is so.",
  RETRACT: "An origin takes back what it said, or says that the record goes on as another.",
});

@ObjectType("LedgerEntry", {
  simpleResolvers: true,
  description: "One entry of the append-only ledger: an origin's assertion about a record, or its retraction.",
})
export class LedgerEntry {
  @Field(() => String, {
    description:
      "Its place in the ledger: an integer as text, in the order of commits. The ledger counts from 1 without gaps; where this " +
      "reader finds one, there are entries that it may not see.",
  })
  readonly seq!: string;

  @Field(() => LedgerOp, { description: "Assertion or retraction." })
  readonly op!: keyof typeof LedgerOp;

  /** What it is about. As fields they are added where record types are known. */
  readonly subjectType!: string;
  readonly subjectUuid!: string;

  readonly originSlug!: string;

  @Field(() => Origin, { description: "Who says so." })
  readonly origin!: Origin;

  @Field(() => Int, { description: "The record's version after it." })
  readonly version!: number;

  @Field(() => Date, { description: "When this node recorded it." })
  readonly recordedAt!: Date;

  @Field(() => String, { description: "By which way it came, as `import interview-2019`. Never a person's name." })
  readonly recordedBy!: string;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description:
      "What was said, in the form of the import format; for a retraction `reason` and `mergedInto`. null: erased.",
  })
  readonly payload!: unknown;
}

@ObjectType("RecordVersion", { simpleResolvers: true, description: "What one origin says of a record now." })
export class RecordVersion {
  readonly originSlug!: string;

  @Field(() => Origin, { description: "Who says so." })
  readonly origin!: Origin;

  @Field(() => GraphQLJSON, { description: "What it says, in the form of the import format." })
  readonly payload!: unknown;

  @Field(() => Date, {
    description:
      "When it first spoke of the record. The earliest origin that stands by its word is shown; equals by name.",
  })
  readonly firstAssertedAt!: Date;

  @Field(() => Date, { description: "When it last changed what it says." })
  readonly assertedAt!: Date;

  @Field(() => Boolean, { description: "Whether this is the version that the record shows." })
  readonly shown!: boolean;
}

@ObjectType("Dataset", { simpleResolvers: true, description: "A data set that records were imported from." })
export class DatasetType {
  @Field(() => String, { description: "Its name, the namespace of its records' ids." })
  readonly name!: string;

  @Field(() => String, { description: "Its title." })
  readonly title!: string;

  @Field(() => String, {
    nullable: true,
    description: "Under which licence its records may be used; null: not stated.",
  })
  readonly licence!: string | null;

  @Field(() => String, { nullable: true, description: "Whom to name when using it." })
  readonly attribution!: string | null;
}
