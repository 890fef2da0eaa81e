// Where actors stand before any force has worked: at once, and for the same data always in the same places. Each leans to its corner
// of the triangle of forces and towards those to whom it is tied; who has no tie stands outside, in the direction of its corner.
import { MARKS } from "../records/mark";
import { eachTie, type NetworkData, type Shares } from "./graph-data";

/** x and y of each actor, by number, with y upwards. */
export type Positions = Float32Array;

/** The State above, the economy below on the left, civil society below on the right: as in every drawing of the triangle. */
const CORNERS = [Math.PI / 2, (7 * Math.PI) / 6, -Math.PI / 6].map(
  (angle) => [Math.cos(angle), Math.sin(angle)] as const,
);
const REACH = 1000;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const GOLDEN_SHARE = (Math.sqrt(5) - 1) / 2;
/** How often each actor moves half way to the middle of its peers: after three times communities show. */
const ROUNDS = 3;

const towards = (shares: Shares | null): readonly [number, number] =>
  shares
    ? ([0, 1].map((axis) => shares.reduce((sum, share, corner) => sum + share * CORNERS[corner]![axis]!, 0)) as [
        number,
        number,
      ])
    : [0, 0];

const degreeOf = ({ rows }: NetworkData, actor: number): number => rows[actor + 1]! - rows[actor]!;

/** Actors of a mark as the seeds of a sunflower around the place to which they lean, those with most ties in the middle. */
function sunflowers(data: NetworkData, tied: readonly number[]): Positions {
  const places = new Float32Array(2 * data.actors.length);
  for (const mark of MARKS) {
    const group = tied.filter((actor) => data.actors[actor]!.mark === mark);
    const spread = 0.9 * REACH * Math.sqrt(group.length / tied.length);
    group.sort(
      (one, other) =>
        degreeOf(data, other) - degreeOf(data, one) || (data.actors[one]!.id < data.actors[other]!.id ? -1 : 1),
    );
    group.forEach((actor, place) => {
      const [x, y] = towards(data.actors[actor]!.shares);
      const radius = spread * Math.sqrt((place + 0.5) / group.length);
      places[2 * actor] = 0.7 * REACH * x + radius * Math.cos(place * GOLDEN_ANGLE);
      places[2 * actor + 1] = 0.7 * REACH * y + radius * Math.sin(place * GOLDEN_ANGLE);
    });
  }
  return places;
}

/** Half its own place, half the middle of its peers. */
function drawnTogether(data: NetworkData, tied: readonly number[], own: Positions, before: Positions): Positions {
  const after = own.slice();
  for (const actor of tied) {
    let [x, y, count] = [0, 0, 0];
    eachTie(data, actor, (_tie, peer) => {
      x += before[2 * peer]!;
      y += before[2 * peer + 1]!;
      count++;
    });
    after[2 * actor] = (own[2 * actor]! + x / count) / 2;
    after[2 * actor + 1] = (own[2 * actor + 1]! + y / count) / 2;
  }
  return after;
}

/** Puts actors without ties into a belt around the others. Changes `places`. */
export function placeLoners(
  data: NetworkData,
  places: Positions,
  loners: readonly number[],
  others: readonly number[],
): void {
  if (loners.length === 0) return;
  const radii = Float32Array.from(others, (actor) => Math.hypot(places[2 * actor]!, places[2 * actor + 1]!)).sort();
  // The outermost few may lie far out; the belt runs where the crowd ends.
  const inner = 1.08 * (radii[Math.floor(0.985 * (radii.length - 1))] ?? REACH / 2);
  const width = Math.min(1, (0.6 * loners.length) / Math.max(1, others.length)) + 0.04;
  loners.forEach((actor, place) => {
    const { shares } = data.actors[actor]!;
    const [x, y] = towards(shares);
    const share = (place * GOLDEN_SHARE) % 1;
    const angle =
      Math.hypot(x, y) < 0.05 ? 2 * Math.PI * share : Math.atan2(y, x) + (share - 0.5) * ((2 * Math.PI) / 3);
    const radius = inner * Math.sqrt(1 + width * ((place + 0.5) / loners.length));
    places[2 * actor] = radius * Math.cos(angle);
    places[2 * actor + 1] = radius * Math.sin(angle);
  });
}

export function firstPositions(data: NetworkData): Positions {
  const actors = data.actors.map((_, actor) => actor);
  const tied = actors.filter((actor) => degreeOf(data, actor) > 0);
  const own = sunflowers(data, tied);
  let places = own;
  for (let round = 0; round < ROUNDS; round++) places = drawnTogether(data, tied, own, places);
  placeLoners(
    data,
    places,
    actors.filter((actor) => degreeOf(data, actor) === 0),
    tied,
  );
  return places;
}
