// How ties between actors read: from source to target, from target to source, and as the heading of several of a type.
// The English readings are those of `relationshipTypes`; a test holds the two together.
import { said, type Said } from "./languages";
import type { EnumValue } from "./vocabulary.labels";

type RelationshipType = EnumValue<"RelationshipType">;

interface Readings {
  readonly forward: Said;
  readonly inverse: Said;
  readonly heading: Said;
}

const tie = (heading: Said, forward: Said, inverse: Said): Readings => ({ forward, inverse, heading });

/** Both ends are alike, so the tie reads the same from either. */
const symmetricTie = (heading: Said, reading: Said): Readings => tie(heading, reading, reading);

const READINGS: Readonly<Record<RelationshipType, Readings>> = {
  ADVISES: tie(
    said("Advice", "Conseils", "Adviesrelaties"),
    said("advises", "conseille", "adviseert"),
    said("is advised by", "reçoit les conseils de", "wordt geadviseerd door"),
  ),
  AFFILIATED_TO: tie(
    said("Affiliations", "Affiliations", "Aansluitingen"),
    said("is affiliated to", "est affilié à", "is aangesloten bij"),
    said("has as affiliate", "a pour affilié", "heeft als aangesloten organisatie"),
  ),
  ALLIED_WITH: symmetricTie(
    said("Alliances", "Alliances", "Allianties"),
    said("is allied with", "est allié à", "is een bondgenoot van"),
  ),
  COFOUNDED: tie(
    said("Foundings", "Fondations en commun", "Medeoprichtingen"),
    said("co-founded", "a cofondé", "was medeoprichter van"),
    said("was co-founded by", "a été cofondé par", "werd mee opgericht door"),
  ),
  CONSULTS: tie(
    said("Consultations", "Consultations", "Raadplegingen"),
    said("consults", "consulte", "raadpleegt"),
    said("is consulted by", "est consulté par", "wordt geraadpleegd door"),
  ),
  DIALOGUE_WITH: symmetricTie(
    said("Dialogues", "Dialogues et concertations", "Overleg"),
    said("is in dialogue with", "est en dialogue avec", "voert overleg met"),
  ),
  EMPLOYED_BY: tie(
    said("Employment", "Emplois", "Dienstverbanden"),
    said("is employed by", "travaille pour", "werkt voor"),
    said("employs", "emploie", "heeft in dienst"),
  ),
  FACILITATES: tie(
    said("Facilitation", "Animation de réseaux et de groupes", "Begeleiding en ondersteuning"),
    said("facilitates", "anime", "begeleidt"),
    said("is facilitated by", "est animé par", "wordt begeleid door"),
  ),
  FUNDS: tie(
    said("Funding", "Financements", "Financiering"),
    said("funds", "finance", "financiert"),
    said("is funded by", "est financé par", "wordt gefinancierd door"),
  ),
  HOLDS_OFFICE: tie(
    said("Public offices", "Mandats publics", "Openbare mandaten"),
    said("holds office in", "exerce un mandat au sein de", "bekleedt een mandaat bij"),
    said("is an office held by", "a pour mandataire", "heeft als mandataris"),
  ),
  LINKED_TO: symmetricTie(
    said("Other links", "Autres liens", "Andere banden"),
    said("is linked to", "est lié à", "is verbonden met"),
  ),
  LOBBIES: tie(
    said("Lobbying", "Plaidoyer et lobbying", "Lobbywerk"),
    said("lobbies", "exerce un lobbying auprès de", "lobbyt bij"),
    said("is lobbied by", "fait l’objet du lobbying de", "wordt belobbyd door"),
  ),
  MEETS: tie(
    said("Meetings", "Rencontres", "Ontmoetingen"),
    said("meets", "rencontre", "ontmoet"),
    said("is met by", "est rencontré par", "wordt ontmoet door"),
  ),
  MEMBER_OF: tie(
    said("Memberships", "Adhésions", "Lidmaatschappen"),
    said("is a member of", "est membre de", "is lid van"),
    said("has as member", "a pour membre", "heeft als lid"),
  ),
  OFFICER_OF: tie(
    said("Leading offices", "Fonctions dirigeantes", "Bestuursfuncties"),
    said("is an officer of", "exerce une fonction dirigeante dans", "heeft een bestuursfunctie bij"),
    said("has as officer", "a pour responsable", "heeft als bestuurder"),
  ),
  OPPOSES: symmetricTie(
    said("Oppositions", "Oppositions", "Tegenstellingen"),
    said("opposes", "s’oppose à", "staat tegenover"),
  ),
  OWNS: tie(
    said("Ownership", "Propriété", "Eigendom"),
    said("owns", "possède", "is eigenaar van"),
    said("is owned by", "appartient à", "is eigendom van"),
  ),
  PARTNER_OF: symmetricTie(
    said("Partnerships", "Partenariats", "Partnerschappen"),
    said("is a partner of", "est partenaire de", "is partner van"),
  ),
  PART_OF: tie(
    said("Parts and wholes", "Parties et ensembles", "Delen en gehelen"),
    said("is part of", "fait partie de", "maakt deel uit van"),
    said("has as part", "a pour composante", "heeft als onderdeel"),
  ),
  RECOGNISES: tie(
    said("Recognition", "Reconnaissances", "Erkenningen"),
    said("recognises", "reconnaît", "erkent"),
    said("is recognised by", "est reconnu par", "wordt erkend door"),
  ),
  REGULATES: tie(
    said("Regulation", "Régulation", "Regulering"),
    said("regulates", "régule", "reguleert"),
    said("is regulated by", "est régulé par", "wordt gereguleerd door"),
  ),
  REPRESENTS: tie(
    said("Representation", "Représentation", "Vertegenwoordiging"),
    said("represents", "représente", "vertegenwoordigt"),
    said("is represented by", "est représenté par", "wordt vertegenwoordigd door"),
  ),
  SUBSIDIARY_OF: tie(
    said("Subsidiaries", "Filiales", "Dochterorganisaties"),
    said("is a subsidiary of", "est une filiale de", "is een dochterorganisatie van"),
    said("has as subsidiary", "a pour filiale", "heeft als dochterorganisatie"),
  ),
  SUCCEEDS: tie(
    said("Successions", "Successions", "Opvolgingen"),
    said("succeeds", "succède à", "volgt op"),
    said("is succeeded by", "a pour successeur", "wordt opgevolgd door"),
  ),
  WING_OF: tie(
    said("Wings of movements", "Branches de mouvements", "Geledingen van bewegingen"),
    said("is a wing of", "est une branche de", "is een geleding van"),
    said("has as wing", "a pour branche", "heeft als geleding"),
  ),
};

const readingsOf = (reading: keyof Readings) =>
  Object.fromEntries(Object.entries(READINGS).map(([type, readings]) => [type, readings[reading]])) as Record<
    RelationshipType,
    Said
  >;

export const TIES_FORWARD = readingsOf("forward");
export const TIES_INVERSE = readingsOf("inverse");
export const TIES_HEADING = readingsOf("heading");
