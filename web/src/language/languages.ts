// The languages of the pages. Knows no sentence of any of them.

export const LANGUAGES = ["en", "fr", "nl"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is said, in each language. */
export type Said = Readonly<Record<Language, string>>;

export const said = (en: string, fr: string, nl: string): Said => ({ en, fr, nl });

export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((language) => language === text);
