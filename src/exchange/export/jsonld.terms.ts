// What our records and their fields are called in public vocabularies, as data, and the JSON-LD context that says so. Fields come
// from the records' own forms; what no public vocabulary names has a term of our own. It knows no record.
import { z } from "zod";
import type { ActorKind } from "../../actors/actor.kinds";
import type { RecordType } from "../../ledger/record-type";
import { RECORD_TYPES } from "../../records/record-types";
import type { RelationshipType } from "../../relationships/relationship-types";

/** Names of spaces, not addresses: records have the same ids on every node, wherever it moves. */
const TERM = "urn:counterweight:term:";
const RECORD = "urn:counterweight:record:";
const DATASET = "urn:counterweight:dataset:";

const PREFIXES = {
  schema: "https://schema.org/",
  foaf: "http://xmlns.com/foaf/0.1/",
  org: "http://www.w3.org/ns/org#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  prov: "http://www.w3.org/ns/prov#",
  dcterms: "http://purl.org/dc/terms/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  void: "http://rdfs.org/ns/void#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  wdt: "http://www.wikidata.org/prop/direct/",
} as const;

export const termIri = (name: string): string => `${TERM}${name}`;
export const recordIri = (id: string): string => `${RECORD}${id}`;
export const datasetIri = (name: string): string => `${DATASET}${name}`;
export const wikidataIri = (property: string): string => `${PREFIXES.wdt}${property}`;

/** Classes of a type's records, beside our own. */
export const CLASSES: Readonly<Record<string, readonly string[]>> = {
  Source: ["schema:CreativeWork", "prov:Entity"],
  Excerpt: ["schema:Quotation"],
  Theme: ["skos:Concept"],
  Relationship: ["rdf:Statement"],
  Policy: ["prov:Plan"],
  Reform: ["prov:Activity"],
  Involvement: ["prov:Association"],
  CivicSpaceEvent: ["schema:Event"],
  Observation: ["schema:Observation"],
  CountryRating: ["schema:Rating"],
  Claim: ["schema:Claim"],
};

const GOVERNMENT = ["org:Organization", "schema:GovernmentOrganization"];
const ORGANISATION = ["org:Organization", "schema:Organization"];

const CLASSES_OF_KIND: Readonly<Partial<Record<ActorKind, readonly string[]>>> = {
  PERSON: ["foaf:Person", "schema:Person"],
  COLLECTIVE_ACTOR: ["foaf:Group"],
  NGO: ["org:FormalOrganization", "schema:NGO"],
  TRADE_UNION: ["org:FormalOrganization", "schema:WorkersUnion"],
  COOPERATIVE: ["org:FormalOrganization", "schema:Cooperative"],
  POLITICAL_PARTY: ["org:FormalOrganization", "schema:PoliticalParty"],
  COMPANY: ["org:FormalOrganization", "schema:Corporation"],
  MEDIA: ["org:Organization", "schema:NewsMediaOrganization"],
  ACADEMIC_INSTITUTION: ["org:FormalOrganization", "schema:EducationalOrganization"],
  PUBLIC_ADMINISTRATION: GOVERNMENT,
  MINISTERIAL_CABINET: GOVERNMENT,
  GOVERNMENT,
  PARLIAMENT: GOVERNMENT,
  COURT: GOVERNMENT,
  PUBLIC_BODY: GOVERNMENT,
};

export const classesOfKind = (kind: ActorKind): readonly string[] => CLASSES_OF_KIND[kind] ?? ORGANISATION;

/** Ties that the Organization ontology has as memberships: somebody is in a body, in a role, for a time. */
export const MEMBERSHIPS: readonly RelationshipType[] = ["MEMBER_OF", "OFFICER_OF", "EMPLOYED_BY", "HOLDS_OFFICE"];

/** Fields that public vocabularies know, by type, or in all types. */
const PUBLIC_TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "": {
    title: "dcterms:title",
    description: "dcterms:description",
    note: "skos:note",
    valid: "dcterms:valid",
    lang: "schema:inLanguage",
    licence: "dcterms:rights",
  },
  Actor: { website: "foaf:homepage", publicRole: "schema:jobTitle" },
  Theme: { name: "skos:prefLabel", broader: "skos:broader" },
  Source: { url: "schema:url", published: "dcterms:issued", publisher: "dcterms:publisher", extent: "dcterms:extent" },
  Excerpt: { source: "dcterms:isPartOf", quote: "schema:text", page: "schema:pagination" },
  Relationship: { source: "rdf:subject", target: "rdf:object", role: "schema:roleName" },
  Policy: { themes: "dcterms:subject", replaces: "dcterms:replaces" },
  Involvement: { actor: "prov:agent", policy: "schema:about", role: "prov:hadRole" },
  CivicSpaceEvent: { occurred: "dcterms:date" },
  CountryRating: { value: "schema:ratingValue", source: "prov:hadPrimarySource", period: "dcterms:temporal" },
  Observation: {
    value: "schema:value",
    unit: "schema:unitText",
    source: "prov:hadPrimarySource",
    period: "dcterms:temporal",
  },
  Claim: { excerpt: "prov:wasQuotedFrom", speaker: "prov:wasAttributedTo", derivedFrom: "prov:wasDerivedFrom" },
};

/** Dates as historians know them have a type of their own at the Library of Congress. */
const EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";
const DATES = ["valid", "existence", "published", "inForce", "begun", "occurred", "asserted", "period"];
const ADDRESSES = ["website", "url"];

type FieldSchema = { readonly enum?: unknown; readonly propertyNames?: unknown };

/** How a field's values are to be read: as ids, words of ours, texts by language, dates. */
function valuesOf(field: string, schema: FieldSchema, { references }: RecordType): object {
  if (references[field] || ADDRESSES.includes(field)) return { "@type": "@id" };
  if (schema.enum) return { "@type": "@vocab" };
  if (schema.propertyNames) return { "@container": "@language" };
  return DATES.includes(field) ? { "@type": EDTF } : {};
}

/** The terms of one type's records hold within them alone: `source` is a document in one and an actor in another. */
function termsOf(type: RecordType): object {
  const schema = z.toJSONSchema(type.form, { io: "input", unrepresentable: "any" });
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([field, its]) => {
      const iri = PUBLIC_TERMS[type.name]?.[field] ?? PUBLIC_TERMS[""]![field] ?? termIri(field);
      return [field, { "@id": iri, ...valuesOf(field, its as FieldSchema, type) }];
    }),
  );
}

/** What every record has beside its fields. */
const OF_ALL = {
  identifier: "dcterms:identifier",
  name: { "@id": "foaf:name", "@container": "@language" },
  predicate: { "@id": "rdf:predicate", "@type": "@id" },
  modified: { "@id": "dcterms:modified", "@type": "xsd:dateTime" },
  dataset: { "@id": "void:inDataset", "@type": "@id" },
  manifest: { "@id": termIri("manifest"), "@type": "@json" },
};

export const CONTEXT = {
  "@version": 1.1,
  "@vocab": TERM,
  ...PREFIXES,
  ...OF_ALL,
  ...Object.fromEntries(
    RECORD_TYPES.map((type) => [type.name, { "@id": termIri(type.name), "@context": termsOf(type) }]),
  ),
};
