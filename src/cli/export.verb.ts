// `counterweight export [FILE]`: what the downloads serve, written to a file, a folder of tables or standard output, with a manifest
// beside it. A backup is the same in the project's own format.
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { seesOf } from "../access/roles";
import type { Config } from "../core/config";
import type { Role } from "../core/context";
import { keepHeapSmall } from "../core/heap";
import { Refusal } from "../core/refusal";
import { wantedLanguages } from "../core/text";
import type { Snapshot } from "../database/database";
import { type Download, type Inquiry, ONE_AT_A_TIME } from "../exchange/export/download";
import { FORMATS, TABLE_FILES } from "../exchange/export/downloads";
import { type Manifest, manifestOf } from "../exchange/export/manifest";
import { readParameters } from "../exchange/export/parameters";
import { openStorage } from "../storage";

const CSV = "csv";
export const EXPORT_FORMATS: readonly string[] = [...Object.keys(FORMATS), CSV];
/** Whose eyes an export has. */
const READERS: Readonly<Record<string, Role | null>> = { public: null, node: "READER", private: "CURATOR" };
export const EXPORT_VISIBILITIES: readonly string[] = Object.keys(READERS);

export interface ExportWords {
  readonly format: string;
  readonly visibility?: string;
  readonly jurisdiction?: string;
  readonly theme?: string;
  readonly asOf?: string;
  readonly types?: string;
  readonly kind?: string;
  readonly lang?: string;
}

/** How long whoever reads standard output may pause. */
const IDLE_MS = 30 * 60_000;
const PROGRESS_INTERVAL_MS = 1_000;

export async function exportVerb(config: Config, file: string | undefined, words: ExportWords): Promise<void> {
  keepHeapSmall(15);
  // The folder has the tables of the workbook.
  const download = words.format === CSV ? FORMATS.xlsx : FORMATS[words.format as keyof typeof FORMATS];
  const question = questionOf(config, download, words);
  if (words.format === CSV) await refuseUnlessFree(file);
  const storage = await openStorage(config, (line) => console.error(line));
  try {
    await storage.database.snapshot(IDLE_MS, async (snapshot) => {
      const progress = new Progress();
      const inquiry: Inquiry = { ...question, progress: (records) => progress.add(records) };
      const manifest = await manifestOf(snapshot, download, inquiry);
      progress.total = manifest.coverage.reduce((sum, { records }) => sum + records, 0);
      if (words.format === CSV) await toFolder(file!, manifest, snapshot, inquiry);
      else if (file) await toFile(file, manifest, download.chunks(snapshot, inquiry));
      else await toStandardOutput(download.chunks(snapshot, inquiry));
      console.error(`${progress.done} records exported`);
    });
  } finally {
    await storage.close();
  }
}

/** The same question as at the download's address. */
function questionOf(config: Config, { path: address, parameters }: Download, words: ExportWords): Inquiry {
  const { format, visibility, types, ...others } = words;
  const given = Object.entries({ ...others, type: types }).filter(([, value]) => value !== undefined);
  const refused = given.find(([name]) => !parameters.some((parameter) => parameter.name === name));
  if (refused) {
    const [option] = Object.entries(OPTION_OF).find(([, name]) => name === refused[0])!;
    throw new Refusal("BAD_USER_INPUT", `--format ${format} takes no ${option}`);
  }
  const text = new URLSearchParams(given as [string, string][]).toString();
  const asked = readParameters(text, parameters);
  return {
    asked,
    // A backup is whole; what is meant for others is what others may see.
    sees: seesOf(READERS[visibility ?? (format === "own" ? "private" : "public")]!),
    languages: wantedLanguages(asked.lang, "", config.languages),
    node: config.origin,
    address: address + (text && `?${text}`),
  };
}

const OPTION_OF: Readonly<Record<string, string>> = {
  ...{ "--jurisdiction": "jurisdiction", "--theme": "theme", "--as-of": "asOf" },
  ...{ "--types": "type", "--kind": "kind", "--lang": "lang" },
};

type Chunks = AsyncIterable<string | Uint8Array>;

interface Written {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What not everybody may see is for the eyes of its owner, on disk too. */
const modeOf = ({ visibilities }: Manifest, open: number): number =>
  visibilities.some((visibility) => visibility !== "PUBLIC") ? open & 0o700 : open;

async function write(target: string, name: string, chunks: Chunks, mode: number): Promise<Written> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measured = async function* () {
    for await (const chunk of chunks) {
      const piece = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  await pipeline(Readable.from(measured(), ONE_AT_A_TIME), createWriteStream(target, { flags: "wx", mode }));
  return { name, bytes, sha256: hash.digest("hex") };
}

const manifestText = (manifest: Manifest, files: readonly Written[]) =>
  `${JSON.stringify({ ...manifest, files }, null, 2)}\n`;

/** A file appears whole or not at all: nobody should take half an export for a backup. */
async function toFile(file: string, manifest: Manifest, chunks: Chunks): Promise<void> {
  const [partial, about] = [`${file}.partial`, `${file}.manifest.json`];
  await wholeOrNothing(file, [partial, `${about}.partial`], async () => {
    // One that was left behind may be open to others.
    await rm(partial, { force: true });
    const written = await write(partial, path.basename(file), chunks, modeOf(manifest, 0o666));
    await writeFile(`${about}.partial`, manifestText(manifest, [written]), { mode: modeOf(manifest, 0o666) });
    await rename(partial, file);
    await rename(`${about}.partial`, about);
  });
}

/** So does a folder. */
async function toFolder(folder: string, manifest: Manifest, snapshot: Snapshot, inquiry: Inquiry): Promise<void> {
  const partial = `${folder}.partial`;
  await wholeOrNothing(folder, [partial], async () => {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { mode: modeOf(manifest, 0o777) });
    const files: Written[] = [];
    for (const [name, chunks] of Object.entries(TABLE_FILES)) {
      files.push(await write(path.join(partial, name), name, chunks(snapshot, inquiry), modeOf(manifest, 0o666)));
    }
    await writeFile(path.join(partial, "manifest.json"), manifestText(manifest, files));
    await rmdir(folder).catch(() => undefined);
    await rename(partial, folder);
  });
}

async function refuseUnlessFree(folder: string | undefined): Promise<void> {
  if (!folder)
    throw new Refusal("BAD_USER_INPUT", "--format csv needs the name of a folder: it writes a file for each table");
  const files = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw unwritable(folder, cause);
  });
  if (files.length) throw new Refusal("FILE_UNREADABLE", `${folder} is not empty: name a folder that is, or a new one`);
}

async function wholeOrNothing(target: string, partial: readonly string[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    for (const each of partial) await rm(each, { recursive: true, force: true });
    if (cause instanceof Refusal || !(cause as NodeJS.ErrnoException).syscall) throw cause;
    throw unwritable(target, cause as NodeJS.ErrnoException);
  }
}

const unwritable = (target: string, cause: NodeJS.ErrnoException) =>
  new Refusal("FILE_UNREADABLE", `${target} cannot be written (${cause.code})`, {}, { cause });

/** Whoever reads a pipe may have read enough: `counterweight export | head`. */
async function toStandardOutput(chunks: Chunks): Promise<void> {
  await pipeline(Readable.from(chunks, ONE_AT_A_TIME), process.stdout, { end: false }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    },
  );
}

/** Tells now and then how far it is. */
class Progress {
  total = 0;
  done = 0;
  readonly #began = Date.now();
  #told = Date.now();

  add(records: number): void {
    this.done += records;
    const now = Date.now();
    if (now - this.#told < PROGRESS_INTERVAL_MS) return;
    this.#told = now;
    const rate = this.done / ((now - this.#began) / 1_000);
    const left = Math.ceil((this.total - this.done) / rate);
    console.error(`${this.done} of ${this.total} records (${Math.round(rate)} a second, ${left} s left)`);
  }
}
