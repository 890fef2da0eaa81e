// Whom a question about a part of public life is about: the actors of a jurisdiction, of a theme, a policy or a reform, as
// of a day. It knows who belongs and since when; what is then measured of them is for the rooms above.
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { allOf, visible } from "../database/loaders";

/** What an actor must be involved in, by uuid. */
export interface Criteria {
  /** With its narrower themes. */
  readonly themeId?: string | null;
  /** With its reforms. */
  readonly policyId?: string | null;
  readonly reformId?: string | null;
}

/** An actor must meet every criterion that is given; without any, everybody belongs. */
export interface Selection extends Criteria {
  /** With its parts: BE includes BE-WAL. */
  readonly jurisdiction?: string | null;
}

type Sees = readonly Visibility[];

/** Whether `place` is the jurisdiction `code` or a part of it; a part is its country and a suffix, as BE-WAL. */
export const withinJurisdiction = (place: Sql, code: Sql | string): Sql =>
  sql`${code} IN (${place}, split_part(${place}, '-', 1))`;

/** A theme and those below it, as far as the reader sees the way down. */
const narrowerThemes = (themeId: string, sees: Sees): Sql => sql`
  WITH RECURSIVE narrower (id) AS (
    SELECT h.id FROM theme h WHERE h.id = ${themeId}::uuid AND ${visible("h", sees)}
    UNION SELECT h.id FROM narrower n JOIN theme h ON h.broader_id = n.id WHERE ${visible("h", sees)})
  SELECT id FROM narrower`;

/**
 * SELECT (id, actor_id, policy_id, jurisdiction, role, intensity, confidence, since): the involvements in policies and
 * reforms that meet all criteria at once; the jurisdiction is the policy's. `since` is the first possible day, -infinity
 * where none is known: nobody is involved in a reform before it begins.
 */
export const selectedInvolvements = ({ themeId, policyId, reformId }: Criteria, sees: Sees): Sql => sql`
  SELECT i.id, i.actor_id, i.policy_id, p.jurisdiction, i.role, i.intensity, i.confidence,
    coalesce(greatest(lower(i.valid_possibly), lower(f.begun_possibly)), '-infinity') AS since
  FROM involvement i JOIN policy p ON p.id = i.policy_id LEFT JOIN reform f ON f.id = i.reform_id
  WHERE ${visible("i", sees)} AND ${visible("p", sees)} AND (i.reform_id IS NULL OR ${visible("f", sees)})
    AND ${allOf([
      ...(themeId
        ? [
            sql`i.policy_id IN (SELECT policy_id FROM policy_theme WHERE theme_id IN (${narrowerThemes(themeId, sees)}))`,
          ]
        : []),
      ...(policyId ? [sql`i.policy_id = ${policyId}::uuid`] : []),
      ...(reformId ? [sql`i.reform_id = ${reformId}::uuid`] : []),
    ])}`;

/**
 * SELECT (id, jurisdiction, since, until): the visible actors of a selection, from which day on and before which day they
 * belong to it: possibly existing and possibly involved, until they certainly have ended. null is open.
 */
export const selectedSpells = ({ jurisdiction, ...criteria }: Selection, sees: Sees): Sql => {
  const involved = Object.entries(criteria).filter(([, id]) => id);
  const joins = involved.map(
    ([name, id], at) => sql`JOIN (
      SELECT actor_id, min(since) AS since FROM (${selectedInvolvements({ [name]: id }, sees)}) i GROUP BY actor_id
    ) ${raw(`c${at}`)} ON ${raw(`c${at}`)}.actor_id = a.id`,
  );
  return sql`
    SELECT a.id, a.jurisdiction, ${join([sql`greatest(lower(a.existence_possibly)`, ...involved.map((_, at) => raw(`c${at}.since`))])}) AS since,
      upper(a.existence_possibly) AS until
    FROM actor a ${joins.length ? join(joins, " ") : raw("")}
    WHERE ${visible("a", sees)} AND ${jurisdiction ? withinJurisdiction(sql`a.jurisdiction`, jurisdiction) : sql`true`}`;
};

/** SELECT (id): the visible actors of a selection as of a day (YYYY-MM-DD): possibly existing, and possibly involved by then. */
export const selectedActors = (selection: Selection, asOf: string, sees: Sees): Sql => sql`
  SELECT id FROM (${selectedSpells(selection, sees)}) spell
  WHERE coalesce(since <= ${asOf}::date, true) AND coalesce(until > ${asOf}::date, true)`;
