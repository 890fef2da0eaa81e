// Countries, regions and languages by name, from the browser's own tables. Knows no record.
import { said, type Language, type Said } from "./languages";

/** Parts of Belgium: browsers name countries, but not what they are made of. Other regions show as country and code. */
const REGIONS: Readonly<Record<string, Said>> = {
  "BE-BRU": said("Brussels-Capital Region", "Région de Bruxelles-Capitale", "Brussels Hoofdstedelijk Gewest"),
  "BE-VLG": said("Flemish Region", "Région flamande", "Vlaams Gewest"),
  "BE-WAL": said("Walloon Region", "Région wallonne", "Waals Gewest"),
};

/** The name of `code`, or undefined where the browser has none; a code that is no code throws there. */
function nameOf(type: "region" | "language", code: string, language: Language): string | undefined {
  try {
    return new Intl.DisplayNames([language], { type, fallback: "none" }).of(code);
  } catch {
    return undefined;
  }
}

const capitalised = (text: string, language: Language): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/** A jurisdiction: an ISO 3166-1 country, a part of one as BE-WAL, or EU. What nobody can name shows as its code. */
export function countryName(code: string, language: Language): string {
  const region = REGIONS[code]?.[language];
  if (region) return region;
  const country = nameOf("region", code.split("-")[0]!, language);
  if (!country) return code;
  return code.includes("-") ? `${country} (${code})` : country;
}

/** An ISO 639 language; French and Dutch write its name small, so it is capitalised as the other labels are. */
export function languageName(code: string, language: Language): string {
  const name = nameOf("language", code, language);
  return name ? capitalised(name, language) : code;
}
