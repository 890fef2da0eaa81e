// Where things stand on a time axis: which extent is certain, which only possible, and in which row, so that no label covers
// another. It knows days and pixels, no record and no drawing.

export interface Extent {
  readonly possiblyFrom?: string | null;
  readonly certainlyFrom?: string | null;
  readonly certainlyUntil?: string | null;
  readonly possiblyUntil?: string | null;
}

const DAY_MS = 86_400_000;
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
/** The end of a day, so that one day has a width. */
const endOf = (day: string): number => timeOf(day) + DAY_MS;

/** Something that could have been at any time has no place on an axis. */
export const isDated = (extent: Extent | null | undefined): extent is Extent =>
  Boolean(extent && (extent.possiblyFrom || extent.possiblyUntil));

/** From the first to the last day that anything names; what is still open reaches until today. Null: nothing is dated. */
export function domainOf(extents: readonly Extent[], today: number): readonly [number, number] | null {
  const times = extents.filter(isDated).flatMap(({ possiblyFrom, certainlyFrom, certainlyUntil, possiblyUntil }) => {
    const days = [possiblyFrom, certainlyFrom].flatMap((day) => (day ? [timeOf(day)] : []));
    const ends = [certainlyUntil, possiblyUntil].flatMap((day) => (day ? [endOf(day)] : []));
    return [...days, ...ends, ...(possiblyUntil ? [] : [Math.max(today, ...days)])];
  });
  if (times.length === 0) return null;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room = Math.max((last - first) * 0.03, 30 * DAY_MS);
  return [first - room, last + room];
}

export interface Bar {
  /** The possible extent, in pixels. */
  readonly from: number;
  readonly until: number;
  /** The certain extent within it; null: no single day is certain. */
  readonly certain: readonly [number, number] | null;
  /** Whether it goes on beyond what is drawn. */
  readonly openEnd: boolean;
}

/** One dated extent as a bar. `x` puts a time on the axis; `edges` are the pixels where the axis begins and ends. */
export function barOf(extent: Extent, x: (time: number) => number, edges: readonly [number, number]): Bar {
  const within = (pixel: number) => Math.min(Math.max(pixel, edges[0]), edges[1]);
  const { possiblyFrom, certainlyFrom, certainlyUntil, possiblyUntil } = extent;
  const from = possiblyFrom ? within(x(timeOf(possiblyFrom))) : edges[0];
  const until = possiblyUntil ? within(x(endOf(possiblyUntil))) : edges[1];
  // Open ends are certain to be open: what has begun for certain goes on for certain.
  const sureFrom = certainlyFrom ? within(x(timeOf(certainlyFrom))) : possiblyFrom ? null : from;
  const sureUntil = certainlyUntil ? within(x(endOf(certainlyUntil))) : possiblyUntil ? null : until;
  const isSure = sureFrom !== null && sureUntil !== null && sureUntil > sureFrom;
  return { from, until, certain: isSure ? [sureFrom, sureUntil] : null, openEnd: !possiblyUntil };
}

export interface Placed<Item> {
  readonly item: Item;
  readonly bar: Bar;
  readonly row: number;
  /** Where its label begins, so that it ends within the picture. */
  readonly labelAt: number;
}

export interface Lane<Item> {
  readonly rows: readonly Placed<Item>[];
  readonly rowCount: number;
  /** What found no room within `rowsMax`: bars without labels, in one row below; their names are in the table. */
  readonly unnamed: readonly Omit<Placed<Item>, "row" | "labelAt">[];
}

interface Room {
  readonly edges: readonly [number, number];
  readonly x: (time: number) => number;
  readonly rowsMax: number;
  readonly gap?: number;
}

/** Puts the items of one lane into the first row in which neither bar nor label meets another, earliest first. */
export function packLane<Item extends { readonly extent: Extent; readonly labelWidth: number }>(
  items: readonly Item[],
  { edges, x, rowsMax, gap = 10 }: Room,
): Lane<Item> {
  const bars = items.map((item) => ({ item, bar: barOf(item.extent, x, edges) }));
  bars.sort((one, other) => one.bar.from - other.bar.from || one.bar.until - other.bar.until);
  const rowEnds: number[][] = [];
  const rows: Placed<Item>[] = [];
  const unnamed: { item: Item; bar: Bar }[] = [];
  for (const { item, bar } of bars) {
    const labelAt = Math.max(edges[0], Math.min(bar.from, edges[1] - item.labelWidth));
    const [start, end] = [Math.min(labelAt, bar.from), Math.max(bar.until, labelAt + item.labelWidth)];
    // A label near the right edge reaches back, so a row is free only if everything in it ends before.
    const free = rowEnds.findIndex((ends) => ends.every((taken) => taken + gap <= start));
    const row = free === -1 ? rowEnds.length : free;
    if (row >= rowsMax) {
      unnamed.push({ item, bar });
      continue;
    }
    (rowEnds[row] ??= []).push(end);
    rows.push({ item, bar, row, labelAt });
  }
  return { rows, rowCount: rowEnds.length, unnamed };
}
