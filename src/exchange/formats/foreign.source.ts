// What readers of foreign formats have in common: which data set a file becomes, how its records are named, and an account of what
// was left out. It knows no format.
import path from "node:path";
import { derivedUuid, typedId } from "../../core/ids";
import { normaliseName, printable } from "../../core/text";
import type { Dataset, RecordSource } from "../import/record-source";

export interface ForeignSource extends RecordSource {
  /** What the last reading passed over, with how often: such things are told, and are no errors. */
  leftOut(): readonly LeftOut[];
}

export interface LeftOut {
  /** A sentence's beginning, as "Vessel: not a kind of record here". */
  readonly what: string;
  readonly count: number;
}

/** Foreign files do not say which data set they are; what their user does not say either follows from the file's name. */
export type DatasetOptions = Partial<Dataset>;

/** In a foreign file texts often have no language: ISO 639-2 has a code for that. */
export const UNDETERMINED = "und";

const STEM_LENGTH_MAX = 100;
const DIGEST_LENGTH = 10;

const dashed = (text: string): string =>
  normaliseName(text)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, STEM_LENGTH_MAX)
    .replace(/^-+|-+$/g, "");

export function datasetOf(file: string, given: DatasetOptions): Dataset {
  const base = path.basename(file).replace(/(\.(gz|ndjson|jsonl|json|ftm|xml|csv))+$/i, "");
  return { ...given, name: given.name ?? (dashed(base) || "unnamed"), title: given.title ?? base };
}

/** The id that a foreign key gives in a data set: the same at every import, on every node. */
export const foreignId = (dataset: Dataset, type: "Actor" | "Relationship", key: string): string =>
  typedId(type.toLowerCase(), derivedUuid(dataset.name, type, key));

/** Readable by its name, and unique by its id, whatever others are called. */
export const slugOf = (name: string, id: string): string =>
  [dashed(name), id.slice(id.indexOf("_") + 1).slice(0, DIGEST_LENGTH)].filter(Boolean).join("-");

/** As many reasons as a person reads; the rest are one. */
const REASONS_MAX = 50;

/** Counts by reason. */
export class Account {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    const said = printable(what);
    const known = this.#counts.has(said) || this.#counts.size < REASONS_MAX ? said : "other reasons";
    this.#counts.set(known, (this.#counts.get(known) ?? 0) + 1);
  }

  clear(): void {
    this.#counts.clear();
  }

  read(): LeftOut[] {
    return [...this.#counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count);
  }
}
