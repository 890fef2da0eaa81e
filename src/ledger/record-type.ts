// How a room tells the ledger about its records: the form of what is asserted, and how an assertion becomes rows.
// A projection is a pure function of the payload, so the tables can always be made again from the ledger.
import type { Sql } from "sql-template-tag";
import type { z } from "zod";
import type { ErrorCode } from "../core/error-table";

/** A field that names another record: in a file by slug, key or id; in the ledger always by typed id. */
export interface Reference {
  /** Type of the record that is named; null: any type (the field then says `Type:key`). */
  readonly type: string | null;
  /** Where the projection keeps it: table, column, and the column that leads back to the record itself. */
  readonly table: string;
  readonly column: string;
  readonly owner: string;
}

export interface SearchName {
  readonly value: string;
  readonly lang: string | null;
  readonly kind: string;
}

/** Rows by table; the record's own table has exactly one. Every row of a table has the same columns. */
export interface Projection {
  readonly row: Readonly<Record<string, unknown>>;
  readonly children?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly names?: readonly SearchName[];
}

/** A rule over what a transaction touched: selects `id` and `detail` of each record that breaks it. `touched` is a table. */
export interface Check {
  readonly code: ErrorCode;
  readonly broken: Sql;
  /** Other types of records by whose change it may come to be broken. */
  readonly alsoFor?: readonly string[];
}

export interface RecordType {
  /** As in GraphQL and in import files. */
  readonly name: string;
  readonly idPrefix: string;
  readonly table: string;
  readonly hasSlug: boolean;
  /** Tables of the record's own parts, with the column that leads back to it. */
  readonly childTables?: Readonly<Record<string, string>>;
  readonly form: z.ZodObject;
  readonly references: Readonly<Record<string, Reference>>;
  /** null: in the present state of things there is nothing to show, as of a tie whose ends were merged into one. */
  readonly project: (payload: never) => Projection | null;
  /** What a record says once others were merged into it. Types without it cannot be merged. */
  readonly absorb?: (payload: never, absorbed: readonly never[]) => object;
  readonly checks?: readonly Check[];
}

/** Declares a record type with its payload's type inferred from its form. */
export const recordType = <Form extends z.ZodObject>(
  declaration: Omit<RecordType, "form" | "project" | "absorb"> & {
    readonly form: Form;
    readonly project: (payload: z.output<Form>) => Projection | null;
    readonly absorb?: (payload: z.output<Form>, absorbed: readonly z.output<Form>[]) => z.output<Form>;
  },
): RecordType => declaration;

/** A reference kept in the record's own table. */
export const refersTo = (type: string | null, table: string, column: string): Reference => ({
  type,
  table,
  column,
  owner: "id",
});
