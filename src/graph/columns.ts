// Columns of numbers that grow while rows come, without ever being copied: how many there will be, nobody knows before.

/**
 * Blocks of 32 MB: what is that large, the system gives and takes back by itself, while many small ones would stay with the process
 * for good. What of a block is never written takes no memory.
 */
const BLOCK_BITS = 23;
const BLOCK = 2 ** BLOCK_BITS;

export class Column {
  readonly #blocks: Int32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length % BLOCK === 0) this.#blocks.push(new Int32Array(BLOCK));
    this.#blocks[this.#length >>> BLOCK_BITS]![this.#length % BLOCK] = value;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#blocks[index >>> BLOCK_BITS]![index % BLOCK]!;
  }
}
