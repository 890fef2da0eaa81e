// Finding one record as a client names it. Who was merged into another is found there: old ids and slugs stay good.
import DataLoader from "dataloader";
import sql from "sql-template-tag";
import type { Context, LoaderDefinition } from "../core/context";
import { openLast, visible } from "../database/loaders";
import { typeNameOf, uuidOf } from "../core/ids";
import { onlyField, type RecordBy } from "../core/lookup.types";

/** Where a merged record went, by its uuid. Of one that was hidden nobody is told that it was. */
export const redirectById: LoaderDefinition<string, string | null> = {
  name: "Redirect by id",
  make: (context) =>
    new DataLoader<string, string | null>(async (ids) => {
      const rows = await context.reader.rows<{ id: string; into: string }>(
        sql`SELECT r.id, r.redirect_id AS into FROM record r
          WHERE r.id = ANY(${ids}::uuid[]) AND r.redirect_id IS NOT NULL AND ${visible("r", context.sees)}`,
      );
      const found = new Map(rows.map(({ id, into }) => [id, into]));
      return ids.map((id) => found.get(id) ?? null);
    }),
};

/** Where a merged record of a type went, by the slug that it had. */
const redirectBySlug: LoaderDefinition<string, string | null, string> = {
  name: "Redirect by slug",
  make: (context, type) =>
    new DataLoader<string, string | null>(async (slugs) => {
      const rows = await context.reader.rows<{ slug: string; into: string }>(sql`
        SELECT a.payload ->> 'slug' AS slug, r.redirect_id AS into FROM record r JOIN record_assertion a ON a.record_id = r.id
        JOIN public.word_today w ON w.record_id = a.record_id AND w.origin = a.origin
        WHERE r.redirect_id IS NOT NULL AND r.type = ${type} AND a.payload ->> 'slug' = ANY(${slugs})
          AND a.payload ->> 'visibility' = ANY(${context.sees}) AND ${visible("w", context.sees)} ORDER BY ${openLast("w")}`);
      const found = new Map(rows.map(({ slug, into }) => [slug, into]));
      return slugs.map((slug) => found.get(slug) ?? null);
    }),
};

/** Loads by id or slug; null when there is no such record for this reader. */
export async function lookUp<Entity>(
  context: Context,
  by: RecordBy,
  prefix: string,
  byId: LoaderDefinition<string, Entity | null>,
  bySlug: LoaderDefinition<string, Entity | null>,
): Promise<Entity | null> {
  const [field, value] = onlyField(by);
  if (field === "id") return byUuid(context, uuidOf(prefix, value), byId);
  const found = await context.loader(bySlug).load(value);
  if (found) return found;
  const into = await context.loader(redirectBySlug, typeNameOf(prefix)).load(value);
  return into ? context.loader(byId).load(into) : null;
}

/** The record of this uuid, or the one that it was merged into. */
export async function byUuid<Entity>(
  context: Context,
  uuid: string,
  byId: LoaderDefinition<string, Entity | null>,
): Promise<Entity | null> {
  const found = await context.loader(byId).load(uuid);
  if (found) return found;
  const into = await context.loader(redirectById).load(uuid);
  return into ? context.loader(byId).load(into) : null;
}
