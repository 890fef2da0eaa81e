// The loaders of this room, one line each.
import { nestedPages } from "../database/lists";
import { childrenBy, oneBy } from "../database/loaders";
import { hydrate } from "../database/tables";
import sql from "sql-template-tag";
import { Evidence } from "./evidence.entity";
import { Excerpt } from "./excerpt.entity";
import { Source } from "./source.entity";
import { evidenceOf, excerptList, themeList } from "./sources.sql";
import { Theme } from "./theme.entity";

export const sourceById = oneBy(Source, "id", "uuid");
export const sourceBySlug = oneBy(Source, "slug", "slug");
export const excerptById = oneBy(Excerpt, "id", "uuid", excerptList.where);
export const themeById = oneBy(Theme, "id", "uuid");
export const themeBySlug = oneBy(Theme, "slug", "slug");
export const evidenceBySubject = childrenBy("Evidence by subject", evidenceOf, (row) => hydrate(Evidence, row));
export const excerptsBySource = nestedPages("Excerpts by source", {
  list: excerptList,
  belongs: () => sql`t.source_id = p.id`,
});
export const themesByBroader = nestedPages("Themes by broader theme", {
  list: themeList,
  belongs: () => sql`t.broader_id = p.id`,
});
