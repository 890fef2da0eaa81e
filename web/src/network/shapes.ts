// The five shapes that marks have, once: as numbers for the graphics card, as outlines for canvases and SVG. Their areas are about
// those of a circle of the same radius, so that no sector looks larger than it is.
import { type Mark, MARKS } from "../records/mark";

/** What the shader calls a mark. */
export const shapeNumber = (mark: Mark): number => MARKS.indexOf(mark);

/** Of a square the half side, of a triangle and a diamond the distance of the corners from the middle; a circle's radius is 1. */
export const SQUARE = 0.886;
export const TRIANGLE = 1.45;
export const DIAMOND = 1.22;
/** A triangle's middle lies lower than the middle of its height; it is moved down by so much to look centred. */
export const TRIANGLE_DROP = 0.2;

const TWO_FIGURES = 100;
const point = (x: number, y: number) =>
  `${Math.round(x * TWO_FIGURES) / TWO_FIGURES} ${Math.round(y * TWO_FIGURES) / TWO_FIGURES}`;
const closed = (points: readonly (readonly [number, number])[]) => `M${points.map(([x, y]) => point(x, y)).join("L")}Z`;

/** The outline of a mark as an SVG path, with y downwards as on a page. Canvases take it by Path2D. */
export function outline(mark: Mark, x: number, y: number, radius: number): string {
  if (mark === "STATE") {
    const half = radius * SQUARE;
    return closed([
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
    ]);
  }
  if (mark === "ECONOMY") {
    const [reach, middle] = [radius * TRIANGLE, y + radius * TRIANGLE_DROP];
    const half = (reach * Math.sqrt(3)) / 2;
    return closed([
      [x, middle - reach],
      [x + half, middle + reach / 2],
      [x - half, middle + reach / 2],
    ]);
  }
  if (mark === "BETWEEN") {
    const reach = radius * DIAMOND;
    return closed([
      [x, y - reach],
      [x + reach, y],
      [x, y + reach],
      [x - reach, y],
    ]);
  }
  const arc = (end: number) => `A${point(radius, radius)} 0 1 1 ${point(end, y)}`;
  return `M${point(x - radius, y)}${arc(x + radius)}${arc(x - radius)}Z`;
}

/** The width of the line of a hollow mark. */
export const hollowLine = (radius: number): number => Math.max(1.25, radius * 0.28);
