// A text in several languages: one box for each, and a language for each box.
import { useLanguage, useWords } from "../language/language";
import { LANGUAGES } from "../language/languages";
import { languageName } from "../language/places";
import type { FieldOf, Values } from "./field";
import { useField, type FieldProps } from "./form-context";
import { Complaints, Help, Required } from "./labelled";
import { LanguageSelect } from "./language-select";
import { words } from "./words";

export function TextsControl(props: FieldProps<FieldOf<"texts">>) {
  const { field, value, onChange } = props;
  const say = useWords(words);
  const language = useLanguage();
  const of = useField(props);
  const texts = (value ?? []) as readonly Values[];
  const put = (index: number, text: Values) =>
    onChange(texts.map((each, at) => (at === index ? { ...each, ...text } : each)));
  const unused = LANGUAGES.find((each) => !texts.some(({ lang }) => lang === each)) ?? "";
  return (
    <fieldset className="field" id={of.id}>
      <legend>
        {of.name} <Required when={field.required} />
      </legend>
      <Help of={of} />
      {texts.map((text, index) => {
        const lang = text["lang"] as string;
        const control = {
          id: `${of.id}-${index}-value`,
          value: text["value"] as string,
          lang: lang || undefined,
          "aria-label": `${of.name}, ${lang ? languageName(lang, language) : say.notSaid}`,
          ...of.described,
        };
        return (
          <div className="in-language" key={index}>
            {field.long ? (
              <textarea {...control} rows={4} onChange={(event) => put(index, { value: event.target.value })} />
            ) : (
              <input
                {...control}
                type="text"
                autoComplete="off"
                onChange={(event) => put(index, { value: event.target.value })}
              />
            )}
            <LanguageSelect
              id={`${of.id}-${index}-lang`}
              aria-label={say.languageOf(of.name)}
              value={lang}
              onChange={(chosen) => put(index, { lang: chosen })}
            />
          </div>
        );
      })}
      <button
        type="button"
        className="tool"
        onClick={() => onChange([...texts, { lang: texts.length ? unused : language, value: "" }])}
      >
        {texts.length ? say.anotherLanguage : say.addText}
        <span className="unseen"> {of.name}</span>
      </button>
      <Complaints of={of} />
    </fieldset>
  );
}
