// What a person reads at an address that leads nowhere. It looks nothing up: programs get the error, with its code.
import { wantedLanguages } from "../core/text";

const WORDS = {
  en: {
    title: "There is no page here",
    text: "The address may be mistyped, or the page may have moved.",
    home: "Go to the first page",
  },
  fr: {
    title: "Il n’y a pas de page ici",
    text: "L’adresse contient peut-être une faute de frappe, ou la page a été déplacée.",
    home: "Aller à la page d’accueil",
  },
  nl: {
    title: "Hier staat geen pagina",
    text: "Misschien is het adres verkeerd getypt, of is de pagina verplaatst.",
    home: "Naar de startpagina",
  },
} as const;

const STYLE =
  ":root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem}" +
  "h1{font-size:1.5rem;line-height:1.25}a{color:inherit}";

/** In the language that the reader's browser asks for first, of those that there are. */
export function notFoundPage(acceptLanguage: string): string {
  const languages = Object.keys(WORDS) as (keyof typeof WORDS)[];
  const lang = wantedLanguages(null, acceptLanguage, languages).find((each) => each in WORDS) as keyof typeof WORDS;
  const { title, text, home } = WORDS[lang];
  return `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Counterweight</title><style>${STYLE}</style>
  </head>
  <body><main><h1>${title}</h1><p>${text}</p><p><a href="/">${home}</a></p></main></body>
</html>
`;
}
