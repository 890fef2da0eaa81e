// The rules that hold for records of every type, over what a transaction touched: a slug is one's own, references lead
// somewhere, and nothing is taken back that others still cite. Rooms add theirs.
import sql, { raw, type Sql } from "sql-template-tag";
import type { ErrorCode } from "../core/error-table";
import { ledFields, type RecordType } from "./record-type";

interface BoundCheck {
  readonly code: ErrorCode;
  /** Selects `id` and `detail` of each record that breaks the rule. */
  readonly broken: Sql;
}

/** The checks of a transaction that touched records of these types. */
export const checksOf = (touched: readonly RecordType[], all: ReadonlyMap<string, RecordType>): BoundCheck[] => [
  ...touched.flatMap((type) => ofEvery(type, all)),
  ...[...all.values()].flatMap((type) =>
    (type.checks ?? []).filter(({ alsoFor = [] }) =>
      touched.some((each) => each === type || alsoFor.includes(each.name)),
    ),
  ),
];

const ofEvery = (type: RecordType, all: ReadonlyMap<string, RecordType>): BoundCheck[] => [
  ...(type.hasSlug ? [{ code: "SLUG_TAKEN" as const, broken: slugOfAnother(type) }] : []),
  ...dangling(type, all),
  // A room that looks for circles finds the smallest too.
  ...(type.checks?.some(({ code }) => code === "CYCLE") ? [] : selfish(type)),
  ...cited(type, all),
];

/** What is PRIVATE has slugs of its own: a refusal must not tell of it. */
const slugOfAnother = ({ table }: RecordType): Sql => sql`
  SELECT t.id, t.slug AS detail FROM touched p JOIN ${raw(table)} t ON t.id = p.id
  WHERE EXISTS (SELECT FROM ${raw(table)} o WHERE o.slug = t.slug AND o.id <> t.id
    AND (o.visibility = 'PRIVATE') = (t.visibility = 'PRIVATE'))`;

const dangling = (type: RecordType, all: ReadonlyMap<string, RecordType>): BoundCheck[] =>
  ledFields(type).map((field) => {
    const to = type.references[field]!;
    const target = sql`t.${raw(to.column)}`;
    const stands = to.type
      ? sql`SELECT FROM ${raw(all.get(to.type)!.table)} r WHERE r.id = ${target}`
      : sql`SELECT FROM record_assertion r JOIN record d ON d.id = r.record_id
          WHERE r.record_id = ${target} AND NOT r.retracted AND d.redirect_id IS NULL`;
    return {
      code: "UNKNOWN_REFERENCE",
      broken: sql`SELECT p.id, ${field}::text AS detail FROM touched p
        JOIN ${raw(to.table)} t ON t.${raw(to.owner)} = p.id AND ${target} IS NOT NULL
        WHERE p.type = ${type.name} AND NOT EXISTS (${stands})`,
    };
  });

/** A record that names itself: broader than itself, its own successor, evidence for itself. */
const selfish = (type: RecordType): BoundCheck[] =>
  Object.entries(type.references)
    .filter(([, to]) => to.type === null || to.type === type.name)
    .map(([field, to]) => ({
      code: "CYCLE",
      broken: sql`SELECT p.id, ${`${field} names the record itself`}::text AS detail FROM touched p
        JOIN ${raw(to.table)} t ON t.${raw(to.owner)} = p.id AND t.${raw(to.column)} = p.id WHERE p.type = ${type.name}`,
    }));

const cited = (type: RecordType, all: ReadonlyMap<string, RecordType>): BoundCheck[] =>
  [...all.values()].flatMap((citing) =>
    ledFields(citing)
      .map((field) => [field, citing.references[field]!] as const)
      .filter(([, to]) => to.type === null || to.type === type.name)
      .map(([field, to]) => ({
        code: "RECORD_IS_CITED" as const,
        broken: sql`SELECT p.id, ${`${citing.name}.${field} `}::text || count(*) || ': ' ||
            array_to_string((array_agg(${`${citing.idPrefix}_`}::text || replace(t.${raw(to.owner)}::text, '-', '')))[:20], ', ') AS detail
          FROM touched p
          JOIN ${raw(to.table)} t ON t.${raw(to.column)} = p.id
          WHERE p.op = 'RETRACT' AND p.type = ${type.name} AND NOT EXISTS (SELECT FROM ${raw(type.table)} s WHERE s.id = p.id)
          GROUP BY p.id`,
      })),
  );
