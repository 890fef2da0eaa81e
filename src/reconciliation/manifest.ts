// What the service offers and where, as a client reads it first. It takes the base address as given.
import { VERSION } from "../core/config";
import { RECORD_TYPE_NAMES } from "./types.terms";

export const PATHS = {
  service: "/reconcile",
  preview: "/reconcile/preview",
  entity: "/reconcile/suggest/entity",
  type: "/reconcile/suggest/type",
  property: "/reconcile/suggest/property",
  proposal: "/reconcile/properties",
} as const;

/** Names of spaces, not addresses: they stay when a node moves. Ids are the same on every node. */
const IDENTIFIER_SPACE = "urn:counterweight:record";
const SCHEMA_SPACE = "urn:counterweight:type";

/** What we advise, not what we bear: a batch is one statement, which must end in time among very many names. */
const BATCH_SIZE = 20;
const PREVIEW_SIZE = { width: 430, height: 300 };

export function manifestOf({ base, origin }: { base: string; origin: string }) {
  const previewUrl = `${base}${PATHS.preview}?id={{id}}`;
  const at = (path: string) => ({ service_url: base, service_path: path });
  return {
    versions: ["0.2"],
    name: `Counterweight (${origin})`,
    ...{ identifierSpace: IDENTIFIER_SPACE, schemaSpace: SCHEMA_SPACE, serviceVersion: VERSION },
    defaultTypes: RECORD_TYPE_NAMES.map((name) => ({ id: name, name })),
    view: { url: previewUrl },
    preview: { url: previewUrl, ...PREVIEW_SIZE },
    suggest: { entity: at(PATHS.entity), type: at(PATHS.type), property: at(PATHS.property) },
    extend: {
      propose_properties: at(PATHS.proposal),
      property_settings: [
        {
          ...{ name: "limit", label: "Limit", type: "number", default: 0 },
          help_text: "At most so many values a record; 0: all.",
        },
      ],
    },
    batchSize: BATCH_SIZE,
  };
}
