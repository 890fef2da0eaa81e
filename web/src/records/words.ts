// The words that go with records on every page.
import { counted } from "../language/formats";
import type { Words } from "../language/language";

const en = {
  disputed: "Disputed",
  disputedTitle: "Origins differ about this record: its history shows every version",
  showEvidence: (count?: number) => (count === undefined ? "Evidence" : `Evidence (${count})`),
  noEvidence: "No evidence has been recorded for this. It stands on the word of its origin alone.",
  page: (page: string) => `p. ${page}`,
  history: "History",
  correct: "Correct",
  addEvidence: "Add evidence",
  inferred: "Inferred, not stated in the source",
  cite: "Cite this",
  copied: "Copied",
  copy: "Copy",
  linkedData: "Linked data",
  notPublic: (who: string) => `Not public: ${who}`,
  versionsTitle: "What each origin says",
  versionsWhat:
    "Origins differ about this record. The first to speak is shown on this page; the fields that differ are marked.",
  field: "Field",
  saysWhat: (origin: string) => `According to ${origin}`,
  shown: "shown",
  saidOn: (day: string) => `since ${day}`,
  differs: "differs",
  noLonger: "no longer here",
  statement: "Statement",
  about: "About:",
  derived: (count: number) => `Drawn from ${counted(count, "en", "other claim", "other claims")}`,
  to: "to",
  on: "on",
  coverage: (actors: number, sources: number | null) =>
    sources === null
      ? `Based on ${counted(actors, "en", "actor", "actors")}.`
      : `Based on ${counted(actors, "en", "actor", "actors")} and ${counted(sources, "en", "source", "sources")}.`,
};

export const words: Words<typeof en> = {
  en,
  fr: {
    disputed: "Contesté",
    disputedTitle: "Les origines divergent sur cette fiche : son histoire montre chaque version",
    showEvidence: (count) => (count === undefined ? "Preuves" : `Preuves (${count})`),
    noEvidence: "Aucune preuve n’est consignée. L’information repose sur la seule parole de son origine.",
    page: (page) => `p. ${page}`,
    history: "Histoire",
    correct: "Corriger",
    addEvidence: "Ajouter une preuve",
    inferred: "Déduit, non affirmé dans la source",
    cite: "Citer",
    copied: "Copié",
    copy: "Copier",
    linkedData: "Données liées",
    notPublic: (who) => `Non public : ${who}`,
    versionsTitle: "Ce que dit chaque origine",
    versionsWhat:
      "Les origines divergent sur cette fiche. La première à s’être prononcée est montrée sur cette page ; les champs qui diffèrent sont marqués.",
    field: "Champ",
    saysWhat: (origin) => `Selon ${origin}`,
    shown: "montré",
    saidOn: (day) => `depuis le ${day}`,
    differs: "diffère",
    noLonger: "n’est plus ici",
    statement: "Affirmation",
    about: "À propos de :",
    derived: (count) => `Tirée de ${counted(count, "fr", "autre affirmation", "autres affirmations")}`,
    to: "à",
    on: "sur",
    coverage: (actors, sources) =>
      sources === null
        ? `Repose sur ${counted(actors, "fr", "acteur", "acteurs")}.`
        : `Repose sur ${counted(actors, "fr", "acteur", "acteurs")} et ${counted(sources, "fr", "source", "sources")}.`,
  },
  nl: {
    disputed: "Betwist",
    disputedTitle: "De oorsprongen verschillen over deze fiche: haar geschiedenis toont elke versie",
    showEvidence: (count) => (count === undefined ? "Bewijs" : `Bewijs (${count})`),
    noEvidence: "Hiervoor is geen bewijs vastgelegd. Het steunt alleen op het woord van zijn oorsprong.",
    page: (page) => `p. ${page}`,
    history: "Geschiedenis",
    correct: "Verbeteren",
    addEvidence: "Bewijs toevoegen",
    inferred: "Afgeleid, niet gesteld in de bron",
    cite: "Citeren",
    copied: "Gekopieerd",
    copy: "Kopiëren",
    linkedData: "Linked data",
    notPublic: (who) => `Niet openbaar: ${who}`,
    versionsTitle: "Wat elke oorsprong zegt",
    versionsWhat:
      "De oorsprongen verschillen over deze fiche. Deze pagina toont wie het eerst sprak; de velden die verschillen zijn gemarkeerd.",
    field: "Veld",
    saysWhat: (origin) => `Volgens ${origin}`,
    shown: "getoond",
    saidOn: (day) => `sinds ${day}`,
    differs: "verschilt",
    noLonger: "niet meer hier",
    statement: "Uitspraak",
    about: "Over:",
    derived: (count) => `Afgeleid uit ${counted(count, "nl", "andere bewering", "andere beweringen")}`,
    to: "aan",
    on: "over",
    coverage: (actors, sources) =>
      sources === null
        ? `Steunt op ${counted(actors, "nl", "actor", "actoren")}.`
        : `Steunt op ${counted(actors, "nl", "actor", "actoren")} en ${counted(sources, "nl", "bron", "bronnen")}.`,
  },
};
