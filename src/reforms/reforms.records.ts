// What may be asserted of policies, reforms and involvements, and how it becomes rows.
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { uuidOf } from "../core/ids";
import { eventColumns, periodColumns } from "../core/period";
import { type LocalisedText, normaliseName } from "../core/text";
import {
  edtf,
  jurisdiction,
  localisedText,
  reference,
  slug,
  text,
  unitInterval,
  visibility,
} from "../ledger/record-forms";
import { recordType, refersTo } from "../ledger/record-type";
import sql from "sql-template-tag";
import { InvolvementRole, PolicyKind, ReformOutcome, ReformStage, Stance } from "./reform.kinds";

const titleNames = (title: LocalisedText) =>
  Object.entries(title).map(([lang, value]) => ({ value, lang, kind: "TITLE" }));
const sortTitle = (title: LocalisedText) => normaliseName(title.en ?? title.fr ?? title.nl ?? Object.values(title)[0]!);

export const policyRecord = recordType({
  name: "Policy",
  idPrefix: "policy",
  table: "policy",
  hasSlug: true,
  childTables: { policy_theme: "policy_id" },
  references: {
    themes: { type: "Theme", table: "policy_theme", column: "theme_id", owner: "policy_id" },
    arisesFrom: refersTo("Reform", "policy", "arises_from_id"),
    replaces: refersTo("Policy", "policy", "replaces_id"),
  },
  form: z.strictObject({
    slug,
    visibility,
    kind: z.enum(valuesOf(PolicyKind)),
    title: localisedText(1_000),
    description: localisedText(10_000).optional(),
    jurisdiction: jurisdiction.optional(),
    inForce: edtf.optional(),
    themes: z.array(reference).max(100).optional(),
    arisesFrom: reference.optional().describe("The reform from which it follows."),
    replaces: reference.optional().describe("The policy whose place it takes."),
  }),
  project: (payload) => ({
    row: {
      slug: payload.slug,
      kind: payload.kind,
      title: payload.title,
      sort_title: sortTitle(payload.title),
      description: payload.description ?? {},
      jurisdiction: payload.jurisdiction ?? null,
      ...periodColumns("in_force", payload.inForce),
      arises_from_id: payload.arisesFrom ? uuidOf("reform", payload.arisesFrom) : null,
      replaces_id: payload.replaces ? uuidOf("policy", payload.replaces) : null,
    },
    children: { policy_theme: [...new Set(payload.themes)].map((theme) => ({ theme_id: uuidOf("theme", theme) })) },
    names: titleNames(payload.title),
  }),
});

export const reformRecord = recordType({
  name: "Reform",
  idPrefix: "reform",
  table: "reform",
  hasSlug: true,
  childTables: { reform_stage: "reform_id" },
  references: { policy: refersTo("Policy", "reform", "policy_id") },
  form: z.strictObject({
    slug,
    visibility,
    policy: reference,
    title: localisedText(1_000),
    description: localisedText(10_000).optional(),
    instruments: z
      .array(text(60).regex(/^[A-Z][A-Z_]*$/, "must be capitals and underscores"))
      .max(50)
      .optional(),
    begun: edtf.optional().describe("From its beginning on, as 2015/.. ; nothing about it is valid before."),
    stages: z
      .array(
        z.strictObject({
          stage: z.enum(valuesOf(ReformStage)),
          occurred: edtf.optional(),
          note: text(2_000).optional(),
        }),
      )
      .max(200)
      .optional()
      .describe("In the order in which they happened; the last is the current one."),
    outcome: z.enum(valuesOf(ReformOutcome)).default("PENDING"),
  }),
  project: (payload) => {
    const stages = payload.stages ?? [];
    return {
      row: {
        slug: payload.slug,
        policy_id: uuidOf("policy", payload.policy),
        title: payload.title,
        sort_title: sortTitle(payload.title),
        description: payload.description ?? {},
        instruments: payload.instruments ?? [],
        stage: stages.at(-1)?.stage ?? null,
        outcome: payload.outcome,
        ...periodColumns("begun", payload.begun),
      },
      children: {
        reform_stage: stages.map(({ stage, occurred, note }, position) => ({
          position,
          stage,
          note: note ?? null,
          ...eventColumns("occurred", occurred),
        })),
      },
      names: titleNames(payload.title),
    };
  },
});

export const involvementRecord = recordType({
  name: "Involvement",
  idPrefix: "involvement",
  table: "involvement",
  hasSlug: false,
  references: {
    actor: refersTo("Actor", "involvement", "actor_id"),
    policy: refersTo("Policy", "involvement", "policy_id"),
    reform: refersTo("Reform", "involvement", "reform_id"),
  },
  form: z.strictObject({
    visibility,
    actor: reference,
    policy: reference.describe("For an involvement in a reform: the reform's own policy."),
    reform: reference.optional(),
    role: z.enum(valuesOf(InvolvementRole)),
    stance: z.enum(valuesOf(Stance)).default("UNKNOWN"),
    intensity: unitInterval.optional(),
    confidence: unitInterval.optional(),
    stage: z.enum(valuesOf(ReformStage)).optional(),
    valid: edtf.optional(),
    note: text(5_000).optional(),
  }),
  project: (payload) => ({
    row: {
      actor_id: uuidOf("actor", payload.actor),
      policy_id: uuidOf("policy", payload.policy),
      reform_id: payload.reform ? uuidOf("reform", payload.reform) : null,
      role: payload.role,
      stance: payload.stance,
      intensity: payload.intensity ?? null,
      confidence: payload.confidence ?? 1,
      stage: payload.stage ?? null,
      ...periodColumns("valid", payload.valid),
      note: payload.note ?? null,
    },
  }),
  checks: [
    {
      code: "POLICY_MISMATCH",
      broken: sql`SELECT p.id, r.slug AS detail FROM touched p JOIN involvement t ON t.id = p.id
        JOIN reform r ON r.id = t.reform_id WHERE r.policy_id <> t.policy_id`,
    },
  ],
});
