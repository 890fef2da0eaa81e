// Columns of numbers that grow while rows come, without ever being copied: how many there will be, nobody knows before.

const BLOCK_BITS = 16;
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
