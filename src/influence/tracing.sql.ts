// Evidence by grade, counted for sets of records: the involvements in policies and reforms, those of one actor, or the records of a
// path. Which involvements count is said in involved.sql.ts: those in which walks of influence end.
//
//   traced (parent, id)       the records of each set; each at most once
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Visibility } from "../core/context";
import { visible } from "../database/loaders";
import { EvidenceGrade, EvidenceRelation } from "../sources/evidence.entity";
import { involvements, subjects } from "./involved.sql";
import type { Measure, Scope } from "./measure";
import { living } from "./ties.sql";

/** Which involvements of a policy or reform are looked at. */
export interface TracingQuestion extends Pick<Measure, "asOf"> {
  readonly scope: Scope;
}

/** An actor, and the policy or reform in which it is involved. */
export interface Deeds {
  readonly actor: string;
  readonly subject: string;
}

export type Relation = keyof typeof EvidenceRelation;
export type Grade = keyof typeof EvidenceGrade | "UNGRADED";
export const RELATIONS = Object.keys(EvidenceRelation) as Relation[];
export const GRADES = [...Object.keys(EvidenceGrade), "UNGRADED"] as Grade[];

export type TracingRow = { readonly parent: string } & Readonly<
  Record<"recordCount" | "evidencedCount" | "sourceCount" | `${Relation} ${Grade}`, number>
>;

const COLUMNS = join(
  RELATIONS.flatMap((relation) =>
    GRADES.map((grade) =>
      raw(`(count(*) FILTER (WHERE v.relation = '${relation}' AND coalesce(v.grade, 'UNGRADED') = '${grade}'))::int
        AS "${relation} ${grade}"`),
    ),
  ),
);

const counted = (sees: readonly Visibility[]): Sql => sql`
  SELECT t.parent, count(DISTINCT t.id)::int AS "recordCount", count(DISTINCT v.subject_id)::int AS "evidencedCount",
    count(DISTINCT o.id)::int AS "sourceCount", ${COLUMNS}
  FROM traced t
  LEFT JOIN (
    evidence v
    JOIN excerpt e ON e.id = v.excerpt_id AND ${visible("e", sees)}
    JOIN source o ON o.id = e.source_id AND ${visible("o", sees)}
  ) ON v.subject_id = t.id AND ${visible("v", sees)}
  GROUP BY t.parent`;

const involvedIn = (ids: readonly string[], { scope, asOf }: TracingQuestion, sees: readonly Visibility[]): Sql =>
  sql`WITH ${living({ asOf }, sees)}, ${subjects(ids)}, ${involvements(scope, { asOf }, sees)}`;

/** By policy or reform: of all that are involved. */
export const subjectTracing = (ids: readonly string[], question: TracingQuestion, sees: readonly Visibility[]): Sql =>
  sql`${involvedIn(ids, question, sees)}, traced AS (SELECT subject_id AS parent, id FROM involved) ${counted(sees)}`;

/** By place in the list: of an actor's own involvements. */
export const deedsTracing = (keys: readonly Deeds[], question: TracingQuestion, sees: readonly Visibility[]): Sql => {
  const [actors, asked] = [keys.map(({ actor }) => actor), keys.map(({ subject }) => subject)];
  return sql`${involvedIn(asked, question, sees)},
    traced AS (
      SELECT (k.place - 1)::text AS parent, i.id
      FROM unnest(${actors}::uuid[], ${asked}::uuid[]) WITH ORDINALITY k (actor_id, subject_id, place)
      JOIN involved i ON i.actor_id = k.actor_id AND i.subject_id = k.subject_id)
    ${counted(sees)}`;
};

/** By place in the list: of the records of a path, which its reader sees. */
export const recordsTracing = (sets: readonly (readonly string[])[], sees: readonly Visibility[]): Sql => {
  const places = sets.flatMap((records, place) => records.map(() => String(place)));
  return sql`WITH traced AS (SELECT * FROM unnest(${places}::text[], ${sets.flat()}::uuid[]) t (parent, id)) ${counted(sees)}`;
};
