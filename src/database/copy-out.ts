// Rows out of Postgres as fast as it gives them: COPY in its binary format, field by field where they lie in the buffer. For
// readings of whole tables into memory, where an object a row would cost more than all the rest.
import { once } from "node:events";
import type { Client } from "pg";
import { to } from "pg-copy-streams";

/** One row, valid until the next: of field n, the place of its bytes in `bytes`; below 0: null. */
export interface BinaryRow {
  bytes: Buffer;
  readonly places: Int32Array;
}

const SIGNATURE_BYTES = 11;
/** Signature, flags, length of the extension, which is always empty. */
const HEADER_BYTES = SIGNATURE_BYTES + 8;
const END = -1;

/** Reads a statement's rows, each with so many fields. `take` is called for each, one after the other. */
export async function copyOut(
  client: Client,
  statement: string,
  fields: number,
  take: (row: BinaryRow) => void,
): Promise<void> {
  const stream = client.query(to(`COPY (${statement}) TO STDOUT (FORMAT binary)`));
  const row: BinaryRow = { bytes: Buffer.alloc(0), places: new Int32Array(fields) };
  let rest: Buffer = Buffer.alloc(0);
  let isBegun = false;
  stream.on("data", (chunk: Buffer) => {
    row.bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    if (!isBegun) {
      if (row.bytes.length < HEADER_BYTES) {
        rest = row.bytes;
        return;
      }
      isBegun = true;
      at = HEADER_BYTES;
    }
    for (let next = endOfRow(row, at); next > 0; next = endOfRow(row, at)) {
      take(row);
      at = next;
    }
    rest = row.bytes.subarray(at);
  });
  await once(stream, "end");
}

/** Finds the fields of the row that begins at a place; 0: it is not all there yet, or there is none any more. */
function endOfRow({ bytes, places }: BinaryRow, begin: number): number {
  let at = begin + 2;
  if (at > bytes.length || bytes.readInt16BE(begin) === END) return 0;
  for (let field = 0; field < places.length; field += 1) {
    if (at + 4 > bytes.length) return 0;
    const length = bytes.readInt32BE(at);
    at += 4;
    places[field] = length < 0 ? -1 : at;
    if (length > 0) at += length;
    if (at > bytes.length) return 0;
  }
  return at;
}
