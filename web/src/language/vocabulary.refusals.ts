// What a page says when the node refuses to write, or could not start: for each code one plain sentence that tells what to
// do. The node's own message, in English, has the particulars.
import { said, type Said } from "./languages";

export const REFUSALS: Readonly<Record<string, Said>> = {
  // Records that are being written
  NO_SUCH_RECORD: said(
    "There is no such record, or you may not see it.",
    "Cette fiche n’existe pas, ou vous ne pouvez pas la voir.",
    "Deze fiche bestaat niet, of u mag ze niet zien.",
  ),
  STALE_VERSION: said(
    "Somebody changed this record in the meantime. Look at the change, then save again.",
    "Quelqu’un a modifié cette fiche entre-temps. Regardez la modification, puis enregistrez à nouveau.",
    "Iemand heeft deze fiche intussen gewijzigd. Bekijk de wijziging en bewaar dan opnieuw.",
  ),
  SUBMISSION_REUSED: said(
    "This submission was already used for something else. Send it again as a new one.",
    "Cet envoi a déjà servi à autre chose. Refaites-le comme un nouvel envoi.",
    "Deze inzending werd al voor iets anders gebruikt. Verstuur ze opnieuw als een nieuwe.",
  ),
  TOO_MANY_RECORDS: said(
    "Too many records were sent at once. Send at most 1,000.",
    "Trop de fiches ont été envoyées à la fois. Envoyez-en au plus 1 000.",
    "Er werden te veel fiches ineens verstuurd. Verstuur er hoogstens 1.000.",
  ),
  PERSON_WITHOUT_PUBLIC_ROLE: said(
    "A person is recorded only in a public role. Say which.",
    "Une personne n’est enregistrée que dans un rôle public. Dites lequel.",
    "Een persoon wordt alleen in een publieke rol opgenomen. Zeg welke.",
  ),
  BAD_JSON: said(
    "A line of the file is not valid JSON.",
    "Une ligne du fichier n’est pas du JSON valide.",
    "Een regel van het bestand is geen geldige JSON.",
  ),
  BAD_XML: said(
    "The file is not XML that can be read.",
    "Le fichier n’est pas du XML lisible.",
    "Het bestand is geen leesbare XML.",
  ),
  LINE_TOO_LONG: said(
    "A line of the file is too long. Split the record.",
    "Une ligne du fichier est trop longue. Scindez la fiche.",
    "Een regel van het bestand is te lang. Splits de fiche op.",
  ),
  BAD_ROW: said(
    "A row of the table cannot be read.",
    "Une ligne du tableau ne peut être lue.",
    "Een rij van de tabel kan niet gelezen worden.",
  ),
  NO_DATASET: said(
    "The file does not say which data set it is.",
    "Le fichier ne dit pas de quel jeu de données il s’agit.",
    "Het bestand zegt niet om welke dataset het gaat.",
  ),
  BAD_RECORD: said(
    "A field is missing or has not the right form.",
    "Un champ manque ou n’a pas la bonne forme.",
    "Een veld ontbreekt of heeft niet de juiste vorm.",
  ),
  DUPLICATE_RECORD: said(
    "The same record was sent twice. Remove one of the two.",
    "La même fiche a été envoyée deux fois. Retirez l’une des deux.",
    "Dezelfde fiche werd tweemaal verstuurd. Verwijder er een van.",
  ),
  UNKNOWN_REFERENCE: said(
    "A record that is referred to does not exist. Choose another, or add it first.",
    "Une fiche à laquelle il est fait référence n’existe pas. Choisissez-en une autre ou ajoutez-la d’abord.",
    "Een fiche waarnaar verwezen wordt, bestaat niet. Kies een andere of voeg ze eerst toe.",
  ),
  SLUG_TAKEN: said(
    "This readable name belongs to another record. Choose another name.",
    "Ce nom lisible appartient à une autre fiche. Choisissez-en un autre.",
    "Deze leesbare naam hoort bij een andere fiche. Kies een andere naam.",
  ),
  IDENTIFIER_TAKEN: said(
    "This register number belongs to another actor. It may be the same organisation.",
    "Ce numéro de registre appartient à un autre acteur. Il s’agit peut-être de la même organisation.",
    "Dit registernummer hoort bij een andere actor. Misschien is het dezelfde organisatie.",
  ),
  ENDS_NOT_ALLOWED: said(
    "This type of tie cannot join these two kinds of actors. Choose another type.",
    "Ce type de lien ne peut unir ces deux genres d’acteurs. Choisissez un autre type.",
    "Dit soort band kan deze twee soorten actoren niet verbinden. Kies een ander soort.",
  ),
  POLICY_MISMATCH: said(
    "This reform belongs to another policy. Choose the policy that it is to change.",
    "Cette réforme relève d’une autre politique. Choisissez la politique qu’elle doit changer.",
    "Deze hervorming hoort bij een andere beleidslijn. Kies de beleidslijn die ze moet veranderen.",
  ),
  CYCLE: said(
    "The record would lead back to itself. Leave out one step of the circle.",
    "La fiche renverrait à elle-même. Retirez une étape du cercle.",
    "De fiche zou naar zichzelf terugleiden. Laat een stap van de kring weg.",
  ),
  RECORD_IS_CITED: said(
    "Other records refer to this one. Take those back first, or merge it into another.",
    "D’autres fiches renvoient à celle-ci. Retirez-les d’abord, ou fusionnez-la avec une autre.",
    "Andere fiches verwijzen naar deze. Neem die eerst terug of voeg ze samen met een andere.",
  ),
  NOT_ASSERTED: said(
    "This record comes from elsewhere, so it cannot be taken back here. You can record otherwise, and it will show as disputed.",
    "Cette fiche vient d’ailleurs et ne peut donc être retirée ici. Vous pouvez affirmer autre chose, et elle sera indiquée comme contestée.",
    "Deze fiche komt van elders en kan hier dus niet teruggenomen worden. U kunt iets anders stellen, en dan staat ze als betwist aangeduid.",
  ),
  STILL_STANDS: said(
    "This record still stands. Take it back before erasing it.",
    "Cette fiche est toujours en vigueur. Retirez-la avant de l’effacer.",
    "Deze fiche geldt nog. Neem ze terug voor u ze wist.",
  ),
  NOT_A_PERSON: said(
    "Only persons can be purged. Take the record back, then erase it.",
    "Seules les personnes peuvent être purgées. Retirez la fiche, puis effacez-la.",
    "Alleen personen kunnen volledig gewist worden. Neem de fiche terug en wis ze dan.",
  ),
  JUDGED_ALREADY: said(
    "A judgement about these two actors exists already. Change that one.",
    "Un jugement sur ces deux acteurs existe déjà. Modifiez celui-là.",
    "Er bestaat al een oordeel over deze twee actoren. Wijzig dat.",
  ),
  MERGE_REFUSED: said(
    "These two records cannot become one.",
    "Ces deux fiches ne peuvent devenir une seule.",
    "Deze twee fiches kunnen niet één worden.",
  ),
  WRITE_CONFLICT: said(
    "Somebody else was writing at the same time. Read the record again and repeat.",
    "Quelqu’un d’autre écrivait au même moment. Relisez la fiche et recommencez.",
    "Iemand anders schreef op hetzelfde moment. Lees de fiche opnieuw en herhaal.",
  ),

  // Where the node is run
  FILE_UNREADABLE: said(
    "A file cannot be read or written.",
    "Un fichier ne peut être lu ou écrit.",
    "Een bestand kan niet gelezen of geschreven worden.",
  ),
  FORMAT_UNKNOWN: said(
    "The file is in a format that needs a mapping.",
    "Le fichier est dans un format qui demande une table de correspondance.",
    "Het bestand heeft een formaat waarvoor een mapping nodig is.",
  ),
  IMPORT_REFUSED: said(
    "The import was refused as a whole. Nothing was written.",
    "L’importation a été refusée en bloc. Rien n’a été écrit.",
    "De import werd in zijn geheel geweigerd. Er werd niets geschreven.",
  ),
  MAPPING_INVALID: said(
    "The mapping cannot be used with these files.",
    "La table de correspondance ne convient pas à ces fichiers.",
    "De mapping kan niet met deze bestanden gebruikt worden.",
  ),
  CONFIG_INVALID: said(
    "A setting of the node has an unusable value.",
    "Un réglage du nœud a une valeur inutilisable.",
    "Een instelling van het knooppunt heeft een onbruikbare waarde.",
  ),
  PORT_IN_USE: said(
    "Another program already uses the node’s port.",
    "Un autre programme utilise déjà le port du nœud.",
    "Een ander programma gebruikt de poort van het knooppunt al.",
  ),
  DATABASE_UNREACHABLE: said(
    "The node cannot reach its database.",
    "Le nœud n’arrive pas à joindre sa base de données.",
    "Het knooppunt kan zijn databank niet bereiken.",
  ),
  DATABASE_UNSUITABLE: said(
    "The node’s database is of a kind or version that it cannot use.",
    "La base de données du nœud est d’un genre ou d’une version qu’il ne peut utiliser.",
    "De databank van het knooppunt is van een soort of versie die het niet kan gebruiken.",
  ),
  NO_EMBEDDED_POSTGRES: said(
    "This machine has no embedded database that can run.",
    "Cette machine n’a pas de base de données intégrée qui puisse fonctionner.",
    "Deze machine heeft geen ingebouwde databank die kan draaien.",
  ),
  EMBEDDED_POSTGRES_FAILED: said(
    "The embedded database did not start.",
    "La base de données intégrée n’a pas démarré.",
    "De ingebouwde databank is niet gestart.",
  ),
  OTHER_POSTGRES_MAJOR: said(
    "The data were made by another version of the database.",
    "Les données proviennent d’une autre version de la base de données.",
    "De gegevens werden door een andere versie van de databank gemaakt.",
  ),
};
