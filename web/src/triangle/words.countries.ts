// The sentences about countries: over time, side by side, and beside what happened to their civil society.
import { counted, formatScore, formatShare } from "../language/formats";
import type { Words } from "../language/language";

const en = {
  title: "Countries between three forces",
  sentence: (count: number, year: string) =>
    `${counted(count, "en", "country or region", "countries and regions")}, as of ${year}. The size of a mark tells how many of its actors have a place.`,
  today: "today",
  endOf: (year: number) => `the end of ${year}`,
  year: "Year",
  play: "Play",
  pause: "Pause",
  earlier: "A step earlier",
  later: "A step later",
  toToday: "Today",
  since: "Go back to",
  country: "Country",
  none: "None chosen",
  actors: "Actors",
  state: "State",
  economy: "Economy",
  civilSociety: "Civil society",
  forces: { state: "the State", economy: "the economy", civilSociety: "civil society" },
  openness: "Openness",
  events: "Civic-space events",
  eventsOf: (opening: number, closing: number) =>
    `${counted(opening, "en", "event", "events")} opened its civic space, ${counted(closing, "en", "event", "events")} closed it.`,
  opening: "Opening",
  closing: "Closing",
  ratings: "Ratings",
  freedom: (share: number) => `${formatShare(share, "en")} of the way to the freest end of its scale`,
  nobody: "No country has an actor with a known place on that day. Choose a later year.",
  evennessCorrelation: (rho: number, n: number) =>
    `Evenness and openness of civic space go together with a rank correlation of ${formatScore(rho, "en")}, over ${counted(n, "en", "country", "countries")}.`,
  weakestLegCorrelation: (rho: number, n: number) =>
    `For the weakest leg it is ${formatScore(rho, "en")}, over ${counted(n, "en", "country", "countries")}.`,
  noCorrelation: (n: number) =>
    `Whether balance and an open civic space go together cannot be told: ${counted(n, "en", "country has", "countries have")} both values, and they must be three at least and differ.`,
  fewCases: "So few countries prove nothing: one more may turn it around.",
  notCause:
    "From −1, the opposite order, to 1, the same. The sample is hand-picked; what goes together need not follow from each other.",
  over: (country: string) => `${country} over time`,
  moved: (from: string, until: string) => `Its path from ${from} to ${until}.`,
  gained: (force: string, points: string) => `${force} gained most: ${points} points.`,
  still: "The shares did not change.",
  noTrail: "Nobody with a known place is recorded there in these years.",
  trailDescription: (country: string) =>
    `Shares of the three forces in ${country}, year by year, with the events that opened and closed its civic space below`,
  undated: (count: number) =>
    `${counted(count, "en", "undated event has", "undated events have")} no place on the axis.`,
  compareTitle: "Compare",
  compareWith: "Compare with",
  compareIn: "in",
  sameCountry: "The same country",
  now: "today",
  compareHint: "Choose another country, or another year, to see what differs.",
  chooseFirst: "Choose a country, in the picture or above, to follow it over time and to compare it.",
  asOfYear: (country: string, year: string) => `${country}, ${year}`,
  difference: "Difference",
  measure: "Measure",
  same: "The three forces weigh alike in both.",
  differs: (force: string, points: string, more: boolean, one: string, other: string) =>
    `The largest difference: ${force} weighs ${points} points ${more ? "more" : "less"} in ${one} than in ${other}.`,
  unknownSide: (side: string) => `${side}: nobody with a known place is recorded.`,
};

export const words: Words<typeof en> = {
  en,
  fr: {
    title: "Les pays entre trois forces",
    sentence: (count, year) =>
      `${counted(count, "fr", "pays ou région", "pays et régions")}, à la date suivante : ${year}. La taille d’une marque dit combien de ses acteurs ont une place.`,
    today: "aujourd’hui",
    endOf: (year) => `fin ${year}`,
    year: "Année",
    play: "Animer",
    pause: "Arrêter",
    earlier: "Un pas plus tôt",
    later: "Un pas plus tard",
    toToday: "Aujourd’hui",
    since: "Remonter à",
    country: "Pays",
    none: "Aucun choisi",
    actors: "Acteurs",
    state: "État",
    economy: "Économie",
    civilSociety: "Société civile",
    forces: { state: "l’État", economy: "l’économie", civilSociety: "la société civile" },
    openness: "Ouverture",
    events: "Événements de l’espace civique",
    eventsOf: (opening, closing) =>
      `${counted(opening, "fr", "événement a élargi", "événements ont élargi")} son espace civique, ${counted(closing, "fr", "événement l’a rétréci", "événements l’ont rétréci")}.`,
    opening: "Élargit",
    closing: "Rétrécit",
    ratings: "Notations",
    freedom: (share) => `à ${formatShare(share, "fr")} du chemin vers l’extrémité la plus libre de son échelle`,
    nobody: "Aucun pays n’a d’acteur dont la place est connue à cette date. Choisissez une année plus récente.",
    evennessCorrelation: (rho, n) =>
      `L’équitabilité et l’ouverture de l’espace civique vont de pair avec une corrélation de rang de ${formatScore(rho, "fr")}, sur ${counted(n, "fr", "pays", "pays")}.`,
    weakestLegCorrelation: (rho, n) =>
      `Pour le pied le plus faible, elle est de ${formatScore(rho, "fr")}, sur ${counted(n, "fr", "pays", "pays")}.`,
    noCorrelation: (n) =>
      `On ne peut dire si l’équilibre et un espace civique ouvert vont de pair : ${counted(n, "fr", "pays a", "pays ont")} les deux valeurs, et il en faut au moins trois, qui diffèrent.`,
    fewCases: "Si peu de pays ne prouvent rien : un de plus peut tout renverser.",
    notCause:
      "De −1, l’ordre inverse, à 1, le même ordre. L’échantillon est choisi à la main ; ce qui va de pair ne découle pas forcément l’un de l’autre.",
    over: (country) => `${country} au fil du temps`,
    moved: (from, until) => `Son chemin de ${from} à ${until}.`,
    gained: (force, points) => `Le plus grand gain : ${force}, ${points} points.`,
    still: "Les parts n’ont pas changé.",
    noTrail: "Personne dont la place est connue n’y est consigné pour ces années.",
    trailDescription: (country) =>
      `Parts des trois forces, ${country}, année par année, avec en dessous les événements qui ont élargi et rétréci l’espace civique`,
    undated: (count) =>
      `${counted(count, "fr", "événement non daté n’a", "événements non datés n’ont")} pas de place sur l’axe.`,
    compareTitle: "Comparer",
    compareWith: "Comparer avec",
    compareIn: "en",
    sameCountry: "Le même pays",
    now: "aujourd’hui",
    compareHint: "Choisissez un autre pays, ou une autre année, pour voir ce qui diffère.",
    chooseFirst: "Choisissez un pays, dans l’image ou ci-dessus, pour le suivre dans le temps et le comparer.",
    asOfYear: (country, year) => `${country}, ${year}`,
    difference: "Différence",
    measure: "Mesure",
    same: "Les trois forces pèsent autant des deux côtés.",
    differs: (force, points, more, one, other) =>
      `La plus grande différence : ${force} pèse ${points} points de ${more ? "plus" : "moins"} du côté « ${one} » que du côté « ${other} ».`,
    unknownSide: (side) => `${side} : personne dont la place est connue n’est consigné.`,
  },
  nl: {
    title: "Landen tussen drie krachten",
    sentence: (count, year) =>
      `${counted(count, "nl", "land of regio", "landen en regio’s")}, op dit moment: ${year}. De grootte van een teken zegt hoeveel van zijn actoren een plaats hebben.`,
    today: "vandaag",
    endOf: (year) => `eind ${year}`,
    year: "Jaar",
    play: "Afspelen",
    pause: "Stoppen",
    earlier: "Een stap vroeger",
    later: "Een stap later",
    toToday: "Vandaag",
    since: "Teruggaan tot",
    country: "Land",
    none: "Geen gekozen",
    actors: "Actoren",
    state: "Staat",
    economy: "Economie",
    civilSociety: "Middenveld",
    forces: { state: "de Staat", economy: "de economie", civilSociety: "het middenveld" },
    openness: "Openheid",
    events: "Gebeurtenissen in de civiele ruimte",
    eventsOf: (opening, closing) =>
      `${counted(opening, "nl", "gebeurtenis verruimde", "gebeurtenissen verruimden")} de civiele ruimte, ${counted(closing, "nl", "gebeurtenis verkleinde", "gebeurtenissen verkleinden")} ze.`,
    opening: "Verruimt",
    closing: "Verkleint",
    ratings: "Scores",
    freedom: (share) => `op ${formatShare(share, "nl")} van de weg naar het vrijste einde van de schaal`,
    nobody: "Geen enkel land heeft op die dag een actor met een gekende plaats. Kies een later jaar.",
    evennessCorrelation: (rho, n) =>
      `Gelijkmatigheid en openheid van de civiele ruimte gaan samen met een rangcorrelatie van ${formatScore(rho, "nl")}, over ${counted(n, "nl", "land", "landen")}.`,
    weakestLegCorrelation: (rho, n) =>
      `Voor de zwakste poot is ze ${formatScore(rho, "nl")}, over ${counted(n, "nl", "land", "landen")}.`,
    noCorrelation: (n) =>
      `Of evenwicht en een open civiele ruimte samengaan, valt niet te zeggen: ${counted(n, "nl", "land heeft", "landen hebben")} beide waarden, en het moeten er minstens drie zijn, die verschillen.`,
    fewCases: "Zo weinig landen bewijzen niets: één meer kan alles omkeren.",
    notCause:
      "Van −1, de omgekeerde volgorde, tot 1, dezelfde. De steekproef is met de hand gekozen; wat samengaat, volgt niet noodzakelijk uit elkaar.",
    over: (country) => `${country} in de tijd`,
    moved: (from, until) => `Het pad van ${from} tot ${until}.`,
    gained: (force, points) => `Het meest won: ${force}, ${points} punten.`,
    still: "De aandelen veranderden niet.",
    noTrail: "Niemand met een gekende plaats is daar voor deze jaren vastgelegd.",
    trailDescription: (country) =>
      `Aandelen van de drie krachten in ${country}, jaar na jaar, met daaronder de gebeurtenissen die de civiele ruimte verruimden en verkleinden`,
    undated: (count) =>
      `${counted(count, "nl", "gebeurtenis zonder datum heeft", "gebeurtenissen zonder datum hebben")} geen plaats op de as.`,
    compareTitle: "Vergelijken",
    compareWith: "Vergelijken met",
    compareIn: "in",
    sameCountry: "Hetzelfde land",
    now: "vandaag",
    compareHint: "Kies een ander land of een ander jaar om te zien wat verschilt.",
    chooseFirst: "Kies een land, in het beeld of hierboven, om het in de tijd te volgen en te vergelijken.",
    asOfYear: (country, year) => `${country}, ${year}`,
    difference: "Verschil",
    measure: "Maat",
    same: "De drie krachten wegen aan beide kanten even zwaar.",
    differs: (force, points, more, one, other) =>
      `Het grootste verschil: ${force} weegt ${points} punten ${more ? "meer" : "minder"} bij “${one}” dan bij “${other}”.`,
    unknownSide: (side) => `${side}: niemand met een gekende plaats is vastgelegd.`,
  },
};
