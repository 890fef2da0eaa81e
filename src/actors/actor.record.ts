// What may be asserted of an actor, and how it becomes rows.
import sql from "sql-template-tag";
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { periodColumns } from "../core/period";
import { normaliseName } from "../core/text";
import {
  dated,
  jurisdiction,
  language,
  localisedText,
  refusedAs,
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
  .strictObject({
    state: unitInterval.describe("Weight of the State, 0 to 1."),
    economy: unitInterval.describe("Weight of the economy, 0 to 1."),
    civilSociety: unitInterval.describe("Weight of civil society, 0 to 1."),
  })
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
      kind: z.enum(valuesOf(ActorKind)).describe("What it is."),
      names: z
        .array(
          z.strictObject({
            value: text(500, "The name"),
            lang: language.optional().describe("ISO 639 code, as fr. Leave it out where the source does not tell."),
            kind: z.enum(valuesOf(NameKind)).describe("Official, short, former or a variant."),
            valid: dated("When it went by this name").optional(),
          }),
        )
        .min(1)
        .max(100)
        .describe("All its names, 1 to 100."),
      description: localisedText(5_000, "What it is and does").optional(),
      sectorPosition: sectorPosition.optional(),
      triangleVertex: z
        .enum(valuesOf(Sector))
        .optional()
        .describe('Only where the actor stands for a whole corner of the triangle, as "the State".'),
      jurisdiction: jurisdiction
        .optional()
        .describe("Where it belongs: ISO 3166 code, as BE or BE-WAL; EU for the European Union."),
      publicRole: localisedText(
        300,
        "The public role in which a person acts; persons without one are not recorded",
      ).optional(),
      website: webAddress.optional(),
      existence: dated("From foundation to dissolution, as 1974/..").optional(),
      identifiers: z
        .array(
          z.strictObject({
            scheme: text(60, "The register by its org-id.guide prefix, as BE-BCE_KBO"),
            value: text(120, "The number in that register"),
          }),
        )
        .max(50)
        .optional()
        .describe("Its numbers in public registers, up to 50; each belongs to one actor."),
    })
    .refine(({ kind, publicRole }) => kind !== "PERSON" || publicRole, {
      message:
        "A person is recorded only in a public role: say which. Whoever has none is not recorded, because where somebody " +
        "belongs and what they believe is theirs, and can put them at risk (GDPR, article 9).",
      path: ["publicRole"],
      ...refusedAs("PERSON_WITHOUT_PUBLIC_ROLE"),
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
    children: {
      // Their own visibility, because a hidden actor's number must not stand in the way of an open one's.
      actor_identifier: (payload.identifiers ?? []).map((number) => ({ ...number, visibility: payload.visibility })),
    },
    names: payload.names.map(({ value, lang, kind }) => ({ value, lang: lang ?? null, kind })),
  }),
  checks: [
    {
      code: "IDENTIFIER_TAKEN",
      broken: sql`SELECT p.id, i.scheme || ' ' || i.value AS detail FROM touched p
        JOIN actor_identifier i ON i.actor_id = p.id
        WHERE EXISTS (SELECT FROM actor_identifier o WHERE o.scheme = i.scheme AND o.value = i.value AND o.actor_id <> i.actor_id
          AND (o.visibility = 'PRIVATE') = (i.visibility = 'PRIVATE'))`,
    },
  ],
});
