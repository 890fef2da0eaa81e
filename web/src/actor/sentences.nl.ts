// The words of the actor page, in Dutch.
import { counted } from "../language/formats";
import type { Words } from "../language/language";
import type { en } from "./sentences.en";

export const nl: Words<typeof en>["nl"] = {
  pageTitle: "Actor",
  noSuchTitle: "Actor niet gevonden",
  noSuch: (asked) =>
    `Dit knooppunt kent geen actor “${asked}”, of toont hem u niet. Zoek hem onder een van zijn namen:`,
  findActor: "Naam van een actor",
  addActor: "Voeg hem toe",
  website: "Website",
  registers: "In openbare registers",
  addTie: "Voeg een band toe",
  egoPicture: "Zijn netwerk in beeld",
  namesTitle: "Namen",
  namesOf: (name) => `Namen van ${name}, en wanneer die in gebruik waren`,
  namesSentence: (count, dated) =>
    `${counted(count, "nl", "naam is", "namen zijn")} vastgelegd, waarvan ${dated} met de periode van gebruik.`,
  name: "Naam",
  kindOfName: "Soort naam",
  language: "Taal",
  inUse: "In gebruik",
  placeTitle: "Plaats in de driehoek",
  placeUnknown: (name) => `Waar ${name} tussen de drie krachten staat, is niet vastgelegd.`,
  placeCorner: (name, corner) => `${name} staat in één hoek: ${corner}.`,
  placeBetween: (name, corners) => `${name} staat tussen de hoeken: ${corners}.`,
  standsForAll: (corner) => `Deze actor staat voor de hele hoek: ${corner}.`,
  sector: "Sector",
  share: "Aandeel",
  asOf: "Op datum van",
  allTimes: "Alle tijden",
  asOfDay: "Getoond wordt wat op die dag kon gelden.",
  asOfNone: "Geen dag gekozen: banden en betrokkenheden van alle tijden, invloed op vandaag.",
  tiesTitle: "Banden",
  tiesNone: (onDay) => (onDay ? "Voor deze dag zijn geen banden vastgelegd." : "Er zijn geen banden vastgelegd."),
  tiesCount: (count) => `${counted(count, "nl", "band", "banden")} met andere actoren. Deze actor …`,
  sure: (share) => `zekerheid ${share}`,
  involvementsTitle: "Voor en tegen",
  involvementsNone: (onDay) =>
    onDay ? "Voor deze dag is geen betrokkenheid vastgelegd." : "Er is geen betrokkenheid vastgelegd.",
  involvementsCount: (count, inFavour, against) =>
    `${counted(count, "nl", "betrokkenheid", "betrokkenheden")} bij beleid en hervormingen: ${inFavour} voor, ${against} tegen, ${count - inFavour - against} anders.`,
  sideFor: "Voor",
  sideAgainst: "Tegen",
  sideOther: "Geen van beide, of niet bekend",
  reformOf: "Hervorming van",
  addInvolvement: "Voeg een betrokkenheid toe",
  influencesTitle: "Waarop de actor invloed heeft",
  influencesNone: (name) => `Vanuit ${name} wordt binnen drie stappen geen beleidslijn bereikt.`,
  influencesSentence: (name, count, best, push) =>
    `${name} weegt op ${counted(count, "nl", "beleidslijn", "beleidslijnen")}, zelf of via anderen. Het meest op “${best}” (${push}).`,
  influencesCaution:
    "De score telt alle wegen van hoogstens drie stappen op. Ze is alleen binnen deze lijst vergelijkbaar.",
  policy: "Beleidslijn",
  score: "Score",
  hops: "Stappen",
  push: "Richting",
  pushFor: "duwt voor",
  pushAgainst: "duwt tegen",
  pushBoth: "beide richtingen, of geen",
  pushUnknown: "richting niet bekend",
  hopsShort: (hops) => counted(hops, "nl", "stap", "stappen"),
  showMore: "Toon meer",
  pathsTitle: "Langs welke wegen",
  pathScore: (score, hops) => `Score ${score}, ${counted(hops, "nl", "stap", "stappen")}`,
  weight: (weight) => `gewicht ${weight}`,
  dependenceTitle: "Van wie de actor afhangt",
  dependenceNone: (name) => `Geen band die voor deze dag is vastgelegd, draagt invloed naar ${name}.`,
  dependenceSentence: (name, count, best, weight) =>
    `${counted(count, "nl", "partner weegt", "partners wegen")} rechtstreeks op ${name}; het meest ${best}, met ${weight} op 1.`,
  dependenceFormula:
    "Elke band weegt het basisgewicht van zijn soort in de richting naar deze actor, maal zijn zekerheid. Verschillende banden met één partner worden samengenomen als 1 − (1 − w₁) × (1 − w₂) × …",
  dependencePart: (counts, all) => `De berekening steunt op de ${counts} zekerste van ${all} banden.`,
  partner: "Partner",
  weightTitle: "Gewicht",
  strategyTitle: "Netwerkstrategie",
  strategyNone: (name) => `Voor deze dag zijn geen partners van ${name} vastgelegd.`,
  strategyPartners: (day, name, partners, bilateral) =>
    `Op ${day} heeft ${name} ${counted(partners, "nl", "partner", "partners")}; ${bilateral} daarvan ${bilateral === 1 ? "wordt" : "worden"} alleen via deze actor bereikt.`,
  bypass: (tied, share) =>
    tied === 0
      ? "Geen twee partners zijn met elkaar verbonden: alles loopt via deze actor."
      : `${counted(tied, "nl", "paar partners is", "paren partners zijn")} met elkaar verbonden. Van de verbonden paren in dit netwerk doet ${share} het zonder deze actor.`,
  mixed: "Tussen de sectoren",
  unplaced: "Plaats onbekend",
  bySector: "Partners per sector",
  byCountry: "Partners per land",
  asQuery: "Dit als query",
  attainmentTitle: "Wensen en uitkomsten",
  attainmentSentence: (name, attained, n, rate) =>
    `Van ${counted(n, "nl", "besliste hervorming", "besliste hervormingen")} ${attained === 1 ? "eindigde er 1" : `eindigden er ${attained}`} zoals ${name} wenste (${rate}).`,
  attainmentInterval: (lower, upper) => `Bij zo weinig gevallen is alles van ${lower} tot ${upper} aannemelijk.`,
  attainmentChance: (rate) => `Bij toeval zou het ${rate} zijn.`,
  attainmentLeftOut: (count) =>
    `${counted(count, "nl", "hervorming is", "hervormingen zijn")} weggelaten: gedeeltelijk aangenomen, of zowel gesteund als bestreden.`,
  attainmentCaution: "Zijn wens vervuld zien is niet hetzelfde als ervoor gezorgd hebben: dit meet geen invloed.",
  attainmentCoverage: (involvements, sources) =>
    `Steunt op ${counted(involvements, "nl", "betrokkenheid met een duidelijk standpunt", "betrokkenheden met een duidelijk standpunt")} en ${counted(sources, "nl", "bron", "bronnen")}.`,
  claimsTitle: "Wat de actor zegt",
  claimsNone: (name) => `Er zijn geen beweringen van ${name} vastgelegd.`,
  claimsCount: (count) => `${counted(count, "nl", "bewering", "beweringen")}, vastgelegd als gezegd, niet als waar.`,
  claimsAboutTitle: "Wat erover gezegd wordt",
  eventsTitle: "Civiele ruimte",
  eventsNone: (name) => `Er is niets vastgelegd dat ${name} ruimte gaf of ontnam.`,
  by: "door",
};
