// Places before and after, joined by a line each: who rises, who falls, who is gone.
import { formatScore } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { markOf } from "../records/mark";
import { MARK_PATHS } from "../records/sector";
import type { NamedActor } from "../records/record-names";
import { useWidth } from "../pictures/width";
import type { RankChange } from "./rank-changes";
import { words } from "./words.influence";

const ROW_HEIGHT = 26;
const HEAD = 34;
const LETTER_WIDTH = 7;
/** Names to the left, the change in words to the right. A phone has room for the names only. */
const NAME_SHARE = { narrow: 0.64, wide: 0.42 };
const WORDS_WIDTH = 190;
const NARROW_WIDTH = 560;

interface SlopeDrawingProps {
  readonly changes: readonly RankChange<NamedActor>[];
  readonly inWords: (change: RankChange<NamedActor>) => string;
}

export function SlopeDrawing({ changes, inWords }: SlopeDrawingProps) {
  const say = useWords(words);
  const language = useLanguage();
  const [place, width] = useWidth<HTMLDivElement>();
  const isNarrow = width < NARROW_WIDTH;
  const left = Math.floor(width * (isNarrow ? NAME_SHARE.narrow : NAME_SHARE.wide));
  const right = width - (isNarrow ? 44 : WORDS_WIDTH + 60);
  // Those without a place on one side stand below all others there.
  const rowsOf = (when: "before" | "after") =>
    new Map(
      [...changes]
        .sort((one, other) => (one[when]?.rank ?? Infinity) - (other[when]?.rank ?? Infinity))
        .map(({ actor }, row) => [actor.id, HEAD + row * ROW_HEIGHT + 10] as const),
    );
  const [before, after] = [rowsOf("before"), rowsOf("after")];
  const letters = Math.floor((left - 80) / LETTER_WIDTH);
  const shortened = (text: string) => (text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text);
  return (
    <div ref={place}>
      <svg
        className="drawing slope"
        viewBox={`0 0 ${width} ${HEAD + changes.length * ROW_HEIGHT + 6}`}
        role="img"
        aria-label={say.changeTable}
      >
        <text className="side-name" x={left} y={14} textAnchor="end">
          {say.before}
        </text>
        <text className="side-name" x={right} y={14}>
          {say.after}
        </text>
        {changes.map((change) => {
          const { actor } = change;
          const [y1, y2] = [before.get(actor.id) ?? 0, after.get(actor.id) ?? 0];
          const mark = markOf(actor.sectorPosition);
          const rank = change.before ? `${change.before.rank}. ` : "";
          const moves = (change.before?.rank ?? 0) === (change.after?.rank ?? 0) ? "stays" : "moves";
          return (
            <g key={actor.id}>
              <title>{`${actor.name}: ${inWords(change)}`}</title>
              <g className={`mark mark-${mark}`} transform={`translate(0 ${y1 - 11}) scale(.75)`}>
                <path d={MARK_PATHS[mark]} />
              </g>
              <text x={16} y={y1}>
                {rank + shortened(actor.name)}
              </text>
              <text className="soft" x={left} y={y1} textAnchor="end">
                {change.before ? formatScore(change.before.score, language) : ""}
              </text>
              <line className={change.after ? moves : "lost"} x1={left + 8} x2={right - 8} y1={y1 - 4} y2={y2 - 4} />
              <text x={right} y={y2}>
                {change.after ? formatScore(change.after.score, language) : "×"}
                {!isNarrow && <tspan className="soft">{` ${inWords(change)}`}</tspan>}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
