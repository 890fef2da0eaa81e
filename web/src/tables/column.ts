// A column of a table: what it sorts and saves, and what it shows.
import type { ReactNode } from "react";

export type Cell = string | number | boolean | null | undefined;

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What is sorted and saved; null for unknown, which comes last. */
  readonly value: (row: Row) => Cell;
  /** What is shown, if it is more than the value. */
  readonly show?: (row: Row) => ReactNode;
  /** Numbers stand at the right, so that their digits do. */
  readonly numeric?: boolean;
  /** The column that names the row: at most one. */
  readonly heading?: boolean;
}
