// A drawing as SVG, for print and for programs of pictures: the same places, shapes, colours and names as on the page, below it what
// the marks mean and where the picture comes from. Pure text: it is told what stands where, in pixels of the picture.
import { type Mark } from "../records/mark";
import { hollowLine, outline } from "./shapes";
import { xml } from "./saving.tables";

export interface DrawnMark {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: string;
  readonly opacity: number;
  /** The whole name, which viewers show under the pointer. */
  readonly name: string;
}

export interface DrawnTie {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** How broad it leaves and arrives. */
  readonly widths: readonly [number, number];
  /** #rrggbb, and how opaque. */
  readonly colour: string;
  readonly opacity: number;
}

export interface DrawnName {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isStrong: boolean;
}

export interface Legend {
  /** What each mark means, in the reader's language. */
  readonly marks: readonly { readonly mark: Mark; readonly colour: string; readonly label: string }[];
  /** What the picture shows, of which day, and from where: a line each. */
  readonly caption: readonly string[];
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly ink: string;
  readonly font: string;
  readonly fontSize: number;
  readonly title: string;
  readonly ties: readonly DrawnTie[];
  readonly marks: readonly DrawnMark[];
  readonly names: readonly DrawnName[];
  readonly legend: Legend;
}

const MARGIN = 24;
const LINE = 22;
const LEGEND_SIZE = 13;
/** Room for a mark and the space after its label; letters are about so wide. */
const LEGEND_GAP = 44;
const LETTER = 7.2;

const n = (value: number): string => String(Math.round(value * 100) / 100);

/** The beginning of an element, which what it is called may follow. */
function markShape({ mark, x, y, radius, colour, opacity }: Omit<DrawnMark, "name">, ground: string): string {
  const d = `d="${outline(mark, x, y, radius)}"`;
  const faded = opacity < 1 ? ` opacity="${opacity}"` : "";
  if (mark !== "UNPLACED") return `<path ${d} fill="${colour}" stroke="${ground}" stroke-width="1"${faded}`;
  const line = hollowLine(radius);
  const inner = outline(mark, x, y, radius - line / 2);
  return `<path d="${inner}" fill="${ground}" stroke="${colour}" stroke-width="${n(line)}"${faded}`;
}

/** A wedge; both sides of it at each end. */
function tieShape({ from: [x1, y1], to: [x2, y2], widths: [leaving, arriving], colour, opacity }: DrawnTie): string {
  const far = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [(y1 - y2) / far / 2, (x2 - x1) / far / 2];
  const corners = [
    [x1 + dx * leaving, y1 + dy * leaving],
    [x2 + dx * arriving, y2 + dy * arriving],
    [x2 - dx * arriving, y2 - dy * arriving],
    [x1 - dx * leaving, y1 - dy * leaving],
  ].map(([x, y]) => `${n(x!)} ${n(y!)}`);
  return `<path d="M${corners.join("L")}Z" fill="${colour}" fill-opacity="${opacity}"/>`;
}

/** Where the signs of the legend stand, in rows as wide as the picture; and how high everything below the picture is. */
export function legendPlaces(
  { marks, caption }: Legend,
  width: number,
): { places: { x: number; y: number }[]; height: number } {
  let [x, row] = [MARGIN, 0];
  const places = marks.map(({ label }) => {
    const wide = LEGEND_GAP + label.length * LETTER;
    if (x > MARGIN && x + wide > width - MARGIN) [x, row] = [MARGIN, row + 1];
    const place = { x: x + 8, y: LINE * (row + 1) };
    x += wide;
    return place;
  });
  const rows = marks.length > 0 ? row + 1 : 0;
  return { places, height: LINE * (rows + caption.length + 1) };
}

export const LEGEND_TEXT = { margin: MARGIN, line: LINE, size: LEGEND_SIZE } as const;

export function svg(scene: Scene): string {
  const { width, height, ground, ink, font, fontSize, legend } = scene;
  const { places, height: below } = legendPlaces(legend, width);
  const rows = places.length > 0 ? places.at(-1)!.y : 0;
  const whole = `width="${n(width)}" height="${n(height + below)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${whole} viewBox="0 0 ${n(width)} ${n(height + below)}" role="img">`,
    `<title>${xml(scene.title)}</title>`,
    `<defs><clipPath id="frame"><rect width="${n(width)}" height="${n(height)}"/></clipPath></defs>`,
    `<rect ${whole} fill="${ground}"/>`,
    `<g clip-path="url(#frame)">`,
    ...scene.ties.map(tieShape),
    ...scene.marks.map((mark) => `${markShape(mark, ground)}><title>${xml(mark.name)}</title></path>`),
    `<g font-family="${xml(font)}" font-size="${fontSize}" fill="${ink}" stroke="${ground}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">`,
    ...scene.names.map(
      ({ x, y, text, isStrong }) =>
        `<text x="${n(x)}" y="${n(y)}" dominant-baseline="central"${isStrong ? ' font-weight="600"' : ""}>${xml(text)}</text>`,
    ),
    "</g></g>",
    `<g transform="translate(0 ${n(height)})" font-family="${xml(font)}" font-size="${LEGEND_SIZE}" fill="${ink}">`,
    ...legend.marks.flatMap(({ mark, colour, label }, at) => {
      const { x, y } = places[at]!;
      const sign = `${markShape({ mark, x, y: y - 4.5, radius: 6, colour, opacity: 1 }, ground)}/>`;
      return [sign, `<text x="${n(x + 14)}" y="${n(y)}">${xml(label)}</text>`];
    }),
    ...legend.caption.map((line, at) => `<text x="${MARGIN}" y="${n(rows + LINE * (at + 1))}">${xml(line)}</text>`),
    "</g></svg>\n",
  ].join("\n");
}
