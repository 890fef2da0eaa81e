// The loaders of this room, one line each.
import { nestedPages } from "../database/lists";
import { oneBy } from "../database/loaders";
import { Relationship } from "./relationship.entity";
import { relationshipList, relationshipsOfActor } from "./relationship.sql";

export const relationshipById = oneBy(Relationship, "id", "uuid", relationshipList.where);
export const relationshipsByActor = nestedPages("Relationships by actor", relationshipsOfActor);
