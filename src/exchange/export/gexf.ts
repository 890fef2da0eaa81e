// The graph as GEXF 1.3 (https://gexf.net), with a spell for each dated node and edge, so that Gephi's timeline moves it. What is
// undated has no spell: it always is. All edges are directed; the attribute `symmetric` tells the ties that have no direction.
import type { Column } from "./columns.sql";
import type { Element, GraphWriter } from "./graph";
import type { Manifest } from "./manifest";
import { xml } from "./xml";

const attributes = (kind: string, columns: readonly Column[]) =>
  `<attributes class="${kind}" mode="static">\n${columns
    .map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type ?? "string"}"/>\n`)
    .join("")}</attributes>\n`;

function contentOf({ attributes: known, from, until }: Element): string {
  const values = known.map(([{ name }, value]) => `<attvalue for="${name}" value="${xml(value)}"/>`).join("");
  const bounds = `${from ? ` start="${from}"` : ""}${until ? ` end="${until}"` : ""}`;
  return `<attvalues>${values}</attvalues>${bounds && `<spells><spell${bounds}/></spells>`}`;
}

const begin = (manifest: Manifest, nodes: readonly Column[], edges: readonly Column[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta lastmodifieddate="${manifest.knownAt.slice(0, 10)}">
<creator>${xml(`${manifest.software}, node ${manifest.node}`)}</creator>
<description>${xml(JSON.stringify(manifest))}</description>
</meta>
<graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date" timerepresentation="interval">
${attributes("node", nodes)}${attributes("edge", edges)}<nodes>
`;

export const gexf: GraphWriter = {
  begin,
  node: (node) => `<node id="${xml(node.id)}" label="${xml(node.label)}">${contentOf(node)}</node>\n`,
  edge: (edge) =>
    `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}" kind="${xml(edge.label)}" label="${xml(edge.label)}">${contentOf(edge)}</edge>\n`,
  separator: "",
  betweenNodesAndEdges: "</nodes>\n<edges>\n",
  end: "</edges>\n</graph>\n</gexf>\n",
};
