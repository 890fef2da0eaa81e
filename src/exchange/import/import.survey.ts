// What an import knows of its file so far: every record is held against its form and gets its id, and what is wrong is noted, so that
// all of it is told at once. A record may name one that comes later: its id follows from its name, so it is assumed, and looked at
// again when the file has ended.
import type { ErrorCode } from "../../core/error-table";
import { derivedUuid, parseTypedId } from "../../core/ids";
import { readForm } from "../../ledger/form-complaints";
import type { RecordType } from "../../ledger/record-type";
import type { Complaint, Dataset, Given, Place } from "./record-source";

/** A given record with its type, its id, and its content with references as the file gives them. */
export interface ParsedRecord {
  readonly place: Place;
  readonly dataset: Dataset;
  readonly type: RecordType;
  readonly uuid: string;
  readonly content: Record<string, unknown>;
}

interface Assumption {
  readonly dataset: Dataset;
  readonly type: RecordType;
  readonly name: string;
  readonly uuid: string;
  readonly complaints: Complaint[];
}

type PlaceOf = (given: Given, path: readonly PropertyKey[]) => Place;

/** As many lines as a person can work through before trying again. */
export const COMPLAINTS_MAX = 100;
/** A name that is in none of them is looked for in all of them. */
const DATASETS_MAX = 1_000;
const KEY = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$/;

const called = (dataset: Dataset, type: string, name: string): string => `${dataset.name} ${type}:${name}`;

export class Survey {
  readonly complaints: Complaint[] = [];
  readonly datasets = new Map<string, Dataset>();
  readonly typesSeen = new Set<string>();
  /** `Actor:wsm` → uuid, for records that the file gives an id beside their name; the others' ids follow from their names. */
  readonly #names = new Map<string, string>();
  /** uuid → line, to find twins now and the line of a refused record later. */
  readonly #lines = new Map<string, number>();
  readonly #assumed = new Map<string, Assumption>();

  constructor(
    private readonly types: ReadonlyMap<string, RecordType>,
    private readonly placeOf: PlaceOf = ({ place }) => place,
  ) {}

  get records(): number {
    return this.#lines.size;
  }

  has(uuid: string): boolean {
    return this.#lines.has(uuid);
  }

  /** The record of the node that a name was taken for before. */
  foundByName(dataset: Dataset, type: string, name: string): string | undefined {
    const assumption = this.#assumed.get(called(dataset, type, name));
    return assumption?.complaints.length === 0 ? assumption.uuid : undefined;
  }

  /** The id of a record of this file, as one of the same data set calls it, or else one of another. */
  uuidByName(dataset: Dataset, type: string, name: string): string | undefined {
    const given = this.#names.get(`${type}:${name}`);
    if (given) return given;
    const own = derivedUuid(dataset.name, type, name);
    if (this.#lines.has(own)) return own;
    const others = [...this.datasets.keys()].filter((each) => each !== dataset.name);
    return others.map((other) => derivedUuid(other, type, name)).find((uuid) => this.#lines.has(uuid));
  }

  lineOf(uuid: string): number {
    return this.#lines.get(uuid) ?? 0;
  }

  complain(place: Place, code: ErrorCode, message: string): null {
    this.complaints.push({ ...place, code, message });
    return null;
  }

  /** Takes note of one record; null where it cannot be written: why goes to `complaints`. */
  add(given: Given): ParsedRecord | null {
    this.datasets.set(given.dataset.name, given.dataset);
    if (this.datasets.size > DATASETS_MAX) {
      this.datasets.delete(given.dataset.name);
      return this.complain(given.place, "BAD_RECORD", `record: is of the data set after ${DATASETS_MAX} in one file`);
    }
    const record = this.#identify(given);
    if (!record) return null;
    const { type, uuid } = record;
    const twin = this.#lines.get(uuid);
    if (twin !== undefined)
      return this.complain(given.place, "DUPLICATE_RECORD", `is the same ${type.name} as line ${twin}`);
    this.#name(given, record);
    this.#lines.set(uuid, given.place.line);
    this.typesSeen.add(type.name);
    const { content, complaints } = readForm(type.form, record.content);
    for (const { code, path, message } of complaints) {
      this.complain(this.placeOf(given, path), code, `${[type.name, ...path].join(".")}: ${message}`);
    }
    return content ? { ...record, content } : null;
  }

  /** A record that `add` has found good, read once more; null where it is another by now. */
  again(given: Given): ParsedRecord | null {
    const record = this.#identify(given);
    const content = record && this.has(record.uuid) && readForm(record.type.form, record.content).content;
    return content ? { ...record, content } : null;
  }

  /** A record was taken to be this one, though the file has not named it yet. Without a complaint, because the node has one of that name. */
  assume(dataset: Dataset, type: RecordType, name: string, uuid: string, complaint?: Complaint): void {
    const key = called(dataset, type.name, name);
    const assumption = this.#assumed.get(key) ?? { dataset, type, name, uuid, complaints: [] };
    this.#assumed.set(key, assumption);
    // Only where the record never comes are these told; nobody reads more of them about one name.
    if (complaint && assumption.complaints.length < COMPLAINTS_MAX) assumption.complaints.push(complaint);
  }

  /** Now that the file has ended: complains of what never came. False: a record came that was taken to be another. */
  confirm(): boolean {
    for (const { dataset, type, name, uuid, complaints } of this.#assumed.values()) {
      const came = this.uuidByName(dataset, type.name, name);
      if (came !== undefined && came !== uuid) {
        // For the reading that follows, which knows every name.
        this.#assumed.clear();
        return false;
      }
      if (came === undefined) this.complaints.push(...complaints);
    }
    return true;
  }

  /** As on the node: where a hidden record has the slug of an open one, the slug names the open one. */
  #name({ value, dataset }: Given, { type, uuid, content }: ParsedRecord): void {
    const name = type.hasSlug ? content.slug : value.key;
    if (typeof name !== "string") return;
    const called = `${type.name}:${name}`;
    if (content.visibility === "PRIVATE" && this.uuidByName(dataset, type.name, name)) return;
    if (value.id === undefined) this.#names.delete(called);
    else this.#names.set(called, uuid);
  }

  #identify({ place, dataset, value }: Given): ParsedRecord | null {
    const { record: typeName, id, key, ...content } = value;
    const type = typeof typeName === "string" ? this.types.get(typeName) : undefined;
    if (!type) {
      const known = [...this.types.keys()].join(", ");
      return this.complain(
        place,
        "BAD_RECORD",
        `record: ${JSON.stringify(typeName)?.slice(0, 60)} is none of ${known}`,
      );
    }
    if (id !== undefined) {
      const parsed = typeof id === "string" ? parseTypedId(id) : null;
      if (parsed?.prefix !== type.idPrefix) {
        return this.complain(place, "BAD_ID", `id: not of the form ${type.idPrefix}_ and 32 hexadecimal digits`);
      }
      return { place, dataset, type, uuid: parsed.uuid, content };
    }
    const name = type.hasSlug ? content.slug : key;
    if (typeof name !== "string" || !KEY.test(name)) {
      const field = type.hasSlug ? "slug" : "key";
      const form = type.hasSlug
        ? "must be lower-case letters, digits and single dashes"
        : "must begin with a letter or digit, then letters, digits, and . _ : - up to 200";
      const why = name === undefined ? "is missing: it names the record" : form;
      return this.complain(place, "BAD_RECORD", `${type.name}.${field}: ${why}`);
    }
    return { place, dataset, type, uuid: derivedUuid(dataset.name, type.name, name), content };
  }
}
