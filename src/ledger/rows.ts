// What becomes rows of what is said: of a record's own table, of its parts, and the names that search reads.
import { normaliseName } from "../core/text";
import type { Payload } from "./assertion";
import type { Projection, RecordType } from "./record-type";

export type Row = Readonly<Record<string, unknown>>;

/** What is shown of a record, before it becomes rows. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly created_at: string;
  readonly origin: string;
  readonly payload: Payload;
  readonly disputed: boolean;
}

export type Projected = Standing & { readonly projection: Projection };

/** What becomes rows: where there is nothing to show in the present state of things, there are none. */
export const projectedOf = (type: RecordType, standing: readonly Standing[]): Projected[] =>
  standing.flatMap((record) => {
    const projection = type.project(record.payload as never);
    return projection ? [{ ...record, projection }] : [];
  });

export const rowOf = ({ id, version, created_at, origin, disputed, payload, projection }: Projected): Row => ({
  id,
  origin,
  visibility: payload.visibility,
  version,
  disputed,
  created_at,
  ...projection.row,
});

/** The rows of one of a record's child tables; its names go into the table that search reads. */
export function childRows(
  type: RecordType,
  table: string,
  owner: string,
  { id, payload, projection }: { id: string; payload: Readonly<Record<string, unknown>>; projection: Projection },
): readonly Readonly<Record<string, unknown>>[] {
  if (table !== "search_name") return (projection.children?.[table] ?? []).map((row) => ({ [owner]: id, ...row }));
  return (projection.names ?? []).map((name) => ({
    record_id: id,
    record_type: type.name,
    visibility: payload.visibility,
    ...name,
    normal: normaliseName(name.value),
  }));
}
