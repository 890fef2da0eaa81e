// Records out of the rows of one file, by a mapping. Reads the file from its start each time it is asked, and keeps nothing of it but
// digests of the records made.
import type { ErrorCode } from "../../core/error-table";
import { derivedUuid, parseTypedId, typedId } from "../../core/ids";
import type { RecordType } from "../../ledger/record-type";
import type { Row } from "../files/table";
import { openTable } from "../files/table.open";
import { type Complaint, type Given, isComplaint, type Place, type RecordSource } from "../import/record-source";
import { JoinedTable } from "./join";
import type { BlockPlan, InputPlan, JoinPlan, Level, MappingPlan, RecordPlan } from "./mapping.plan";
import { perhaps } from "./nearest";
import { overlaid, type Places, placesOf, said, spoken } from "./overlay";
import { matched } from "./pattern";
import type { Complain, Need } from "./scope";
import { Twins } from "./twins";

/** As many complaints as are worth reading on for. */
const COMPLAINTS_MAX = 1_000;
const NAME_CHARACTERS_MAX = 200;

/** A row, and the column of a wide table in which a pattern has led there. */
interface Site {
  readonly row: Row;
  readonly heading?: string;
  readonly caught?: Places;
}

interface Made extends Given {
  readonly plan: RecordPlan;
  readonly site: Site;
}

/** A column that a block's pattern has caught: its heading, and the cells of the pattern's groups. */
interface Caught {
  readonly heading: string;
  readonly groups: readonly (string | undefined)[];
}

export interface MappedFile {
  readonly plan: MappingPlan;
  readonly input: InputPlan;
  readonly file: string;
  /** Files of each join. */
  readonly joinFiles: (join: JoinPlan) => readonly string[];
  readonly types: ReadonlyMap<string, RecordType>;
  /** The first file of an import brings the records that stand once. */
  readonly isFirst: boolean;
}

export const mappedSource = (mapped: MappedFile): RecordSource => ({
  name: mapped.file,
  records: () => new Reading(mapped).records(),
  placeOf: (given, [field]) => placeOf(given as Made, field),
});

function placeOf({ plan, site, place }: Made, field: PropertyKey | undefined): Place {
  const columns = plan.fields.get(String(field))?.columns ?? [];
  return { ...place, ...columnAt(site, columns) };
}

/** Where a complaint is about one column alone. */
function columnAt({ heading, caught }: Site, columns: readonly string[]): { readonly column?: string } {
  const headings = new Set(columns.map((column) => (caught?.has(column) && heading !== undefined ? heading : column)));
  return headings.size === 1 ? { column: [...headings][0]! } : {};
}

class Reading {
  readonly #twins = new Twins();
  readonly #joins = new Map<JoinPlan, JoinedTable>();
  readonly #caught = new Map<BlockPlan, { readonly places: Places; readonly columns: readonly Caught[] }>();
  readonly #missing: ReadonlySet<string>;

  constructor(private readonly mapped: MappedFile) {
    this.#missing = new Set(mapped.input.form.missing);
  }

  async *records(): AsyncGenerator<Given | Complaint> {
    let complaints = 0;
    for await (const batch of this.#batches()) {
      for (const item of batch) {
        yield item;
        if (!isComplaint(item)) continue;
        complaints += 1;
        if (complaints < COMPLAINTS_MAX) continue;
        yield { line: item.line, code: item.code, message: `reading ended here, after ${COMPLAINTS_MAX} complaints` };
        return;
      }
    }
  }

  /** What each row makes, after what the mapping has wrong for this file. */
  async *#batches(): AsyncGenerator<Iterable<Given | Complaint>> {
    const { plan, input, file, isFirst } = this.mapped;
    if (isFirst) yield this.#constants(plan.constants);
    const { columns, rows } = await openTable(file, input.form);
    const wrong = [
      ...(await this.#readJoins(input)),
      ...this.#unknown(input.needs, columns, file),
      ...this.#catchColumns(input, columns),
    ];
    yield wrong;
    const unseen = new Map(columns ? [] : input.needs.map((need) => [need.column, need]));
    let isEmpty = true;
    for await (const row of rows) {
      // Not before: only a reading that has begun closes its file.
      if (wrong.length) return;
      isEmpty = false;
      if ("code" in row) yield [row];
      else {
        for (const column of unseen.keys()) if (row.cell(column) !== undefined) unseen.delete(column);
        yield this.#made(input, { row: spoken(row, this.#missing) });
      }
    }
    if (!isEmpty) yield this.#unknown([...unseen.values()], [], file);
  }

  *#constants(constants: readonly RecordPlan[]): Generator<Given | Complaint> {
    const { document } = this.mapped.plan;
    for (const [index, plan] of constants.entries()) {
      const place = document.placeOf(["records", index]);
      const row: Row = { line: place.line, cell: () => undefined };
      yield* this.#record(plan, { row }, place);
    }
  }

  *#made(level: Level, site: Site): Generator<Given | Complaint> {
    const complaints: Complaint[] = [];
    const joined = this.#joined(level, site, complaints);
    const stands = level.when(joined.row, this.#complain(joined, complaints));
    yield* complaints;
    if (complaints.length || !stands) return;
    for (const entry of level.entries) {
      if (!("pattern" in entry)) {
        yield* this.#record(entry, joined, { line: site.row.line });
        continue;
      }
      const { places, columns } = this.#caught.get(entry)!;
      for (const { heading, groups } of columns) {
        const cell = joined.row.cell(heading);
        if (cell === undefined) continue;
        const row = overlaid(joined.row, places, [...groups, heading, cell]);
        yield* this.#made(entry, { row, heading, caught: places });
      }
    }
  }

  #joined(level: Level, site: Site, complaints: Complaint[]): Site {
    let { row } = site;
    for (const join of level.joins) {
      const table = this.#joins.get(join)!;
      const key = join.by.of(row, this.#complain(site, complaints));
      const cells = typeof key === "string" ? table.cells(key) : null;
      if (!cells && typeof key === "string" && join.form.required) {
        const message = `"${key.slice(0, 60)}" is not in ${join.form.file ?? join.form.files} (${join.form.key})`;
        complaints.push({ line: row.line, ...columnAt(site, join.by.columns), code: "BAD_RECORD", message });
      }
      row = overlaid(row, table.places, cells ?? []);
    }
    return { ...site, row };
  }

  #complain =
    (site: Site, complaints: Complaint[], place: Place = { line: site.row.line }): Complain =>
    (code: ErrorCode, message: string, columns: readonly string[] = []) =>
      void complaints.push({ ...place, ...columnAt(site, columns), code, message });

  *#record(plan: RecordPlan, site: Site, place: Place): Generator<Given | Complaint> {
    const { dataset } = this.mapped.plan;
    const complaints: Complaint[] = [];
    const complain = this.#complain(site, complaints, place);
    if (!plan.when(site.row, complain)) return yield* complaints;
    const value: Record<string, unknown> = { record: plan.type.name };
    for (const [field, content] of plan.fields) {
      const made = content.of(site.row, complain);
      if (made !== undefined) value[field] = field in plan.type.references ? this.#named(plan.type, field, made) : made;
    }
    yield* complaints;
    if (complaints.length) return;
    const name = value.id ?? (plan.type.hasSlug ? value.slug : value.key);
    // A longer name is none, as the survey will say: it is not to be kept.
    const twin =
      typeof name === "string" && name.length <= NAME_CHARACTERS_MAX
        ? this.#twins.find(`${plan.type.name}:${name}`, value, place.line)
        : null;
    if (twin?.isSame) return;
    if (twin) {
      const message = `${plan.type.name} "${String(name)}" is made in line ${twin.line} too, with other content`;
      yield { ...place, code: "DUPLICATE_RECORD", message };
      return;
    }
    const made: Made = { place, dataset, value, plan, site };
    yield made;
  }

  /** The key of a record that another file of the mapping makes is known by the id that follows from it. */
  #named(type: RecordType, field: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#named(type, field, item));
    if (typeof value !== "string" || parseTypedId(value)) return value;
    const declared = type.references[field]!.type;
    const colon = declared ? -1 : value.indexOf(":");
    const target = this.mapped.types.get(declared ?? value.slice(0, colon));
    if (!target || target.hasSlug || this.mapped.input.types.has(target.name)) return value;
    const uuid = derivedUuid(this.mapped.plan.dataset.name, target.name, value.slice(colon + 1));
    return typedId(target.idPrefix, uuid);
  }

  async #readJoins(level: Level): Promise<Complaint[]> {
    const complaints: Complaint[] = [];
    for (const join of level.joins) {
      const files = this.mapped.joinFiles(join);
      const key: Need = { column: join.form.key, path: [...join.path, "key"] };
      const unknown = (columns: readonly string[] | null) => [
        ...this.#unknown([key, ...join.needs], columns, files.join(", ")),
      ];
      const missing = this.mapped.input.form.missing ?? [];
      const table = await JoinedTable.read(join, files, missing, (complaint) => complaints.push(complaint), unknown);
      this.#joins.set(join, table);
    }
    for (const entry of level.entries) if ("pattern" in entry) complaints.push(...(await this.#readJoins(entry)));
    return complaints;
  }

  /** Columns that the mapping names and the file does not have, told where the mapping names them. */
  *#unknown(needs: readonly Need[], columns: readonly string[] | null, file: string): Generator<Complaint> {
    if (!columns) return;
    for (const { column, path } of needs) {
      if (columns.includes(column)) continue;
      const few = columns.length === 1 && needs.length > 1 ? "; it has one column alone: is `delimiter` right?" : "";
      const message = `${file} has no column "${column}"${perhaps(column, columns)}${few}`;
      yield { ...this.mapped.plan.document.placeOf(path), code: "MAPPING_INVALID", message };
    }
  }

  *#catchColumns(level: Level, columns: readonly string[] | null): Generator<Complaint> {
    for (const entry of level.entries) {
      if (!("pattern" in entry)) continue;
      const groups = entry.columns.slice(0, -2);
      const caught = (columns ?? []).flatMap((heading): Caught[] => {
        const match = matched(entry.pattern, heading);
        return match ? [{ heading, groups: groups.map((group) => said(match.groups?.[group], new Set())) }] : [];
      });
      this.#caught.set(entry, { places: placesOf(entry.columns), columns: caught });
      const { document } = this.mapped.plan;
      const message = columns
        ? "no column of the file fits this pattern"
        : "JSON has no headings that a pattern could fit";
      if (!caught.length) yield { ...document.placeOf([...entry.path, "columns"]), code: "MAPPING_INVALID", message };
      yield* this.#catchColumns(entry, columns);
    }
  }
}
