// Imports records from files of any format: two readings, one transaction a file, all of it or nothing. The demonstration data
// come in by the same way as everybody's.
import { stat } from "node:fs/promises";
import { Refusal } from "../../core/refusal";
import type { Ledger } from "../../ledger/ledger";
import type { Author, LedgerWriter } from "../../ledger/ledger-writer";
import { RecordsRefused } from "../../ledger/records-refused";
import { type Changes, changesOf } from "./import.changes";
import { disappeared, type Gone, retractGone } from "./import.disappeared";
import { resolveReferences } from "./import.references";
import { type ParsedRecord, Survey } from "./import.survey";
import { ownFormat } from "./own-format.source";
import { type Complaint, type Dataset, isComplaint, type RecordSource } from "./record-source";

export interface ImportOptions {
  readonly origin: string;
  /** Called now and then with how many of all records of the file are written. */
  readonly progress?: (done: number, total: number) => void;
  /** Called before each file is read. */
  readonly begin?: (source: RecordSource) => void;
  /** Tells what would change, and changes nothing. */
  readonly rehearse?: boolean;
  /** The files are all there is of their data sets: what the node has beside them has disappeared. */
  readonly isWhole?: boolean;
  /** Takes back what has disappeared. */
  readonly retractGone?: boolean;
}

export interface ImportSummary {
  readonly dataset: string;
  readonly records: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface ImportReport {
  /** In the order of the files. */
  readonly files: readonly (ImportSummary & { readonly name: string; readonly milliseconds: number })[];
  /** What the node has of the data sets and the files have no more; null where the files are not all of them. */
  readonly gone: Gone | null;
  /** Of a rehearsal: what would change. */
  readonly changes: Changes | null;
}

const BATCH_SIZE = 500;
/** As many lines as a person can work through before trying again. */
export const COMPLAINTS_MAX = 100;

/** One file of the own format. */
export async function importFile(ledger: Ledger, path: string, options: ImportOptions): Promise<ImportSummary> {
  const { files } = await importAll(ledger, [ownFormat(path)], options);
  const { dataset, records, created, updated, unchanged } = files[0]!;
  return { dataset, records, created, updated, unchanged };
}

/**
 * Each source whole or not at all; those before one that is refused stay. Throws IMPORT_REFUSED with `details.complaints` (line, code,
 * message, and where it helps column and file) and `details.source`.
 */
export async function importAll(
  ledger: Ledger,
  sources: readonly RecordSource[],
  options: ImportOptions,
): Promise<ImportReport> {
  const changes: Changes | null = options.rehearse ? { total: 0, shown: [] } : null;
  const surveys: Survey[] = [];
  const files: ImportReport["files"][number][] = [];
  const one = async (source: RecordSource, write: (survey: Survey) => Promise<ImportSummary>) => {
    const began = Date.now();
    options.begin?.(source);
    const survey = await surveyOf(ledger, source);
    surveys.push(survey);
    const summary = await told(source, survey, () => write(survey));
    files.push({ name: source.name, ...summary, milliseconds: Date.now() - began });
  };
  const work = (source: RecordSource, survey: Survey) => (writer: LedgerWriter) =>
    written(ledger, writer, source, survey, options, changes);
  if (!options.rehearse) {
    for (const source of sources)
      await one(source, (survey) => ledger.transact(authorOf(survey, options), work(source, survey)));
    const gone = options.isWhole ? await disappeared(ledger, options.origin, surveys) : null;
    if (gone?.total && options.retractGone) await retractGone(ledger, options.origin, gone);
    return { files, gone, changes };
  }
  // In one transaction, because later files refer to records of earlier ones; it is rolled back.
  await ledger.rehearse({ origin: options.origin, recordedBy: "rehearsal" }, async (writer) => {
    for (const source of sources)
      await one(source, async (survey) => {
        const summary = await work(source, survey)(writer);
        await writer.check();
        return summary;
      });
  });
  const gone = options.isWhole ? await disappeared(ledger, options.origin, surveys) : null;
  return { files, gone, changes };
}

async function surveyOf(ledger: Ledger, source: RecordSource): Promise<Survey> {
  await refuseUnlessFile(source.name);
  const survey = new Survey(ledger.types, source.placeOf?.bind(source));
  for await (const item of source.records()) {
    if (isComplaint(item)) survey.complaints.push(item);
    else survey.add(item);
  }
  refuseIfAny(source, survey.complaints);
  return survey;
}

/** What the ledger refuses, it tells by id; people know lines. */
async function told(source: RecordSource, survey: Survey, write: () => Promise<ImportSummary>): Promise<ImportSummary> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof RecordsRefused)) throw error;
    const complaints = error.refused.map(({ uuid, code, detail }) => ({
      line: survey.lineOf(uuid),
      code,
      message: detail,
    }));
    throw refusal(source, complaints);
  }
}

const authorOf = (survey: Survey, { origin }: ImportOptions, dataset?: Dataset): Author => {
  const from = dataset ?? [...survey.datasets.values()][0];
  return { origin, recordedBy: from ? `import ${from.name}` : "import", dataset: from };
};

async function written(
  ledger: Ledger,
  writer: LedgerWriter,
  source: RecordSource,
  survey: Survey,
  options: ImportOptions,
  changes: Changes | null,
): Promise<ImportSummary> {
  const total = { created: 0, updated: 0, unchanged: 0 };
  let done = 0;
  for await (const batch of batchesOf(source, survey)) {
    await resolveReferences(batch, survey, ledger.types, writer.reader);
    // From the first complaint on nothing more is written, but the rest is still read, to tell all complaints at once.
    if (survey.complaints.length) continue;
    await writer.from(authorOf(survey, options, batch[0]!.dataset));
    if (changes) await changesOf(writer.reader, options.origin, batch, changes);
    const counts = await writer.assert(
      batch.map(({ type, uuid, content }) => ({ type: type.name, uuid, payload: content })),
    );
    total.created += counts.created;
    total.updated += counts.updated;
    total.unchanged += counts.unchanged;
    done += batch.length;
    options.progress?.(done, survey.records);
  }
  refuseIfAny(source, survey.complaints);
  if (done !== survey.records) throw new Refusal("FILE_UNREADABLE", `${source.name} changed while it was read`);
  return { dataset: [...survey.datasets.keys()].join(", "), records: done, ...total };
}

/** It is read twice, which a pipe cannot be. */
async function refuseUnlessFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal("FILE_UNREADABLE", `${path} cannot be read (${cause.code})`, {}, { cause });
  });
  if (!found.isFile()) throw new Refusal("FILE_UNREADABLE", `${path} is no file: save it first, it is read twice`);
}

/** Neighbours of one data set. */
async function* batchesOf(source: RecordSource, survey: Survey): AsyncGenerator<ParsedRecord[]> {
  let batch: ParsedRecord[] = [];
  for await (const item of source.records()) {
    if (isComplaint(item)) continue;
    const record = survey.read(item);
    if (batch.length === BATCH_SIZE || (batch.length && batch[0]!.dataset !== record.dataset)) {
      yield batch;
      batch = [];
    }
    batch.push(record);
  }
  if (batch.length) yield batch;
}

const refusal = (source: RecordSource, complaints: readonly Complaint[]) =>
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
