// What is looked at, as it stands in the address: a link restores it exactly. Knows no drawing.
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { SeriesStep, WeightBy } from "./questions";

export const VIEWS = ["actors", "countries"] as const;
export const WEIGHTS = ["COUNT", "INVOLVEMENT", "INFLUENCE"] as const satisfies readonly WeightBy[];
/** How far back the years go; longer spans take longer steps. */
export const BEGINNINGS = [1975, 1900, 1850] as const;

export const thisYear = (): number => new Date().getUTCFullYear();

/** A choice is a step one can go back from; a slider that moves is not. */
export function useSelection() {
  return useQueryStates(
    {
      view: parseAsStringLiteral(VIEWS).withDefault("actors"),
      weight: parseAsStringLiteral(WEIGHTS).withDefault("COUNT"),
      jurisdiction: parseAsString,
      theme: parseAsString,
      policy: parseAsString,
      reform: parseAsString,
      asOf: parseAsString,
      actor: parseAsString,
      country: parseAsString,
      year: parseAsInteger,
      since: parseAsInteger.withDefault(BEGINNINGS[0]),
      with: parseAsString,
      then: parseAsInteger,
    },
    { history: "replace", clearOnDefault: true },
  );
}
export type Selection = ReturnType<typeof useSelection>[0];

/** Countries are compared as of the end of a year; this year's end is today. */
export const dayOf = (year: number | null): string | null =>
  year === null || year >= thisYear() ? null : `${String(year).padStart(4, "0")}-12-31`;

/** What one series may hold; by influence each point is dear. */
const POINTS_MAX = 60;
const POINTS_BY_INFLUENCE_MAX = 30;
const STEPS: readonly (readonly [SeriesStep, number])[] = [
  ["YEAR", 1],
  ["FIVE_YEARS", 5],
  ["DECADE", 10],
];

export function stepFor(since: number, weightBy: WeightBy): readonly [SeriesStep, number] {
  const most = weightBy === "INFLUENCE" ? POINTS_BY_INFLUENCE_MAX : POINTS_MAX;
  return STEPS.find(([, years]) => (thisYear() - since) / years + 1 <= most) ?? STEPS.at(-1)!;
}
