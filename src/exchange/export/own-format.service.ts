// Exports a node in the project's own format: what the ledger last said of every record, ids included, so that an import
// into an empty node gives the same records. In batches, so that memory stays bounded.
import type { Reader } from "../../core/context";
import { typedId } from "../../core/ids";
import { absorbedBy, absorbing, redirected, redirectsOf } from "../../ledger/merged";
import type { RecordType } from "../../ledger/record-type";
import { EXPORT_BATCH_SIZE, shownAfter } from "./own-format.sql";
import { type Dataset, FORMAT } from "../import/record-source";

interface Entry {
  readonly id: string;
  readonly payload: Record<string, unknown>;
}

/** Lines of the import format, without line breaks: the data set, then each type's records by id. Everything, hidden or not. */
export async function* exportLines(
  reader: Reader,
  types: readonly RecordType[],
  dataset: Pick<Dataset, "name" | "title">,
): AsyncGenerator<string> {
  yield JSON.stringify({ record: "Dataset", format: FORMAT, ...dataset });
  for (const type of types) {
    let after = "00000000-0000-0000-0000-000000000000";
    for (;;) {
      const batch = await reader.rows<Entry>(shownAfter(type.name, after));
      const redirects = await redirectsOf(
        reader,
        type,
        batch.map(({ payload }) => payload),
      );
      const absorbed = await absorbedBy(
        reader,
        type,
        batch.map(({ id }) => id),
      );
      for (const { id, payload } of batch) {
        const shown = absorbing(type, redirected(type, payload, redirects), absorbed.get(id) ?? []);
        // A tie whose ends were merged into one is not shown, and so not exported.
        if (type.project(shown as never))
          yield JSON.stringify({ record: type.name, id: typedId(type.idPrefix, id), ...shown });
      }
      if (batch.length < EXPORT_BATCH_SIZE) break;
      after = batch.at(-1)!.id;
    }
  }
}
