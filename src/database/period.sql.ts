// Predicates over the period columns (`valid_possibly`, `valid_certainly`...) that every dated table has.
import sql, { raw, type Sql } from "sql-template-tag";
import type { PeriodFilter } from "../core/period.types";
import { allOf } from "./loaders";

type Conditions = { readonly [Name in keyof PeriodFilter]-?: (day: string, prefix: string) => Sql };

// Bounds are compared one by one, not with @> or &&: of those the planner thinks, once it plans without values, that one row
// in a hundred fits, and joins thousands of rows as if they were few.
const begunBy = (range: string, day: string): Sql => sql`coalesce(lower(${raw(range)}) <= ${day}::date, true)`;
const lastsTo = (range: string, day: string): Sql => sql`coalesce(upper(${raw(range)}) > ${day}::date, true)`;
const contains = (range: string, day: string): Sql =>
  sql`NOT isempty(${raw(range)}) AND ${begunBy(range, day)} AND ${lastsTo(range, day)}`;

const CONDITIONS: Conditions = {
  possiblyOn: (day, prefix) => contains(`t.${prefix}_possibly`, day),
  certainlyOn: (day, prefix) => contains(`t.${prefix}_certainly`, day),
  possiblyFrom: (day, prefix) => lastsTo(`t.${prefix}_possibly`, day),
  possiblyUntil: (day, prefix) => begunBy(`t.${prefix}_possibly`, day),
};

/** `period("valid")` filters alias `t` by its valid_… columns. */
export const period =
  (prefix: string) =>
  (filter: PeriodFilter): Sql =>
    allOf(
      Object.entries(CONDITIONS).flatMap(([name, condition]) => {
        const day = filter[name as keyof PeriodFilter];
        return day ? [condition(day, prefix)] : [];
      }),
    );

/** `asOf`: some reading of the period includes the day. */
export const asOf =
  (prefix: string) =>
  (day: string): Sql =>
    CONDITIONS.possiblyOn(day, prefix);
