// How an actor and a tie look, given what is seen and what stands out: colours, sizes, what lies above what.
import type { Emphasis } from "./emphasis";
import type { Seen } from "./filter";
import type { NetworkData } from "./graph-data";
import type { Positions } from "./layout.first";
import type { Palette } from "./palette";
import { shapeNumber } from "./shapes";
import type { MarkData } from "./shapes.marks";
import type { TieData } from "./shapes.ties";

export interface Look {
  readonly data: NetworkData;
  readonly places: Positions;
  readonly seen: Seen;
  readonly sizes: Float32Array;
  readonly emphasis: Emphasis;
  readonly palette: Palette;
}

/** More ties than these are plain lines: a processor without graphics card draws them three times as fast as wedges. */
export const WEDGES_MAX = 6000;
/** A tie arrives a quarter as broad as it leaves. */
const TAPER = 0.25;
/** More than any size. */
const ABOVE = 1000;

export function markLook({ data, places, seen, sizes, emphasis, palette }: Look, actor: number): Partial<MarkData> {
  const { name, mark } = data.actors[actor]!;
  const { chosen, near, named } = emphasis;
  const stands = near === null || near.has(actor);
  return {
    type: "mark",
    x: places[2 * actor]!,
    y: places[2 * actor + 1]!,
    shape: shapeNumber(mark),
    size: sizes[actor]!,
    color: stands ? palette.marks[mark] : palette.faded[mark],
    label: name,
    isFaded: !stands,
    hidden: !seen.actors[actor],
    highlighted: chosen.has(actor),
    forceLabel: named.has(actor),
    // The large ones are landmarks, and lie above.
    zIndex: sizes[actor]! + (near && stands ? ABOVE : 0),
  };
}

export function tieLook({ data, seen, emphasis: { near, ties }, palette }: Look, tie: number): Partial<TieData> {
  const hidden = !seen.ties[tie];
  const taper = data.ties[tie]!.symmetric ? 1 : TAPER;
  if (ties.has(tie)) return { type: "tie", hidden, color: palette.chosen, size: 2.4, taper, zIndex: 1 };
  if (data.ties.length <= WEDGES_MAX) {
    return { type: "tie", hidden, color: near ? palette.tieFaded : palette.tie, size: 1.4, taper, zIndex: 0 };
  }
  return { type: "line", hidden, color: near ? palette.lineFaded : palette.line, size: 1, zIndex: 0 };
}
