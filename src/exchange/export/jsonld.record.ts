// One record as a JSON-LD document: what is said of it, the evidence for it, the passages and documents that this stands in, and
// the data sets they came with. It knows no HTTP.
import sql from "sql-template-tag";
import type { Context } from "../../core/context";
import { parseTypedId, typeNameOf } from "../../core/ids";
import { Refusal } from "../../core/refusal";
import { redirectById } from "../../ledger/lookup";
import { datasetNode, documentOf, nodeOf } from "./jsonld";
import { EVERY_RECORD, type ShownRecord, someRecords } from "./record.stream";
import { datasetsNamed, type Origin } from "./tables.sql";

const EVIDENCE_MAX = 100;

/** The document, and the record's id, which is another than the one asked for where that was merged. */
export async function recordDocument(
  context: Context,
  id: string,
): Promise<{ readonly id: string; readonly text: string }> {
  const named = parseTypedId(id);
  const type = named && typeNameOf(named.prefix);
  if (!type || !EVERY_RECORD.some(({ name }) => name === type))
    throw new Refusal("BAD_ID", `"${id.slice(0, 60)}" is no typed id, as actor_ and 32 hexadecimal digits`);
  const byIds = async (of: string, uuids: readonly string[]): Promise<ShownRecord[]> =>
    uuids.length ? someRecords(context.reader, of, context.sees, sql`t.id = ANY(${uuids}::uuid[])`, uuids.length) : [];
  const record =
    (await byIds(type, [named.uuid]))[0] ??
    (await byIds(type, [(await context.loader(redirectById).load(named.uuid)) ?? named.uuid]))[0];
  if (!record) throw new Refusal("NO_SUCH_RECORD", `There is no ${type} ${id} for this key`);
  const ofRecord = sql`t.subject_id = ${parseTypedId(record.id)!.uuid}::uuid`;
  const evidence = await someRecords(context.reader, "Evidence", context.sees, ofRecord, EVIDENCE_MAX);
  const excerpts = await byIds("Excerpt", idsNamed("Excerpt", [record, ...evidence]));
  const sources = await byIds("Source", idsNamed("Source", [record, ...excerpts]));
  const records = [record, ...evidence, ...excerpts, ...sources];
  const names = [...new Set(records.flatMap(({ dataset }) => dataset ?? []))];
  const datasets = await context.reader.rows<Omit<Origin, "dataset"> & { dataset: string }>(datasetsNamed(names));
  return {
    id: record.id,
    text: documentOf([...records.map(nodeOf), ...datasets.map((its) => datasetNode(its.dataset, its))]),
  };
}

/** Which records of a type these name. */
function idsNamed(type: string, records: readonly ShownRecord[]): string[] {
  const ids = records.flatMap((record) =>
    Object.entries(record.type.references).flatMap(([field, reference]) =>
      reference.type === type ? ((record.content[field] ?? []) as string[]) : [],
    ),
  );
  return [...new Set(ids)].map((id) => parseTypedId(id)!.uuid);
}
