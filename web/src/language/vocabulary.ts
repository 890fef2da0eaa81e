// The words for what the node's answers hold: values of enums, names of fields, reasons for a refusal. What a newer node
// says and this page does not know is shown as it is written, in words. Sentences of a page stand beside that page.
import { said, type Language, type Said } from "./languages";
import { ACTORS } from "./vocabulary.actors";
import { CIVIC_SPACE } from "./vocabulary.civic-space";
import { ERRORS } from "./vocabulary.errors";
import { EVIDENCE } from "./vocabulary.evidence";
import { FIELDS } from "./vocabulary.fields";
import type { EnumName, Labels } from "./vocabulary.labels";
import { RECORDS, RECORDS_PLURAL } from "./vocabulary.records";
import { REFORMS } from "./vocabulary.reforms";
import { REFUSALS } from "./vocabulary.refusals";
import { TIES_FORWARD, TIES_HEADING, TIES_INVERSE } from "./vocabulary.relationships";

/** An enum by its name; where its values are read in several ways, the name and the reading. */
type ReadingName = EnumName | `${EnumName}.${string}`;
type EnumOf<Name extends ReadingName> = Name extends EnumName
  ? Name
  : Name extends `${infer Enum extends EnumName}.${string}`
    ? Enum
    : never;

export const VOCABULARY = {
  ...ACTORS,
  ...REFORMS,
  ...EVIDENCE,
  ...CIVIC_SPACE,
  ...RECORDS,
  "RecordType.plural": RECORDS_PLURAL,
  /** From source to target, from target to source, and as a heading over several. */
  RelationshipType: TIES_FORWARD,
  "RelationshipType.inverse": TIES_INVERSE,
  "RelationshipType.heading": TIES_HEADING,
} satisfies { readonly [Name in ReadingName]?: Labels[EnumOf<Name>] };

export type Vocabulary = typeof VOCABULARY;

type Table = Readonly<Record<string, Said | undefined>>;
const found = (table: Table, key: string): Said | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/** NEW_KIND and NewKind as "New kind". */
function asWords(value: string): string {
  const words = value
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const label = (name: keyof Vocabulary, value: string, language: Language): string =>
  found(VOCABULARY[name], value)?.[language] ?? asWords(value);

/** A property of a record, or of a part of one; `type` as Relationship or ActorName: there it may have a meaning of its own. */
export const fieldName = (property: string, language: Language, type = ""): string =>
  (found(FIELDS, `${type}.${property}`) ?? found(FIELDS, property))?.[language] ?? asWords(property);

/** By code. */
export const SENTENCES: Table = { ...ERRORS, ...REFUSALS };
const UNFORESEEN = said("The node refused.", "Le nœud a refusé.", "Het knooppunt weigerde.");

/** For `extensions.code` of an error and `code` of a user error. */
export const errorSentence = (code: string, language: Language): string =>
  (found(SENTENCES, code) ?? UNFORESEEN)[language];
