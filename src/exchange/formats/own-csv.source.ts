// Reads a CSV table of a node's own downloads back as records, under the ids that it has. What such a table does not show (names beyond
// the one, other languages, earlier stages, themes) it cannot know.
import { Refusal } from "../../core/refusal";
import { TABLES } from "../export/tables.sql";
import { csvTable } from "../files/csv.table";
import type { Row } from "../files/table";
import { type Complaint, type Dataset, datasetForm, type Given } from "../import/record-source";
import { Account, type DatasetOptions, datasetOf, type ForeignSource } from "./foreign.source";
import { OWN_TABLES, type OwnTable, textIn } from "./own-csv.tables";

/** Which table of ours has these columns; null: none. */
export function ownTableOf(columns: readonly string[]): OwnTable | null {
  const isWithin = (table: OwnTable) => {
    const known = TABLES.find(({ name }) => name === table.name)!.columns.map(({ name }) => name);
    return columns.every((column) => known.includes(column)) && table.required.every((each) => columns.includes(each));
  };
  return OWN_TABLES.find(isWithin) ?? null;
}

export function ownCsv(path: string, options: DatasetOptions = {}): ForeignSource {
  const account = new Account();
  return {
    name: path,
    isPartial: true,
    records: () => recordsOf(path, options, account),
    leftOut: () => account.read(),
    placeOf: ({ place, value }, [field]) => {
      const column = OWN_TABLES.find(({ record }) => record === value.record)?.fields[String(field)]?.columns[0];
      return column ? { ...place, column } : place;
    },
  };
}

/** As many neighbours of one data set as the import writes at once; and as many rows as are held back for that. */
const BATCH_SIZE = 500;
const HELD_BACK_MAX = 5_000;

/** Rows come by id, with data sets mixed; the import wants neighbours of one data set. */
async function* recordsOf(path: string, options: DatasetOptions, account: Account): AsyncGenerator<Given | Complaint> {
  account.clear();
  const { columns, rows } = await csvTable(path, undefined, ",", true);
  const table = ownTableOf(columns ?? []);
  if (!table) throw new Refusal("FORMAT_UNKNOWN", `${path} has not the columns of a download`);
  const datasets = new Datasets(path, options);
  const held = new Map<Dataset, Given[]>();
  let count = 0;
  for await (const row of rows) {
    if ("code" in row) {
      yield row;
      continue;
    }
    const dataset = datasets.of(row);
    if ("code" in dataset) {
      yield dataset;
      continue;
    }
    if (textIn(row, "themes")) account.add("themes: there is no table of them to refer to");
    const given: Given = { place: { line: row.line }, dataset, value: valueOf(table, row) };
    if (!held.has(dataset)) held.set(dataset, []);
    const neighbours = held.get(dataset)!;
    neighbours.push(given);
    count += 1;
    if (neighbours.length < BATCH_SIZE && count < HELD_BACK_MAX) continue;
    for (const each of held.values()) yield* each;
    held.clear();
    count = 0;
  }
  for (const each of held.values()) yield* each;
}

function valueOf({ record, fields }: OwnTable, row: Row): Readonly<Record<string, unknown>> {
  const said = Object.entries(fields).map(([field, { read }]) => [field, read(row)] as const);
  return { record, ...Object.fromEntries(said.filter(([, value]) => value !== undefined)) };
}

/** A row tells its data set by name and licence, unless the user says what all of them are. */
class Datasets {
  readonly #byName = new Map<string, Dataset>();
  readonly #own: Dataset;

  constructor(
    path: string,
    private readonly options: DatasetOptions,
  ) {
    this.#own = datasetOf(path, options);
  }

  of(row: Row): Dataset | Complaint {
    const name = textIn(row, "dataset");
    if (this.options.name || name === undefined) return this.#own;
    const known = this.#byName.get(name);
    if (known) return known;
    const checked = datasetForm.shape.name.safeParse(name);
    if (!checked.success) {
      const message = `dataset: ${checked.error.issues[0]!.message}`;
      return { line: row.line, column: "dataset", code: "BAD_RECORD", message };
    }
    const dataset: Dataset = { name, title: name, licence: textIn(row, "dataset_licence") };
    this.#byName.set(name, dataset);
    return dataset;
  }
}
