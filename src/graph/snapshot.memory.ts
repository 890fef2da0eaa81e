// What of a graph lies in memory that all threads share, and what they tell each other when it changes. Lists have room behind them for
// what comes later.
import { dayAndLevel, LEVELS, NEVER, OPEN, unitsOf } from "./records.layout";
import type { Replacement, RowsMemory } from "./rows";

/** Uuids by number, sixteen bytes each, and the table that leads from them to their numbers (uuid-index.ts). */
export interface NamesMemory {
  readonly uuids: Uint8Array;
  readonly slots: Int32Array;
}

/** Base weights by the number of the type: of source on target, and of target on source, 0 to 1. */
export interface TieWeights {
  readonly forward: readonly number[];
  readonly backward: readonly number[];
}

/** What words of the records weigh, by their numbers (vocabulary.ts). */
export interface Vocabulary {
  readonly published: TieWeights;
  /** Of each type of tie, whether it means the same from either end. */
  readonly symmetric: readonly boolean[];
  readonly roleWeights: readonly number[];
  readonly stanceNumbers: readonly (number | null)[];
}

/** What all threads share. Lists have room behind them for what comes later. */
export interface SnapshotMemory {
  /** Up to which entry of the ledger it was read. */
  readonly position: string;
  readonly vocabulary: Vocabulary;
  readonly actorCount: number;
  readonly subjectCount: number;
  readonly tieCount: number;
  readonly involvementCount: number;
  readonly actors: NamesMemory;
  readonly subjects: NamesMemory;
  /** Of each actor and each subject, since when it exists, and who sees it: day 18 bits, level above. */
  readonly actorsSince: Int32Array;
  readonly subjectsSince: Int32Array;
  /** Of each subject the number of its policy: a policy is its own. */
  readonly policyOf: Int32Array;
  /** By actor: ties, keyed by the other end. Actor n has the rows 3n (plain), 3n + 1 (special), 3n + 2 (idle). */
  readonly ties: RowsMemory;
  /** By subject: involvements, keyed by actor. */
  readonly involved: RowsMemory;
  /** By actor: the same involvements, keyed by subject. */
  readonly involvedIn: RowsMemory;
}

/** What changes in a snapshot, once the records behind it are written: what a thread has to know. */
export interface Patch {
  readonly position: string;
  readonly actorCount: number;
  readonly subjectCount: number;
  readonly ties: readonly Replacement[];
  readonly involved: readonly Replacement[];
  readonly involvedIn: readonly Replacement[];
}

/** Of what is gone: it has not begun by any day. */
export const GONE = dayAndLevel(NEVER, LEVELS.length - 1);

/** How many bytes of shared memory a snapshot takes, its room for changes included. */
export const bytesOf = ({ actors, subjects, policyOf, ...rest }: SnapshotMemory): number =>
  [
    ...[actors.uuids, actors.slots, subjects.uuids, subjects.slots, rest.actorsSince, rest.subjectsSince, policyOf],
    ...[rest.ties, rest.involved, rest.involvedIn].flatMap(({ offsets, words }) => [offsets, words]),
  ].reduce((sum, { byteLength }) => sum + byteLength, 0);

/** Whether ties of a type carry influence by the published weights: one way at least. */
export const carries = ({ published }: Vocabulary, type: number): boolean =>
  published.forward[type]! > 0 || published.backward[type]! > 0;

/** Whether a tie that is alone between its ends asks for no second look (records.layout.ts). */
export const isPlain = ({ published }: Vocabulary, type: number, word1: number, word2: number): boolean =>
  published.forward[type]! > 0 && published.backward[type]! > 0 && word2 === OPEN && unitsOf(word1) > 0;
