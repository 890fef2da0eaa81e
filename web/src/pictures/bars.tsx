// Bars for a ranking: each with its name above it, so that long names fit on a phone, and its figure at its end.
// Knows nothing of what is ranked.
import { markOf, type Position } from "../records/mark";
import { MARK_PATHS } from "../records/sector";
import { useWidth } from "./width";

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** The figure as it is read, with what else is said of it. */
  readonly figure: string;
  /** Where an actor stands; left out for what is no actor. */
  readonly position?: Position | null;
  /** Each has a colour of its own; what it means is said beside the drawing and in its table. */
  readonly tone?: "for" | "against" | "both";
}

const ROW_HEIGHT = 46;
const BAR_HEIGHT = 12;
const FIGURE_WIDTH = 170;
/** Letters of this drawing are some so many units wide. */
const LETTER_WIDTH = 7.4;

export function Bars({
  bars,
  max,
  description,
}: {
  readonly bars: readonly Bar[];
  readonly max: number;
  readonly description: string;
}) {
  const [box, width] = useWidth<HTMLDivElement>();
  const longest = Math.max(1, width - FIGURE_WIDTH);
  return (
    <div ref={box}>
      <svg
        className="drawing bars"
        role="img"
        aria-label={description}
        viewBox={`0 0 ${width} ${bars.length * ROW_HEIGHT}`}
      >
        {bars.map((bar, index) => {
          const length = Math.max(2, max > 0 ? (bar.value / max) * longest : 0);
          const indent = bar.position === undefined ? 0 : 20;
          return (
            <g key={bar.key} transform={`translate(0 ${index * ROW_HEIGHT})`}>
              {bar.position !== undefined && (
                <path
                  className={`mark mark-${markOf(bar.position)}`}
                  d={MARK_PATHS[markOf(bar.position)]}
                  transform="translate(0 4) scale(.85)"
                />
              )}
              <text x={indent} y={16} fontSize={14}>
                {shortened(bar.name, (width - indent) / LETTER_WIDTH)}
              </text>
              <rect className={`bar ${bar.tone ?? ""}`} x={0} y={23} width={length} height={BAR_HEIGHT} rx={2} />
              <text className="figure" x={length + 8} y={34} fontSize={13}>
                {bar.figure}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** The table beside the drawing has the whole name. */
const shortened = (name: string, letters: number): string =>
  name.length <= letters ? name : `${name.slice(0, Math.max(1, Math.floor(letters) - 1)).trimEnd()}…`;
