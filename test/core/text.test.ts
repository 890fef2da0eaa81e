// Names compared, languages chosen, unstorable characters found.
import { chooseText, normaliseName, refuseUnstorable, wantedLanguages } from "../../src/core/text";

describe("names", () => {
  it.each([
    ["Solidarité  Mondiale!", "solidarite mondiale"],
    ["Œuvre d’entraide", "oeuvre d entraide"],
    ["ŁÓDŹ", "lodz"],
    ["Oxfam-Solidariteit", "oxfam solidariteit"],
    ["Straße", "strasse"],
  ])("%s is compared as %s", (name, normal) => {
    expect(normaliseName(name)).toBe(normal);
  });
});

describe("languages", () => {
  it("come from the question, then the header by quality, then the node", () => {
    expect(wantedLanguages(["NL"], "fr-BE;q=0.8, de;q=0.9, en;q=0", ["en", "fr"])).toEqual(["nl", "de", "fr", "en"]);
  });

  it("ignore what is no language", () => {
    expect(wantedLanguages(undefined, "*, x-klingon, ;;q=1, 123", ["en"])).toEqual(["en"]);
  });

  it("choose the most wanted text there is, else the first by code", () => {
    const text = { fr: "travail décent", nl: "waardig werk" };
    expect(chooseText(text, ["en", "nl"])).toEqual({ value: "waardig werk", lang: "nl" });
    expect(chooseText(text, ["en"])).toEqual({ value: "travail décent", lang: "fr" });
    expect(chooseText({}, ["en"])).toBeNull();
  });
});

describe("unstorable characters", () => {
  it.each([
    [{ names: ["ok", "NUL\u0000"] }, "variables.names[1]"],
    [{ name: "half \ud83d" }, "variables.name"],
    [{ "key\u0000": 1 }, "a key of variables"],
  ])("are refused by their place", (value, place) => {
    expect(() => refuseUnstorable(value, "variables")).toThrow(place);
  });

  it("do not include whole emoji and accents", () => {
    expect(() => refuseUnstorable({ name: "é 🎉", n: 1, nothing: null }, "variables")).not.toThrow();
  });
});
