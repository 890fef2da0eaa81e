// The vocabulary of the pages against what the node can say: the printed schema, the table of errors, the types of ties.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getNamedType, isEnumType, isInputObjectType, type GraphQLInputObjectType } from "graphql";
import { ERROR_TABLE } from "../../src/core/error-table";
import { RELATIONSHIP_TYPES } from "../../src/relationships/relationship-types";

// The pages are compiled by a configuration of their own, so they are read here as they run, with the types that matter.
type Language = "en" | "fr" | "nl";
type Table = Record<string, Partial<Record<Language, string>>>;
type Read = (text: string, language: Language) => string;
const { VOCABULARY, SENTENCES, label, fieldName, errorSentence } = jest.requireActual<{
  VOCABULARY: Record<string, Table>;
  SENTENCES: Table;
  label: (name: string, value: string, language: Language) => string;
  fieldName: (property: string, language: Language, type?: string) => string;
  errorSentence: Read;
}>("../../web/src/language/vocabulary");
const { FIELDS } = jest.requireActual<{ FIELDS: Table }>("../../web/src/language/vocabulary.fields");
const { countryName, languageName } = jest.requireActual<{ countryName: Read; languageName: Read }>(
  "../../web/src/language/places",
);
const { LANGUAGES, isLanguage } = jest.requireActual<{
  LANGUAGES: readonly Language[];
  isLanguage: (text: unknown) => boolean;
}>("../../web/src/language/languages");

const schema = buildSchema(readFileSync(join(__dirname, "../../schema/schema.graphql"), "utf8"));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
const valuesOf = new Map(
  types.filter(isEnumType).map((type) => [type.name, type.getValues().map(({ name }) => name)] as const),
);

/** Enums that pages put into questions and never show: orders of lists, and types to search, which are record types. */
const NEVER_SHOWN = /^(?!CentralityOrder$)\w+Order$|^SearchType$/;

/** What a retraction says in the ledger; no input creates it. */
const OF_RETRACTIONS = ["reason", "mergedInto"];

const MISPRINTS: Record<Language, RegExp> = {
  en: /'|"|^\s|\s$/,
  fr: /'|"|^\s|\s$|[^\u202f\s][:;?!]| [:;?!»]|« /, // a narrow no-break space goes before these
  nl: /'|"|^\s|\s$/,
};

/** What is wrong with a table that should have exactly these keys, each with a label in every language. */
function faultsOf(name: string, table: Table, expected: readonly string[]): string[] {
  const missing = expected.filter((key) => !Object.hasOwn(table, key)).map((key) => `${name}.${key} is missing`);
  const gone = Object.keys(table).filter((key) => !expected.includes(key));
  const unsaid = Object.entries(table).flatMap(([key, said]) =>
    LANGUAGES.flatMap((language) => {
      const text = said[language] ?? "";
      if (!text) return [`${name}.${key} has no ${language}`];
      return MISPRINTS[language].test(text) ? [`${name}.${key} is misprinted in ${language}: ${text}`] : [];
    }),
  );
  return [...missing, ...gone.map((key) => `${name}.${key} is gone`), ...unsaid];
}

/** The inputs that make and change records, by what they are part of: CreateActorInput is Actor, as IdentifierInput is Identifier. */
function properties(): { type: string; property: string }[] {
  const inputs = new Set<GraphQLInputObjectType>();
  const visit = (input: GraphQLInputObjectType): void => {
    if (inputs.has(input)) return;
    inputs.add(input);
    for (const { type } of Object.values(input.getFields())) {
      const named = getNamedType(type);
      if (isInputObjectType(named)) visit(named);
    }
  };
  types.filter(isInputObjectType).forEach((type) => {
    if (/^(Create|Update)/.test(type.name)) visit(type);
  });
  return [...inputs].flatMap((input) =>
    Object.keys(input.getFields()).map((property) => ({
      type: input.name.replace(/^(Create|Update)|Input$/g, ""),
      property,
    })),
  );
}

describe("the vocabulary of the pages", () => {
  test("every value of every enum that is shown has a label in three languages, and none is left from a value that is gone", () => {
    const readings = Object.entries(VOCABULARY);
    expect(readings.flatMap(([name, table]) => faultsOf(name, table, valuesOf.get(name.split(".")[0]!) ?? []))).toEqual(
      [],
    );
  });

  test("every enum of the schema is in the vocabulary, or is known never to be shown", () => {
    const silent = [...valuesOf.keys()].filter((name) => !Object.hasOwn(VOCABULARY, name) && !NEVER_SHOWN.test(name));
    expect(silent).toEqual([]);
  });

  test("every error code has a sentence, and none is left from a code that is gone", () => {
    expect(faultsOf("errors", SENTENCES, Object.keys(ERROR_TABLE))).toEqual([]);
    const unfinished = Object.values(SENTENCES).flatMap((said) =>
      Object.values(said).filter((text) => !/\.$/.test(text)),
    );
    expect(unfinished).toEqual([]);
  });

  test("every property of what is written has a name, and none is left from a property that is gone", () => {
    const written = properties();
    const plain = written.map(({ property }) => property);
    const ofTypes = written.map(({ type, property }) => `${type}.${property}`);
    const general = Object.fromEntries(Object.entries(FIELDS).filter(([key]) => !key.includes(".")));
    expect(faultsOf("fields", general, [...plain, ...OF_RETRACTIONS])).toEqual([]);
    const special = Object.entries(FIELDS).filter(([key]) => key.includes("."));
    expect(
      faultsOf(
        "fields",
        Object.fromEntries(special),
        ofTypes.filter((key) => Object.hasOwn(FIELDS, key)),
      ),
    ).toEqual([]);
  });

  test("ties read in English as the node's own relationship types do", () => {
    for (const [type, { label: forward, inverse }] of Object.entries(RELATIONSHIP_TYPES)) {
      expect([label("RelationshipType", type, "en"), label("RelationshipType.inverse", type, "en")]).toEqual([
        forward,
        inverse,
      ]);
    }
  });

  test("a tie that is the same from either end reads the same in each language", () => {
    for (const [type, { symmetric }] of Object.entries(RELATIONSHIP_TYPES)) {
      for (const language of LANGUAGES) {
        const same = label("RelationshipType", type, language) === label("RelationshipType.inverse", type, language);
        expect({ type, language, same }).toEqual({ type, language, same: symmetric });
      }
    }
  });

  test("no two values of an enum are called the same, so that a reader can choose between them", () => {
    const twins = Object.entries(VOCABULARY).flatMap(([name, table]) =>
      LANGUAGES.flatMap((language) => {
        const texts = Object.values(table).map((said) => said[language]);
        return texts.filter((text, at) => texts.indexOf(text) !== at).map((text) => `${name} ${language}: ${text}`);
      }),
    );
    expect(twins).toEqual([]);
  });

  test("a planted gap, a value that is gone, an empty label and a misprint are each found", () => {
    const planted: Table = {
      SUPPORT: { en: "For", fr: "", nl: "Voor" },
      OPPOSE: { en: "Against", fr: "Contre : non", nl: "Tegen" },
      SHRUG: { en: "Shrugs", fr: "Hausse les épaules", nl: "Haalt de schouders op" },
    };
    expect(faultsOf("Stance", planted, ["SUPPORT", "OPPOSE", "NEUTRAL"])).toEqual([
      "Stance.NEUTRAL is missing",
      "Stance.SHRUG is gone",
      "Stance.SUPPORT has no fr",
      "Stance.OPPOSE is misprinted in fr: Contre : non",
    ]);
  });
});

describe("what a newer node says", () => {
  test.each([
    ["ActorKind", "CITIZENS_ASSEMBLY", "Citizens assembly"],
    ["RecordType", "PublicHearing", "Public hearing"],
    ["ActorKind", "toString", "To string"],
  ])("shows in words: %s.%s", (name, value, words) => expect(label(name, value, "fr")).toBe(words));

  test("an unknown code has a sentence all the same, and an unknown property its own words", () => {
    for (const language of LANGUAGES) expect(errorSentence("BRAND_NEW", language)).toMatch(/\.$/);
    expect(fieldName("newProperty", "nl")).toBe("New property");
  });
});

describe("names of properties", () => {
  test("a property that means something else in one type is named for it there", () => {
    const [document, end] = [fieldName("source", "fr"), fieldName("source", "fr", "Relationship")];
    expect(document).not.toBe(end);
    expect(fieldName("source", "fr", "Observation")).toBe(document);
  });
});

describe("names of places and languages", () => {
  test.each([
    ["BE", "Belgium", "Belgique", "België"],
    ["EU", "European Union", "Union européenne", "Europese Unie"],
    ["BE-WAL", "Walloon Region", "Région wallonne", "Waals Gewest"],
    ["CH-ZH", "Switzerland (CH-ZH)", "Suisse (CH-ZH)", "Zwitserland (CH-ZH)"],
    ["XX", "XX", "XX", "XX"],
    ["nowhere at all", "nowhere at all", "nowhere at all", "nowhere at all"],
  ])("%s", (code, ...names) => expect(LANGUAGES.map((language) => countryName(code, language))).toEqual(names));

  test("a language is named with a capital, and one that nobody knows by its code", () => {
    expect(LANGUAGES.map((language) => languageName("nl", language))).toEqual(["Dutch", "Néerlandais", "Nederlands"]);
    expect(languageName("zzz", "en")).toBe("zzz");
  });

  test("the pages speak three languages and no other", () => {
    expect([...LANGUAGES.map(isLanguage), isLanguage("de"), isLanguage(null)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
