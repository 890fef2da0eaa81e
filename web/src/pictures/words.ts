// The words around every picture.
import type { Words } from "../language/language";

const en = {
  savePng: "Save as PNG",
  saveSvg: "Save as SVG",
  asQuery: "This picture as a query",
  asTable: "The same as a table",
  cite: "Cite this",
  cited: "Citation copied",
  seenOn: (day: string) => `seen on ${day}`,
};

export const words: Words<typeof en> = {
  en,
  fr: {
    savePng: "Enregistrer en PNG",
    saveSvg: "Enregistrer en SVG",
    asQuery: "Cette image en requête",
    asTable: "La même chose en tableau",
    cite: "Citer",
    cited: "Citation copiée",
    seenOn: (day) => `consulté le ${day}`,
  },
  nl: {
    savePng: "Opslaan als PNG",
    saveSvg: "Opslaan als SVG",
    asQuery: "Dit beeld als query",
    asTable: "Hetzelfde als tabel",
    cite: "Citeer dit",
    cited: "Citaat gekopieerd",
    seenOn: (day) => `geraadpleegd op ${day}`,
  },
};
