// How actors are listed: filters and orders; and how their identifiers are looked up.
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { normaliseName } from "../core/text";
import type { List } from "../database/lists";
import { openLast, visible } from "../database/loaders";
import { asOf, period } from "../database/period.sql";
import { selectList } from "../database/tables";
import { Actor } from "./actor.entity";
import type { ActorFilter, IdentifierInput } from "./actor.inputs";
import type { Sector } from "./actor.kinds";

export const SECTOR_COLUMNS: Readonly<Record<Sector, string>> = {
  STATE: "sector_state",
  ECONOMY: "sector_economy",
  CIVIL_SOCIETY: "sector_civil_society",
};

/** Whether no sector has more weight in the actor behind `alias` than this one. */
export const hasMostWeight = (sector: Sector, alias: string): Sql =>
  raw(
    `${alias}.${SECTOR_COLUMNS[sector]} >= greatest(${Object.values(SECTOR_COLUMNS)
      .map((column) => `${alias}.${column}`)
      .join(", ")})`,
  );

export const actorList: List<Actor, ActorFilter> = {
  entity: Actor,
  filters: {
    kind: (kinds) => sql`t.kind = ANY(${kinds})`,
    sector: (sectors) => sql`(${join([sql`false`, ...sectors.map((sector) => hasMostWeight(sector, "t"))], " OR ")})`,
    jurisdiction: (codes) => sql`t.jurisdiction = ANY(${codes})`,
    theme: (slugs, sees) => sql`EXISTS (SELECT FROM involvement i JOIN policy_theme pt ON pt.policy_id = i.policy_id
      JOIN theme th ON th.id = pt.theme_id JOIN policy po ON po.id = i.policy_id LEFT JOIN reform re ON re.id = i.reform_id
      WHERE i.actor_id = t.id AND th.slug = ANY(${slugs}) AND ${visible("i", sees)} AND ${visible("th", sees)}
        AND ${visible("po", sees)} AND (i.reform_id IS NULL OR ${visible("re", sees)}))`,
    name: (text, sees) => sql`EXISTS (SELECT FROM search_name n WHERE n.record_id = t.id AND ${visible("n", sees)}
      AND ${normaliseName(text)} <> '' AND strpos(n.normal, ${normaliseName(text)}) > 0)`,
    identifierScheme: (schemes) =>
      sql`EXISTS (SELECT FROM actor_identifier i WHERE i.actor_id = t.id AND i.scheme = ANY(${schemes}))`,
    existence: period("existence"),
    asOf: asOf("existence"),
  },
  orders: {
    NAME: { by: sql`t.sort_name`, type: "text", direction: "ASC" },
    SLUG: { by: sql`t.slug`, type: "text", direction: "ASC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

export const identifiersOf = (actors: readonly string[]): Sql =>
  sql`SELECT i.actor_id AS parent, i.scheme, i.value FROM actor_identifier i
    WHERE i.actor_id = ANY(${actors}::uuid[]) ORDER BY i.scheme, i.value`;

export const actorsByIdentifier = (identifiers: readonly IdentifierInput[], sees: readonly Visibility[]): Sql =>
  sql`SELECT ${selectList(Actor, "t")}, i.scheme AS "byScheme", i.value AS "byValue"
    FROM unnest(${identifiers.map(({ scheme }) => scheme)}::text[], ${identifiers.map(({ value }) => value)}::text[]) AS k(scheme, value)
    JOIN actor_identifier i ON i.scheme = k.scheme AND i.value = k.value
    JOIN actor t ON t.id = i.actor_id WHERE ${visible("t", sees)} ORDER BY ${openLast("t")}`;
