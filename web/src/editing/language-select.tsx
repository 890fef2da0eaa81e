// Which language a text is in.
import { useLanguage, useWords } from "../language/language";
import { languageName } from "../language/places";
import { words } from "./words";

/** Those of Europe and its neighbours, and the world's large ones. */
const SPOKEN =
  "en fr nl de es it pt pl ro el bg cs da et fi ga hr hu lt lv mt sk sl sv no uk ru tr ar he fa hi zh ja sw ln rn rw wo".split(
    " ",
  );

interface LanguageSelectProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (lang: string) => void;
  readonly "aria-label"?: string;
}
export function LanguageSelect({ value, onChange, ...rest }: LanguageSelectProps) {
  const say = useWords(words);
  const language = useLanguage();
  const codes = !value || SPOKEN.includes(value) ? SPOKEN : [value, ...SPOKEN];
  return (
    <select {...rest} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say.notSaid}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {languageName(code, language)}
        </option>
      ))}
    </select>
  );
}
