// How claims are listed, at the root and below others. A claim exists for a reader only if its passage, the source of that
// and its speaker do: without them it would be nobody's word.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import type { List, NestedList } from "../database/lists";
import { visible } from "../database/loaders";
import { period } from "../database/period.sql";
import { selectList } from "../database/tables";
import { passageVisible } from "../sources/sources.sql";
import { Claim } from "./claim.entity";
import { anyUuidOf, type ClaimFilter } from "./claim.inputs";

const isWhole = (sees: readonly Visibility[]): Sql =>
  sql`${passageVisible("t", sees)}
    AND (t.speaker_id IS NULL OR EXISTS (SELECT FROM actor a WHERE a.id = t.speaker_id AND ${visible("a", sees)}))`;

export const claimList: List<Claim, ClaimFilter> = {
  entity: Claim,
  where: isWhole,
  filters: {
    status: (statuses) => sql`t.status = ANY(${statuses})`,
    kind: (kinds) => sql`t.kind = ANY(${kinds})`,
    speaker: (slugs, sees) =>
      sql`EXISTS (SELECT FROM actor a WHERE a.id = t.speaker_id AND a.slug = ANY(${slugs}) AND ${visible("a", sees)})`,
    // Of records that exist for the reader: who asks sees to that, since this room does not know them all.
    about: (ids) => sql`t.about_id = ANY(${ids.map(anyUuidOf)}::uuid[])`,
    source: (slugs, sees) => sql`EXISTS (SELECT FROM excerpt e JOIN source s ON s.id = e.source_id
      WHERE e.id = t.excerpt_id AND s.slug = ANY(${slugs}) AND ${visible("e", sees)} AND ${visible("s", sees)})`,
    asserted: period("asserted"),
  },
  orders: {
    ASSERTED: { by: sql`coalesce(lower(t.asserted_possibly), '-infinity')`, type: "date", direction: "DESC" },
    KIND: { by: sql`t.kind`, type: "text", direction: "ASC" },
    STATUS: { by: sql`t.status`, type: "text", direction: "ASC" },
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  },
};

type NestedFilter = Pick<ClaimFilter, "status" | "kind">;

export const claimsOfSpeaker: NestedList<Claim, NestedFilter, null> = {
  list: claimList,
  belongs: () => sql`t.speaker_id = p.id`,
};

export const claimsOfExcerpt: NestedList<Claim, NestedFilter, null> = {
  list: claimList,
  belongs: () => sql`t.excerpt_id = p.id`,
};

/** Claims about records of any type: what was said first comes first. */
export const claimsAbout = (
  subjects: readonly string[],
  sees: readonly Visibility[],
  { first }: { first: number },
): Sql =>
  sql`SELECT p.id AS parent, c.* FROM unnest(${subjects}::uuid[]) AS p(id) CROSS JOIN LATERAL
    (SELECT ${selectList(Claim, "t")} FROM claim t WHERE t.about_id = p.id AND ${visible("t", sees)} AND ${isWhole(sees)}
     ORDER BY coalesce(lower(t.asserted_possibly), 'infinity'), t.id LIMIT ${first}) c`;

/** The premises of claims, in the order in which they were recorded. */
export const premisesOf = (claims: readonly string[], sees: readonly Visibility[]): Sql =>
  sql`SELECT d.claim_id AS parent, ${selectList(Claim, "t")} FROM claim_derivation d JOIN claim t ON t.id = d.premise_id
    WHERE d.claim_id = ANY(${claims}::uuid[]) AND ${visible("t", sees)} AND ${isWhole(sees)} ORDER BY d.claim_id, d.position`;
