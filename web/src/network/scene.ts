// What a drawing shows, read off sigma: which marks, ties and names stand where in its picture. Between the drawing, which knows the
// graphics card, and what is saved, which knows none.
import type Sigma from "sigma";
import type { EdgeDisplayData } from "sigma/types";
import type { NetworkData } from "./graph-data";
import type { WrittenName } from "./labels";
import { opacityOf, type Palette } from "./palette";
import type { DrawnMark, DrawnTie, Legend, Scene } from "./saving.svg";
import type { TieData } from "./shapes.ties";

const isWithin = (x: number, y: number, width: number, height: number, margin: number): boolean =>
  x > -margin && x < width + margin && y > -margin && y < height + margin;

function drawnTies(sigma: Sigma, data: NetworkData, palette: Palette): DrawnTie[] {
  // Plain lines have colours of their own, multiplied for the graphics card.
  const colours = new Map([
    [palette.line, palette.tie],
    [palette.lineFaded, palette.tieFaded],
  ]);
  const { width, height } = sigma.getDimensions();
  const at = (actor: number): [number, number] => {
    const { x, y } = sigma.framedGraphToViewport(sigma.getNodeDisplayData(String(actor))!);
    return [x, y];
  };
  const shown = data.ties.flatMap(({ source, target }, tie) => {
    const display: (EdgeDisplayData & Partial<TieData>) | undefined = sigma.getEdgeDisplayData(String(tie));
    return display && !display.hidden ? { source, target, display } : [];
  });
  // What stands out comes last, so that it lies above.
  shown.sort((one, other) => one.display.zIndex - other.display.zIndex);
  return shown.flatMap(({ source, target, display }) => {
    const [from, to] = [at(source), at(target)];
    const box = [
      Math.min(from[0], to[0]),
      Math.max(from[0], to[0]),
      Math.min(from[1], to[1]),
      Math.max(from[1], to[1]),
    ];
    if (box[1]! < 0 || box[0]! > width || box[3]! < 0 || box[2]! > height) return [];
    const leaving = sigma.scaleSize(display.size);
    const arriving = leaving * (display.taper ?? 1);
    return {
      from,
      to,
      widths: [leaving, arriving] as const,
      ...opacityOf(colours.get(display.color) ?? display.color),
    };
  });
}

function drawnMarks(sigma: Sigma, data: NetworkData): DrawnMark[] {
  const { width, height } = sigma.getDimensions();
  const shown = data.actors.flatMap(({ mark, name }, actor) => {
    const display = sigma.getNodeDisplayData(String(actor));
    return display && !display.hidden ? { mark, name, display } : [];
  });
  const layerOf = ({ zIndex, highlighted }: (typeof shown)[number]["display"]) => zIndex + Number(highlighted);
  shown.sort((one, other) => layerOf(one.display) - layerOf(other.display));
  return shown.flatMap(({ mark, name, display }) => {
    const { x, y } = sigma.framedGraphToViewport(display);
    const radius = sigma.scaleSize(display.size);
    return isWithin(x, y, width, height, 2 * radius) ? { mark, name, x, y, radius, ...opacityOf(display.color) } : [];
  });
}

export function sceneOf(
  sigma: Sigma,
  data: NetworkData,
  names: readonly WrittenName[],
  palette: Palette,
  { title, legend }: { title: string; legend: Legend },
): Scene {
  const { ground, ink } = palette;
  const { labelFont, labelSize } = sigma.getSettings();
  return {
    ...sigma.getDimensions(),
    ...{ ground, ink, title, legend, font: labelFont, fontSize: labelSize },
    ties: drawnTies(sigma, data, palette),
    marks: drawnMarks(sigma, data),
    names,
  };
}
