// The project's own format: all that a reader may see, so that an import into an empty node gives the same records, ids included,
// and an export from there the same bytes. What varies from one export to the next stands in the manifest, not here.
import sql from "sql-template-tag";
import type { Snapshot } from "../../database/database";
import { type Dataset, FORMAT } from "../import/record-source";
import type { Download, Inquiry } from "./download";
import { manifestOf } from "./manifest";
import { EVERY_RECORD, recordsOf, type ShownRecord } from "./record.stream";

/** What was written on the node itself came with no data set, and is given this one. */
const ownDataset = (node: string): Dataset => ({
  name: `export-${node.replace(/[^a-z0-9]+/g, "-")}`.replace(/-$/, ""),
  title: `All records of the node ${node}`,
});

interface Section {
  readonly dataset: Dataset;
  /** Names of the parts that have records of it. */
  readonly parts: Set<string>;
}

/** Data sets that have records which the reader sees, by name. */
async function sectionsOf(snapshot: Snapshot, inquiry: Inquiry): Promise<Section[]> {
  const own = ownDataset(inquiry.node);
  const sections = new Map<string, Section>();
  for (const { part, dataset, title, licence, attribution } of (await manifestOf(snapshot, ownFormat, inquiry))
    .origins) {
    const given: Dataset = dataset
      ? { name: dataset, title: title!, licence: licence ?? undefined, attribution: attribution ?? undefined }
      : own;
    const section = sections.get(given.name) ?? { dataset: given, parts: new Set<string>() };
    // Where an earlier export of this node was read back, its data set has the node's own name, and it knows the title.
    sections.set(given.name, { dataset: dataset ? given : section.dataset, parts: section.parts.add(part) });
  }
  return [...sections.values()].sort((a, b) => (a.dataset.name < b.dataset.name ? -1 : 1));
}

const datasetLine = ({ name, title, licence, attribution }: Dataset): string =>
  `${JSON.stringify({ record: "Dataset", format: FORMAT, name, title, licence, attribution })}\n`;

const recordLine = ({ type, id, content }: ShownRecord): string =>
  `${JSON.stringify({ record: type.name, id, ...content })}\n`;

async function* written(snapshot: Snapshot, inquiry: Inquiry): AsyncGenerator<string> {
  const { name: own } = ownDataset(inquiry.node);
  let sections = 0;
  for (const { dataset, parts } of await sectionsOf(snapshot, inquiry)) {
    yield datasetLine(dataset);
    sections += 1;
    for (const part of EVERY_RECORD.filter(({ name }) => parts.has(name))) {
      const ofSection = sql`AND coalesce(d.name, ${own}) = ${dataset.name}`;
      for await (const batch of recordsOf(snapshot, part, inquiry, ofSection)) yield batch.map(recordLine).join("");
    }
  }
  // A file of this format begins with a data set, even an empty one.
  if (!sections) yield datasetLine(ownDataset(inquiry.node));
}

export const ownFormat: Download = {
  path: "/records.ndjson",
  type: "application/x-ndjson; charset=utf-8",
  summary: "All records in the project's own format, a section for each data set: what an import takes back.",
  parameters: [],
  parts: EVERY_RECORD,
  chunks: written,
};
