// The types of ties between actors, each declared once, as data: how it reads from either end, which ends it may join, how
// much influence it carries forward (source to target) and backward, and what other vocabularies call it.
//
// The base weights are conventions, published so that they can be disputed: a member weighs on its network (.5) more than
// the network on each member (.3); an owner decides (.8); one who is lobbied hardly influences the lobbyist (.05).
// Adversarial and formal ties (OPPOSES, REGULATES, RECOGNISES) carry none: a regulator's power is over conduct, not opinion.
//
// Persons are tied by what they do in public: offices held, meetings, companies owned. Ties of belonging or conviction are
// closed to them, and so is the tie of no known kind: such data has put people in prison (GDPR, article 9).
import { type EnumOf, enumOf } from "../core/enum.types";
import type { ActorKind } from "../actors/actor.kinds";

export interface RelationshipTypeInfo {
  /** Reads source → target: "is a member of". */
  readonly label: string;
  /** Reads target → source: "has as member". The same as `label` where symmetric. */
  readonly inverse: string;
  readonly symmetric: boolean;
  /** Kinds allowed at each end; null: any. */
  readonly sourceKinds: readonly ActorKind[] | null;
  readonly targetKinds: readonly ActorKind[] | null;
  /** Kinds never allowed at the source, and at the target. */
  readonly notSource: readonly ActorKind[];
  readonly notTarget: readonly ActorKind[];
  /** Base weight of influence from source to target, 0 to 1. */
  readonly forward: number;
  /** Base weight of influence from target to source, 0 to 1. */
  readonly backward: number;
  /** FollowTheMoney schema, Wikidata property, IATI term: null where the vocabulary has none. */
  readonly followTheMoney: string | null;
  readonly wikidata: string | null;
  readonly iati: string | null;
  readonly description: string;
}

type Declaration = Partial<RelationshipTypeInfo> & Pick<RelationshipTypeInfo, "label" | "forward" | "description">;

const PERSON: readonly ActorKind[] = ["PERSON"];
/** What only bodies can be to each other, or what would tell of a person where they belong or what they believe. */
const NEVER_PERSONS = { notSource: PERSON, notTarget: PERSON };

const tie = (inverse: string, backward: number, declaration: Declaration): RelationshipTypeInfo => ({
  inverse,
  backward,
  symmetric: false,
  sourceKinds: null,
  targetKinds: null,
  notSource: [],
  notTarget: [],
  followTheMoney: null,
  wikidata: null,
  iati: null,
  ...declaration,
});

/** Both ends are alike, so the weight is one and the direction that a record happens to have means nothing. */
const symmetricTie = (declaration: Declaration): RelationshipTypeInfo =>
  tie(declaration.label, declaration.forward, { ...declaration, symmetric: true });

export const RELATIONSHIP_TYPES = {
  MEMBER_OF: tie("has as member", 0.3, {
    label: "is a member of",
    forward: 0.5,
    ...NEVER_PERSONS,
    followTheMoney: "Membership",
    wikidata: "P463",
    description:
      "Membership: the source belongs to the target network, federation or association. Never of persons: they have offices.",
  }),
  AFFILIATED_TO: tie("has as affiliate", 0.6, {
    label: "is affiliated to",
    forward: 0.4,
    ...NEVER_PERSONS,
    followTheMoney: "UnknownLink",
    wikidata: "P1416",
    description:
      "Affiliation: the source stands under the target's flag but keeps its own body, as a union's institute.",
  }),
  WING_OF: tie("has as wing", 0.6, {
    label: "is a wing of",
    forward: 0.5,
    ...NEVER_PERSONS,
    followTheMoney: "UnknownLink",
    wikidata: "P361",
    description: "The source is the target movement's own arm for a purpose, as a movement's NGO.",
  }),
  PART_OF: tie("has as part", 0.7, {
    label: "is part of",
    forward: 0.5,
    ...NEVER_PERSONS,
    followTheMoney: "UnknownLink",
    wikidata: "P361",
    description: "The source is a department or section of the target.",
  }),
  SUBSIDIARY_OF: tie("has as subsidiary", 0.8, {
    label: "is a subsidiary of",
    forward: 0.4,
    ...NEVER_PERSONS,
    followTheMoney: "Ownership",
    wikidata: "P749",
    description: "The source is controlled by the target organisation.",
  }),
  OWNS: tie("is owned by", 0.1, {
    label: "owns",
    forward: 0.8,
    notTarget: PERSON,
    followTheMoney: "Ownership",
    wikidata: "P1830",
    description: "The source owns the target or a share of it.",
  }),
  FUNDS: tie("is funded by", 0.1, {
    label: "funds",
    forward: 0.6,
    // Whom somebody gives money tells what they believe.
    notSource: PERSON,
    followTheMoney: "Payment",
    wikidata: "P8324",
    iati: "transaction",
    description: "The source gives money to the target.",
  }),
  OFFICER_OF: tie("has as officer", 0.2, {
    label: "is an officer of",
    forward: 0.8,
    sourceKinds: PERSON,
    notTarget: PERSON,
    followTheMoney: "Directorship",
    wikidata: "P2388",
    description: "A person leads or helps to lead the target organisation.",
  }),
  EMPLOYED_BY: tie("employs", 0.3, {
    label: "is employed by",
    forward: 0.3,
    sourceKinds: PERSON,
    followTheMoney: "Employment",
    wikidata: "P108",
    description: "A person works for the target, as far as it is part of a public role.",
  }),
  HOLDS_OFFICE: tie("is an office held by", 0.4, {
    label: "holds office in",
    forward: 0.9,
    sourceKinds: PERSON,
    targetKinds: [
      "PUBLIC_ADMINISTRATION",
      "MINISTERIAL_CABINET",
      "GOVERNMENT",
      "PARLIAMENT",
      "COURT",
      "PUBLIC_BODY",
      "INTERGOVERNMENTAL_ORGANISATION",
      "ASSOCIATION_OF_PUBLIC_AUTHORITIES",
      "COLLECTIVE_ACTOR",
    ],
    followTheMoney: "Occupancy",
    wikidata: "P39",
    description: "A person holds a public office in the target body.",
  }),
  REPRESENTS: tie("is represented by", 0.6, {
    label: "represents",
    forward: 0.3,
    followTheMoney: "Representation",
    wikidata: "P1268",
    description: "The source speaks for the target.",
  }),
  LOBBIES: tie("is lobbied by", 0.05, {
    label: "lobbies",
    forward: 0.4,
    followTheMoney: "UnknownLink",
    wikidata: null,
    description: "The source seeks to move the target's decisions.",
  }),
  ADVISES: tie("is advised by", 0.05, {
    label: "advises",
    forward: 0.4,
    followTheMoney: "UnknownLink",
    description: "The source gives the target advice.",
  }),
  CONSULTS: tie("is consulted by", 0.4, {
    label: "consults",
    forward: 0.1,
    followTheMoney: "UnknownLink",
    description: "The source asks the target's opinion: the influence runs mostly back to the source.",
  }),
  MEETS: tie("is met by", 0.2, {
    label: "meets",
    forward: 0.2,
    followTheMoney: "UnknownLink",
    description: "A recorded meeting.",
  }),
  REGULATES: tie("is regulated by", 0, {
    label: "regulates",
    forward: 0,
    followTheMoney: "UnknownLink",
    description: "The source sets or supervises rules that bind the target.",
  }),
  RECOGNISES: tie("is recognised by", 0, {
    label: "recognises",
    forward: 0,
    followTheMoney: "UnknownLink",
    description: "The source acknowledges the target as a partner or as representative.",
  }),
  FACILITATES: tie("is facilitated by", 0.2, {
    label: "facilitates",
    forward: 0.4,
    followTheMoney: "UnknownLink",
    description: "The source brings the target together and keeps it going, as an NGO does for a network.",
  }),
  SUCCEEDS: tie("is succeeded by", 0, {
    label: "succeeds",
    forward: 0,
    followTheMoney: "Succession",
    wikidata: "P1365",
    description: "The source took the target's place.",
  }),
  COFOUNDED: tie("was co-founded by", 0.3, {
    label: "co-founded",
    forward: 0.3,
    notTarget: PERSON,
    followTheMoney: "UnknownLink",
    wikidata: "P112",
    description: "The source founded the target together with others.",
  }),
  PARTNER_OF: symmetricTie({
    label: "is a partner of",
    forward: 0.3,
    ...NEVER_PERSONS,
    followTheMoney: "UnknownLink",
    wikidata: "P2652",
    description: "Both work together on something.",
  }),
  ALLIED_WITH: symmetricTie({
    label: "is allied with",
    forward: 0.4,
    ...NEVER_PERSONS,
    followTheMoney: "UnknownLink",
    description: "Both pursue an aim together.",
  }),
  OPPOSES: symmetricTie({
    label: "opposes",
    forward: 0,
    ...NEVER_PERSONS,
    followTheMoney: "UnknownLink",
    description: "Both stand against each other.",
  }),
  DIALOGUE_WITH: symmetricTie({
    label: "is in dialogue with",
    forward: 0.2,
    followTheMoney: "UnknownLink",
    description: "Both talk to each other regularly, as in social dialogue.",
  }),
  LINKED_TO: symmetricTie({
    label: "is linked to",
    forward: 0.1,
    ...NEVER_PERSONS,
    followTheMoney: "UnknownLink",
    description: "A tie of which the source does not tell the kind.",
  }),
} as const satisfies Record<string, RelationshipTypeInfo>;

export type RelationshipType = keyof typeof RELATIONSHIP_TYPES;

const descriptions = Object.fromEntries(
  Object.entries(RELATIONSHIP_TYPES).map(([name, { description }]) => [name, description]),
) as Record<RelationshipType, string>;

export const RelationshipType: EnumOf<typeof descriptions> = enumOf(
  "RelationshipType",
  "The kind of a tie between two actors. `relationshipTypes` tells labels, allowed ends and base weights of each.",
  descriptions,
);
