// The graph as GraphML (http://graphml.graphdrawing.org/specification.html). All edges are directed, because readers refuse graphs of
// both kinds; the attribute `symmetric` tells the ties that have no direction.
import type { Column } from "./columns.sql";
import type { Element, GraphWriter } from "./graph";
import type { Manifest } from "./manifest";
import { xml } from "./xml";

const TYPES = { double: "double", integer: "int", boolean: "boolean" } as const;

const keys = (prefix: string, kind: string, columns: readonly Pick<Column, "name" | "type">[]) =>
  columns
    .map(
      ({ name, type }) =>
        `<key id="${prefix}${name}" for="${kind}" attr.name="${name}" attr.type="${type ? TYPES[type] : "string"}"/>\n`,
    )
    .join("");

const dataOf = (prefix: string, { attributes }: Element) =>
  attributes.map(([{ name }, value]) => `<data key="${prefix}${name}">${xml(value)}</data>`).join("");

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

function begin(manifest: Manifest, nodes: readonly Column[], edges: readonly Column[]): string {
  const told = Object.entries(manifest);
  const about = told.map(([name, value]) => `<data key="g_${name}">${xml(textOf(value))}</data>\n`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys(
  "g_",
  "graph",
  told.map(([name]) => ({ name })),
)}${keys("n_", "node", nodes)}${keys("e_", "edge", edges)}<graph edgedefault="directed">
${about}`;
}

export const graphml: GraphWriter = {
  begin,
  node: (node) => `<node id="${xml(node.id)}">${dataOf("n_", node)}</node>\n`,
  edge: (edge) =>
    `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}">${dataOf("e_", edge)}</edge>\n`,
  separator: "",
  betweenNodesAndEdges: "",
  end: "</graph>\n</graphml>\n",
};
