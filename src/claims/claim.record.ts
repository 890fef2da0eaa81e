// What may be asserted of a claim, and how it becomes rows.
import sql from "sql-template-tag";
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { parseTypedId, typeNameOf, uuidOf } from "../core/ids";
import { eventColumns } from "../core/period";
import { anyReference, dated, keyReference, note, slugReference, text, visibility } from "../ledger/record-forms";
import { recordType, refersTo } from "../ledger/record-type";
import { ClaimKind, ClaimStatus } from "./claim.kinds";

export const claimRecord = recordType({
  name: "Claim",
  idPrefix: "claim",
  table: "claim",
  hasSlug: false,
  childTables: { claim_derivation: "claim_id" },
  references: {
    excerpt: refersTo("Excerpt", "claim", "excerpt_id"),
    speaker: refersTo("Actor", "claim", "speaker_id"),
    about: refersTo(null, "claim", "about_id"),
    derivedFrom: { type: "Claim", table: "claim_derivation", column: "premise_id", owner: "claim_id" },
  },
  form: z.strictObject({
    visibility,
    excerpt: keyReference("The excerpt in which it is made"),
    speaker: slugReference("The actor that says it").optional(),
    speakerName: text(300, "Who speaks, as printed, where that is no actor").optional(),
    kind: z.enum(valuesOf(ClaimKind)).describe("What kind of thing it says."),
    status: z
      .enum(valuesOf(ClaimStatus))
      .default("ATTRIBUTED")
      .describe("How it stands with what else is known. ATTRIBUTED where nothing is said."),
    asserted: dated("When it was said").optional(),
    about: anyReference("The record that it is about").optional(),
    derivedFrom: z
      .array(keyReference("A claim from which the speaker draws it"))
      .max(100)
      .optional()
      .describe(
        "The claims from which the speaker draws it, up to 100: their typed ids, or their keys in the same file.",
      ),
    cause: text(500, "Of a causal claim: what brings it about, in short").optional(),
    effect: text(500, "Of a causal claim: what is brought about, in short").optional(),
    note: note.optional(),
  }),
  project: (payload) => {
    const about = payload.about ? parseTypedId(payload.about)! : null;
    return {
      row: {
        excerpt_id: uuidOf("excerpt", payload.excerpt),
        speaker_id: payload.speaker ? uuidOf("actor", payload.speaker) : null,
        speaker_name: payload.speakerName ?? null,
        kind: payload.kind,
        status: payload.status,
        ...eventColumns("asserted", payload.asserted),
        about_id: about?.uuid ?? null,
        about_type: about && typeNameOf(about.prefix),
        cause: payload.cause ?? null,
        effect: payload.effect ?? null,
        note: payload.note ?? null,
      },
      children: {
        claim_derivation: [...new Set(payload.derivedFrom)].map((premise, position) => ({
          premise_id: uuidOf("claim", premise),
          position,
        })),
      },
    };
  },
  checks: [
    {
      // A claim that rests on itself, by however many steps, rests on nothing.
      code: "CYCLE",
      broken: sql`WITH RECURSIVE walk (start, at) AS (
          SELECT d.claim_id, d.premise_id FROM touched p JOIN claim_derivation d ON d.claim_id = p.id
          UNION
          SELECT w.start, d.premise_id FROM walk w JOIN claim_derivation d ON d.claim_id = w.at WHERE w.at <> w.start)
        SELECT w.start AS id, 'derivedFrom'::text AS detail FROM walk w WHERE w.at = w.start`,
    },
  ],
});
