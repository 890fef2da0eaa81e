// Who stands where in the drawn triangle: those at one place form a crowd, packed around the place so that nobody hides
// anybody. The same input always gives the same picture. Knows no drawing.
import { ternaryPoint } from "../pictures/ternary-geometry";
import { type Position } from "../records/mark";

export interface Standing {
  readonly key: string;
  readonly name: string;
  readonly position: Position;
  /** By what its mark is sized. */
  readonly weight: number;
}

export interface Member<Who extends Standing> {
  readonly who: Who;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Crowd<Who extends Standing> {
  readonly key: string;
  readonly position: Position;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** The heaviest first. */
  readonly members: readonly Member<Who>[];
}

/** Places nearer to each other than this part of a side are one place. */
const GRAIN = 1 / 40;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Circles do not fill a disc: so much more room than their own they take. */
const LOOSENESS = 1.5;
const RADIUS_MAX = 9;
const RADIUS_MIN = 5;
/** The largest crowd reaches so far, as a part of a side. */
const CROWD_RADIUS_MAX = 0.19;

const placeOf = ({ state, economy }: Position) => `${Math.round(state / GRAIN)}/${Math.round(economy / GRAIN)}`;
const square = (value: number) => value * value;

export function crowdsOf<Who extends Standing>(standing: readonly Who[], side: number): readonly Crowd<Who>[] {
  const heaviest = Math.max(...standing.map(({ weight }) => weight), Number.MIN_VALUE);
  // The area tells the weight, not the radius: twice the weight is twice the ink.
  const radiusOf = ({ weight }: Who) => Math.max(RADIUS_MIN, RADIUS_MAX * Math.sqrt(weight / heaviest));
  const places = new Map<string, Who[]>();
  for (const who of standing) {
    const key = placeOf(who.position);
    places.set(key, [...(places.get(key) ?? []), who]);
  }
  const groups = [...places].map(([key, members]) => ({
    key,
    members: members.sort((one, other) => other.weight - one.weight || one.key.localeCompare(other.key)),
  }));
  const reach = Math.max(...groups.map(({ members }) => reachOf(members.map(radiusOf))), 1);
  const scale = Math.min(1, (CROWD_RADIUS_MAX * side) / reach);
  return groups.map(({ key, members }) => {
    const radii = members.map((who) => radiusOf(who) * scale);
    const { position } = members[0]!;
    const around = packed(radii);
    return {
      key,
      position,
      ...ternaryPoint(position, side),
      radius: reachOf(radii),
      members: members.map((who, index) => ({ who, radius: radii[index]!, ...around[index]! })),
    };
  });
}

const reachOf = (radii: readonly number[]): number =>
  radii.length === 1
    ? radii[0]!
    : Math.sqrt(LOOSENESS * radii.reduce((sum, radius) => sum + square(radius), 0)) + radii[0]!;

/** As the seeds of a sunflower: each a golden angle further, as far out as those before it take room. */
function packed(radii: readonly number[]): readonly { x: number; y: number }[] {
  if (radii.length === 1) return [{ x: 0, y: 0 }];
  let area = 0;
  return radii.map((radius, index) => {
    const distance = Math.sqrt(LOOSENESS * (area + square(radius) / 2));
    area += square(radius);
    return { x: distance * Math.cos(index * GOLDEN_ANGLE), y: distance * Math.sin(index * GOLDEN_ANGLE) };
  });
}

export interface Label {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

const LETTER_WIDTH = 7;
const LINE_HEIGHT = 16;
const LETTERS_MAX = 26;
const LABELS_MAX = 14;

/** Names for as many crowds as have room, the chosen and the heaviest first; `left` and `right` bound the drawing. */
export function labelsOf<Who extends Standing>(
  crowds: readonly Crowd<Who>[],
  chosen: string | null,
  { left, right }: { readonly left: number; readonly right: number },
): readonly Label[] {
  const isChosen = (crowd: Crowd<Who>) => crowd.members.some(({ who }) => who.key === chosen);
  const weightOf = (crowd: Crowd<Who>) => crowd.members.reduce((sum, { who }) => sum + who.weight, 0);
  const ranked = [...crowds].sort(
    (one, other) => Number(isChosen(other)) - Number(isChosen(one)) || weightOf(other) - weightOf(one),
  );
  const taken = crowds.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const labels: Label[] = [];
  for (const crowd of ranked) {
    if (labels.length === LABELS_MAX) break;
    const named = crowd.members.find(({ who }) => who.key === chosen) ?? crowd.members[0]!;
    const text = shortened(named.who.name) + (crowd.members.length > 1 ? ` +${crowd.members.length - 1}` : "");
    const width = text.length * LETTER_WIDTH;
    for (const anchor of ["start", "end"] as const) {
      const x = anchor === "start" ? crowd.x + crowd.radius + 5 : crowd.x - crowd.radius - 5;
      const box = {
        left: anchor === "start" ? x : x - width,
        right: anchor === "start" ? x + width : x,
        top: crowd.y - LINE_HEIGHT / 2,
        bottom: crowd.y + LINE_HEIGHT / 2,
      };
      const collides = taken.some(
        (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
      );
      if (box.left < left || box.right > right || collides) continue;
      taken.push(box);
      labels.push({ key: crowd.key, text, x, y: crowd.y, anchor });
      break;
    }
  }
  return labels;
}

const shortened = (name: string) =>
  name.length <= LETTERS_MAX ? name : `${name.slice(0, LETTERS_MAX - 1).trimEnd()}…`;
