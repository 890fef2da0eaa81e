// What the properties of records are called, in forms and in histories. A property that means something else in one record
// type than in the others stands a second time, with the type before it.
import { said, type Said } from "./languages";

export const FIELDS: Readonly<Record<string, Said>> = {
  // Of many types of record
  id: said("Id", "Identifiant", "Id"),
  slug: said("Readable name in addresses", "Nom lisible dans les adresses", "Leesbare naam in adressen"),
  key: said("Name within this submission", "Nom dans cet envoi", "Naam binnen deze inzending"),
  clientMutationId: said("Submission id", "Identifiant de l’envoi", "Id van de inzending"),
  expectedVersion: said("Version that was read", "Version lue", "Gelezen versie"),
  visibility: said("Who may see it", "Qui peut le voir", "Wie het mag zien"),
  evidence: said("Evidence", "Preuves", "Bewijs"),
  kind: said("Kind", "Genre", "Soort"),
  type: said("Type of tie", "Type de lien", "Soort band"),
  name: said("Name", "Nom", "Naam"),
  title: said("Title", "Titre", "Titel"),
  description: said("Description", "Description", "Beschrijving"),
  note: said("Note", "Note", "Opmerking"),
  valid: said("When it holds", "Période de validité", "Geldig in de periode"),
  jurisdiction: said("Country or region", "Pays ou région", "Land of gewest"),
  themes: said("Themes", "Thèmes", "Thema’s"),
  lang: said("Language", "Langue", "Taal"),
  value: said("Value", "Valeur", "Waarde"),
  scheme: said("List or scheme", "Liste ou nomenclature", "Lijst of classificatie"),
  source: said("Source", "Source", "Bron"),
  excerpt: said("Excerpt", "Extrait", "Fragment"),
  period: said("Period", "Période", "Periode"),
  occurred: said("When it happened", "Date des faits", "Datum van de feiten"),
  score: said("Score", "Score", "Score"),
  role: said("Role", "Rôle", "Rol"),
  confidence: said("Confidence (how sure it is)", "Degré de certitude", "Zekerheid"),

  // Actors
  names: said("Names", "Noms", "Namen"),
  identifiers: said(
    "Numbers in public registers",
    "Numéros dans des registres publics",
    "Nummers in openbare registers",
  ),
  existence: said(
    "From foundation to dissolution",
    "De la fondation à la dissolution",
    "Van oprichting tot ontbinding",
  ),
  website: said("Website", "Site web", "Website"),
  publicRole: said("Public role", "Rôle public", "Publieke rol"),
  sectorPosition: said(
    "Place in the triangle of forces",
    "Place dans le triangle des forces",
    "Plaats in de krachtendriehoek",
  ),
  triangleVertex: said(
    "Stands for a whole corner of the triangle",
    "Représente tout un sommet du triangle",
    "Staat voor een hele hoek van de driehoek",
  ),
  state: said("Share of the State", "Part de l’État", "Aandeel van de Staat"),
  economy: said("Share of the economic actors", "Part des acteurs économiques", "Aandeel van de economische actoren"),
  civilSociety: said("Share of civil society", "Part de la société civile", "Aandeel van het middenveld"),
  "Identifier.scheme": said("Register", "Registre", "Register"),
  "Identifier.value": said("Number", "Numéro", "Nummer"),
  "ActorName.value": said("Name", "Nom", "Naam"),
  "ActorName.kind": said("Kind of name", "Genre de nom", "Soort naam"),
  "ActorName.valid": said("When it went by this name", "Période d’usage du nom", "Periode waarin de naam gold"),

  // Ties
  "Relationship.source": said("From", "De", "Van"),
  "Relationship.target": said("To", "Vers", "Naar"),
  "Relationship.role": said("Function held", "Fonction exercée", "Uitgeoefende functie"),
  strength: said("Closeness of the tie", "Force du lien", "Hechtheid van de band"),
  amount: said("Amount", "Montant", "Bedrag"),
  currency: said("Currency", "Devise", "Munteenheid"),

  // Policies, reforms, involvements
  policy: said("Policy", "Politique", "Beleidslijn"),
  reform: said("Reform", "Réforme", "Hervorming"),
  actor: said("Actor", "Acteur", "Actor"),
  stance: said("Stance", "Position", "Standpunt"),
  intensity: said("Intensity (how hard it pushes)", "Intensité de l’action", "Intensiteit van de inzet"),
  stage: said("Stage", "Étape", "Fase"),
  stages: said("Stages", "Étapes", "Fasen"),
  begun: said("Begun", "Début", "Begin"),
  outcome: said("Outcome", "Issue", "Uitkomst"),
  instruments: said("Policy instruments", "Instruments d’action publique", "Beleidsinstrumenten"),
  inForce: said("In force", "En vigueur", "Van kracht"),
  replaces: said("Replaces the policy", "Remplace la politique", "Vervangt de beleidslijn"),
  arisesFrom: said("Follows from the reform", "Découle de la réforme", "Volgt uit de hervorming"),

  // Civic space, ratings, statistics
  target: said("To whom it is done", "Acteur visé", "Wie het ondergaat"),
  perpetrator: said("Who does it", "Auteur des faits", "Wie het doet"),
  scale: said("Scale of the score", "Échelle du score", "Schaal van de score"),
  min: said("Lowest number", "Nombre le plus bas", "Laagste getal"),
  max: said("Highest number", "Nombre le plus élevé", "Hoogste getal"),
  freerEnd: said("Which end means more freedom", "Extrémité la plus libre", "Welk uiteinde meer vrijheid betekent"),
  "CountryRating.scheme": said("Whose rating it is", "Organisme de notation", "Wie de score geeft"),
  "CountryRating.value": said("Rating as published", "Notation telle que publiée", "Score zoals gepubliceerd"),
  "Observation.title": said("What is measured", "Ce qui est mesuré", "Wat gemeten wordt"),
  "Observation.value": said("Number", "Nombre", "Getal"),
  unit: said("Unit", "Unité", "Eenheid"),
  population: said("Population concerned", "Population concernée", "Betrokken populatie"),
  consistency: said(
    "Consistency with other numbers",
    "Cohérence avec d’autres chiffres",
    "Consistentie met andere cijfers",
  ),

  // Sources, excerpts, evidence
  credits: said("Authors and others credited", "Auteurs et autres contributeurs", "Auteurs en andere medewerkers"),
  container: said("Appeared in", "Paru dans", "Verschenen in"),
  publisher: said("Publisher", "Éditeur", "Uitgever"),
  published: said("Date of publication", "Date de publication", "Publicatiedatum"),
  licence: said("Licence", "Licence", "Licentie"),
  extent: said("Pages or length", "Pages ou longueur", "Pagina’s of lengte"),
  url: said("Web address", "Adresse web", "Webadres"),
  quote: said("Quotation", "Citation", "Citaat"),
  page: said("Page", "Page", "Pagina"),
  newExcerpt: said("New excerpt", "Nouvel extrait", "Nieuw fragment"),
  subject: said("Record it is about", "Fiche concernée", "Fiche waarover het gaat"),
  aspect: said("Field it is about", "Champ concerné", "Veld waarover het gaat"),
  relation: said("For or against", "Pour ou contre", "Voor of tegen"),
  grade: said("How much it decides", "Force probante", "Bewijskracht"),
  basis: said("Stated or inferred", "Dit ou déduit", "Gezegd of afgeleid"),

  // Claims
  about: said("What it is about", "Ce dont il s’agit", "Waarover het gaat"),
  speaker: said("Speaker", "Qui parle", "Spreker"),
  speakerName: said("Speaker’s name as printed", "Nom imprimé de qui parle", "Naam van de spreker zoals gedrukt"),
  asserted: said("When it was said", "Date de l’affirmation", "Wanneer het gezegd werd"),
  status: said("Status", "Statut", "Status"),
  cause: said("Cause", "Cause", "Oorzaak"),
  effect: said("Effect", "Effet", "Gevolg"),
  derivedFrom: said("Drawn from the claims", "Tirée des affirmations", "Afgeleid uit de beweringen"),

  // Themes
  broader: said("Wider theme", "Thème plus large", "Ruimer thema"),
  codes: said("Codes in public lists", "Codes dans des listes publiques", "Codes in openbare lijsten"),
  code: said("Code", "Code", "Code"),

  // Judgements about identity
  one: said("The actor that remains", "L’acteur qui demeure", "De actor die blijft"),
  other: said("The other actor", "L’autre acteur", "De andere actor"),
  verdict: said("Verdict", "Verdict", "Oordeel"),
  "IdentityJudgement.basis": said("What it rests on", "Ce sur quoi il repose", "Waarop het berust"),
  "IdentityJudgement.score": said("Likeness", "Ressemblance", "Gelijkenis"),

  // Keys, and what a retraction says
  expiresAt: said("Ends on", "Expire le", "Vervalt op"),
  reason: said("Reason", "Motif", "Reden"),
  mergedInto: said("Merged into", "Fusionné dans", "Samengevoegd met"),
};
