// FollowTheMoney's words beside ours, as data for both directions: schemata and topics of actors, schemata of ties with the
// properties that hold their ends, and register numbers. Which tie goes out under which schema stands with the tie's own type
// (relationships/relationship-types.ts). It reads and writes nothing.
import type { ActorKind } from "../../actors/actor.kinds";
import type { RelationshipType } from "../../relationships/relationship-types";

export interface ActorTerm {
  readonly schema: ActorSchema;
  /** A topic that tells the kind, where the schema does not. */
  readonly topic?: string;
}

export type ActorSchema = "Person" | "Company" | "Organization" | "PublicBody" | "LegalEntity";

/** What an actor of each kind is called. */
export const TERM_OF_KIND: Readonly<Record<ActorKind, ActorTerm>> = {
  NGO: { schema: "Organization" },
  TRADE_UNION: { schema: "Organization", topic: "pol.union" },
  TRADE_UNION_NGO: { schema: "Organization" },
  MUTUALITY: { schema: "Organization" },
  COOPERATIVE: { schema: "Company" },
  FOUNDATION: { schema: "Organization" },
  MEMBERSHIP_ASSOCIATION: { schema: "Organization" },
  SOCIAL_MOVEMENT: { schema: "Organization" },
  SOCIAL_MOVEMENT_FEDERATION: { schema: "Organization" },
  NETWORK_OR_PLATFORM: { schema: "Organization" },
  RELIGIOUS_BODY: { schema: "Organization", topic: "rel" },
  POLITICAL_PARTY: { schema: "Organization", topic: "pol.party" },
  COMPANY: { schema: "Company" },
  CONSULTANCY: { schema: "Company" },
  EMPLOYERS_OR_TRADE_ASSOCIATION: { schema: "Organization" },
  PROFESSIONAL_ASSOCIATION: { schema: "Organization" },
  MEDIA: { schema: "Organization" },
  PERIODICAL: { schema: "Organization" },
  PUBLISHER: { schema: "Company" },
  ACADEMIC_INSTITUTION: { schema: "Organization" },
  THINK_TANK: { schema: "Organization" },
  PUBLIC_ADMINISTRATION: { schema: "PublicBody", topic: "gov.administrative" },
  MINISTERIAL_CABINET: { schema: "PublicBody" },
  GOVERNMENT: { schema: "PublicBody", topic: "gov.executive" },
  PARLIAMENT: { schema: "PublicBody", topic: "gov.legislative" },
  COURT: { schema: "PublicBody", topic: "gov.judicial" },
  PUBLIC_BODY: { schema: "PublicBody" },
  ASSOCIATION_OF_PUBLIC_AUTHORITIES: { schema: "Organization" },
  SECTOR_ASSOCIATION_OF_PUBLIC_OPERATORS: { schema: "Organization" },
  INTERGOVERNMENTAL_ORGANISATION: { schema: "PublicBody", topic: "gov.igo" },
  COLLECTIVE_ACTOR: { schema: "LegalEntity" },
  PERSON: { schema: "Person" },
  OTHER_ORGANISATION: { schema: "Organization" },
};

/** What an entity of each schema is, where none of its topics tells more. */
export const KIND_OF_SCHEMA: Readonly<Record<ActorSchema, ActorKind>> = {
  Person: "PERSON",
  Company: "COMPANY",
  Organization: "OTHER_ORGANISATION",
  PublicBody: "PUBLIC_BODY",
  LegalEntity: "OTHER_ORGANISATION",
};

export const KIND_OF_TOPIC: Readonly<Record<string, ActorKind>> = Object.fromEntries(
  Object.entries(TERM_OF_KIND).flatMap(([kind, { topic }]) => (topic ? [[topic, kind as ActorKind]] : [])),
);

export interface TieTerm {
  /** The properties with our source and our target. */
  readonly source: string;
  readonly target: string;
  /** The type of a tie that comes in. A `role` that is the label of another type under the same schema tells that one. */
  readonly type: RelationshipType;
  /** The same, where the source is no person. */
  readonly ofOrganisations?: RelationshipType;
  /** Types under this schema that it reads the other way round. */
  readonly exchanged?: readonly RelationshipType[];
  /** What the source is in the target, where the entity does not say. */
  readonly role?: string;
}

/** Ties as entities. */
export const TIE_TERMS: Readonly<Record<string, TieTerm>> = {
  Ownership: { source: "owner", target: "asset", type: "OWNS", exchanged: ["SUBSIDIARY_OF"] },
  Directorship: {
    ...{ source: "director", target: "organization", type: "OFFICER_OF" },
    ...{ ofOrganisations: "LINKED_TO", role: "Director" },
  },
  Membership: { source: "member", target: "organization", type: "MEMBER_OF" },
  Employment: { source: "employee", target: "employer", type: "EMPLOYED_BY" },
  Representation: { source: "agent", target: "client", type: "REPRESENTS" },
  Payment: { source: "payer", target: "beneficiary", type: "FUNDS" },
  Succession: { source: "successor", target: "predecessor", type: "SUCCEEDS" },
  UnknownLink: { source: "subject", target: "object", type: "LINKED_TO" },
};

/** An office (Position) stands between holder and body: HOLDS_OFFICE goes from the holder to the post's organization. */
export const OCCUPANCY = { schema: "Occupancy", holder: "holder", post: "post", type: "HOLDS_OFFICE" } as const;
export const POSITION = { schema: "Position", organization: "organization" } as const;

/** Ties of a person's private life: never records here (GDPR, article 9). */
export const PRIVATE_TIES: readonly string[] = ["Family", "Associate"];

/** Register numbers that hold worldwide or name their register, by org-id.guide prefix. */
export const SCHEME_OF_PROPERTY: Readonly<Record<string, string>> = {
  leiCode: "XI-LEI",
  wikidataId: "XI-WIKIDATA",
  dunsCode: "XI-DUNS",
  permId: "XI-PID",
  innCode: "RU-INN",
  ogrnCode: "RU-OGRN",
};

/** The company register that `registrationNumber` means in a country; of others `XX-REGISTRATION`. */
export const REGISTER_OF_COUNTRY: Readonly<Record<string, string>> = {
  BE: "BE-BCE_KBO",
  CH: "CH-FDJP",
  DK: "DK-CVR",
  GB: "GB-COH",
  NL: "NL-KVK",
};
