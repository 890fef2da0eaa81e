// What a column of a download is, and the columns that all records have. It knows no table of any room but those that
// belong to every record: assertions, data sets, evidence.
import sql, { join, raw, type Sql } from "sql-template-tag";
import { chooseName } from "../../actors/actor.names";
import type { Visibility } from "../../core/context";
import { typedId } from "../../core/ids";
import { chooseText, type LocalisedText } from "../../core/text";
import { visible } from "../../database/loaders";
import { passageVisible } from "../../sources/sources.sql";

export type Value = string | number | boolean | null;
export type Languages = readonly string[];

export interface Column {
  readonly name: string;
  /** For formats that say so; text where nothing is said. */
  readonly type?: "double" | "integer" | "boolean";
  /** On the record's alias `t`, and what its table joins. */
  readonly from: (sees: readonly Visibility[]) => Sql;
  /** What to make of what Postgres gives; itself where nothing is said. */
  readonly read?: (value: never, languages: Languages) => Value;
}

export const plain = (name: string, expression = `t.${name}`): Column => ({ name, from: () => raw(expression) });

/** A number or a truth, for formats that tell them from texts. */
export const typed = (type: NonNullable<Column["type"]>, name: string): Column => ({ ...plain(name), type });

export const id = (prefix: string, expression = "t.id", name = "id"): Column => ({
  ...plain(name, expression),
  read: (uuid: string | null) => uuid && typedId(prefix, uuid),
});

export const localised = (name: string, expression: string): Column => ({
  ...plain(name, expression),
  read: (text: LocalisedText | null, languages) => (text && chooseText(text, languages)?.value) ?? null,
});

export const actorName = (name: string, expression: string): Column => ({
  ...plain(name, expression),
  read: (names: Parameters<typeof chooseName>[0], languages) => chooseName(names, languages).value,
});

/** A period as it was written (EDTF), and the first and the last day that some reading of it includes. */
export const periodOf = (column: string): readonly Column[] => [
  plain(column),
  plain(`${column}_from`, `lower(t.${column}_possibly)::text`),
  plain(`${column}_until`, `(upper(t.${column}_possibly) - 1)::text`),
];

/** How much evidence for it the reader may see. */
export const EVIDENCE: Column = {
  name: "evidence",
  type: "integer",
  from: (sees) => sql`(SELECT count(*)::int FROM evidence e
    WHERE e.subject_id = t.id AND ${visible("e", sees)} AND ${passageVisible("e", sees)})`,
};

/** What every record ends with: who may see it, who asserts it, under which licence. */
export const RECORD: readonly Column[] = [
  plain("visibility"),
  plain("origin"),
  typed("integer", "version"),
  typed("boolean", "disputed"),
  plain("updated_at", `to_char(t.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`),
  plain("dataset", "d.name"),
  plain("dataset_licence", "d.licence"),
  EVIDENCE,
];

/** The data set, if any, from which the shown assertion of `t` came. */
export const DATASET = sql`LEFT JOIN record_assertion a ON a.record_id = t.id AND a.origin = t.origin AND NOT a.retracted
  LEFT JOIN dataset d ON d.name = a.dataset`;

/** Columns go by their places, so that no name of one can be mistaken. */
export const selectColumns = (columns: readonly Column[], sees: readonly Visibility[]): Sql =>
  join(
    columns.map(({ from }, index) => sql`${from(sees)} AS ${raw(`c${index}`)}`),
    ", ",
  );

export const readRow = (
  columns: readonly Column[],
  row: Readonly<Record<string, unknown>>,
  languages: Languages,
): Value[] =>
  columns.map(({ read }, index) => {
    const value = row[`c${index}`];
    return read ? read(value as never, languages) : (value as Value);
  });
