// `counterweight export [FILE]`: the whole node in the project's own format, to a file or to standard output.
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Config } from "../core/config";
import { Refusal } from "../core/refusal";
import { exportLines } from "../exchange/export/own-format.service";
import { RECORD_TYPES } from "../records/record-types";
import { openStorage } from "../storage";

export async function exportVerb(config: Config, file: string | undefined): Promise<void> {
  const storage = await openStorage(config, (line) => console.error(line));
  let lines = -1;
  const text = async function* () {
    for await (const line of exportLines(storage.database, RECORD_TYPES, dataset(config))) {
      lines += 1;
      yield `${line}\n`;
    }
  };
  try {
    await (file
      ? toFile(file, text())
      : pipeline(Readable.from(text()), process.stdout, { end: false }).catch(readerGone));
    console.error(`${lines} records exported`);
  } finally {
    await storage.close();
  }
}

const dataset = ({ origin }: Config) => ({
  name: `export-${origin.replace(/[^a-z0-9]+/g, "-")}`.replace(/-$/, ""),
  title: `All records of the node ${origin}`,
});

/** A file appears whole or not at all: nobody should take half an export for a backup. */
async function toFile(file: string, text: AsyncGenerator<string>): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await pipeline(Readable.from(text), createWriteStream(partial));
    await rename(partial, file);
  } catch (cause) {
    await rm(partial, { force: true });
    if (cause instanceof Refusal || !(cause as NodeJS.ErrnoException).syscall) throw cause;
    throw new Refusal(
      "FILE_UNREADABLE",
      `${file} cannot be written (${(cause as NodeJS.ErrnoException).code})`,
      {},
      { cause },
    );
  }
}

/** Whoever reads a pipe may have read enough: `counterweight export | head`. */
function readerGone(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
