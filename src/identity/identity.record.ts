// What may be asserted about the identity of two actors, how it becomes rows, and what follows from it.
import sql from "sql-template-tag";
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { derivedUuid, uuidOf } from "../core/ids";
import { note, slugReference, unitInterval, visibility } from "../ledger/record-forms";
import { recordType, refersAsSaidTo } from "../ledger/record-type";
import { IdentityBasis, IdentityVerdict } from "./identity.kinds";
import { settle } from "./settlement";

/** Of a pair, in whichever order: so that the same judgement made twice, or on two nodes, is one record. */
export const judgementUuid = (pair: readonly [string, string]): string =>
  derivedUuid("identity", "IdentityJudgement", [...pair].sort().join(" "));

export const identityJudgementRecord = recordType({
  name: "IdentityJudgement",
  idPrefix: "identity_judgement",
  table: "identity_judgement",
  hasSlug: false,
  references: {
    one: refersAsSaidTo("Actor", "identity_judgement", "one_id"),
    other: refersAsSaidTo("Actor", "identity_judgement", "other_id"),
  },
  form: z.strictObject({
    visibility,
    one: slugReference("The actor that remains where they are one"),
    other: slugReference("The other actor, which goes on as `one` where they are one"),
    verdict: z.enum(valuesOf(IdentityVerdict)).describe("Whether they are one."),
    basis: z
      .enum(valuesOf(IdentityBasis))
      .default("HUMAN")
      .describe("What the judgement rests on. HUMAN where nothing is said."),
    score: unitInterval.describe("How alike they were when it was made, 0 to 1.").optional(),
    note: note.optional(),
  }),
  project: (payload) => ({
    row: {
      one_id: uuidOf("actor", payload.one),
      other_id: uuidOf("actor", payload.other),
      verdict: payload.verdict,
      basis: payload.basis,
      score: payload.score ?? null,
      note: payload.note ?? null,
    },
  }),
  checks: [
    {
      code: "CYCLE",
      broken: sql`SELECT p.id, 'one and other are the same record'::text AS detail FROM touched p
        JOIN identity_judgement t ON t.id = p.id WHERE t.one_id = t.other_id`,
    },
    {
      code: "JUDGED_ALREADY",
      broken: sql`SELECT p.id, 'identity_judgement_' || replace(o.id::text, '-', '') AS detail FROM touched p
        JOIN identity_judgement t ON t.id = p.id
        JOIN identity_judgement o ON o.id <> t.id AND (o.one_id, o.other_id) IN ((t.one_id, t.other_id), (t.other_id, t.one_id))`,
    },
  ],
  settlement: { alsoFor: ["Actor"], run: settle },
});
