// How civic-space events, country ratings and observations are listed. Each exists for a reader only if what it names does:
// an event whose perpetrator were hidden would otherwise read as if its source had named none.
import sql from "sql-template-tag";
import type { List, NestedList } from "../database/lists";
import { visible } from "../database/loaders";
import { asOf, period } from "../database/period.sql";
import { passageVisible } from "../sources/sources.sql";
import { CivicSpaceEvent } from "./civic-space-event.entity";
import type { CivicSpaceEventFilter, CountryRatingFilter, ObservationFilter } from "./civic-space.inputs";
import { kindsWithEffect } from "./civic-space.kinds";
import { CountryRating } from "./country-rating.entity";
import { Observation } from "./observation.entity";

export const civicSpaceEventList: List<CivicSpaceEvent, CivicSpaceEventFilter> = {
  entity: CivicSpaceEvent,
  where: (sees) =>
    sql`EXISTS (SELECT FROM actor g WHERE g.id = t.target_id AND ${visible("g", sees)})
      AND (t.perpetrator_id IS NULL OR EXISTS (SELECT FROM actor p WHERE p.id = t.perpetrator_id AND ${visible("p", sees)}))`,
  filters: {
    kind: (kinds) => sql`t.kind = ANY(${kinds})`,
    effect: (effects) => sql`t.kind = ANY(${kindsWithEffect(effects)})`,
    jurisdiction: (codes) => sql`t.jurisdiction = ANY(${codes})`,
    target: (slugs, sees) =>
      sql`EXISTS (SELECT FROM actor a WHERE a.id = t.target_id AND a.slug = ANY(${slugs}) AND ${visible("a", sees)})`,
    perpetrator: (slugs, sees) =>
      sql`EXISTS (SELECT FROM actor a WHERE a.id = t.perpetrator_id AND a.slug = ANY(${slugs}) AND ${visible("a", sees)})`,
    occurred: period("occurred"),
    asOf: (day) => period("occurred")({ possiblyUntil: day }),
  },
  orders: {
    OCCURRED: { by: sql`coalesce(lower(t.occurred_possibly), '-infinity')`, type: "date", direction: "DESC" },
    KIND: { by: sql`t.kind`, type: "text", direction: "ASC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

export const civicSpaceEventsOfTarget: NestedList<CivicSpaceEvent, CivicSpaceEventFilter, null> = {
  list: civicSpaceEventList,
  belongs: () => sql`t.target_id = p.id`,
};

export const countryRatingList: List<CountryRating, CountryRatingFilter> = {
  entity: CountryRating,
  where: (sees) => sql`EXISTS (SELECT FROM source s WHERE s.id = t.source_id AND ${visible("s", sees)})`,
  filters: {
    scheme: (schemes) => sql`t.scheme = ANY(${schemes})`,
    jurisdiction: (codes) => sql`t.jurisdiction = ANY(${codes})`,
    period: period("period"),
    asOf: asOf("period"),
  },
  orders: {
    PERIOD: { by: sql`coalesce(lower(t.period_possibly), '-infinity')`, type: "date", direction: "DESC" },
    JURISDICTION: { by: sql`t.jurisdiction`, type: "text", direction: "ASC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

export const observationList: List<Observation, ObservationFilter> = {
  entity: Observation,
  where: (
    sees,
  ) => sql`(t.source_id IS NULL OR EXISTS (SELECT FROM source s WHERE s.id = t.source_id AND ${visible("s", sees)}))
    AND (t.excerpt_id IS NULL OR ${passageVisible("t", sees)})`,
  filters: {
    unit: (units) => sql`t.unit = ANY(${units})`,
    jurisdiction: (codes) => sql`t.jurisdiction = ANY(${codes})`,
    source: (
      slugs,
      sees,
    ) => sql`EXISTS (SELECT FROM source s LEFT JOIN excerpt e ON e.id = t.excerpt_id AND ${visible("e", sees)}
      WHERE s.id = coalesce(t.source_id, e.source_id) AND s.slug = ANY(${slugs}) AND ${visible("s", sees)})`,
    consistency: (results) => sql`t.consistency = ANY(${results})`,
    period: period("period"),
    asOf: asOf("period"),
  },
  orders: {
    TITLE: { by: sql`t.sort_title`, type: "text", direction: "ASC" },
    PERIOD: { by: sql`coalesce(lower(t.period_possibly), '-infinity')`, type: "date", direction: "DESC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};
