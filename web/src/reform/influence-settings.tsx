// How influence is measured, and who is left out: all of it stands in the address, so that a link asks the same again.
import { parseAsArrayOf, parseAsFloat, parseAsInteger, parseAsString, useQueryState, useQueryStates } from "nuqs";
import type { VariablesOf } from "../api/question";
import { formatNumber, formatShare } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { VOCABULARY } from "../language/vocabulary";
import type { WHAT_IF } from "./questions.influence";
import { words } from "./words.influence";

/** What the node takes where nothing is said. */
const MEASURE = {
  maxHops: parseAsInteger.withDefault(3),
  decay: parseAsFloat.withDefault(0.5),
  hubPenalty: parseAsFloat.withDefault(0.5),
  asOf: parseAsString,
};
const CHOICES = { maxHops: [1, 2, 3, 4, 5, 6], decay: [0.1, 0.25, 0.5, 0.75, 1], hubPenalty: [0, 0.25, 0.5, 1, 2] };

export const useMeasure = () => useQueryStates(MEASURE, { clearOnDefault: true });

export type TieType = VariablesOf<typeof WHAT_IF>["weights"][number]["type"];
export const TIE_TYPES = Object.keys(VOCABULARY.RelationshipType) as TieType[];
const isTieType = (text: string): text is TieType => TIE_TYPES.some((type) => type === text);

/** Who and what is left out. Types that are none are not asked about. */
export function useLeftOut() {
  const list = parseAsArrayOf(parseAsString).withDefault([]).withOptions({ clearOnDefault: true });
  const [actors, setActors] = useQueryState("without", list);
  const [written, setTypes] = useQueryState("withoutTies", list);
  const types = written.filter(isTieType);
  const toggled = (all: readonly string[], one: string) =>
    all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
  return {
    ...{ actors, types },
    none: actors.length === 0 && types.length === 0,
    toggleActor: (slug: string) => void setActors(toggled(actors, slug)),
    toggleType: (type: string) => void setTypes(toggled(types, type)),
    reset: () => {
      void setActors(null);
      void setTypes(null);
    },
  };
}

export function InfluenceSettings() {
  const say = useWords(words);
  const language = useLanguage();
  const [measure, setMeasure] = useMeasure();
  const choice = (key: keyof typeof CHOICES, show: (value: number) => string) => {
    // An address may hold a value that the list does not.
    const values = [...new Set([...CHOICES[key], measure[key]])].sort((a, b) => a - b);
    return (
      <label>
        {say[key]}{" "}
        <select value={measure[key]} onChange={(event) => void setMeasure({ [key]: Number(event.target.value) })}>
          {values.map((value) => (
            <option key={value} value={value}>
              {show(value)}
            </option>
          ))}
        </select>
      </label>
    );
  };
  return (
    <fieldset className="measure">
      <legend>{say.settings}</legend>
      {choice("maxHops", (value) => formatNumber(value, language))}
      {choice("decay", (value) => formatShare(value, language))}
      {choice("hubPenalty", (value) => formatNumber(value, language, 2))}
      <label>
        {say.asOf}{" "}
        <input
          type="date"
          value={measure.asOf ?? ""}
          onChange={(event) => void setMeasure({ asOf: event.target.value || null })}
        />
      </label>
    </fieldset>
  );
}
