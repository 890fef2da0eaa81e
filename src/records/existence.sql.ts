// Whether a record exists for a reader, whatever its type: its own visibility is not enough, since a tie, a passage or a claim
// is nothing without what it joins or quotes. Each room says what its records need; only this one knows all rooms.
import sql, { join, raw, type Sql } from "sql-template-tag";
import { Actor } from "../actors/actor.entity";
import { CivicSpaceEvent } from "../civic-space/civic-space-event.entity";
import { civicSpaceEventList, countryRatingList, observationList } from "../civic-space/civic-space.sql";
import { CountryRating } from "../civic-space/country-rating.entity";
import { Observation } from "../civic-space/observation.entity";
import { Claim } from "../claims/claim.entity";
import { claimList } from "../claims/claim.sql";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { type EntityClass, tableName } from "../database/tables";
import { IdentityJudgement } from "../identity/identity-judgement.entity";
import { identityJudgementList } from "../identity/identity.sql";
import { Involvement } from "../reforms/involvement.entity";
import { Policy } from "../reforms/policy.entity";
import { Reform } from "../reforms/reform.entity";
import { involvementList, reformList } from "../reforms/reforms.sql";
import { Relationship } from "../relationships/relationship.entity";
import { relationshipList } from "../relationships/relationship.sql";
import { Evidence } from "../sources/evidence.entity";
import { Excerpt } from "../sources/excerpt.entity";
import { Source } from "../sources/source.entity";
import { excerptList, passageVisible } from "../sources/sources.sql";
import { Theme } from "../sources/theme.entity";

/** What must hold beside the record's own visibility, on alias `t`. */
type Where = (sees: readonly Visibility[]) => Sql;

/** All types but Evidence, which needs one of these. */
const SUBJECTS = new Map<EntityClass<unknown>, Where | undefined>([
  [Source, undefined],
  [Excerpt, excerptList.where],
  [Theme, undefined],
  [Actor, undefined],
  [Relationship, relationshipList.where],
  [Policy, undefined],
  [Reform, reformList.where],
  [Involvement, involvementList.where],
  [Claim, claimList.where],
  [IdentityJudgement, identityJudgementList.where],
  [CivicSpaceEvent, civicSpaceEventList.where],
  [CountryRating, countryRatingList.where],
  [Observation, observationList.where],
]);

/** Scalar subqueries, not EXISTS: of those Postgres makes two plans each, one inside the other. Nothing found is null, not true. */
const among = (
  types: ReadonlyMap<EntityClass<unknown>, Where | undefined>,
  of: Sql,
  sees: readonly Visibility[],
): Sql => {
  const cases = [...types].map(
    ([entity, where]) => sql`WHEN ${raw(`'${entity.name}'`)} THEN (SELECT true FROM ${raw(tableName(entity))} t
      WHERE t.id = about.id AND ${visible("t", sees)} AND ${where?.(sees) ?? sql`true`} LIMIT 1)`,
  );
  return sql`(${of} SELECT bool_or(CASE about.type ${join(cases, " ")} END) FROM about)`;
};

/** Evidence needs its passage and what it is about; evidence for evidence, what that is about in the end. */
const evidenceWhere: Where = (sees) =>
  sql`${passageVisible("t", sees)} AND ${among(
    SUBJECTS,
    sql`WITH RECURSIVE about (id, type) AS (
    SELECT t.subject_id, t.subject_type
    UNION
    SELECT e.subject_id, e.subject_type FROM about a JOIN evidence e ON e.id = a.id AND a.type = 'Evidence'
    WHERE ${visible("e", sees)} AND ${passageVisible("e", sees)})`,
    sees,
  )}`;

const ALL = new Map([...SUBJECTS, [Evidence, evidenceWhere] as const]);

export const whereOf = (entity: EntityClass<unknown>): Where | undefined => ALL.get(entity);

/** Whether the record that `id` and `type` name, two columns of the statement around, exists for the reader; one of these types. */
export const existsAmong =
  (names: readonly string[]) =>
  (id: Sql, type: Sql, sees: readonly Visibility[]): Sql =>
    among(
      new Map([...ALL].filter(([entity]) => names.includes(entity.name))),
      sql`WITH about (id, type) AS (SELECT ${id}, ${type})`,
      sees,
    );
