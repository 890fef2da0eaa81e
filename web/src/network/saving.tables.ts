// What is seen as files for other programs: GraphML for Gephi, igraph and networkx, and two tables as CSV. Attributes are those of the
// node's own downloads, under the same names.
import type { Seen } from "./filter";
import type { NetworkData, Row } from "./graph-data";

type Value = Row[string];

/** The rows that are seen. */
export function seenRows({ actors, ties }: NetworkData, seen: Seen): { nodes: Row[]; links: Row[] } {
  return {
    nodes: actors.filter((_, actor) => seen.actors[actor]).map(({ row }) => row),
    links: ties.filter((_, tie) => seen.ties[tie]).map(({ row }) => row),
  };
}

/** Every name that any row uses, in the order in which they come. */
const columnsOf = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

/** A text that a spreadsheet would run as a formula begins with an apostrophe: names come from strangers. */
function cell(value: Value | undefined): string {
  const text = value === undefined ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180. */
export function csv(rows: readonly Row[]): string {
  const columns = columnsOf(rows);
  return [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))]
    .map((cells) => `${cells.join(",")}\r\n`)
    .join("");
}

const REFERENCES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text within XML; control characters, which XML cannot hold, and halves of characters are left out. */
export const xml = (value: unknown): string =>
  String(value)
    .replace(/\p{Surrogate}/gu, "")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (character) => REFERENCES[character]!);

/** A whole number in one row and a broken one in the next are both doubles. */
function typeOf(rows: readonly Row[], column: string): string {
  const types = new Set(rows.flatMap((row) => (row[column] === undefined ? [] : typeof row[column])));
  if (types.size !== 1) return "string";
  return types.has("number") ? "double" : types.has("boolean") ? "boolean" : "string";
}

const IN_PLACE = ["id", "source", "target"];

/** All edges are directed, because readers refuse mixed graphs; the attribute `symmetric` tells which have no direction. */
export function graphml(nodes: readonly Row[], links: readonly Row[], about: Readonly<Record<string, string>>): string {
  const keys = (prefix: string, kind: string, columns: readonly string[], rows: readonly Row[] | null) =>
    columns.map((column) => {
      const type = rows ? typeOf(rows, column) : "string";
      return `<key id="${xml(prefix + column)}" for="${kind}" attr.name="${xml(column)}" attr.type="${type}"/>\n`;
    });
  const data = (prefix: string, row: Row) =>
    Object.entries(row)
      .filter(([name]) => !IN_PLACE.includes(name))
      .map(([name, value]) => `<data key="${xml(prefix + name)}">${xml(value)}</data>`)
      .join("");
  const attributes = (rows: readonly Row[]) => columnsOf(rows).filter((column) => !IN_PLACE.includes(column));
  const ends = (row: Row) => `id="${xml(row.id)}" source="${xml(row.source)}" target="${xml(row.target)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
    ...keys("g_", "graph", Object.keys(about), null),
    ...keys("n_", "node", attributes(nodes), nodes),
    ...keys("e_", "edge", attributes(links), links),
    '<graph edgedefault="directed">\n',
    ...Object.entries(about).map(([name, value]) => `<data key="${xml(`g_${name}`)}">${xml(value)}</data>\n`),
    ...nodes.map((row) => `<node id="${xml(row.id)}">${data("n_", row)}</node>\n`),
    ...links.map((row) => `<edge ${ends(row)}>${data("e_", row)}</edge>\n`),
    "</graph>\n</graphml>\n",
  ].join("");
}
