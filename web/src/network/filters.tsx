// What the picture shows: whose network, which ties and actors, on which day, how large.
import { useMemo } from "react";
import { useLanguage, useWords } from "../language/language";
import { countryName } from "../language/places";
import { label } from "../language/vocabulary";
import { SectorMark, useMarkLabel } from "../records/sector";
import { daysOf } from "./filter";
import { MARKS, type Mark } from "../records/mark";
import { type NetworkData } from "./graph-data";
import { SIZES, type Change, type Selection } from "./selection";
import { words } from "./words";

interface FiltersProps {
  readonly data: NetworkData;
  readonly selection: Selection;
  readonly change: Change;
  readonly themes: readonly { readonly slug: string; readonly name: string }[];
}

const POSITIONS: Readonly<Record<Mark, { state: number; economy: number; civilSociety: number } | null>> = {
  STATE: { state: 1, economy: 0, civilSociety: 0 },
  ECONOMY: { state: 0, economy: 1, civilSociety: 0 },
  CIVIL_SOCIETY: { state: 0, economy: 0, civilSociety: 1 },
  BETWEEN: { state: 0.5, economy: 0.5, civilSociety: 0 },
  UNPLACED: null,
};

/** How often each value occurs, most often first. */
function tally<Item>(items: readonly Item[], valueOf: (item: Item) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(valueOf(item), (counts.get(valueOf(item)) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

export function Filters({ data, selection, change, themes }: FiltersProps) {
  const say = useWords(words);
  const language = useLanguage();
  const nameOfMark = useMarkLabel();
  const types = useMemo(() => tally(data.ties, ({ type }) => type), [data]);
  const kinds = useMemo(() => tally(data.actors, ({ kind }) => kind), [data]);
  const marks = useMemo(() => new Map(tally(data.actors, ({ mark }) => mark)), [data]);
  const countries = useMemo(
    () => tally(data.actors, ({ row }) => String(row.jurisdiction ?? "")).filter(([code]) => code),
    [data],
  );
  const places = [
    ...new Set([...countries.map(([code]) => code), ...(selection.jurisdiction ? [selection.jurisdiction] : [])]),
  ];
  return (
    <div className="network-filters">
      <label>
        {say.size}
        <select
          value={selection.size}
          onChange={(event) => change({ size: SIZES.find((size) => size === event.target.value) ?? null })}
        >
          {SIZES.map((size) => (
            <option key={size} value={size}>
              {say.sizes[size]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.jurisdiction}
        <select
          value={selection.jurisdiction ?? ""}
          onChange={(event) => change({ jurisdiction: event.target.value || null })}
        >
          <option value="">{say.everywhere}</option>
          {places.map((code) => (
            <option key={code} value={code}>
              {countryName(code, language)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.theme}
        <select value={selection.theme ?? ""} onChange={(event) => change({ theme: event.target.value || null })}>
          <option value="">{say.everything}</option>
          {themes.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Choices
        title={say.sectors}
        options={MARKS.filter((mark) => marks.has(mark)).map((mark) => ({
          value: mark,
          text: `${nameOfMark(mark)} (${marks.get(mark)})`,
          mark,
        }))}
        chosen={selection.sector}
        onChange={(sector) => change({ sector: sector as Mark[] | null })}
      />
      <Choices
        title={say.types}
        options={types.map(([value, count]) => ({
          value,
          text: `${label("RelationshipType.heading", value, language)} (${count})`,
        }))}
        chosen={selection.type}
        onChange={(type) => change({ type })}
      />
      <Choices
        title={say.kinds}
        options={kinds.map(([value, count]) => ({ value, text: `${label("ActorKind", value, language)} (${count})` }))}
        chosen={selection.kind}
        onChange={(kind) => change({ kind })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={selection.tied}
          onChange={(event) => change({ tied: event.target.checked || null })}
        />
        {say.tiedOnly}
      </label>
      <DayChoice data={data} selection={selection} change={change} />
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly text: string;
  readonly mark?: Mark;
}

/** Boxes of which all are ticked while nothing is chosen: what one unticks goes away. */
function Choices({
  title,
  options,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: string[] | null) => void;
}) {
  const say = useWords(words);
  const all = options.map(({ value }) => value);
  const kept = chosen ?? all;
  const toggle = (value: string) => {
    const next = kept.includes(value) ? kept.filter((each) => each !== value) : [...kept, value];
    onChange(all.every((each) => next.includes(each)) ? null : next);
  };
  return (
    <details className="choices">
      <summary>
        {title} <span className="soft">{chosen ? say.someOf(kept.length, all.length) : say.all}</span>
      </summary>
      <fieldset>
        <legend className="unseen">{title}</legend>
        {options.map(({ value, text, mark }) => (
          <label key={value} className="check">
            <input type="checkbox" checked={kept.includes(value)} onChange={() => toggle(value)} />
            {mark && <SectorMark position={POSITIONS[mark]} silent />} {text}
          </label>
        ))}
        {chosen && (
          <button type="button" onClick={() => onChange(null)}>
            {say.showAll}
          </button>
        )}
      </fieldset>
    </details>
  );
}

const yearOf = (day: number): number => Math.trunc(day / 10_000);

/** A day by year: moving the slider through the decades is what shows a network grow. */
function DayChoice({ data, selection, change }: Pick<FiltersProps, "data" | "selection" | "change">) {
  const say = useWords(words);
  const days = useMemo(() => daysOf(data), [data]);
  const thisYear = new Date().getFullYear();
  if (!days) return <p className="soft">{say.nothingDated}</p>;
  const [first, last] = [yearOf(days.first), Math.max(yearOf(days.last), thisYear)];
  const year = selection.asOf ? Number(selection.asOf.slice(0, 4)) : null;
  return (
    <div className="day-choice">
      <label>
        {say.asOf(year)}
        <input
          type="range"
          min={first}
          max={last}
          value={year ?? last}
          onChange={(event) => change({ asOf: `${event.target.value.padStart(4, "0")}-12-31` })}
        />
      </label>
      {selection.asOf && (
        <button type="button" onClick={() => change({ asOf: null })}>
          {say.allTimes}
        </button>
      )}
    </div>
  );
}
