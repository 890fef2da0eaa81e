// The words of tables.
import { formatNumber } from "../language/formats";
import type { Words } from "../language/language";

const en = {
  showAll: (count: number) => `Show all ${formatNumber(count, "en")}`,
  saveCsv: "Save as CSV",
};

export const words: Words<typeof en> = {
  en,
  fr: { showAll: (count) => `Tout montrer (${formatNumber(count, "fr")})`, saveCsv: "Enregistrer en CSV" },
  nl: { showAll: (count) => `Toon alle ${formatNumber(count, "nl")}`, saveCsv: "Opslaan als CSV" },
};
