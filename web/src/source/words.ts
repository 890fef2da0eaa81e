// The words of the source page.
import { counted } from "../language/formats";
import type { Words } from "../language/language";

const en = {
  pageTitle: "Source",
  noSuchTitle: "No such source",
  noSuch: (asked: string) =>
    `This node knows no source by “${asked}”, or does not show it to you. Look for it by its title:`,
  findSource: "Title of a source",
  addSource: "Add it",
  readIt: "Read it where it was published",
  excerptsTitle: "Excerpts",
  excerptsNone: "No passage of this source has been recorded yet.",
  excerptsCount: (count: number) => `${counted(count, "en", "passage is", "passages are")} recorded, word for word.`,
  noQuote: "A place in the source, without its words.",
  claimsIn: (count: number) => counted(count, "en", "claim", "claims"),
  useAsEvidence: "Use as evidence",
  addClaimFrom: "Add a claim made here",
  addExcerpt: "Add an excerpt",
  claimsTitle: "What is claimed in it",
  claimsNone: "No claims made in this source are recorded.",
  claimsCount: (count: number) =>
    `${counted(count, "en", "claim", "claims")}. They are recorded as said, not as true; each tells how it stands.`,
  addClaim: "Add a claim",
};

export const words: Words<typeof en> = {
  en,
  fr: {
    pageTitle: "Source",
    noSuchTitle: "Source introuvable",
    noSuch: (asked) =>
      `Ce nœud ne connaît pas de source « ${asked} », ou ne vous la montre pas. Cherchez-la par son titre :`,
    findSource: "Titre d’une source",
    addSource: "L’ajouter",
    readIt: "La lire là où elle a paru",
    excerptsTitle: "Extraits",
    excerptsNone: "Aucun passage de cette source n’est encore consigné.",
    excerptsCount: (count) =>
      `${counted(count, "fr", "passage est consigné", "passages sont consignés")}, mot pour mot.`,
    noQuote: "Un endroit de la source, sans ses mots.",
    claimsIn: (count) => counted(count, "fr", "affirmation", "affirmations"),
    useAsEvidence: "Utiliser comme preuve",
    addClaimFrom: "Ajouter une affirmation faite ici",
    addExcerpt: "Ajouter un extrait",
    claimsTitle: "Ce qui y est affirmé",
    claimsNone: "Aucune affirmation faite dans cette source n’est consignée.",
    claimsCount: (count) =>
      `${counted(count, "fr", "affirmation", "affirmations")}, consignées comme dites, non comme vraies ; chacune indique son statut.`,
    addClaim: "Ajouter une affirmation",
  },
  nl: {
    pageTitle: "Bron",
    noSuchTitle: "Bron niet gevonden",
    noSuch: (asked) => `Dit knooppunt kent geen bron “${asked}”, of toont ze u niet. Zoek ze op titel:`,
    findSource: "Titel van een bron",
    addSource: "Voeg ze toe",
    readIt: "Lees ze waar ze verscheen",
    excerptsTitle: "Fragmenten",
    excerptsNone: "Van deze bron is nog geen passage vastgelegd.",
    excerptsCount: (count) => `${counted(count, "nl", "passage is", "passages zijn")} woordelijk vastgelegd.`,
    noQuote: "Een plaats in de bron, zonder de woorden.",
    claimsIn: (count) => counted(count, "nl", "bewering", "beweringen"),
    useAsEvidence: "Gebruik als bewijs",
    addClaimFrom: "Voeg een bewering van hier toe",
    addExcerpt: "Voeg een fragment toe",
    claimsTitle: "Wat erin beweerd wordt",
    claimsNone: "Er zijn geen beweringen uit deze bron vastgelegd.",
    claimsCount: (count) =>
      `${counted(count, "nl", "bewering", "beweringen")}, vastgelegd als gezegd, niet als waar; bij elke staat hoe ze ervoor staat.`,
    addClaim: "Voeg een bewering toe",
  },
};
