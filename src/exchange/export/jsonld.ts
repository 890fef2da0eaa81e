// Records as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/): each a node with an id that is the same everywhere, texts by
// language, references as ids, ties and involvements as nodes of their own, because they are dated and have evidence.
import type { ActorKind } from "../../actors/actor.kinds";
import type { Snapshot } from "../../database/database";
import { RELATIONSHIP_TYPES, type RelationshipType } from "../../relationships/relationship-types";
import { type Download, type Inquiry } from "./download";
import {
  CLASSES,
  classesOfKind,
  CONTEXT,
  datasetIri,
  MEMBERSHIPS,
  recordIri,
  termIri,
  wikidataIri,
} from "./jsonld.terms";
import { type Manifest, manifestOf } from "./manifest";
import { recordsOf, type ShownRecord } from "./record.stream";
import {
  SELECTED_ACTORS,
  SELECTED_INVOLVEMENTS,
  SELECTED_POLICIES,
  SELECTED_REFORMS,
  SELECTED_TIES,
  SELECTION_PARAMETERS,
} from "./selection.sql";
import { LANG } from "./parameters";

export const JSON_LD = "application/ld+json; charset=utf-8";

type Node = Readonly<Record<string, unknown>>;

interface Name {
  readonly value: string;
  readonly lang?: string;
  readonly kind: string;
}

/** By language, as labels are in JSON-LD: those by which it goes officially, or else all. */
function nameOf(names: readonly Name[]): Node {
  const official = names.filter(({ kind }) => kind === "OFFICIAL");
  const byLanguage: Record<string, string[]> = {};
  for (const { value, lang = "@none" } of official.length ? official : names) (byLanguage[lang] ??= []).push(value);
  return byLanguage;
}

function ofActor({ kind, names }: Node): Node {
  return { classes: classesOfKind(kind as ActorKind), name: nameOf(names as Name[]) };
}

function ofTie({ type }: Node): Node {
  const tie = type as RelationshipType;
  const { wikidata } = RELATIONSHIP_TYPES[tie];
  return {
    classes: MEMBERSHIPS.includes(tie) ? ["org:Membership"] : [],
    predicate: wikidata ? wikidataIri(wikidata) : termIri(tie),
  };
}

const OF_TYPE: Readonly<Record<string, (content: Node) => Node>> = { Actor: ofActor, Relationship: ofTie };

export function nodeOf({ type, id, origin, dataset, updatedAt, content }: ShownRecord): Node {
  const { classes = [], ...more } = OF_TYPE[type.name]?.(content) ?? {};
  const led = Object.keys(type.references).flatMap((field) => {
    const value = content[field] as string | readonly string[] | undefined;
    if (value === undefined) return [];
    return [[field, typeof value === "string" ? recordIri(value) : value.map(recordIri)] as const];
  });
  return {
    "@id": recordIri(id),
    "@type": [type.name, ...(CLASSES[type.name] ?? []), ...(classes as string[])],
    identifier: id,
    ...more,
    ...content,
    ...Object.fromEntries(led),
    origin,
    modified: updatedAt.toISOString(),
    ...(dataset && { dataset: datasetIri(dataset) }),
  };
}

/** The file itself, and the data sets that its records come from. */
function aboutNodes(manifest: Manifest): Node[] {
  const datasets = new Map(manifest.origins.flatMap((origin) => (origin.dataset ? [[origin.dataset, origin]] : [])));
  const file = { "schema:dateCreated": manifest.knownAt, "dcterms:rights": manifest.licences };
  return [
    { "@type": ["schema:Dataset"], ...file, manifest },
    ...[...datasets].map(([name, its]) => datasetNode(name, its)),
  ];
}

export const datasetNode = (
  name: string,
  { title, licence, attribution }: Readonly<Record<"title" | "licence" | "attribution", string | null>>,
): Node => ({
  "@id": datasetIri(name),
  "@type": ["schema:Dataset"],
  identifier: name,
  ...(title && { "dcterms:title": title }),
  ...(licence && { "dcterms:rights": licence }),
  ...(attribution && { "schema:creditText": attribution }),
});

const PARTS = [SELECTED_ACTORS, SELECTED_TIES, SELECTED_POLICIES, SELECTED_REFORMS, SELECTED_INVOLVEMENTS];
const listed = (nodes: readonly Node[]): string => nodes.map((node) => JSON.stringify(node)).join(",\n");
const begin = `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[\n`;
const END = "\n]}\n";

/** A whole document of these nodes. */
export const documentOf = (nodes: readonly Node[]): string => begin + listed(nodes) + END;

async function* written(snapshot: Snapshot, inquiry: Inquiry): AsyncGenerator<string> {
  yield begin + listed(aboutNodes(await manifestOf(snapshot, graphJsonLd, inquiry)));
  for (const part of PARTS) {
    for await (const batch of recordsOf(snapshot, part, inquiry)) {
      if (batch.length) yield `,\n${listed(batch.map(nodeOf))}`;
    }
  }
  yield END;
}

export const graphJsonLd: Download = {
  path: "/graph.jsonld",
  type: JSON_LD,
  summary:
    "Actors, ties, policies, reforms and involvements as JSON-LD, in terms of schema.org, FOAF, ORG, SKOS and PROV.",
  // Its texts are there in all languages.
  parameters: SELECTION_PARAMETERS.filter((parameter) => parameter !== LANG),
  parts: PARTS,
  chunks: written,
};
