// Reads a file as text in bounded memory: unpacks gzip, decodes, and tells what a wrong encoding probably is. It knows no lines.
import { createReadStream, type ReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { Refusal } from "../../core/refusal";

export const ENCODINGS = ["utf-8", "latin1", "windows-1252", "utf-16le"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What is unpacked may be so much larger than what was packed: tables reach 20 times, bombs 1,000. */
const EXPANSION_MAX = 100;
/** Looked at piece by piece, so that a bomb cannot hide behind what is none. */
const EXPANSION_PIECE_BYTES = 4 * 1024 * 1024;
const UNPACKED_BYTES_MAX = 4 * 1024 ** 3;

/** The file's text, chunk by chunk, without a byte order mark. Throws FILE_UNREADABLE or BAD_TEXT. */
export async function* textOf(path: string, encoding: Encoding = "utf-8"): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let isFirst = true;
  for await (const bytes of bytesOf(path)) {
    if (isFirst) refuseOtherEncoding(path, bytes, encoding);
    isFirst = false;
    const text = decoded(path, decoder, bytes, encoding, line);
    line += lineBreaksIn(text);
    if (text) yield text;
  }
  const rest = decoded(path, decoder, undefined, encoding, line);
  if (rest) yield rest;
}

export function lineBreaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function decoded(path: string, decoder: TextDecoder, bytes: Uint8Array | undefined, encoding: Encoding, line: number) {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch (cause) {
    const lenient = new TextDecoder(encoding).decode(bytes ?? new Uint8Array());
    // A character may be cut by the chunk's beginning, so the first wrong one is the first with text before it.
    const before = lenient.slice(0, Math.max(lenient.indexOf("\uFFFD", 4), 0));
    const advice = encoding === "utf-8" ? "; if it is Latin-1, a mapping can say `encoding: windows-1252`" : "";
    const where = `line ${line + lineBreaksIn(before)} or soon after`;
    throw new Refusal("BAD_TEXT", `${path} is not ${encoding.toUpperCase()}: see ${where}${advice}`, {}, { cause });
  }
}

function refuseOtherEncoding(path: string, start: Uint8Array, encoding: Encoding): void {
  const mark = Buffer.from(start.subarray(0, 2)).toString("hex");
  if (mark === "fffe" && encoding !== "utf-16le")
    throw new Refusal("BAD_TEXT", `${path} is UTF-16: save it as UTF-8, or let a mapping say \`encoding: utf-16le\``);
  if (mark === "feff") throw new Refusal("BAD_TEXT", `${path} is UTF-16, big end first: save it as UTF-8`);
}

interface Reading {
  readonly stream: ReadStream;
  readonly bytes: number;
}

/** Files that are being read, so that whoever waits can be told how much is left. */
const readings = new Map<string, Reading>();

/** How much of a file is read by now, 0 to 1; 1 where it is not being read. */
export function shareRead(path: string): number {
  const reading = readings.get(path);
  return reading?.bytes ? Math.min(1, reading.stream.bytesRead / reading.bytes) : 1;
}

async function opened(path: string): Promise<ReadStream> {
  const stream = createReadStream(path);
  readings.set(path, { stream, bytes: (await stat(path)).size });
  stream.once("close", () => readings.delete(path));
  return stream;
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    const magic = (await firstBytes(path)).toString("hex");
    if (magic === "504b0304")
      throw new Refusal(
        "FILE_UNREADABLE",
        `${path} is a zip archive or a spreadsheet: unpack it, or save it as CSV, first`,
      );
    yield* magic.startsWith("1f8b") ? unpacked(path) : ((await opened(path)) as AsyncIterable<Uint8Array>);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const { code = "unknown" } = cause as NodeJS.ErrnoException;
    const why = code === "Z_BUF_ERROR" ? "the gzip file ends in the middle" : code;
    throw new Refusal("FILE_UNREADABLE", `${path} cannot be read (${why})`, {}, { cause });
  }
}

/** It is opened more than once, which a pipe cannot be; and nobody writes to one that nobody reads. */
async function firstBytes(path: string): Promise<Buffer> {
  if (!(await stat(path)).isFile()) throw new Refusal("FILE_UNREADABLE", `${path} is no file: save it first`);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const packed = await opened(path);
  const gunzip = createGunzip();
  // An error on either side reaches the reader through the stream that it reads.
  const stream: Readable = pipeline(packed, gunzip, () => undefined);
  let total = 0;
  let piece = { from: 0, packedFrom: 0 };
  for await (const bytes of stream as AsyncIterable<Uint8Array>) {
    total += bytes.length;
    const isWhole = total - piece.from > EXPANSION_PIECE_BYTES;
    // What gunzip has taken, not what was read: that runs ahead.
    const isBomb = isWhole && total - piece.from > EXPANSION_MAX * (gunzip.bytesWritten - piece.packedFrom);
    if (isBomb || total > UNPACKED_BYTES_MAX)
      throw new Refusal("FILE_UNREADABLE", `${path} grows too large when unpacked: unpack it first if you trust it`);
    if (isWhole) piece = { from: total, packedFrom: gunzip.bytesWritten };
    yield bytes;
  }
}
