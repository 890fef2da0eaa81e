// The colours of a drawing, asked of the page: WebGL and canvases know no custom properties, so each is read off an element that
// bears it. Light or dark is what the element shows at that moment.
import { type Mark, MARKS } from "../records/mark";

export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly accent: string;
  /** Ties that stand out; thick ones, so that they let show what they cross. */
  readonly chosen: string;
  readonly marks: Readonly<Record<Mark, string>>;
  /** The same marks where they step back behind what is chosen: they let its ties show. */
  readonly faded: Readonly<Record<Mark, string>>;
  readonly tie: string;
  readonly tieFaded: string;
  /** The same, multiplied by how opaque they are, as the program of plain lines wants them. */
  readonly line: string;
  readonly lineFaded: string;
}

/** The page's custom properties, and what stands for them where the page has none. */
const COLOURS = {
  ground: "var(--ground, light-dark(#fbfaf7, #14181f))",
  ink: "var(--ink, light-dark(#1d2430, #e9ebef))",
  soft: "var(--soft, light-dark(#525c6b, #aab2bf))",
  accent: "var(--accent, light-dark(#0b5d66, #7fd3da))",
  STATE: "var(--state, light-dark(#3f66ad, #86a8ea))",
  ECONOMY: "var(--economy, light-dark(#b36b00, #e3a54a))",
  CIVIL_SOCIETY: "var(--civil-society, light-dark(#23885a, #5cc492))",
  BETWEEN: "var(--between, light-dark(#737b88, #99a2b0))",
  UNPLACED: "var(--soft, light-dark(#525c6b, #aab2bf))",
};

type Rgb = readonly [number, number, number];

const hex = (colour: Rgb): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

const withAlpha = ([red, green, blue]: Rgb, alpha: number): string =>
  `rgba(${Math.round(red)}, ${Math.round(green)}, ${Math.round(blue)}, ${alpha})`;

const multiplied = (colour: Rgb, alpha: number): string =>
  withAlpha(colour.map((part) => part * alpha) as unknown as Rgb, alpha);

/** How strongly a tie shows: the more there are, the fainter each, so that their density is seen and not a wall. */
const strengthOf = (tieCount: number): number => Math.max(0.07, Math.min(0.5, 6 / Math.sqrt(tieCount + 1)));

export function paletteOf(element: HTMLElement, tieCount: number): Palette {
  const probe = element.ownerDocument.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const canvas = element.ownerDocument.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  // A pixel is read back, because a computed colour may be written in any colour space.
  const read = (colour: string): Rgb => {
    probe.style.color = colour;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!];
  };
  const [ground, soft] = [read(COLOURS.ground), read(COLOURS.soft)];
  const ofMarks = (told: (colour: Rgb) => string) =>
    Object.fromEntries(MARKS.map((mark) => [mark, told(read(COLOURS[mark]))])) as Record<Mark, string>;
  const alpha = strengthOf(tieCount);
  const palette: Palette = {
    ground: hex(ground),
    ink: hex(read(COLOURS.ink)),
    soft: hex(soft),
    chosen: withAlpha(read(COLOURS.accent), 0.75),
    accent: hex(read(COLOURS.accent)),
    marks: ofMarks(hex),
    faded: ofMarks((colour) => withAlpha(colour, 0.2)),
    tie: withAlpha(soft, alpha),
    tieFaded: withAlpha(soft, alpha * 0.3),
    line: multiplied(soft, alpha),
    lineFaded: multiplied(soft, alpha * 0.3),
  };
  probe.remove();
  return palette;
}

/** #rrggbb or rgba(r, g, b, a) as a colour and how opaque it is, for pictures that write them apart. */
export function opacityOf(colour: string): { colour: string; opacity: number } {
  const parts = /^rgba\((.+), ([\d.]+)\)$/.exec(colour);
  return parts ? { colour: `rgb(${parts[1]})`, opacity: Number(parts[2]) } : { colour, opacity: 1 };
}

/** A colour of the palette as numbers from 0 to 1. */
export function channels(colour: string): [number, number, number] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255) as [number, number, number];
}
