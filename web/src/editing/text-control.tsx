// Fields that are one box: a line of text, a longer one, a share, a language, a place, one of several values.
import { useId } from "react";
import { useLanguage, useWords } from "../language/language";
import type { Language } from "../language/languages";
import { countryName } from "../language/places";
import { label, VOCABULARY } from "../language/vocabulary";
import { slugOf, type FieldOf } from "./field";
import { useField, type FieldProps } from "./form-context";
import { Labelled } from "./labelled";
import { LanguageSelect } from "./language-select";
import { words } from "./words";

export function TextControl(props: FieldProps) {
  const { field, value, onChange, path } = props;
  const language = useLanguage();
  const of = useField(props);
  const list = useId();
  const text = (value ?? "") as string;
  const control = { id: of.id, value: text, ...of.described };
  if (field.kind === "longtext") {
    return (
      <Labelled of={of} required={field.required}>
        <textarea {...control} rows={4} onChange={(event) => onChange(event.target.value)} />
      </Labelled>
    );
  }
  if (field.kind === "language") {
    return (
      <Labelled of={of} required={field.required}>
        <LanguageSelect {...control} onChange={onChange} />
      </Labelled>
    );
  }
  const isPlace = field.kind === "place";
  const isWeb = path.at(-1) === "url" || path.at(-1) === "website";
  return (
    <Labelled of={of} required={field.required}>
      <input
        {...control}
        type="text"
        inputMode={isWeb ? "url" : field.kind === "share" ? "decimal" : undefined}
        list={isPlace ? list : undefined}
        className={["share", "place"].includes(field.kind) ? "short" : undefined}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          if (field.kind === "slug" && text) onChange(slugOf(text));
          if (isPlace) onChange(text.trim().toUpperCase());
        }}
      />
      {field.kind === "share" && " %"}
      {isPlace && (
        <>
          {text && ` ${countryName(text, language)}`}
          <datalist id={list}>
            {placesIn(language).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Labelled>
  );
}

/** Many values are found by their name; few keep the order of the vocabulary. */
const SORTED_FROM = 12;

export function EnumControl(props: FieldProps<FieldOf<"enum">>) {
  const { field, value, onChange } = props;
  const say = useWords(words);
  const language = useLanguage();
  const of = useField(props);
  const options = Object.keys(VOCABULARY[field.of])
    .filter((each) => each === value || !field.among || field.among.includes(each))
    .map((each) => [each, label(field.of, each, language)] as const);
  if (options.length >= SORTED_FROM) options.sort(([, a], [, b]) => a.localeCompare(b, language));
  return (
    <Labelled of={of} required={field.required}>
      <select
        id={of.id}
        value={(value ?? "") as string}
        {...of.described}
        onChange={(event) => onChange(event.target.value)}
      >
        {(!field.required || !field.initial) && <option value="">{field.required ? say.choose : say.notSaid}</option>}
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Codes that the browser can name and that are no country's. */
const NO_COUNTRY = new Set(["EZ", "QO", "UN", "XA", "XB", "ZZ"]);
const places = new Map<Language, readonly (readonly [code: string, name: string])[]>();

function placesIn(language: Language) {
  const known = places.get(language);
  if (known) return known;
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
    (code) => !NO_COUNTRY.has(code),
  );
  const named = ["BE-BRU", "BE-VLG", "BE-WAL", ...pairs]
    .map((code) => [code, countryName(code, language)] as const)
    .filter(([code, name]) => name !== code);
  places.set(language, named);
  return named;
}
