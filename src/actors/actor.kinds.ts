// What kinds of actors there are. A kind says what an actor is; where it stands in the triangle is its sector position.
import { enumOf } from "../core/enum.types";

export const ActorKind = enumOf(
  "ActorKind",
  "What an actor is. Where it stands between State, economy and civil society is told by its sector position, not by its kind.",
  {
    NGO: "Non-governmental organisation.",
    TRADE_UNION: "Trade union or union confederation.",
    TRADE_UNION_NGO: "NGO of a trade union: a union's arm for international solidarity or education.",
    MUTUALITY:
      "Mutual-benefit society, as a mutual health fund: members' own insurance that the State also entrusts with a public service.",
    COOPERATIVE: "Co-operative or enterprise of the social economy.",
    FOUNDATION: "Foundation.",
    MEMBERSHIP_ASSOCIATION: "Association of individual members.",
    SOCIAL_MOVEMENT: "Social movement without one legal body.",
    SOCIAL_MOVEMENT_FEDERATION: "Federation of the organisations of a social movement.",
    NETWORK_OR_PLATFORM: "Network, platform or coalition of organisations.",
    RELIGIOUS_BODY: "Church or religious community.",
    POLITICAL_PARTY: "Political party or its section.",
    COMPANY: "Company or group of companies.",
    CONSULTANCY: "Professional consultancy, lobbyist for hire or law firm.",
    EMPLOYERS_OR_TRADE_ASSOCIATION: "Employers', trade or business association.",
    PROFESSIONAL_ASSOCIATION: "Association of a profession.",
    MEDIA: "Newspaper, broadcaster or other medium.",
    PERIODICAL: "Journal or magazine.",
    PUBLISHER: "Publishing house.",
    ACADEMIC_INSTITUTION: "University, school or research institute.",
    THINK_TANK: "Think tank.",
    PUBLIC_ADMINISTRATION: "Ministry, directorate or agency.",
    MINISTERIAL_CABINET: "A minister's own office.",
    GOVERNMENT: "Government as a body.",
    PARLIAMENT: "Parliament or one of its chambers.",
    COURT: "Court or tribunal.",
    PUBLIC_BODY: "Public body that is none of the others.",
    ASSOCIATION_OF_PUBLIC_AUTHORITIES: "Association of cantons, cities or other public authorities.",
    SECTOR_ASSOCIATION_OF_PUBLIC_OPERATORS: "Association of publicly owned operators.",
    INTERGOVERNMENTAL_ORGANISATION: "Organisation of States.",
    COLLECTIVE_ACTOR: "Many taken as one, as a source speaks of them: the unions in Mauritania.",
    PERSON: "A person in a public role, and only in it.",
    OTHER_ORGANISATION: "An organisation that is none of these.",
  },
);
export type ActorKind = keyof typeof ActorKind;

export const Sector = enumOf("Sector", "A corner of the triangle of forces.", {
  STATE: "Public authority.",
  ECONOMY: "Companies and those who speak for them.",
  CIVIL_SOCIETY: "Organisations of citizens, members and believers.",
});
export type Sector = keyof typeof Sector;

export const NameKind = enumOf("NameKind", "What kind of name it is.", {
  OFFICIAL: "The full name it gives itself.",
  SHORT: "Short name or acronym it goes by.",
  FORMER: "A name it no longer uses.",
  VARIANT: "Another spelling or description found in a source.",
});
export type NameKind = keyof typeof NameKind;
