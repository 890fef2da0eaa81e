// The room behind a table's records, which fills up while things change.
import { NeedsRebuilding } from "./needs-rebuilding";
import type { RowsMemory } from "./rows";

export class Tail {
  #next: number;

  constructor(private readonly memory: RowsMemory) {
    this.#next = memory.offsets.at(-1)!;
  }

  /** Where the words stand from now on. Throws NeedsRebuilding where there is no room left. */
  append(words: readonly number[]): { begin: number; end: number } {
    const begin = this.#next;
    const end = begin + words.length;
    if (end > this.memory.words.length) throw new NeedsRebuilding();
    this.memory.words.set(words, begin);
    this.#next = end;
    return { begin, end };
  }
}
