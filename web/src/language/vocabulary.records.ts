// What records are called, one and several, who may see and write them, and what their history says.
import { said, type Said } from "./languages";
import type { EnumValue, Labels } from "./vocabulary.labels";

export const RECORDS = {
  RecordType: {
    Actor: said("Actor", "Acteur", "Actor"),
    CivicSpaceEvent: said("Civic-space event", "Évènement de l’espace civique", "Gebeurtenis in de civiele ruimte"),
    Claim: said("Claim", "Affirmation", "Bewering"),
    CountryRating: said("Country rating", "Notation de pays", "Landenscore"),
    Evidence: said("Piece of evidence", "Preuve", "Bewijsstuk"),
    Excerpt: said("Excerpt", "Extrait", "Fragment"),
    IdentityJudgement: said("Identity judgement", "Jugement d’identité", "Identiteitsoordeel"),
    Involvement: said("Involvement", "Implication", "Betrokkenheid"),
    Observation: said("Statistic", "Statistique", "Statistiek"),
    Policy: said("Policy", "Politique", "Beleidslijn"),
    Reform: said("Reform", "Réforme", "Hervorming"),
    Relationship: said("Relationship", "Relation", "Relatie"),
    Source: said("Source", "Source", "Bron"),
    Theme: said("Theme", "Thème", "Thema"),
  },
  LedgerOp: {
    ASSERT: said("Stated", "Énoncé", "Gesteld"),
    RETRACT: said("Taken back", "Retiré", "Teruggenomen"),
  },
  Visibility: {
    NODE: said(
      "Holders of a key of this node",
      "Détenteurs d’une clé de ce nœud",
      "Houders van een sleutel van dit knooppunt",
    ),
    PRIVATE: said("Curators of this node only", "Curateurs de ce nœud seulement", "Alleen curatoren van dit knooppunt"),
    PUBLIC: said("Everyone", "Tout le monde", "Iedereen"),
  },
  Role: {
    ADMIN: said("Administrator", "Administrateur", "Beheerder"),
    CONTRIBUTOR: said("Contributor", "Contributeur", "Medewerker"),
    CURATOR: said("Curator", "Curateur", "Curator"),
    READER: said("Reader", "Lecteur", "Lezer"),
  },
  ThemeScheme: {
    CAP: said("Comparative Agendas Project", "Comparative Agendas Project", "Comparative Agendas Project"),
    DAC: said("OECD DAC sector codes", "Codes-secteurs du CAD de l’OCDE", "DAC-sectorcodes van de OESO"),
    SDG: said("Sustainable Development Goals", "Objectifs de développement durable", "Duurzame-ontwikkelingsdoelen"),
  },
  SeriesStep: {
    DECADE: said("Every ten years", "Tous les dix ans", "Om de tien jaar"),
    FIVE_YEARS: said("Every five years", "Tous les cinq ans", "Om de vijf jaar"),
    YEAR: said("Every year", "Chaque année", "Elk jaar"),
  },
} satisfies Partial<Labels>;

export const RECORDS_PLURAL: Readonly<Record<EnumValue<"RecordType">, Said>> = {
  Actor: said("Actors", "Acteurs", "Actoren"),
  CivicSpaceEvent: said("Civic-space events", "Évènements de l’espace civique", "Gebeurtenissen in de civiele ruimte"),
  Claim: said("Claims", "Affirmations", "Beweringen"),
  CountryRating: said("Country ratings", "Notations de pays", "Landenscores"),
  Evidence: said("Pieces of evidence", "Preuves", "Bewijsstukken"),
  Excerpt: said("Excerpts", "Extraits", "Fragmenten"),
  IdentityJudgement: said("Identity judgements", "Jugements d’identité", "Identiteitsoordelen"),
  Involvement: said("Involvements", "Implications", "Betrokkenheden"),
  Observation: said("Statistics", "Statistiques", "Statistieken"),
  Policy: said("Policies", "Politiques", "Beleidslijnen"),
  Reform: said("Reforms", "Réformes", "Hervormingen"),
  Relationship: said("Relationships", "Relations", "Relaties"),
  Source: said("Sources", "Sources", "Bronnen"),
  Theme: said("Themes", "Thèmes", "Thema’s"),
};
