// An origin in GraphQL: a node that asserts.
import { Field, ObjectType } from "type-graphql";

@ObjectType("Origin", {
  simpleResolvers: true,
  description:
    "A node that asserts records: an organisation's own server, or a data set that somebody imported under a name.",
})
export class Origin {
  @Field(() => String, { description: "The name under which it asserts: lower-case letters, digits, dots, dashes." })
  readonly slug!: string;

  @Field(() => Boolean, { description: "Whether it is the node that you are asking." })
  readonly isThisNode!: boolean;
}
