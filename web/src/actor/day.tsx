// The day as of which the page shows ties, parts and influence. It stands in the address, so that a link restores it.
import { parseAsString, useQueryState } from "nuqs";
import { useId } from "react";
import { useWords } from "../language/language";
import { words } from "./words";

const DAY_FORM = /^\d{4}-\d\d-\d\d$/;

/** null: ties of all times, influence as of today. What is no day in the address counts as none. */
export function useDay() {
  const [asOf, setAsOf] = useQueryState("asOf", parseAsString.withOptions({ history: "replace" }));
  const isDay = asOf !== null && DAY_FORM.test(asOf) && !Number.isNaN(Date.parse(asOf));
  return [isDay ? asOf : null, setAsOf] as const;
}

export function DayControl() {
  const say = useWords(words);
  const [day, setDay] = useDay();
  const field = useId();
  return (
    <div className="day-control tools">
      <label htmlFor={field}>{say.asOf}</label>
      <input
        id={field}
        type="date"
        value={day ?? ""}
        min="1500-01-01"
        max="2217-12-31"
        onChange={(event) => void setDay(event.target.value || null)}
      />
      {day && (
        <button type="button" onClick={() => void setDay(null)}>
          {say.allTimes}
        </button>
      )}
      <span className="soft">{day ? say.asOfDay : say.asOfNone}</span>
    </div>
  );
}
