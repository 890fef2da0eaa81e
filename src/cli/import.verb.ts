// `counterweight import FILE...`: loads files, with progress while it lasts, every complaint by its place, and a summary at the end.
import type { Config } from "../core/config";
import { keepHeapSmall } from "../core/heap";
import { Refusal } from "../core/refusal";
import { printable } from "../core/text";
import { isForeign, sourcesOf } from "../exchange/formats/detect";
import type { Changes } from "../exchange/import/import.changes";
import type { Gone } from "../exchange/import/import.disappeared";
import { importAll, type ImportReport } from "../exchange/import/import.service";
import type { Complaint, RecordSource } from "../exchange/import/record-source";
import { mappedFiles } from "../exchange/mapping/mapping.files";
import type { RecordType } from "../ledger/record-type";
import { openStorage } from "../storage";

export interface ImportWords {
  readonly mapping?: string;
  readonly dryRun?: boolean;
  readonly retractMissing?: boolean;
  readonly dataset?: string;
  readonly title?: string;
  readonly licence?: string;
  readonly attribution?: string;
}

const PROGRESS_INTERVAL_MS = 1_000;
const GO_ON = "The same command goes on from there: what is loaded is left alone.";

export async function importVerb(config: Config, files: readonly string[], words: ImportWords): Promise<void> {
  keepHeapSmall(50);
  const storage = await openStorage(config, (line) => console.error(line));
  const begun: string[] = [];
  try {
    const { sources, isWhole } = await readersOf(files, words, storage.ledger.types);
    const report = await importAll(storage.ledger, sources, {
      origin: config.origin,
      rehearse: words.dryRun ?? false,
      isWhole,
      retractGone: words.retractMissing ?? false,
      ...progress(begun),
    });
    print(report, words);
    for (const source of sources) printLeftOut(source);
  } catch (error) {
    if (error instanceof Refusal && error.code === "IMPORT_REFUSED") printComplaints(error);
    const loaded = words.dryRun ? [] : begun.slice(0, -1);
    if (loaded.length) console.error(`Loaded before it: ${loaded.join(", ")}. ${GO_ON}`);
    throw error;
  } finally {
    await storage.close();
  }
}

/** What reads the files; `isWhole`: they are all there is of their data sets. */
async function readersOf(
  files: readonly string[],
  { mapping, retractMissing = false, dataset, title, licence, attribution }: ImportWords,
  types: ReadonlyMap<string, RecordType>,
): Promise<{ sources: readonly RecordSource[]; isWhole: boolean }> {
  if (mapping === undefined) {
    const given = { name: dataset, title, licence, attribution };
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return { sources: await sourcesOf(files, said), isWhole: retractMissing };
  }
  const { sources, lacking } = await mappedFiles(mapping, files, types);
  for (const glob of lacking)
    console.error(`No file was given for ${printable(glob)}: what disappeared cannot be told.`);
  return { sources, isWhole: lacking.length === 0 };
}

/** Notes which files were begun, and tells of each how far it is. */
function progress(begun: string[]) {
  let beganAt = 0;
  let toldAt = 0;
  let reading: NodeJS.Timeout | undefined;
  return {
    begin: ({ name }: RecordSource) => {
      begun.push(name);
      beganAt = toldAt = Date.now();
      clearTimeout(reading);
      reading = setTimeout(() => console.error(`${name}: reading and checking`), PROGRESS_INTERVAL_MS).unref();
    },
    progress: (done: number, total: number) => {
      clearTimeout(reading);
      const now = Date.now();
      if (now - toldAt < PROGRESS_INTERVAL_MS) return;
      toldAt = now;
      const rate = done / ((now - beganAt) / 1_000);
      const left = `${Math.round(rate)} a second, ${Math.ceil((total - done) / rate)} s left`;
      console.error(`${begun.at(-1)}: ${done} of ${total} (${left})`);
    },
  };
}

function print({ files, gone, changes }: ImportReport, { dryRun, retractMissing }: ImportWords): void {
  for (const { name, records, created, updated, unchanged, matched, milliseconds } of files) {
    const byNumber = matched ? `, ${matched} matched by number` : "";
    const counts = `${records} records, ${created} new, ${updated} changed, ${unchanged} unchanged${byNumber}`;
    console.log(`${name}: ${counts} (${(milliseconds / 1_000).toFixed(1)} s)`);
  }
  if (changes) printChanges(changes);
  if (gone?.total) printGone(gone, !dryRun && retractMissing === true);
  if (dryRun) console.log("Nothing was written.");
}

function printChanges({ made, changed, shown }: Changes): void {
  for (const [type, { count, names }] of made)
    console.log(`  new: ${count} ${type} (${names.join(", ")}${count > names.length ? ", …" : ""})`);
  for (const { type, name, fields } of shown) console.log(`  changes ${type} ${name}: ${fields.join(", ")}`);
  printRest(changed, shown);
}

function printGone({ total, shown }: Gone, isRetracted: boolean): void {
  const what = `${total} ${total === 1 ? "record" : "records"} of earlier imports ${total === 1 ? "is" : "are"} no longer there`;
  console.log(`${what}: ${isRetracted ? "taken back" : "kept; --retract-missing takes them back"}`);
  for (const { type, name } of shown) console.log(`  ${type} ${name}`);
  printRest(total, shown);
}

function printLeftOut(source: RecordSource): void {
  if (!isForeign(source)) return;
  for (const { what, count } of source.leftOut()) console.log(`${source.name}: left out ${count} × ${what}`);
}

function printRest(total: number, shown: readonly unknown[]): void {
  if (total > shown.length) console.log(`  ...and ${total - shown.length} more`);
}

export function printComplaints({ details }: Refusal): void {
  const { source, complaints, total } = details as { source: string; complaints: readonly Complaint[]; total: number };
  for (const { file = source, line, column, code, message } of complaints)
    console.error(
      printable(`${[file, line, ...(column === undefined ? [] : [column])].join(":")}: ${code}: ${message}`),
    );
  if (total > complaints.length) console.error(`...and ${total - complaints.length} more`);
}
