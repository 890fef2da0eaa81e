// What a download is, so that it can be cited: the question, the moment, whose words they are, from which data sets, under
// which licences, and how much of it has evidence.
import sql from "sql-template-tag";
import { VERSION } from "../../core/config";
import type { Snapshot } from "../../database/database";
import type { Download, Inquiry } from "./download";
import { type Origin, originsOf } from "./tables.sql";

export interface Manifest {
  /** The address on this node, with its parameters: the question. */
  readonly query: string;
  readonly node: string;
  readonly software: string;
  /** What the node knew at this moment; `@knownAt` asks the API for the same. */
  readonly knownAt: string;
  /** What the reader might see; others get other records. */
  readonly visibilities: readonly string[];
  readonly languages: readonly string[];
  readonly licences: readonly string[];
  readonly coverage: readonly { readonly part: string; readonly records: number; readonly withEvidence: number }[];
  readonly origins: readonly (Origin & { readonly part: string })[];
}

/** What was counted once for an inquiry is not counted again: the writer of a format and whoever keeps its manifest both ask. */
const made = new WeakMap<Inquiry, Promise<Manifest>>();

/** Of one moment, that of the snapshot. */
export function manifestOf(
  snapshot: Snapshot,
  { parts }: Pick<Download, "parts">,
  inquiry: Inquiry,
): Promise<Manifest> {
  const manifest = made.get(inquiry) ?? counted(snapshot, parts, inquiry);
  made.set(inquiry, manifest);
  return manifest;
}

async function counted(snapshot: Snapshot, parts: Download["parts"], inquiry: Inquiry): Promise<Manifest> {
  const { asked, sees, address, node, languages } = inquiry;
  const [moment] = await snapshot.rows<{ now: Date }>(sql`SELECT now()`);
  const origins: (Origin & { part: string })[] = [];
  for (const { name, rows } of parts) {
    const found = await snapshot.rows<Origin>(originsOf(rows(asked, sees), sees));
    origins.push(...found.map((origin) => ({ part: name, ...origin })));
  }
  const total = (part: string, key: "records" | "withEvidence") =>
    origins.filter((origin) => origin.part === part).reduce((sum, origin) => sum + origin[key], 0);
  return {
    query: address,
    node,
    software: `Counterweight ${VERSION}`,
    knownAt: moment!.now.toISOString(),
    visibilities: sees,
    languages,
    licences: [...new Set(origins.flatMap(({ licence }) => licence ?? []))],
    coverage: parts.map(({ name }) => ({
      part: name,
      records: total(name, "records"),
      withEvidence: total(name, "withEvidence"),
    })),
    origins,
  };
}
