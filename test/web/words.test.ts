// Every sentence of the pages is there in each language: catalogues are found by their file name, so that a new page's
// words are looked at without anybody thinking of it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { LANGUAGES } from "../../web/src/language/languages";
import { pageFiles, WEB } from "./page-files";

const files = pageFiles(/(^|[/.])words(\.[a-z-]+)?\.ts$/);

type Spoken = Readonly<Record<string, unknown>>;

/** Paths of the sentences that one language lacks, or has left empty. */
function gaps(words: Readonly<Record<string, unknown>>): string[] {
  const paths = (value: unknown, at: string): string[] => {
    if (typeof value === "function") return [at];
    if (typeof value === "string") return value.trim() ? [at] : [];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => paths(inner, at ? `${at}.${key}` : key));
  };
  const said = LANGUAGES.map((language) => [language, new Set(paths(words[language], ""))] as const);
  const all = new Set(said.flatMap(([, keys]) => [...keys]));
  return said.flatMap(([language, keys]) =>
    [...all].filter((key) => !keys.has(key)).map((key) => `${language}: ${key}`),
  );
}

test("catalogues are found", () => {
  expect(files).toContain("home/words.ts");
  expect(files.length).toBeGreaterThan(8);
});

test.each(files)("%s says everything in each language", (file) => {
  const exported = jest.requireActual<Record<string, unknown>>(path.join(WEB, file));
  const catalogues = Object.values(exported).filter(
    (value): value is Spoken => typeof value === "object" && value !== null && "en" in value,
  );
  expect(catalogues.length).toBeGreaterThan(0);
  for (const words of catalogues) {
    expect(Object.keys(words).sort()).toEqual([...LANGUAGES].sort());
    expect(gaps(words)).toEqual([]);
  }
});

test("a sentence that one language lacks, or leaves empty, is found", () => {
  const words = {
    en: { a: "A", deep: { b: () => "B" } },
    fr: { a: "A", deep: {} },
    nl: { a: " ", deep: { b: () => "B" } },
  };
  expect(gaps(words)).toEqual(["fr: deep.b", "nl: a"]);
});

test("no page says a sentence of its own in one language only", () => {
  // Text between tags that is more than a mark or the name of the house.
  const spoken = />\s*[A-Z][a-z]+ [a-z]+[^<{]*</;
  const offenders = pageFiles(/\.tsx$/)
    .filter((file) => !file.startsWith("graphiql"))
    .filter((file) => spoken.test(readFileSync(path.join(WEB, file), "utf8")));
  expect(offenders).toEqual([]);
  expect(spoken.test("<p>Something said in English</p>")).toBe(true);
});
