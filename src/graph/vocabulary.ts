// The words of the rooms below as numbers: types of ties, roles, stances, by their place in these lists. Threads of the graph get
// the numbers and never load the rooms, which would take each of them half a second and twenty megabytes.
import { InvolvementRole, ROLE_WEIGHTS, Stance, STANCE_NUMBERS } from "../reforms/reform.kinds";
import { RELATIONSHIP_TYPES, type RelationshipType } from "../relationships/relationship-types";
import type { TieWeights, Vocabulary } from "./snapshot.memory";

export const TIE_TYPES = Object.keys(RELATIONSHIP_TYPES) as readonly RelationshipType[];
export const ROLES = Object.keys(InvolvementRole) as readonly InvolvementRole[];
export const STANCES = Object.keys(Stance) as readonly Stance[];

/** Of source on target, and of target on source, 0 to 1. */
interface TypeWeights {
  readonly forward: number;
  readonly backward: number;
}

/** Base weights by type as the threads have them. */
export const weightsOf = (types: Readonly<Record<string, TypeWeights>>): TieWeights => ({
  forward: TIE_TYPES.map((type) => types[type]!.forward),
  backward: TIE_TYPES.map((type) => types[type]!.backward),
});

export const VOCABULARY: Vocabulary = {
  published: weightsOf(RELATIONSHIP_TYPES),
  symmetric: TIE_TYPES.map((type) => RELATIONSHIP_TYPES[type].symmetric),
  roleWeights: ROLES.map((role) => ROLE_WEIGHTS[role]),
  stanceNumbers: STANCES.map((stance) => STANCE_NUMBERS[stance] ?? null),
};

export const typeNumbers = (types: readonly RelationshipType[]): number[] =>
  types.map((type) => TIE_TYPES.indexOf(type));
