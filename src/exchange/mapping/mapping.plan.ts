// A mapping, compiled: every template, condition and table looked up once. What can be told of it without a file is told here, all at
// once, at its line and column.
import type { z } from "zod";
import { complaintsOf } from "../../ledger/form-complaints";
import type { RecordType } from "../../ledger/record-type";
import type { Row } from "../files/table";
import type { Complaint, Dataset } from "../import/record-source";
import { type Test, testOf } from "./condition";
import { type MappingDocument, type Path, refusedMapping } from "./mapping.document";
import {
  type BlockForm,
  type EntryForm,
  type InputForm,
  isBlock,
  type JoinForm,
  type RecordForm,
} from "./mapping.form";
import { joined, type Need, type Scope, scopeOf, within } from "./scope";
import { type Value, valueOf } from "./value";

export interface RecordPlan {
  readonly type: RecordType;
  readonly when: Test;
  readonly fields: ReadonlyMap<string, Value>;
}

export interface JoinPlan {
  readonly form: JoinForm;
  readonly path: Path;
  readonly by: Value;
  /** What the mapping names of its columns. */
  readonly needs: readonly Need[];
}

/** What is made of a row once its joins are there. */
export interface Level {
  readonly joins: readonly JoinPlan[];
  readonly when: Test;
  readonly entries: readonly (RecordPlan | BlockPlan)[];
}

export interface BlockPlan extends Level {
  readonly path: Path;
  readonly pattern: RegExp;
  /** The pattern's groups, then `column` and `cell`. */
  readonly columns: readonly string[];
}

export interface InputPlan extends Level {
  readonly form: InputForm;
  readonly path: Path;
  /** Columns that its files must have. */
  readonly needs: readonly Need[];
  readonly types: ReadonlySet<string>;
}

export interface MappingPlan {
  readonly document: MappingDocument;
  readonly dataset: Dataset;
  readonly constants: readonly RecordPlan[];
  readonly inputs: readonly InputPlan[];
}

/** Throws IMPORT_REFUSED with all that is wrong. */
export function compileMapping(document: MappingDocument, types: ReadonlyMap<string, RecordType>): MappingPlan {
  const { form, file } = document;
  const complaints: Complaint[] = [];
  const complain = (path: Path, message: string) =>
    void complaints.push({ ...document.placeOf(path), code: "MAPPING_INVALID", message });
  const tables = new Map(
    Object.entries(form.tables ?? {}).map(([name, values]) => [name, new Map(Object.entries(values))]),
  );
  const compiler = new Compiler(types);
  const once = scopeOf(tables, complain, (column, path) =>
    complain(path, `there is no column "${column}" here: these records stand once, whatever the rows`),
  );
  const constants = (form.records ?? []).map((record, index) => compiler.record(record, ["records", index], once));
  const inputs = form.inputs.map((input, index): InputPlan => {
    const needs: Need[] = [];
    const made = new Set<string>();
    const path = ["inputs", index];
    const scope = scopeOf(tables, complain, (column, at) => needs.push({ column, path: at }));
    const level = compiler.level(input, path, scope, made);
    const isNeeded = ({ column }: Need) => !input.optional?.includes(column);
    return { ...level, form: input, path, needs: needs.filter(isNeeded), types: made };
  });
  if (complaints.length) throw refusedMapping(file, complaints);
  return {
    document,
    dataset: form.dataset,
    constants: constants.filter((plan) => plan !== null),
    inputs,
  };
}

class Compiler {
  constructor(private readonly types: ReadonlyMap<string, RecordType>) {}

  level(form: InputForm | BlockForm, path: Path, outer: Scope, made: Set<string>): Level {
    let scope = outer;
    const joins = (form.join ?? []).map((join, index): JoinPlan => {
      const at = [...path, "join", index];
      const needs: Need[] = [];
      const source = /[{}]/.test(join.by) ? join.by : `{${join.by}}`;
      const by = valueOf(source, [...at, "by"], scope);
      scope = joined(scope, join.as, needs);
      return { form: join, path: at, by, needs };
    });
    const when = testOf(form.when, [...path, "when"], scope);
    const entries = form.records
      .map((entry, index) => this.#entry(entry, [...path, "records", index], scope, made))
      .filter((plan) => plan !== null);
    return { joins, when, entries };
  }

  #entry(form: EntryForm, path: Path, scope: Scope, made: Set<string>): RecordPlan | BlockPlan | null {
    if (!isBlock(form)) {
      const plan = this.record(form, path, scope);
      if (plan) made.add(plan.type.name);
      return plan;
    }
    const pattern = new RegExp(form.columns, "u");
    // A pattern that also fits the empty text tells the names of its groups.
    const groups = Object.keys(new RegExp(`${form.columns}|`, "u").exec("")!.groups ?? {});
    const columns = [...groups, "column", "cell"];
    return { ...this.level(form, path, within(scope, columns), made), path, pattern, columns };
  }

  record({ record, when, ...fields }: RecordForm, path: Path, scope: Scope): RecordPlan | null {
    const type = this.types.get(record);
    if (!type) {
      scope.complainOfUnknown([...path, "record"], "type of record", record, this.types.keys());
      return null;
    }
    const named = type.hasSlug ? ["id"] : ["id", "key"];
    const known = [...named, ...Object.keys(type.form.shape)];
    for (const field of Object.keys(fields))
      if (!known.includes(field)) scope.complainOfUnknown([...path, field], `field of ${record}`, field, known);
    const isThere = (field: string) => field in fields || (field === "key" && "id" in fields);
    for (const field of [...(type.hasSlug ? [] : ["key"]), ...required(type)])
      if (!isThere(field)) scope.complain(path, `${record}.${field} is missing`);
    const values = Object.entries(fields).map(([field, node]) => {
      const value = valueOf(node, [...path, field], scope);
      if (value.columns.length === 0) checkConstant(type, field, value, [...path, field], scope);
      return [field, value] as const;
    });
    return { type, when: testOf(when, [...path, "when"], scope), fields: new Map(values) };
  }
}

const formsOf = ({ form }: RecordType) => form.shape as Readonly<Record<string, z.ZodType>>;

const required = (type: RecordType): string[] =>
  Object.entries(formsOf(type))
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name]) => name);

/** What is the same in every record is held against the form at once, and not told of every row. */
function checkConstant(type: RecordType, field: string, value: Value, path: Path, scope: Scope): void {
  const form = Object.hasOwn(type.form.shape, field) ? formsOf(type)[field] : undefined;
  const nowhere: Row = { line: 0, cell: () => undefined };
  const constant = value.of(nowhere, () => undefined);
  if (!form || constant === undefined) return;
  for (const { message } of complaintsOf(form, constant)) scope.complain(path, `${type.name}.${field}: ${message}`);
}
