// Dates as historians know them. A period is EDTF text (ISO 8601-2): `2015`, `2015~` (about), `197X` (some year of the
// seventies), `1970/..` (since 1970), `2015-03/2016?`. From it follow two ranges of days:
//   possibly   every day that some reading of the text includes;
//   certainly  every day that all readings include (often none: `2015` alone names no certain day).
// It knows no domain and formats nothing: the package's own formatter drops `~` and prints 201X as 2010.
import edtf from "edtf";
import { Refusal } from "./refusal";

/** Days as YYYY-MM-DD, both ends included; null is open. */
export interface DayRange {
  readonly from: string | null;
  readonly until: string | null;
}

export interface ParsedPeriod {
  readonly text: string;
  readonly possibly: DayRange;
  /** null: no day is certain. */
  readonly certainly: DayRange | null;
}

type Point = Pick<ReturnType<typeof edtf>, "min" | "max" | "precision" | "approximate" | "uncertain">;
type End = Point | number | null | undefined;
type Ends = readonly [lower: End, upper: End];

const isPoint = (end: End): end is Point => typeof end === "object" && end !== null;
const isVague = (point: Point) => Boolean(point.approximate?.value || point.uncertain?.value);

/** `~` (about) may be off by one unit of its own precision: a year, a month, a day. Our convention; EDTF leaves it open. */
function widened(ms: number, point: Point, units: 1 | -1): number {
  if (!point.approximate?.value) return ms;
  const date = new Date(ms);
  if (point.precision === 3) date.setUTCDate(date.getUTCDate() + units);
  else if (point.precision === 2) date.setUTCMonth(date.getUTCMonth() + units);
  else date.setUTCFullYear(date.getUTCFullYear() + units);
  return date.getTime();
}

const firstDay = (point: Point) => day(widened(point.min, point, -1));
/** Reckoned from the day after, because months end on different days. */
const lastDay = (point: Point) => day(widened(point.max + 1, point, 1) - 1);

/** Days stay within years 1 to 9999, which Postgres, JavaScript and people all read alike. */
const FIRST_MS = Date.parse("0001-01-01");
const LAST_MS = Date.parse("9999-12-31");
const day = (ms: number) => new Date(Math.min(Math.max(ms, FIRST_MS), LAST_MS)).toISOString().slice(0, 10);

const PLAIN = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const DAY_MS = 86_400_000;

/** A year, a month or a day without any mark; null for all else, and for days that no calendar has. */
function plainPoint(text: string): Point | null {
  const [, year, month, date] = PLAIN.exec(text) ?? [];
  if (!year) return null;
  const min = Date.parse(`${year}-${month ?? "01"}-${date ?? "01"}T00:00:00Z`);
  const next = new Date(min);
  if (Number.isNaN(min) || (date && next.getUTCDate() !== Number(date))) return null;
  if (date) next.setTime(min + DAY_MS);
  else if (month) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { min, max: next.getTime() - 1, precision: date ? 3 : month ? 2 : 1 };
}

/** Most dates are plain, and an import has hundreds of thousands: reading these by EDTF's grammar takes a hundred times as long. */
function plainEnds(text: string): Ends | null {
  const parts = text.split("/");
  if (parts.length === 1) {
    const point = plainPoint(text);
    return point && [point, point];
  }
  const [from, until] = parts as [string, string];
  const lower = from === ".." ? Infinity : plainPoint(from);
  const upper = until === ".." ? Infinity : plainPoint(until);
  return parts.length === 2 && lower !== null && upper !== null && (isPoint(lower) || isPoint(upper))
    ? [lower, upper]
    : null;
}

function edtfEnds(text: string): Ends | null {
  try {
    const parsed = edtf(text, { types: ["Date", "Interval", "Season"] });
    return parsed.type === "Interval" ? [parsed.lower, parsed.upper] : [parsed, parsed];
  } catch {
    return null;
  }
}

/** Data sets have few different dates; an import asks for each a hundred times. */
const known = new Map<string, ParsedPeriod>();
const KNOWN_MAX = 10_000;

/** Reads EDTF level 0 and 1 dates and intervals. Throws Refusal BAD_DATE, naming the text, for anything else. */
export function parsePeriod(text: string): ParsedPeriod {
  let parsed = known.get(text);
  if (!parsed) {
    parsed = read(text);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(text, parsed);
  }
  return parsed;
}

function read(text: string): ParsedPeriod {
  const refuse = (why: string) => new Refusal("BAD_DATE", `"${text.slice(0, 40)}" is no date: ${why}`);
  if (!/^[0-9X?~%./-]{1,40}$/.test(text) || /(^|\/)-/.test(text)) {
    throw refuse("write EDTF, as 2015, 2015-03-31, 2015~, 197X or 1970/..");
  }
  const ends = plainEnds(text) ?? edtfEnds(text);
  if (!ends) throw refuse("write EDTF, as 2015, 2015-03-31, 2015~, 197X or 1970/..");
  const [lower, upper] = ends;
  const possibly: DayRange = {
    from: isPoint(lower) ? firstDay(lower) : null,
    until: isPoint(upper) ? lastDay(upper) : null,
  };
  if (possibly.from !== null && possibly.until !== null && possibly.from > possibly.until) {
    throw refuse("it ends before it begins");
  }
  return { text, possibly, certainly: certainDays(lower, upper) };
}

/** `..` is open and certain; an empty end (`2015/`) is unknown and leaves nothing certain. */
function certainDays(lower: End, upper: End): DayRange | null {
  if (lower === null || upper === null || (isPoint(lower) && isVague(lower)) || (isPoint(upper) && isVague(upper))) {
    return null;
  }
  const from = isPoint(lower) ? day(lower.max) : null;
  const until = isPoint(upper) ? day(upper.min) : null;
  return from !== null && until !== null && from > until ? null : { from, until };
}

/** Postgres' daterange literal. */
export const rangeLiteral = (range: DayRange | null): string =>
  range === null ? "empty" : `[${range.from ?? ""},${range.until ?? ""}]`;

/** The three columns in which a record keeps how long it holds, under the given prefix (`valid`, `existence`...). Undated: always. */
export const periodColumns = (prefix: string, text: string | null | undefined) => columns(prefix, text, ALWAYS);

/** The same for something that happened once (`published`, `occurred`). Undated: possibly any day, certainly none. */
export const eventColumns = (prefix: string, text: string | null | undefined) => columns(prefix, text, null);

const ALWAYS: DayRange = { from: null, until: null };

function columns(prefix: string, text: string | null | undefined, undatedCertainly: DayRange | null) {
  const { possibly, certainly } = text ? parsePeriod(text) : { possibly: ALWAYS, certainly: undatedCertainly };
  return {
    [prefix]: text ?? null,
    [`${prefix}_possibly`]: rangeLiteral(possibly),
    [`${prefix}_certainly`]: rangeLiteral(certainly),
  };
}

/** Whether the text is a calendar day (YYYY-MM-DD, years 1 to 9999). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
