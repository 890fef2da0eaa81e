// Which year is looked at: a slider, steps, and a way to let the years pass. It stands still until somebody starts it, and
// for those who asked for less motion there are only the steps.
import { useEffect, useState } from "react";
import { useWords } from "../language/language";
import { BEGINNINGS, thisYear } from "./selection";
import { words } from "./words.countries";

const PACE_MS = 700;

interface SliderProps {
  readonly year: number | null;
  readonly since: number;
  /** In years. */
  readonly step: number;
  /** While the node still answers for the last year, the next one waits. */
  readonly isWaiting: boolean;
  readonly onYear: (year: number | null) => void;
  readonly onSince: (since: number) => void;
}

export function YearSlider({ year, since, step, isWaiting, onYear, onSince }: SliderProps) {
  const say = useWords(words);
  const [playing, setPlaying] = useState(false);
  const last = thisYear();
  const shown = Math.max(since, year ?? last);
  const goTo = (wanted: number) => onYear(wanted >= last ? null : Math.max(since, wanted));
  const atEnd = shown >= last;
  useEffect(() => {
    if (!playing || isWaiting) return;
    const timer = window.setTimeout(() => {
      if (atEnd) setPlaying(false);
      else goTo(shown + step);
    }, PACE_MS);
    return () => window.clearTimeout(timer);
  });
  const lessMotion = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const play = () => {
    if (!playing && atEnd) onYear(since);
    setPlaying(!playing);
  };
  return (
    <fieldset className="years">
      <label className="field">
        <span>
          {say.year}: <output>{year === null ? say.today : shown}</output>
        </span>
        <input
          type="range"
          min={since}
          max={last}
          step={1}
          value={shown}
          onChange={(event) => goTo(Number(event.target.value))}
        />
      </label>
      <button type="button" aria-label={say.earlier} disabled={shown <= since} onClick={() => goTo(shown - step)}>
        ◂
      </button>
      <button type="button" aria-label={say.later} disabled={atEnd} onClick={() => goTo(shown + step)}>
        ▸
      </button>
      {!lessMotion && (
        <button type="button" onClick={play}>
          {playing ? say.pause : say.play}
        </button>
      )}
      <label className="field">
        <span>{say.since}</span>
        <select value={since} onChange={(event) => onSince(Number(event.target.value))}>
          {[...new Set([...BEGINNINGS, since])].map((beginning) => (
            <option key={beginning}>{beginning}</option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
