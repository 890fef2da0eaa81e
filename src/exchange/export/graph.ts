// The graph as a download: actors as nodes, relationships as directed edges, of which any number may join the same two. It knows
// no format: those are writers.
import type { Snapshot } from "../../database/database";
import type { Column, Value } from "./columns.sql";
import { type Download, type Inquiry, type TablePart, valuesOf } from "./download";
import { type Manifest, manifestOf } from "./manifest";
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
/** What formats have their own places for. */
const IN_PLACE = ["id", "source_id", "target_id"];
const attributesOf = ({ columns }: TablePart) => columns.filter(({ name }) => !IN_PLACE.includes(name));

/** By which columns a row becomes an element. */
function elementsOf({ columns }: TablePart, label: string, period: string): (row: readonly Value[]) => Element {
  const place = (name: string) => columns.findIndex((column) => column.name === name);
  const [id, labelled, source, target] = [place("id"), place(label), place("source_id"), place("target_id")];
  const [from, until] = [place(`${period}_from`), place(`${period}_until`)];
  return (row) => ({
    id: row[id] as string,
    label: row[labelled] as string,
    source: row[source] as string,
    target: row[target] as string,
    from: row[from] as string | null,
    until: row[until] as string | null,
    attributes: columns.flatMap((column, index) => {
      const value = row[index]!;
      return value === null || IN_PLACE.includes(column.name) ? [] : [[column, value] as const];
    }),
  });
}

const nodeOf = elementsOf(NODES, "name", "existence");
const edgeOf = elementsOf(EDGES, "type", "valid");

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
  yield writer.begin(manifest, attributesOf(NODES), attributesOf(EDGES));
  yield* separated(valuesOf(snapshot, NODES, inquiry), (row) => writer.node(nodeOf(row)), writer.separator);
  yield writer.betweenNodesAndEdges;
  yield* separated(valuesOf(snapshot, EDGES, inquiry), (row) => writer.edge(edgeOf(row)), writer.separator);
  yield writer.end;
}

export const graphDownload = (path: string, type: string, form: string, writer: GraphWriter): Download => ({
  path,
  type,
  summary: `The graph as ${form}: actors, and the ties between those that the parameters keep.`,
  parameters: SELECTION_PARAMETERS,
  parts: [NODES, EDGES],
  chunks: (snapshot, inquiry) => written(writer, snapshot, inquiry),
});
