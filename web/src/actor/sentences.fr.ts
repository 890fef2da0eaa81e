// The words of the actor page, in French.
import { counted } from "../language/formats";
import type { Words } from "../language/language";
import type { en } from "./sentences.en";

export const fr: Words<typeof en>["fr"] = {
  pageTitle: "Acteur",
  noSuchTitle: "Acteur introuvable",
  noSuch: (asked) =>
    `Ce nœud ne connaît pas d’acteur « ${asked} », ou ne vous le montre pas. Cherchez-le sous l’un de ses noms :`,
  findActor: "Nom d’un acteur",
  addActor: "L’ajouter",
  website: "Site web",
  registers: "Dans les registres publics",
  addTie: "Ajouter un lien",
  egoPicture: "Son réseau en image",
  namesTitle: "Noms",
  namesOf: (name) => `Les noms de ${name} et leur période d’usage`,
  namesSentence: (count, dated) =>
    `${counted(count, "fr", "nom est consigné", "noms sont consignés")}, dont ${dated} avec sa période d’usage.`,
  name: "Nom",
  kindOfName: "Genre de nom",
  language: "Langue",
  inUse: "Usage",
  placeTitle: "Place dans le triangle",
  placeUnknown: (name) => `La place de ${name} entre les trois forces n’est pas consignée.`,
  placeCorner: (name, corner) => `${name} se tient à un sommet : ${corner}.`,
  placeBetween: (name, corners) => `${name} se tient entre les sommets : ${corners}.`,
  standsForAll: (corner) => `Cet acteur représente tout le sommet : ${corner}.`,
  sector: "Secteur",
  share: "Part",
  asOf: "À la date du",
  allTimes: "Toutes les époques",
  asOfDay: "Est montré ce qui pouvait valoir ce jour-là.",
  asOfNone: "Aucune date choisie : liens et implications de toutes les époques, influence à ce jour.",
  tiesTitle: "Liens",
  tiesNone: (onDay) => (onDay ? "Aucun lien n’est consigné pour ce jour." : "Aucun lien n’est consigné."),
  tiesCount: (count) => `${counted(count, "fr", "lien", "liens")} avec d’autres acteurs. Cet acteur…`,
  sure: (share) => `certitude ${share}`,
  involvementsTitle: "Pour et contre",
  involvementsNone: (onDay) =>
    onDay ? "Aucune implication n’est consignée pour ce jour." : "Aucune implication n’est consignée.",
  involvementsCount: (count, inFavour, against) =>
    `${counted(count, "fr", "implication", "implications")} dans des politiques et des réformes : ${inFavour} pour, ${against} contre, ${count - inFavour - against} autres.`,
  sideFor: "Pour",
  sideAgainst: "Contre",
  sideOther: "Ni l’un ni l’autre, ou inconnu",
  reformOf: "Réforme de",
  addInvolvement: "Ajouter une implication",
  influencesTitle: "Ce que l’acteur influence",
  influencesNone: (name) => `Aucune politique n’est atteinte depuis ${name} en trois pas.`,
  influencesSentence: (name, count, best, push) =>
    `${name} pèse sur ${counted(count, "fr", "politique", "politiques")}, par soi-même ou par d’autres. Le plus sur « ${best} » (${push}).`,
  influencesCaution:
    "Le score additionne tous les chemins d’au plus trois pas. Il ne se compare qu’à l’intérieur de cette liste.",
  policy: "Politique",
  score: "Score",
  hops: "Pas",
  push: "Sens",
  pushFor: "pousse pour",
  pushAgainst: "pousse contre",
  pushBoth: "dans les deux sens, ou aucun",
  pushUnknown: "sens inconnu",
  hopsShort: (hops) => counted(hops, "fr", "pas", "pas"),
  showMore: "En montrer plus",
  pathsTitle: "Par quels chemins",
  pathScore: (score, hops) => `Score ${score}, ${counted(hops, "fr", "pas", "pas")}`,
  weight: (weight) => `poids ${weight}`,
  dependenceTitle: "De qui l’acteur dépend",
  dependenceNone: (name) => `Aucun lien consigné pour ce jour ne porte d’influence vers ${name}.`,
  dependenceSentence: (name, count, best, weight) =>
    `${counted(count, "fr", "partenaire pèse", "partenaires pèsent")} directement sur ${name} ; le plus fort est ${best}, avec ${weight} sur 1.`,
  dependenceFormula:
    "Chaque lien pèse le poids de base de son type dans le sens qui va vers cet acteur, multiplié par son degré de certitude. Plusieurs liens avec un même partenaire se combinent ainsi : 1 − (1 − w₁) × (1 − w₂) × …",
  dependencePart: (counts, all) => `Le calcul repose sur les ${counts} liens les plus sûrs, sur ${all}.`,
  partner: "Partenaire",
  weightTitle: "Poids",
  strategyTitle: "Stratégie de réseau",
  strategyNone: (name) => `Aucun partenaire de ${name} n’est consigné pour ce jour.`,
  strategyPartners: (day, name, partners, bilateral) =>
    `Le ${day}, ${name} a ${counted(partners, "fr", "partenaire", "partenaires")}, dont ${bilateral} ${bilateral > 1 ? "ne sont atteints" : "n’est atteint"} que par son intermédiaire.`,
  bypass: (tied, share) =>
    tied === 0
      ? "Aucun partenaire n’est lié à un autre : tout passe par cet acteur."
      : `${counted(tied, "fr", "paire de partenaires est liée", "paires de partenaires sont liées")}. Sur les paires liées de ce réseau, ${share} se passent de cet acteur.`,
  mixed: "Entre les secteurs",
  unplaced: "Place inconnue",
  bySector: "Partenaires par secteur",
  byCountry: "Partenaires par pays",
  asQuery: "Ceci en requête",
  attainmentTitle: "Souhaits et issues",
  attainmentSentence: (name, attained, n, rate) =>
    `Sur ${counted(n, "fr", "réforme décidée", "réformes décidées")}, ${attained} ${attained > 1 ? "se sont terminées" : "s’est terminée"} selon le souhait de ${name} (${rate}).`,
  attainmentInterval: (lower, upper) => `Avec un si petit nombre, tout taux de ${lower} à ${upper} est plausible.`,
  attainmentChance: (rate) => `Le hasard donnerait ${rate}.`,
  attainmentLeftOut: (count) =>
    `${counted(count, "fr", "réforme est laissée", "réformes sont laissées")} de côté : adoption partielle, ou soutien et opposition à la fois.`,
  attainmentCaution: "Voir son souhait se réaliser n’est pas l’avoir provoqué : ceci ne mesure aucune influence.",
  attainmentCoverage: (involvements, sources) =>
    `Repose sur ${counted(involvements, "fr", "implication de position claire", "implications de position claire")} et ${counted(sources, "fr", "source", "sources")}.`,
  claimsTitle: "Ce que dit l’acteur",
  claimsNone: (name) => `Aucune affirmation de ${name} n’est consignée.`,
  claimsCount: (count) =>
    `${counted(count, "fr", "affirmation", "affirmations")}, consignées comme dites, non comme vraies.`,
  claimsAboutTitle: "Ce qu’on en dit",
  eventsTitle: "Espace civique",
  eventsNone: (name) => `Rien n’est consigné qui ait élargi ou rétréci l’espace de ${name}.`,
  by: "par",
};
