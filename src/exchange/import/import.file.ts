// Imports one file within one transaction: records are written by the batch while the next are read, here Node works and there
// Postgres. Once anything is wrong, nothing more is written, but all is read, so that all that is wrong is told at once.
import { setImmediate } from "node:timers/promises";
import { Refusal } from "../../core/refusal";
import { matchByNumber } from "../../identity/matching.service";
import type { Author, LedgerWriter } from "../../ledger/ledger-writer";
import type { RecordType } from "../../ledger/record-type";
import { shareRead } from "../files/text";
import { type Changes, changesOf } from "./import.changes";
import { resolveReferences } from "./import.references";
import { COMPLAINTS_MAX, type ParsedRecord, type Survey } from "./import.survey";
import { type Complaint, isComplaint, type RecordSource } from "./record-source";

export interface ImportSummary {
  readonly dataset: string;
  readonly records: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Pairs of actors that were judged to be one, because they bear one number. */
  readonly matched: number;
}

export interface FileImport {
  readonly source: RecordSource;
  readonly survey: Survey;
  readonly types: ReadonlyMap<string, RecordType>;
  readonly origin: string;
  /** The survey knows the file already: it is read once more. */
  readonly again: boolean;
  readonly progress?: ((done: number, total: number) => void) | undefined;
  /** Where it is to be noted what changes. */
  readonly changes?: Changes | null;
}

/** A name turned out to be another record's than it was taken for: with what the survey knows now, the file must be read once more. */
export class NamesMistaken extends Error {}

const BATCH_SIZE = 1_000;
const BATCHES_AHEAD = 3;
const LOOKING_EVERY = 100;
/** A file of which so much is wrong is the wrong file: its rest is not read. */
const READ_COMPLAINTS_MAX = 10_000;

/** Writes all records of the file. Throws IMPORT_REFUSED, and NamesMistaken on the first reading. */
export async function written(writer: LedgerWriter, file: FileImport): Promise<ImportSummary> {
  const { source, survey, types, origin } = file;
  const total = { created: 0, updated: 0, unchanged: 0 };
  let done = 0;
  for await (const batch of ahead(batchesOf(file))) {
    await resolveReferences(batch, survey, types, writer.reader);
    if (survey.complaints.length) continue;
    await writer.from(authorOf(origin, batch[0]!));
    if (file.changes) await changesOf(writer.reader, origin, batch, file.changes);
    const counts = await writer.assert(
      batch.map(({ type, uuid, content }) => ({ type: type.name, uuid, payload: content })),
    );
    total.created += counts.created;
    total.updated += counts.updated;
    total.unchanged += counts.unchanged;
    done += batch.length;
    file.progress?.(done, Math.round(done / (shareRead(source.name) || 1)));
  }
  const isNamed = survey.confirm();
  refuseIfAny(source, survey.complaints);
  if (!isNamed) throw new NamesMistaken();
  if (done !== survey.records) throw changedMeanwhile(source);
  const names = [...survey.datasets.keys()].join(", ");
  const matched = await matchByNumber(writer, { origin, recordedBy: `import ${names}` });
  return { dataset: names, records: done, ...total, matched };
}

/** Makes the survey know the whole file, without writing. */
export async function surveyed(source: RecordSource, survey: Survey): Promise<void> {
  for await (const item of source.records()) {
    if (isComplaint(item)) survey.complaints.push(item);
    else survey.add(item);
    if (survey.complaints.length >= READ_COMPLAINTS_MAX) break;
  }
  refuseIfAny(source, survey.complaints);
}

const authorOf = (origin: string, { dataset }: ParsedRecord): Author => ({
  origin,
  recordedBy: `import ${dataset.name}`,
  dataset,
});

const changedMeanwhile = ({ name }: RecordSource) =>
  new Refusal("FILE_UNREADABLE", `${name} changed while it was read`);

/** Neighbours of one data set. */
async function* batchesOf({ source, survey, again }: FileImport): AsyncGenerator<ParsedRecord[]> {
  let batch: ParsedRecord[] = [];
  for await (const item of source.records()) {
    if (survey.complaints.length >= READ_COMPLAINTS_MAX) return;
    const record = isComplaint(item) ? null : again ? survey.again(item) : survey.add(item);
    // What was good when it was read first.
    if (again && !record) throw changedMeanwhile(source);
    if (isComplaint(item)) survey.complaints.push(item);
    if (!record) continue;
    if (batch.length === BATCH_SIZE || (batch.length && batch[0]!.dataset.name !== record.dataset.name)) {
      yield batch;
      batch = [];
    }
    batch.push(record);
    // Postgres gets its next statement only when Node comes to look: while rows are made here, it must not run dry.
    if (batch.length % LOOKING_EVERY === 0) await setImmediate();
  }
  if (batch.length) yield batch;
}

/** Some batches are made before they are wanted: Node makes them while it waits for Postgres. */
async function* ahead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  const begun = () => {
    const next = items.next() as Promise<IteratorResult<Item, undefined>>;
    // Told when its turn comes, if it does.
    next.catch(() => undefined);
    return next;
  };
  const waiting = Array.from({ length: BATCHES_AHEAD }, begun);
  try {
    for (;;) {
      const { done, value } = await waiting.shift()!;
      if (done) return;
      waiting.push(begun());
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}

export const refusal = (source: RecordSource, complaints: readonly Complaint[]): Refusal =>
  new Refusal(
    "IMPORT_REFUSED",
    `${complaints.length} ${complaints.length === 1 ? "complaint" : "complaints"}; nothing was written`,
    {
      source: source.name,
      complaints: [...complaints].sort((a, b) => a.line - b.line).slice(0, COMPLAINTS_MAX),
      total: complaints.length,
    },
  );

function refuseIfAny(source: RecordSource, complaints: readonly Complaint[]): void {
  if (complaints.length) throw refusal(source, complaints);
}
