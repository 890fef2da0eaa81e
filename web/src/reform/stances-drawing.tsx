// The bars of who is for and against: against to the left of the line, for to its right, and in a field of their own those
// who are neither and those of whom it is not known. One length stands for one involvement everywhere.
import { scaleLinear } from "d3-scale";
import { formatNumber } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { MARK_PATHS, useMarkLabel } from "../records/sector";
import { useWidth } from "../pictures/width";
import type { SectorCounts } from "./stances";
import { words } from "./words";

const ROW_HEIGHT = 58;
const BAR_HEIGHT = 20;
const HEAD_HEIGHT = 26;
/** Room for a number beside a bar. */
const NUMBER_WIDTH = 34;
/** Room left of the line where nobody is against: for the longest name of a sector. */
const SECTOR_NAME_WIDTH = 170;
const NARROW_WIDTH = 520;

export function StancesDrawing({ counts }: { readonly counts: readonly SectorCounts[] }) {
  const say = useWords(words);
  const language = useLanguage();
  const markLabel = useMarkLabel();
  const [place, width] = useWidth<HTMLDivElement>();
  const most = (of: (row: SectorCounts) => number) => Math.max(0, ...counts.map(of));
  const [against, pro, rest] = [
    most((row) => row.against),
    most((row) => row.for),
    most((row) => row.between + row.unknown),
  ];
  // The names of sectors stand at the left, numbers beside bars; what is left is shared by the three longest.
  const margin = width > NARROW_WIDTH && against === 0 ? SECTOR_NAME_WIDTH : NUMBER_WIDTH;
  const length = scaleLinear([0, Math.max(against + pro + rest, 1)], [0, width - margin - 3 * NUMBER_WIDTH]);
  const line = margin + length(against);
  const aside = line + length(pro) + 2 * NUMBER_WIDTH;
  const height = HEAD_HEIGHT + counts.length * ROW_HEIGHT;
  const number = (value: number) => formatNumber(value, language);
  return (
    <div ref={place}>
      <svg className="drawing stances" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say.stances}>
        <defs>
          <pattern id="neither" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="neither-ground" width="6" height="6" />
            <rect className="neither-stripe" width="3" height="6" />
          </pattern>
        </defs>
        <text className="side-name" x={line - 8} y={14} textAnchor="end">
          {against > 0 || width > NARROW_WIDTH ? `← ${say.sides.against}` : ""}
        </text>
        <text className="side-name" x={line + 8} y={14}>
          {say.sides.for} →
        </text>
        {rest > 0 && width > NARROW_WIDTH && (
          <text className="side-name" x={width} y={14} textAnchor="end">
            {say.sides.between} / {say.sides.unknown}
          </text>
        )}
        {counts.map((row, index) => (
          <g key={row.mark} transform={`translate(0 ${HEAD_HEIGHT + index * ROW_HEIGHT})`}>
            <title>{say.barOf(markLabel(row.mark), row.for, row.against, row.between, row.unknown)}</title>
            <g className={`mark mark-${row.mark}`} transform="translate(0 5) scale(.8)">
              <path d={MARK_PATHS[row.mark]} />
            </g>
            <text x={18} y={16}>
              {markLabel(row.mark)}
            </text>
            <g transform={`translate(0 ${ROW_HEIGHT - BAR_HEIGHT - 12})`}>
              <rect
                className="against"
                x={line - length(row.against)}
                width={length(row.against)}
                height={BAR_HEIGHT}
              />
              <rect className="for" x={line} width={length(row.for)} height={BAR_HEIGHT} />
              {row.against > 0 && (
                <text x={line - length(row.against) - 6} y={15} textAnchor="end">
                  {number(row.against)}
                </text>
              )}
              {row.for > 0 && (
                <text x={line + length(row.for) + 6} y={15}>
                  {number(row.for)}
                </text>
              )}
              <rect
                className="neither"
                fill="url(#neither)"
                x={aside}
                width={length(row.between)}
                height={BAR_HEIGHT}
              />
              <rect
                className="unknown"
                x={aside + length(row.between)}
                width={length(row.unknown)}
                height={BAR_HEIGHT}
              />
              {row.between + row.unknown > 0 && (
                <text x={aside + length(row.between + row.unknown) + 6} y={15}>
                  {[row.between, row.unknown]
                    .filter((count) => count > 0)
                    .map(number)
                    .join(" + ")}
                </text>
              )}
            </g>
          </g>
        ))}
        <line className="middle" x1={line} x2={line} y1={HEAD_HEIGHT - 6} y2={height - 6} />
      </svg>
      <p className="legend" aria-hidden="true">
        <span className="swatch against" /> {say.sides.against} <span className="swatch for" /> {say.sides.for}{" "}
        <span className="swatch neither" /> {say.sides.between} <span className="swatch unknown" /> {say.sides.unknown}
      </p>
    </div>
  );
}
