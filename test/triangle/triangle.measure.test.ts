// The formulas on vectors reckoned by hand, and what must hold of them for any shares.
import fc from "fast-check";
import { Refusal } from "../../src/core/refusal";
import { spearman } from "../../src/triangle/correlation.measure";
import { balanceOf, type Shares } from "../../src/triangle/triangle.measure";
import { checkedJurisdictions, checkedPlace, pointsOf } from "../../src/triangle/weighing";

const weighing = (state: number, economy: number, civilSociety: number): Shares => ({ state, economy, civilSociety });

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  throw new Error("not refused");
}

describe("the measures of a triangle", () => {
  it.each([
    ["all three alike", weighing(2, 2, 2), 1, 1, 1, null],
    // ln 2 / ln 3; |p - 1/3|^2 = 1/36 + 1/36 + 1/9 = 1/6, and sqrt(1/6) / sqrt(2/3) = 1/2
    ["two alike and no third", weighing(3, 3, 0), Math.LN2 / Math.log(3), 0.5, 0, "CIVIL_SOCIETY"],
    ["one alone", weighing(0, 7, 0), 0, 0, 0, null],
    // (.346574 + .361192 + .321888) / 1.098612 = .937231; 1 - sqrt(.027778 + .001111 + .017778) / .816497
    ["5, 3 and 2", weighing(5, 3, 2), 0.937231, 0.735425, 0.6, "CIVIL_SOCIETY"],
    ["1, 1 and 2", weighing(1, 1, 2), 0.946395, 0.75, 0.75, null],
  ])("are right for %s", (_name, sums, evenness, balance, leg, sector) => {
    const measures = balanceOf(sums);
    expect(measures.evenness).toBeCloseTo(evenness, 6);
    expect(measures.barycentricBalance).toBeCloseTo(balance, 6);
    expect(measures.weakestLeg).toBeCloseTo(leg, 12);
    expect(measures.weakestSector).toBe(sector);
  });

  it("are null for nobody", () => {
    expect(balanceOf(weighing(0, 0, 0))).toEqual({
      ...{ shares: null, evenness: null, barycentricBalance: null, weakestLeg: null, weakestSector: null },
    });
  });

  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });

  it("stay between 0 and 1, are the same for any order and any unit, and the weakest leg calls nothing balanced that lacks a force", () => {
    fc.assert(
      fc.property(amount, amount, amount, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (a, b, c, unit) => {
        fc.pre(a + b + c > 1e-6);
        const one = balanceOf(weighing(a, b, c));
        const other = balanceOf(weighing(c * unit, a * unit, b * unit));
        for (const measure of ["evenness", "barycentricBalance", "weakestLeg"] as const) {
          expect(one[measure]).toBeGreaterThanOrEqual(0);
          expect(one[measure]).toBeLessThanOrEqual(1);
          expect(other[measure]).toBeCloseTo(one[measure]!, 9);
        }
        expect(Object.values(one.shares!).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        if (Math.min(a, b, c) === 0) expect(one.weakestLeg).toBe(0);
      }),
    );
  });
});

describe("Spearman's rank correlation", () => {
  it.each([
    [
      "the same order",
      [
        [1, 10],
        [2, 20],
        [3, 90],
      ],
      1,
    ],
    [
      "the opposite order",
      [
        [1, 3],
        [2, 2],
        [3, 1],
      ],
      -1,
    ],
    // d = 1, 1, 0, 1, 1: 1 - 6 * 4 / (5 * 24)
    [
      "two neighbours exchanged twice",
      [
        [1, 2],
        [2, 1],
        [3, 3],
        [4, 5],
        [5, 4],
      ],
      0.8,
    ],
    // ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: 4.5 / sqrt(4.5 * 5)
    [
      "values that are equal",
      [
        [1, 1],
        [2, 5],
        [2, 3],
        [9, 8],
      ],
      4.5 / Math.sqrt(22.5),
    ],
  ] as [string, [number, number][], number][])("is right for %s", (_name, pairs, rho) => {
    expect(spearman(pairs).rho).toBeCloseTo(rho, 12);
  });

  it("says how many pairs it rests on, and nothing below three or where one side never changes", () => {
    expect(
      spearman([
        [1, 1],
        [2, 2],
      ]),
    ).toEqual({ rho: null, n: 2 });
    expect(
      spearman([
        [1, 1],
        [2, 2],
        [3, null],
        [null, 4],
      ]),
    ).toEqual({ rho: null, n: 2 });
    expect(
      spearman([
        [1, 1],
        [2, 1],
        [3, 1],
      ]),
    ).toEqual({ rho: null, n: 3 });
    expect(spearman([])).toEqual({ rho: null, n: 0 });
  });
});

describe("the points of a series", () => {
  it("go by steps from the first day on, and not beyond the last", () => {
    expect(pointsOf("2000-06-01", "2015-05-31", "FIVE_YEARS", "COUNT")).toEqual([
      "2000-06-01",
      "2005-06-01",
      "2010-06-01",
    ]);
    expect(pointsOf("2000-06-01", "2000-06-01", "DECADE", "COUNT")).toEqual(["2000-06-01"]);
    expect(pointsOf("0001-01-01", "0021-01-01", "DECADE", "COUNT")).toEqual(["0001-01-01", "0011-01-01", "0021-01-01"]);
  });

  it("take the 28th where a year has no 29 February", () => {
    expect(pointsOf("2016-02-29", "2021-01-01", "YEAR", "COUNT")).toEqual([
      "2016-02-29",
      "2017-02-28",
      "2018-02-28",
      "2019-02-28",
      "2020-02-29",
    ]);
  });

  it("are 60 at most, by influence 30", () => {
    expect(pointsOf("1940-01-01", "1999-12-31", "YEAR", "INVOLVEMENT")).toHaveLength(60);
    expect(codeOf(() => pointsOf("1940-01-01", "2000-01-01", "YEAR", "COUNT"))).toBe("TOO_MANY_POINTS");
    expect(pointsOf("2000-01-01", "2029-12-31", "YEAR", "INFLUENCE")).toHaveLength(30);
    expect(codeOf(() => pointsOf("2000-01-01", "2030-01-01", "YEAR", "INFLUENCE"))).toBe("TOO_MANY_POINTS");
    expect(codeOf(() => pointsOf("0001-01-01", "9999-12-31", "YEAR", "COUNT"))).toBe("TOO_MANY_POINTS");
  });

  it("do not run backwards", () => {
    expect(codeOf(() => pointsOf("2001-01-01", "2000-01-01", "YEAR", "COUNT"))).toBe("BAD_USER_INPUT");
  });
});

describe("jurisdictions", () => {
  it.each(["be", "BEL", "Belgium", "BE_WAL", "BE-", "", " BE", "BE-WALL"])("refuse %j", (code) => {
    expect(codeOf(() => checkedPlace(code))).toBe("BAD_USER_INPUT");
  });

  it("are 1 to 50, each once", () => {
    expect(checkedJurisdictions(["BE", "MR", "BE"])).toEqual(["BE", "MR"]);
    expect(codeOf(() => checkedJurisdictions([]))).toBe("BAD_USER_INPUT");
    const many = Array.from({ length: 51 }, (_, at) => `A${String.fromCharCode(65 + (at % 26))}-${at}`);
    expect(codeOf(() => checkedJurisdictions(many))).toBe("BAD_USER_INPUT");
    expect(checkedJurisdictions(many.slice(1))).toHaveLength(50);
  });
});
