// Finds numbers by uuid: an open-addressing table over the bytes themselves, because a map of a million texts would take more
// memory than the graph. Once built it can lie in memory that all threads share.
export const UUID_BYTES = 16;

const FREE = -1;

/** A table of so many slots as `count` uuids need: at least two each, so that those that collide stay few. */
export const slotsFor = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(2 * count, 16)));

/** The slot that holds the number of the uuid at a place, or the free one where it would be. */
function slotOf(uuids: Uint8Array, slots: Int32Array, bytes: Uint8Array, place: number): number {
  const mask = slots.length - 1;
  for (let slot = hash(bytes, place) & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot]!;
    if (number === FREE) return slot;
    let at = UUID_BYTES - 1;
    while (at >= 0 && uuids[number * UUID_BYTES + at] === bytes[place + at]) at -= 1;
    if (at < 0) return slot;
  }
}

/** Of all bytes: ids may differ in any few of them, as those made one after the other do (FNV-1a, by four bytes at a time). */
function hash(bytes: Uint8Array, place: number): number {
  let mixed = 0x811c9dc5;
  for (let at = place; at < place + UUID_BYTES; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    mixed = Math.imul(mixed ^ word, 0x01000193);
    mixed ^= mixed >>> 15;
  }
  mixed = Math.imul(mixed, 0x9e3779b1);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The number of the uuid at a place; below 0: unknown. */
export const findUuid = (uuids: Uint8Array, slots: Int32Array, bytes: Uint8Array, place: number): number =>
  slots[slotOf(uuids, slots, bytes, place)]!;

/** Fills a table with the first `count` uuids, which are all different. */
export function fillSlots(uuids: Uint8Array, slots: Int32Array, count: number): void {
  slots.fill(FREE);
  for (let number = 0; number < count; number += 1) slots[slotOf(uuids, slots, uuids, number * UUID_BYTES)] = number;
}

/** Gives numbers to uuids as they come. */
export class UuidIndex {
  #uuids = new Uint8Array(1_024 * UUID_BYTES);
  #slots = new Int32Array(slotsFor(1_024)).fill(FREE);
  #count = 0;

  /** Sixteen bytes each, by number. */
  get uuids(): Uint8Array {
    return this.#uuids.subarray(0, this.#count * UUID_BYTES);
  }

  /** Gives the next number to the uuid at a place. */
  add(bytes: Uint8Array, place: number): number {
    if (this.#count * UUID_BYTES === this.#uuids.length) this.#grow();
    const number = this.#count;
    this.#uuids.set(bytes.subarray(place, place + UUID_BYTES), number * UUID_BYTES);
    this.#count += 1;
    this.#slots[slotOf(this.#uuids, this.#slots, bytes, place)] = number;
    return number;
  }

  /** Below 0: unknown. */
  find(bytes: Uint8Array, place: number): number {
    return findUuid(this.#uuids, this.#slots, bytes, place);
  }

  #grow(): void {
    const uuids = new Uint8Array(2 * this.#uuids.length);
    uuids.set(this.#uuids);
    this.#uuids = uuids;
    this.#slots = new Int32Array(2 * this.#slots.length);
    fillSlots(uuids, this.#slots, this.#count);
  }
}
