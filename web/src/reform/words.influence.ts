// The words of the ranking, the paths and the question what would be without somebody.
import { counted, formatNumber } from "../language/formats";
import type { Words } from "../language/language";

const en = {
  title: "Who weighs on it, and through whom",
  sentence: (total: number, first: string, score: string) =>
    `${counted(total, "en", "actor weighs", "actors weigh")} on this; ${first} the most (${score}). Ribbons run from left to right, from who influences to what is influenced; the wider, the more passes there.`,
  keys: "Tab leads into the picture, the arrow keys from tie to tie, Enter opens a tie with its quotation and source.",
  nothing:
    "No influence can be traced: nobody with a role that carries influence is recorded as involved, on that day and by these settings.",
  settings: "How it is measured",
  maxHops: "Steps at most",
  decay: "Passed on by each intermediate",
  hubPenalty: "Hubs pass less on",
  asOf: "As of",
  today: "today",
  picture: "Paths of influence",
  table: "Each path in words",
  ranking: "First ten",
  actor: "Actor",
  path: "Path",
  hops: "Steps",
  score: "Score",
  evidence: "Evidenced",
  evidenced: (some: number, all: number) => `${some} of ${all}`,
  netPush: (push: number) =>
    push > 0.05
      ? `pushes for it (${formatNumber(push, "en", 2)})`
      : push < -0.05
        ? `pushes against it (${formatNumber(push, "en", 2)})`
        : "pushes both ways",
  netPushUnknown: "which way it pushes is not known",
  direct: "involved itself",
  through: (hops: number) => `${formatNumber(hops, "en")} steps away`,
  leaveOut: "Without it?",
  leaveOutNamed: (name: string) => `Without it? (${name})`,
  openTie: (tie: string) => `${tie}. Open its evidence`,
  panel: "The tie",
  panelHint: "Choose a ribbon to read what it stands on.",
  close: "Close",
  allOfTie: "All of this tie",
  weight: (weight: string) => `Weight ${weight}`,
  asRole: (role: string, stance: string) => `${role} (${stance})`,

  whatIf: "What if they were not there?",
  whatIfIntro:
    "Leave actors or types of tie out, and see who then weighs how much. An actor left out passes nothing on; what it does itself still counts.",
  withoutActor: "Without the actor",
  withoutTies: "Without ties of the type",
  chooseType: "Choose a type",
  leftOut: "Left out",
  putBack: (name: string) => `Put back ${name}`,
  reset: "Put everything back",
  change: "Before and after",
  changeSentence: (moved: number, gone: number, total: number, before: number) =>
    `Without them, ${counted(total, "en", "actor weighs", "actors weigh")} on this, instead of ${formatNumber(before, "en")}. Of those shown: ${formatNumber(moved, "en")} with another place or score, ${formatNumber(gone, "en")} without any way left to it.`,
  changeNone: (total: number) =>
    `Nothing changes: the same ${counted(total, "en", "actor weighs", "actors weigh")} as much as before.`,
  changeTable: "Places and scores before and after",
  before: "Before",
  after: "After",
  rankBefore: "Place before",
  rankAfter: "Place after",
  scoreBefore: "Score before",
  scoreAfter: "Score after",
  inWords: "Change",
  gone: "no longer reaches it",
  beyond: "not among the first hundred",
  same: "unchanged",
  rises: (places: number) => `up ${counted(places, "en", "place", "places")}`,
  falls: (places: number) => `down ${counted(places, "en", "place", "places")}`,
  weaker: "same place, weaker",
  stronger: "same place, stronger",
  appears: "new",
};

export const words: Words<typeof en> = {
  en,
  fr: {
    title: "Qui pèse, et à travers qui",
    sentence: (total, first, score) =>
      `${counted(total, "fr", "acteur pèse", "acteurs pèsent")} ici\u202f; ${first} le plus (${score}). Les rubans vont de gauche à droite, de qui influence à ce qui est influencé\u202f; plus ils sont larges, plus il y passe d’influence.`,
    keys: "Tab mène dans l’image, les flèches d’un lien à l’autre, Entrée ouvre un lien avec sa citation et sa source.",
    nothing:
      "Aucune influence ne peut être retracée\u202f: personne n’est consigné dans un rôle porteur d’influence, à cette date et avec ces réglages.",
    settings: "Comment c’est mesuré",
    maxHops: "Pas au plus",
    decay: "Transmis par chaque intermédiaire",
    hubPenalty: "Les carrefours transmettent moins",
    asOf: "À la date du",
    today: "aujourd’hui",
    picture: "Chemins d’influence",
    table: "Chaque chemin en mots",
    ranking: "Les dix premiers",
    actor: "Acteur",
    path: "Chemin",
    hops: "Pas",
    score: "Score",
    evidence: "Étayés",
    evidenced: (some, all) => `${some} sur ${all}`,
    netPush: (push) =>
      push > 0.05
        ? `pousse pour (${formatNumber(push, "fr", 2)})`
        : push < -0.05
          ? `pousse contre (${formatNumber(push, "fr", 2)})`
          : "pousse dans les deux sens",
    netPushUnknown: "on ne sait dans quel sens il pousse",
    direct: "impliqué lui-même",
    through: (hops) => `à ${formatNumber(hops, "fr")} pas`,
    leaveOut: "Et sans lui\u202f?",
    leaveOutNamed: (name) => `Et sans lui\u202f? (${name})`,
    openTie: (tie) => `${tie}. Ouvrir ses preuves`,
    panel: "Le lien",
    panelHint: "Choisissez un ruban pour lire sur quoi il repose.",
    close: "Fermer",
    allOfTie: "Tout sur ce lien",
    weight: (weight) => `Poids ${weight}`,
    asRole: (role, stance) => `${role} (${stance})`,

    whatIf: "Et s’ils n’étaient pas là\u202f?",
    whatIfIntro:
      "Retirez des acteurs ou des types de liens, et voyez qui pèse alors combien. Un acteur retiré ne transmet plus rien\u202f; ce qu’il fait lui-même compte encore.",
    withoutActor: "Sans l’acteur",
    withoutTies: "Sans les liens du type",
    chooseType: "Choisir un type",
    leftOut: "Retirés",
    putBack: (name) => `Remettre ${name}`,
    reset: "Tout remettre",
    change: "Avant et après",
    changeSentence: (moved, gone, total, before) =>
      `Sans eux, ${counted(total, "fr", "acteur pèse", "acteurs pèsent")} ici au lieu de ${formatNumber(before, "fr")}. Parmi ceux qui sont montrés\u202f: ${formatNumber(moved, "fr")} avec une autre place ou un autre score, ${formatNumber(gone, "fr")} sans plus aucun chemin.`,
    changeNone: (total) =>
      `Rien ne change\u202f: ${counted(total, "fr", "même acteur pèse", "mêmes acteurs pèsent")} autant qu’avant.`,
    changeTable: "Places et scores avant et après",
    before: "Avant",
    after: "Après",
    rankBefore: "Place avant",
    rankAfter: "Place après",
    scoreBefore: "Score avant",
    scoreAfter: "Score après",
    inWords: "Changement",
    gone: "n’y parvient plus",
    beyond: "pas parmi les cent premiers",
    same: "inchangé",
    rises: (places) => `monte de ${counted(places, "fr", "place", "places")}`,
    falls: (places) => `descend de ${counted(places, "fr", "place", "places")}`,
    weaker: "même place, plus faible",
    stronger: "même place, plus fort",
    appears: "nouveau",
  },
  nl: {
    title: "Wie er gewicht heeft, en via wie",
    sentence: (total, first, score) =>
      `${counted(total, "nl", "actor heeft", "actoren hebben")} hier gewicht; ${first} het meest (${score}). De linten lopen van links naar rechts, van wie invloed heeft naar wat beïnvloed wordt; hoe breder, hoe meer er langs gaat.`,
    keys: "Tab leidt in het beeld, de pijltoetsen van band naar band, Enter opent een band met citaat en bron.",
    nothing:
      "Er valt geen invloed na te gaan: niemand met een rol die invloed draagt is vastgelegd, op die dag en met deze instellingen.",
    settings: "Hoe het gemeten wordt",
    maxHops: "Stappen ten hoogste",
    decay: "Doorgegeven door elke tussenschakel",
    hubPenalty: "Knooppunten geven minder door",
    asOf: "Op datum van",
    today: "vandaag",
    picture: "Wegen van invloed",
    table: "Elke weg in woorden",
    ranking: "De eerste tien",
    actor: "Actor",
    path: "Weg",
    hops: "Stappen",
    score: "Score",
    evidence: "Met bewijs",
    evidenced: (some, all) => `${some} van ${all}`,
    netPush: (push) =>
      push > 0.05
        ? `duwt ervoor (${formatNumber(push, "nl", 2)})`
        : push < -0.05
          ? `duwt ertegen (${formatNumber(push, "nl", 2)})`
          : "duwt in beide richtingen",
    netPushUnknown: "in welke richting is niet bekend",
    direct: "zelf betrokken",
    through: (hops) => `${formatNumber(hops, "nl")} stappen ver`,
    leaveOut: "En zonder?",
    leaveOutNamed: (name) => `En zonder? (${name})`,
    openTie: (tie) => `${tie}. Het bewijs openen`,
    panel: "De band",
    panelHint: "Kies een lint om te lezen waarop het steunt.",
    close: "Sluiten",
    allOfTie: "Alles over deze band",
    weight: (weight) => `Gewicht ${weight}`,
    asRole: (role, stance) => `${role} (${stance})`,

    whatIf: "Wat als ze er niet waren?",
    whatIfIntro:
      "Laat actoren of soorten banden weg, en zie wie dan hoeveel gewicht heeft. Een weggelaten actor geeft niets meer door; wat hij zelf doet, telt nog.",
    withoutActor: "Zonder de actor",
    withoutTies: "Zonder banden van de soort",
    chooseType: "Kies een soort",
    leftOut: "Weggelaten",
    putBack: (name) => `${name} terugzetten`,
    reset: "Alles terugzetten",
    change: "Voor en na",
    changeSentence: (moved, gone, total, before) =>
      `Zonder hen: ${counted(total, "nl", "actor", "actoren")} met gewicht in plaats van ${formatNumber(before, "nl")}. Van wie getoond is: ${formatNumber(moved, "nl")} met een andere plaats of score, ${formatNumber(gone, "nl")} zonder weg ernaartoe.`,
    changeNone: (total) =>
      `Er verandert niets: ${counted(total, "nl", "actor heeft", "actoren hebben")} evenveel gewicht als voorheen.`,
    changeTable: "Plaatsen en scores voor en na",
    before: "Voor",
    after: "Na",
    rankBefore: "Plaats voor",
    rankAfter: "Plaats na",
    scoreBefore: "Score voor",
    scoreAfter: "Score na",
    inWords: "Verandering",
    gone: "komt er niet meer bij",
    beyond: "niet bij de eerste honderd",
    same: "ongewijzigd",
    rises: (places) => `${counted(places, "nl", "plaats", "plaatsen")} hoger`,
    falls: (places) => `${counted(places, "nl", "plaats", "plaatsen")} lager`,
    weaker: "zelfde plaats, zwakker",
    stronger: "zelfde plaats, sterker",
    appears: "nieuw",
  },
};
