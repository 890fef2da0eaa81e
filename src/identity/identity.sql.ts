// How judgements are listed, at the root and below actors. A judgement exists for a reader only if no actor that it names is hidden
// from him; that one is not known here hides nothing.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import type { List, NestedList } from "../database/lists";
import { visible } from "../database/loaders";
import { IdentityJudgement } from "./identity-judgement.entity";
import type { IdentityJudgementFilter } from "./identity.inputs";

/** Today, whether the actors stand or not; and at the moment that is asked about, where they stood. */
const isWhole = (sees: readonly Visibility[]): Sql => sql`NOT EXISTS (SELECT FROM public.record_today r
    WHERE r.id IN (t.one_id, t.other_id) AND (${visible("r", sees)}) IS NOT TRUE)
  AND NOT EXISTS (SELECT FROM actor a WHERE a.id IN (t.one_id, t.other_id) AND NOT ${visible("a", sees)})`;

/** Whether the judgement `t` is about an actor, or about one that goes on as it. */
const isAbout = (actor: Sql): Sql => {
  const group = sql`(SELECT ${actor} UNION ALL SELECT g.id FROM record g WHERE g.redirect_id = ${actor})`;
  return sql`(t.one_id IN ${group} OR t.other_id IN ${group})`;
};

export const identityJudgementList: List<IdentityJudgement, IdentityJudgementFilter> = {
  entity: IdentityJudgement,
  where: isWhole,
  filters: {
    verdict: (verdicts) => sql`t.verdict = ANY(${verdicts})`,
    basis: (bases) => sql`t.basis = ANY(${bases})`,
    actor: (slugs, sees) =>
      sql`EXISTS (SELECT FROM actor a WHERE a.slug = ANY(${slugs}) AND ${visible("a", sees)} AND ${isAbout(sql`a.id`)})`,
  },
  orders: {
    CHANGED: { by: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
    VERDICT: { by: sql`t.verdict`, type: "text", direction: "ASC" },
  },
};

export const judgementsOfActor: NestedList<IdentityJudgement, Pick<IdentityJudgementFilter, "verdict">, null> = {
  list: identityJudgementList,
  belongs: () => isAbout(sql`p.id`),
};
