// The words of the editing page.
import type { Words } from "../language/language";

const en = {
  title: "Contribute",
  intro:
    "Add what is missing, correct what is wrong. Everything you write is kept with its history, and nothing is overwritten unseen.",
  whatKey:
    "Reading needs no key. Writing does: a key says what you may write, and your changes are recorded under its name.",
  howKey:
    "Ask whoever runs this node for a contributor’s key. Then press “Enter key” at the top of this page and paste it there. It stays in this tab and goes when you close it.",
  readerOnly:
    "Your key reads and does not write. To add or correct records, ask whoever runs this node for a contributor’s key.",
  add: "Add",
  addKinds: {
    actor: "an actor: an organisation, a public body, a company, a person in a public role",
    relationship: "a tie between two actors",
    policy: "a policy",
    reform: "a reform",
    involvement: "an actor’s part in a policy or reform",
    source: "a source: a document that can be cited",
    excerpt: "an excerpt of a source",
    claim: "a claim: what somebody says in a source",
    evidence: "evidence for or against a record",
    civicSpaceEvent: "an event that opens or closes civic space",
  },
  correct: "Correct",
  correctWhat:
    "Find the record. For ties, involvements and claims, go to the page of the actor or reform: each has a link to correct it.",
  find: "What is it called?",
  newOf: (type: string) => `New: ${type}`,
  correctOf: (type: string) => `Correct: ${type}`,
  unknownForm: "There is no such form.",
  notThere: "No such record stands here. It may have been taken back, merged into another, or never been here.",
  all: "All that can be added",
  written: "Written.",
  writtenEarlier:
    "Your first sending had been written already. What you changed after it was not sent: open the record and correct it.",
  see: "See it",
  history: "Its history",
  again: "Add another",
  correctIt: "Correct it",
  addTie: "Add a tie of this actor",
  addInvolvement: "Add an involvement",
  addEvidence: "Add evidence",
  addExcerpt: "Add an excerpt",
};

export const words: Words<typeof en> = {
  en,
  fr: {
    title: "Contribuer",
    intro:
      "Ajoutez ce qui manque, corrigez ce qui est faux. Tout ce que vous écrivez est gardé avec son historique, et rien n’est écrasé à l’insu de quiconque.",
    whatKey:
      "Lire ne demande pas de clé. Écrire, oui : une clé dit ce que vous pouvez écrire, et vos changements sont enregistrés sous son nom.",
    howKey:
      "Demandez une clé de contribution à qui tient ce nœud. Appuyez ensuite sur « Entrer une clé » en haut de cette page et collez-la. Elle reste dans cet onglet et disparaît à sa fermeture.",
    readerOnly:
      "Votre clé lit et n’écrit pas. Pour ajouter ou corriger des fiches, demandez une clé de contribution à qui tient ce nœud.",
    add: "Ajouter",
    addKinds: {
      actor: "un acteur : une organisation, un organisme public, une entreprise, une personne dans un rôle public",
      relationship: "un lien entre deux acteurs",
      policy: "une politique",
      reform: "une réforme",
      involvement: "la part d’un acteur dans une politique ou une réforme",
      source: "une source : un document que l’on peut citer",
      excerpt: "un extrait d’une source",
      claim: "une affirmation : ce que quelqu’un dit dans une source",
      evidence: "une preuve pour ou contre une fiche",
      civicSpaceEvent: "un évènement qui ouvre ou ferme l’espace civique",
    },
    correct: "Corriger",
    correctWhat:
      "Trouvez la fiche. Pour les liens, les implications et les affirmations, allez à la page de l’acteur ou de la réforme : chacun y a un lien pour le corriger.",
    find: "Comment s’appelle-t-elle ?",
    newOf: (type) => `Nouvelle fiche : ${type}`,
    correctOf: (type) => `Corriger : ${type}`,
    unknownForm: "Ce formulaire n’existe pas.",
    notThere:
      "Aucune fiche de ce genre ici. Elle a pu être retirée, fusionnée avec une autre, ou n’avoir jamais été là.",
    all: "Tout ce que l’on peut ajouter",
    written: "C’est écrit.",
    writtenEarlier:
      "Votre premier envoi avait déjà été écrit. Ce que vous avez changé ensuite n’a pas été envoyé : ouvrez la fiche et corrigez-la.",
    see: "Voir la fiche",
    history: "Son historique",
    again: "En ajouter une autre",
    correctIt: "La corriger",
    addTie: "Ajouter un lien de cet acteur",
    addInvolvement: "Ajouter une implication",
    addEvidence: "Ajouter une preuve",
    addExcerpt: "Ajouter un extrait",
  },
  nl: {
    title: "Bijdragen",
    intro:
      "Voeg toe wat ontbreekt, verbeter wat fout is. Alles wat u schrijft, blijft bewaard met zijn geschiedenis, en niets wordt ongezien overschreven.",
    whatKey:
      "Lezen vraagt geen sleutel. Schrijven wel: een sleutel zegt wat u mag schrijven, en uw wijzigingen worden onder zijn naam geregistreerd.",
    howKey:
      "Vraag een bijdragerssleutel aan wie dit knooppunt beheert. Druk dan bovenaan deze pagina op “Sleutel invoeren” en plak hem daar. Hij blijft in dit tabblad en verdwijnt als u het sluit.",
    readerOnly:
      "Uw sleutel leest en schrijft niet. Vraag een bijdragerssleutel aan wie dit knooppunt beheert om fiches toe te voegen of te verbeteren.",
    add: "Toevoegen",
    addKinds: {
      actor: "een actor: een organisatie, een openbare instelling, een bedrijf, een persoon in een publieke rol",
      relationship: "een band tussen twee actoren",
      policy: "een beleidslijn",
      reform: "een hervorming",
      involvement: "het aandeel van een actor in een beleidslijn of hervorming",
      source: "een bron: een document dat men kan citeren",
      excerpt: "een fragment van een bron",
      claim: "een bewering: wat iemand in een bron zegt",
      evidence: "bewijs voor of tegen een fiche",
      civicSpaceEvent: "een gebeurtenis die de civiele ruimte opent of sluit",
    },
    correct: "Verbeteren",
    correctWhat:
      "Zoek de fiche. Ga voor banden, betrokkenheden en beweringen naar de pagina van de actor of de hervorming: elk heeft er een link om het te verbeteren.",
    find: "Hoe heet ze?",
    newOf: (type) => `Nieuw: ${type}`,
    correctOf: (type) => `Verbeteren: ${type}`,
    unknownForm: "Dit formulier bestaat niet.",
    notThere:
      "Zo’n fiche staat hier niet. Ze kan teruggenomen zijn, samengevoegd met een andere, of hier nooit geweest zijn.",
    all: "Alles wat men kan toevoegen",
    written: "Geschreven.",
    writtenEarlier:
      "Uw eerste verzending was al geschreven. Wat u daarna wijzigde, werd niet verstuurd: open de fiche en verbeter ze.",
    see: "Bekijken",
    history: "Haar geschiedenis",
    again: "Nog een toevoegen",
    correctIt: "Verbeteren",
    addTie: "Een band van deze actor toevoegen",
    addInvolvement: "Een betrokkenheid toevoegen",
    addEvidence: "Bewijs toevoegen",
    addExcerpt: "Een fragment toevoegen",
  },
};
