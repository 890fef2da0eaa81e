// Actors in GraphQL.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { connectionOf } from "../core/connection.types";
import type { Context } from "../core/context";
import { LanguageArgs, languagesOf, localised, LocalisedValue } from "../core/localised.types";
import { onlyField } from "../core/lookup.types";
import { lookUp } from "../ledger/lookup";
import { Period, periodOf } from "../core/period.types";
import { rootPage } from "../database/lists";
import { Actor, ActorName, Identifier, SectorPosition } from "./actor.entity";
import { ActorBy, ActorsArgs } from "./actor.inputs";
import { actorById, actorByIdentifier, actorBySlug, identifiersByActor } from "./actor.loaders";
import { chooseName } from "./actor.names";
import { actorList } from "./actor.sql";

export const ActorConnection = connectionOf(Actor, "Actor");

/** The actor that a client names by id, slug or identifier; null when there is none for this reader. */
export async function findActor(context: Context, by: ActorBy): Promise<Actor | null> {
  const [field] = onlyField(by);
  if (field === "identifier") return context.loader(actorByIdentifier).load(by.identifier!);
  return lookUp(context, by, Actor.idPrefix, actorById, actorBySlug);
}

@Resolver(() => Actor)
export class ActorResolver {
  @Query(() => Actor, { nullable: true, description: "One actor; null when there is none." })
  actor(@Ctx() context: Context, @Arg("by", () => ActorBy, { description: "By id, slug or identifier." }) by: ActorBy) {
    return findActor(context, by);
  }

  @Query(() => ActorConnection, { description: "All actors." })
  actors(@Ctx() context: Context, @Args(() => ActorsArgs) args: ActorsArgs) {
    return rootPage(context, actorList, args);
  }

  @FieldResolver(() => String, {
    description:
      "The name it goes by in the reader's language: official before short; a former name only when there is no other.",
  })
  name(@Root() actor: Actor, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return chooseName(actor.allNames, languagesOf(context, args)).value;
  }

  @FieldResolver(() => LocalisedValue, { description: "`name`, with the language it is in." })
  localisedName(
    @Root() actor: Actor,
    @Ctx() context: Context,
    @Args(() => LanguageArgs) args: LanguageArgs,
  ): LocalisedValue {
    return chooseName(actor.allNames, languagesOf(context, args));
  }

  @FieldResolver(() => [ActorName], { description: "All its names, former ones and variants included, as recorded." })
  names(@Root() actor: Actor): ActorName[] {
    return actor.allNames.map(({ lang, valid, ...name }) => ({
      ...name,
      lang: lang ?? null,
      validText: valid ?? null,
    }));
  }

  @FieldResolver(() => String, { nullable: true, description: "What it is and does, in the reader's language." })
  description(@Root() actor: Actor, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return localised(actor.descriptions, context, args)?.value ?? null;
  }

  @FieldResolver(() => SectorPosition, {
    nullable: true,
    description: "Its place in the triangle of forces; null: unknown, which is not a point.",
  })
  sectorPosition(@Root() { sectorState, sectorEconomy, sectorCivilSociety }: Actor): SectorPosition | null {
    if (sectorState === null || sectorEconomy === null || sectorCivilSociety === null) return null;
    return { state: sectorState, economy: sectorEconomy, civilSociety: sectorCivilSociety };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The public role in which a person is recorded; null for organisations.",
  })
  publicRole(@Root() actor: Actor, @Ctx() context: Context, @Args(() => LanguageArgs) args: LanguageArgs) {
    return actor.publicRoles && (localised(actor.publicRoles, context, args)?.value ?? null);
  }

  @FieldResolver(() => Period, {
    nullable: true,
    description: "From foundation to dissolution; null: not recorded, taken as always.",
  })
  existence(@Root() actor: Actor): Period | null {
    return periodOf(actor.existenceText);
  }

  @FieldResolver(() => [Identifier], { description: "Its numbers in public registers." })
  identifiers(@Root() actor: Actor, @Ctx() context: Context) {
    return context.loader(identifiersByActor).load(actor.uuid);
  }
}

@Resolver(() => ActorName)
export class ActorNameResolver {
  @FieldResolver(() => Period, { nullable: true, description: "When it was in use; null: not recorded." })
  valid(@Root() name: ActorName): Period | null {
    return periodOf(name.validText ?? null);
  }
}
