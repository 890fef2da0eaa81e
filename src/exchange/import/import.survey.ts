// The first reading of an import: every record is held against its form and gets its id, before anything touches the database. So
// a file's errors are all told at once, and a record may refer to a later one.
import type { ErrorCode } from "../../core/error-table";
import { derivedUuid, parseTypedId } from "../../core/ids";
import { complaintsOf } from "../../ledger/form-complaints";
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

type PlaceOf = (given: Given, path: readonly PropertyKey[]) => Place;

const KEY = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$/;

export class Survey {
  readonly complaints: Complaint[] = [];
  readonly datasets = new Map<string, Dataset>();
  /** `Actor:wsm` → uuid, for records that the file gives an id beside their name; the others' ids follow from their names. */
  readonly #names = new Map<string, string>();
  /** uuid → line, to find twins now and the line of a refused record later. */
  readonly #lines = new Map<string, number>();

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

  /** The id of a record of this file, as one of the same data set calls it, or else one of another. */
  uuidByName(dataset: Dataset, type: string, name: string): string | undefined {
    const given = this.#names.get(`${type}:${name}`);
    if (given) return given;
    return [dataset.name, ...this.datasets.keys()]
      .map((from) => derivedUuid(from, type, name))
      .find((uuid) => this.#lines.has(uuid));
  }

  lineOf(uuid: string): number {
    return this.#lines.get(uuid) ?? 0;
  }

  complain(place: Place, code: ErrorCode, message: string): null {
    this.complaints.push({ ...place, code, message });
    return null;
  }

  /** Takes note of one record; what is wrong with it goes to `complaints`. */
  add(given: Given): void {
    this.datasets.set(given.dataset.name, given.dataset);
    const record = this.#identify(given);
    if (!record) return;
    const { type, uuid, content } = record;
    const twin = this.#lines.get(uuid);
    if (twin !== undefined) {
      this.complain(given.place, "DUPLICATE_RECORD", `is the same ${type.name} as line ${twin}`);
      return;
    }
    this.#name(given, record);
    this.#lines.set(uuid, given.place.line);
    for (const { code, path, message } of complaintsOf(type.form, content)) {
      this.complain(this.placeOf(given, path), code, `${[type.name, ...path].join(".")}: ${message}`);
    }
  }

  /** A record that the survey has found good. */
  read(given: Given): ParsedRecord {
    const record = this.#identify(given)!;
    return { ...record, content: record.type.form.parse(record.content) };
  }

  /** As on the node: where a hidden record has the slug of an open one, the slug names the open one. */
  #name({ value, dataset }: Given, { type, uuid, content }: ParsedRecord): void {
    const name = type.hasSlug ? content.slug : value.key;
    if (typeof name !== "string") return;
    const called = `${type.name}:${name}`;
    const isTaken = this.uuidByName(dataset, type.name, name) !== undefined;
    if (isTaken && content.visibility === "PRIVATE") return;
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
      const why =
        name === undefined ? "is missing: it names the record" : "must be lower-case letters, digits and single dashes";
      return this.complain(place, "BAD_RECORD", `${type.name}.${field}: ${why}`);
    }
    return { place, dataset, type, uuid: derivedUuid(dataset.name, type.name, name), content };
  }
}
