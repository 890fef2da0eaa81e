// Which types of ties make two actors partners, where a question does not say.
import { RELATIONSHIP_TYPES, type RelationshipType } from "../relationships/relationship-types";

/** Those that carry influence one way or the other: not opposition, and not the formal ties of rule, recognition, succession. */
export const PARTNERSHIP_TYPES = (Object.keys(RELATIONSHIP_TYPES) as RelationshipType[]).filter(
  (type) => RELATIONSHIP_TYPES[type].forward > 0 || RELATIONSHIP_TYPES[type].backward > 0,
);

export const PARTNERSHIP_DESCRIPTION =
  "Ties of these types; null: all but OPPOSES, REGULATES, RECOGNISES and SUCCEEDS, which carry no influence; an empty list: none.";
