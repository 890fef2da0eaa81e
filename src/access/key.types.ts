// Keys in GraphQL: what a holder may know of his own, what admins see of all, and what making and revoking one takes. A
// secret stands in one place only: the answer that makes it.
import { Field, InputType, ObjectType } from "type-graphql";
import type { Role, Visibility } from "../core/context";
import { UserError } from "../core/user-error.types";
import { VisibilityEnum } from "../ledger/record.entity";
import type { AccessKey } from "./keys";
import { RoleEnum } from "./roles";

@ObjectType("AccessKey", { simpleResolvers: true, description: "A key of this node, without its secret." })
export class AccessKeyType implements AccessKey {
  readonly uuid!: string;

  @Field(() => String, { description: "How it begins. It names the key; it does not open anything." })
  readonly prefix!: string;

  @Field(() => String, { description: "What or whom it is for. Only its holder and admins see it." })
  readonly name!: string;

  @Field(() => RoleEnum, { description: "What its holder may." })
  readonly role!: Role;

  @Field(() => Date, { description: "When it was made." })
  readonly createdAt!: Date;

  @Field(() => Date, { description: "From this moment on it opens nothing." })
  readonly expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: "When it was revoked; null: it was not." })
  readonly revokedAt!: Date | null;
}

@ObjectType("Viewer", {
  simpleResolvers: true,
  description: "Who asks, as this node knows him: by his key, or not at all.",
})
export class Viewer {
  @Field(() => RoleEnum, { nullable: true, description: "What the key that came may; null: none came." })
  readonly role!: Role | null;

  @Field(() => [VisibilityEnum], { description: "Which records exist for this reader." })
  readonly sees!: readonly Visibility[];
}

@InputType("CreateKeyInput", { description: "A key to be made." })
export class CreateKeyInput {
  @Field(() => String, {
    description: "What or whom it is for, 1 to 200 characters, so that one knows later which to revoke.",
  })
  name!: string;

  @Field(() => RoleEnum, { description: "What its holder may. Not more than you." })
  role!: Role;

  @Field(() => Date, {
    nullable: true,
    description: "When it ends: ahead, and at most ten years. Left out: in a year.",
  })
  expiresAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Given back as it came. Asking again makes another key: a secret cannot be shown twice.",
  })
  clientMutationId?: string | null;
}

@ObjectType("CreateKeyPayload", {
  simpleResolvers: true,
  description: "The key that was made, or what stands against it.",
})
export class CreateKeyPayload {
  @Field(() => AccessKeyType, { nullable: true, description: "The key; null where none was made." })
  readonly key!: AccessKey | null;

  @Field(() => String, {
    nullable: true,
    description: "The whole key, to be sent as `Authorization: Bearer SECRET`. It is shown now and never again.",
  })
  readonly secret!: string | null;

  @Field(() => [UserError], { description: "What stands against the input; empty: the key was made." })
  readonly userErrors!: readonly UserError[];

  @Field(() => String, { nullable: true, description: "The one that came." })
  readonly clientMutationId!: string | null;
}

@InputType("RevokeKeyInput", { description: "A key to be revoked." })
export class RevokeKeyInput {
  @Field(() => String, { description: "How it begins, as cw_0a1b2c3d4e5f: never the whole key." })
  prefix!: string;

  @Field(() => String, {
    nullable: true,
    description: "Given back as it came. Revoking twice is harmless.",
  })
  clientMutationId?: string | null;
}

@ObjectType("RevokeKeyPayload", { simpleResolvers: true, description: "The key that was revoked, or why none was." })
export class RevokeKeyPayload {
  @Field(() => AccessKeyType, { nullable: true, description: "The key, now revoked; null where there is none." })
  readonly key!: AccessKey | null;

  @Field(() => [UserError], { description: "What stands against the input; empty: the key is revoked." })
  readonly userErrors!: readonly UserError[];

  @Field(() => String, { nullable: true, description: "The one that came." })
  readonly clientMutationId!: string | null;
}
