// How a room tells the ledger about its records: the form of what is asserted, and how an assertion becomes rows.
// A projection is a pure function of the payload, so the tables can always be made again from the ledger.
import type { Sql } from "sql-template-tag";
import type { z } from "zod";
import type { Reader } from "../core/context";
import type { ErrorCode } from "../core/error-table";

/** A field that names another record: in a file by slug, key or id; in the ledger always by typed id. */
export interface Reference {
  /** Type of the record that is named; null: any type (the field then says `Type:key`). */
  readonly type: string | null;
  /** Where the projection keeps it: table, column, and the column that leads back to the record itself. */
  readonly table: string;
  readonly column: string;
  readonly owner: string;
  /**
   * It stays as it was said, as in a judgement about two records: it follows no merge, may name what is not known here, and keeps
   * nothing from being taken back.
   */
  readonly asSaid?: boolean;
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

/** One record that goes on as another, because a third one says so. */
export interface Merge {
  readonly uuid: string;
  readonly into: string;
  /** Its typed id. */
  readonly by: string;
}

/** What can be done while a transaction settles. */
export interface Settling {
  readonly reader: Reader;
  /** In whose name. */
  readonly origin: string;
  /** Records that stand, and that this origin asserts. */
  merge(type: string, merges: readonly Merge[]): Promise<void>;
  /** Says again what was merged away. */
  unmerge(type: string, uuids: readonly string[]): Promise<void>;
}

/** What follows from records of a type for others, done before a transaction is checked. */
export interface Settlement {
  /** Other types of records by whose change there may be something to do. */
  readonly alsoFor: readonly string[];
  readonly run: (settling: Settling) => Promise<void>;
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
  readonly settlement?: Settlement;
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

/** One that stays as it was said. */
export const refersAsSaidTo = (type: string, table: string, column: string): Reference => ({
  ...refersTo(type, table, column),
  asSaid: true,
});

/** The fields whose references are led to where merged records went. */
export const ledFields = ({ references }: RecordType): string[] =>
  Object.keys(references).filter((field) => !references[field]!.asSaid);
