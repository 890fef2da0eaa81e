// What an origin said, in the form of the import format, as lines that a reader can read: values by the vocabulary, days and
// periods in words, references by name. Knows no page, and asks nothing.
import { formatNumber, formatPeriod } from "../language/formats";
import { isLanguage, type Language } from "../language/languages";
import { countryName, languageName } from "../language/places";
import { fieldName, label, type Vocabulary } from "../language/vocabulary";
import { FIELDS } from "../language/vocabulary.fields";

export type Payload = Readonly<Record<string, unknown>>;
export type NameOf = (id: string) => string | undefined;

export interface Field {
  readonly property: string;
  readonly name: string;
  /** One a value of a list, or a language of a text. */
  readonly lines: readonly string[];
}

/** The part of a record that a property holds, as the vocabulary of fields names it. */
const PARTS: Readonly<Record<string, string>> = { names: "ActorName", identifiers: "Identifier" };

const ENUMS: Readonly<Record<string, keyof Vocabulary>> = {
  visibility: "Visibility",
  "Actor.kind": "ActorKind",
  "ActorName.kind": "NameKind",
  triangleVertex: "Sector",
  "Relationship.type": "RelationshipType",
  "Policy.kind": "PolicyKind",
  "Involvement.role": "InvolvementRole",
  stance: "Stance",
  stage: "ReformStage",
  outcome: "ReformOutcome",
  "CivicSpaceEvent.kind": "CivicSpaceEventKind",
  "CountryRating.scheme": "RatingScheme",
  freerEnd: "ScaleEnd",
  consistency: "Consistency",
  "Source.kind": "SourceKind",
  "credits.role": "CreditRole",
  "codes.scheme": "ThemeScheme",
  "Claim.kind": "ClaimKind",
  status: "ClaimStatus",
  relation: "EvidenceRelation",
  grade: "EvidenceGrade",
  "Evidence.basis": "EvidenceBasis",
  "IdentityJudgement.basis": "IdentityBasis",
  verdict: "IdentityVerdict",
};
const PERIODS = new Set(["valid", "existence", "begun", "inForce", "occurred", "asserted", "published", "period"]);
const TYPED_ID = /^[a-z]+(?:_[a-z]+)*_[0-9a-f]{32}$/;
const DECIMALS = 4;

/** In the order of the forms; how a record is addressed and who may see it come last. The ledger itself keeps no order. */
const ORDER = Object.keys(FIELDS).map((field) => field.split(".").at(-1)!);
const LAST = ["slug", "visibility"];
const placeOf = (property: string): number =>
  LAST.includes(property) ? ORDER.length + LAST.indexOf(property) : ORDER.indexOf(property);
/** Of a name its letters come first, of a stage which it is. */
const FIRST_PART = ["value", "name", "stage"];

export const isPayload = (value: unknown): value is Payload =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every typed id in it, to be asked for by name. */
export function referencesIn(value: unknown): string[] {
  if (typeof value === "string") return TYPED_ID.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isPayload(value) ? Object.values(value).flatMap(referencesIn) : [];
}

export function fieldsOf(payload: Payload, type: string, language: Language, nameOf: NameOf): Field[] {
  return Object.entries(payload)
    .filter(([, value]) => value !== null && value !== undefined)
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([property, value]) => ({
      property,
      name: fieldName(property, language, type),
      lines: linesOf(property, value, type, language, nameOf),
    }));
}

function linesOf(property: string, value: unknown, type: string, language: Language, nameOf: NameOf): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => linesOf(property, each, type, language, nameOf));
  if (!isPayload(value)) return [scalar(property, value, type, language, nameOf)];
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  // A text in several languages: a line for each.
  if (entries.length > 0 && entries.every(([key, part]) => /^[a-z]{2}$/.test(key) && typeof part === "string"))
    return entries.map(([key, part]) => `${isLanguage(key) ? key : languageName(key, language)}: ${String(part)}`);
  const partType = PARTS[property] ?? property;
  const isFirst = ([key]: readonly [string, unknown]) => Number(FIRST_PART.includes(key));
  const parts = entries
    .toSorted((one, other) => isFirst(other) - isFirst(one))
    .map(([key, part]) => {
      const words = linesOf(key, part, partType, language, nameOf).join(", ");
      return typeof part === "number" ? `${fieldName(key, language, partType)} ${words}` : words;
    });
  return [parts.join(" · ")];
}

function scalar(property: string, value: unknown, type: string, language: Language, nameOf: NameOf): string {
  if (typeof value === "number") return formatNumber(value, language, DECIMALS);
  const text = String(value);
  if (TYPED_ID.test(text)) return nameOf(text) ?? text;
  const vocabulary = ENUMS[`${type}.${property}`] ?? ENUMS[property];
  if (vocabulary) return label(vocabulary, text, language);
  if (PERIODS.has(property)) return formatPeriod({ text }, language);
  if (property === "jurisdiction") return countryName(text, language);
  if (property === "lang") return languageName(text, language);
  return text;
}
