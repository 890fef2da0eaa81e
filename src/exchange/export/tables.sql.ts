// The tables that can be downloaded: what each row holds, and which rows a question keeps. Rows are those that the API's
// lists would give the same reader.
import sql, { join, type Sql } from "sql-template-tag";
import { actorList } from "../../actors/actor.sql";
import type { Visibility } from "../../core/context";
import { listConditions } from "../../database/lists";
import { visible } from "../../database/loaders";
import { hasTheme, involvementList, policyList, reformList } from "../../reforms/reforms.sql";
import { RELATIONSHIP_TYPES, type RelationshipType } from "../../relationships/relationship-types";
import { relationshipList } from "../../relationships/relationship.sql";
import { sourceList } from "../../sources/sources.sql";
import {
  actorName,
  type Column,
  DATASET,
  EVIDENCE,
  id,
  localised,
  periodOf,
  plain,
  RECORD,
  selectColumns,
  typed,
} from "./columns.sql";
import * as parameters from "./parameters";
import type { Parameter } from "./parameters";

type Sees = readonly Visibility[];
type Filter = Readonly<Record<string, never>>;

export interface Table {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly columns: readonly Column[];
  /** FROM and WHERE, with the record as `t` and its data set as `d`. */
  readonly rows: (filter: Filter, sees: Sees) => Sql;
}

const { JURISDICTION, THEME, AS_OF, LANG } = parameters;

export const ACTORS: Table = {
  name: "actors",
  description: "Organisations, bodies, collective actors, and persons in their public roles.",
  parameters: [parameters.ACTOR_KIND, JURISDICTION, THEME, AS_OF, LANG],
  columns: [
    id("actor"),
    plain("slug"),
    actorName("name", "t.names"),
    plain("kind"),
    plain("jurisdiction"),
    typed("double", "sector_state"),
    typed("double", "sector_economy"),
    typed("double", "sector_civil_society"),
    plain("triangle_vertex"),
    localised("public_role", "t.public_role"),
    plain("website"),
    plain(
      "identifiers",
      "(SELECT string_agg(i.scheme || ':' || i.value, ' ' ORDER BY i.scheme, i.value) FROM actor_identifier i WHERE i.actor_id = t.id)",
    ),
    ...periodOf("existence"),
    ...RECORD,
  ],
  rows: (filter, sees) =>
    sql`FROM actor t ${DATASET} WHERE ${visible("t", sees)} AND ${listConditions(actorList, filter, sees)}`,
};

/** What the tie carries of influence before it ages, 0 to 1: the base weight of its type, as far as the tie is sure. */
const weight = (direction: "forward" | "backward"): Column => ({
  name: `weight_${direction}`,
  type: "double",
  from: () => sql`jsonb_build_array(t.type, t.confidence)`,
  read: ([type, confidence]: [RelationshipType, number]) =>
    Number((RELATIONSHIP_TYPES[type][direction] * confidence).toFixed(6)),
});

export const RELATIONSHIPS: Table = {
  name: "relationships",
  description: "Typed, directed, dated ties between two actors; a jurisdiction is that of either end.",
  parameters: [parameters.TIE_TYPE, JURISDICTION, AS_OF, LANG],
  columns: [
    id("relationship"),
    plain("type"),
    id("actor", "s.id", "source_id"),
    plain("source_slug", "s.slug"),
    actorName("source_name", "s.names"),
    id("actor", "g.id", "target_id"),
    plain("target_slug", "g.slug"),
    actorName("target_name", "g.names"),
    localised("role", "t.role"),
    typed("double", "strength"),
    typed("double", "confidence"),
    weight("forward"),
    weight("backward"),
    {
      name: "symmetric",
      type: "boolean",
      from: () => sql`t.type`,
      read: (type: RelationshipType) => RELATIONSHIP_TYPES[type].symmetric,
    },
    typed("double", "amount"),
    plain("currency"),
    plain("note"),
    ...periodOf("valid"),
    ...RECORD,
  ],
  rows: (
    filter,
    sees,
  ) => sql`FROM relationship t JOIN actor s ON s.id = t.source_id JOIN actor g ON g.id = t.target_id ${DATASET}
    WHERE ${visible("t", sees)} AND ${visible("s", sees)} AND ${visible("g", sees)}
      AND ${listConditions(relationshipList, filter, sees)}`,
};

export const POLICIES: Table = {
  name: "policies",
  description: "Standing lines of public action: laws, programmes, goals.",
  parameters: [parameters.POLICY_KIND, JURISDICTION, THEME, AS_OF, LANG],
  columns: [
    id("policy"),
    plain("slug"),
    localised("title", "t.title"),
    plain("kind"),
    plain("jurisdiction"),
    {
      name: "themes",
      from: (sees) => sql`(SELECT string_agg(th.slug, ' ' ORDER BY th.slug) FROM policy_theme pt
        JOIN theme th ON th.id = pt.theme_id WHERE pt.policy_id = t.id AND ${visible("th", sees)})`,
    },
    ...periodOf("in_force"),
    ...RECORD,
  ],
  rows: (filter, sees) =>
    sql`FROM policy t ${DATASET} WHERE ${visible("t", sees)} AND ${listConditions(policyList, filter, sees)}`,
};

export const REFORMS: Table = {
  name: "reforms",
  description: "Dated attempts to change one policy; jurisdiction and theme are the policy's.",
  parameters: [parameters.STAGE, parameters.OUTCOME, JURISDICTION, THEME, AS_OF, LANG],
  columns: [
    id("reform"),
    plain("slug"),
    localised("title", "t.title"),
    id("policy", "o.id", "policy_id"),
    plain("policy_slug", "o.slug"),
    localised("policy_title", "o.title"),
    plain("instruments", "array_to_string(t.instruments, ' ')"),
    plain("stage"),
    plain("outcome"),
    ...periodOf("begun"),
    ...RECORD,
  ],
  rows: (filter, sees) => sql`FROM reform t JOIN policy o ON o.id = t.policy_id ${DATASET}
    WHERE ${visible("t", sees)} AND ${visible("o", sees)} AND ${listConditions(reformList, filter, sees)}`,
};

export const INVOLVEMENTS: Table = {
  name: "involvements",
  description: "What actors do in policies and reforms, and where they stand; jurisdiction and theme are the policy's.",
  parameters: [parameters.ROLE, parameters.STANCE, parameters.STAGE, JURISDICTION, THEME, AS_OF, LANG],
  columns: [
    id("involvement"),
    id("actor", "c.id", "actor_id"),
    plain("actor_slug", "c.slug"),
    actorName("actor_name", "c.names"),
    id("policy", "o.id", "policy_id"),
    plain("policy_slug", "o.slug"),
    localised("policy_title", "o.title"),
    id("reform", "r.id", "reform_id"),
    plain("reform_slug", "r.slug"),
    localised("reform_title", "r.title"),
    plain("role"),
    plain("stance"),
    plain("stage"),
    typed("double", "intensity"),
    typed("double", "confidence"),
    plain("note"),
    ...periodOf("valid"),
    ...RECORD,
  ],
  rows: ({ jurisdiction, theme, ...filter }, sees) => {
    const ofPolicy = [
      ...(jurisdiction ? [sql`o.jurisdiction = ANY(${jurisdiction})`] : []),
      ...(theme ? [hasTheme(sql`o.id`, theme, sees)] : []),
    ];
    return sql`FROM involvement t JOIN actor c ON c.id = t.actor_id JOIN policy o ON o.id = t.policy_id
      LEFT JOIN reform r ON r.id = t.reform_id AND ${visible("r", sees)} ${DATASET}
      WHERE ${visible("t", sees)} AND ${visible("c", sees)} AND ${visible("o", sees)}
        AND ${join([listConditions(involvementList, filter, sees), ...ofPolicy], " AND ")}`;
  },
};

export const SOURCES: Table = {
  name: "sources",
  description: "The documents that evidence stands in.",
  parameters: [parameters.SOURCE_KIND],
  columns: [
    id("source"),
    plain("slug"),
    plain("title"),
    plain("kind"),
    plain("lang"),
    plain("container"),
    plain("publisher"),
    plain("extent"),
    plain("url"),
    plain("licence"),
    plain("note"),
    ...periodOf("published"),
    ...RECORD,
  ],
  rows: (filter, sees) =>
    sql`FROM source t ${DATASET} WHERE ${visible("t", sees)} AND ${listConditions(sourceList, filter, sees)}`,
};

export const TABLES: readonly Table[] = [ACTORS, RELATIONSHIPS, POLICIES, REFORMS, INVOLVEMENTS, SOURCES];

/** Rows by id, which is an order that asks for no sorting, and stays the same from one download to the next. */
export const tableRows = (columns: readonly Column[], rows: Sql, sees: Sees): Sql =>
  sql`SELECT ${selectColumns(columns, sees)} ${rows} ORDER BY t.id`;

export interface Origin {
  readonly origin: string;
  readonly dataset: string | null;
  readonly title: string | null;
  readonly licence: string | null;
  readonly attribution: string | null;
  readonly records: number;
  /** How many of them have evidence that the reader may see. */
  readonly withEvidence: number;
}

/** Who asserts the rows, from which data sets and under which licences; most rows first. */
export const originsOf = (rows: Sql, sees: Sees): Sql =>
  sql`SELECT origin, dataset, title, licence, attribution, count(*)::int AS records,
      count(*) FILTER (WHERE evidence > 0)::int AS "withEvidence"
    FROM (SELECT t.origin, d.name AS dataset, d.title, d.licence, d.attribution, ${EVIDENCE.from(sees)} AS evidence ${rows}) r
    GROUP BY origin, dataset, title, licence, attribution ORDER BY records DESC, origin, dataset`;

export const datasetsNamed = (names: readonly string[]): Sql =>
  sql`SELECT name AS dataset, title, licence, attribution FROM dataset d WHERE d.name = ANY(${names}) ORDER BY name`;
