// Every sentence of the triangle page that is not about countries alone.
import { counted, formatShare } from "../language/formats";
import type { Words } from "../language/language";
import type { Language } from "../language/languages";
import { type Position } from "../records/mark";

type Sector = "STATE" | "ECONOMY" | "CIVIL_SOCIETY";
const NAMES_TOLD = 3;

/** The first few by name, the others by number. */
function few(names: readonly string[], language: Language, others: (count: number) => string): string {
  const told = names.slice(0, NAMES_TOLD);
  const rest = names.length - told.length;
  return new Intl.ListFormat(language).format(rest ? [...told, others(rest)] : told);
}

const sharesIn =
  (language: Language, [state, economy, civilSociety]: readonly [string, string, string]) =>
  (position: Position): string =>
    `${state} ${formatShare(position.state, language)}, ${economy} ${formatShare(position.economy, language)}, ${civilSociety} ${formatShare(position.civilSociety, language)}`;

const sharesEn = sharesIn("en", ["State", "economy", "civil society"]);
const sharesFr = sharesIn("fr", ["État", "économie", "société civile"]);
const sharesNl = sharesIn("nl", ["Staat", "economie", "middenveld"]);

const en = {
  title: "The triangle of forces",
  intro:
    "A society is balanced where the State, the economic actors and civil society weigh against each other. A stool does not stand on two legs.",
  views: "What to look at",
  actors: "Actors",
  countries: "Countries",
  show: "Show",
  weightBy: "Weigh by",
  asOf: "As of",
  about: "Involved in a policy or a reform",
  aboutHint: "Name of a policy or reform",
  notAbout: (title: string) => `No longer only “${title}”`,
  clear: "Everything again",
  actorsTitle: "Actors between three forces",
  drawn: (count: number) => counted(count, "en", "actor drawn", "actors drawn"),
  more: (count: number) =>
    `${counted(count, "en", "more actor counts", "more actors count")} in the figures and ${count === 1 ? "is" : "are"} not drawn.`,
  shares: ({ state, economy, civilSociety }: Position) =>
    `The State weighs ${formatShare(state, "en")}, the economic actors ${formatShare(economy, "en")}, civil society ${formatShare(civilSociety, "en")}.`,
  weakest: (sector: Sector, share: number) =>
    `The weakest leg is ${{ STATE: "the State", ECONOMY: "the economy", CIVIL_SOCIETY: "civil society" }[sector]}: ${formatShare(share, "en")} of the weight.`,
  twoWeakest: (share: number) => `Two legs are equally weak, with ${formatShare(share, "en")} of the weight each.`,
  alike: "All three forces weigh alike.",
  missing: "A force is missing altogether.",
  rests: (actors: number, unplaced: number) =>
    `${counted(actors, "en", "actor is counted", "actors are counted")}; ${unplaced === 0 ? "none is" : counted(unplaced, "en", "more is", "more are")} left out because ${unplaced === 1 ? "its" : "their"} place is unknown or a whole corner.`,
  note: "This weighs what has been recorded here and has a place. A hand-picked sample is not a country: a force that looks weak may only be less well recorded. Compare one selection with itself over time before you compare two.",
  evenness: "Evenness",
  evennessWhat: "0: one force alone; 1: all three alike. It flatters: two forces alike, without the third, have 0.63.",
  balance: "Barycentric balance",
  balanceWhat: "How near the weights are to the middle of the triangle. 0: in a corner; 1: in the middle.",
  weakestLeg: "Weakest leg",
  weakestLegWhat:
    "Three times the share of the weakest force. 0: a force is missing, however the other two stand; 1: all three alike.",
  middle: "The middle: all three forces alike",
  barycentre: "The point of balance of all that is counted",
  legend:
    "The cross in a ring is the point of balance of all that is counted; the small dashed ring is the middle, where all three weigh alike. Who shares a place stands in one crowd.",
  crowd: (names: readonly string[], position: Position) =>
    `${few(names, "en", (count) => counted(count, "en", "other", "others"))}: ${sharesEn(position)}`,
  place: sharesEn,
  here: (count: number) => (count === 1 ? "At this place" : `At this place: ${count} actors`),
  choose: "Choose a mark to see who stands there.",
  weight: "Weight",
  actor: "Actor",
  kind: "Kind",
  jurisdiction: "Jurisdiction",
  noTriangle: "There is no such theme, policy or reform here.",
  nobody: "Nobody who meets this has a known place in the triangle. Choose less, or another day.",
  addActor: "Add an actor",
};

export const words: Words<typeof en> = {
  en,
  fr: {
    title: "Le triangle des forces",
    intro:
      "Une société est en équilibre là où l’État, les acteurs économiques et la société civile se font contrepoids. Un tabouret ne tient pas sur deux pieds.",
    views: "Que regarder",
    actors: "Acteurs",
    countries: "Pays",
    show: "Montrer",
    weightBy: "Pondérer par",
    asOf: "À la date du",
    about: "Impliqués dans une politique ou une réforme",
    aboutHint: "Nom d’une politique ou d’une réforme",
    notAbout: (title) => `Ne plus limiter à « ${title} »`,
    clear: "Tout remontrer",
    actorsTitle: "Les acteurs entre trois forces",
    drawn: (count) => counted(count, "fr", "acteur dessiné", "acteurs dessinés"),
    more: (count) =>
      `${counted(count, "fr", "autre acteur compte", "autres acteurs comptent")} dans les chiffres sans être ${count < 2 ? "dessiné" : "dessinés"}.`,
    shares: ({ state, economy, civilSociety }) =>
      `L’État pèse ${formatShare(state, "fr")}, les acteurs économiques ${formatShare(economy, "fr")}, la société civile ${formatShare(civilSociety, "fr")}.`,
    weakest: (sector, share) =>
      `Le pied le plus faible est ${{ STATE: "l’État", ECONOMY: "l’économie", CIVIL_SOCIETY: "la société civile" }[sector]} : ${formatShare(share, "fr")} du poids.`,
    twoWeakest: (share) => `Deux pieds sont également faibles, avec ${formatShare(share, "fr")} du poids chacun.`,
    alike: "Les trois forces pèsent autant.",
    missing: "Il manque entièrement une force.",
    rests: (actors, unplaced) =>
      `${counted(actors, "fr", "acteur est compté", "acteurs sont comptés")} ; ${unplaced === 0 ? "aucun n’est" : counted(unplaced, "fr", "autre est", "autres sont")} ${unplaced > 1 ? "écartés" : "écarté"} faute de place connue ou parce qu’il s’agit d’un coin entier.`,
    note: "Ceci pèse ce qui est consigné ici et dont la place est connue. Un échantillon choisi à la main n’est pas un pays : une force qui paraît faible peut n’être que moins bien consignée. Comparez une sélection avec elle-même dans le temps avant d’en comparer deux.",
    evenness: "Équitabilité",
    evennessWhat:
      "0 : une seule force ; 1 : les trois pareilles. Elle flatte : deux forces égales, sans la troisième, ont 0,63.",
    balance: "Équilibre barycentrique",
    balanceWhat: "La proximité du milieu du triangle. 0 : dans un coin ; 1 : au milieu.",
    weakestLeg: "Pied le plus faible",
    weakestLegWhat:
      "Trois fois la part de la force la plus faible. 0 : il manque une force, quelles que soient les deux autres ; 1 : les trois pareilles.",
    middle: "Le milieu : les trois forces pareilles",
    barycentre: "Le point d’équilibre de tout ce qui est compté",
    legend:
      "La croix dans un anneau est le point d’équilibre de tout ce qui est compté ; le petit anneau en tirets est le milieu, où les trois forces pèsent autant. Ceux qui partagent une place forment un groupe.",
    crowd: (names, position) =>
      `${few(names, "fr", (count) => counted(count, "fr", "autre", "autres"))} : ${sharesFr(position)}`,
    place: sharesFr,
    here: (count) => (count === 1 ? "À cette place" : `À cette place : ${count} acteurs`),
    choose: "Choisissez une marque pour voir qui s’y trouve.",
    weight: "Poids",
    actor: "Acteur",
    kind: "Genre",
    jurisdiction: "Juridiction",
    noTriangle: "Il n’y a pas ici de tel thème, politique ou réforme.",
    nobody: "Personne qui y réponde n’a de place connue dans le triangle. Choisissez moins, ou un autre jour.",
    addActor: "Ajouter un acteur",
  },
  nl: {
    title: "De driehoek van krachten",
    intro:
      "Een samenleving is in evenwicht waar de Staat, de economische actoren en het middenveld tegen elkaar opwegen. Een kruk staat niet op twee poten.",
    views: "Wat te bekijken",
    actors: "Actoren",
    countries: "Landen",
    show: "Toon",
    weightBy: "Wegen volgens",
    asOf: "Op datum van",
    about: "Betrokken bij een beleid of een hervorming",
    aboutHint: "Naam van een beleid of hervorming",
    notAbout: (title) => `Niet langer enkel “${title}”`,
    clear: "Alles opnieuw tonen",
    actorsTitle: "Actoren tussen drie krachten",
    drawn: (count) => counted(count, "nl", "actor getekend", "actoren getekend"),
    more: (count) =>
      `Nog ${counted(count, "nl", "actor telt", "actoren tellen")} mee in de cijfers zonder getekend te zijn.`,
    shares: ({ state, economy, civilSociety }) =>
      `De Staat weegt ${formatShare(state, "nl")}, de economische actoren ${formatShare(economy, "nl")}, het middenveld ${formatShare(civilSociety, "nl")}.`,
    weakest: (sector, share) =>
      `De zwakste poot is ${{ STATE: "de Staat", ECONOMY: "de economie", CIVIL_SOCIETY: "het middenveld" }[sector]}: ${formatShare(share, "nl")} van het gewicht.`,
    twoWeakest: (share) => `Twee poten zijn even zwak, met elk ${formatShare(share, "nl")} van het gewicht.`,
    alike: "De drie krachten wegen even zwaar.",
    missing: "Eén kracht ontbreekt helemaal.",
    rests: (actors, unplaced) =>
      `${counted(actors, "nl", "actor telt mee", "actoren tellen mee")}; ${unplaced === 0 ? "geen enkele is" : `nog ${counted(unplaced, "nl", "andere is", "andere zijn")}`} weggelaten omdat de plaats onbekend is of een hele hoek beslaat.`,
    note: "Dit weegt wat hier vastgelegd is en een plaats heeft. Een met de hand gekozen steekproef is geen land: een kracht die zwak lijkt, kan gewoon minder goed vastgelegd zijn. Vergelijk een selectie met zichzelf in de tijd voor u er twee vergelijkt.",
    evenness: "Gelijkmatigheid",
    evennessWhat:
      "0: één kracht alleen; 1: alle drie gelijk. Ze vleit: twee gelijke krachten, zonder de derde, halen 0,63.",
    balance: "Barycentrisch evenwicht",
    balanceWhat: "Hoe dicht de gewichten bij het midden van de driehoek liggen. 0: in een hoek; 1: in het midden.",
    weakestLeg: "Zwakste poot",
    weakestLegWhat:
      "Driemaal het aandeel van de zwakste kracht. 0: een kracht ontbreekt, hoe de andere twee ook staan; 1: alle drie gelijk.",
    middle: "Het midden: de drie krachten gelijk",
    barycentre: "Het evenwichtspunt van alles wat meetelt",
    legend:
      "Het kruis in een ring is het evenwichtspunt van alles wat meetelt; de kleine gestreepte ring is het midden, waar de drie krachten even zwaar wegen. Wie een plaats deelt, staat in één groep.",
    crowd: (names, position) =>
      `${few(names, "nl", (count) => counted(count, "nl", "andere", "andere"))}: ${sharesNl(position)}`,
    place: sharesNl,
    here: (count) => (count === 1 ? "Op deze plaats" : `Op deze plaats: ${count} actoren`),
    choose: "Kies een teken om te zien wie daar staat.",
    weight: "Gewicht",
    actor: "Actor",
    kind: "Soort",
    jurisdiction: "Rechtsgebied",
    noTriangle: "Zo’n thema, beleid of hervorming is hier niet.",
    nobody: "Niemand die hieraan voldoet, heeft een gekende plaats in de driehoek. Kies minder, of een andere dag.",
    addActor: "Een actor toevoegen",
  },
};
