// Predicates over the period columns (`valid_possibly`, `valid_certainly`...) that every dated table has.
import sql, { raw, type Sql } from "sql-template-tag";
import type { PeriodFilter } from "../core/period.types";
import { allOf } from "./loaders";

type Conditions = { readonly [Name in keyof PeriodFilter]-?: (day: string, prefix: string) => Sql };

const CONDITIONS: Conditions = {
  possiblyOn: (day, prefix) => sql`t.${raw(prefix)}_possibly @> ${day}::date`,
  certainlyOn: (day, prefix) => sql`t.${raw(prefix)}_certainly @> ${day}::date`,
  possiblyFrom: (day, prefix) => sql`t.${raw(prefix)}_possibly && daterange(${day}::date, NULL, '[]')`,
  possiblyUntil: (day, prefix) => sql`t.${raw(prefix)}_possibly && daterange(NULL, ${day}::date, '[]')`,
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
