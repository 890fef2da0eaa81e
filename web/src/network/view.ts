// Moving over a drawing: nearer, further, to somebody. Without motion where the reader wants none.
import type Sigma from "sigma";
import type { CameraState } from "sigma/types";
import type { Positions } from "./layout.first";

/** Nearer than this one mark fills the picture; further than this the network is small in it. */
const [NEAREST, FURTHEST] = [0.05, 1.05];
/** So much wider than what is to be seen. */
const AROUND = 1.25;

function move(sigma: Sigma, state: Partial<CameraState>, isStill: boolean, duration: number): void {
  const camera = sigma.getCamera();
  if (isStill) camera.setState(state);
  else void camera.animate(state, { duration });
}

/** Actors by number. */
export function bringIntoView(sigma: Sigma, places: Positions, actors: readonly number[], isStill: boolean): void {
  if (actors.length === 0) return;
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const actor of actors) {
    const shown = sigma.viewportToFramedGraph(
      sigma.graphToViewport({ x: places[2 * actor]!, y: places[2 * actor + 1]! }),
    );
    [left, right] = [Math.min(left, shown.x), Math.max(right, shown.x)];
    [bottom, top] = [Math.min(bottom, shown.y), Math.max(top, shown.y)];
  }
  const ratio = Math.max(NEAREST, Math.min(FURTHEST, AROUND * Math.max(right - left, top - bottom)));
  move(sigma, { x: (left + right) / 2, y: (bottom + top) / 2, ratio }, isStill, 400);
}

export function bringNearer(sigma: Sigma, factor: number, isStill: boolean): void {
  const camera = sigma.getCamera();
  move(sigma, { ratio: camera.getBoundedRatio(camera.getState().ratio / factor) }, isStill, 200);
}

/** The box around actors, by number; null around nobody. A single one has no extent, and gets some. */
export function extentOf(
  places: Positions,
  actors: readonly number[],
): { x: [number, number]; y: [number, number] } | null {
  if (actors.length === 0) return null;
  const along = (axis: 0 | 1): [number, number] => {
    const all = actors.map((actor) => places[2 * actor + axis]!);
    const [least, most] = all.reduce(
      ([low, high], at) => [Math.min(low, at), Math.max(high, at)],
      [Infinity, -Infinity],
    );
    return most > least ? [least, most] : [least - 1, most + 1];
  };
  return { x: along(0), y: along(1) };
}
