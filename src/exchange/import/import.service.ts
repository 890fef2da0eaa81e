// Imports a file of the project's own format: two readings, one transaction, all or nothing. The demonstration data come
// in by the same way as everybody's.
import { stat } from "node:fs/promises";
import { Refusal } from "../../core/refusal";
import type { Ledger } from "../../ledger/ledger";
import { RecordsRefused } from "../../ledger/records-refused";
import { resolveReferences } from "./import.references";
import { type Complaint, type ParsedRecord, Survey } from "./import.survey";
import { linesOf } from "./lines";

export interface ImportOptions {
  readonly origin: string;
  /** Called now and then with how many of all records are written. */
  readonly progress?: (done: number, total: number) => void;
}

export interface ImportSummary {
  readonly dataset: string;
  readonly records: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

const BATCH_SIZE = 500;
/** As many lines as a person can work through before trying again. */
export const COMPLAINTS_MAX = 100;

/** Throws IMPORT_REFUSED with `details.complaints` (line, code, message) when any line is wrong; then nothing is written. */
export async function importFile(ledger: Ledger, path: string, options: ImportOptions): Promise<ImportSummary> {
  await refuseUnlessFile(path);
  const survey = new Survey(ledger.types);
  for await (const line of linesOf(path)) survey.add(line);
  if (!survey.dataset) survey.complain(1, "NO_DATASET", "the file is empty");
  refuseIfAny(survey.complaints);
  try {
    return await write(ledger, path, survey, options);
  } catch (error) {
    if (!(error instanceof RecordsRefused)) throw error;
    const complaints = error.refused.map(({ uuid, code, detail }) => ({
      line: survey.lineOf(uuid),
      code,
      message: detail,
    }));
    throw refusal(complaints.sort((a, b) => a.line - b.line));
  }
}

async function write(ledger: Ledger, path: string, survey: Survey, options: ImportOptions): Promise<ImportSummary> {
  const { name: dataset, title, licence, attribution } = survey.dataset!;
  const author = {
    origin: options.origin,
    recordedBy: `import ${dataset}`,
    dataset: { name: dataset, title, licence, attribution },
  };
  return ledger.transact(author, async (writer) => {
    const total = { created: 0, updated: 0, unchanged: 0 };
    let done = 0;
    for await (const batch of batchesOf(path, survey)) {
      await resolveReferences(batch, survey, ledger.types, writer.reader);
      // From the first complaint on nothing more is written, but the rest is still read, to tell all complaints at once.
      if (survey.complaints.length) continue;
      const counts = await writer.assert(
        batch.map(({ type, uuid, content }) => ({ type: type.name, uuid, payload: content })),
      );
      total.created += counts.created;
      total.updated += counts.updated;
      total.unchanged += counts.unchanged;
      done += batch.length;
      options.progress?.(done, survey.records);
    }
    refuseIfAny(survey.complaints);
    if (done !== survey.records) throw new Refusal("FILE_UNREADABLE", `${path} changed while it was read`);
    return { dataset, records: done, ...total };
  });
}

/** It is read twice, which a pipe cannot be. */
async function refuseUnlessFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal("FILE_UNREADABLE", `${path} cannot be read (${cause.code})`, {}, { cause });
  });
  if (!found.isFile()) throw new Refusal("FILE_UNREADABLE", `${path} is no file: save it first, it is read twice`);
}

async function* batchesOf(path: string, survey: Survey): AsyncGenerator<ParsedRecord[]> {
  let batch: ParsedRecord[] = [];
  for await (const line of linesOf(path)) {
    const record = survey.read(line);
    if (record) batch.push(record);
    if (batch.length === BATCH_SIZE) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length) yield batch;
}

const refusal = (complaints: readonly Complaint[]) =>
  new Refusal(
    "IMPORT_REFUSED",
    `${complaints.length} ${complaints.length === 1 ? "complaint" : "complaints"}; nothing was written`,
    { complaints: [...complaints].sort((a, b) => a.line - b.line).slice(0, COMPLAINTS_MAX), total: complaints.length },
  );

function refuseIfAny(complaints: readonly Complaint[]): void {
  if (complaints.length) throw refusal(complaints);
}
