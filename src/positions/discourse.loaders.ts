// The loaders of discourse networks. However many windows are asked about, each is one statement.
import {
  discourseCoverage,
  discourseFigures,
  pairRanking,
  spanText as textOf,
  spokenDays,
  voiceRanking,
} from "./discourse.sql";
import type {
  DiscourseActor,
  DiscourseFigures,
  DiscoursePair,
  DiscourseQuestion,
  PairsQuestion,
} from "./discourse.types";
import type { Span } from "./discourse.windows";
import { NO_COVERAGE, type PositionsCoverage } from "./coverage.types";
import { rankedPages, valueBy } from "./ranked.loaders";

/** Of a discourse there is one; its windows are many. */
export const WHOLE = "whole";

const SILENCE: DiscourseFigures = { concepts: 0, statements: 0, agreements: 0, disagreements: 0, polarisation: null };

export const spokenDaysOf = valueBy<string, Span, DiscourseQuestion>(
  { name: "First and last day of a discourse", textOf: (key) => key },
  spokenDays,
  { from: null, until: null },
);

export const figuresBySpan = valueBy<Span, DiscourseFigures, DiscourseQuestion>(
  { name: "Discourse by span", textOf },
  discourseFigures,
  SILENCE,
);

export const coverageBySpan = valueBy<Span, PositionsCoverage, DiscourseQuestion>(
  { name: "Coverage of a discourse by span", textOf },
  discourseCoverage,
  NO_COVERAGE,
);

export const voicesBySpan = rankedPages<Span, DiscourseActor, DiscourseQuestion>({
  name: "Discourse actors by span",
  textOf,
  statement: voiceRanking,
  orderOf: () => "STATEMENTS",
});

export const pairsBySpan = rankedPages<Span, DiscoursePair, PairsQuestion>({
  name: "Discourse pairs by span",
  textOf,
  statement: pairRanking,
  orderOf: ({ orderBy }) => `PAIRS ${orderBy}`,
});
