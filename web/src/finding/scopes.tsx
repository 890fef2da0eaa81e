// Narrowing by place and by theme: lists of what the node knows. What the address names and the list lacks is shown too.
import { graphql } from "../api/question";
import { useQuestion } from "../api/use-question";
import { useLanguage, useWords, type Words } from "../language/language";
import { countryName } from "../language/places";

export const JURISDICTIONS = graphql(`
  query Jurisdictions {
    balances {
      jurisdictions {
        jurisdiction
      }
    }
  }
`);

export const THEMES = graphql(`
  query Themes {
    themes(first: 100) {
      nodes {
        id
        slug
        name
      }
    }
  }
`);

const en = { jurisdiction: "Country or region", theme: "Theme", any: "Any" };
const words: Words<typeof en> = {
  en,
  fr: { jurisdiction: "Pays ou région", theme: "Thème", any: "Tous" },
  nl: { jurisdiction: "Land of regio", theme: "Thema", any: "Alle" },
};

interface ScopeProps {
  readonly value: string | null;
  readonly onChoose: (value: string | null) => void;
}

export function JurisdictionChoice(props: ScopeProps) {
  const say = useWords(words);
  const language = useLanguage();
  const answer = useQuestion(JURISDICTIONS, {});
  const codes = answer.data?.balances.jurisdictions.map(({ jurisdiction }) => jurisdiction) ?? [];
  const options = codes.map((code) => ({ value: code, name: countryName(code, language) }));
  const isKnown = !props.value || codes.includes(props.value);
  const all = isKnown ? options : [{ value: props.value, name: countryName(props.value, language) }, ...options];
  return <Choice title={say.jurisdiction} options={all} {...props} />;
}

export function ThemeChoice(props: ScopeProps) {
  const say = useWords(words);
  const answer = useQuestion(THEMES, {});
  const options = (answer.data?.themes.nodes ?? []).map(({ slug, name }) => ({ value: slug, name }));
  const isKnown = !props.value || options.some(({ value }) => value === props.value);
  return (
    <Choice
      title={say.theme}
      options={isKnown ? options : [{ value: props.value, name: props.value }, ...options]}
      {...props}
    />
  );
}

interface ChoiceProps extends ScopeProps {
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  /** What it is called to choose none. */
  readonly any?: string;
}

/** A list under its title, with "any" first. */
export function Choice({ title, options, value, onChoose, any }: ChoiceProps) {
  const say = useWords(words);
  const language = useLanguage();
  const collator = new Intl.Collator(language);
  return (
    <label className="field">
      <span>{title}</span>
      <select value={value ?? ""} onChange={(event) => onChoose(event.target.value || null)}>
        <option value="">{any ?? say.any}</option>
        {[...options]
          .sort((one, other) => collator.compare(one.name, other.name))
          .map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
      </select>
    </label>
  );
}
