// What can be downloaded, and in which form: addresses as data.
import { csv } from "./csv";
import { type Download, type Part, valuesOf } from "./download";
import { gexf } from "./gexf";
import { graphDownload } from "./graph";
import { graphJson } from "./graph-json";
import { graphml } from "./graphml";
import { filterOf } from "./parameters";
import { TABLES, type Table } from "./tables.sql";

const partOf = (table: Table): Part => ({
  name: table.name,
  columns: table.columns,
  rows: (asked, sees) => table.rows(filterOf(asked, table.parameters) as never, sees),
});

const csvOf = (table: Table): Download => {
  const part = partOf(table);
  return {
    path: `/${table.name}.csv`,
    type: "text/csv; charset=utf-8; header=present",
    summary: table.description,
    parameters: table.parameters,
    parts: [part],
    chunks: (snapshot, inquiry) =>
      csv(
        part.columns.map(({ name }) => name),
        valuesOf(snapshot, part, inquiry),
      ),
  };
};

export const DOWNLOADS: readonly Download[] = [
  ...TABLES.map(csvOf),
  graphDownload(
    "/graph.graphml",
    "application/graphml+xml; charset=utf-8",
    "GraphML, for igraph, networkx, yEd",
    graphml,
  ),
  graphDownload("/graph.gexf", "application/gexf+xml; charset=utf-8", "GEXF 1.3 with time spells, for Gephi", gexf),
  graphDownload("/graph.json", "application/json; charset=utf-8", "JSON {metadata, nodes, links}, for D3", graphJson),
];
