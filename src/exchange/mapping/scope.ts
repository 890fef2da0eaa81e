// Which columns a part of a mapping may name: those of the file, of joined tables, and those that a pattern has caught. It notes what
// is needed, to be held against the files' headings before any row is read.
import type { ErrorCode } from "../../core/error-table";
import type { Path } from "./mapping.document";
import { perhaps } from "./nearest";

/** A column that the mapping names, and where. */
export interface Need {
  readonly column: string;
  readonly path: Path;
}

/** Takes what a row's cells cannot be turned into, and the columns that it is about. */
export type Complain = (code: ErrorCode, message: string, columns?: readonly string[]) => undefined;

export type ValueTable = ReadonlyMap<string, unknown>;

export interface Scope {
  readonly tables: ReadonlyMap<string, ValueTable>;
  need(column: string, path: Path): void;
  complain(path: Path, message: string): void;
  complainOfUnknown(path: Path, what: string, name: string, known: Iterable<string>): void;
}

export const scopeOf = (
  tables: ReadonlyMap<string, ValueTable>,
  complain: Scope["complain"],
  need: Scope["need"],
): Scope => ({
  tables,
  complain,
  need,
  complainOfUnknown: (path, what, name, known) =>
    complain(path, `there is no ${what} "${name}"${perhaps(name, known)}`),
});

/** Columns of one's own beside those around. */
export const within = (scope: Scope, columns: readonly string[]): Scope => ({
  ...scope,
  need: (column, path) => {
    if (!columns.includes(column)) scope.need(column, path);
  },
});

/** Columns of a joined table: `body.kind`. */
export const joined = (scope: Scope, as: string, needs: Need[]): Scope => ({
  ...scope,
  need: (column, path) => {
    if (column.startsWith(`${as}.`)) needs.push({ column: column.slice(as.length + 1), path });
    else scope.need(column, path);
  },
});
