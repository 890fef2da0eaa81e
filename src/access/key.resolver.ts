// Who asks, and the keys of this node. Who may ask which of these stands in api/permissions.ts. No secret is kept here.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../core/context";
import { Refusal } from "../core/refusal";
import { endByDefault, faultOf } from "./key.terms";
import { AccessKeyType, CreateKeyInput, CreateKeyPayload, RevokeKeyInput, RevokeKeyPayload, Viewer } from "./key.types";
import type { AccessKey, Keys } from "./keys";
import { isAtLeast } from "./roles";

@Resolver(() => Viewer)
export class KeyResolver {
  constructor(private readonly accessKeys: Keys) {}

  @Query(() => Viewer, { description: "Who you are to this node: ask it to see what your key may." })
  viewer(@Ctx() { bearer, sees }: Context): Viewer {
    return { role: bearer?.role ?? null, sees };
  }

  @FieldResolver(() => AccessKeyType, { nullable: true, description: "The key that came; null: none." })
  async key(@Ctx() { bearer }: Context): Promise<AccessKey | null> {
    return bearer && this.accessKeys.byUuid(bearer.keyId);
  }

  @Query(() => [AccessKeyType], {
    description:
      "All keys of this node, newest first, those that open nothing any more included. Needs the role ADMIN.",
  })
  keys(): Promise<AccessKey[]> {
    return this.accessKeys.list();
  }

  @Mutation(() => CreateKeyPayload, {
    description:
      "Makes a key. Its `secret` is shown in this answer and never again: hand it over where nobody else reads it. Needs the role ADMIN.",
  })
  async createKey(
    @Arg("input", () => CreateKeyInput, { description: "The key." }) input: CreateKeyInput,
    @Ctx() { bearer }: Context,
  ): Promise<CreateKeyPayload> {
    const { role, expiresAt, clientMutationId = null } = input;
    // The table of permissions asks for an admin today. Whatever it says tomorrow, nobody lifts himself up.
    if (!isAtLeast(bearer?.role ?? null, role))
      throw new Refusal("FORBIDDEN", `Only ${role} makes keys of the role ${role}`);
    const asked = { name: input.name.trim(), role, expiresAt: expiresAt ?? endByDefault() };
    const fault = faultOf(asked);
    if (fault) {
      const { field, message } = fault;
      return {
        key: null,
        secret: null,
        userErrors: [{ code: "BAD_USER_INPUT", field: [field], message }],
        clientMutationId,
      };
    }
    return { ...(await this.accessKeys.create(asked)), userErrors: [], clientMutationId };
  }

  @Mutation(() => RevokeKeyPayload, {
    description:
      "Revokes a key: from the next request on it opens nothing, for good. You may revoke your own; if no admin is left, " +
      "`counterweight key create` on the machine of the node makes another. Needs the role ADMIN.",
  })
  async revokeKey(
    @Arg("input", () => RevokeKeyInput, { description: "The key." })
    { prefix, clientMutationId = null }: RevokeKeyInput,
  ): Promise<RevokeKeyPayload> {
    const key = await this.accessKeys.revoke(prefix);
    const message = "No key of this node begins so";
    return {
      key,
      userErrors: key ? [] : [{ code: "NO_SUCH_KEY", field: ["prefix"], message }],
      clientMutationId,
    };
  }
}
