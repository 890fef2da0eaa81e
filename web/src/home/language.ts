// Which language the home page speaks: what the address says, else what the browser prefers, else English.
import { catalogue, isKey, isLanguage, type Language } from "./catalogue";

export function chosenLanguage(search: string, preferred: readonly string[]): Language {
  const asked = new URLSearchParams(search).get("lang");
  if (isLanguage(asked)) return asked;
  for (const tag of preferred) {
    const language = tag.split("-")[0];
    if (isLanguage(language)) return language;
  }
  return "en";
}

/** Puts one language into every element that names its sentence with `data-text` or `data-label`. */
export function speak(language: Language): void {
  const words = catalogue[language];
  document.documentElement.lang = language;
  document.title = words.pageTitle;
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>("[data-text], [data-label]")) {
    const { text, label } = element.dataset;
    if (text && isKey(text)) element.textContent = words[text];
    if (label && isKey(label)) element.setAttribute("aria-label", words[label]);
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset["language"] === language));
  }
}

/** Remembered in the address, so that the page can be passed on in the language it was read in. */
export function remember(language: Language): void {
  const address = new URL(window.location.href);
  address.searchParams.set("lang", language);
  window.history.replaceState(null, "", address);
}
