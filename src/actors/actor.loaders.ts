// The loaders of this room, one declaration each.
import DataLoader from "dataloader";
import type { LoaderDefinition } from "../core/context";
import { childrenBy, oneBy } from "../database/loaders";
import { hydrate } from "../database/tables";
import { Actor, type Identifier } from "./actor.entity";
import type { IdentifierInput } from "./actor.inputs";
import { actorsByIdentifier, identifiersOf } from "./actor.sql";

export const actorById = oneBy(Actor, "id", "uuid");
export const actorBySlug = oneBy(Actor, "slug", "slug");
export const identifiersByActor = childrenBy<Identifier>("Identifiers by actor", identifiersOf);

const keyOf = ({ scheme, value }: IdentifierInput) => `${scheme}\n${value}`;

export const actorByIdentifier: LoaderDefinition<IdentifierInput, Actor | null> = {
  name: "Actor by identifier",
  make: (context) =>
    new DataLoader<IdentifierInput, Actor | null, string>(
      async (identifiers) => {
        const rows = await context.reader.rows<{ byScheme: string; byValue: string }>(
          actorsByIdentifier(identifiers, context.sees),
        );
        const found = new Map(
          rows.map(({ byScheme, byValue, ...row }) => [
            keyOf({ scheme: byScheme, value: byValue }),
            hydrate(Actor, row),
          ]),
        );
        return identifiers.map((identifier) => found.get(keyOf(identifier)) ?? null);
      },
      { cacheKeyFn: keyOf },
    ),
};
