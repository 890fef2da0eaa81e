// By what an actor counts.
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import type { WeightBy } from "./questions";
import { WEIGHTS } from "./selection";
import { words } from "./words";

export function WeightChoice({
  value,
  onChoose,
}: {
  readonly value: WeightBy;
  readonly onChoose: (weight: WeightBy) => void;
}) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <label className="field">
      <span>{say.weightBy}</span>
      <select
        value={value}
        onChange={(event) => onChoose(WEIGHTS.find((weight) => weight === event.target.value) ?? "COUNT")}
      >
        {WEIGHTS.map((weight) => (
          <option key={weight} value={weight}>
            {label("TriangleWeight", weight, language)}
          </option>
        ))}
      </select>
    </label>
  );
}
