// The loaders of process tracing: one statement for all policies, for all places of rankings, for all paths.
import DataLoader from "dataloader";
import type { Sql } from "sql-template-tag";
import type { LoaderDefinition, Visibility } from "../core/context";
import {
  type Deeds,
  deedsTracing,
  type Grade,
  GRADES,
  recordsTracing,
  type Relation,
  subjectTracing,
  type TracingQuestion,
  type TracingRow,
} from "./tracing.sql";
import type { EvidenceCounts, ProcessTracing } from "./tracing.types";

function countsOf(row: TracingRow | undefined, relation: Relation): EvidenceCounts {
  const of = (grade: Grade): number => row?.[`${relation} ${grade}`] ?? 0;
  return {
    total: GRADES.reduce((sum, grade) => sum + of(grade), 0),
    strawInTheWind: of("STRAW_IN_THE_WIND"),
    hoop: of("HOOP"),
    smokingGun: of("SMOKING_GUN"),
    doublyDecisive: of("DOUBLY_DECISIVE"),
    ungraded: of("UNGRADED"),
  };
}

const tracingOf = (row: TracingRow | undefined): ProcessTracing => ({
  recordCount: row?.recordCount ?? 0,
  evidencedCount: row?.evidencedCount ?? 0,
  sourceCount: row?.sourceCount ?? 0,
  supporting: countsOf(row, "SUPPORTS"),
  contesting: countsOf(row, "CONTESTS"),
});

interface Tracing<Key, Args> {
  readonly name: string;
  readonly statement: (keys: readonly Key[], args: Args, sees: readonly Visibility[]) => Sql;
  readonly signature: (key: Key) => string;
  /** The parent under which a key's row comes. */
  readonly parent: (key: Key, place: number) => string;
}

const tracingBy = <Key, Args = undefined>(
  tracing: Tracing<Key, Args>,
): LoaderDefinition<Key, ProcessTracing, Args> => ({
  name: tracing.name,
  make: (context, args) =>
    new DataLoader<Key, ProcessTracing, string>(
      async (keys) => {
        const rows = await context.reader.rows<TracingRow>(tracing.statement(keys, args, context.sees));
        const found = new Map(rows.map((row) => [row.parent, row]));
        return keys.map((key, place) => tracingOf(found.get(tracing.parent(key, place))));
      },
      { cacheKeyFn: tracing.signature },
    ),
});

export const tracingBySubject = tracingBy<string, TracingQuestion>({
  name: "Process tracing by policy or reform",
  statement: subjectTracing,
  signature: (uuid) => uuid,
  parent: (uuid) => uuid,
});

export const tracingByDeeds = tracingBy<Deeds, TracingQuestion>({
  name: "Process tracing by actor and policy or reform",
  statement: deedsTracing,
  signature: ({ actor, subject }) => `${actor} ${subject}`,
  parent: (_, place) => String(place),
});

export const tracingByRecords = tracingBy<readonly string[]>({
  name: "Process tracing by the records of a path",
  statement: (sets, _, sees) => recordsTracing(sets, sees),
  signature: (records) => records.join(),
  parent: (_, place) => String(place),
});
