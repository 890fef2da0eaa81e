// The clear stances behind every measure of this room, in SQL: who supports or opposes what, and since when. What is
// concluded from them is attainment.sql.ts' and discourse.sql.ts' business.
//
//   stated (id, actor_id, policy_id, reform_id, sign, day, outcome)   one row an involvement with a stance of +1 or -1
//
// A stance exists for a reader only if its involvement, its actor, its policy and its reform do. Stances that say neither
// yes nor no (neutral, free vote, mixed...) are no wish, and nobody agrees by them.
import sql, { join, type Sql } from "sql-template-tag";
import { hasMostWeight } from "../actors/actor.sql";
import type { Visibility } from "../core/context";
import { allOf, visible } from "../database/loaders";
import { STANCE_NUMBERS } from "../reforms/reform.kinds";
import type { Selection } from "./selection.inputs";

type Sees = readonly Visibility[];

const CLEAR = Object.entries(STANCE_NUMBERS).filter(([, number]) => number !== 0);
const SIGNS = sql`SELECT * FROM unnest(${CLEAR.map(([stance]) => stance)}::text[], ${CLEAR.map(([, sign]) => sign)}::int[])`;

/** Policies of these themes and of those below them, as far as the reader sees the way down. */
const themed = (slugs: readonly string[], sees: Sees): Sql => sql`p.id IN (
  WITH RECURSIVE narrower (id) AS (
    SELECT h.id FROM theme h WHERE h.slug = ANY(${slugs}) AND ${visible("h", sees)}
    UNION SELECT h.id FROM narrower n JOIN theme h ON h.broader_id = n.id WHERE ${visible("h", sees)})
  SELECT t.policy_id FROM narrower n JOIN policy_theme t ON t.theme_id = n.id)`;

/** What a selection asks of policy `p` and actor `a`. Days are not asked here: of what they are, the measures differ. */
const selected = ({ theme, policy, jurisdiction, sector }: Selection, sees: Sees): Sql =>
  allOf([
    ...(theme ? [themed(theme, sees)] : []),
    ...(policy ? [sql`p.slug = ANY(${policy})`] : []),
    ...(jurisdiction
      ? [sql`(p.jurisdiction = ANY(${jurisdiction}) OR split_part(p.jurisdiction, '-', 1) = ANY(${jurisdiction}))`]
      : []),
    ...(sector ? [sql`(${join([sql`false`, ...sector.map((each) => hasMostWeight(each, "a"))], " OR ")})`] : []),
  ]);

/** `where` narrows further, on the aliases i, a, p and f (the reform, if any). Nobody takes a stance on a reform before it begins. */
export const stated = (selection: Selection, where: Sql, sees: Sees): Sql => sql`
  stance_sign (stance, sign) AS (${SIGNS}),
  stated AS MATERIALIZED (
    SELECT i.id, i.actor_id, i.policy_id, i.reform_id, n.sign, f.outcome,
      greatest(lower(i.valid_possibly), lower(f.begun_possibly)) AS day
    FROM involvement i
    JOIN stance_sign n ON n.stance = i.stance
    JOIN actor a ON a.id = i.actor_id
    JOIN policy p ON p.id = i.policy_id
    LEFT JOIN reform f ON f.id = i.reform_id
    WHERE ${visible("i", sees)} AND ${visible("a", sees)} AND ${visible("p", sees)}
      AND (i.reform_id IS NULL OR ${visible("f", sees)}) AND ${selected(selection, sees)} AND ${where})`;

/** Days `from` to `until`, both included; an unknown day lies in no period that has an end. */
export const within = (day: Sql, { from, until }: Selection): Sql =>
  allOf([...(from ? [sql`${day} >= ${from}::date`] : []), ...(until ? [sql`${day} <= ${until}::date`] : [])]);

/**
 * Needs `counted` (parent, id, actor_id, policy_id, reform_id), one row an involvement that an answer rests on. Sources are
 * those that support an involvement or, where `reformsToo`, the reform whose outcome counted.
 */
export const coverage = (reformsToo: boolean, sees: Sees): Sql => sql`
  carrier AS (
    SELECT parent, id FROM counted
    ${reformsToo ? sql`UNION SELECT parent, reform_id FROM counted` : sql``}),
  backing AS (
    SELECT c.parent, count(DISTINCT o.id)::int AS sources
    FROM carrier c
    JOIN evidence v ON v.subject_id = c.id AND v.relation = 'SUPPORTS'
    JOIN excerpt e ON e.id = v.excerpt_id
    JOIN source o ON o.id = e.source_id
    WHERE ${visible("v", sees)} AND ${visible("e", sees)} AND ${visible("o", sees)}
    GROUP BY c.parent),
  spread AS (
    SELECT parent, count(DISTINCT actor_id)::int AS actors, count(DISTINCT policy_id)::int AS policies,
      count(DISTINCT reform_id)::int AS reforms, count(*)::int AS involvements
    FROM counted GROUP BY parent)
  SELECT parent, actors AS "actorCount", policies AS "policyCount", reforms AS "reformCount", involvements AS "involvementCount",
    coalesce(sources, 0) AS "sourceCount"
  FROM spread LEFT JOIN backing USING (parent)`;
