// Rows of records in shared memory, each in the order of its keys. The rows as they were built never change; what changes is
// written behind them, once for all threads, and each thread keeps for itself which pieces make a row by now. So a question
// that is under way is never disturbed, and a change to an actor with a hundred thousand ties costs no more than another.
// Places are counted in words.
import { keyOf } from "./records.layout";

/** What of a table lies in shared memory. */
export interface RowsMemory {
  /** Row n was built from place offsets[n] to offsets[n + 1]. */
  readonly offsets: Int32Array;
  /** The records, and behind them room for what changes. */
  readonly words: Int32Array;
  /** Words of a record; where there are several, rows have them by turns. */
  readonly widths: readonly number[];
}

/** In a row, the records with this key are replaced by those from place `begin` to `end`. */
export interface Replacement {
  readonly row: number;
  readonly key: number;
  readonly begin: number;
  readonly end: number;
}

/** As many rows as `widths` has belong to one node, side by side. */
export class Rows {
  readonly words: Int32Array;
  /** Row n, if it stands as it was built, goes from place offsets[n] to offsets[n + 1]. */
  readonly offsets: Int32Array;
  readonly #widths: readonly number[];
  readonly #nodesBuilt: number;
  /** One bit a node: whether its rows are as they were built. */
  readonly #hasChanged: Uint32Array;
  readonly #pieces = new Map<number, Int32Array>();
  readonly #whole = new Int32Array(2);

  constructor({ words, offsets, widths }: RowsMemory, nodesMax: number) {
    this.words = words;
    this.offsets = offsets;
    this.#widths = widths;
    this.#nodesBuilt = (offsets.length - 1) / widths.length;
    this.#hasChanged = new Uint32Array((nodesMax >>> 5) + 1);
  }

  /** Whether all rows of a node stand as they were built: then `offsets` tells where. */
  isAsBuilt(node: number): boolean {
    return node < this.#nodesBuilt && (this.#hasChanged[node >>> 5]! & (1 << (node & 31))) === 0;
  }

  /** Where each piece of a row begins and ends, by turns; to be read before the next row is asked for. */
  pieces(row: number): Int32Array {
    const changed = this.#pieces.size ? this.#pieces.get(row) : undefined;
    if (changed) return changed;
    const whole = this.#whole;
    const isBuilt = row < this.offsets.length - 1;
    whole[0] = isBuilt ? this.offsets[row]! : 0;
    whole[1] = isBuilt ? this.offsets[row + 1]! : 0;
    return whole;
  }

  replace({ row, key, begin, end }: Replacement): void {
    const width = this.#widths[row % this.#widths.length]!;
    const before = this.pieces(row);
    const pieces: number[] = [];
    const add = (from: number, until: number) => {
      if (from < until) pieces.push(from, until);
    };
    let isPlaced = false;
    for (let at = 0; at < before.length; at += 2) {
      const [from, until] = [before[at]!, before[at + 1]!];
      const first = this.#firstFrom(key, from, until, width);
      add(from, first);
      // The records with the key stand here or, where the next key is greater, would.
      if (first < until && !isPlaced) {
        add(begin, end);
        isPlaced = true;
      }
      add(this.#firstFrom(key + 1, first, until, width), until);
    }
    if (!isPlaced) add(begin, end);
    // Nothing was there, and nothing comes.
    if (begin === end && pieces.length === before.length && pieces.every((place, at) => place === before[at])) return;
    this.#pieces.set(row, Int32Array.from(pieces));
    const node = Math.floor(row / this.#widths.length);
    this.#hasChanged[node >>> 5]! |= 1 << (node & 31);
  }

  /** The place of the first record whose key is not less. */
  #firstFrom(key: number, from: number, until: number, width: number): number {
    let [low, high] = [0, (until - from) / width];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keyOf(this.words[from + middle * width]!) < key) low = middle + 1;
      else high = middle;
    }
    return from + low * width;
  }
}
