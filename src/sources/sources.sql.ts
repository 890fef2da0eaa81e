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

/** An excerpt exists for a reader only if its source does; evidence only if its excerpt and its subject do. */
const sourceVisible = (alias: string, sees: readonly Visibility[]): Sql =>
  sql`EXISTS (SELECT FROM source o WHERE o.id = ${raw(alias)}.source_id AND ${visible("o", sees)})`;

export const evidenceWhere = (sees: readonly Visibility[]): Sql =>
  sql`EXISTS (SELECT FROM record_assertion s WHERE s.record_id = t.subject_id AND NOT s.retracted
      AND s.payload ->> 'visibility' = ANY(${sees}))
    AND EXISTS (SELECT FROM excerpt e WHERE e.id = t.excerpt_id AND ${visible("e", sees)} AND ${sourceVisible("e", sees)})`;

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
    broader: (slug) => sql`t.broader_id = (SELECT b.id FROM theme b WHERE b.slug = ${slug})`,
  },
  orders: { NAME: { by: sql`t.sort_name`, type: "text", direction: "ASC" } },
};

/** Evidence in the order a reader wants it: what is stated before what is inferred, then as recorded. */
export const evidenceOf = (
  subjects: readonly string[],
  sees: readonly Visibility[],
  { first }: { first: number },
): Sql =>
  sql`SELECT p.id AS parent, c.* FROM unnest(${subjects}::uuid[]) AS p(id) CROSS JOIN LATERAL
    (SELECT ${selectList(Evidence, "t")} FROM evidence t
     WHERE t.subject_id = p.id AND ${visible("t", sees)} AND ${evidenceWhere(sees)}
     ORDER BY t.basis DESC, t.created_at, t.id LIMIT ${first}) c`;
