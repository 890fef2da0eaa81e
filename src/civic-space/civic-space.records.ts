// What may be asserted of civic-space events, country ratings and observations, and how it becomes rows.
import { z } from "zod";
import { valuesOf } from "../core/enum.types";
import { uuidOf } from "../core/ids";
import { eventColumns } from "../core/period";
import { type LocalisedText, normaliseName } from "../core/text";
import {
  dated,
  jurisdiction,
  localisedText,
  note,
  reference,
  slugReference,
  text,
  visibility,
} from "../ledger/record-forms";
import { recordType, refersTo } from "../ledger/record-type";
import { CivicSpaceEventKind, Consistency, RatingScheme, ScaleEnd } from "./civic-space.kinds";

export const civicSpaceEventRecord = recordType({
  name: "CivicSpaceEvent",
  idPrefix: "civic_space_event",
  table: "civic_space_event",
  hasSlug: false,
  references: {
    target: refersTo("Actor", "civic_space_event", "target_id"),
    perpetrator: refersTo("Actor", "civic_space_event", "perpetrator_id"),
  },
  form: z.strictObject({
    visibility,
    kind: z.enum(valuesOf(CivicSpaceEventKind)).describe("What is done."),
    target: slugReference("The actor to whom it is done"),
    perpetrator: reference
      .optional()
      .describe(
        "The actor who does it: its typed id or its slug. Leave it out where the source names none: do not guess.",
      ),
    jurisdiction: jurisdiction.optional().describe("Where: ISO 3166 code, as MR or BE-WAL; EU for the European Union."),
    occurred: dated("When").optional(),
    description: localisedText(10_000, "What happened").optional(),
  }),
  project: (payload) => ({
    row: {
      kind: payload.kind,
      target_id: uuidOf("actor", payload.target),
      perpetrator_id: payload.perpetrator ? uuidOf("actor", payload.perpetrator) : null,
      jurisdiction: payload.jurisdiction ?? null,
      ...eventColumns("occurred", payload.occurred),
      description: payload.description ?? {},
    },
  }),
});

const scale = z
  .strictObject({
    min: z.number().describe("Its lowest number."),
    max: z.number().describe("Its highest number, above `min`."),
    freerEnd: z.enum(valuesOf(ScaleEnd)).describe("Which end means more freedom."),
  })
  .refine(({ min, max }) => min < max, { message: "must be above min", path: ["max"] })
  .describe("The scale of the score, as its publisher has it, and which of its ends is freer.");

export const countryRatingRecord = recordType({
  name: "CountryRating",
  idPrefix: "country_rating",
  table: "country_rating",
  hasSlug: false,
  references: { source: refersTo("Source", "country_rating", "source_id") },
  form: z
    .strictObject({
      visibility,
      jurisdiction: jurisdiction.describe("The country or region that is rated: ISO 3166 code, as MR."),
      scheme: z.enum(valuesOf(RatingScheme)).describe("Whose rating it is."),
      value: text(100, "The rating as published: 4, 5+, obstructed"),
      score: z.number().optional().describe("The rating as a number on its scale, from `min` to `max`; needs `scale`."),
      scale: scale.optional(),
      period: dated("For which year or years"),
      source: slugReference("The source that publishes it"),
      note: note.optional(),
    })
    .refine(({ score, scale }) => score === undefined || scale, {
      message: "A score says nothing without its scale.",
      path: ["scale"],
    })
    .refine(({ score, scale }) => score === undefined || !scale || (score >= scale.min && score <= scale.max), {
      message: "must be on its scale, from min to max",
      path: ["score"],
    }),
  project: (payload) => ({
    row: {
      jurisdiction: payload.jurisdiction,
      scheme: payload.scheme,
      value: payload.value,
      score: payload.score ?? null,
      scale_min: payload.scale?.min ?? null,
      scale_max: payload.scale?.max ?? null,
      freer_end: payload.scale?.freerEnd ?? null,
      ...eventColumns("period", payload.period),
      source_id: uuidOf("source", payload.source),
      note: payload.note ?? null,
    },
  }),
});

const sortTitle = (title: LocalisedText) => normaliseName(title.en ?? title.fr ?? title.nl ?? Object.values(title)[0]!);

export const observationRecord = recordType({
  name: "Observation",
  idPrefix: "observation",
  table: "observation",
  hasSlug: false,
  references: {
    source: refersTo("Source", "observation", "source_id"),
    excerpt: refersTo("Excerpt", "observation", "excerpt_id"),
  },
  form: z
    .strictObject({
      visibility,
      title: localisedText(1_000, "What is counted or measured"),
      value: z.number().describe("The number, in `unit`."),
      unit: text(60, "What the number counts: percent, persons, USD per day"),
      population: localisedText(1_000, "Of whom or what it is said").optional(),
      period: dated("For which time").optional(),
      jurisdiction: jurisdiction
        .optional()
        .describe("Where: ISO 3166 code, as BE or BE-WAL; EU for the European Union."),
      source: reference
        .optional()
        .describe("The source that states it: its typed id or its slug. Leave it out where `excerpt` is given."),
      excerpt: reference
        .optional()
        .describe("The excerpt that states it: its typed id, or its key in the same file; it has its own source."),
      consistency: z
        .enum(valuesOf(Consistency))
        .optional()
        .describe(
          "Whether it holds together with the numbers from which it is drawn. Leave it out where nobody checked.",
        ),
      note: localisedText(5_000, "What a reader should know of it; of an inconsistent number: why").optional(),
    })
    .refine(({ source, excerpt }) => (source === undefined) !== (excerpt === undefined), {
      message: "needs a source or an excerpt, and not both: an excerpt has its source",
      path: ["source"],
    })
    .refine(({ consistency, note }) => consistency !== "INCONSISTENT_AS_STATED" || note, {
      message: "What is inconsistent needs a note that says why.",
      path: ["note"],
    }),
  project: (payload) => ({
    row: {
      title: payload.title,
      sort_title: sortTitle(payload.title),
      value: payload.value,
      unit: payload.unit,
      population: payload.population ?? {},
      ...eventColumns("period", payload.period),
      jurisdiction: payload.jurisdiction ?? null,
      source_id: payload.source ? uuidOf("source", payload.source) : null,
      excerpt_id: payload.excerpt ? uuidOf("excerpt", payload.excerpt) : null,
      consistency: payload.consistency ?? null,
      note: payload.note ?? {},
    },
  }),
});
