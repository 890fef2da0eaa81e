// The first reading of a FollowTheMoney file: what each entity is, so that a tie knows its ends, and which persons have a public role,
// because others are not recorded (GDPR, article 9). It keeps ids and roles, no other content.
import type { ActorKind } from "../../actors/actor.kinds";
import { linesOf } from "../files/lines";
import type { Dataset } from "../import/record-source";
import type { Account } from "./foreign.source";
import { all, type Entity, entityOf, first } from "./ftm.entity";
import { type ActorSchema, KIND_OF_SCHEMA, KIND_OF_TOPIC, OCCUPANCY, POSITION, TIE_TERMS } from "./ftm.terms";

export interface Post {
  readonly name: string | undefined;
  readonly organizations: readonly string[];
}

export interface FtmIndex {
  /** null: it is in the file, and no actor here. */
  readonly kinds: ReadonlyMap<string, ActorKind | null>;
  readonly posts: ReadonlyMap<string, Post>;
  /** By person. */
  readonly roles: ReadonlyMap<string, string>;
}

/** All that is known when an entity is read for the second time. */
export interface Reading {
  readonly index: FtmIndex;
  readonly dataset: Dataset;
  readonly account: Account;
}

export const isActorSchema = (schema: string): schema is ActorSchema => Object.hasOwn(KIND_OF_SCHEMA, schema);

export function kindOf(entity: Entity): ActorKind | null {
  if (!isActorSchema(entity.schema)) return null;
  const kind = KIND_OF_SCHEMA[entity.schema];
  const topic = all(entity, "topics").find((each) => Object.hasOwn(KIND_OF_TOPIC, each));
  return kind === "PERSON" || !topic ? kind : KIND_OF_TOPIC[topic]!;
}

export async function indexOf(path: string): Promise<FtmIndex> {
  const kinds = new Map<string, ActorKind | null>();
  const posts = new Map<string, Post>();
  const roles = new Map<string, string>();
  const occupied: { holder: string; post: string }[] = [];
  /** A person's own position counts before offices, and offices before seats in companies. */
  const seats: { holder: string; role: string }[] = [];
  for await (const line of linesOf(path)) {
    const entity = entityOf(line);
    if ("code" in entity) continue;
    kinds.set(entity.id, kindOf(entity));
    const role = first(entity, "position");
    if (entity.schema === "Person" && role) roles.set(entity.id, role);
    if (entity.schema === POSITION.schema)
      posts.set(entity.id, { name: first(entity, "name"), organizations: all(entity, POSITION.organization) });
    if (entity.schema === OCCUPANCY.schema)
      for (const holder of all(entity, OCCUPANCY.holder))
        for (const post of all(entity, OCCUPANCY.post)) occupied.push({ holder, post });
    if (entity.schema === "Directorship")
      for (const holder of all(entity, TIE_TERMS.Directorship!.source))
        seats.push({ holder, role: first(entity, "role") ?? TIE_TERMS.Directorship!.role! });
  }
  for (const { holder, post } of occupied) {
    const name = posts.get(post)?.name;
    if (name && !roles.has(holder)) roles.set(holder, name);
  }
  for (const { holder, role } of seats) if (!roles.has(holder)) roles.set(holder, role);
  return { kinds, posts, roles };
}
