// What may be asserted of a relationship, and how it becomes rows.
import sql from "sql-template-tag";
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { uuidOf } from "../core/ids";
import { periodColumns } from "../core/period";
import { dated, localisedText, note, slugReference, unitInterval, visibility } from "../ledger/record-forms";
import { recordType, refersTo } from "../ledger/record-type";
import { RELATIONSHIP_TYPES, RelationshipType, type RelationshipTypeInfo } from "./relationship-types";

const RULES = JSON.stringify(
  Object.entries(RELATIONSHIP_TYPES).map(([type, info]: [string, RelationshipTypeInfo]) => ({
    type,
    source_kinds: info.sourceKinds,
    target_kinds: info.targetKinds,
    not_source: info.notSource,
    not_target: info.notTarget,
  })),
);

const PERSONS_APART =
  ": persons are tied by offices and roles that they hold in public, never by where they belong or what they believe (GDPR, article 9)";

export const relationshipRecord = recordType({
  name: "Relationship",
  idPrefix: "relationship",
  table: "relationship",
  hasSlug: false,
  references: {
    source: refersTo("Actor", "relationship", "source_id"),
    target: refersTo("Actor", "relationship", "target_id"),
  },
  form: z
    .strictObject({
      visibility,
      type: z.enum(valuesOf(RelationshipType)).describe("What kind of tie it is, read from source to target."),
      source: slugReference("The actor from which the tie is read"),
      target: slugReference("The actor to which it leads; never the source itself"),
      valid: dated("When it holds").optional(),
      role: localisedText(300, "What the source is in the target, as Secrétaire général").optional(),
      strength: unitInterval
        .optional()
        .describe("How close the tie is, 0 to 1, where a source tells. It does not enter the influence measure."),
      confidence: unitInterval.optional().describe("How sure it is, 0 to 1; 1 where nothing is said."),
      amount: z
        .string()
        .regex(/^\d{1,15}(\.\d{1,6})?$/, "must be a decimal number as text")
        .optional()
        .describe(
          "Money, as decimal text, so that no digit is lost: 1250000.50; up to 15 digits, and 6 after the point.",
        ),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code")
        .optional()
        .describe("ISO 4217 code of the amount, as EUR."),
      note: note.optional(),
    })
    .refine(({ source, target }) => source !== target, {
      message: "A tie joins two different actors.",
      path: ["target"],
    })
    .refine(({ amount, currency }) => (amount === undefined) === (currency === undefined), {
      message: "An amount needs a currency, and a currency an amount.",
      path: ["amount"],
    }),
  project: (payload) =>
    payload.source === payload.target
      ? null
      : {
          row: {
            type: payload.type,
            source_id: uuidOf("actor", payload.source),
            target_id: uuidOf("actor", payload.target),
            ...periodColumns("valid", payload.valid),
            role: payload.role ?? {},
            strength: payload.strength ?? null,
            confidence: payload.confidence ?? 1,
            amount: payload.amount ?? null,
            currency: payload.currency ?? null,
            note: payload.note ?? null,
          },
        },
  checks: [
    {
      code: "ENDS_NOT_ALLOWED",
      // An actor that turns out to be a person may have ties that persons have not. Told is the tie, where both were touched.
      alsoFor: ["Actor"],
      broken: sql`WITH concerned AS (
          SELECT t.id AS tie, p.id FROM touched p JOIN relationship t ON t.id = p.id
          UNION ALL SELECT t.id, p.id FROM touched p JOIN relationship t ON t.source_id = p.id
          UNION ALL SELECT t.id, p.id FROM touched p JOIN relationship t ON t.target_id = p.id)
        SELECT DISTINCT ON (t.id) c.id, s.kind || ' ' || t.type || ' ' || g.kind ||
          CASE WHEN 'PERSON' IN (s.kind, g.kind) THEN ${PERSONS_APART}::text ELSE '' END AS detail
        FROM concerned c JOIN relationship t ON t.id = c.tie
        JOIN actor s ON s.id = t.source_id JOIN actor g ON g.id = t.target_id
        JOIN jsonb_to_recordset(${RULES}::jsonb)
          AS r(type text, source_kinds text[], target_kinds text[], not_source text[], not_target text[]) ON r.type = t.type
        WHERE NOT coalesce(s.kind = ANY(r.source_kinds), true) OR NOT coalesce(g.kind = ANY(r.target_kinds), true)
          OR s.kind = ANY(r.not_source) OR g.kind = ANY(r.not_target)
        ORDER BY t.id, c.id <> t.id`,
    },
    {
      // Nothing is a part of its own part. Only at one time: what was above may come to be below, so a circle counts where
      // all its ties certainly hold on some day. Undated ties always do.
      code: "CYCLE",
      broken: sql`WITH RECURSIVE walk (id, start, at, during) AS (
          SELECT t.id, t.source_id, t.target_id, t.valid_certainly FROM touched p JOIN relationship t ON t.id = p.id
          WHERE t.type = 'PART_OF' AND NOT isempty(t.valid_certainly)
          UNION
          SELECT w.id, w.start, t.target_id, w.during * t.valid_certainly FROM walk w
          JOIN relationship t ON t.source_id = w.at AND t.type = 'PART_OF' AND t.valid_certainly && w.during
          WHERE w.at <> w.start)
        SELECT DISTINCT w.id, s.slug || ' PART_OF ' || g.slug AS detail FROM walk w JOIN relationship t ON t.id = w.id
        JOIN actor s ON s.id = t.source_id JOIN actor g ON g.id = t.target_id WHERE w.at = w.start`,
    },
  ],
});
