// Windows of time over a discourse: which days each begins and ends with. It knows days and refusals, no records.
import { checkedPageSize } from "../core/paging";
import { checkedRange, refusedArgument } from "./selection.inputs";

/** Days as YYYY-MM-DD, both included; null is open. */
export interface Span {
  readonly from: string | null;
  readonly until: string | null;
}

export interface Spacing {
  readonly years: number;
  readonly step?: number | null;
  readonly first: number;
}

export const YEARS_MAX = 100;

/** Refuses lengths and steps out of range, a step that would leave days out, and more windows than a page. */
export function checkedSpacing({ years, step, first }: Spacing): Required<Spacing> & { readonly step: number } {
  checkedRange("years", years, 1, YEARS_MAX);
  const every = step ?? years;
  if (every > years) throw refusedArgument("step", every, `more than years (${years}), so that days would be left out`);
  return { years, step: checkedRange("step", every, 1, YEARS_MAX), first: checkedPageSize(first) };
}

const DAY_MS = 86_400_000;

/** The day so many years later, and so many days; null once years have no four digits any more. */
function later(day: string, years: number, days = 0): string | null {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  const moved = new Date(date.getTime() + days * DAY_MS).toISOString();
  return /^\d{4}-/.test(moved) ? moved.slice(0, 10) : null;
}

/** Where windows begin that nobody gave a beginning: a year that divides by their step, so that decades are decades. */
export function evenYear(day: string, step: number): string {
  const year = Number(day.slice(0, 4));
  return `${String(Math.max(1, year - (year % step))).padStart(4, "0")}-01-01`;
}

/** Windows of so many years, one every `step` years, the earliest `first` of them; the last ends with the whole. */
export function windowsOf({ from, until }: { from: string; until: string }, spacing: Spacing): Span[] {
  const { years, step, first } = checkedSpacing(spacing);
  const windows: Span[] = [];
  for (let begin: string | null = from; begin && begin <= until && windows.length < first;) {
    const passed = windows.length * step;
    const end = later(from, passed + years, -1);
    windows.push({ from: begin, until: end && end < until ? end : until });
    if (!end || end >= until) break;
    begin = later(from, passed + step);
  }
  return windows;
}
