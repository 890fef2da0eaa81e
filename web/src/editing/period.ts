// Dates as people write them, and EDTF, which the node takes. Between the two nothing is guessed: what has no plain form stays
// as it is written.

export const WAYS = ["unknown", "on", "about", "span", "written"] as const;
export type Way = (typeof WAYS)[number];

export interface Period {
  readonly way: Way;
  readonly from: string;
  readonly until: string;
}

const DAY = /^\d{4}(-\d\d(-\d\d)?)?$/;
const SPOKEN_DAY = /^(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})$/;

/** 31/3/2015 -> 2015-03-31, 3/2015 -> 2015-03; days come before months. */
export function plainDay(typed: string): string {
  const parts = SPOKEN_DAY.exec(typed.trim());
  if (!parts) return typed.trim();
  const [, day, month, year] = parts;
  return [year, month, day]
    .filter(Boolean)
    .map((part) => part!.padStart(2, "0"))
    .join("-");
}

const isPlain = (text: string): boolean => DAY.test(text) || text === "" || text === "..";

/** How an EDTF text would have been entered. */
export function periodOf(edtf: string): Period {
  if (!edtf) return { way: "unknown", from: "", until: "" };
  if (DAY.test(edtf)) return { way: "on", from: edtf, until: "" };
  if (edtf.endsWith("~") && DAY.test(edtf.slice(0, -1))) return { way: "about", from: edtf.slice(0, -1), until: "" };
  const [from = "", until = "", ...rest] = edtf.split("/");
  if (edtf.includes("/") && !rest.length && isPlain(from) && isPlain(until)) {
    return { way: "span", from: from.replace("..", ""), until: until.replace("..", "") };
  }
  return { way: "written", from: edtf, until: "" };
}

export function edtfOf({ way, from, until }: Period): string {
  const [first, last] = [plainDay(from), plainDay(until)];
  switch (way) {
    case "unknown":
      return "";
    case "on":
      return first;
    case "about":
      return first && `${first}~`;
    case "span":
      return first || last ? `${first || ".."}/${last || ".."}` : "";
    case "written":
      return from.trim();
  }
}
