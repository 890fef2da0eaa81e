// The days on which a series over time looks: how far apart, how many at most. It knows no measure.
import { enumOf } from "./enum.types";
import { isDay } from "./period";
import { Refusal } from "./refusal";

export const SeriesStep = enumOf("SeriesStep", "How far apart the points of a series lie.", {
  YEAR: "One year.",
  FIVE_YEARS: "Five years.",
  DECADE: "Ten years.",
});
export type SeriesStep = keyof typeof SeriesStep;

const YEARS: Readonly<Record<SeriesStep, number>> = { YEAR: 1, FIVE_YEARS: 5, DECADE: 10 };

export const SERIES_POINTS_MAX = 60;

/** The same day so many years later or, below 0, earlier, not before the year 1; 29 February becomes the 28th where there is none. */
export function yearsLater(day: string, years: number): string {
  const year = Math.max(1, Number(day.slice(0, 4)) + years);
  const later = `${String(year).padStart(4, "0")}${day.slice(4)}`;
  return isDay(later) ? later : `${later.slice(0, 4)}-02-28`;
}

/** `from`, and every step after it up to `until`. Refuses reversed days with BAD_USER_INPUT, too many with TOO_MANY_POINTS. */
export function seriesDays(from: string, until: string, every: SeriesStep, max = SERIES_POINTS_MAX): string[] {
  if (from > until) {
    throw new Refusal("BAD_USER_INPUT", `from: ${from} is after until, ${until}`, { argument: "from" });
  }
  const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4));
  const count = Math.floor(years / YEARS[every]) + 1;
  const days = Array.from({ length: count }, (_, at) => yearsLater(from, at * YEARS[every]));
  if (days.at(-1)! > until) days.pop();
  if (days.length <= max) return days;
  throw new Refusal("TOO_MANY_POINTS", `${days.length} points are more than ${max}`, { max });
}
