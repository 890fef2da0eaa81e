// Imports records from files of any format: one transaction a file, all of it or nothing. The demonstration data come in by the same
// way as everybody's.
import type { Ledger } from "../../ledger/ledger";
import { RecordsRefused } from "../../ledger/records-refused";
import { type Changes, noChanges } from "./import.changes";
import { disappeared, type Gone, retractGone } from "./import.disappeared";
import { type FileImport, type ImportSummary, NamesMistaken, refusal, surveyed, written } from "./import.file";
import { Survey } from "./import.survey";
import { ownFormat } from "./own-format.source";
import type { RecordSource } from "./record-source";

export interface ImportOptions {
  readonly origin: string;
  /** Called now and then with how many records of the file are written, and about how many it has. */
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

export interface ImportReport {
  /** In the order of the files. */
  readonly files: readonly (ImportSummary & { readonly name: string; readonly milliseconds: number })[];
  /** What the node has of the data sets and the files have no more; null where the files are not all of them. */
  readonly gone: Gone | null;
  /** Of a rehearsal: what would change. */
  readonly changes: Changes | null;
}

/** One file of the own format. */
export async function importFile(ledger: Ledger, path: string, options: ImportOptions): Promise<ImportSummary> {
  const { files } = await importAll(ledger, [ownFormat(path)], options);
  const { dataset, records, created, updated, unchanged, matched } = files[0]!;
  return { dataset, records, created, updated, unchanged, matched };
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
  const changes: Changes | null = options.rehearse ? noChanges() : null;
  const surveys: Survey[] = [];
  const files: ImportReport["files"][number][] = [];
  const each = async (work: (file: FileImport) => Promise<ImportSummary>) => {
    for (const source of sources) {
      const began = Date.now();
      options.begin?.(source);
      const survey = new Survey(ledger.types, source.placeOf?.bind(source));
      surveys.push(survey);
      const { origin, progress } = options;
      const summary = await told(work, {
        source,
        survey,
        types: ledger.types,
        origin,
        again: false,
        progress,
        changes,
      });
      files.push({ name: source.name, ...summary, milliseconds: Date.now() - began });
    }
  };
  await (options.rehearse ? rehearsed(ledger, options, each) : each((file) => imported(ledger, file)));
  const isPartial = sources.some((source) => source.isPartial);
  const gone = options.isWhole ? await disappeared(ledger, options.origin, surveys, isPartial) : null;
  if (gone?.total && options.retractGone && !options.rehearse) await retractGone(ledger, options.origin, gone);
  return { files, gone, changes };
}

/** Written while it is read. Only where a name turns out to be another record's than it was taken for, all is done once more. */
async function imported(ledger: Ledger, file: FileImport): Promise<ImportSummary> {
  const author = { origin: file.origin, recordedBy: "import" };
  try {
    return await ledger.transact(author, (writer) => written(writer, file));
  } catch (error) {
    if (!(error instanceof NamesMistaken)) throw error;
    return ledger.transact(author, (writer) => written(writer, { ...file, again: true }));
  }
}

type Work = (file: FileImport) => Promise<ImportSummary>;

/** All in one transaction, because later files refer to records of earlier ones; it is rolled back. */
const rehearsed = (ledger: Ledger, { origin }: ImportOptions, each: (work: Work) => Promise<void>): Promise<void> =>
  ledger.rehearse({ origin, recordedBy: "rehearsal" }, (writer) =>
    each(async (file) => {
      await surveyed(file.source, file.survey);
      const summary = await written(writer, { ...file, again: true });
      await writer.check();
      return summary;
    }),
  );

/** What the ledger refuses, it tells by id; people know lines. */
async function told(work: Work, file: FileImport): Promise<ImportSummary> {
  try {
    return await work(file);
  } catch (error) {
    if (!(error instanceof RecordsRefused)) throw error;
    const complaints = error.refused.map(({ uuid, code, detail }) => ({
      line: file.survey.lineOf(uuid),
      code,
      message: detail,
    }));
    throw refusal(file.source, complaints);
  }
}
