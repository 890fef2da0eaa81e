// The drawn triangle of forces, with whoever stands in it. Each crowd is one button: a click or Enter chooses it.
// Knows neither actors nor countries.
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { TERNARY_HEIGHT, ternaryPoint } from "../pictures/ternary-geometry";
import { useWidth } from "../pictures/width";
import { markOf, type Position, type Mark } from "../records/mark";
import { MARK_PATHS } from "../records/sector";
import { crowdsOf, labelsOf, type Crowd, type Standing } from "./crowds";
import { words } from "./words";

const WIDTH_MAX = 760;
/** Room for the name of a corner, beyond whoever stands there. */
const NAME_ROOM = 30;
const REACH_MIN = 14;
const MIDDLE: Position = { state: 1, economy: 1, civilSociety: 1 };
/** Lines of equal share, drawn faintly: a reader sees how far from a corner a point stands. */
const LINES = [0.25, 0.5, 0.75];

interface TernaryProps<Who extends Standing> {
  readonly description: string;
  readonly standing: readonly Who[];
  /** What all of them come to together. */
  readonly barycentre?: Position | null;
  /** The key of the chosen one. */
  readonly chosen: string | null;
  readonly onChoose?: (who: Who) => void;
  /** A mark other than that of the sector: countries are no actors. */
  readonly mark?: Mark;
  /** Drawn below the points, given a function that places a position. */
  readonly under?: (place: (position: Position) => { x: number; y: number }) => ReactNode;
}

export function Ternary<Who extends Standing>(props: TernaryProps<Who>) {
  const { description, standing, barycentre, chosen, onChoose, mark, under } = props;
  const say = useWords(words);
  const [box, available] = useWidth<HTMLDivElement>();
  const width = Math.min(WIDTH_MAX, available);
  const margin = width < 480 ? 44 : 90;
  const side = width - 2 * margin;
  const place = (position: Position) => ternaryPoint(position, side);
  const crowds = crowdsOf(standing, side);
  const labels = labelsOf(crowds, chosen, { left: -margin, right: side + margin });
  const height = side * TERNARY_HEIGHT;
  const reach = Math.max(REACH_MIN, ...crowds.filter(isAtACorner).map(({ radius }) => radius));
  const middle = place(MIDDLE);
  const centre = barycentre && place(barycentre);
  return (
    <div ref={box}>
      <svg
        className="drawing ternary"
        viewBox={`${-margin} ${-reach - NAME_ROOM} ${width} ${height + 2 * (reach + NAME_ROOM)}`}
        style={{ maxWidth: width }}
        role="group"
        aria-label={description}
      >
        <Ground place={place} side={side} reach={reach} />
        {under?.(place)}
        <circle className="middle" cx={middle.x} cy={middle.y} r={7}>
          <title>{say.middle}</title>
        </circle>
        {crowds.map((crowd) => (
          <CrowdMark key={crowd.key} crowd={crowd} chosen={chosen} onChoose={onChoose} mark={mark} />
        ))}
        {labels.map(({ key, text, x, y, anchor }) => (
          <text key={key} className="name-label" x={x} y={y + 4.5} textAnchor={anchor} aria-hidden="true">
            {text}
          </text>
        ))}
        {centre && (
          <g className="barycentre" transform={`translate(${centre.x} ${centre.y})`}>
            <title>{say.barycentre}</title>
            <circle r={9} />
            <path d="M-14 0H14M0 -14V14" />
          </g>
        )}
      </svg>
    </div>
  );
}

const CORNER_SHARE_MIN = 0.85;
const isAtACorner = ({ position: { state, economy, civilSociety } }: { readonly position: Position }) =>
  Math.max(state, economy, civilSociety) >= CORNER_SHARE_MIN;

interface GroundProps {
  readonly place: (position: Position) => { x: number; y: number };
  readonly side: number;
  /** How far a crowd reaches beyond its place. */
  readonly reach: number;
}

/** The triangle itself: its sides, its lines of equal share and the names of its corners. */
function Ground({ place, side, reach }: GroundProps) {
  const language = useLanguage();
  const height = side * TERNARY_HEIGHT;
  const at = (state: number, economy: number, civilSociety: number) => {
    const { x, y } = place({ state, economy, civilSociety });
    return `${x} ${y}`;
  };
  const line = (share: number) =>
    `M${at(share, 1 - share, 0)} L${at(share, 0, 1 - share)} M${at(1 - share, share, 0)} L${at(0, share, 1 - share)} M${at(1 - share, 0, share)} L${at(0, 1 - share, share)}`;
  return (
    <g aria-hidden="true">
      <path className="grid" d={LINES.map(line).join(" ")} />
      <path className="edge" d={`M${side / 2} 0 L0 ${height} L${side} ${height}Z`} />
      <Corner sector="STATE" name={label("Sector", "STATE", language)} x={side / 2} y={-reach - 10} anchor="middle" />
      <Corner
        sector="ECONOMY"
        name={label("Sector", "ECONOMY", language)}
        x={-24}
        y={height + reach + 18}
        anchor="start"
      />
      <Corner
        sector="CIVIL_SOCIETY"
        name={label("Sector", "CIVIL_SOCIETY", language)}
        x={side + 24}
        y={height + reach + 18}
        anchor="end"
      />
    </g>
  );
}

function Corner({
  sector,
  name,
  x,
  y,
  anchor,
}: {
  sector: Mark;
  name: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}) {
  return (
    <text className={`corner corner-${sector}`} x={x} y={y} textAnchor={anchor}>
      {name}
    </text>
  );
}

interface CrowdMarkProps<Who extends Standing> {
  readonly crowd: Crowd<Who>;
  readonly chosen: string | null;
  readonly onChoose: ((who: Who) => void) | undefined;
  readonly mark: Mark | undefined;
}

function CrowdMark<Who extends Standing>({
  crowd,
  chosen,
  onChoose,
  mark = markOf(crowd.position),
}: CrowdMarkProps<Who>) {
  const say = useWords(words);
  const isChosen = crowd.members.some(({ who }) => who.key === chosen);
  const choose = () => onChoose?.(crowd.members[0]!.who);
  const name = say.crowd(
    crowd.members.map(({ who }) => who.name),
    crowd.position,
  );
  const asButton = onChoose && {
    role: "button",
    tabIndex: 0,
    "aria-label": name,
    "aria-pressed": isChosen,
    onClick: choose,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    },
  };
  return (
    <g className={isChosen ? "crowd chosen" : "crowd"} transform={`translate(${crowd.x} ${crowd.y})`} {...asButton}>
      <title>{name}</title>
      {/* What is pressed is never smaller than a fingertip asks for. */}
      <circle className="reach" r={Math.max(12, crowd.radius + 3)} />
      {crowd.members.map(({ who, x, y, radius }) => (
        <path
          key={who.key}
          className={`mark mark-${mark}${who.key === chosen ? " of-chosen" : ""}`}
          d={MARK_PATHS[mark]}
          transform={`translate(${x} ${y}) scale(${radius / 8}) translate(-8 -8)`}
        />
      ))}
    </g>
  );
}
