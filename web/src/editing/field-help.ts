// What a field is for, where its name does not say it, and what follows from leaving it out.
import { said, type Language, type Said } from "../language/languages";

const HELP: Readonly<Record<string, Said>> = {
  names: said(
    "Every name it goes or went by, each in its language: people search for all of them.",
    "Tous les noms qu’il porte ou a portés, chacun dans sa langue : on les cherche tous.",
    "Alle namen die het draagt of droeg, elk in zijn taal: mensen zoeken ze allemaal.",
  ),
  slug: said(
    "The last part of its address here. Lower-case letters, digits and dashes.",
    "La fin de son adresse ici. Minuscules, chiffres et tirets.",
    "Het laatste deel van haar adres hier. Kleine letters, cijfers en streepjes.",
  ),
  publicRole: said(
    "Only for a person, and then required: persons are recorded in a public role alone.",
    "Seulement pour une personne, et alors requis : les personnes ne sont enregistrées que dans un rôle public.",
    "Alleen voor een persoon, en dan verplicht: personen worden enkel in een publieke rol geregistreerd.",
  ),
  jurisdiction: said(
    "Type a country: BE for Belgium, BE-WAL for Wallonia, EU for the European Union.",
    "Tapez un pays : BE pour la Belgique, BE-WAL pour la Wallonie, EU pour l’Union européenne.",
    "Typ een land: BE voor België, BE-WAL voor Wallonië, EU voor de Europese Unie.",
  ),
  sectorPosition: said(
    "How much of the State, of the economic actors and of civil society there is in it. Leave it open where you do not know.",
    "Ce qu’il tient de l’État, des acteurs économiques et de la société civile. Laissez ouvert si vous ne savez pas.",
    "Hoeveel het weg heeft van de Staat, de economische actoren en het middenveld. Laat het open als u het niet weet.",
  ),
  identifiers: said(
    "The register by its org-id.guide prefix, as BE-BCE_KBO for the Belgian register of companies.",
    "Le registre par son préfixe org-id.guide, comme BE-BCE_KBO pour la Banque-Carrefour des Entreprises.",
    "Het register met zijn prefix van org-id.guide, zoals BE-BCE_KBO voor de Kruispuntbank van Ondernemingen.",
  ),
  visibility: said(
    "What puts somebody at risk if seen should not be here for everyone.",
    "Ce qui met quelqu’un en danger ne doit pas être ici pour tout le monde.",
    "Wat iemand in gevaar brengt, hoort hier niet voor iedereen te staan.",
  ),
  evidence: said(
    "On what evidence? Quote a source: readers can then check it. Without evidence it is recorded all the same, and every page says that nothing supports it yet.",
    "Sur quelles preuves ? Citez une source : chacun pourra vérifier. Sans preuve, c’est enregistré quand même, et chaque page dit que rien ne l’appuie encore.",
    "Op welk bewijs? Citeer een bron: lezers kunnen het dan nagaan. Zonder bewijs wordt het toch geregistreerd, en elke pagina zegt dat niets het nog ondersteunt.",
  ),
  grade: said(
    "By the tests of process tracing. Straw in the wind: a hint. Hoop: it would have to be so, but that proves nothing. Smoking gun: it proves it, though it need not exist. Doubly decisive: it proves it and rules the rest out. Unsure: leave it out.",
    "Selon les tests du process tracing. Paille dans le vent : un indice. Cerceau : il faut que ce soit ainsi, sans que cela prouve. Pistolet fumant : cela prouve, sans devoir exister. Doublement décisive : cela prouve et écarte le reste. En cas de doute, laissez ouvert.",
    "Volgens de tests van process tracing. Strohalm in de wind: een aanwijzing. Hoepel: het moet zo zijn, maar dat bewijst niets. Rokend pistool: het bewijst, al hoeft het er niet te zijn. Dubbel beslissend: het bewijst en sluit de rest uit. Bij twijfel: laat open.",
  ),
  basis: said(
    "Does the source say it, or do you read it out of what it says?",
    "La source le dit-elle, ou le déduisez-vous de ce qu’elle dit ?",
    "Zegt de bron het, of leidt u het af uit wat ze zegt?",
  ),
  "EvidenceAlongsideInput.note": said(
    "Why it bears on this, where that is not plain.",
    "En quoi cela s’y rapporte, si ce n’est pas évident.",
    "Waarom het hierop slaat, als dat niet vanzelf spreekt.",
  ),
  quote: said(
    "The words of the source, exactly, misprints included.",
    "Les mots de la source, exactement, coquilles comprises.",
    "De woorden van de bron, letterlijk, drukfouten inbegrepen.",
  ),
  "NewExcerptInput.note": said(
    "Where in the source, or what to know when reading it. Needed where there is no quotation.",
    "Où dans la source, ou ce qu’il faut savoir en la lisant. Nécessaire s’il n’y a pas de citation.",
    "Waar in de bron, of wat men bij het lezen moet weten. Nodig als er geen citaat is.",
  ),
  "Relationship.source": said(
    "A tie reads from one actor to the other: from is a member of to.",
    "Un lien se lit d’un acteur à l’autre : « de » est membre de « vers ».",
    "Een band leest van de ene actor naar de andere: “van” is lid van “naar”.",
  ),
  strength: said(
    "In per cent, where a source tells.",
    "En pour cent, si une source le dit.",
    "In procent, als een bron het zegt.",
  ),
  confidence: said(
    "In per cent; 100 where nothing is said.",
    "En pour cent ; 100 si rien n’est dit.",
    "In procent; 100 als er niets staat.",
  ),
  intensity: said(
    "In per cent; 100 where nothing is said.",
    "En pour cent ; 100 si rien n’est dit.",
    "In procent; 100 als er niets staat.",
  ),
  amount: said(
    "Digits, with a point: 1250000.50.",
    "Des chiffres, avec un point : 1250000.50.",
    "Cijfers, met een punt: 1250000.50.",
  ),
  currency: said("As EUR.", "Comme EUR.", "Zoals EUR."),
  "Involvement.policy": said("Comes with the reform.", "Vient avec la réforme.", "Komt met de hervorming mee."),
  stages: said(
    "In the order in which they were reached; the last is where it stands now.",
    "Dans l’ordre où elles furent atteintes ; la dernière est l’étape actuelle.",
    "In de volgorde waarin ze bereikt werden; de laatste is de huidige.",
  ),
  instruments: said(
    "Words in capitals, separated by commas: LAW, ROYAL_DECREE, SUBSIDY_RULES.",
    "Des mots en capitales, séparés par des virgules : LAW, ROYAL_DECREE, SUBSIDY_RULES.",
    "Woorden in hoofdletters, met komma’s ertussen: LAW, ROYAL_DECREE, SUBSIDY_RULES.",
  ),
  "Source.title": said(
    "In the document’s own language.",
    "Dans la langue du document.",
    "In de taal van het document.",
  ),
  credits: said(
    "As printed: authors, interviewers, photographers.",
    "Comme imprimé : auteurs, intervieweurs, photographes.",
    "Zoals gedrukt: auteurs, interviewers, fotografen.",
  ),
  perpetrator: said(
    "Leave it out where the source names nobody: do not guess.",
    "Laissez ouvert si la source ne nomme personne : ne devinez pas.",
    "Laat open als de bron niemand noemt: raad niet.",
  ),
  aspect: said(
    "One field of the record, as names. Empty: the record as a whole.",
    "Un champ de la fiche, comme names. Vide : la fiche entière.",
    "Eén veld van de fiche, zoals names. Leeg: de hele fiche.",
  ),
  subject: said(
    "The actor, policy, reform or source. For a tie or an involvement, start from its page: “add evidence”.",
    "L’acteur, la politique, la réforme ou la source. Pour un lien ou une implication, partez de sa page : « ajouter une preuve ».",
    "De actor, beleidslijn, hervorming of bron. Vertrek voor een band of een betrokkenheid van haar pagina: “bewijs toevoegen”.",
  ),
};

export function helpOf(field: string, owner: string, language: Language): string | null {
  const found = HELP[`${owner}.${field}`] ?? HELP[field];
  return found ? found[language] : null;
}
