// The loaders of the ledger, one declaration each.
import DataLoader from "dataloader";
import type { LoaderDefinition } from "../core/context";
import { decodeCursor, encodeCursor, type Page, pageOf } from "../core/paging";
import { childrenBy } from "../database/loaders";
import { datasetsOf, entriesOf, entryCountsOf, namesOf, takenBackOf, versionsOf } from "./history.sql";
import type { DatasetType, LedgerEntry, RecordVersion } from "./history.types";

const ORDER = "SEQ";
type EntryRow = Omit<LedgerEntry, "origin"> & { readonly parent: string };
export type EntryPage = Page<Omit<LedgerEntry, "origin">>;

const entryCounts: LoaderDefinition<string, number> = {
  name: "Ledger entries by record, counted",
  make: (context) =>
    new DataLoader<string, number>(async (records) => {
      const rows = await context.reader.rows<{ parent: string; total: number }>(entryCountsOf(records, context.sees));
      const totals = new Map(rows.map(({ parent, total }) => [parent, total]));
      return records.map((record) => totals.get(record) ?? 0);
    }),
};

export const entriesByRecord: LoaderDefinition<string, EntryPage, { first: number; after: string | null }> = {
  name: "Ledger entries by record",
  make: (context, { first, after }) =>
    new DataLoader<string, EntryPage>(async (records) => {
      const position = after ? decodeCursor(after, ORDER, "double precision") : null;
      const rows = await context.reader.rows<EntryRow>(entriesOf(records, context.sees, position, first + 1));
      return records.map((record) => {
        const edges = rows
          .filter(({ parent }) => parent === record)
          .map((node) => ({ node, cursor: encodeCursor({ order: ORDER, value: node.seq, uuid: record }) }));
        return pageOf(edges, first, after, () => context.loader(entryCounts).load(record));
      });
    }),
};

export const versionsByRecord = childrenBy<Omit<RecordVersion, "origin">>("Versions by record", versionsOf);
export const datasetsByRecord = childrenBy<DatasetType>("Data set by record", datasetsOf);
export const nameByRecord = childrenBy<{ value: string }>("Name by record", namesOf);

/** Whether a record that is not found was taken back, and not hidden. */
export const isTakenBack: LoaderDefinition<string, boolean> = {
  name: "Records taken back",
  make: (context) =>
    new DataLoader<string, boolean>(async (records) => {
      const rows = await context.reader.rows<{ record: string }>(takenBackOf(records, context.sees));
      const found = new Set(rows.map(({ record }) => record));
      return records.map((record) => found.has(record));
    }),
};
