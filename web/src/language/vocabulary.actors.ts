// What actors are called, where they stand, and what is said of whether two of them are one.
// The terms are those of the field: French of Belgium and France, Dutch of Belgium.
import { said } from "./languages";
import type { Labels } from "./vocabulary.labels";

export const ACTORS = {
  ActorKind: {
    ACADEMIC_INSTITUTION: said("Academic institution", "Institution académique", "Academische instelling"),
    ASSOCIATION_OF_PUBLIC_AUTHORITIES: said(
      "Association of public authorities",
      "Association de pouvoirs publics",
      "Vereniging van overheden",
    ),
    COLLECTIVE_ACTOR: said("Collective actor", "Acteur collectif", "Collectieve actor"),
    COMPANY: said("Company", "Entreprise", "Onderneming"),
    CONSULTANCY: said("Consultancy", "Cabinet de conseil", "Adviesbureau"),
    COOPERATIVE: said("Co-operative", "Coopérative", "Coöperatie"),
    COURT: said("Court", "Juridiction", "Rechtscollege"),
    EMPLOYERS_OR_TRADE_ASSOCIATION: said(
      "Employers’ or trade association",
      "Organisation patronale ou professionnelle sectorielle",
      "Werkgevers- of sectororganisatie",
    ),
    FOUNDATION: said("Foundation", "Fondation", "Stichting"),
    GOVERNMENT: said("Government", "Gouvernement", "Regering"),
    INTERGOVERNMENTAL_ORGANISATION: said(
      "Intergovernmental organisation",
      "Organisation intergouvernementale",
      "Intergouvernementele organisatie",
    ),
    MEDIA: said("News medium", "Média", "Nieuwsmedium"),
    MEMBERSHIP_ASSOCIATION: said("Membership association", "Association de membres", "Ledenvereniging"),
    MINISTERIAL_CABINET: said("Ministerial cabinet", "Cabinet ministériel", "Ministerieel kabinet"),
    MUTUALITY: said("Mutual-benefit society", "Mutualité", "Ziekenfonds"),
    NETWORK_OR_PLATFORM: said("Network or platform", "Réseau ou plateforme", "Netwerk of platform"),
    NGO: said("Non-governmental organisation", "Organisation non gouvernementale", "Niet-gouvernementele organisatie"),
    OTHER_ORGANISATION: said("Other organisation", "Autre organisation", "Andere organisatie"),
    PARLIAMENT: said("Parliament", "Parlement", "Parlement"),
    PERIODICAL: said("Periodical", "Périodique", "Tijdschrift"),
    PERSON: said("Person in a public role", "Personne exerçant un rôle public", "Persoon in een publieke rol"),
    POLITICAL_PARTY: said("Political party", "Parti politique", "Politieke partij"),
    PROFESSIONAL_ASSOCIATION: said("Professional association", "Association professionnelle", "Beroepsvereniging"),
    PUBLIC_ADMINISTRATION: said("Public administration", "Administration publique", "Overheidsadministratie"),
    PUBLIC_BODY: said("Public body", "Organisme public", "Overheidsinstelling"),
    PUBLISHER: said("Publishing house", "Maison d’édition", "Uitgeverij"),
    RELIGIOUS_BODY: said("Religious body", "Organisation religieuse", "Religieuze organisatie"),
    SECTOR_ASSOCIATION_OF_PUBLIC_OPERATORS: said(
      "Association of public operators",
      "Fédération d’opérateurs publics",
      "Koepel van publieke operatoren",
    ),
    SOCIAL_MOVEMENT: said("Social movement", "Mouvement social", "Sociale beweging"),
    SOCIAL_MOVEMENT_FEDERATION: said(
      "Federation of a social movement",
      "Organisation faîtière d’un mouvement social",
      "Koepel van een sociale beweging",
    ),
    THINK_TANK: said("Think tank", "Groupe de réflexion", "Denktank"),
    TRADE_UNION: said("Trade union", "Syndicat", "Vakbond"),
    TRADE_UNION_NGO: said("Trade-union NGO", "ONG syndicale", "Vakbonds-ngo"),
  },
  NameKind: {
    FORMER: said("Former name", "Ancien nom", "Vroegere naam"),
    OFFICIAL: said("Official name", "Nom officiel", "Officiële naam"),
    SHORT: said("Short name or acronym", "Nom court ou sigle", "Korte naam of afkorting"),
    VARIANT: said("Other spelling", "Autre graphie", "Andere schrijfwijze"),
  },
  Sector: {
    CIVIL_SOCIETY: said("Civil society", "Société civile", "Middenveld"),
    ECONOMY: said("Economic actors", "Acteurs économiques", "Economische actoren"),
    STATE: said("State", "État", "Staat"),
  },
  TriangleWeight: {
    COUNT: said("Number of actors", "Nombre d’acteurs", "Aantal actoren"),
    INFLUENCE: said("Influence on policies", "Influence sur les politiques", "Invloed op het beleid"),
    INVOLVEMENT: said("Part taken in policies", "Implication dans les politiques", "Betrokkenheid bij het beleid"),
  },
  CentralityOrder: {
    BETWEENNESS: said("Betweenness", "Intermédiarité", "Tussenpositie (betweenness)"),
    DEGREE: said(
      "Degree (number of others tied to)",
      "Degré (nombre d’acteurs liés)",
      "Graad (aantal verbonden actoren)",
    ),
    PAGE_RANK: said("PageRank", "PageRank", "PageRank"),
    STRENGTH: said(
      "Strength (weight of all ties)",
      "Force (poids de tous les liens)",
      "Sterkte (gewicht van alle banden)",
    ),
  },
  TieDirection: {
    BOTH: said("In both directions", "Dans les deux sens", "In beide richtingen"),
    INCOMING: said("Incoming ties", "Liens entrants", "Inkomende banden"),
    OUTGOING: said("Outgoing ties", "Liens sortants", "Uitgaande banden"),
  },
  IdentityVerdict: {
    DIFFERENT: said("Two different actors", "Deux acteurs distincts", "Twee verschillende actoren"),
    SAME: said("One and the same actor", "Un seul et même acteur", "Een en dezelfde actor"),
    UNSURE: said("Not certain", "Incertain", "Onzeker"),
  },
  IdentityBasis: {
    HUMAN: said("Compared by a person", "Comparaison par une personne", "Vergeleken door een persoon"),
    IDENTIFIER: said(
      "Same number in a public register",
      "Même numéro dans un registre public",
      "Zelfde nummer in een openbaar register",
    ),
    NAME: said(
      "Similarity weighed by a program",
      "Ressemblance évaluée par un programme",
      "Gelijkenis gewogen door een programma",
    ),
  },
} satisfies Partial<Labels>;
