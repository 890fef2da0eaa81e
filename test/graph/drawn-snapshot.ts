// Snapshots without a database: actors by number, and the ties that a test draws between them.
import { assemble, type ReadGraph } from "../../src/graph/assembly";
import { Column } from "../../src/graph/columns";
import { bytesOfUuid } from "../../src/graph/names";
import { ALWAYS, dayAndLevel, dayNumber, inUnits, OPEN, since } from "../../src/graph/records.layout";
import { Snapshot } from "../../src/graph/snapshot";
import { type Terms, View } from "../../src/graph/view";
import { TIE_TYPES, VOCABULARY } from "../../src/graph/vocabulary";
import type { RelationshipType } from "../../src/relationships/relationship-types";

export interface DrawnTie {
  readonly source: number;
  readonly target: number;
  /** Else LINKED_TO, which weighs the same both ways. */
  readonly type?: RelationshipType;
  readonly confidence?: number;
  /** YYYY-MM-DD */
  readonly begins?: string;
  readonly ends?: string;
  readonly level?: number;
}

/** The higher the number, the later the uuid. */
export const uuidOf = (actor: number): string => `00000000-0000-4000-8000-${actor.toString(16).padStart(12, "0")}`;

const columnOf = (values: readonly number[]): Column => {
  const column = new Column();
  for (const value of values) column.push(value);
  return column;
};

export function drawnSnapshot(size: number, ties: readonly DrawnTie[]): Snapshot {
  const actorUuids = new Uint8Array(16 * size);
  for (let actor = 0; actor < size; actor += 1) actorUuids.set(bytesOfUuid(uuidOf(actor)), 16 * actor);
  const none = columnOf([]);
  const read: ReadGraph = {
    position: "0",
    actorUuids,
    actorsSince: columnOf(Array.from({ length: size }, () => dayAndLevel(ALWAYS, 0))),
    subjectUuids: new Uint8Array(0),
    subjectsSince: none,
    policyOf: none,
    ties: {
      source: columnOf(ties.map(({ source }) => source)),
      target: columnOf(ties.map(({ target }) => target)),
      type: columnOf(ties.map(({ type = "LINKED_TO" }) => TIE_TYPES.indexOf(type))),
      word1: columnOf(
        ties.map(({ begins, confidence = 1 }) => since(begins ? dayNumber(begins) : ALWAYS, inUnits(confidence))),
      ),
      word2: columnOf(ties.map(({ ends, level = 0 }) => dayAndLevel(ends ? dayNumber(ends) : OPEN, level))),
    },
    involvements: { actor: none, subject: none, role: none, word1: none, word2: none },
  };
  return new Snapshot(assemble(read, VOCABULARY));
}

export const TERMS: Terms = { day: dayNumber("2025-01-01"), level: 0, weights: VOCABULARY.published };

export const viewOf = (snapshot: Snapshot, terms: Partial<Terms> = {}): View =>
  new View(snapshot, { ...TERMS, ...terms });

/** 0 - 1 - 2 - … */
export const chain = (size: number): DrawnTie[] =>
  Array.from({ length: size - 1 }, (_, source) => ({ source, target: source + 1 }));
