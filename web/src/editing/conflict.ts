// Two changes of one record at once: which fields differ, and the record as it is to be after a decision on each. Shows nothing.
import { formatPeriod } from "../language/formats";
import type { Language } from "../language/languages";
import { countryName, languageName } from "../language/places";
import { fieldName, label } from "../language/vocabulary";
import { saying } from "./compose";
import { CORNERS } from "./compose";
import type { Field, Kind, Value, Values } from "./field";

export interface Difference {
  readonly field: Field;
  readonly mine: Value | undefined;
  readonly theirs: Value | undefined;
  /** Whether both changed it; else only they did. */
  readonly isContested: boolean;
}

export function differencesOf(kind: Kind, was: Values, mine: Values, theirs: Values): Difference[] {
  return kind.fields.flatMap((field) => {
    if (field.name === "evidence") return [];
    const [before, here, there] = [was, mine, theirs].map((values) => saying(field, values[field.name]));
    if (there === before || there === here) return [];
    return [{ field, mine: mine[field.name], theirs: theirs[field.name], isContested: here !== before }];
  });
}

/** What a field holds, in words, for people to compare. Empty: nothing. */
export function inWords(field: Field, value: Value | undefined, language: Language): string {
  if (value === null || value === undefined || value === "") return "";
  switch (field.kind) {
    case "enum":
      return label(field.of, value as string, language);
    case "period":
      return formatPeriod({ text: value as string }, language);
    case "place":
      return countryName(value as string, language);
    case "language":
      return languageName(value as string, language);
    case "share":
      return `${value as string} %`;
    case "texts":
      return (value as Values[]).map((each) => `${each["value"] as string} (${each["lang"] as string})`).join("; ");
    case "record":
      return (value as Values)["name"] as string;
    case "records":
      return (value as Values[]).map((each) => each["name"] as string).join("; ");
    case "sector":
      return CORNERS.map((corner) => `${fieldName(corner, language)} ${(value as Values)[corner] as string} %`).join(
        ", ",
      );
    case "passage":
      return ((value as Values)["quote"] || (value as Values)["excerpt"]) as string;
    case "list":
      return (value as Values[])
        .map((item) =>
          field.of
            .map((each) => inWords(each, item[each.name], language))
            .filter(Boolean)
            .join(", "),
        )
        .join("; ");
    default:
      return value as string;
  }
}
