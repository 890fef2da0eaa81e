// The graph as a download: actors as nodes, relationships as directed edges, of which any number may join the same two. It knows
// no format: those are writers.
import type { Snapshot } from "../../database/database";
import type { Column, Value } from "./columns.sql";
import { type Download, type Inquiry, type TablePart, valuesOf } from "./download";
import { type Manifest, manifestOf } from "./manifest";
import { askedColumns, type Asked, columnsParameter } from "./parameters";
import { SELECTED_ACTORS, SELECTED_TIES, SELECTION_PARAMETERS } from "./selection.sql";

/** A node or an edge: what all formats have places for, and the rest as attributes, as far as they are known. */
export interface Element {
  readonly id: string;
  /** A node's name, an edge's type. */
  readonly label: string;
  /** Of edges only. */
  readonly source: string;
  readonly target: string;
  /** The first and the last day on which it possibly holds; null is open. */
  readonly from: string | null;
  readonly until: string | null;
  readonly attributes: readonly (readonly [Column, NonNullable<Value>])[];
}

/** Writes a graph piece by piece. */
export interface GraphWriter {
  begin(manifest: Manifest, nodes: readonly Column[], edges: readonly Column[]): string;
  node(node: Element): string;
  /** Between two nodes, and between two edges. */
  readonly separator: string;
  readonly betweenNodesAndEdges: string;
  edge(edge: Element): string;
  readonly end: string;
}

const NODES = SELECTED_ACTORS;
const EDGES = SELECTED_TIES;
/** Ends of edges and ids are no attributes in any format, and always there. */
const IN_PLACE = ["id", "source_id", "target_id"];

/** A part as elements: what is read of it, what of that is an attribute, and how a row becomes an element. */
interface Elements {
  readonly part: TablePart;
  readonly attributes: readonly Column[];
  readonly of: (row: readonly Value[]) => Element;
}

/** Labels and days are read even where they were not asked for as attributes: some formats have their own places for them. */
function elementsOf(whole: TablePart, label: string, period: string, asked: Asked): Elements {
  const [begin, end] = [`${period}_from`, `${period}_until`];
  const attributes = askedColumns(whole.columns, asked).filter(({ name }) => !IN_PLACE.includes(name));
  const needed = [...IN_PLACE, label, begin, end];
  const columns = whole.columns.filter((column) => needed.includes(column.name) || attributes.includes(column));
  const place = (name: string) => columns.findIndex((column) => column.name === name);
  const [id, labelled, source, target] = [place("id"), place(label), place("source_id"), place("target_id")];
  const [from, until] = [place(begin), place(end)];
  const placed = attributes.map((column) => [column, columns.indexOf(column)] as const);
  return {
    part: { ...whole, columns },
    attributes,
    of(row) {
      const known: [Column, NonNullable<Value>][] = [];
      for (const [column, index] of placed) if (row[index] !== null) known.push([column, row[index]!]);
      return {
        id: row[id] as string,
        label: row[labelled] as string,
        source: row[source] as string,
        target: row[target] as string,
        from: row[from] as string | null,
        until: row[until] as string | null,
        attributes: known,
      };
    },
  };
}

async function* separated(
  rows: AsyncIterable<readonly Value[][]>,
  write: (row: readonly Value[]) => string,
  separator: string,
): AsyncGenerator<string> {
  let before = "";
  for await (const batch of rows) {
    yield before + batch.map(write).join(separator);
    before = separator;
  }
}

async function* written(writer: GraphWriter, snapshot: Snapshot, inquiry: Inquiry): AsyncGenerator<string> {
  const manifest = await manifestOf(snapshot, { parts: [NODES, EDGES] }, inquiry);
  const nodes = elementsOf(NODES, "name", "existence", inquiry.asked);
  const edges = elementsOf(EDGES, "type", "valid", inquiry.asked);
  yield writer.begin(manifest, nodes.attributes, edges.attributes);
  yield* separated(valuesOf(snapshot, nodes.part, inquiry), (row) => writer.node(nodes.of(row)), writer.separator);
  yield writer.betweenNodesAndEdges;
  yield* separated(valuesOf(snapshot, edges.part, inquiry), (row) => writer.edge(edges.of(row)), writer.separator);
  yield writer.end;
}

/** One parameter for both: a name that nodes and edges have, as `origin`, stands for both. */
const COLUMNS = columnsParameter([...NODES.columns, ...EDGES.columns].filter(({ name }) => !IN_PLACE.includes(name)));

export const graphDownload = (path: string, type: string, form: string, writer: GraphWriter): Download => ({
  path,
  type,
  summary: `The graph as ${form}: actors, and the ties between those that the parameters keep.`,
  parameters: [...SELECTION_PARAMETERS, COLUMNS],
  parts: [NODES, EDGES],
  chunks: (snapshot, inquiry) => written(writer, snapshot, inquiry),
});
