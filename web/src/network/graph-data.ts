// The graph of a node as /graph.json tells it, made ready for counting and drawing: actors and ties by number, the ties of each actor
// in one row. It knows no picture, and it changes nothing that it was given: what the server said stays beside every record.
import { type Mark, markOf } from "../records/mark";

/** A record as the server wrote it; what is not known is not there. */
export type Row = Readonly<Record<string, string | number | boolean>>;

/** Days are written as numbers (20191101 is the first of November 2019), because a slider compares many of them. */
interface Dated {
  /** The first and the last day on which it possibly holds; infinite where it is open or not known. */
  readonly from: number;
  readonly until: number;
}

/** State, economy, civil society; together 1. */
export type Shares = readonly [state: number, economy: number, civilSociety: number];

export interface Actor extends Dated {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly shares: Shares | null;
  readonly mark: Mark;
  readonly row: Row;
}

export interface Tie extends Dated {
  readonly id: string;
  readonly type: string;
  /** The numbers of its actors. */
  readonly source: number;
  readonly target: number;
  readonly symmetric: boolean;
  readonly confidence: number;
  readonly row: Row;
}

export interface NetworkData {
  /** What the server says about the download: when, whose words, which licences. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly actors: readonly Actor[];
  readonly ties: readonly Tie[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** The ties that end at actor a, on either side, are incident[rows[a]] to incident[rows[a + 1]]. A loop stands there once. */
  readonly rows: Int32Array;
  readonly incident: Int32Array;
}

/** YYYY-MM-DD as a number that is greater for a later day; years of more digits and before our era too. */
export function dayNumber(day: string): number {
  const [, sign, year, month, date] = /^([+-]?)(\d{4,6})-(\d\d)-(\d\d)/.exec(day) ?? [];
  if (!year) throw new Error(`“${day}” is no day.`);
  return (sign === "-" ? -1 : 1) * Number(year) * 10_000 + Number(month) * 100 + Number(date);
}

const dated = (row: Row, period: string): Dated => {
  const day = (end: string, open: number) => {
    const value = row[`${period}_${end}`];
    return typeof value === "string" ? dayNumber(value) : open;
  };
  return { from: day("from", -Infinity), until: day("until", Infinity) };
};

const CORNERS: Readonly<Record<string, Shares>> = { STATE: [1, 0, 0], ECONOMY: [0, 1, 0], CIVIL_SOCIETY: [0, 0, 1] };

function sharesOf(row: Row): Shares | null {
  // “The State” as such is a corner itself.
  const corner = CORNERS[String(row.triangle_vertex)];
  if (corner) return corner;
  if (row.sector_state === undefined) return null;
  return [Number(row.sector_state), Number(row.sector_economy ?? 0), Number(row.sector_civil_society ?? 0)];
}

function actorOf(row: Row): Actor {
  const shares = sharesOf(row);
  const id = String(row.id);
  return {
    id,
    name: String(row.name ?? row.slug ?? id),
    kind: String(row.kind),
    shares,
    mark: markOf(shares && { state: shares[0], economy: shares[1], civilSociety: shares[2] }),
    ...dated(row, "existence"),
    row,
  };
}

/** Compressed sparse rows, by counting: no array for each actor, of which there may be many thousands. */
function incidence(order: number, ties: readonly Tie[]): Pick<NetworkData, "rows" | "incident"> {
  const rows = new Int32Array(order + 1);
  for (const { source, target } of ties) {
    rows[source + 1]!++;
    if (target !== source) rows[target + 1]!++;
  }
  for (let actor = 0; actor < order; actor++) rows[actor + 1]! += rows[actor]!;
  const next = rows.slice();
  const incident = new Int32Array(rows[order]!);
  ties.forEach(({ source, target }, tie) => {
    incident[next[source]!++] = tie;
    if (target !== source) incident[next[target]!++] = tie;
  });
  return { rows, incident };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isRows = (value: unknown): value is Row[] => Array.isArray(value) && value.every(isRecord);

/** Reads {metadata, nodes, links}. A tie whose actor is not in the file has no place in a picture, and the file is refused. */
export function networkData(graph: unknown): NetworkData {
  if (!isRecord(graph) || !isRows(graph.nodes) || !isRows(graph.links)) {
    throw new Error("This is no graph: it has no “nodes” and “links”.");
  }
  const actors = graph.nodes.map(actorOf);
  const numberOf = new Map(actors.map(({ id }, number) => [id, number]));
  const ties = graph.links.map((row): Tie => {
    const [source, target] = [numberOf.get(String(row.source)), numberOf.get(String(row.target))];
    if (source === undefined || target === undefined) throw new Error(`Tie ${String(row.id)} leads out of the graph.`);
    return {
      id: String(row.id),
      type: String(row.type),
      source,
      target,
      symmetric: row.symmetric === true,
      confidence: typeof row.confidence === "number" ? row.confidence : 1,
      ...dated(row, "valid"),
      row,
    };
  });
  const metadata = isRecord(graph.metadata) ? graph.metadata : {};
  return { metadata, actors, ties, numberOf, ...incidence(actors.length, ties) };
}

/** The other end of a tie. */
export const peerOf = (tie: Tie, actor: number): number => (tie.source === actor ? tie.target : tie.source);

/** Calls back for each tie of an actor, with the actor at its other end. */
export function eachTie(data: NetworkData, actor: number, tell: (tie: number, peer: number) => void): void {
  for (let at = data.rows[actor]!; at < data.rows[actor + 1]!; at++) {
    const tie = data.incident[at]!;
    tell(tie, peerOf(data.ties[tie]!, actor));
  }
}
