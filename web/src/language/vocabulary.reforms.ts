// What policies and reforms are, how far they have come, who acts in them and how.
import { said } from "./languages";
import type { Labels } from "./vocabulary.labels";

export const REFORMS = {
  InvolvementRole: {
    ADVOCATE: said("Advocate", "Acteur du plaidoyer", "Pleitbezorger"),
    BENEFICIARY: said("Beneficiary", "Bénéficiaire", "Begunstigde"),
    CONSULTED: said("Consulted", "Acteur consulté", "Geraadpleegd"),
    CO_DECIDER: said("Co-decider", "Codécideur", "Medebeslisser"),
    DRAFTER: said("Drafter", "Rédacteur", "Opsteller"),
    FUNDER: said("Funder", "Bailleur de fonds", "Financier"),
    IMPLEMENTER: said("Implementer", "Acteur de mise en œuvre", "Uitvoerder"),
    INITIATOR: said("Initiator", "Initiateur", "Initiatiefnemer"),
    LITIGANT: said("Litigant", "Partie en justice", "Procespartij"),
    OPPONENT: said("Opponent", "Opposant", "Tegenstander"),
    TARGET: said("Target", "Cible", "Doelwit"),
  },
  Stance: {
    FREE_VOTE: said("Free vote", "Liberté de vote", "Vrije stemming"),
    MIXED: said("Partly for, partly against", "En partie pour, en partie contre", "Deels voor, deels tegen"),
    NEUTRAL: said("Neutral", "Neutre", "Neutraal"),
    NO_RECOMMENDATION: said("No recommendation", "Pas de recommandation", "Geen aanbeveling"),
    OPPOSE: said("Against", "Contre", "Tegen"),
    PREFERS_COUNTERPROPOSAL: said(
      "Prefers the counter-proposal",
      "Préfère le contre-projet",
      "Verkiest het tegenvoorstel",
    ),
    PREFERS_INITIATIVE: said("Prefers the initiative", "Préfère l’initiative", "Verkiest het initiatief"),
    SUPPORT: said("For", "Pour", "Voor"),
    UNKNOWN: said("Stance not known", "Position inconnue", "Standpunt onbekend"),
  },
  ReformStage: {
    ADOPTION: said("Adoption", "Adoption", "Goedkeuring"),
    AGENDA: said("On the agenda", "À l’agenda", "Op de agenda"),
    CONSULTATION: said("Consultation", "Consultation", "Raadpleging"),
    DELIBERATION: said("Deliberation", "Délibération", "Beraadslaging"),
    EVALUATION: said("Evaluation", "Évaluation", "Evaluatie"),
    FORMULATION: said("Formulation", "Élaboration", "Voorbereiding"),
    IMPLEMENTATION: said("Implementation", "Mise en œuvre", "Uitvoering"),
    PROPOSAL: said("Formal proposal", "Proposition formelle", "Formeel voorstel"),
    REJECTED: said("Rejection", "Rejet", "Verwerping"),
    REPEAL: said("Repeal", "Abrogation", "Opheffing"),
    WITHDRAWN: said("Withdrawal", "Retrait", "Intrekking"),
  },
  ReformOutcome: {
    ADOPTED: said("Adopted", "Adoptée", "Goedgekeurd"),
    PARTLY_ADOPTED: said("Adopted in part", "Adoptée en partie", "Gedeeltelijk goedgekeurd"),
    PENDING: said("Not decided yet", "Pas encore décidée", "Nog niet beslist"),
    REJECTED: said("Rejected", "Rejetée", "Verworpen"),
    WITHDRAWN: said("Withdrawn", "Retirée", "Ingetrokken"),
  },
  PolicyKind: {
    ADMINISTRATIVE_REQUIREMENT: said(
      "Administrative requirement",
      "Exigence administrative",
      "Administratieve vereiste",
    ),
    LAW: said("Law", "Loi ou législation", "Wet of wetgeving"),
    OTHER: said("Other policy", "Autre politique", "Ander beleid"),
    PARADIGM: said("Paradigm", "Paradigme", "Paradigma"),
    POLICY_GOAL: said("Policy goal", "Objectif politique", "Beleidsdoel"),
    POLICY_ORIENTATION: said("Policy orientation", "Orientation politique", "Beleidslijn"),
    PROGRAMME: said("Programme", "Programme", "Programma"),
    TREATY: said("Treaty", "Traité", "Verdrag"),
  },
} satisfies Partial<Labels>;
