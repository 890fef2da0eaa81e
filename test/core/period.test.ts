// EDTF periods and the days that follow from them.
import edtf from "edtf";
import fc from "fast-check";
import { Refusal } from "../../src/core/refusal";
import { eventColumns, isDay, parsePeriod, periodColumns } from "../../src/core/period";

/** What the package gives, of which core/period.ts declares only what it uses. */
interface EdtfRead {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly lower?: { readonly min: number };
  readonly upper?: { readonly max: number };
}

const days = (text: string) => {
  const { possibly, certainly } = parsePeriod(text);
  return { possibly: [possibly.from, possibly.until], certainly: certainly && [certainly.from, certainly.until] };
};

describe("a period", () => {
  it.each([
    ["2019-11-04", ["2019-11-04", "2019-11-04"], ["2019-11-04", "2019-11-04"]],
    ["2015", ["2015-01-01", "2015-12-31"], null],
    ["2019-10", ["2019-10-01", "2019-10-31"], null],
    ["197X", ["1970-01-01", "1979-12-31"], null],
    ["1970/..", ["1970-01-01", null], ["1970-12-31", null]],
    ["../2009", [null, "2009-12-31"], [null, "2009-01-01"]],
    ["2015/2019", ["2015-01-01", "2019-12-31"], ["2015-12-31", "2019-01-01"]],
    ["2015-03-01/", ["2015-03-01", null], null],
    ["2016-06-16?", ["2016-06-16", "2016-06-16"], null],
  ])("%s covers the days it may and the days it must", (text, possibly, certainly) => {
    expect(days(text)).toEqual({ possibly, certainly });
  });

  it.each([
    ["2015~", "2014-01-01", "2016-12-31"],
    ["2015-06~", "2015-05-01", "2015-07-31"],
    ["2015-01~", "2014-12-01", "2015-02-28"],
    ["2015-06-10~", "2015-06-09", "2015-06-11"],
  ])("%s (about) widens by one unit of its precision, and makes no day certain", (text, from, until) => {
    expect(days(text)).toEqual({ possibly: [from, until], certainly: null });
  });

  it.each([
    "",
    "yesterday",
    "2015-13-01",
    "2016-02-30",
    "2019/2015",
    "[2015,2016]",
    "Y170000",
    "-0100",
    "2015\u0000",
    "1".repeat(50),
  ])("%j is refused as no date", (text) => {
    expect(() => parsePeriod(text)).toThrow(Refusal);
    expect(() => parsePeriod(text)).toThrow(/is no date/);
  });

  it("reads plain dates and intervals as EDTF's own grammar does", () => {
    const two = (n: number) => String(n).padStart(2, "0");
    const year = fc.integer({ min: 1, max: 9998 }).map((n) => String(n).padStart(4, "0"));
    const month = fc.integer({ min: 0, max: 13 }).map(two);
    const date = fc.integer({ min: 0, max: 32 }).map(two);
    const end = fc
      .tuple(year, fc.option(month), fc.option(date))
      .map(([y, m, d]) => [y, m, m && d].filter(Boolean).join("-"));
    const text = fc.oneof(
      end,
      fc.tuple(fc.oneof(end, fc.constant("..")), fc.oneof(end, fc.constant(".."))).map((e) => e.join("/")),
    );
    const limit = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString().slice(0, 10));
    fc.assert(
      fc.property(text, (written) => {
        let read: unknown;
        try {
          const { type, lower, upper, min, max } = edtf(written, {
            types: ["Date", "Interval"],
          }) as unknown as EdtfRead;
          const ends = type === "Interval" ? [lower?.min, upper?.max] : [min, max];
          const [from, until] = ends.map((ms?: number) => limit(ms === Infinity ? undefined : ms));
          read = from && until && from > until ? "refused" : [from ?? null, until ?? null];
        } catch {
          read = "refused";
        }
        let ours: unknown;
        try {
          ours = days(written).possibly;
        } catch {
          ours = "refused";
        }
        expect(ours).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });

  it("stays inside the years that Postgres and people read alike", () => {
    expect(days("9999~").possibly).toEqual(["9998-01-01", "9999-12-31"]);
  });

  it("becomes columns; without a date a record holds always, and an event is certain on no day", () => {
    expect(periodColumns("valid", undefined)).toEqual({ valid: null, valid_possibly: "[,]", valid_certainly: "[,]" });
    expect(eventColumns("occurred", undefined)).toMatchObject({
      occurred_possibly: "[,]",
      occurred_certainly: "empty",
    });
    expect(periodColumns("valid", "2015")).toEqual({
      valid: "2015",
      valid_possibly: "[2015-01-01,2015-12-31]",
      valid_certainly: "empty",
    });
  });
});

describe("a day", () => {
  it.each([
    ["2016-02-29", true],
    ["2015-02-29", false],
    ["2015-1-1", false],
    ["0000-01-01", false],
    ["2015-01-01T00:00:00Z", false],
  ])("%s: %s", (text, valid) => {
    expect(isDay(text)).toBe(valid);
  });
});
