// What may be asserted of sources, excerpts, themes and evidence, and how it becomes rows.
import sql from "sql-template-tag";
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { parseTypedId, typeNameOf, uuidOf } from "../core/ids";
import { eventColumns } from "../core/period";
import { normaliseName } from "../core/text";
import { edtf, language, localisedText, reference, slug, text, visibility, webAddress } from "../ledger/record-forms";
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
    kind: z.enum(valuesOf(SourceKind)),
    title: text(1_000),
    lang: language.optional(),
    container: text(500).optional(),
    publisher: text(500).optional(),
    credits: z
      .array(z.strictObject({ role: z.enum(valuesOf(CreditRole)), name: text(300) }))
      .max(50)
      .optional(),
    published: edtf.optional(),
    extent: text(100).optional(),
    url: webAddress.optional(),
    licence: text(500).optional(),
    note: text(5_000).optional(),
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
      source: reference,
      page: text(40).optional(),
      quote: text(20_000).optional(),
      lang: language.optional(),
      note: text(5_000).optional(),
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
    name: localisedText(300),
    codes: z
      .array(z.strictObject({ scheme: z.enum(valuesOf(ThemeScheme)), code: text(40) }))
      .max(50)
      .optional(),
    broader: reference.optional(),
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
    subject: reference.describe(
      "Type:key of a record of this file or node, as Relationship:fos-platform, or a typed id",
    ),
    excerpt: reference,
    relation: z.enum(valuesOf(EvidenceRelation)).default("SUPPORTS"),
    grade: z.enum(valuesOf(EvidenceGrade)).optional(),
    basis: z.enum(valuesOf(EvidenceBasis)).default("STATED"),
    aspect: text(60).optional(),
    note: text(5_000).optional(),
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
