// Gives numbers to nodes that came after the snapshot was built. Their uuids are written for all threads; which are known, each thread
// learns by the patch.
import type { Names } from "./names";
import { NeedsRebuilding } from "./needs-rebuilding";

export class Newcomers {
  readonly #numbers = new Map<string, number>();

  constructor(
    private readonly names: Names,
    private next: number,
    private readonly max: number,
  ) {}

  get count(): number {
    return this.next;
  }

  /** Below 0: there is no such node, nor has one come. */
  find(uuid: string): number {
    return this.#numbers.get(uuid) ?? this.names.find(uuid);
  }

  /** Throws NeedsRebuilding where there is no room left. */
  numberOf(uuid: string): number {
    const known = this.find(uuid);
    if (known >= 0) return known;
    if (this.next === this.max) throw new NeedsRebuilding();
    const number = this.next;
    this.next += 1;
    this.names.write(number, uuid);
    this.#numbers.set(uuid, number);
    return number;
  }
}
