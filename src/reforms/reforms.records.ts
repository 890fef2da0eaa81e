// What may be asserted of policies, reforms and involvements, and how it becomes rows.
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { uuidOf } from "../core/ids";
import { eventColumns, periodColumns } from "../core/period";
import { type LocalisedText, normaliseName } from "../core/text";
import {
  dated,
  jurisdiction,
  localisedText,
  note,
  slug,
  slugReference,
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
    kind: z.enum(valuesOf(PolicyKind)).describe("What kind of line of public action it is."),
    title: localisedText(1_000, "Its title"),
    description: localisedText(10_000, "What it is").optional(),
    jurisdiction: jurisdiction
      .optional()
      .describe("Where it holds: ISO 3166 code, as BE or BE-WAL; EU for the European Union."),
    inForce: dated("When it is in force").optional(),
    themes: z
      .array(slugReference("A theme that it is about"))
      .max(100)
      .optional()
      .describe("The themes that it is about, up to 100: their typed ids or their slugs."),
    arisesFrom: slugReference("The reform from which it follows").optional(),
    replaces: slugReference("The policy whose place it takes").optional(),
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
    policy: slugReference("The policy that it is to change"),
    title: localisedText(1_000, "Its title"),
    description: localisedText(10_000, "What it is to change, and how").optional(),
    instruments: z
      .array(text(60).regex(/^[A-Z][A-Z_]*$/, "must be capitals and underscores"))
      .max(50)
      .optional()
      .describe("By what it works, up to 50 words in capitals, as LAW, ROYAL_DECREE, SUBSIDY_RULES."),
    begun: dated("From its beginning on, as 2015/..; nothing about it is valid before").optional(),
    stages: z
      .array(
        z.strictObject({
          stage: z.enum(valuesOf(ReformStage)).describe("The stage that it reached."),
          occurred: dated("When it reached it").optional(),
          note: text(2_000, "What happened, where that is not plain").optional(),
        }),
      )
      .max(200)
      .optional()
      .describe("Its stages in the order in which they happened, up to 200; the last is the current one."),
    outcome: z
      .enum(valuesOf(ReformOutcome))
      .default("PENDING")
      .describe("How it ended. PENDING where nothing is said."),
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
    actor: slugReference("The actor that takes part"),
    policy: slugReference("The policy; for an involvement in a reform, that reform's own policy"),
    reform: slugReference("The reform in which it takes part").optional(),
    role: z.enum(valuesOf(InvolvementRole)).describe("What the actor does in it."),
    stance: z
      .enum(valuesOf(Stance))
      .default("UNKNOWN")
      .describe(
        "Where the actor stands on it; of a person, what was done in public office. UNKNOWN where nothing is said.",
      ),
    intensity: unitInterval.optional().describe("How hard it pushes, 0 to 1; taken as 1 where nothing is said."),
    confidence: unitInterval.optional().describe("How sure it is, 0 to 1; 1 where nothing is said."),
    stage: z
      .enum(valuesOf(ReformStage))
      .optional()
      .describe("The stage at which it took part. Leave it out where it is bound to none."),
    valid: dated("When it took part").optional(),
    note: note.optional(),
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
