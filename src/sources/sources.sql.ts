// How sources, excerpts, themes and evidence are listed: filters, orders, and what hangs below what.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import type { List } from "../database/lists";
import { visible } from "../database/loaders";
import { period } from "../database/period.sql";
import { selectList } from "../database/tables";
import { Evidence } from "./evidence.entity";
import { Excerpt } from "./excerpt.entity";
import { Source } from "./source.entity";
import type { SourceFilter, ThemeFilter } from "./sources.inputs";
import { Theme } from "./theme.entity";

export const sourceList: List<Source, SourceFilter> = {
  entity: Source,
  filters: {
    kind: (kinds) => sql`t.kind = ANY(${kinds})`,
    lang: (languages) => sql`t.lang = ANY(${languages})`,
    published: period("published"),
  },
  orders: {
    TITLE: { by: sql`t.title`, type: "text", direction: "ASC" },
    PUBLISHED: { by: sql`coalesce(lower(t.published_possibly), '-infinity')`, type: "date", direction: "DESC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

/** An excerpt exists for a reader only if its source does. */
const sourceVisible = (alias: string, sees: readonly Visibility[]): Sql =>
  sql`EXISTS (SELECT FROM source o WHERE o.id = ${raw(alias)}.source_id AND ${visible("o", sees)})`;

/** Whether the passage of `alias` exists for the reader, and with it the source. */
export const passageVisible = (alias: string, sees: readonly Visibility[]): Sql =>
  sql`EXISTS (SELECT FROM excerpt x WHERE x.id = ${raw(alias)}.excerpt_id AND ${visible("x", sees)} AND ${sourceVisible("x", sees)})`;

export const excerptList: List<Excerpt, object> & Required<Pick<List<Excerpt, object>, "where">> = {
  entity: Excerpt,
  where: (sees) => sourceVisible("t", sees),
  filters: {},
  orders: { PAGE: { by: sql`coalesce(t.page, '')`, type: "text", direction: "ASC" } },
};

export const themeList: List<Theme, ThemeFilter> = {
  entity: Theme,
  filters: {
    scheme: (schemes) => sql`EXISTS (SELECT FROM jsonb_array_elements(t.codes) c WHERE c->>'scheme' = ANY(${schemes}))`,
    code: (codes) => sql`EXISTS (SELECT FROM jsonb_array_elements(t.codes) c WHERE c->>'code' = ANY(${codes}))`,
    broader: (slug, sees) =>
      sql`EXISTS (SELECT FROM theme b WHERE b.id = t.broader_id AND b.slug = ${slug} AND ${visible("b", sees)})`,
  },
  orders: { NAME: { by: sql`t.sort_name`, type: "text", direction: "ASC" } },
};

/** Evidence of records that the reader sees, in the order he wants it: what is stated before what is inferred, then as recorded. */
export const evidenceOf = (
  subjects: readonly string[],
  sees: readonly Visibility[],
  { first }: { first: number },
): Sql =>
  sql`SELECT p.id AS parent, c.* FROM unnest(${subjects}::uuid[]) AS p(id) CROSS JOIN LATERAL
    (SELECT ${selectList(Evidence, "t")} FROM evidence t
     WHERE t.subject_id = p.id AND ${visible("t", sees)} AND ${passageVisible("t", sees)}
     ORDER BY t.basis DESC, t.created_at, t.id LIMIT ${first}) c`;
