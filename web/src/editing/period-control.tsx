// A date or a period: asked for as one would say it, kept as EDTF, read back in words.
import { useState } from "react";
import { formatPeriod } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { useField, type FieldProps } from "./form-context";
import { Complaints, Help, Required } from "./labelled";
import { edtfOf, periodOf, WAYS, type Period } from "./period";
import { words } from "./words";

export function PeriodControl(props: FieldProps) {
  const { field, value, onChange } = props;
  const say = useWords(words);
  const language = useLanguage();
  const of = useField(props);
  const text = (value ?? "") as string;
  const [typed, setTyped] = useState<Period>(() => periodOf(text));
  // Set from elsewhere (another's change was taken, the form begun anew): what was typed here no longer counts.
  const period = edtfOf(typed) === text ? typed : periodOf(text);
  const type = (changed: Partial<Period>) => {
    const next = { ...period, ...changed };
    setTyped(next);
    onChange(edtfOf(next));
  };
  const box = (end: "from" | "until", name: string) => (
    <label>
      <span className="soft">{name}</span>{" "}
      <input
        type="text"
        className="short"
        value={period[end]}
        placeholder={period.way === "written" ? "1970~/.." : say.dayHint}
        autoComplete="off"
        {...of.described}
        onChange={(event) => type({ [end]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="field period" role="group" aria-label={of.name}>
      <label htmlFor={of.id}>
        {of.name} <Required when={field.required} />
      </label>
      <Help of={of} />
      <div className="row">
        <select
          id={of.id}
          value={period.way}
          {...of.described}
          onChange={(event) => type({ way: WAYS.find((way) => way === event.target.value)! })}
        >
          {WAYS.map((way) => (
            <option key={way} value={way}>
              {say.ways[way]}
            </option>
          ))}
        </select>
        {period.way !== "unknown" &&
          box("from", { on: say.day, about: say.day, span: say.from, written: "EDTF" }[period.way])}
        {period.way === "span" && box("until", say.until)}
      </div>
      {text && (
        <p className="help" role="status">
          {formatPeriod({ text }, language)} <code>{text}</code>
        </p>
      )}
      <Complaints of={of} />
    </div>
  );
}
