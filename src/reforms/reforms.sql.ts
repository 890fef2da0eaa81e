// How policies, reforms and involvements are listed, at the root and below each other. An involvement exists for a reader
// only if its actor, its policy and its reform do.
import sql, { join, raw, type Sql } from "sql-template-tag";
import { hasMostWeight } from "../actors/actor.sql";
import type { Visibility } from "../core/context";
import type { List, NestedList } from "../database/lists";
import { visible } from "../database/loaders";
import { asOf, period } from "../database/period.sql";
import { selectList } from "../database/tables";
import { Theme } from "../sources/theme.entity";
import { Involvement } from "./involvement.entity";
import { Policy } from "./policy.entity";
import { Reform } from "./reform.entity";
import { ROLE_WEIGHTS } from "./reform.kinds";
import type { InvolvementFilter, PolicyFilter, ReformFilter } from "./reforms.inputs";

export const hasTheme = (policy: Sql, slugs: readonly string[], sees: readonly Visibility[]): Sql =>
  sql`EXISTS (SELECT FROM policy_theme pt JOIN theme th ON th.id = pt.theme_id
    WHERE pt.policy_id = ${policy} AND th.slug = ANY(${slugs}) AND ${visible("th", sees)})`;

export const policyList: List<Policy, PolicyFilter> = {
  entity: Policy,
  filters: {
    kind: (kinds) => sql`t.kind = ANY(${kinds})`,
    jurisdiction: (codes) => sql`t.jurisdiction = ANY(${codes})`,
    theme: (slugs, sees) => hasTheme(sql`t.id`, slugs, sees),
    inForce: period("in_force"),
    asOf: asOf("in_force"),
  },
  orders: {
    TITLE: { by: sql`t.sort_title`, type: "text", direction: "ASC" },
    IN_FORCE: { by: sql`coalesce(lower(t.in_force_possibly), '-infinity')`, type: "date", direction: "DESC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

export const reformList: List<Reform, ReformFilter> = {
  entity: Reform,
  where: (sees) => sql`EXISTS (SELECT FROM policy o WHERE o.id = t.policy_id AND ${visible("o", sees)})`,
  filters: {
    stage: (stages) => sql`t.stage = ANY(${stages})`,
    reached: (stages) => sql`EXISTS (SELECT FROM reform_stage s WHERE s.reform_id = t.id AND s.stage = ANY(${stages}))`,
    outcome: (outcomes) => sql`t.outcome = ANY(${outcomes})`,
    jurisdiction: (codes, sees) =>
      sql`EXISTS (SELECT FROM policy o WHERE o.id = t.policy_id AND o.jurisdiction = ANY(${codes}) AND ${visible("o", sees)})`,
    theme: (slugs, sees) => hasTheme(sql`t.policy_id`, slugs, sees),
    begun: period("begun"),
    asOf: asOf("begun"),
  },
  orders: {
    TITLE: { by: sql`t.sort_title`, type: "text", direction: "ASC" },
    BEGUN: { by: sql`coalesce(lower(t.begun_possibly), '-infinity')`, type: "date", direction: "DESC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

const ROLE_WEIGHT = sql`coalesce((${JSON.stringify(ROLE_WEIGHTS)}::jsonb ->> t.role)::float8, 0)`;

export const involvementList: List<Involvement, InvolvementFilter> = {
  entity: Involvement,
  where: (sees) => sql`EXISTS (SELECT FROM actor a JOIN policy o ON o.id = t.policy_id
    WHERE a.id = t.actor_id AND ${visible("a", sees)} AND ${visible("o", sees)})
    AND (t.reform_id IS NULL OR EXISTS (SELECT FROM reform r WHERE r.id = t.reform_id AND ${visible("r", sees)}))`,
  filters: {
    role: (roles) => sql`t.role = ANY(${roles})`,
    stance: (stances) => sql`t.stance = ANY(${stances})`,
    stage: (stages) => sql`t.stage = ANY(${stages})`,
    sector: (sectors, sees) => sql`EXISTS (SELECT FROM actor a WHERE a.id = t.actor_id AND ${visible("a", sees)}
      AND (${join([sql`false`, ...sectors.map((sector) => hasMostWeight(sector, "a"))], " OR ")}))`,
    valid: period("valid"),
    asOf: (day, sees) => sql`${asOf("valid")(day)} AND NOT EXISTS (SELECT FROM reform r
      WHERE r.id = t.reform_id AND lower(r.begun_possibly) > ${day}::date AND ${visible("r", sees)})`,
  },
  orders: {
    ROLE: { by: ROLE_WEIGHT, type: "double precision", direction: "DESC" },
    BEGUN: { by: sql`coalesce(lower(t.valid_possibly), '-infinity')`, type: "date", direction: "DESC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

const below = <Entity, Filter extends object>(
  list: List<Entity, Filter>,
  column: string,
): NestedList<Entity, Filter, null> => ({
  list,
  belongs: () => sql`t.${raw(column)} = p.id`,
});

export const reformsOfPolicy = below(reformList, "policy_id");
export const involvementsOfActor = below(involvementList, "actor_id");
export const involvementsOfPolicy = below(involvementList, "policy_id");
export const involvementsOfReform = below(involvementList, "reform_id");
export const policiesArisingFromReform = below(policyList, "arises_from_id");

export const stagesOf = (reforms: readonly string[]): Sql =>
  sql`SELECT s.reform_id AS parent, s.stage, s.note, s.occurred FROM reform_stage s
    WHERE s.reform_id = ANY(${reforms}::uuid[]) ORDER BY s.reform_id, s.position`;

export const themesOf = (policies: readonly string[], sees: readonly Visibility[]): Sql =>
  sql`SELECT pt.policy_id AS parent, ${selectList(Theme, "t")} FROM policy_theme pt JOIN theme t ON t.id = pt.theme_id
    WHERE pt.policy_id = ANY(${policies}::uuid[]) AND ${visible("t", sees)} ORDER BY t.sort_name, t.id`;
