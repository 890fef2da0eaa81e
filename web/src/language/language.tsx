// Which language a page speaks, and its words in that language. The choice stands in the address (`?lang=fr`), so that a
// page can be passed on as it was read, and in the browser, so that the next page speaks it too.
import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import { isLanguage, type Language } from "./languages";

const PLACE = "counterweight-language";

/** What the address says, else what was chosen before, else what the browser prefers, else English. */
export function preferredLanguage(search: string, remembered: string | null, preferred: readonly string[]): Language {
  const asked = new URLSearchParams(search).get("lang");
  const tags = preferred.map((tag) => tag.split("-")[0]);
  return [asked, remembered, ...tags].find((tag) => isLanguage(tag)) ?? "en";
}

/** A page's words: the same keys in each language, texts or functions that put values into a sentence. */
export type Words<Shape> = Readonly<Record<Language, Spoken<Shape>>>;
type Spoken<Shape> = { readonly [Key in keyof Shape]: Shape[Key] extends string ? string : Shape[Key] };

interface Speech {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}
const SpeechContext = createContext<Speech>({ language: "en", speak: () => undefined });

export function SpokenLanguage({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(() =>
    preferredLanguage(window.location.search, window.localStorage.getItem(PLACE), navigator.languages),
  );
  const speak = useCallback((wanted: Language) => {
    window.localStorage.setItem(PLACE, wanted);
    const address = new URL(window.location.href);
    address.searchParams.set("lang", wanted);
    window.history.replaceState(window.history.state, "", address);
    setLanguage(wanted);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo(() => ({ language, speak }), [language, speak]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export const useSpeech = (): Speech => useContext(SpeechContext);
export const useLanguage = (): Language => useSpeech().language;
export const useWords = <Shape,>(words: Words<Shape>): Spoken<Shape> => words[useLanguage()];
