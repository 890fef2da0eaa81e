// The tables as one workbook (XLSX), a sheet each, after a first one that says what it is, so that it can be cited. A zip archive
// that is written as it is read: the first sheet's words come last, when it is known what did not fit.
import { Zip, ZipDeflate } from "fflate";
import { Refusal } from "../../core/refusal";
import type { Snapshot } from "../../database/database";
import { type Download, type Inquiry, type TablePart, valuesOf } from "./download";
import { type Manifest, manifestOf } from "./manifest";
import { SELECTED_TABLES, SELECTION_PARAMETERS } from "./selection.sql";
import { Sheet, SHEET_ROWS_MAX } from "./sheet.xml";
import { fixedParts, sheetPath } from "./workbook.xml";

const ABOUT = "About";
/** XML shrinks to a tenth at the lowest level already. */
const LEVEL = 1;
/** The archive's sizes have 32 bits. */
const FILE_BYTES_MAX = 0xffff_ffff;

/** A zip archive in the making: what is added comes out in pieces. */
class Archive {
  #made: Uint8Array[] = [];
  #bytes = 0;
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#made.push(piece);
    this.#bytes += piece.length;
  });

  file(path: string): ZipDeflate {
    const file = new ZipDeflate(path, { level: LEVEL });
    this.#zip.add(file);
    return file;
  }

  add(file: ZipDeflate, text: string, isLast = false): void {
    file.push(Buffer.from(text), isLast);
    if (file.size > FILE_BYTES_MAX || this.#bytes > FILE_BYTES_MAX) throw tooLarge("The workbook grows beyond 4 GiB");
  }

  end(): void {
    this.#zip.end();
  }

  /** What is finished since the last time. */
  *take(): Generator<Uint8Array> {
    const made = this.#made;
    this.#made = [];
    if (made.length) yield Buffer.concat(made);
  }
}

const tooLarge = (what: string) => new Refusal("TOO_MANY_ROWS", `${what}: ask for fewer, or take CSV`);

/** Before anything is written. */
export function refuseTooLong({ coverage }: Pick<Manifest, "coverage">): void {
  const long = coverage.find(({ records }) => records >= SHEET_ROWS_MAX);
  if (!long) return;
  const held = (SHEET_ROWS_MAX - 1).toLocaleString("en");
  throw tooLarge(`${long.part} has ${long.records.toLocaleString("en")} rows, and a sheet holds ${held}`);
}

const sheetOf = ({ columns }: TablePart): Sheet =>
  new Sheet(
    columns.map(({ name }) => name),
    columns.map(({ type }) => type === "double" || type === "integer"),
  );

/** The manifest for people: a line each. */
function aboutRows(manifest: Manifest, cut: number): (readonly [string, string])[] {
  const { query, node, software, knownAt, visibilities, languages, licences, coverage, origins } = manifest;
  return [
    ["cite as", `${software}, node ${node}, ${query}, as known at ${knownAt}`],
    ...Object.entries({ query, node, software, "known at": knownAt }),
    ["visibilities", visibilities.join(", ")],
    ["languages", languages.join(", ")],
    ["licences", licences.join("; ")],
    ...coverage.map(
      ({ part, records, withEvidence }) => [part, `${records} records, ${withEvidence} with evidence`] as const,
    ),
    ...origins.map(({ part, origin, dataset, title, licence, attribution, records }) => {
      const from = [dataset && `data set ${dataset}`, title, licence, attribution].filter(Boolean).join("; ");
      return [`${part} of ${origin}`, `${records} records${from && `; ${from}`}`] as const;
    }),
    ...(cut ? [["cut", `${cut} texts are longer than a cell holds, and were cut`] as const] : []),
  ];
}

async function* written(snapshot: Snapshot, inquiry: Inquiry): AsyncGenerator<Uint8Array> {
  const manifest = await manifestOf(snapshot, workbook, inquiry);
  refuseTooLong(manifest);
  const archive = new Archive();
  const fixed = fixedParts([ABOUT, ...SELECTED_TABLES.map(({ name }) => name)]);
  for (const [path, text] of Object.entries(fixed)) archive.add(archive.file(path), text, true);
  let cut = 0;
  for (const [index, part] of SELECTED_TABLES.entries()) {
    const sheet = sheetOf(part);
    const file = archive.file(sheetPath(index + 1));
    archive.add(file, sheet.begin());
    for await (const batch of valuesOf(snapshot, part, inquiry)) {
      archive.add(file, batch.map((row) => sheet.row(row)).join(""));
      yield* archive.take();
    }
    archive.add(file, sheet.end(), true);
    cut += sheet.cut;
  }
  const about = new Sheet(["about", "value"], [false, false]);
  const begin = about.begin();
  const rows = aboutRows(manifest, cut).map((row) => about.row(row));
  archive.add(archive.file(sheetPath(0)), begin + rows.join("") + about.end(), true);
  archive.end();
  yield* archive.take();
}

export const workbook: Download = {
  path: "/tables.xlsx",
  type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  summary: "All tables as one workbook, a sheet each, with a sheet that says what it is.",
  parameters: SELECTION_PARAMETERS,
  parts: SELECTED_TABLES,
  packed: true,
  chunks: written,
};
