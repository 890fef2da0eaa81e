// What opens and closes the room that civil society has to act, and who rates it.
import { said } from "./languages";
import type { Labels } from "./vocabulary.labels";

export const CIVIC_SPACE = {
  CivicSpaceEventKind: {
    ARREST: said("Arrest", "Arrestation", "Arrestatie"),
    BAN: said("Ban", "Interdiction", "Verbod"),
    CONSULTATION: said("Consultation", "Consultation", "Raadpleging"),
    DEFUNDING: said("Defunding", "Retrait de financement", "Intrekking van financiering"),
    DISSOLUTION: said("Dissolution", "Dissolution", "Ontbinding"),
    EXCLUSION: said("Exclusion", "Exclusion", "Uitsluiting"),
    FUNDING: said("Funding", "Financement", "Financiering"),
    HARASSMENT: said("Harassment", "Harcèlement", "Intimidatie"),
    PARTICIPATION: said("Participation in decisions", "Participation aux décisions", "Inspraak in beslissingen"),
    PROSECUTION: said("Prosecution", "Poursuites judiciaires", "Gerechtelijke vervolging"),
    PROTECTION: said("Protection", "Protection", "Bescherming"),
    RECOGNITION: said("Recognition", "Reconnaissance", "Erkenning"),
    REINSTATEMENT: said("Reinstatement", "Rétablissement", "Herstel"),
    RELEASE: said("Release", "Libération", "Vrijlating"),
    REPRESSION: said("Repression", "Répression", "Repressie"),
    RESTRICTION: said("Restriction", "Restriction", "Beperking"),
    STIGMATISATION: said("Stigmatisation", "Stigmatisation", "Stigmatisering"),
    SURVEILLANCE: said("Surveillance", "Surveillance", "Heimelijk toezicht"),
    VIOLENCE: said("Violence", "Violence", "Geweld"),
  },
  CivicSpaceEffect: {
    CLOSING: said("Closes civic space", "Rétrécit l’espace civique", "Verkleint de civiele ruimte"),
    OPENING: said("Opens civic space", "Élargit l’espace civique", "Verruimt de civiele ruimte"),
  },
  RatingScheme: {
    CIVICUS_MONITOR: said("CIVICUS Monitor", "CIVICUS Monitor", "CIVICUS Monitor"),
    FREEDOM_HOUSE: said(
      "Freedom House, Freedom in the World",
      "Freedom House, Freedom in the World",
      "Freedom House, Freedom in the World",
    ),
    ITUC_GLOBAL_RIGHTS_INDEX: said(
      "ITUC Global Rights Index",
      "Indice CSI des droits dans le monde",
      "Wereldwijde Rechtenindex van het IVV",
    ),
    OTHER: said("Other rating", "Autre notation", "Andere score"),
    V_DEM_CIVIL_SOCIETY: said(
      "V-Dem core civil society index",
      "V-Dem, indice central de la société civile",
      "V-Dem, kernindex van het middenveld",
    ),
  },
  ScaleEnd: {
    HIGHEST: said("The highest number", "Le nombre le plus élevé", "Het hoogste getal"),
    LOWEST: said("The lowest number", "Le nombre le plus bas", "Het laagste getal"),
  },
} satisfies Partial<Labels>;
