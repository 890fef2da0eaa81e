// `counterweight import FILE...`: loads files, with progress while it lasts and every wrong line by its number.
import type { Config } from "../core/config";
import { Refusal } from "../core/refusal";
import { importFile } from "../exchange/import/import.service";
import type { Complaint } from "../exchange/import/record-source";
import { openStorage } from "../storage";

const PROGRESS_INTERVAL_MS = 1_000;

export async function importVerb(config: Config, files: readonly string[]): Promise<void> {
  const storage = await openStorage(config, (line) => console.error(line));
  try {
    for (const file of files) {
      const began = Date.now();
      const summary = await importFile(storage.ledger, file, {
        origin: config.origin,
        progress: progress(file, began),
      });
      const { records, created, updated, unchanged } = summary;
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(
        `${file}: ${records} records, ${created} new, ${updated} changed, ${unchanged} unchanged (${seconds} s)`,
      );
    }
  } catch (error) {
    if (error instanceof Refusal && error.code === "IMPORT_REFUSED") printComplaints(error);
    throw error;
  } finally {
    await storage.close();
  }
}

function progress(file: string, began: number): (done: number, total: number) => void {
  let toldAt = began;
  return (done, total) => {
    const now = Date.now();
    if (now - toldAt < PROGRESS_INTERVAL_MS) return;
    toldAt = now;
    const rate = done / ((now - began) / 1000);
    console.error(
      `${file}: ${done} of ${total} (${Math.round(rate)} a second, ${Math.ceil((total - done) / rate)} s left)`,
    );
  };
}

function printComplaints({ details }: Refusal): void {
  const { complaints, total } = details as { complaints: readonly Complaint[]; total: number };
  for (const { line, code, message } of complaints) console.error(`line ${line}: ${code}: ${message}`);
  if (total > complaints.length) console.error(`...and ${total - complaints.length} more`);
}
