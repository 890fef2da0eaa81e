// The words of the page of a policy or reform: its heading, its timeline, who is for and against, and the evidence counted.
import { counted, formatNumber } from "../language/formats";
import type { Language } from "../language/languages";
import type { Words } from "../language/language";

const counter = (language: Language, one: string, many: string) => (count: number) =>
  counted(count, language, one, many);

const en = {
  policyOfReform: "Policy",
  reformOf: "Reform of",
  reforms: "Reforms",
  reformsMore: (count: number) => `and ${counted(count, "en", "more reform", "more reforms")}`,
  arisesFrom: "Follows from the reform",
  replaces: "Replaces",
  gaveRiseTo: "Gave rise to",
  outcome: "Outcome",
  stage: "Stage",
  themes: "Themes",
  inForce: "In force",
  begun: "Begun",
  instruments: "Instruments",
  jurisdiction: "Where",
  record: "This record",
  addInvolvement: "Add who is involved",
  unknownPolicy: (name: string) => `No policy is called “${name}” here, or it is not open to you.`,
  unknownReform: (name: string) => `No reform is called “${name}” here, or it is not open to you.`,
  searchFor: "Search for it",

  timeline: "Timeline",
  stages: "Stages",
  civicSpace: "Civic space",
  timelineSentence: (stages: number, involvements: number, events: number, span: string) =>
    `${counted(stages, "en", "stage", "stages")}, ${counted(involvements, "en", "dated involvement", "dated involvements")} and ${counted(events, "en", "civic-space event", "civic-space events")}, ${span}. A full bar is certain, a pale one is possible.`,
  timelineNothing: "Nothing here has a date yet: no stage, no involvement, no civic-space event.",
  timelineUndated: "Without a date",
  timelineTable: "Everything on the timeline, and what has no date",
  timelineLeftOut: (count: number) => `${formatNumber(count, "en")} more, named in the table`,
  legendCertain: "Certain",
  legendPossible: "Possible",
  andOthers: (name: string, others: number) => `${name} and ${counted(others, "en", "other", "others")}`,
  what: "What",
  who: "Who",
  when: "When",
  note: "Note",
  opening: "opening",
  closing: "closing",
  towards: (target: string) => `towards ${target}`,
  showAll: (count: number) => `Show all ${formatNumber(count, "en")}`,

  stances: "For and against",
  sides: { for: "For", against: "Against", between: "Neither", unknown: "Not known" },
  stancesSentence: (total: string, pro: number, contra: number, between: number, unknown: number) =>
    `${total}: ${formatNumber(pro, "en")} for, ${formatNumber(contra, "en")} against, ${formatNumber(between, "en")} mixed, neutral or for something else, ${formatNumber(unknown, "en")} not known.`,
  stancesNothing: "Nobody is recorded as involved yet.",
  stancesTable: "Involvements by sector and stance",
  stancesPart: (shown: number, total: number) =>
    `Counted so far: ${formatNumber(shown, "en")} of ${formatNumber(total, "en")} involvements, in the order of their roles.`,
  stancesMore: "Count the next ones",
  counting: (shown: number, total: number) => `Counting: ${formatNumber(shown, "en")} of ${formatNumber(total, "en")}…`,
  sector: "Sector",
  role: "Role",
  stance: "Stance",
  total: "Total",
  involvementCount: counter("en", "involvement", "involvements"),
  barOf: (sector: string, pro: number, contra: number, between: number, unknown: number) =>
    `${sector}: ${pro} for, ${contra} against, ${between} neither, ${unknown} not known`,

  tracing: "How well it is traced",
  tracingSentence: (evidenced: number, records: number, sources: number) =>
    `${counted(records, "en", "involvement that carries influence", "involvements that carry influence")}, ${formatNumber(evidenced, "en")} with evidence, from ${counted(sources, "en", "source", "sources")}. Pieces of evidence are counted by what they decide; they do not add up to a score.`,
  tracingNothing: "No involvement that carries influence has been recorded, so there is nothing to trace.",
  tracingTable: "Pieces of evidence by the test of process tracing",
  test: "Test",
  speaksFor: "For",
  speaksAgainst: "Against",
  ungraded: "Not graded yet",
};

const fr: (typeof words)["fr"] = {
  policyOfReform: "Politique",
  reformOf: "Réforme de",
  reforms: "Réformes",
  reformsMore: (count) => `et ${counted(count, "fr", "autre réforme", "autres réformes")}`,
  arisesFrom: "Découle de la réforme",
  replaces: "Remplace",
  gaveRiseTo: "A donné naissance à",
  outcome: "Issue",
  stage: "Étape",
  themes: "Thèmes",
  inForce: "En vigueur",
  begun: "Début",
  instruments: "Instruments",
  jurisdiction: "Où",
  record: "Cette fiche",
  addInvolvement: "Ajouter un acteur impliqué",
  unknownPolicy: (name) => `Aucune politique ne s’appelle «\u202f${name}\u202f» ici, ou elle ne vous est pas ouverte.`,
  unknownReform: (name) => `Aucune réforme ne s’appelle «\u202f${name}\u202f» ici, ou elle ne vous est pas ouverte.`,
  searchFor: "La chercher",

  timeline: "Ligne du temps",
  stages: "Étapes",
  civicSpace: "Espace civique",
  timelineSentence: (stages, involvements, events, span) =>
    `${counted(stages, "fr", "étape", "étapes")}, ${counted(involvements, "fr", "implication datée", "implications datées")} et ${counted(events, "fr", "évènement de l’espace civique", "évènements de l’espace civique")}, ${span}. Une barre pleine est certaine, une barre pâle est possible.`,
  timelineNothing:
    "Rien n’est encore daté ici\u202f: aucune étape, aucune implication, aucun évènement de l’espace civique.",
  timelineUndated: "Sans date",
  timelineTable: "Tout ce qui figure sur la ligne du temps, et ce qui n’est pas daté",
  timelineLeftOut: (count) => `${counted(count, "fr", "autre, nommé", "autres, nommés")} dans le tableau`,
  legendCertain: "Certain",
  legendPossible: "Possible",
  andOthers: (name, others) => `${name} et ${counted(others, "fr", "autre", "autres")}`,
  what: "Quoi",
  who: "Qui",
  when: "Quand",
  note: "Remarque",
  opening: "ouverture",
  closing: "fermeture",
  towards: (target) => `envers ${target}`,
  showAll: (count) => `Tout montrer (${formatNumber(count, "fr")})`,

  stances: "Pour et contre",
  sides: { for: "Pour", against: "Contre", between: "Ni l’un ni l’autre", unknown: "Inconnu" },
  stancesSentence: (total, pro, contra, between, unknown) =>
    `${total}\u202f: ${formatNumber(pro, "fr")} pour, ${formatNumber(contra, "fr")} contre, ${formatNumber(between, "fr")} de position mixte, neutre ou autre, ${formatNumber(unknown, "fr")} de position inconnue.`,
  stancesNothing: "Aucune implication n’est encore consignée.",
  stancesTable: "Implications par secteur et par position",
  stancesPart: (shown, total) =>
    `Comptées jusqu’ici\u202f: ${formatNumber(shown, "fr")} implications sur ${formatNumber(total, "fr")}, dans l’ordre des rôles.`,
  stancesMore: "Compter les suivantes",
  counting: (shown, total) => `Comptage\u202f: ${formatNumber(shown, "fr")} sur ${formatNumber(total, "fr")}…`,
  sector: "Secteur",
  role: "Rôle",
  stance: "Position",
  total: "Total",
  involvementCount: counter("fr", "implication", "implications"),
  barOf: (sector, pro, contra, between, unknown) =>
    `${sector}\u202f: ${pro} pour, ${contra} contre, ${between} ni l’un ni l’autre, ${unknown} de position inconnue`,

  tracing: "Solidité des preuves",
  tracingSentence: (evidenced, records, sources) =>
    `${counted(records, "fr", "implication porteuse d’influence", "implications porteuses d’influence")}, dont ${formatNumber(evidenced, "fr")} avec preuve, par ${counted(sources, "fr", "source", "sources")}. Les preuves sont comptées selon ce qu’elles décident\u202f; elles ne s’additionnent pas en une note.`,
  tracingNothing: "Aucune implication porteuse d’influence n’est consignée\u202f: il n’y a rien à retracer.",
  tracingTable: "Preuves selon les tests du process tracing",
  test: "Test",
  speaksFor: "Pour",
  speaksAgainst: "Contre",
  ungraded: "Pas encore classée",
};

const nl: (typeof words)["nl"] = {
  policyOfReform: "Beleidslijn",
  reformOf: "Hervorming van",
  reforms: "Hervormingen",
  reformsMore: (count) => `en nog ${counted(count, "nl", "hervorming", "hervormingen")}`,
  arisesFrom: "Volgt uit de hervorming",
  replaces: "Vervangt",
  gaveRiseTo: "Leidde tot",
  outcome: "Uitkomst",
  stage: "Stap",
  themes: "Thema’s",
  inForce: "Van kracht",
  begun: "Begonnen",
  instruments: "Instrumenten",
  jurisdiction: "Waar",
  record: "Deze fiche",
  addInvolvement: "Een betrokkene toevoegen",
  unknownPolicy: (name) => `Geen beleidslijn heet hier “${name}”, of ze is voor u niet toegankelijk.`,
  unknownReform: (name) => `Geen hervorming heet hier “${name}”, of ze is voor u niet toegankelijk.`,
  searchFor: "Ernaar zoeken",

  timeline: "Tijdlijn",
  stages: "Stappen",
  civicSpace: "Civiele ruimte",
  timelineSentence: (stages, involvements, events, span) =>
    `${counted(stages, "nl", "stap", "stappen")}, ${counted(involvements, "nl", "gedateerde betrokkenheid", "gedateerde betrokkenheden")} en ${counted(events, "nl", "gebeurtenis in de civiele ruimte", "gebeurtenissen in de civiele ruimte")}, ${span}. Een volle balk is zeker, een bleke is mogelijk.`,
  timelineNothing:
    "Hier heeft nog niets een datum: geen stap, geen betrokkenheid, geen gebeurtenis in de civiele ruimte.",
  timelineUndated: "Zonder datum",
  timelineTable: "Alles op de tijdlijn, en wat geen datum heeft",
  timelineLeftOut: (count) => `nog ${formatNumber(count, "nl")}, met naam in de tabel`,
  legendCertain: "Zeker",
  legendPossible: "Mogelijk",
  andOthers: (name, others) => `${name} en ${counted(others, "nl", "andere", "anderen")}`,
  what: "Wat",
  who: "Wie",
  when: "Wanneer",
  note: "Opmerking",
  opening: "opening",
  closing: "sluiting",
  towards: (target) => `tegenover ${target}`,
  showAll: (count) => `Toon alle ${formatNumber(count, "nl")}`,

  stances: "Voor en tegen",
  sides: { for: "Voor", against: "Tegen", between: "Geen van beide", unknown: "Onbekend" },
  stancesSentence: (total, pro, contra, between, unknown) =>
    `${total}: ${formatNumber(pro, "nl")} voor, ${formatNumber(contra, "nl")} tegen, ${formatNumber(between, "nl")} verdeeld, neutraal of voor iets anders, ${formatNumber(unknown, "nl")} onbekend.`,
  stancesNothing: "Er is nog niemand als betrokkene vastgelegd.",
  stancesTable: "Betrokkenheden per sector en standpunt",
  stancesPart: (shown, total) =>
    `Tot nu toe geteld: ${formatNumber(shown, "nl")} van ${formatNumber(total, "nl")} betrokkenheden, in de volgorde van hun rol.`,
  stancesMore: "De volgende tellen",
  counting: (shown, total) => `Tellen: ${formatNumber(shown, "nl")} van ${formatNumber(total, "nl")}…`,
  sector: "Sector",
  role: "Rol",
  stance: "Standpunt",
  total: "Totaal",
  involvementCount: counter("nl", "betrokkenheid", "betrokkenheden"),
  barOf: (sector, pro, contra, between, unknown) =>
    `${sector}: ${pro} voor, ${contra} tegen, ${between} geen van beide, ${unknown} onbekend`,

  tracing: "Hoe goed het bewezen is",
  tracingSentence: (evidenced, records, sources) =>
    `${counted(records, "nl", "betrokkenheid met invloed", "betrokkenheden met invloed")}, waarvan ${formatNumber(evidenced, "nl")} met bewijs, uit ${counted(sources, "nl", "bron", "bronnen")}. Bewijsstukken worden geteld naar wat ze beslissen; ze vormen samen geen score.`,
  tracingNothing: "Er is geen betrokkenheid met invloed vastgelegd, dus valt er niets na te gaan.",
  tracingTable: "Bewijsstukken volgens de tests van process tracing",
  test: "Test",
  speaksFor: "Voor",
  speaksAgainst: "Tegen",
  ungraded: "Nog niet beoordeeld",
};

export const words: Words<typeof en> = { en, fr, nl };
