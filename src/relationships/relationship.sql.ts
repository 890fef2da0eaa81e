// How relationships are listed, at the root and below an actor. A tie exists for a reader only if both its ends do.
import sql, { type Sql } from "sql-template-tag";
import type { List, NestedList } from "../database/lists";
import { visible } from "../database/loaders";
import { asOf, period } from "../database/period.sql";
import type { RelationshipFilter } from "./relationship.inputs";
import { Relationship, type TieDirection } from "./relationship.entity";

export const relationshipList: List<Relationship, RelationshipFilter> = {
  entity: Relationship,
  where: (sees) =>
    sql`EXISTS (SELECT FROM actor s WHERE s.id = t.source_id AND ${visible("s", sees)})
      AND EXISTS (SELECT FROM actor g WHERE g.id = t.target_id AND ${visible("g", sees)})`,
  filters: {
    type: (types) => sql`t.type = ANY(${types})`,
    actor: (slugs, sees) => sql`EXISTS (SELECT FROM actor a
      WHERE a.id IN (t.source_id, t.target_id) AND a.slug = ANY(${slugs}) AND ${visible("a", sees)})`,
    jurisdiction: (codes, sees) => sql`EXISTS (SELECT FROM actor a
      WHERE a.id IN (t.source_id, t.target_id) AND a.jurisdiction = ANY(${codes}) AND ${visible("a", sees)})`,
    minConfidence: (least) => sql`t.confidence >= ${least}::float8`,
    valid: period("valid"),
    asOf: (day, sees) => sql`${asOf("valid")(day)} AND NOT EXISTS (SELECT FROM actor e
      WHERE e.id IN (t.source_id, t.target_id) AND lower(e.existence_possibly) > ${day}::date AND ${visible("e", sees)})`,
  },
  orders: {
    TYPE: { by: sql`t.type`, type: "text", direction: "ASC" },
    BEGUN: { by: sql`coalesce(lower(t.valid_possibly), '-infinity')`, type: "date", direction: "DESC" },
    CONFIDENCE: { by: sql`t.confidence`, type: "double precision", direction: "DESC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

const OF_ACTOR: Readonly<Record<TieDirection, Sql>> = {
  OUTGOING: sql`t.source_id = p.id`,
  INCOMING: sql`t.target_id = p.id`,
  BOTH: sql`(t.source_id = p.id OR t.target_id = p.id)`,
};

export const relationshipsOfActor: NestedList<Relationship, RelationshipFilter, TieDirection> = {
  list: relationshipList,
  belongs: (direction) => OF_ACTOR[direction],
};
