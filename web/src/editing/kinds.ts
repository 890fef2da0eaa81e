// The forms, one for each kind of record: which fields they ask for, in which order. A field that a form leaves out stays as
// it is when a record is corrected.
import type { Field, Kind } from "./field";

const VALID: Field = { name: "valid", kind: "period" };
const NOTE: Field = { name: "note", kind: "longtext" };
const VISIBILITY: Field = { name: "visibility", kind: "enum", of: "Visibility", required: true, initial: "PUBLIC" };
const SLUG: Field = { name: "slug", kind: "slug" };
const TITLE: Field = { name: "title", kind: "texts", required: true };
const DESCRIPTION: Field = { name: "description", kind: "texts", long: true };
const JURISDICTION: Field = { name: "jurisdiction", kind: "place" };
const CONFIDENCE: Field = { name: "confidence", kind: "share" };

const WEIGHING: readonly Field[] = [
  { name: "relation", kind: "enum", of: "EvidenceRelation", required: true, initial: "SUPPORTS" },
  { name: "grade", kind: "enum", of: "EvidenceGrade" },
  { name: "basis", kind: "enum", of: "EvidenceBasis", required: true, initial: "STATED" },
  { name: "note", kind: "text" },
];
/** Evidence that goes along with what it is evidence for. */
export const EVIDENCE: Field = {
  name: "evidence",
  kind: "list",
  input: "EvidenceAlongsideInput",
  of: [{ name: "newExcerpt", kind: "passage", required: true }, ...WEIGHING],
};

const ACTOR: Kind = {
  name: "actor",
  type: "Actor",
  named: { field: "names", type: "Actor" },
  fields: [
    {
      name: "names",
      kind: "list",
      required: true,
      input: "ActorName",
      of: [
        { name: "value", kind: "text", required: true },
        { name: "lang", kind: "language" },
        { name: "kind", kind: "enum", of: "NameKind", required: true, initial: "OFFICIAL" },
        VALID,
      ],
    },
    { name: "kind", kind: "enum", of: "ActorKind", required: true },
    { name: "publicRole", kind: "texts" },
    DESCRIPTION,
    JURISDICTION,
    { name: "existence", kind: "period" },
    { name: "sectorPosition", kind: "sector" },
    { name: "website", kind: "text" },
    {
      name: "identifiers",
      kind: "list",
      input: "Identifier",
      of: [
        { name: "scheme", kind: "text", required: true },
        { name: "value", kind: "text", required: true },
      ],
    },
    SLUG,
    VISIBILITY,
    EVIDENCE,
  ],
};

const RELATIONSHIP: Kind = {
  name: "relationship",
  type: "Relationship",
  fields: [
    { name: "source", kind: "record", types: ["Actor"], required: true },
    { name: "type", kind: "enum", of: "RelationshipType", required: true },
    { name: "target", kind: "record", types: ["Actor"], required: true },
    VALID,
    { name: "role", kind: "texts" },
    { name: "strength", kind: "share" },
    { name: "amount", kind: "text" },
    { name: "currency", kind: "text" },
    CONFIDENCE,
    NOTE,
    VISIBILITY,
    EVIDENCE,
  ],
};

const POLICY: Kind = {
  name: "policy",
  type: "Policy",
  named: { field: "title", type: "Policy" },
  fields: [
    TITLE,
    { name: "kind", kind: "enum", of: "PolicyKind", required: true },
    DESCRIPTION,
    JURISDICTION,
    { name: "inForce", kind: "period" },
    { name: "themes", kind: "records", types: ["Theme"] },
    { name: "replaces", kind: "record", types: ["Policy"] },
    { name: "arisesFrom", kind: "record", types: ["Reform"] },
    SLUG,
    VISIBILITY,
    EVIDENCE,
  ],
};

const REFORM: Kind = {
  name: "reform",
  type: "Reform",
  named: { field: "title", type: "Reform" },
  fields: [
    TITLE,
    { name: "policy", kind: "record", types: ["Policy"], required: true },
    DESCRIPTION,
    { name: "begun", kind: "period" },
    {
      name: "stages",
      kind: "list",
      input: "ReformStageEntryInput",
      of: [
        { name: "stage", kind: "enum", of: "ReformStage", required: true },
        { name: "occurred", kind: "period" },
        { name: "note", kind: "text" },
      ],
    },
    { name: "outcome", kind: "enum", of: "ReformOutcome", required: true, initial: "PENDING" },
    { name: "instruments", kind: "words" },
    SLUG,
    VISIBILITY,
    EVIDENCE,
  ],
};

const INVOLVEMENT: Kind = {
  name: "involvement",
  type: "Involvement",
  fields: [
    { name: "actor", kind: "record", types: ["Actor"], required: true },
    { name: "reform", kind: "record", types: ["Reform"], implies: "policy" },
    { name: "policy", kind: "record", types: ["Policy"], required: true },
    { name: "role", kind: "enum", of: "InvolvementRole", required: true },
    { name: "stance", kind: "enum", of: "Stance", required: true, initial: "UNKNOWN" },
    { name: "stage", kind: "enum", of: "ReformStage" },
    VALID,
    { name: "intensity", kind: "share" },
    CONFIDENCE,
    NOTE,
    VISIBILITY,
    EVIDENCE,
  ],
};

const SOURCE: Kind = {
  name: "source",
  type: "Source",
  named: { field: "title", type: "Source" },
  fields: [
    { name: "title", kind: "text", required: true },
    { name: "kind", kind: "enum", of: "SourceKind", required: true },
    { name: "lang", kind: "language" },
    { name: "url", kind: "text" },
    { name: "published", kind: "period" },
    {
      name: "credits",
      kind: "list",
      input: "SourceCreditInput",
      of: [
        { name: "name", kind: "text", required: true },
        { name: "role", kind: "enum", of: "CreditRole", required: true, initial: "AUTHOR" },
      ],
    },
    { name: "container", kind: "text" },
    { name: "publisher", kind: "text" },
    { name: "extent", kind: "text" },
    { name: "licence", kind: "text" },
    NOTE,
    SLUG,
    VISIBILITY,
  ],
};

const EXCERPT: Kind = {
  name: "excerpt",
  type: "Excerpt",
  fields: [
    { name: "source", kind: "record", types: ["Source"], required: true },
    { name: "quote", kind: "longtext" },
    { name: "page", kind: "text" },
    { name: "lang", kind: "language" },
    NOTE,
    VISIBILITY,
  ],
};

const CLAIM: Kind = {
  name: "claim",
  type: "Claim",
  fields: [
    { name: "excerpt", kind: "passage", required: true },
    { name: "kind", kind: "enum", of: "ClaimKind", required: true },
    { name: "about", kind: "record" },
    { name: "speaker", kind: "record", types: ["Actor"] },
    { name: "speakerName", kind: "text" },
    { name: "asserted", kind: "period" },
    { name: "cause", kind: "text" },
    { name: "effect", kind: "text" },
    { name: "status", kind: "enum", of: "ClaimStatus", required: true, initial: "ATTRIBUTED" },
    NOTE,
    VISIBILITY,
  ],
};

const PIECE_OF_EVIDENCE: Kind = {
  name: "evidence",
  type: "Evidence",
  fields: [
    { name: "subject", kind: "record", required: true },
    { name: "excerpt", kind: "passage", required: true },
    ...WEIGHING,
    { name: "aspect", kind: "text" },
    VISIBILITY,
  ],
};

const CIVIC_SPACE_EVENT: Kind = {
  name: "civicSpaceEvent",
  type: "CivicSpaceEvent",
  fields: [
    { name: "kind", kind: "enum", of: "CivicSpaceEventKind", required: true },
    { name: "target", kind: "record", types: ["Actor"], required: true },
    { name: "perpetrator", kind: "record", types: ["Actor"] },
    { name: "occurred", kind: "period" },
    JURISDICTION,
    DESCRIPTION,
    VISIBILITY,
    EVIDENCE,
  ],
};

export const KINDS: readonly Kind[] = [
  ACTOR,
  RELATIONSHIP,
  POLICY,
  REFORM,
  INVOLVEMENT,
  SOURCE,
  EXCERPT,
  CLAIM,
  PIECE_OF_EVIDENCE,
  CIVIC_SPACE_EVENT,
];
