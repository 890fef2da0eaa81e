// Puts a snapshot together from what was read: numbers actors anew, so that those with most ties stand side by side, sorts every
// row without ever comparing two records, and lays it all into shared memory. Time and memory grow with the records and nothing else.
import type { Column } from "./columns";
import { IDLE, INVOLVED_WORDS, keyed, PLAIN, PLAIN_WORDS, SPECIAL, TIE_ROWS, TIE_WORDS } from "./records.layout";
import type { RowsMemory } from "./rows";
import { carries, isPlain, type NamesMemory, type SnapshotMemory, type Vocabulary } from "./snapshot.memory";
import { fillSlots, slotsFor, UUID_BYTES } from "./uuid-index";

/** A table as it was read: word 1 and word 2 are ready, but for what follows from the ends. */
export interface ReadTies {
  readonly source: Column;
  readonly target: Column;
  readonly type: Column;
  readonly word1: Column;
  readonly word2: Column;
}

export interface ReadInvolvements {
  readonly actor: Column;
  readonly subject: Column;
  readonly role: Column;
  readonly word1: Column;
  readonly word2: Column;
}

export interface ReadGraph {
  readonly position: string;
  /** Sixteen bytes each. */
  readonly actorUuids: Uint8Array;
  readonly actorsSince: Column;
  readonly subjectUuids: Uint8Array;
  readonly subjectsSince: Column;
  readonly policyOf: Column;
  readonly ties: ReadTies;
  readonly involvements: ReadInvolvements;
}

/** Room for what changes before the graph is built anew: a fiftieth, and enough for a small one. */
const roomFor = (count: number): number => Math.ceil(count * 1.02) + 4_096;

const shared = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));

export function assemble(read: ReadGraph, vocabulary: Vocabulary): SnapshotMemory {
  const rank = ranks(read);
  const actorCount = rank.length;
  const subjectCount = read.policyOf.length;
  const actorUuids = new Uint8Array(new SharedArrayBuffer(roomFor(actorCount) * UUID_BYTES));
  const actorsSince = shared(roomFor(actorCount));
  for (let number = 0; number < actorCount; number += 1) {
    const uuid = read.actorUuids.subarray(number * UUID_BYTES, (number + 1) * UUID_BYTES);
    actorUuids.set(uuid, rank[number]! * UUID_BYTES);
    actorsSince[rank[number]!] = read.actorsSince.at(number);
  }
  const subjectUuids = new Uint8Array(new SharedArrayBuffer(roomFor(subjectCount) * UUID_BYTES));
  subjectUuids.set(read.subjectUuids);
  const [subjectsSince, policyOf] = [shared(roomFor(subjectCount)), shared(roomFor(subjectCount))];
  for (let number = 0; number < subjectCount; number += 1) {
    subjectsSince[number] = read.subjectsSince.at(number);
    policyOf[number] = read.policyOf.at(number);
  }
  return {
    position: read.position,
    vocabulary,
    actorCount,
    subjectCount,
    tieCount: read.ties.source.length,
    involvementCount: read.involvements.actor.length,
    actors: named(actorUuids, actorCount),
    subjects: named(subjectUuids, subjectCount),
    actorsSince,
    subjectsSince,
    policyOf,
    ties: tieRows(read.ties, rank, vocabulary),
    ...involvementRows(read.involvements, rank, subjectCount),
  };
}

/** The new number of every actor: those with most ties first, so that what walks meet most often lies close together. */
function ranks({ actorsSince, ties }: ReadGraph): Int32Array {
  const degrees = new Int32Array(actorsSince.length);
  for (let tie = 0; tie < ties.source.length; tie += 1) {
    degrees[ties.source.at(tie)]! += 1;
    degrees[ties.target.at(tie)]! += 1;
  }
  const order = Int32Array.from(degrees.keys()).sort((one, other) => degrees[other]! - degrees[one]! || one - other);
  const rank = new Int32Array(order.length);
  for (let place = 0; place < order.length; place += 1) rank[order[place]!] = place;
  return rank;
}

function named(uuids: Uint8Array, count: number): NamesMemory {
  const slots = shared(slotsFor(count));
  fillSlots(uuids, slots, count);
  return { uuids, slots };
}

/** Lists of numbers by node, one behind the other. */
interface Grouped {
  readonly offsets: Int32Array;
  readonly items: Int32Array;
}

/** Groups items by node, in the order in which `each` gives them. */
function grouped(nodes: number, each: (give: (node: number, item: number) => void) => void): Grouped {
  const offsets = new Int32Array(nodes + 1);
  each((node) => (offsets[node + 1]! += 1));
  for (let node = 0; node < nodes; node += 1) offsets[node + 1]! += offsets[node]!;
  const items = new Int32Array(offsets[nodes]!);
  const next = offsets.slice(0, nodes);
  each((node, item) => {
    items[next[node]!] = item;
    next[node]! += 1;
  });
  return { offsets, items };
}

/** Each group's items by the order of the groups where their other ends stand: sorted, without comparing. */
function transposed(
  { items }: Grouped,
  nodes: number,
  otherEnd: (item: number) => number,
  seenFromThere: (item: number) => number,
) {
  return grouped(nodes, (give) => {
    for (let at = 0; at < items.length; at += 1) give(otherEnd(items[at]!), seenFromThere(items[at]!));
  });
}

/** Every tie twice: as item 2t in the row of its source, 2t + 1 in the row of its target. */
function tieRows(
  { source, target, type, word1, word2 }: ReadTies,
  rank: Int32Array,
  vocabulary: Vocabulary,
): RowsMemory {
  const here = (item: number): number => rank[(item & 1 ? target : source).at(item >>> 1)]!;
  const there = (item: number): number => rank[(item & 1 ? source : target).at(item >>> 1)]!;
  const asRead = grouped(rank.length, (give) => {
    for (let item = 0; item < 2 * source.length; item += 1) give(here(item), item);
  });
  const { offsets: begins, items } = transposed(asRead, rank.length, there, (item) => item ^ 1);
  const sortOf = (first: number, end: number): number => {
    let isIdle = true;
    for (let at = first; at < end; at += 1) isIdle &&= !carries(vocabulary, type.at(items[at]! >>> 1));
    const tie = items[first]! >>> 1;
    const isAlone = end === first + 1;
    return isIdle ? IDLE : isAlone && isPlain(vocabulary, type.at(tie), word1.at(tie), word2.at(tie)) ? PLAIN : SPECIAL;
  };
  const sorts = new Uint8Array(items.length);
  let words = 0;
  for (let node = 0; node < rank.length; node += 1) {
    for (let first = begins[node]!; first < begins[node + 1]!;) {
      let end = first + 1;
      while (end < begins[node + 1]! && there(items[end]!) === there(items[first]!)) end += 1;
      const sort = sortOf(first, end);
      sorts.fill(sort, first, end);
      words += (end - first) * (sort === PLAIN ? PLAIN_WORDS : TIE_WORDS);
      first = end;
    }
  }
  const offsets = shared(TIE_ROWS * rank.length + 1);
  const memory = shared(roomFor(words));
  let place = 0;
  for (let node = 0; node < rank.length; node += 1) {
    for (let sort = 0; sort < TIE_ROWS; sort += 1) {
      for (let at = begins[node]!; at < begins[node + 1]!; at += 1) {
        if (sorts[at] !== sort) continue;
        const [item, tie] = [items[at]!, items[at]! >>> 1];
        memory[place++] = keyed(there(item), 2 * type.at(tie) + (item & 1));
        memory[place++] = word1.at(tie);
        if (sort !== PLAIN) memory[place++] = word2.at(tie);
      }
      offsets[TIE_ROWS * node + sort + 1] = place;
    }
  }
  return { offsets, words: memory, widths: [PLAIN_WORDS, TIE_WORDS, TIE_WORDS] };
}

function involvementRows(
  { actor, subject, role, word1, word2 }: ReadInvolvements,
  rank: Int32Array,
  subjects: number,
): { involved: RowsMemory; involvedIn: RowsMemory } {
  const actorOf = (item: number): number => rank[actor.at(item)]!;
  const subjectOf = (item: number): number => subject.at(item);
  const same = (item: number): number => item;
  const asRead = grouped(rank.length, (give) => {
    for (let item = 0; item < actor.length; item += 1) give(actorOf(item), item);
  });
  const bySubject = transposed(asRead, subjects, subjectOf, same);
  const byActor = transposed(bySubject, rank.length, actorOf, same);
  const laid = ({ offsets, items }: Grouped, keyOf: (item: number) => number): RowsMemory => {
    const memory = shared(roomFor(items.length * INVOLVED_WORDS));
    const places = shared(offsets.length);
    for (let node = 0; node < offsets.length; node += 1) places[node] = offsets[node]! * INVOLVED_WORDS;
    let place = 0;
    for (const item of items) {
      memory[place++] = keyed(keyOf(item), role.at(item));
      memory[place++] = word1.at(item);
      memory[place++] = word2.at(item);
    }
    return { offsets: places, words: memory, widths: [INVOLVED_WORDS] };
  };
  return { involved: laid(bySubject, actorOf), involvedIn: laid(byActor, subjectOf) };
}
