// What may be asserted of sources, excerpts, themes and evidence, and how it becomes rows.
import sql from "sql-template-tag";
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { parseTypedId, typeNameOf, uuidOf } from "../core/ids";
import { eventColumns } from "../core/period";
import { normaliseName } from "../core/text";
import {
  anyReference,
  dated,
  keyReference,
  language,
  localisedText,
  note,
  slug,
  slugReference,
  text,
  visibility,
  webAddress,
} from "../ledger/record-forms";
import { recordType, refersTo } from "../ledger/record-type";
import { EvidenceBasis, EvidenceGrade, EvidenceRelation } from "./evidence.entity";
import { CreditRole, SourceKind } from "./source.entity";
import { ThemeScheme } from "./theme.entity";

export const sourceRecord = recordType({
  name: "Source",
  idPrefix: "source",
  table: "source",
  hasSlug: true,
  references: {},
  form: z.strictObject({
    slug,
    visibility,
    kind: z.enum(valuesOf(SourceKind)).describe("What kind of document it is."),
    title: text(1_000, "Its title, in its own language"),
    lang: language.optional().describe("The document's language: ISO 639 code, as fr."),
    container: text(500, "What it appeared in, as a journal's issue").optional(),
    publisher: text(500, "Who published it").optional(),
    credits: z
      .array(
        z.strictObject({
          role: z.enum(valuesOf(CreditRole)).describe("The part that somebody had in it."),
          name: text(300, "The name as printed; text, not an actor"),
        }),
      )
      .max(50)
      .optional()
      .describe("Authors, interviewers, photographers, as printed; up to 50."),
    published: dated("When it was published").optional(),
    extent: text(100, "Pages or length, as printed: 14-15, 170 pages").optional(),
    url: webAddress.optional().describe("Where it can be read: a web address, up to 2,000 characters."),
    licence: text(500, "Under which licence its data may be used").optional(),
    note: note.optional(),
  }),
  project: (payload) => ({
    row: {
      slug: payload.slug,
      kind: payload.kind,
      title: payload.title,
      lang: payload.lang ?? null,
      container: payload.container ?? null,
      publisher: payload.publisher ?? null,
      credits: payload.credits ?? [],
      ...eventColumns("published", payload.published),
      extent: payload.extent ?? null,
      url: payload.url ?? null,
      licence: payload.licence ?? null,
      note: payload.note ?? null,
    },
    names: [{ value: payload.title, lang: payload.lang ?? null, kind: "TITLE" }],
  }),
});

export const excerptRecord = recordType({
  name: "Excerpt",
  idPrefix: "excerpt",
  table: "excerpt",
  hasSlug: false,
  references: { source: refersTo("Source", "excerpt", "source_id") },
  form: z
    .strictObject({
      visibility,
      source: slugReference("The source that it is a passage of"),
      page: text(40, "Page as printed: 15, or 14-15 where the passage runs over").optional(),
      quote: text(20_000, "The words of the source, verbatim, misprints included").optional(),
      lang: language.optional().describe("Language of the quotation: ISO 639 code, as fr."),
      note: text(
        5_000,
        "Where in the source, or what to know when reading it; required where there is no quote",
      ).optional(),
    })
    .refine(({ quote, note }) => quote ?? note, {
      message: "needs a quote, or a note where the source is cited as a whole",
      path: ["quote"],
    }),
  project: (payload) => ({
    row: {
      source_id: uuidOf("source", payload.source),
      page: payload.page ?? null,
      quote: payload.quote ?? null,
      lang: payload.lang ?? null,
      note: payload.note ?? null,
    },
  }),
});

export const themeRecord = recordType({
  name: "Theme",
  idPrefix: "theme",
  table: "theme",
  hasSlug: true,
  references: { broader: refersTo("Theme", "theme", "broader_id") },
  form: z.strictObject({
    slug,
    visibility,
    name: localisedText(300, "What the theme is called"),
    codes: z
      .array(
        z.strictObject({
          scheme: z.enum(valuesOf(ThemeScheme)).describe("The public list."),
          code: text(40, "The code in that list"),
        }),
      )
      .max(50)
      .optional()
      .describe("Its codes in public lists, up to 50."),
    broader: slugReference("The wider theme that it belongs to").optional(),
  }),
  project: (payload) => ({
    row: {
      slug: payload.slug,
      name: payload.name,
      sort_name: normaliseName(payload.name.en ?? Object.values(payload.name)[0]!),
      codes: payload.codes ?? [],
      broader_id: payload.broader ? uuidOf("theme", payload.broader) : null,
    },
    names: Object.entries(payload.name).map(([lang, value]) => ({ value, lang, kind: "NAME" })),
  }),
  checks: [
    {
      code: "CYCLE",
      broken: sql`WITH RECURSIVE walk (start, at) AS (
          SELECT t.id, t.broader_id FROM touched p JOIN theme t ON t.id = p.id WHERE t.broader_id IS NOT NULL
          UNION
          SELECT w.start, t.broader_id FROM walk w JOIN theme t ON t.id = w.at
          WHERE t.broader_id IS NOT NULL AND w.at <> w.start)
        SELECT w.start AS id, 'broader'::text AS detail FROM walk w WHERE w.at = w.start`,
    },
  ],
});

export const evidenceRecord = recordType({
  name: "Evidence",
  idPrefix: "evidence",
  table: "evidence",
  hasSlug: false,
  references: {
    subject: refersTo(null, "evidence", "subject_id"),
    excerpt: refersTo("Excerpt", "evidence", "excerpt_id"),
  },
  form: z.strictObject({
    visibility,
    subject: anyReference("The record that it is about"),
    excerpt: keyReference("The excerpt that speaks for or against it"),
    relation: z
      .enum(valuesOf(EvidenceRelation))
      .default("SUPPORTS")
      .describe("For or against the record. SUPPORTS where nothing is said."),
    grade: z
      .enum(valuesOf(EvidenceGrade))
      .optional()
      .describe("How much it decides. Leave it out where nobody graded it."),
    basis: z
      .enum(valuesOf(EvidenceBasis))
      .default("STATED")
      .describe("Whether the source says it, or we read it so. STATED where nothing is said."),
    aspect: text(
      60,
      "The field of the record that it is about, as names; without it: the record as a whole",
    ).optional(),
    note: text(5_000, "Why the excerpt bears on the record, where that is not plain").optional(),
  }),
  project: (payload) => {
    const subject = parseTypedId(payload.subject)!;
    return {
      row: {
        subject_id: subject.uuid,
        subject_type: typeNameOf(subject.prefix),
        excerpt_id: uuidOf("excerpt", payload.excerpt),
        relation: payload.relation,
        grade: payload.grade ?? null,
        basis: payload.basis,
        aspect: payload.aspect ?? null,
        note: payload.note ?? null,
      },
    };
  },
});
