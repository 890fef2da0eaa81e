// The graph as JSON, as D3 takes it and networkx' node_link_graph: {metadata, nodes, links}.
import type { Element, GraphWriter } from "./graph";

/** Property by property, since this runs for every tie of a node. */
function written({ attributes }: Element, places: Record<string, unknown>): string {
  for (const [{ name }, value] of attributes) places[name] = value;
  return JSON.stringify(places);
}

export const graphJson: GraphWriter = {
  begin: (manifest) => `{"directed":true,"multigraph":true,"metadata":${JSON.stringify(manifest)},\n"nodes":[\n`,
  node: (node) => written(node, { id: node.id }),
  edge: (edge) => written(edge, { id: edge.id, source: edge.source, target: edge.target }),
  separator: ",\n",
  betweenNodesAndEdges: '\n],\n"links":[\n',
  end: "\n]}\n",
};
