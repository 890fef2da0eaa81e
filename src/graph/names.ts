// Numbers and uuids of a snapshot's nodes. Numbers are dense, so that arrays can be indexed by them; they mean nothing outside
// of the snapshot, and another one deals them anew.
import type { NamesMemory } from "./snapshot.memory";
import { findUuid, UUID_BYTES } from "./uuid-index";

export const bytesOfUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll("-", ""), "hex");

export function uuidOfBytes(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, UUID_BYTES).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export class Names {
  readonly #uuids: Uint8Array;
  readonly #slots: Int32Array;
  /** Those that came after the snapshot was built. */
  readonly #later = new Map<string, number>();

  constructor({ uuids, slots }: NamesMemory) {
    this.#uuids = uuids;
    this.#slots = slots;
  }

  uuidOf(node: number): string {
    return uuidOfBytes(this.#bytes(node));
  }

  /** Below 0: there is no such node. */
  find(uuid: string): number {
    const found = findUuid(this.#uuids, this.#slots, bytesOfUuid(uuid), 0);
    return found < 0 ? (this.#later.get(uuid) ?? found) : found;
  }

  /** Makes nodes known whose uuids are there by now. */
  learn(from: number, until: number): void {
    for (let node = from; node < until; node += 1) this.#later.set(this.uuidOf(node), node);
  }

  /** Writes the uuid of a node that is new. */
  write(node: number, uuid: string): void {
    this.#uuids.set(bytesOfUuid(uuid), node * UUID_BYTES);
  }

  /** Below 0 where the first node's uuid comes first. */
  compare(one: number, other: number): number {
    const uuids = this.#uuids;
    const [a, b] = [one * UUID_BYTES, other * UUID_BYTES];
    for (let at = 0; at < UUID_BYTES; at += 1) {
      const difference = uuids[a + at]! - uuids[b + at]!;
      if (difference) return difference;
    }
    return 0;
  }

  #bytes(node: number): Uint8Array {
    return this.#uuids.subarray(node * UUID_BYTES, (node + 1) * UUID_BYTES);
  }
}
