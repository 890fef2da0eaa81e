// The time axis with its lanes. A full bar is certain, a pale one possible; a stage is a square standing on its corner, an
// opening of civic space points up, a closing down.
import { scaleUtc } from "d3-scale";
import { formatPeriod } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { useWidth } from "../pictures/width";
import { sameDates, type Entry } from "./timeline.entries";
import { domainOf, packLane, type Placed } from "./timeline.layout";
import { words } from "./words";

const ROW_HEIGHT = 34;
const LANE_HEAD = 26;
const AXIS_HEIGHT = 30;
const ROWS_MAX = 8;
const LETTER_WIDTH = 7;
const LABEL_LETTERS_MAX = 46;
const MARGIN = 8;
/** A single day is seen, too. */
const DAY_WIDTH_MIN = 6;

interface Item {
  readonly entries: readonly Entry[];
  readonly text: string;
  readonly extent: NonNullable<Entry["extent"]>;
  readonly labelWidth: number;
}

export function TimelineDrawing({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useWords(words);
  const language = useLanguage();
  const [place, width] = useWidth<HTMLDivElement>();
  const extents = entries.flatMap(({ extent }) => (extent ? [extent] : []));
  const domain = domainOf(extents, Date.now());
  if (!domain) return null;
  const edges = [MARGIN, width - MARGIN] as const;
  const axis = scaleUtc(domain, edges);
  const x = (time: number) => axis(time);
  const lettersMax = Math.min(LABEL_LETTERS_MAX, Math.floor((width - 40) / LETTER_WIDTH));
  // How many they are is not cut off; the name before it may be.
  const nameMax = (others: number) => lettersMax - say.andOthers("", others).length;
  const textOf = (group: readonly Entry[]): string => {
    const [first, ...others] = group;
    const { kind, value, actor, reform } = first!;
    if (kind === "InvolvementRole" && actor)
      return others.length > 0
        ? say.andOthers(shortened(actor.name, nameMax(others.length)), others.length)
        : actor.name;
    const what = label(kind, value, language);
    const of = reform?.title ?? (actor && say.towards(actor.name));
    return of ? `${what} · ${of}` : what;
  };
  const itemOf = (group: readonly Entry[]): Item => {
    const text = shortened(textOf(group), lettersMax);
    return { entries: group, text, extent: group[0]!.extent!, labelWidth: text.length * LETTER_WIDTH + 8 };
  };
  let top = AXIS_HEIGHT;
  const lanes = lanesOf(entries).map(({ key, title, members }) => {
    const lane = packLane(sameDates(members).map(itemOf), { edges, x, rowsMax: ROWS_MAX });
    const at = top;
    top += LANE_HEAD + lane.rowCount * ROW_HEIGHT + (lane.unnamed.length > 0 ? ROW_HEIGHT : 0);
    const name =
      title === null ? (key === "stages" ? say.stages : say.civicSpace) : label("InvolvementRole", title, language);
    return { key, name, at, lane };
  });
  const ticks = axis.ticks(Math.max(2, Math.floor(width / 110)));
  const form = axis.tickFormat();
  const days = new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "short", year: "numeric" });
  return (
    <div ref={place}>
      <svg className="drawing timeline" viewBox={`0 0 ${width} ${top + 6}`} role="img" aria-label={say.timeline}>
        {ticks.map((tick) => (
          <g key={tick.getTime()} transform={`translate(${axis(tick)} 0)`}>
            <line className="tick" y1={AXIS_HEIGHT - 8} y2={top} />
            <text
              className="tick-name"
              y={14}
              textAnchor={axis(tick) > width - 40 ? "end" : axis(tick) < 40 ? "start" : "middle"}
            >
              {/^\d{4}$/.test(form(tick)) ? tick.getUTCFullYear() : days.format(tick)}
            </text>
          </g>
        ))}
        {lanes.map(({ key, name, at, lane }) => (
          <g key={key} transform={`translate(0 ${at})`}>
            <line className="lane" x1={0} x2={width} y1={4} y2={4} />
            <text className="lane-name" x={MARGIN} y={20}>
              {name}
            </text>
            {lane.rows.map((placed) => (
              <Mark key={placed.item.entries[0]!.key} placed={placed} top={LANE_HEAD + placed.row * ROW_HEIGHT} />
            ))}
            {lane.unnamed.length > 0 && (
              <g className="entry" transform={`translate(0 ${LANE_HEAD + lane.rowCount * ROW_HEIGHT})`}>
                <text className="lane-name" x={MARGIN} y={11}>
                  {say.timelineLeftOut(lane.unnamed.reduce((sum, { item }) => sum + item.entries.length, 0))}
                </text>
                {lane.unnamed.map(({ item, bar: { from, until } }) => (
                  <rect
                    key={item.entries[0]!.key}
                    className="possible"
                    x={from}
                    y={16}
                    width={Math.max(until - from, DAY_WIDTH_MIN)}
                    height={8}
                    rx={2}
                  />
                ))}
              </g>
            )}
          </g>
        ))}
      </svg>
      <p className="legend" aria-hidden="true">
        <span className="swatch certain" /> {say.legendCertain} <span className="swatch possible" />{" "}
        {say.legendPossible}
      </p>
    </div>
  );
}

/** Stages first, then each role, then civic space. */
function lanesOf(entries: readonly Entry[]): { key: string; title: string | null; members: Entry[] }[] {
  const roles = [...new Set(entries.flatMap(({ kind, value }) => (kind === "InvolvementRole" ? [value] : [])))];
  const lanes = [
    { key: "stages", title: null, members: entries.filter(({ kind }) => kind === "ReformStage") },
    ...roles.map((role) => ({
      ...{ key: role, title: role },
      members: entries.filter(({ kind, value }) => kind === "InvolvementRole" && value === role),
    })),
    { key: "civic-space", title: null, members: entries.filter(({ kind }) => kind === "CivicSpaceEventKind") },
  ];
  return lanes.filter(({ members }) => members.length > 0);
}

const shortened = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, Math.max(letters - 1, 1)).trimEnd()}…` : text;

const SIGNS = {
  stage: "M0-7 7 0 0 7-7 0z",
  OPENING: "M0-7 7 6H-7z",
  CLOSING: "M0 7 7-6H-7z",
};

function Mark({ placed: { item, bar, labelAt }, top }: { readonly placed: Placed<Item>; readonly top: number }) {
  const language = useLanguage();
  const { kind, effect, stance, extent } = item.entries[0]!;
  const sign = effect ? SIGNS[effect] : kind === "ReformStage" ? SIGNS.stage : null;
  const sides = new Set(item.entries.map((entry) => entry.stance));
  const side = sides.size === 1 ? stance : null;
  const [from, until] = bar.certain ?? [bar.from, bar.from];
  return (
    <g transform={`translate(0 ${top})`} className={`entry ${kind} ${effect ?? ""} ${side ?? ""}`}>
      <title>{`${item.text}, ${formatPeriod(extent, language)}`}</title>
      <rect
        className="possible"
        x={bar.from}
        y={16}
        width={Math.max(bar.until - bar.from, DAY_WIDTH_MIN)}
        height={8}
        rx={2}
      />
      {bar.certain && (
        <rect className="certain" x={from} y={16} width={Math.max(until - from, DAY_WIDTH_MIN)} height={8} rx={2} />
      )}
      {sign && (
        <path
          className="sign"
          d={sign}
          transform={`translate(${bar.openEnd ? bar.from : (bar.from + bar.until) / 2} 20)`}
        />
      )}
      <text x={labelAt} y={11}>
        {item.text}
      </text>
    </g>
  );
}
