// Relationships in GraphQL; and `relationships`, which this room adds to actors.
import { Arg, Args, Ctx, Field, FieldResolver, Float, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import { connectionOf } from "../core/connection.types";
import type { Context } from "../core/context";
import { uuidOf } from "../core/ids";
import { LanguageArgs, localised } from "../core/localised.types";
import { Period, periodOf } from "../core/period.types";
import { rootPage } from "../database/lists";
import { Actor } from "../actors/actor.entity";
import { ActorKind } from "../actors/actor.kinds";
import { actorById } from "../actors/actor.loaders";
import { Relationship } from "./relationship.entity";
import { ActorRelationshipsArgs, RelationshipsArgs } from "./relationship.inputs";
import { relationshipById, relationshipsByActor } from "./relationship.loaders";
import { relationshipList } from "./relationship.sql";
import { RELATIONSHIP_TYPES, RelationshipType, type RelationshipTypeInfo } from "./relationship-types";

const RelationshipConnection = connectionOf(Relationship, "Relationship");

@ObjectType("RelationshipTypeInfo", { simpleResolvers: true, description: "What is declared of a relationship type." })
class RelationshipTypeDeclaration implements Omit<RelationshipTypeInfo, "notSource" | "notTarget"> {
  @Field(() => RelationshipType, { description: "The type." })
  readonly type!: RelationshipType;

  @Field(() => String, { description: "How it reads from source to target: is a member of." })
  readonly label!: string;

  @Field(() => String, { description: "How it reads from target to source: has as member." })
  readonly inverse!: string;

  @Field(() => String, { description: "What it means." })
  readonly description!: string;

  @Field(() => Boolean, { description: "Whether both ends are alike." })
  readonly symmetric!: boolean;

  @Field(() => [ActorKind], { nullable: true, description: "Kinds allowed at the source; null: any." })
  readonly sourceKinds!: ActorKind[] | null;

  @Field(() => [ActorKind], { nullable: true, description: "Kinds allowed at the target; null: any." })
  readonly targetKinds!: ActorKind[] | null;

  @Field(() => Float, {
    description: "Base weight of the influence from source to target, 0 to 1. A published convention of this project.",
  })
  readonly forward!: number;

  @Field(() => Float, { description: "Base weight of the influence from target to source, 0 to 1." })
  readonly backward!: number;

  @Field(() => String, { nullable: true, description: "FollowTheMoney schema that it maps to." })
  readonly followTheMoney!: string | null;

  @Field(() => String, { nullable: true, description: "Wikidata property that it maps to." })
  readonly wikidata!: string | null;

  @Field(() => String, { nullable: true, description: "IATI element that it maps to." })
  readonly iati!: string | null;
}

const ALL_KINDS = Object.keys(ActorKind) as ActorKind[];
const allowed = (kinds: readonly ActorKind[] | null, never: readonly ActorKind[]): ActorKind[] | null =>
  kinds || never.length ? (kinds ?? ALL_KINDS).filter((kind) => !never.includes(kind)) : null;

@Resolver(() => Relationship)
export class RelationshipResolver {
  @Query(() => Relationship, { nullable: true, description: "One relationship by id; null when there is none." })
  relationship(@Ctx() context: Context, @Arg("id", () => ID, { description: "Its typed id." }) id: string) {
    return context.loader(relationshipById).load(uuidOf(Relationship.idPrefix, id));
  }

  @Query(() => RelationshipConnection, { description: "All relationships." })
  relationships(@Ctx() context: Context, @Args(() => RelationshipsArgs) args: RelationshipsArgs) {
    return rootPage(context, relationshipList, args);
  }

  @Query(() => [RelationshipTypeDeclaration], {
    description: "What is declared of each relationship type: labels, allowed ends, base weights, other vocabularies.",
  })
  relationshipTypes(): RelationshipTypeDeclaration[] {
    return Object.entries(RELATIONSHIP_TYPES).map(([type, info]: [string, RelationshipTypeInfo]) => ({
      ...info,
      type: type as RelationshipType,
      sourceKinds: allowed(info.sourceKinds, info.notSource),
      targetKinds: allowed(info.targetKinds, info.notTarget),
    }));
  }

  @FieldResolver(() => Actor, { description: "The actor that the tie leaves: the member, the funder." })
  source(@Root() tie: Relationship, @Ctx() context: Context) {
    return context.loader(actorById).load(tie.sourceId);
  }

  @FieldResolver(() => Actor, { description: "The actor that the tie reaches: the network, the funded." })
  target(@Root() tie: Relationship, @Ctx() context: Context) {
    return context.loader(actorById).load(tie.targetId);
  }

  @FieldResolver(() => Period, { nullable: true, description: "When it held; null: not recorded, taken as always." })
  valid(@Root() tie: Relationship): Period | null {
    return periodOf(tie.validText);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What the source is in the target, in the reader's language: secretary general.",
  })
  role(@Root() tie: Relationship, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(tie.roles, context, args)?.value ?? null;
  }
}

@Resolver(() => Actor)
export class ActorRelationshipsResolver {
  @FieldResolver(() => RelationshipConnection, { description: "The actor's ties to others." })
  relationships(
    @Root() actor: Actor,
    @Ctx() context: Context,
    @Args(() => ActorRelationshipsArgs) { first, after, orderBy, direction, ...filter }: ActorRelationshipsArgs,
  ) {
    return context.loader(relationshipsByActor, { first, after, orderBy, filter, link: direction }).load(actor.uuid);
  }
}
