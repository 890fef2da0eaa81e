// What may be asserted of an actor, and how it becomes rows.
import sql from "sql-template-tag";
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { periodColumns } from "../core/period";
import { normaliseName } from "../core/text";
import {
  edtf,
  jurisdiction,
  language,
  localisedText,
  slug,
  text,
  unitInterval,
  visibility,
  webAddress,
} from "../ledger/record-forms";
import { recordType } from "../ledger/record-type";
import { ActorKind, NameKind, Sector } from "./actor.kinds";
import { sortName } from "./actor.names";

const WEIGHTS_TOLERANCE = 1e-6;

const sectorPosition = z
  .strictObject({ state: unitInterval, economy: unitInterval, civilSociety: unitInterval })
  .refine(({ state, economy, civilSociety }) => Math.abs(state + economy + civilSociety - 1) < WEIGHTS_TOLERANCE, {
    message: "must sum to 1",
  })
  .describe("Weights in the triangle of forces, 0 to 1, sum 1. Leave it out where unknown.");

type Name = { readonly value: string; readonly lang?: string | undefined; readonly kind: NameKind };

/** Its own names, and as variants those of the actors that were merged into it. */
const allNames = (payload: { names: readonly Name[] }, absorbed: readonly { names: readonly Name[] }[]): Name[] => [
  ...payload.names,
  ...absorbed
    .flatMap(({ names }) => names)
    .filter(({ value, lang }) => !payload.names.some((own) => own.value === value && own.lang === lang))
    .map((name) => ({ ...name, kind: "VARIANT" as const })),
];

type RegisterNumber = { readonly scheme: string; readonly value: string };

const allIdentifiers = (
  payloads: readonly { identifiers?: readonly RegisterNumber[] | undefined }[],
): RegisterNumber[] => [
  ...new Map(
    payloads
      .flatMap(({ identifiers }) => identifiers ?? [])
      .map((number) => [`${number.scheme} ${number.value}`, number]),
  ).values(),
];

export const actorRecord = recordType({
  name: "Actor",
  idPrefix: "actor",
  table: "actor",
  hasSlug: true,
  childTables: { actor_identifier: "actor_id" },
  references: {},
  absorb: (payload, absorbed) => ({
    ...payload,
    names: allNames(payload, absorbed),
    identifiers: allIdentifiers([payload, ...absorbed]),
  }),
  form: z
    .strictObject({
      slug,
      visibility,
      kind: z.enum(valuesOf(ActorKind)),
      names: z
        .array(
          z.strictObject({
            value: text(500),
            lang: language.optional(),
            kind: z.enum(valuesOf(NameKind)),
            valid: edtf.optional(),
          }),
        )
        .min(1)
        .max(100),
      description: localisedText(5_000).optional(),
      sectorPosition: sectorPosition.optional(),
      triangleVertex: z.enum(valuesOf(Sector)).optional(),
      jurisdiction: jurisdiction.optional(),
      publicRole: localisedText(300).optional().describe("Required for persons: the public role in which they act."),
      website: webAddress.optional(),
      existence: edtf.optional().describe("From foundation to dissolution, as 1974/.."),
      identifiers: z
        .array(z.strictObject({ scheme: text(60), value: text(120) }))
        .max(50)
        .optional(),
    })
    .refine(({ kind, publicRole }) => kind !== "PERSON" || publicRole, {
      message: "A person is recorded only in a public role: say which.",
      path: ["publicRole"],
    }),
  project: (payload) => ({
    row: {
      slug: payload.slug,
      kind: payload.kind,
      names: payload.names,
      sort_name: normaliseName(sortName(payload.names)),
      description: payload.description ?? {},
      sector_state: payload.sectorPosition?.state ?? null,
      sector_economy: payload.sectorPosition?.economy ?? null,
      sector_civil_society: payload.sectorPosition?.civilSociety ?? null,
      triangle_vertex: payload.triangleVertex ?? null,
      jurisdiction: payload.jurisdiction ?? null,
      public_role: payload.publicRole ?? null,
      website: payload.website ?? null,
      ...periodColumns("existence", payload.existence),
    },
    children: { actor_identifier: payload.identifiers ?? [] },
    names: payload.names.map(({ value, lang, kind }) => ({ value, lang: lang ?? null, kind })),
  }),
  checks: [
    {
      code: "IDENTIFIER_TAKEN",
      broken: sql`SELECT p.id, i.scheme || ' ' || i.value AS detail FROM touched p
        JOIN actor_identifier i ON i.actor_id = p.id
        WHERE EXISTS (SELECT FROM actor_identifier o WHERE o.scheme = i.scheme AND o.value = i.value AND o.actor_id <> i.actor_id)`,
    },
  ],
});
