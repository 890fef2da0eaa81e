// Names on a drawing: in the page's colours, with a line of the ground around them so that they stay legible over ties, and never one
// over another. Which names are tried, and in what order, is sigma's and the drawing's choice.
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { MarkData } from "./shapes.marks";
import { outline } from "./shapes";
import { type Mark, MARKS } from "../records/mark";
import type { Palette } from "./palette";

type Labelled = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;
/** Where a mark stands, in pixels. */
export interface Marked {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}
/** What a name may not cover, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A name as it was written, for pictures that are saved. */
export interface WrittenName {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isStrong: boolean;
}

const SHORT_MAX = 34;
const GAP = 3;
const STRONG = "600";

/** A name as it stands beside a mark; whole where it is asked for. */
export const shortened = (name: string): string =>
  name.length > SHORT_MAX ? `${name.slice(0, SHORT_MAX - 1).trimEnd()}…` : name;

/** A text, and where it may stand. */
interface Placed {
  readonly text: string;
  readonly at: readonly [number, number];
  readonly box: Box;
}

const overlap = (one: Box, other: Box): boolean =>
  one.right >= other.left && one.left <= other.right && one.bottom >= other.top && one.top <= other.bottom;

/** The places beside a mark where a name is wholly in the picture: right, left, below, above. */
function placesOf(context: CanvasRenderingContext2D, { x, y, size }: Marked, text: string, height: number): Placed[] {
  const width = context.measureText(text).width;
  const edge = context.canvas.clientWidth || context.canvas.width;
  const [beside, under] = [size + 2 * GAP, size + height / 2 + GAP];
  const starts = [
    [x + beside, y],
    [x - beside - width, y],
    [x - width / 2, y + under],
    [x - width / 2, y - under],
  ] as const;
  return starts
    .map((at) => {
      const [left, middle] = at;
      const box = { left: left - 1, right: left + width + GAP, top: middle - height / 2, bottom: middle + height / 2 };
      return { text, at, box };
    })
    .filter(({ box }) => box.left >= 0 && box.right <= edge);
}

/** The ring around a chosen mark lies so far outside; corners reach further than circles. */
const ringed = ({ x, y, size }: Marked): Marked => ({ x, y, size: size * 1.25 + 5 });

export class Labels {
  /** Null until the first name of a picture asks what is taken. */
  private taken: Box[] | null = null;
  private ordinary: Placed[] = [];
  /** By key. */
  private chosen = new Map<string, Placed>();

  /** `marks` are what names may not cover; `named` are the chosen actors, whose names come first, whole. */
  constructor(
    private readonly palette: () => Palette,
    private readonly marks: () => Box[],
    private readonly named: () => readonly (Marked & { readonly key: string; readonly name: string })[],
  ) {}

  /** The names of the last picture. */
  get written(): WrittenName[] {
    const told = (isStrong: boolean) => (placed: Placed) => ({
      x: placed.at[0],
      y: placed.at[1],
      text: placed.text,
      isStrong,
    });
    return [...this.ordinary.map(told(false)), ...[...this.chosen.values()].map(told(true))];
  }

  /** Before each picture. */
  readonly clear = (): void => {
    this.taken = null;
    this.ordinary = [];
    this.chosen.clear();
  };

  readonly draw = (context: CanvasRenderingContext2D, data: Labelled, settings: Settings): void => {
    // The chosen one is named above all others, and only there.
    if (!data.label || data.highlighted || (data as Partial<MarkData>).isFaded) return;
    const taken = this.begin(context, settings);
    context.font = fontOf(settings, settings.labelWeight);
    const placed = placesOf(context, data, shortened(data.label), settings.labelSize).find(
      ({ box }) => !taken.some((other) => overlap(box, other)),
    );
    if (!placed) return;
    taken.push(placed.box);
    this.ordinary.push(placed);
    this.write(context, placed);
  };

  /** The chosen actors and the one under the pointer: the mark ringed, the name whole, above everything else. */
  readonly drawHovered = (
    context: CanvasRenderingContext2D,
    data: Labelled & { key?: string },
    settings: Settings,
  ): void => {
    const { ground, accent } = this.palette();
    const mark: Mark = MARKS[(data as unknown as MarkData).shape] ?? "UNPLACED";
    const ring = new Path2D(outline(mark, data.x, data.y, data.size + 4));
    context.lineJoin = "round";
    for (const [colour, width] of [
      [ground, 6],
      [accent, 2.5],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke(ring);
    }
    if (!data.label) return;
    this.begin(context, settings);
    context.font = fontOf(settings, STRONG);
    const placed =
      this.chosen.get(data.key ?? "") ?? placesOf(context, ringed(data), data.label, settings.labelSize)[0];
    if (!placed) return;
    const { left, right, top, bottom } = placed.box;
    context.fillStyle = ground;
    context.fillRect(left - 1, top - 2, right - left + 1, bottom - top + 4);
    this.write(context, placed);
  };

  /** What is taken, once for each picture: marks, and the names of the chosen, one after the other. */
  private begin(context: CanvasRenderingContext2D, settings: Settings): Box[] {
    if (this.taken) return this.taken;
    this.taken = this.marks();
    context.font = fontOf(settings, STRONG);
    for (const one of this.named()) {
      const places = placesOf(context, ringed(one), one.name, settings.labelSize);
      const others = [...this.chosen.values()];
      const placed = places.find(({ box }) => !others.some((other) => overlap(box, other.box))) ?? places[0];
      if (!placed) continue;
      this.chosen.set(one.key, placed);
      this.taken.push(placed.box);
    }
    return this.taken;
  }

  private write(context: CanvasRenderingContext2D, { text, at }: Placed): void {
    const { ground, ink } = this.palette();
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = ground;
    context.strokeText(text, ...at);
    context.fillStyle = ink;
    context.fillText(text, ...at);
  }
}

const fontOf = ({ labelSize, labelFont }: Settings, weight: string): string => `${weight} ${labelSize}px ${labelFont}`;
