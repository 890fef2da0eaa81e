// Turns what a mapping writes for a field into a function of a row. Compiling finds every mistake that no row is needed for.
import type { Cell, Row } from "../files/table";
import { type Test, testOf } from "./condition";
import { conversionOf } from "./conversion";
import { type From, isFrom, isObject, isSpan, type spanForm } from "./mapping.form";
import { overlaid, placesOf } from "./overlay";
import { matched } from "./pattern";
import { type Complain, type Scope, within } from "./scope";
import { type Template, template } from "./template";
import type { Path } from "./mapping.document";
import type { z } from "zod";

export interface Value {
  readonly columns: readonly string[];
  /** undefined: the row says nothing of it. */
  of(row: Row, complain: Complain): unknown;
}

const constant = (value: unknown): Value => ({ columns: [], of: () => value });

export function valueOf(node: unknown, path: Path, scope: Scope): Value {
  if (typeof node === "string") return templateOf(node, path, scope);
  if (Array.isArray(node)) return listOf(node, path, scope);
  if (isFrom(node)) return fromOf(node, path, scope);
  if (isSpan(node)) return spanOf(node, path, scope);
  return isObject(node) ? objectOf(node, path, scope) : constant(node);
}

function templateOf(source: string, path: Path, scope: Scope): Template & Value {
  const made = template(source);
  if ("wrong" in made) {
    scope.complain(path, made.wrong);
    return { columns: [], fill: () => undefined, of: () => undefined };
  }
  for (const column of made.columns) scope.need(column, path);
  return { ...made, of: (row, complain) => made.fill(row, complain) };
}

/** What is absent is left out; a list within the list is spread; what is said twice is said once. */
function listOf(nodes: readonly unknown[], path: Path, scope: Scope): Value {
  const values = nodes.map((node, index) => valueOf(node, [...path, index], scope));
  return {
    columns: values.flatMap(({ columns }) => columns),
    of: (row, complain) => {
      const items = values.flatMap((value) => value.of(row, complain) ?? []);
      return distinct(items);
    },
  };
}

/** Where it names columns and none of them says anything, what else it holds is about nothing: it is left out. */
function objectOf(node: Readonly<Record<string, unknown>>, path: Path, scope: Scope): Value {
  const { when, ...fields } = node;
  const test = testOf(when, [...path, "when"], scope);
  const values = Object.entries(fields).map(
    ([field, item]) => [field, valueOf(item, [...path, field], scope)] as const,
  );
  const fixed = values.filter(([, { columns }]) => columns.length === 0).length;
  const columns = values.flatMap(([, value]) => value.columns);
  return {
    columns,
    of: (row, complain) => {
      if (!test(row, complain)) return undefined;
      const entries = values
        .map(([field, value]) => [field, value.of(row, complain)] as const)
        .filter(([, value]) => value !== undefined);
      const isAboutNothing = entries.length === (columns.length ? fixed : 0);
      return isAboutNothing ? undefined : Object.fromEntries(entries);
    },
  };
}

/** From one date to another, as EDTF: an end that is absent is open. */
function spanOf(node: z.output<typeof spanForm>, path: Path, scope: Scope): Value {
  const test = testOf(node.when, [...path, "when"], scope);
  const end = (name: "since" | "until") =>
    node[name] === undefined ? constant(undefined) : valueOf(node[name], [...path, name], scope);
  const [since, until] = [end("since"), end("until")];
  return {
    columns: [...since.columns, ...until.columns],
    of: (row, complain) => {
      if (!test(row, complain)) return undefined;
      const ends = [since.of(row, complain), until.of(row, complain)] as (string | undefined)[];
      return ends.some((date) => date !== undefined) ? ends.map((date) => date ?? "..").join("/") : undefined;
    },
  };
}

const ITEM = placesOf(["item"]);

type Step = (text: string, row: Row, complain: Complain) => unknown;

function fromOf(form: From, path: Path, scope: Scope): Value {
  const isTemplate = /[{}]/.test(form.from);
  const source = templateOf(isTemplate ? form.from : `{${form.from}}`, [...path, "from"], scope);
  const test: Test = testOf(form.when, [...path, "when"], scope);
  const cut = cutterOf(form);
  const steps = [lookupOf(form, path, scope, source.columns), conversionStep(form, path, scope, source.columns)];
  const each = form.each === undefined ? null : valueOf(form.each, [...path, "each"], within(scope, [...ITEM.keys()]));
  const other = form.default === undefined ? null : valueOf(form.default, [...path, "default"], scope);
  const made = (text: string, row: Row, complain: Complain): unknown => {
    let value: unknown = text;
    for (const step of steps) if (step && typeof value === "string") value = step(value, row, complain);
    if (!each || (typeof value !== "string" && typeof value !== "number")) return value;
    return each.of(overlaid(row, ITEM, [String(value)]), complain);
  };
  return {
    columns: source.columns,
    of: (row, complain) => {
      const cells = test(row, complain) ? cut(source.fill(row, complain)) : undefined;
      const value =
        typeof cells === "string"
          ? made(cells, row, complain)
          : distinct(cells?.flatMap((cell) => made(cell, row, complain) ?? []));
      return value === undefined && other ? other.of(row, complain) : value;
    },
  };
}

/** What is said twice is said once; undefined where nothing is. */
function distinct(items: readonly unknown[] | undefined): unknown[] | undefined {
  if (!items?.length) return undefined;
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** `extract`, `split` and `missing`. */
function cutterOf({ extract, split, missing = [] }: From): (cell: Cell) => Cell {
  const pattern = extract === undefined ? null : new RegExp(extract, "u");
  const silent = new Set(missing);
  const one = (text: string): Cell => {
    const part = pattern ? matched(pattern, text)?.slice(1).find((group) => group !== undefined)?.trim() : text; // prettier-ignore
    if (!part || silent.has(part)) return undefined;
    if (split === undefined) return part;
    return part.split(split).map((piece) => piece.trim()).filter((piece) => piece && !silent.has(piece)); // prettier-ignore
  };
  return (cell) =>
    cell === undefined || typeof cell === "string" ? cell && one(cell) : cell.flatMap((text) => one(text) ?? []);
}

function lookupOf(form: From, path: Path, scope: Scope, columns: readonly string[]): Step | null {
  if (form.table === undefined) return null;
  const table = scope.tables.get(form.table);
  if (!table) {
    scope.complainOfUnknown([...path, "table"], "table", form.table, scope.tables.keys());
    return null;
  }
  return (text, _row, complain) => {
    if (table.has(text)) return table.get(text) ?? undefined;
    if (form.otherwise !== undefined) return form.otherwise ?? undefined;
    return complain("BAD_RECORD", `"${text.slice(0, 60)}" is not in the table "${form.table}"`, columns);
  };
}

function conversionStep(form: From, path: Path, scope: Scope, columns: readonly string[]): Step | null {
  const conversion = conversionOf(form);
  if (!conversion) return null;
  if ("wrong" in conversion) {
    scope.complain([...path, "date"], conversion.wrong);
    return null;
  }
  const { code, expects } = conversion;
  return (text, _row, complain) =>
    conversion.convert(text) ?? complain(code, `"${text.slice(0, 60)}" is no ${expects}`, columns);
}
