// What can be downloaded, and in which form: addresses as data.
import type { Snapshot } from "../../database/database";
import { csv } from "./csv";
import { type Download, type Inquiry, type TablePart, valuesOf } from "./download";
import { followTheMoney } from "./ftm";
import { gexf } from "./gexf";
import { graphDownload } from "./graph";
import { graphJson } from "./graph-json";
import { graphml } from "./graphml";
import { graphJsonLd } from "./jsonld";
import { ownFormat } from "./own-format";
import { askedColumns, columnsParameter, filterOf } from "./parameters";
import { SELECTED_TABLES } from "./selection.sql";
import { TABLES, type Table } from "./tables.sql";
import { workbook } from "./workbook";

const partOf = (table: Table): TablePart => ({
  name: table.name,
  columns: table.columns,
  rows: (asked, sees) => table.rows(filterOf(asked, table.parameters) as never, sees),
});

function csvText(part: TablePart, snapshot: Snapshot, inquiry: Inquiry): AsyncGenerator<string> {
  const columns = askedColumns(part.columns, inquiry.asked);
  return csv(
    columns.map(({ name }) => name),
    valuesOf(snapshot, { ...part, columns }, inquiry),
  );
}

const csvOf = (table: Table): Download => {
  const part = partOf(table);
  return {
    path: `/${table.name}.csv`,
    type: "text/csv; charset=utf-8; header=present",
    summary: table.description,
    parameters: [...table.parameters, columnsParameter(table.columns)],
    parts: [part],
    chunks: (snapshot, inquiry) => csvText(part, snapshot, inquiry),
  };
};

const graphMl = graphDownload(
  "/graph.graphml",
  "application/graphml+xml; charset=utf-8",
  "GraphML, for igraph, networkx, yEd",
  graphml,
);
const graphGexf = graphDownload(
  "/graph.gexf",
  "application/gexf+xml; charset=utf-8",
  "GEXF 1.3 with time spells, for Gephi",
  gexf,
);
const graphAsJson = graphDownload(
  "/graph.json",
  "application/json; charset=utf-8",
  "JSON {metadata, nodes, links}, for D3",
  graphJson,
);

export const DOWNLOADS: readonly Download[] = [
  ...TABLES.map(csvOf),
  ...[graphMl, graphGexf, graphAsJson, graphJsonLd, followTheMoney, workbook, ownFormat],
];

/** Downloads that are one file, by what people call their form. */
export const FORMATS = {
  own: ownFormat,
  xlsx: workbook,
  graphml: graphMl,
  gexf: graphGexf,
  json: graphAsJson,
  jsonld: graphJsonLd,
  ftm: followTheMoney,
} as const satisfies Readonly<Record<string, Download>>;

/** The tables of the workbook as files, by name: for a folder of them. */
export const TABLE_FILES: Readonly<Record<string, Download["chunks"]>> = Object.fromEntries(
  SELECTED_TABLES.map((part) => [`${part.name}.csv`, (snapshot, inquiry) => csvText(part, snapshot, inquiry)]),
);
