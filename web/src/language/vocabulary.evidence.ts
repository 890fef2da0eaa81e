// What documents are, what is claimed in them, and how much a passage decides. The grades are the tests of process
// tracing; their figurative English names are kept recognisable in each language.
import { said } from "./languages";
import type { Labels } from "./vocabulary.labels";

export const EVIDENCE = {
  SourceKind: {
    ARTICLE: said("Article", "Article", "Artikel"),
    BOOK: said("Book", "Livre", "Boek"),
    BROCHURE: said("Brochure", "Brochure", "Brochure"),
    DATASET: said("Data set", "Jeu de données", "Dataset"),
    INTERVIEW: said("Interview", "Entretien", "Interview"),
    LAW: said("Law or regulation", "Loi ou règlement", "Wet of reglement"),
    OFFICIAL_RECORD: said("Official record", "Document officiel", "Officieel document"),
    OTHER: said("Other document", "Autre document", "Ander document"),
    REGISTER: said("Public register", "Registre public", "Openbaar register"),
    REPORT: said("Report", "Rapport", "Rapport"),
    WEB_PAGE: said("Web page", "Page web", "Webpagina"),
  },
  CreditRole: {
    AUTHOR: said("Author", "Auteur", "Auteur"),
    EDITOR: said("Editor", "Direction éditoriale", "Redacteur"),
    INTERVIEWEE: said("Interviewee", "Personne interrogée", "Geïnterviewde"),
    INTERVIEWER: said("Interviewer", "Intervieweur", "Interviewer"),
    PHOTOGRAPHER: said("Photographer", "Photographe", "Fotograaf"),
    TRANSLATOR: said("Translator", "Traduction", "Vertaler"),
  },
  ClaimKind: {
    CAUSAL: said("Causal claim", "Affirmation causale", "Oorzakelijke bewering"),
    CIVIC_SPACE: said("About civic space", "Sur l’espace civique", "Over de civiele ruimte"),
    CRITIQUE: said("Critique", "Critique", "Kritiek"),
    DIAGNOSIS: said("Diagnosis", "Diagnostic", "Diagnose"),
    EVENT: said("Event", "Évènement", "Gebeurtenis"),
    HISTORICAL: said("Historical claim", "Affirmation historique", "Historische bewering"),
    NORMATIVE: said("Normative claim", "Affirmation normative", "Normatieve bewering"),
    STATISTIC: said("Statistic", "Statistique", "Statistiek"),
    STRATEGIC: said("Strategy", "Stratégie", "Strategie"),
  },
  ClaimStatus: {
    ATTRIBUTED: said("Said by one source only", "Dit par une seule source", "Door één bron gezegd"),
    CORROBORATED: said("Corroborated", "Corroborée", "Bevestigd door een andere bron"),
    DISPUTED: said("Disputed", "Contestée", "Betwist"),
    REFUTED: said("Refuted", "Réfutée", "Weerlegd"),
  },
  EvidenceRelation: {
    CONTESTS: said("Speaks against it", "Parle contre", "Spreekt ertegen"),
    SUPPORTS: said("Speaks for it", "Parle en faveur", "Spreekt ervoor"),
  },
  EvidenceGrade: {
    DOUBLY_DECISIVE: said(
      "Doubly decisive: necessary and sufficient",
      "Doublement décisive\u202f: nécessaire et suffisante",
      "Dubbel beslissend: noodzakelijk en voldoende",
    ),
    HOOP: said(
      "Hoop test: necessary, not sufficient",
      "Test du cerceau\u202f: nécessaire, pas suffisante",
      "Hoepeltest: noodzakelijk, niet voldoende",
    ),
    SMOKING_GUN: said(
      "Smoking gun: sufficient, not necessary",
      "Pistolet fumant\u202f: suffisante, pas nécessaire",
      "Rokend pistool: voldoende, niet noodzakelijk",
    ),
    STRAW_IN_THE_WIND: said(
      "Straw in the wind: a slight hint",
      "Paille dans le vent\u202f: un simple indice",
      "Strohalm in de wind: een lichte aanwijzing",
    ),
  },
  EvidenceBasis: {
    INFERRED: said("Inferred by the recorder", "Déduit à la lecture", "Afgeleid bij het lezen"),
    STATED: said("Stated by the source", "Dit par la source", "Gezegd door de bron"),
  },
  Consistency: {
    CONSISTENT: said("Consistent, checked", "Cohérent, vérifié", "Consistent, nagerekend"),
    INCONSISTENT_AS_STATED: said("Does not add up as stated", "Incohérent tel qu’énoncé", "Klopt niet zoals gesteld"),
  },
} satisfies Partial<Labels>;
