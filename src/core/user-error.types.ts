// What a mutation has against its input, as part of its answer: wrong words are the writer's daily bread, not a failure
// of the request. It knows no mutation.
import { Field, ObjectType } from "type-graphql";
import type { ErrorCode } from "./error-table";

@ObjectType("UserError", {
  simpleResolvers: true,
  description: "What stands against an input. Where there is one, nothing was written.",
})
export class UserError {
  @Field(() => String, { description: "A code of docs/errors.md: branch on it, never on the message." })
  readonly code!: ErrorCode;

  @Field(() => [String], {
    nullable: true,
    description: 'The way to the value inside `input`, as ["names", "0", "lang"]; null: it concerns the whole.',
  })
  readonly field!: readonly string[] | null;

  @Field(() => String, { description: "The same in a sentence, for people." })
  readonly message!: string;
}
