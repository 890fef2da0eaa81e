// The graph as JSON, as D3 takes it and networkx' node_link_graph: {metadata, nodes, links}.
import type { Element, GraphWriter } from "./graph";

const valuesOf = ({ attributes }: Element) => Object.fromEntries(attributes.map(([{ name }, value]) => [name, value]));

export const graphJson: GraphWriter = {
  begin: (manifest) => `{"directed":true,"multigraph":true,"metadata":${JSON.stringify(manifest)},\n"nodes":[\n`,
  node: (node) => JSON.stringify({ id: node.id, ...valuesOf(node) }),
  edge: (edge) => JSON.stringify({ id: edge.id, source: edge.source, target: edge.target, ...valuesOf(edge) }),
  separator: ",\n",
  betweenNodesAndEdges: '\n],\n"links":[\n',
  end: "\n]}\n",
};
