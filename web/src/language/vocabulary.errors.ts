// What a page says when the node cannot answer a question: for each code one plain sentence that tells a reader what to do.
// The node's own message, in English, has the particulars.
import { said, type Said } from "./languages";

export const ERRORS: Readonly<Record<string, Said>> = {
  // The question and its transport
  BAD_REQUEST: said(
    "The node could not read this request.",
    "Le nœud n’a pas pu lire cette requête.",
    "Het knooppunt kon dit verzoek niet lezen.",
  ),
  GRAPHQL_PARSE_FAILED: said(
    "The question is not valid GraphQL.",
    "La question n’est pas du GraphQL valide.",
    "De vraag is geen geldige GraphQL.",
  ),
  GRAPHQL_VALIDATION_FAILED: said(
    "The question asks for something that this node does not know.",
    "La question demande quelque chose que ce nœud ne connaît pas.",
    "De vraag vraagt iets wat dit knooppunt niet kent.",
  ),
  BAD_USER_INPUT: said(
    "A value has not the form it should have.",
    "Une valeur n’a pas la forme attendue.",
    "Een waarde heeft niet de verwachte vorm.",
  ),
  OPERATION_RESOLUTION_FAILURE: said(
    "There are several questions, and none was chosen.",
    "Il y a plusieurs questions et aucune n’a été choisie.",
    "Er zijn meerdere vragen en er is er geen gekozen.",
  ),
  BODY_TOO_LARGE: said(
    "Too much was sent at once. Send less.",
    "L’envoi est trop volumineux. Envoyez-en moins à la fois.",
    "Er werd te veel ineens verstuurd. Verstuur minder.",
  ),
  BODY_TOO_SLOW: said(
    "The request arrived too slowly. Try again.",
    "La requête est arrivée trop lentement. Réessayez.",
    "Het verzoek kwam te traag binnen. Probeer opnieuw.",
  ),
  DOCUMENT_TOO_LONG: said(
    "The question is too long. Split it.",
    "La question est trop longue. Scindez-la.",
    "De vraag is te lang. Splits ze op.",
  ),
  NAME_TOO_LONG: said(
    "A name in the question is too long.",
    "Un nom dans la question est trop long.",
    "Een naam in de vraag is te lang.",
  ),
  QUERY_TOO_DEEP: said(
    "The question is nested too deeply. Ask it in two steps.",
    "La question est trop imbriquée. Posez-la en deux temps.",
    "De vraag is te diep genest. Stel ze in twee stappen.",
  ),
  TOO_MANY_FIELDS: said(
    "The question asks for too many fields. Ask for fewer.",
    "La question demande trop de champs. Demandez-en moins.",
    "De vraag vraagt te veel velden. Vraag er minder.",
  ),
  TOO_MANY_ALIASES: said(
    "The question uses too many aliases. Use fewer.",
    "La question emploie trop d’alias. Employez-en moins.",
    "De vraag gebruikt te veel aliassen. Gebruik er minder.",
  ),
  TOO_MANY_DIRECTIVES: said(
    "The question repeats too many directives. Remove some.",
    "La question répète trop de directives. Retirez-en.",
    "De vraag herhaalt te veel directieven. Verwijder er enkele.",
  ),
  QUERY_TOO_COSTLY: said(
    "The answer would be too large. Ask for fewer records.",
    "La réponse serait trop volumineuse. Demandez moins de fiches.",
    "Het antwoord zou te groot zijn. Vraag minder fiches.",
  ),
  BAD_CURSOR: said(
    "This place in the list is no longer valid. Start again from the beginning of the list.",
    "Cet endroit de la liste n’est plus valable. Reprenez au début de la liste.",
    "Deze plaats in de lijst is niet meer geldig. Begin opnieuw aan het begin van de lijst.",
  ),
  PAGE_TOO_LARGE: said(
    "Too many records were asked for at once. Ask for 1 to 100.",
    "Trop de fiches ont été demandées à la fois. Demandez-en de 1 à 100.",
    "Er werden te veel fiches ineens gevraagd. Vraag er 1 tot 100.",
  ),
  HOPS_TOO_MANY: said(
    "The number of steps between actors is out of range. Choose 1 to 6.",
    "Le nombre d’étapes entre acteurs est hors limites. Choisissez de 1 à 6.",
    "Het aantal stappen tussen actoren valt buiten de grenzen. Kies 1 tot 6.",
  ),
  TOO_MANY_POINTS: said(
    "The series would have too many points. Take larger steps or a shorter time.",
    "La série aurait trop de points. Prenez de plus grands pas ou une période plus courte.",
    "De reeks zou te veel punten hebben. Neem grotere stappen of een kortere periode.",
  ),
  NETWORK_TOO_LARGE: said(
    "This network is too large. Choose a country, a theme or a policy, or fewer types of ties.",
    "Ce réseau est trop grand. Choisissez un pays, un thème ou une politique, ou moins de types de liens.",
    "Dit netwerk is te groot. Kies een land, een thema of een beleidslijn, of minder soorten banden.",
  ),
  TOO_MANY_POLICIES: said(
    "Too many policies are weighed at once. Choose a theme, a policy or a reform.",
    "Trop de politiques sont prises en compte à la fois. Choisissez un thème, une politique ou une réforme.",
    "Er worden te veel beleidslijnen tegelijk meegewogen. Kies een thema, een beleidslijn of een hervorming.",
  ),
  BAD_DATE: said(
    "This is not a date. Write it as 2015, 2015-03 or 2015-03-31.",
    "Ce n’est pas une date. Écrivez-la sous la forme 2015, 2015-03 ou 2015-03-31.",
    "Dit is geen datum. Schrijf ze als 2015, 2015-03 of 2015-03-31.",
  ),
  BAD_TEXT: said(
    "The text contains a character that cannot be stored. Remove it.",
    "Le texte contient un caractère qui ne peut être enregistré. Retirez-le.",
    "De tekst bevat een teken dat niet bewaard kan worden. Verwijder het.",
  ),
  BAD_ID: said(
    "This is not the id of a record of that type.",
    "Ce n’est pas l’identifiant d’une fiche de ce type.",
    "Dit is niet de id van een fiche van dat type.",
  ),
  BAD_LOOKUP: said(
    "Name the record in exactly one way.",
    "Désignez la fiche d’une seule manière.",
    "Duid de fiche op precies één manier aan.",
  ),
  UNAUTHENTICATED: said(
    "This needs a valid access key.",
    "Il faut pour cela une clé d’accès valable.",
    "Hiervoor is een geldige toegangssleutel nodig.",
  ),
  FORBIDDEN: said(
    "Your access key does not allow this.",
    "Votre clé d’accès ne le permet pas.",
    "Uw toegangssleutel laat dit niet toe.",
  ),
  KEY_IN_URL: said(
    "The address contains an access key. Have that key revoked, and use a new one outside the address.",
    "L’adresse contient une clé d’accès. Faites révoquer cette clé et utilisez-en une nouvelle hors de l’adresse.",
    "Het adres bevat een toegangssleutel. Laat die sleutel intrekken en gebruik een nieuwe buiten het adres.",
  ),
  NO_SUCH_KEY: said(
    "There is no such access key on this node.",
    "Cette clé d’accès n’existe pas sur ce nœud.",
    "Deze toegangssleutel bestaat niet op dit knooppunt.",
  ),
  TOO_MANY_SUBSCRIPTIONS: said(
    "Too many live updates are open. Close another page of this node.",
    "Trop de suivis en direct sont ouverts. Fermez une autre page de ce nœud.",
    "Er staan te veel live-updates open. Sluit een andere pagina van dit knooppunt.",
  ),
  TOO_MANY_DOWNLOADS: said(
    "Too many downloads are under way. Try again in a moment.",
    "Trop de téléchargements sont en cours. Réessayez dans un instant.",
    "Er lopen te veel downloads. Probeer het zo dadelijk opnieuw.",
  ),
  TOO_MANY_ROWS: said(
    "The tables are too long for a workbook. Ask for less, or take CSV.",
    "Les tableaux sont trop longs pour un classeur. Demandez-en moins ou prenez le CSV.",
    "De tabellen zijn te lang voor een werkmap. Vraag minder of neem CSV.",
  ),
  SUBSCRIPTION_ENDED: said(
    "Live updates have ended. Reload the page to follow again.",
    "Le suivi en direct a pris fin. Rechargez la page pour le reprendre.",
    "De live-updates zijn gestopt. Herlaad de pagina om opnieuw te volgen.",
  ),
  NOT_FOUND: said("There is nothing at this address.", "Il n’y a rien à cette adresse.", "Op dit adres is er niets."),
  METHOD_NOT_ALLOWED: said(
    "This address cannot be used in this way.",
    "Cette adresse ne s’utilise pas de cette manière.",
    "Dit adres kan niet op deze manier gebruikt worden.",
  ),
  STATEMENT_TIMEOUT: said(
    "The database took too long. Narrow the question.",
    "La base de données a mis trop de temps. Restreignez la question.",
    "De databank had te veel tijd nodig. Maak de vraag enger.",
  ),
  QUESTION_TOO_LONG: said(
    "The calculation took too long. Take fewer steps, or leave out the best-connected actors.",
    "Le calcul a pris trop de temps. Prenez moins d’étapes ou laissez de côté les acteurs les plus reliés.",
    "De berekening duurde te lang. Neem minder stappen of laat de meest verbonden actoren weg.",
  ),
  TOO_BUSY: said(
    "The node is very busy. Try again in a moment.",
    "Le nœud est très sollicité. Réessayez dans un instant.",
    "Het knooppunt heeft het erg druk. Probeer het zo dadelijk opnieuw.",
  ),
  POSITION_NOT_REACHED: said(
    "The latest changes are still being worked in. Try again in a moment.",
    "Les derniers changements sont encore en cours d’intégration. Réessayez dans un instant.",
    "De laatste wijzigingen worden nog verwerkt. Probeer het zo dadelijk opnieuw.",
  ),
  NOT_READY: said(
    "The node is not ready. Try again in a moment.",
    "Le nœud n’est pas prêt. Réessayez dans un instant.",
    "Het knooppunt is niet klaar. Probeer het zo dadelijk opnieuw.",
  ),
  INTERNAL_SERVER_ERROR: said(
    "Something went wrong on the node. Report the id in the message to whoever runs it.",
    "Une erreur est survenue sur le nœud. Signalez l’identifiant du message à qui le gère.",
    "Er ging iets mis op het knooppunt. Meld de id in het bericht aan wie het beheert.",
  ),
};
