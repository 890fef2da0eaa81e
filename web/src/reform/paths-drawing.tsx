// The paths as a Sankey, from left to right into the policy. Ribbons are buttons: one of them is in the order of the Tab key,
// the arrow keys lead to the others.
import { sankey, sankeyLinkHorizontal, sankeyRight, type SankeyNode } from "d3-sankey";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useLanguage, useWords } from "../language/language";
import type { NamedActor } from "../records/record-names";
import { markOf } from "../records/mark";
import { MARK_PATHS } from "../records/sector";
import { layersOf, type LayerLink, type LayerNode } from "./paths.layers";
import { roleWords, stepWords } from "./path-words";
import { useWidth } from "../pictures/width";
import type { Path } from "./questions.influence";
import { words } from "./words.influence";

const END = "end";
const NODE_WIDTH = 10;
const NODE_ROOM = 30;
/** On the average; ribbons of little weight make thinner ones. */
const NODE_HEIGHT = 14;
/** For the name of the end, above all others. */
const HEAD_HEIGHT = 48;
const LETTER_WIDTH = 7.2;
/** Below this the layers would stand in each other's names; a narrower window scrolls the picture. */
const LAYER_WIDTH_MIN = 150;
const RIBBON_MIN = 2;

interface PathsDrawingProps {
  readonly paths: readonly Path[];
  /** The name of the policy or reform. */
  readonly end: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

const stepsOf = ({ steps, involvement }: Path) => [
  ...steps.map(({ from, to }) => ({ from: from.id, to: to.id })),
  { from: involvement.actor.id, to: END },
];

function layout(paths: readonly Path[], width: number) {
  const graph = layersOf(paths.map((path) => ({ steps: stepsOf(path), score: path.score })));
  const arrange = (right: number, bottom: number) =>
    sankey<LayerNode, LayerLink>()
      .nodeId(({ key }) => key)
      .nodeAlign(sankeyRight)
      .nodeWidth(NODE_WIDTH)
      .nodePadding(NODE_ROOM)
      .extent([
        [2, HEAD_HEIGHT],
        [right, bottom],
      ])({ nodes: graph.nodes.map((node) => ({ ...node })), links: graph.links.map((link) => ({ ...link })) });
  // Arranged once to learn how many layers there are, and how many stand in each: merged actors may make more of them.
  const layers = new Map<number, number>();
  for (const { x0 = 0 } of arrange(width, width).nodes) layers.set(x0, (layers.get(x0) ?? 0) + 1);
  const drawn = Math.max(width, (layers.size - 1) * LAYER_WIDTH_MIN);
  const height = HEAD_HEIGHT + Math.max(...layers.values()) * (NODE_ROOM + NODE_HEIGHT) + 60;
  const layerWidth = layers.size > 1 ? drawn / (layers.size - 1) : drawn;
  return { ...arrange(drawn - 2, height - 8), drawn, height, layerWidth };
}

export function PathsDrawing({ paths, end, chosen, onChoose }: PathsDrawingProps) {
  const say = useWords(words);
  const language = useLanguage();
  const [place, width] = useWidth<HTMLDivElement>();
  const { nodes, links, drawn, height, layerWidth } = useMemo(() => layout(paths, width), [paths, width]);
  const [current, setCurrent] = useState(0);
  const ribbons = useRef<(SVGPathElement | null)[]>([]);
  const actors = new Map(
    paths
      .flatMap(({ steps, involvement }) => [...steps.flatMap(({ from, to }) => [from, to]), involvement.actor])
      .map((actor) => [actor.id, actor]),
  );
  const recordOf = ({ paths: [first = 0], step }: LayerLink) => {
    const path = paths[first]!;
    const tie = path.steps.find(({ from, to }) => from.id === step.from && to.id === step.to);
    if (tie) return { id: tie.relationship.id, words: stepWords(tie, language), side: "" };
    const { id, actor, stance } = path.involvement;
    return { id, words: `${actor.name}: ${roleWords(path.involvement, language)}`, side: stance };
  };
  const onKey = (event: KeyboardEvent, index: number, id: string) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
      Home: 0,
      End: links.length - 1,
    };
    const next = moves[event.key];
    if (event.key === "Enter" || event.key === " ") onChoose(id);
    else if (next === undefined) return;
    else {
      const at = (next + links.length) % links.length;
      setCurrent(at);
      ribbons.current[at]?.focus();
    }
    event.preventDefault();
  };
  const shape = sankeyLinkHorizontal<LayerNode, LayerLink>();
  return (
    <div className="sankey" ref={place}>
      <svg
        className="drawing"
        viewBox={`0 0 ${drawn} ${height}`}
        style={{ minWidth: drawn }}
        role="group"
        aria-label={say.picture}
      >
        <g className="ribbons">
          {links.map((link, index) => {
            const record = recordOf(link);
            return (
              <path
                key={link.key}
                ref={(element) => void (ribbons.current[index] = element)}
                className={`ribbon ${record.side}`}
                d={shape(link) ?? ""}
                strokeWidth={Math.max(RIBBON_MIN, link.width ?? 0)}
                role="button"
                tabIndex={index === Math.min(current, links.length - 1) ? 0 : -1}
                aria-pressed={record.id === chosen}
                aria-label={say.openTie(record.words)}
                onClick={() => {
                  setCurrent(index);
                  onChoose(record.id);
                }}
                onKeyDown={(event) => onKey(event, index, record.id)}
              >
                <title>{record.words}</title>
              </path>
            );
          })}
        </g>
        {nodes.map((node) => (
          <Node key={node.key} node={node} actor={actors.get(node.id)} end={end} room={layerWidth} width={drawn} />
        ))}
      </svg>
    </div>
  );
}

interface NodeProps {
  readonly node: SankeyNode<LayerNode, LayerLink>;
  /** None for the end. */
  readonly actor: NamedActor | undefined;
  readonly end: string;
  /** From this layer to the next. */
  readonly room: number;
  readonly width: number;
}

function Node({ node: { x0 = 0, y0 = 0, y1 = 0 }, actor, end, room, width }: NodeProps) {
  const height = Math.max(y1 - y0, 2);
  if (!actor) {
    return (
      <g className="node end">
        <title>{end}</title>
        <rect x={x0} y={y0} width={NODE_WIDTH} height={height} />
        <text x={x0 + NODE_WIDTH} y={16} textAnchor="end">
          {shortened(end, Math.floor((width - 10) / LETTER_WIDTH))}
        </text>
      </g>
    );
  }
  const mark = markOf(actor.sectorPosition);
  return (
    <g className="node">
      <title>{actor.name}</title>
      <rect className={`mark-${mark}`} x={x0} y={y0} width={NODE_WIDTH} height={height} />
      <g className={`mark mark-${mark}`} transform={`translate(${x0} ${y0 - 16}) scale(.75)`}>
        <path d={MARK_PATHS[mark]} />
      </g>
      <text x={x0 + 17} y={y0 - 6}>
        {shortened(actor.name, Math.floor((room - 30) / LETTER_WIDTH))}
      </text>
    </g>
  );
}

const shortened = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;
