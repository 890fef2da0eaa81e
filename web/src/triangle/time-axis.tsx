// Shares over time as three lines, and below them on the same axis the events: upwards what opened, downwards what closed.
// Knows points in time, and nothing of where they come from.
import { scaleLinear } from "d3-scale";
import { useLanguage, useWords } from "../language/language";
import { formatShare } from "../language/formats";
import { useWidth } from "../pictures/width";
import type { SeriesPoint } from "./questions";
import { words } from "./words.countries";

const LEFT = 48;
const RIGHT = 118;
const TOP = 14;
const SHARES_HEIGHT = 190;
const EVENTS_TOP = TOP + SHARES_HEIGHT + 46;
const EVENTS_HALF = 34;
const HEIGHT = EVENTS_TOP + 2 * EVENTS_HALF + 22;
const LABEL_GAP = 17;
const YEAR_LABEL_WIDTH = 60;
/** Each force has its own line, so that nobody has to tell colours apart. */
const FORCES = [
  { force: "state", sector: "STATE", dashes: "none" },
  { force: "economy", sector: "ECONOMY", dashes: "9 4" },
  { force: "civilSociety", sector: "CIVIL_SOCIETY", dashes: "2 4" },
] as const;

const yearIn = (point: SeriesPoint) => Number(point.asOf.slice(0, 4));

export function TimeAxis({
  points,
  year,
  description,
}: {
  readonly points: readonly SeriesPoint[];
  readonly year: number | null;
  readonly description: string;
}) {
  const say = useWords(words);
  const language = useLanguage();
  const [box, width] = useWidth<HTMLDivElement>();
  const [first, last] = [yearIn(points[0]!), yearIn(points.at(-1)!)];
  const x = scaleLinear([first, last], [LEFT, Math.max(LEFT + 1, width - RIGHT)]);
  const y = scaleLinear([0, 1], [TOP + SHARES_HEIGHT, TOP]);
  const most = Math.max(1, ...points.flatMap(({ openingCount, closingCount }) => [openingCount, closingCount]));
  const bar = Math.max(2, ((x(last) - x(first)) / Math.max(1, points.length)) * 0.7);
  const middle = EVENTS_TOP + EVENTS_HALF;
  const ticks = x.ticks(Math.max(2, Math.floor((width - LEFT - RIGHT) / YEAR_LABEL_WIDTH))).filter(Number.isInteger);
  return (
    <div ref={box}>
      <svg className="drawing time-axis" role="img" aria-label={description} viewBox={`0 0 ${width} ${HEIGHT}`}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <path className="grid" d={`M${LEFT} ${y(share)}H${width - RIGHT}`} />
            <text x={LEFT - 6} y={y(share) + 4} textAnchor="end" fontSize={12}>
              {formatShare(share, language)}
            </text>
          </g>
        ))}
        {year !== null && <path className="now" d={`M${x(year)} ${TOP}V${EVENTS_TOP + 2 * EVENTS_HALF}`} />}
        <Lines points={points} x={x} y={y} />
        {ticks.map((tick) => (
          <text key={tick} x={x(tick)} y={TOP + SHARES_HEIGHT + 22} textAnchor="middle" fontSize={12}>
            {tick}
          </text>
        ))}
        <path className="grid" d={`M${LEFT} ${middle}H${width - RIGHT}`} />
        {points.map((point) => (
          <g key={point.asOf}>
            <Bar
              x={x(yearIn(point)) - bar / 2}
              from={middle}
              length={(-point.openingCount / most) * EVENTS_HALF}
              width={bar}
              className="opening"
            />
            <Bar
              x={x(yearIn(point)) - bar / 2}
              from={middle}
              length={(point.closingCount / most) * EVENTS_HALF}
              width={bar}
              className="closing"
            />
          </g>
        ))}
        <text x={width - RIGHT + 8} y={middle - 10} fontSize={13}>
          ▲ {say.opening}
        </text>
        <text x={width - RIGHT + 8} y={middle + 20} fontSize={13}>
          ▼ {say.closing}
        </text>
      </svg>
    </div>
  );
}

type Scale = (value: number) => number;

/** A line breaks where nobody is known. */
function Lines({ points, x, y }: { readonly points: readonly SeriesPoint[]; readonly x: Scale; readonly y: Scale }) {
  const say = useWords(words);
  const last = points.findLast(({ shares }) => shares);
  const lines = FORCES.map(({ force, sector, dashes }) => {
    let pen = "M";
    const d = points.map((point) => {
      if (!point.shares) {
        pen = "M";
        return "";
      }
      const step = `${pen}${x(yearIn(point))} ${y(point.shares[force])}`;
      pen = "L";
      return step;
    });
    return { force, sector, dashes, d: d.join(" "), end: last?.shares ? y(last.shares[force]) : TOP };
  });
  const right = last ? x(yearIn(last)) : LEFT;
  return [...lines]
    .sort((one, other) => one.end - other.end)
    .reduce<{ readonly at: number; readonly line: (typeof lines)[number] }[]>(
      (placed, line) => [...placed, { line, at: Math.max(line.end, (placed.at(-1)?.at ?? -LABEL_GAP) + LABEL_GAP) }],
      [],
    )
    .map(({ line, at }) => (
      <g key={line.force} className={`force force-${line.sector}`}>
        <path d={line.d} strokeDasharray={line.dashes} />
        <text x={right + 8} y={at + 4} fontSize={13}>
          {say[line.force]}
        </text>
      </g>
    ));
}

function Bar({
  x,
  from,
  length,
  width,
  className,
}: {
  x: number;
  from: number;
  length: number;
  width: number;
  className: string;
}) {
  return length === 0 ? null : (
    <rect className={className} x={x} y={Math.min(from, from + length)} width={width} height={Math.abs(length)} />
  );
}
